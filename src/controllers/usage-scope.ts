import { ContextProvider } from '@lit/context';
import type { UsageError } from '../api/errors.ts';
import { dimensions, type DimensionFilters } from '../api/types.ts';
import {
  filtersContext,
  type FiltersContextValue,
  type UsageFilters,
} from '../context/filters-context.ts';
import { formatContext } from '../context/format-context.ts';
import { sourceContext } from '../context/source-context.ts';
import { isLanguageTag } from '../internal/language-tag.ts';
import { warnOnce } from '../internal/warn.ts';
import { chosen } from '../model/capabilities.ts';
import { createFormat } from '../model/format.ts';
import {
  parseDay,
  parsePeriod,
  resolvePeriod,
  type Period,
  type ResolvedRange,
} from '../model/period.ts';
import type { TextOverrides } from '../model/texts.ts';
import { resolveTimeZone, sameTimeZone } from '../model/time-zone.ts';
import { BillingPeriodKeeper } from './billing-period.ts';
import { SourceConnection, type SourceSettings } from './source-connection.ts';

/** What a host gives a provider or `configureUsage()`: an address or a source, the rest optional. */
export interface UsageOptions extends SourceSettings {
  /** IANA name. Default: the browser's zone. */
  readonly timeZone?: string | undefined;
  /** BCP 47 tag. Default: the nearest `lang`, read when the page connects, else the browser's. */
  readonly locale?: string | undefined;
  /** The host's own texts, by their keys. */
  readonly texts?: TextOverrides | undefined;
  /** What the page shows at first, and again when it changes. Default: the last 30 days of everything. */
  readonly filters?: Partial<UsageFilters> | undefined;
  /** Values that no element may change. */
  readonly fixed?: DimensionFilters | undefined;
}

type Target = ConstructorParameters<typeof ContextProvider>[0];

const everything: UsageFilters = {
  ...(Object.fromEntries(dimensions.map((name) => [name, []])) as unknown as UsageFilters),
  period: { preset: '30d' },
};

/**
 * The shared state behind `<usage-provider>` and `configureUsage()`: source, filters and format,
 * given as contexts to everything below `target`.
 */
