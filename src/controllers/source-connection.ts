import { checkedSource } from '../api/checked-source.ts';
import { UsageError } from '../api/errors.ts';
import { RestUsageSource, type RestUsageSourceOptions } from '../api/rest-usage-source.ts';
import type { UsageSource } from '../api/types.ts';
import type { SourceContextValue } from '../context/source-context.ts';
import { pageLoaded } from '../internal/page-loaded.ts';
import { warnOnce } from '../internal/warn.ts';
import { leastCapabilities } from '../model/capabilities.ts';
import { refreshPause } from '../model/refresh-pause.ts';
import { LiveRefresh } from './live-refresh.ts';
import { MergingSource } from './merging-source.ts';
import { ask } from './queries.ts';
import { createQueryClient } from './query-client.ts';

const noClock =
  'The usage API offers no /capabilities and no readable Date header; the clock of the browser is used.';

const queryKey = ['capabilities'];

/** Where the figures come from: an address, or a source in code. */
export interface SourceSettings extends Partial<RestUsageSourceOptions> {
  /** The host's own source, in place of `baseUrl` and what belongs to it. */
  readonly source?: UsageSource | undefined;
  /**
   * Seconds after which everything in sight is asked for anew, from 10 to 86,400, while the page is
   * visible and online. Default 0: never.
   */
  readonly refreshSeconds?: number | undefined;
}

/**
 * Keeps the source that the settings describe, with its cache, what it can do, and the server's
 * clock. Every change makes a new `value` and tells `onChange`.
 */
export class SourceConnection {
  #settings: SourceSettings = {};
  #identity = '';
  #value: SourceContextValue;
  #clockOffset = 0;
  #connected = false;
  #refreshing: Promise<void> | undefined;
  #rest: RestUsageSource | undefined;
  readonly #live = new LiveRefresh(() => this.#refreshOnce({ isAsked: false }));
  readonly #onChange: () => void;
  readonly #onError: (error: UsageError) => void;

  constructor(onChange: () => void, onError: (error: UsageError) => void) {
    this.#onChange = onChange;
    this.#onError = onError;
    this.#value = this.#createValue();
  }

  get value(): SourceContextValue {
    return this.#value;
  }

