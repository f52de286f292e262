import type { BillingPeriod, Day, Instant, Interval } from '../api/types.ts';
import { bucketEnd, cutBuckets } from './buckets.ts';
import { requireInstant, toInstant } from './instant.ts';
import {
  dayLength,
  firstOfMonth,
  localMidnight,
  midnightOf,
  offsetSpans,
  dayStart,
} from './day-edges.ts';
import { requireTimeZone } from './time-zone.ts';

const hour = 3_600_000;

export const presets = ['24h', '72h', '30d', '12mo'] as const;
export type Preset = (typeof presets)[number];

/** What a user chooses: a preset, the billing period, or days of which the last is included. */
export type Period =
  | { readonly preset: Preset }
  | { readonly preset: 'billing' }
  | { readonly from: Day; readonly to: Day };

/** A period at one moment: half open, with the bucket size that suits it. */
export interface ResolvedRange {
  readonly from: Instant;
  readonly to: Instant;
  readonly timeZone: string;
  readonly interval: Interval;
  /** There is no billing period, so these are the last 30 days instead. */
  readonly fallback?: true;
}

export interface PeriodContext {
  /** The server's clock. */
  readonly now: Instant;
  readonly timeZone: string;
  /** Of the plan; `null` where there is none that all organizations share. */
  readonly billing?: BillingPeriod | null;
}

/** The day itself if it is one of the calendar ("2026-11-20"), else `undefined`: 31 February, text. */
export function parseDay(text: string): Day | undefined {
  return midnightOf(text) === undefined ? undefined : text;
}

/** The period that an attribute names ("30d", "billing"), or `undefined` if it names none. */
export function parsePeriod(text: string): Period | undefined {
  const preset = presets.find((name) => name === text);
  if (preset) return { preset };
  return text === 'billing' ? { preset: text } : undefined;
}

/**
 * The bucket size for a range: hours up to 3 days, days up to 92 days, months beyond. Days are
 * those on the wall, so that a change of clocks makes no difference.
 */
export function autoInterval(from: Instant, to: Instant, timeZone: string): Interval {
  const start = requireInstant(from, 'from');
  const end = requireInstant(to, 'to');
  // No changes of clocks make so many days fewer than 92.
  if (end - start > 100 * dayLength) return 'month';
  const spans = offsetSpans(start, end, requireTimeZone(timeZone));
  const shift = (spans.at(-1)?.offset ?? 0) - (spans[0]?.offset ?? 0);
  const days = Math.min(end - start, end - start + shift) / dayLength;
  if (days <= 3) return 'hour';
  return days <= 92 ? 'day' : 'month';
}

/** The last `count` hour buckets; the last of them holds `now`. */
function lastHours(count: number, now: number, timeZone: string): [number, number] {
  const from = toInstant(Math.floor(now / hour) * hour - (count + 2) * hour);
  const to = now + 2 * hour;
  const { starts } = cutBuckets({ from, to: toInstant(to), timeZone, interval: 'hour' });
  const running = starts.findLastIndex((start) => start <= now);
  const first = starts[running - count + 1];
  if (first === undefined) throw new RangeError(`There are no ${count} hours before now.`);
  return [first, bucketEnd(starts, running, to)];
}

/** From the start of one day to the start of another, both as their UTC midnight. */
function days(first: number, end: number, timeZone: string): [number, number] {
  return [dayStart(first, timeZone), dayStart(end, timeZone)];
}

function lastDays(count: number, now: number, timeZone: string): [number, number] {
  const today = localMidnight(now, timeZone);
  return days(today - (count - 1) * dayLength, today + dayLength, timeZone);
}

function lastMonths(count: number, now: number, timeZone: string): [number, number] {
  const today = localMidnight(now, timeZone);
  return days(firstOfMonth(today, 1 - count), firstOfMonth(today, 1), timeZone);
}

function customDays(from: Day, to: Day, timeZone: string): [number, number] {
  const [first, last] = [midnightOf(from), midnightOf(to)];
  if (first === undefined || last === undefined) {
    const wrong = first === undefined ? from : to;
    throw new RangeError(`"${wrong}" is not a day. Use the form "2026-11-20".`);
  }
  return days(first, last + dayLength, timeZone);
}

/**
 * The range of a period at one moment, in one zone. All but custom days and the billing period
 * hold `now`, in their last bucket, which is complete: equal periods make equal questions until it
 * has passed.
 *
 * - `24h`, `72h`: the last 24 or 72 hour buckets. Ends where the running hour ends.
 * - `30d`: 30 days of the calendar. Starts with the first instant of the day 29 days ago, ends with
 *   the last one of today.
 * - `12mo`: 12 months of the calendar. Starts with the first day of the month 11 months ago, ends
 *   with the last day of this month.
 * - `billing`: exactly the billing period, to its end, although that is still to come. Where there
 *   is none: `30d`, and `fallback` says so.
 * - days: from the first instant of `from` to the last one of `to`.
 *
 * @throws RangeError on an unknown zone, an invalid instant, a day that does not exist, or an end
 * that is not after the start.
 */
export function resolvePeriod(period: Period, context: PeriodContext): ResolvedRange {
  const now = requireInstant(context.now, 'now');
  const timeZone = requireTimeZone(context.timeZone);
  const range = ([from, to]: [number, number], interval?: Interval): ResolvedRange => {
    const [start, end] = [toInstant(from), toInstant(to)];
    if (from >= to) throw new RangeError(`The period ends (${end}) before it starts (${start}).`);
    return {
      from: start,
      to: end,
      timeZone,
      interval: interval ?? autoInterval(start, end, timeZone),
    };
  };

  if (!('preset' in period)) return range(customDays(period.from, period.to, timeZone));
  switch (period.preset) {
    case '24h':
      return range(lastHours(24, now, timeZone), 'hour');
    case '72h':
      return range(lastHours(72, now, timeZone), 'hour');
    case '30d':
      return range(lastDays(30, now, timeZone), 'day');
    case '12mo':
      return range(lastMonths(12, now, timeZone), 'month');
    case 'billing': {
      const { billing } = context;
      if (!billing) return { ...range(lastDays(30, now, timeZone), 'day'), fallback: true };
      return range([requireInstant(billing.from, 'from'), requireInstant(billing.to, 'to')]);
    }
    default:
      throw new RangeError(`"${String((period as { preset: unknown }).preset)}" is not a period.`);
  }
}

/**
 * Length of a period of days in a zone, in days of 24 hours; 0 where the zone skipped them, as Samoa
 * did 30 December 2011, or where no calendar has them.
 */
export function daysIn(days: { readonly from: Day; readonly to: Day }, timeZone: string): number {
  try {
    const { from, to } = resolvePeriod(days, { now: toInstant(0), timeZone });
    return (Date.parse(to) - Date.parse(from)) / dayLength;
  } catch (error) {
    if (error instanceof RangeError) return 0;
    throw error;
  }
}

/**
 * Whether the figures end within this bucket: it started, and was not over, at `asOf`.
 * All in milliseconds since 1970.
 */
export function isRunning(bucketStart: number, bucketEnd: number, asOf: number): boolean {
  return bucketStart <= asOf && asOf < bucketEnd;
}
