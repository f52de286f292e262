import type { FiltersContextValue } from '../../context/filters-context.ts';
import { dayLength, dayStart, midnightOf } from '../../model/day-edges.ts';
import { isSameChoice, type UsageFilters } from '../../model/filters.ts';
import type { UsageFormat } from '../../model/format.ts';
import { narrowPeriod } from '../../model/narrow-period.ts';
import type { BucketSpan } from '../../model/trend.ts';
import type { Telling } from './telling.ts';

type Days = NonNullable<ReturnType<typeof narrowPeriod>>;

/** A period that was left for a shorter one. */
interface FormerPeriod {
  readonly period: UsageFilters['period'];
  readonly range: string;
}

/** The days of some buckets as a period; `undefined` where that would be no shorter one, or where the host has fixed the period. */
export function narrowedTo(
  filters: FiltersContextValue | undefined,
  { trend, asOf }: Telling,
  { first, last }: BucketSpan,
): Days | undefined {
  const [start, end] = [trend.buckets[first]?.start, trend.buckets[last]?.end];
  const range = filters?.asked.range;
  if (!range || start === undefined || end === undefined) return undefined;
  if (filters.fixed.includes('period')) return undefined;
  return narrowPeriod(range, { start, end }, asOf);
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
export class WayBack {
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
