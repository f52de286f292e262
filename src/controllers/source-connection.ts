import { checkedSource } from '../api/checked-source.ts';
import { UsageError } from '../api/errors.ts';
import { RestUsageSource, type RestUsageSourceOptions } from '../api/rest-usage-source.ts';
import type { UsageSource } from '../api/types.ts';
import type { SourceContextValue } from '../context/source-context.ts';
import { warnOnce } from '../internal/warn.ts';
import { leastCapabilities } from '../model/capabilities.ts';
import { MergingSource } from './merging-source.ts';
import { toUsageError } from './queries.ts';
import { createQueryClient } from './query-client.ts';

const noClock =
  'The usage API offers no /capabilities and no readable Date header; the clock of the browser is used.';

/** Where the figures come from: an address, or a source in code. */
export interface SourceSettings extends Partial<RestUsageSourceOptions> {
  /** The host's own source, in place of `baseUrl` and what belongs to it. */
  readonly source?: UsageSource | undefined;
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
  #abort: AbortController | undefined;
  #connected = false;
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
    const identity = identify(settings);
    if (identity === this.#identity) return;
    this.#identity = identity;
    const connected = this.#connected;
    this.disconnect();
    this.#set(this.#createValue());
    if (connected) this.connect();
  }

  connect(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.#value.queryClient.mount();
    void this.#loadCapabilities();
  }

  /** Aborts what is under way; the cache stays for the next connect. */
  disconnect(): void {
    if (!this.#connected) return;
    this.#connected = false;
    this.#abort?.abort();
    this.#value.queryClient.unmount();
  }

  async refresh(): Promise<void> {
    if (this.#value.error && this.#value.source) this.#set({ ...this.#value, error: undefined });
    await this.#loadCapabilities();
    await this.#value.queryClient.invalidateQueries();
  }

  async #loadCapabilities(): Promise<void> {
    const { source, queryClient } = this.#value;
    if (!source) return;
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    try {
      const answer = await queryClient.fetchQuery({
        queryKey: ['capabilities'],
        queryFn: () =>
          source.capabilities({ signal }).catch((error) => Promise.reject(toUsageError(error))),
        staleTime: 0,
      });
      if (signal.aborted) return;
      if (!answer) warnOnce(noClock);
      const capabilities = answer ?? leastCapabilities(new Date().toISOString());
      this.#clockOffset = Date.parse(capabilities.now) - Date.now();
      this.#set({ ...this.#value, capabilities, error: undefined });
    } catch (error) {
      if (signal.aborted || !(error instanceof UsageError)) return;
      // Capabilities once known keep the page going; each request tells its own error.
      if (this.#value.capabilities) return;
      this.#set({ ...this.#value, error });
      this.#onError(error);
    }
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
      // Before the first settings nothing is missing yet: elements may be there before their provider is.
      error:
        source || this.#identity === ''
          ? undefined
          : new UsageError('configuration', 'The provider has neither a base-url nor a source.'),
      now: () => Date.now() + this.#clockOffset,
      refresh: () => this.refresh(),
    });
  }

  #createSource(): UsageSource | undefined {
    const { source, baseUrl, paths, credentials, timeout, getToken, fetch } = this.#settings;
    if (source) return checkedSource(source);
    if (baseUrl === undefined || baseUrl === '') return undefined;
    // Functions are looked up when called: frameworks make new ones with every render.
    return new RestUsageSource({
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
    });
  }
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
