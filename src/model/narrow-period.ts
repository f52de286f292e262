import { dayLength, localMidnight, toDay } from './day-edges.ts';
import { requireInstant } from './instant.ts';
import type { Period, ResolvedRange } from './period.ts';

/**
 * The days that hold a part of a range, as a period; none of them after `asOf`. `undefined` where these
 * days are no shorter than the range, so that nothing would be narrowed.
 *
 * @param start first instant of the part, `end` the first one after it, `asOf` up to where the figures
 * go; all in milliseconds since 1970
 */
export function narrowPeriod(
  { from, to, timeZone }: ResolvedRange,
  { start, end }: { readonly start: number; readonly end: number },
  asOf: number,
): Extract<Period, { readonly from: string }> | undefined {
  const [rangeStart, rangeEnd] = [requireInstant(from, 'from'), requireInstant(to, 'to')];
  const first = localMidnight(Math.max(start, rangeStart), timeZone);
  const known = Math.max(start, Math.min(end - 1, rangeEnd - 1, asOf));
  const last = localMidnight(known, timeZone);
  const wholeDays =
    (localMidnight(rangeEnd - 1, timeZone) - localMidnight(rangeStart, timeZone)) / dayLength + 1;
  const hours = (rangeEnd - rangeStart) / dayLength;
  const days = (last - first) / dayLength + 1;
  // A range of 24 hours touches two days and is no longer than one.
  if (days >= Math.min(wholeDays, Math.round(hours))) return undefined;
  return { from: toDay(first), to: toDay(last) };
}
