import type { Instant, UsageRequest } from '../api/types.ts';
import { dayLength, dayStart, firstOfMonth, localMidnight } from './day-edges.ts';
import { requireInstant, toInstant } from './instant.ts';

/** A range as it is asked for. */
export type AskedRange = Pick<UsageRequest, 'from' | 'to' | 'timeZone' | 'interval'>;

/** So often does a period that still runs have another one to compare with, in milliseconds. */
const step = 300_000;

/** Whether an instant is the first one of a local day. */
function isDayStart(ms: number, timeZone: string): boolean {
  return dayStart(localMidnight(ms, timeZone), timeZone) === ms;
}

/** UTC midnight of a day some months before or after, at most the month's last one. */
function addMonths(midnight: number, months: number): number {
  const day = new Date(midnight).getUTCDate();
  const [first, next] = [firstOfMonth(midnight, months), firstOfMonth(midnight, months + 1)];
  return Math.min(first + (day - 1) * dayLength, next - dayLength);
}

/** Where each instant of a range stands in the one before. */
function shiftOf(from: number, to: number, range: AskedRange): (ms: number) => number {
  const { timeZone, interval } = range;
  if (!isDayStart(from, timeZone) || !isDayStart(to, timeZone)) return (ms) => ms - (to - from);
  const [first, end] = [localMidnight(from, timeZone), localMidnight(to, timeZone)];
  const isMonths =
    interval === 'month' && firstOfMonth(first) === first && firstOfMonth(end) === end;
  const months = Math.round((end - first) / (30.44 * dayLength));
  const shiftDay = (day: number) => (isMonths ? addMonths(day, -months) : day - (end - first));
  return (ms) => {
    const day = localMidnight(ms, timeZone);
    return dayStart(shiftDay(day), timeZone) + (ms - dayStart(day, timeZone));
  };
}

/**
 * The period of the same length just before a range: as many days or, where its buckets are months, as
 * many months of the calendar; for a range that is none of whole days, as many milliseconds. While the
 * range still runs it ends at the same time of day as the range has reached, so that a running bucket
 * is compared with a part of equal length. `undefined` where the range has not begun.
 *
 * @param now the server's clock, in milliseconds since 1970; taken in steps of five minutes, so that
 * elements which ask shortly after one another ask the same question
 */
export function previousRange(
  range: AskedRange,
  now: number,
): { readonly from: Instant; readonly to: Instant } | undefined {
  const [from, to] = [requireInstant(range.from, 'from'), requireInstant(range.to, 'to')];
  const reached = Math.min(Math.floor(now / step) * step, to);
  if (reached <= from) return undefined;
  const shift = shiftOf(from, to, range);
  const start = shift(from);
  // A longer month or a day of 25 hours does not reach into the range itself.
  const end = reached === to ? from : Math.min(shift(reached), from);
  return end > start ? { from: toInstant(start), to: toInstant(end) } : undefined;
}
