import { ContextProvider } from '@lit/context';
import type { UsageError } from '../api/errors.ts';
import { colorsContext } from '../context/colors-context.ts';
import {
  filtersContext,
  type FilterSnapshot,
  type FiltersContextValue,
  type UsageFilters,
} from '../context/filters-context.ts';
import { formatContext } from '../context/format-context.ts';
import { sourceContext } from '../context/source-context.ts';
import { isLanguageTag } from '../internal/language-tag.ts';
import { warnOnce } from '../internal/warn.ts';
import { everything, isSameChoice } from '../model/filters.ts';
import { createFormat } from '../model/format.ts';
import { daysIn, resolvePeriod, type ResolvedRange } from '../model/period.ts';
import { SeriesColors } from '../model/series-colors.ts';
import type { TextOverrides } from '../model/texts.ts';
import { resolveTimeZone, sameTimeZone } from '../model/time-zone.ts';
import { BillingPeriodKeeper } from './billing-period.ts';
import { ConversationChoice } from './conversation-choice.ts';
import { FilterState, type FilterSettings } from './filter-state.ts';
import { SourceConnection, type SourceSettings } from './source-connection.ts';

/** What a host gives a provider or `configureUsage()`: an address or a source, the rest optional. */
export interface UsageOptions extends SourceSettings, FilterSettings {
  /** IANA name. Default: the browser's zone. */
  readonly timeZone?: string | undefined;
  /** BCP 47 tag. Default: the nearest `lang`, read when the page connects, else the browser's. */
  readonly locale?: string | undefined;
  /** The host's own texts, by their keys. */
  readonly texts?: TextOverrides | undefined;
}

type Target = ConstructorParameters<typeof ContextProvider>[0];

/**
 * The shared state behind `<usage-provider>` and `configureUsage()`: source, filters, format and
 * colours, given as contexts to everything below `target`.
 */
