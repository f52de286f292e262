import type { Capabilities, Day } from '../../api/types.ts';
import { dayLength, localDay, midnightOf, toDay } from '../../model/day-edges.ts';
import { resolvePeriod } from '../../model/period.ts';

/** Which days can be chosen. */
export interface DayLimits {
  /** First day that the API keeps anything of; `undefined`: it does not say. */
  readonly first: Day | undefined;
  /** Today by the server's clock, in the zone of the page. */
  readonly last: Day;
  /** Longest range in days of 24 hours; `undefined`: no limit. */
  readonly longest: number | undefined;
  readonly timeZone: string;
}

/** What is wrong with a day, with what its message needs. */
export type DayProblem =
  | { readonly type: 'missing' }
  | { readonly type: 'unreadable'; readonly text: string }
  | { readonly type: 'tooEarly' | 'tooLate' | 'skipped'; readonly day: Day }
  | { readonly type: 'beforeStart' }
  | { readonly type: 'tooLong'; readonly count: number; readonly day: Day };

/** What is wrong with the two days of a range. */
export interface RangeProblems {
  readonly start?: DayProblem | undefined;
  readonly end?: DayProblem | undefined;
}

/** `now` is the server's clock in milliseconds. */
export function limitsOf(
  capabilities: Capabilities | undefined,
  timeZone: string,
  now: number,
): DayLimits {
  return {
    first: capabilities?.earliest,
    last: localDay(now, timeZone),
    longest: capabilities?.max_range_days,
    timeZone,
  };
}

/** What is wrong with one day, wherever the other one is. */
export function dayProblem(day: Day, { first, last }: DayLimits): DayProblem | undefined {
  if (first !== undefined && day < first) return { type: 'tooEarly', day: first };
  return day > last ? { type: 'tooLate', day: last } : undefined;
}

/** Length of whole days in milliseconds, a change of clocks included; 0 where the zone had none of them. */
function lengthOf(from: Day, to: Day, timeZone: string): number {
  try {
    const range = resolvePeriod({ from, to }, { now: '1970-01-01T00:00:00Z', timeZone });
    return Date.parse(range.to) - Date.parse(range.from);
  } catch {
    return 0;
  }
}

/** Whether days in order are more than the API answers at once. It counts days of 24 hours. */
export function isTooLong(from: Day, to: Day, { longest, timeZone }: DayLimits): boolean {
  if (longest === undefined) return false;
  const days = (midnightOf(to)! - midnightOf(from)!) / dayLength + 1;
  if (Math.abs(days - longest) > 1) return days > longest;
  return lengthOf(from, to, timeZone) > longest * dayLength;
}

/** The first day from which a range up to `to` is not too long. */
function earliestStart(to: Day, limits: DayLimits): Day {
  const end = midnightOf(to)!;
  const longest = Math.max(1, Math.floor(limits.longest ?? 1));
  const day = toDay(end - (longest - 1) * dayLength);
  return isTooLong(day, to, limits) && day < to ? toDay(midnightOf(day)! + dayLength) : day;
}

/** What is wrong with two days, each on its own and together; `undefined` if nothing is. */
export function rangeProblems(from: Day, to: Day, limits: DayLimits): RangeProblems | undefined {
  const start = dayProblem(from, limits);
  const end = dayProblem(to, limits);
  if (start || end) return { start, end };
  if (to < from) return { end: { type: 'beforeStart' } };
  if (lengthOf(from, to, limits.timeZone) === 0) return { start: { type: 'skipped', day: from } };
  if (!isTooLong(from, to, limits)) return undefined;
  const count = limits.longest ?? 0;
  return { start: { type: 'tooLong', count, day: earliestStart(to, limits) } };
}