  /** Takes new settings; another address or source starts with an empty cache. */
  configure(settings: SourceSettings): void {
    this.#settings = settings;
    const { seconds, problem } = refreshPause(settings.refreshSeconds);
    if (problem) warnOnce(`refreshSeconds ${settings.refreshSeconds} ${problem}`);
    this.#live.configure(seconds);
    const identity = identify(settings);
    if (identity === this.#identity) return;
    this.#identity = identity;
    const connected = this.#connected;
    this.disconnect();
    this.#refreshing = undefined;
    this.#set(this.#createValue());
    if (connected) this.connect();
  }

  connect(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.#value.queryClient.mount();
    this.#live.connect();
    void this.#load();
  }

  /** Aborts what is under way; the cache stays for the next connect. */
  disconnect(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#live.disconnect();
    void this.#value.queryClient.cancelQueries({ queryKey });
    this.#value.queryClient.unmount();
  }

  /**
   * Asks for everything anew. After a final 401 the token is asked for again too. What is on its
   * way already is new enough: an impatient second click waits for the first.
   */
  refresh(): Promise<void> {
    return this.#refreshOnce({ isAsked: true });
  }

  /** @param isAsked whether somebody wants it now: what nobody asked for leaves errors in sight */
  #refreshOnce({ isAsked }: { readonly isAsked: boolean }): Promise<void> {
    if (this.#refreshing) return this.#refreshing;
    if (isAsked && this.#isRejected()) this.#rest?.reset();
    if (isAsked && this.#value.error && this.#value.source) {
      this.#set({ ...this.#value, error: undefined });
    }
    const start = Date.now();
    const refreshing = this.#refresh().finally(() => {
      if (this.#refreshing !== refreshing) return;
      this.#refreshing = undefined;
      this.#live.settle(this.#errorsSince(start));
    });
    return (this.#refreshing = refreshing);
  }

  async #refresh(): Promise<void> {
    await this.#load();
    await this.#value.queryClient.invalidateQueries({}, { cancelRefetch: false });
  }

  /** Asks what the API can do. Whoever asks meanwhile waits for the same answer. */
  async #load(): Promise<void> {
    const { source, queryClient } = this.#value;
    const isCurrent = () => this.#connected && source === this.#value.source;
    if (!source) {
      await pageLoaded();
      if (isCurrent() && !this.#value.error) this.#fail(noSource());
      return;
    }
    const answer = await queryClient
      .fetchQuery({
        queryKey,
        queryFn: ({ signal }) => ask(() => source.capabilities({ signal })),
        staleTime: 0,
      })
      .catch((error: unknown) => error as Error);
    if (!isCurrent()) return;
    if (answer instanceof Error) {
      // Capabilities once known keep the page going; each request tells its own error.
      if (this.#value.capabilities) this.#onChange();
      else if (answer instanceof UsageError) this.#fail(answer);
      return;
    }
    if (!answer) warnOnce(noClock);
    const capabilities = answer ?? leastCapabilities(new Date().toISOString());
    this.#clockOffset = Date.parse(capabilities.now) - Date.now();
    this.#set({ ...this.#value, capabilities, error: undefined });
  }

  #isRejected(): boolean {
    return this.#errorsSince(0).some(({ type }) => type === 'authentication');
  }

  /** Errors of the questions whose last answer, later than `time`, was one. */
  #errorsSince(time: number): readonly UsageError[] {
    const queries = this.#value.queryClient.getQueryCache().getAll();
    const late = queries.filter(({ state }) => state.errorUpdatedAt >= time);
    const errors: unknown[] = late.map(({ state }) => state.error);
    return errors.filter((error) => error instanceof UsageError);
  }

  #fail(error: UsageError): void {
    this.#set({ ...this.#value, error });
    this.#onError(error);
  }

  #set(value: SourceContextValue): void {
    this.#value = Object.freeze(value);
    this.#onChange();
  }

  #createValue(): SourceContextValue {
    const source = this.#createSource();
    return Object.freeze({
      source: source && new MergingSource(source),
      queryClient: createQueryClient(),
      capabilities: undefined,
      error: undefined,
      now: () => Date.now() + this.#clockOffset,
      refresh: () => this.refresh(),
    });
  }

  #createSource(): UsageSource | undefined {
    const { source, baseUrl, paths, credentials, timeout, getToken, fetch } = this.#settings;
    this.#rest = source instanceof RestUsageSource ? source : undefined;
    if (source) return checkedSource(source);
    if (baseUrl === undefined || baseUrl === '') return undefined;
    // Functions are looked up when called: frameworks make new ones with every render.
    return (this.#rest = new RestUsageSource({
      baseUrl,
      ...(paths && { paths }),
      ...(credentials && { credentials }),
      ...(timeout !== undefined && { timeout }),
      headers: () => {
        const { headers = {} } = this.#settings;
        return typeof headers === 'function' ? headers() : headers;
      },
      ...(getToken && { getToken: (context) => (this.#settings.getToken ?? getToken)(context) }),
      ...(fetch && { fetch: (input, init) => (this.#settings.fetch ?? fetch)(input, init) }),
    }));
  }
}

function noSource(): UsageError {
  return new UsageError('configuration', 'The provider has neither a base-url nor a source.');
}

/** Settings of equal identity are served by the same source. */
function identify(settings: SourceSettings): string {
  const { source, baseUrl, paths, credentials, timeout, getToken, fetch } = settings;
  if (source) return `source ${numberOf(source)}`;
  return JSON.stringify([baseUrl?.toString(), paths, credentials, timeout, !!getToken, !!fetch]);
}

const numbers = new WeakMap<object, number>();
let count = 0;

function numberOf(value: object): number {
  const number = numbers.get(value) ?? ++count;
  numbers.set(value, number);
  return number;
}