export class UsageScope {
  readonly #target: Target;
  readonly #connection: SourceConnection;
  readonly #source: ContextProvider<typeof sourceContext>;
  readonly #filters: ContextProvider<typeof filtersContext>;
  readonly #format: ContextProvider<typeof formatContext>;
  readonly #colors: ContextProvider<typeof colorsContext>;
  readonly #state = new FilterState((isByUser) => this.#onFilters(isByUser));
  readonly #conversation = new ConversationChoice(() => this.#update());
  #options: UsageOptions = {};
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
    const snapshot = Object.freeze({ filters: this.#state.chosen, range: undefined });
    this.#source = new ContextProvider(target, {
      context: sourceContext,
      initialValue: this.#connection.value,
    });
    this.#filters = new ContextProvider(target, {
      context: filtersContext,
      initialValue: Object.freeze({
        ...snapshot,
        asked: snapshot,
        fixed: [],
        setFilters: this.#choose,
        conversation: undefined,
        setConversation: this.#chooseConversation,
      }),
    });
    this.#format = new ContextProvider(target, {
      context: formatContext,
      initialValue: createFormat({ locale: 'en', timeZone: 'UTC' }),
    });
    this.#colors = new ContextProvider(target, {
      context: colorsContext,
      initialValue: new SeriesColors((css) => CSS.supports('color', css)),
    });
  }

  get filters(): UsageFilters {
    return this.#filters.value.filters;
  }

  get range(): ResolvedRange | undefined {
    return this.#filters.value.range;
  }

  configure(options: UsageOptions): void {
    this.#options = options;
    this.#state.configure(options);
    this.#conversation.configure(options.urlSync);
    this.#connection.configure(options);
    this.#update();
  }

  /** Replaces the filters that are named. What is fixed stays as it is. */
  setFilters(change: Partial<UsageFilters>): void {
    this.#state.set(change);
    this.#update();
  }

  connect(): void {
    // An element's providers announce themselves; those of the document have nobody to do it.
    if (!this.#target.addController) {
      for (const provider of [this.#source, this.#filters, this.#format, this.#colors]) {
        provider.hostConnected();
      }
    }
    this.#state.connect();
    this.#conversation.connect();
    this.#update();
    this.#connection.connect();
  }

  disconnect(): void {
    this.#state.disconnect();
    this.#conversation.disconnect();
    this.#connection.disconnect();
  }

  /** Asks for everything in sight anew, with the period as it stands now. */
  refresh(): Promise<void> {
    return this.#connection.refresh();
  }

  readonly #choose = (change: Partial<UsageFilters>): void => this.#state.choose(change);

  readonly #chooseConversation: FiltersContextValue['setConversation'] = (conversation) =>
    this.#conversation.choose(conversation);

  #onFilters(isByUser: boolean): void {
    this.#update();
    if (isByUser) this.#fire('usage-filters-change', { filters: this.filters });
  }

  #update(): void {
    const timeZone = this.#timeZone();
    this.#source.setValue(this.#connection.value);
    const state = this.#state;
    state.dropNotOffered(this.#connection.value.capabilities);
    this.#dropImpossibleDays(timeZone);
    const asked = this.#snapshot(state.asked, timeZone);
    const isPause = state.chosen !== state.asked;
    this.#setFilters({
      ...(isPause ? this.#snapshot(state.chosen, timeZone, asked) : asked),
      asked,
      fixed: state.fixed,
      setFilters: this.#choose,
      conversation: this.#conversation.chosen,
      setConversation: this.#chooseConversation,
    });
    const locale = this.#locale();
    const { texts } = this.#options;
    const former = this.#format.value;
    if (former.locale !== locale || former.timeZone !== timeZone || former.texts !== texts) {
      this.#format.setValue(createFormat({ locale, timeZone, texts }));
    }
  }

  /** Days that the zone skipped, or more than the API answers at once, are no period to ask for. */
  #dropImpossibleDays(timeZone: string): void {
    const { capabilities } = this.#connection.value;
    const { period } = this.#state.chosen;
    if ('preset' in period || !capabilities) return;
    const { max_range_days: longest = Infinity } = capabilities;
    const days = daysIn(period, timeZone);
    if (days > 0 && days <= longest) return;
    const reason = days === 0 ? `${timeZone} has none of it` : `the longest is ${longest} days`;
    warnOnce(`The period ${period.from}/${period.to} cannot be asked for: ${reason}.`);
    this.#state.dropPeriod();
  }

  /** An equal snapshot is not a new one: elements need not look again. */
  #setFilters(value: FiltersContextValue): void {
    if (JSON.stringify(value) !== JSON.stringify(this.#filters.value)) {
      this.#filters.setValue(Object.freeze(value));
    }
  }

  /** @param asked while another choice is asked: the plan is not asked for every choice of ten */
  #snapshot(filters: UsageFilters, timeZone: string, asked?: FilterSnapshot): FilterSnapshot {
    return Object.freeze({ filters, range: this.#resolve(filters, timeZone, asked) });
  }

  #resolve(
    { period, organization }: UsageFilters,
    timeZone: string,
    asked: FilterSnapshot | undefined,
  ): ResolvedRange | undefined {
    const connection = this.#connection.value;
    if (!connection.capabilities) return undefined;
    const clock = { now: new Date(connection.now()).toISOString(), timeZone };
    if (!('preset' in period) || period.preset !== 'billing') {
      const isThere = 'preset' in period || daysIn(period, timeZone) > 0;
      return resolvePeriod(isThere ? period : everything.period, clock);
    }
    if (asked) {
      const isSame =
        isSameChoice(asked.filters.period, period) &&
        isSameChoice(asked.filters.organization, organization);
      return isSame ? asked.range : undefined;
    }
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

/** The nearest `lang` around an element, through the shadow roots that it stands in. */
function pageLanguage(element: Element): string {
  const lang = element.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
  if (lang !== undefined) return lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? pageLanguage(root.host) : navigator.language;
}
