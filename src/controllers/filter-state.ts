import type { Capabilities, DimensionFilters } from '../api/types.ts';
import type { FilterName, UsageFilters } from '../context/filters-context.ts';
import { warnOnce } from '../internal/warn.ts';
import { capabilityOf, chosen } from '../model/capabilities.ts';
import {
  dimensionsNotOffered,
  readFilters,
  writeFilters,
  type AddressRules,
} from '../model/filter-address.ts';
import { everything, isSameChoice, usableFilters } from '../model/filters.ts';
import type { Period } from '../model/period.ts';
import { UrlController } from './url-controller.ts';

/** What nobody on the page may change. */
export interface FixedFilters extends DimensionFilters {
  readonly period?: Period | undefined;
}

export interface FilterSettings {
  /** What the page shows at first, and again when it changes. Default: the last 30 days of everything. */
  readonly filters?: Partial<UsageFilters> | undefined;
  /** Values and a period that no element may change. */
  readonly fixed?: FixedFilters | undefined;
  /**
   * Whether the filters stand in the page's address; a text goes before the names of their
   * parameters. Default false.
   */
  readonly urlSync?: boolean | string | undefined;
}

/** After a user's choice, elements with data wait this long for another one, in milliseconds. */
const pause = 120;

/**
 * The filters of one provider: what is initial, fixed, chosen and asked, and what of it stands in the
 * page's address.
 */
export class FilterState {
  readonly #onChange: (isByUser: boolean) => void;
  readonly #url = new UrlController(() => this.#onNavigate());
  #settings: FilterSettings = {};
  #fixed: Partial<UsageFilters> = {};
  #isConnected = false;
  /** What the page shows where neither user nor host nor address say otherwise. */
  #initial = everything;
  /** Without what is fixed, which comes to light again when it is fixed no more. */
  #own = everything;
  #chosen = everything;
  #asked = everything;
  #pauseTimer: ReturnType<typeof setTimeout> | undefined;

  /** `onChange` hears of the user's choices, of Back and Forward, and of the end of a pause. */
  constructor(onChange: (isByUser: boolean) => void) {
    this.#onChange = onChange;
  }

  /** What is chosen or fixed. */
  get chosen(): UsageFilters {
    return this.#chosen;
  }

  /** What is asked: the same as `chosen`, or what was chosen before the last pause. */
  get asked(): UsageFilters {
    return this.#asked;
  }

