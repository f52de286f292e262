import type { UsageAnswer } from '../../api/types.ts';
import type { FiltersContextValue } from '../../context/filters-context.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import { dayLength, dayStart, midnightOf } from '../../model/day-edges.ts';
import { isSameChoice, type UsageFilters } from '../../model/filters.ts';
import type { UsageFormat } from '../../model/format.ts';
import { toInstant } from '../../model/instant.ts';
import { narrowPeriod } from '../../model/narrow-period.ts';
import type { BucketSpan } from '../../model/trend.ts';
import { fireEvent } from '../chart/fire-event.ts';
import type { Telling } from './telling.ts';

type Days = NonNullable<ReturnType<typeof narrowPeriod>>;

/** A period that was left for a shorter one. */
interface FormerPeriod {
  readonly period: UsageFilters['period'];
  readonly range: string;
}

/** Narrows the period of the page to some buckets, and leads back from there. */
export class Narrowing {
  readonly #host: HTMLElement;
  readonly #connection: ConnectionController;
  readonly #wayBack = new WayBack();

  constructor(host: HTMLElement, connection: ConnectionController) {
    this.#host = host;
    this.#connection = connection;
  }

  /** Whether the host leaves the period to the user. */
  get isFree(): boolean {
    return this.#connection.filters?.fixed.includes('period') === false;
  }

  /** The days of some buckets; `undefined` where they would be no shorter period, or it is not free. */
  daysOf({ trend, asOf }: Telling, { first, last }: BucketSpan): Days | undefined {
    const [start, end] = [trend.buckets[first]?.start, trend.buckets[last]?.end];
    const range = this.#connection.filters?.asked.range;
    if (!range || !this.isFree || start === undefined || end === undefined) return undefined;
    return narrowPeriod(range, { start, end }, asOf);
  }

  /** Shows the page for some buckets, unless the host takes that on itself. */
  select(telling: Telling, { from, to }: UsageAnswer, span: BucketSpan): void {
    const { filters } = this.#connection;
    const [first, last] = [telling.trend.buckets[span.first], telling.trend.buckets[span.last]];
    if (!filters || !first || !last) return;
    const detail = { from: toInstant(first.start), to: toInstant(last.end) };
    const days = this.daysOf(telling, span);
    if (!fireEvent(this.#host, 'usage-bucket-select', detail) || !days) return;
    this.#wayBack.narrow(filters, days, telling.format.range(from, to));
  }

  /** The period to which a step back leads. */
  get former(): FormerPeriod | undefined {
    return this.#wayBack.last(this.#connection.filters);
  }

  back(): void {
    const { filters } = this.#connection;
    if (filters) this.#wayBack.back(filters);
  }
}

/** "Wed 18 Nov"; "9 – 15 Nov 2026". */
export function daysText(format: UsageFormat, { from, to }: Days): string {
  if (from === to) return format.weekday(from);
  const { timeZone } = format;
  const start = dayStart(midnightOf(from) ?? 0, timeZone);
  const end = dayStart((midnightOf(to) ?? 0) + dayLength, timeZone);
  return format.range(start, end);
}

/** The way back from a period that the chart has narrowed, as long as nothing else has changed it. */
class WayBack {
  #former: FormerPeriod[] = [];
  #narrowed: UsageFilters['period'] | undefined;

  narrow(filters: FiltersContextValue, days: Days, range: string): void {
    if (!this.#isOn(filters)) this.#former = [];
    this.#former.push({ period: filters.filters.period, range });
    this.#narrowed = days;
    filters.setFilters({ period: days });
  }

  /** The period to which a step back leads. */
  last(filters: FiltersContextValue | undefined): FormerPeriod | undefined {
    return filters && this.#isOn(filters) ? this.#former.at(-1) : undefined;
  }

  back(filters: FiltersContextValue): void {
    const former = this.last(filters);
    if (!former) return;
    this.#former.pop();
    this.#narrowed = this.#former.length > 0 ? former.period : undefined;
    filters.setFilters({ period: former.period });
  }

  #isOn({ filters }: FiltersContextValue): boolean {
    return this.#narrowed !== undefined && isSameChoice(filters.period, this.#narrowed);
  }
}