export class UsageScope {
  readonly #target: Target;
  readonly #connection: SourceConnection;
  readonly #source: ContextProvider<typeof sourceContext>;
  readonly #filters: ContextProvider<typeof filtersContext>;
  readonly #format: ContextProvider<typeof formatContext>;
  #options: UsageOptions = {};
  #chosen = everything;
  readonly #billing = new BillingPeriodKeeper(
    () => this.#update(),
    (error) => {
      warnOnce(`The billing period is not known; the last 30 days are shown. ${error.message}`);
      this.#fireError(error);
    },
  );

  constructor(target: Target) {
    this.#target = target;
    this.#connection = new SourceConnection(
      () => this.#update(),
      (error) => this.#fireError(error),
    );
    const initial = { filters: this.#chosen, range: undefined, fixed: [] };
    this.#source = new ContextProvider(target, {
      context: sourceContext,
      initialValue: this.#connection.value,
    });
    this.#filters = new ContextProvider(target, {
      context: filtersContext,
      initialValue: Object.freeze({ ...initial, setFilters: this.#setFromElement }),
    });
    this.#format = new ContextProvider(target, {
      context: formatContext,
      initialValue: createFormat({ locale: 'en', timeZone: 'UTC' }),
    });
  }

  get filters(): UsageFilters {
    return this.#filters.value.filters;
  }

  get range(): ResolvedRange | undefined {
    return this.#filters.value.range;
  }

  configure(options: UsageOptions): void {
    const former = this.#options;
    this.#options = options;
    if (JSON.stringify(options.filters) !== JSON.stringify(former.filters)) {
      const given = usable(options.filters);
      const again = Object.keys(former.filters ?? {}) as (keyof UsageFilters)[];
      const initial = Object.fromEntries(again.map((name) => [name, everything[name]]));
      this.#chosen = { ...this.#chosen, ...initial, ...given };
    }
    this.#connection.configure(options);
    this.#update();
  }

  /** Replaces the filters that are named. Fixed dimensions stay as they are. */
  setFilters(change: Partial<UsageFilters>): void {
    this.#chosen = { ...this.#chosen, ...usable(change) };
    this.#update();
  }

  connect(): void {
    // An element's providers announce themselves; those of the document have nobody to do it.
    if (!this.#target.addController) {
      for (const provider of [this.#source, this.#filters, this.#format]) provider.hostConnected();
    }
    this.#update();
    this.#connection.connect();
  }

  disconnect(): void {
    this.#connection.disconnect();
  }

  /** Asks for everything in sight anew, with the period as it stands now. */
  refresh(): Promise<void> {
    return this.#connection.refresh();
  }

  readonly #setFromElement = (change: Partial<UsageFilters>): void => {
    this.setFilters(change);
    this.#fire('usage-filters-change', { filters: this.filters });
  };

  #update(): void {
    const timeZone = this.#timeZone();
    this.#source.setValue(this.#connection.value);
    const fixed = chosen(this.#options.fixed);
    const filters = { ...this.#chosen, ...fixed };
    this.#setFilters({
      filters: Object.freeze(filters),
      range: this.#resolve(filters, timeZone),
      fixed: dimensions.filter((dimension) => fixed[dimension]),
      setFilters: this.#setFromElement,
    });
    const locale = this.#locale();
    const { texts } = this.#options;
    const former = this.#format.value;
    if (former.locale !== locale || former.timeZone !== timeZone || former.texts !== texts) {
      this.#format.setValue(createFormat({ locale, timeZone, texts }));
    }
  }

  /** An equal snapshot is not a new one: elements need not look again. */
  #setFilters(value: FiltersContextValue): void {
    if (JSON.stringify(value) !== JSON.stringify(this.#filters.value)) {
      this.#filters.setValue(Object.freeze(value));
    }
  }

  #resolve({ period, organization }: UsageFilters, timeZone: string): ResolvedRange | undefined {
    const connection = this.#connection.value;
    if (!connection.capabilities) return undefined;
    const clock = { now: new Date(connection.now()).toISOString(), timeZone };
    if (!('preset' in period) || period.preset !== 'billing') return resolvePeriod(period, clock);
    const [only] = organization.length === 1 ? organization : [];
    const billing = this.#billing.periodOf(connection, only);
    return billing === undefined ? undefined : resolvePeriod(period, { ...clock, billing });
  }

  #locale(): string {
    const { locale } = this.#options;
    if (locale !== undefined && isLanguageTag(locale)) return locale;
    if (locale !== undefined) warnOnce(`"${locale}" is no language tag; the page's own is used.`);
    const own = pageLanguage(this.#target);
    return isLanguageTag(own) ? own : navigator.language;
  }

  /** The host's zone if the API can cut in it, else one that it can. */
  #timeZone(): string {
    const asked = this.#options.timeZone;
    const known = asked === undefined ? undefined : resolveTimeZone(asked);
    if (asked !== undefined && known === undefined) {
      warnOnce(`"${asked}" is no time zone that this browser knows; the browser's own is used.`);
    }
    const zone = known ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = this.#connection.value.capabilities?.time_zones ?? 'iana';
    if (zones === 'iana' || zones.some((name) => sameTimeZone(name, zone))) return zone;
    const first = zones.find((name) => resolveTimeZone(name) !== undefined) ?? 'UTC';
    warnOnce(`The usage API cannot answer in ${zone}; ${first} is used.`);
    return first;
  }

  #fireError(error: UsageError): void {
    this.#fire('usage-error', { error });
  }

  #fire(type: string, detail: object): void {
    this.#target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** What can be used of filters that a host sets; the rest is warned of and left as it was. */
function usable(filters: Partial<UsageFilters> = {}): Partial<UsageFilters> {
  const isUsable = ([name, value]: [string, unknown]): boolean => {
    if (value === undefined) return false;
    const isValue = name === 'period' ? isPeriod(value as Period) : isKeys(value);
    if (!isValue) warnOnce(`The filter ${name}: ${JSON.stringify(value)} cannot be used.`);
    return isValue;
  };
  return Object.fromEntries(Object.entries(filters).filter(isUsable));
}

function isKeys(value: unknown): boolean {
  return Array.isArray(value) && value.every((key) => typeof key === 'string');
}

function isPeriod(period: Period): boolean {
  if (typeof period !== 'object' || period === null) return false;
  if ('preset' in period) return parsePeriod(period.preset) !== undefined;
  const [from, to] = [parseDay(`${period.from}`), parseDay(`${period.to}`)];
  return from !== undefined && to !== undefined && from <= to;
}

/** The nearest `lang` around an element, through the shadow roots that it stands in. */
function pageLanguage(element: Element): string {
  const lang = element.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
  if (lang !== undefined) return lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? pageLanguage(root.host) : navigator.language;
}