  get fixed(): readonly FilterName[] {
    return Object.keys(this.#fixed) as FilterName[];
  }

  configure(settings: FilterSettings): void {
    const former = this.#settings;
    this.#settings = settings;
    this.#fixed = fixedFilters(settings.fixed);
    let change: Partial<UsageFilters> = {};
    if (JSON.stringify(settings.filters) !== JSON.stringify(former.filters)) {
      const again = Object.keys(former.filters ?? {}) as FilterName[];
      const defaults = Object.fromEntries(again.map((name) => [name, everything[name]]));
      change = { ...defaults, ...usable(settings.filters) };
      this.#initial = { ...this.#initial, ...change };
    }
    this.#set(change);
    if (this.#isConnected && prefixOf(settings) !== prefixOf(former)) this.#followAddress();
    this.#writeAddress('replace');
  }

  /**
   * The host's choice, which is asked at once. Before the first connect it is what the page shows at
   * first, and an address goes before it.
   */
  set(change: Partial<UsageFilters>): void {
    const given = usable(change);
    if (!this.#isConnected) this.#initial = { ...this.#initial, ...given };
    this.#set(given);
    this.#writeAddress('replace');
  }

  /** The user's choice, which is asked after a pause. */
  choose(change: Partial<UsageFilters>): void {
    const given = Object.entries(usable(change)).filter(([name]) => !(name in this.#fixed));
    const former = this.#chosen;
    this.#own = { ...this.#own, ...Object.fromEntries(given) };
    const next = Object.freeze({ ...this.#own, ...this.#fixed });
    if (isEqual(next, former)) return;
    this.#chosen = isEqual(next, this.#asked) ? this.#asked : next;
    clearTimeout(this.#pauseTimer);
    this.#pauseTimer = setTimeout(() => {
      this.#set({});
      this.#onChange(false);
    }, pause);
    this.#writeAddress('push');
    this.#onChange(true);
  }

  connect(): void {
    this.#isConnected = true;
    this.#followAddress();
  }

  disconnect(): void {
    this.#isConnected = false;
    this.#url.disconnect();
    this.#set({});
  }

  /** An address may name a dimension that this API does not have, which is known only later. */
  dropNotOffered(capabilities: Capabilities | undefined): void {
    if (!capabilities || !this.#url.isConnected) return;
    const names = dimensionsNotOffered(this.#own, this.#addressRules, (name) => {
      const { filter, role } = capabilityOf(capabilities, name);
      return filter || role !== undefined;
    });
    if (names.length === 0) return;
    warnOnce(`The usage API cannot filter by ${names.join(' and ')}; the address asked for it.`);
    this.#set(Object.fromEntries(names.map((name) => [name, this.#initial[name]])));
    this.#writeAddress('replace');
  }

  /** Days that cannot be asked for give way to the initial period, or to the last 30 days. */
  dropPeriod(): void {
    const isInitial = isSameChoice(this.#own.period, this.#initial.period);
    const { period } = isInitial ? everything : this.#initial;
    if (!('period' in this.#fixed)) this.set({ period });
  }

  /** Equal filters stay the very same. */
  #set(change: Partial<UsageFilters>): void {
    clearTimeout(this.#pauseTimer);
    this.#own = { ...this.#own, ...change };
    const next = Object.freeze({ ...this.#own, ...this.#fixed });
    if (!isEqual(next, this.#chosen)) this.#chosen = next;
    this.#asked = this.#chosen;
  }

  get #addressRules(): AddressRules {
    const prefix = prefixOf(this.#settings) ?? '';
    return { prefix, initial: this.#initial, fixed: this.fixed };
  }

  #followAddress(): void {
    const prefix = prefixOf(this.#settings);
    if (prefix === undefined) {
      this.#url.disconnect();
      return;
    }
    this.#url.connect(prefix);
    this.#readAddress();
  }

  /** Takes the filters from the address, and what cannot be used out of it. */
  #readAddress(): void {
    const { filters, refused } = readFilters(this.#url.search, this.#addressRules);
    this.#set({ ...this.#initial, ...filters });
    if (refused.length === 0) return;
    warnOnce(`The address has ${refused.join(' and ')}, which cannot be used and is left out.`);
    this.#writeAddress('replace');
  }

  #writeAddress(how: 'push' | 'replace'): void {
    if (!this.#url.isConnected) return;
    this.#url[how](writeFilters(this.#url.search, this.#own, this.#addressRules));
  }

  #onNavigate(): void {
    const former = this.#chosen;
    this.#readAddress();
    this.#onChange(this.#chosen !== former);
  }
}

function isEqual(one: UsageFilters, other: UsageFilters): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What can be used of filters that a host sets; the rest is warned of and left as it was. */
function usable(given: Partial<UsageFilters> | undefined): Partial<UsageFilters> {
  const { filters, refused } = usableFilters(given);
  for (const name of refused) {
    const value = JSON.stringify(given?.[name as FilterName]);
    warnOnce(`The filter ${name}: ${value} cannot be used.`);
  }
  return filters;
}

function fixedFilters({ period, ...values }: FixedFilters = {}): Partial<UsageFilters> {
  return usable({ ...chosen(values), ...(period && { period }) });
}

function prefixOf({ urlSync = false }: FilterSettings): string | undefined {
  return urlSync === true ? '' : urlSync === false ? undefined : urlSync;
}
