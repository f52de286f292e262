import { css, LitElement, html, isServer, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { UsageError } from '../../api/errors.ts';
import type { RestUsageSourceOptions } from '../../api/rest-usage-source.ts';
import { dimensions, type UsageSource } from '../../api/types.ts';
import type { UsageFilters } from '../../context/filters-context.ts';
import { providerMark } from '../../controllers/connection-controller.ts';
import type { FixedFilters } from '../../controllers/filter-state.ts';
import { UsageScope } from '../../controllers/usage-scope.ts';
import { isLanguageTag } from '../../internal/language-tag.ts';
import { ensureContextRoot } from '../../internal/registry.ts';
import { warnOnce } from '../../internal/warn.ts';
import { everything } from '../../model/filters.ts';
import { parseDay, parsePeriod, type Period, type ResolvedRange } from '../../model/period.ts';
import { refreshPause } from '../../model/refresh-pause.ts';
import type { TextOverrides } from '../../model/texts.ts';
import { resolveTimeZone } from '../../model/time-zone.ts';

/** Without a value, an attribute is no number: 0 would say something else. */
const seconds = {
  fromAttribute: (value: string | null): number | undefined =>
    value === null ? undefined : value.trim() === '' ? NaN : Number(value),
};

/** An attribute that is there or not, and may have a value. */
const presentOrPrefix = {
  fromAttribute: (value: string | null): boolean | string =>
    value === '' ? true : (value ?? false),
};

/**
 * Connects the elements inside it to a usage API and holds what they share: filters, time zone,
 * locale and texts. Shows nothing itself. What fails for all elements alike it tells once for them.
 *
 * A filter is initial, fixed or chosen. `period`, `from` and `to`, and `filters` where a script sets
 * them before the provider is on the page, are initial. `agent` to `member` and `fixed-period` fix one.
 * What users choose shows in the filters at once and is asked for after a pause of 120 ms, so that ten
 * choices in a row make one question; what the host sets is asked for at once.
 *
 * With `url-sync`, what differs from the initial filters stands in the page's query string:
 * `?period=72h`, `?period=2026-11-01/2026-11-20&agent=a1&agent=a2`, `?organization=` for all where not
 * all are initial. A user's choice makes an entry in the history, choices within a second share one; the
 * host's changes replace it. Parameters of the host, those of fixed filters, the hash and
 * `history.state` stay as they are. What cannot be used is taken out with a warning.
 *
 * With `refresh="60"`, everything in sight is asked for anew a minute after the last answer, with the
 * period as it stands then. Hidden or offline, the page asks nothing, and on return once if it was due. A
 * refresh that fails leaves what is shown, which says its age, and the next ones wait longer: up to five
 * minutes, or as long as the API asks.
 *
 * @slot - The page, or the part of one, that it connects.
 * @fires {CustomEvent<{filters: UsageFilters}>} usage-filters-change - The user chose another period or other values, or came to them by Back or Forward.
 * @fires {CustomEvent<{error: UsageError}>} usage-error - There is no address, the API's capabilities or the billing period could not be had, or an attribute cannot be used.
 */
export class UsageProvider extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }

    :host([hidden]) {
      display: none;
    }

    :host([color-scheme='light']) {
      color-scheme: light;
    }

    :host([color-scheme='dark']) {
      color-scheme: dark;
    }
  `;

  /** Address of the usage API, absolute or relative to the page: "/api/usage". */
  @property({ attribute: 'base-url' }) baseUrl?: string;

  /** IANA zone in which days are cut and times are shown. Default: the browser's. */
  @property({ attribute: 'time-zone' }) timeZone?: string;

  /** BCP 47 language tag for numbers, dates and texts. Default: the nearest `lang`, read when the provider connects, else the browser's. */
  @property() locale?: string;

  /** "light" or "dark". Default: the page's `color-scheme`. */
  @property({ attribute: 'color-scheme' }) colorScheme?: 'light' | 'dark';

  /** Period at first: "24h", "72h", "30d" (default), "12mo" or "billing". */
  @property() period?: string;

  /** First day of a period at first, as YYYY-MM-DD; goes with `to`. */
  @property() from?: string;

  /** Last day of a period at first, as YYYY-MM-DD, included; goes with `from`. */
  @property() to?: string;

  /** Key of the one agent that all figures are for; cannot be changed on the page. */
  @property() agent?: string;

  /** Key of the one category that all figures are for; cannot be changed on the page. */
  @property() category?: string;

  /** Key of the one organization that all figures are for; cannot be changed on the page. */
  @property() organization?: string;

  /** Key of the one channel that all figures are for; cannot be changed on the page. */
  @property() channel?: string;

  /** Key of the one model that all figures are for; cannot be changed on the page. */
  @property() model?: string;

  /** Key of the one member that all figures are for; cannot be changed on the page. */
  @property() member?: string;

  /** Whether the period cannot be changed on the page. It is the one of `period`, or of `from` and `to`. */
  @property({ type: Boolean, attribute: 'fixed-period' }) fixedPeriod = false;

  /**
   * Whether the filters stand in the page's query string. A value is a prefix for the names of their
   * parameters, where other providers or the page itself have the same: `url-sync="u-"`.
   */
  @property({ attribute: 'url-sync', converter: presentOrPrefix }) urlSync: boolean | string =
    false;

  /** Whether cookies go to another origin: "omit", "same-origin" (default) or "include". */
  @property() credentials?: RequestCredentials;

  /** Milliseconds after which a request is given up; 0: never. Default 30000. */
  @property({ type: Number }) timeout?: number;

  /**
   * Seconds after which everything in sight is asked for anew, from 10 to 86,400, while the page is
   * visible and online. Default 0: never.
   */
  @property({ attribute: 'refresh', converter: seconds }) refreshSeconds?: number;

  /** Paths of the resources, where they are not the documented ones. */
  @property({ attribute: false }) paths?: RestUsageSourceOptions['paths'];

  /** Headers for every request, or a function that gives them. */
  @property({ attribute: false }) headers?: RestUsageSourceOptions['headers'];

  /** Gives the bearer token; called early, shared by all requests, called again after a 401. */
  @property({ attribute: false }) getToken?: RestUsageSourceOptions['getToken'];

  /** The host's own `fetch`. */
  @property({ attribute: false }) fetch?: typeof globalThis.fetch;

  /** The host's own source, in place of an address. */
  @property({ attribute: false }) source?: UsageSource;

  /** The host's own texts, by key: `{ 'usage-summary.refresh': 'Neu laden' }`. */
  @property({ attribute: false }) texts?: TextOverrides;

  /** @internal */
  readonly [providerMark] = true;

  readonly #scope = new UsageScope(this);
  readonly #refused = new Set<string>();

  constructor() {
    super();
    // A script may have set them before the tag was defined.
    const early = Object.getOwnPropertyDescriptor(this, 'filters')?.value as unknown;
    if (!early) return;
    Reflect.deleteProperty(this, 'filters');
    this.filters = early as Partial<UsageFilters>;
  }

  /** What is chosen. Setting it replaces what is named and keeps the rest. */
  get filters(): UsageFilters {
    return this.#scope.filters;
  }

  set filters(change: Partial<UsageFilters>) {
    this.#scope.setFilters(change);
  }

  /** The period as instants with zone and interval; `undefined` until the API has answered. */
  get range(): ResolvedRange | undefined {
    return this.#scope.range;
  }

  override connectedCallback(): void {
    ensureContextRoot(this.ownerDocument);
    super.connectedCallback();
    if (this.hasUpdated) this.#scope.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move is a leave and an enter; what is let go here would be asked for again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#scope.disconnect();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!isServer && (changed.size > 0 || !this.hasUpdated)) this.#configure();
  }

  protected override firstUpdated(): void {
    if (this.isConnected) this.#scope.connect();
  }

  /** Asks for everything in sight anew. */
  async refresh(): Promise<void> {
    await this.#scope.refresh();
  }

  #configure(): void {
    const { timeZone, locale, timeout } = this;
    const period = this.#period();
    const pause = refreshPause(this.refreshSeconds);
    if (pause.problem)
      this.#refuse(
        `refresh="${this.getAttribute('refresh') ?? this.refreshSeconds}" ${pause.problem}`,
      );
    this.#scope.configure({
      source: this.source,
      ...(this.baseUrl !== undefined && { baseUrl: this.baseUrl }),
      ...(this.paths && { paths: this.paths }),
      ...(this.headers && { headers: this.headers }),
      ...(this.credentials && { credentials: this.credentials }),
      ...(this.getToken && { getToken: this.getToken }),
      ...(this.fetch && { fetch: this.fetch }),
      ...(this.#isTimeout(timeout) && { timeout }),
      refreshSeconds: pause.seconds,
      timeZone: this.#isTimeZone(timeZone) ? timeZone : undefined,
      locale: this.#isLocale(locale) ? locale : undefined,
      texts: this.texts,
      filters: period && { period },
      fixed: this.#fixed(period),
      urlSync: this.urlSync,
    });
  }

  #period(): Period | undefined {
    const { period, from, to } = this;
    if (from !== undefined || to !== undefined) {
      const first = parseDay(from ?? '');
      const last = parseDay(to ?? '');
      if (first && last && first <= last) return { from: first, to: last };
      this.#refuse(
        `from="${from ?? ''}" to="${to ?? ''}" are no two days in order, as YYYY-MM-DD; the last 30 days are shown.`,
      );
      return undefined;
    }
    if (period === undefined) return undefined;
    const parsed = parsePeriod(period);
    if (!parsed) {
      this.#refuse(
        `period="${period}" is none of 24h, 72h, 30d, 12mo and billing; the last 30 days are shown.`,
      );
    }
    return parsed;
  }

  #fixed(period: Period = everything.period): FixedFilters {
    const values = dimensions.filter((name) => this[name]).map((name) => [name, [this[name]]]);
    return { ...Object.fromEntries(values), ...(this.fixedPeriod && { period }) };
  }

  #isTimeZone(zone: string | undefined): boolean {
    if (zone === undefined || resolveTimeZone(zone) !== undefined) return true;
    this.#refuse(`time-zone="${zone}" is no zone this browser knows; the browser's own is used.`);
    return false;
  }

  #isLocale(locale: string | undefined): boolean {
    if (locale === undefined || isLanguageTag(locale)) return true;
    this.#refuse(`locale="${locale}" is no language tag, as "de-CH"; the page's own is used.`);
    return false;
  }

  #isTimeout(timeout: number | undefined): timeout is number {
    if (timeout === undefined || timeout >= 0) return timeout !== undefined;
    this.#refuse(`timeout="${this.getAttribute('timeout')}" is no number of milliseconds.`);
    return false;
  }

  /** A value that cannot be used is said once and left aside; the page goes on without it. */
  #refuse(sentence: string): void {
    const message = `<${this.localName}> ${sentence}`;
    if (this.#refused.has(message)) return;
    this.#refused.add(message);
    warnOnce(message);
    const error = new UsageError('configuration', message);
    this.dispatchEvent(
      new CustomEvent('usage-error', { detail: { error }, bubbles: true, composed: true }),
    );
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'usage-provider': UsageProvider;
  }
}
