import type { Instant, Interval, Weekday } from '../api/types.ts';
import { requireInstant } from './instant.ts';
import { dayLength, firstInstantOf, offsetSpans, type OffsetSpan } from './day-edges.ts';
import { requireTimeZone } from './time-zone.ts';

export interface BucketRange {
  readonly from: Instant;
  readonly to: Instant;
  /** IANA name of the zone in which buckets are cut. */
  readonly timeZone: string;
  readonly interval: Interval;
  /** Day on which weeks begin. Default 1, Monday. */
  readonly weekStart?: Weekday;
}

export interface CutBuckets {
  /** Where each bucket starts, in milliseconds since 1970, ascending. The first is `from`. */
  readonly starts: readonly number[];
  /** Indexes of the buckets that `from` or `to` cuts short. */
  readonly partial: readonly number[];
}

/** More buckets than this are refused: two years of minutes, some 120 years of hours. */
export const maxBuckets = 1_060_000;

type CalendarInterval = 'day' | 'week' | 'month';

const shortest: Readonly<Record<Interval, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: dayLength,
  week: 7 * dayLength,
  month: 28 * dayLength,
};

/** Edges within `[from, to]` where the clock shows a full minute or hour, and where clocks change. */
function clockEdges(
  spans: readonly OffsetSpan[],
  from: number,
  to: number,
  step: number,
): number[] {
  const edges: number[] = [];
  spans.forEach(({ start, end, offset }, index) => {
    if (index > 0 && start >= from && start <= to) edges.push(start);
    const first = Math.max(start + 1, from);
    const last = Math.min(end - 1, to);
    for (let at = Math.ceil((first + offset) / step) * step - offset; at <= last; at += step) {
      edges.push(at);
    }
  });
  return edges;
}

/** Turns UTC midnight of a day into that of the first day of its week or month. */
function toFirstDay(date: Date, interval: CalendarInterval, weekStart: Weekday): void {
  if (interval === 'month') date.setUTCDate(1);
  if (interval === 'week') {
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() - weekStart + 7) % 7));
  }
}

function toNextFirstDay(date: Date, interval: CalendarInterval): void {
  if (interval === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (interval === 'week' ? 7 : 1));
}

/** Edges within `[from, to]` where local days, weeks or months start. */
function calendarEdges(
  spans: readonly OffsetSpan[],
  from: number,
  to: number,
  interval: CalendarInterval,
  weekStart: Weekday,
): number[] {
  const edges: number[] = [];
  // Two days back is an earlier date in every zone, since no offset is larger than a day.
  const date = new Date(from - 2 * dayLength);
  date.setUTCHours(0, 0, 0, 0);
  toFirstDay(date, interval, weekStart);
  for (;;) {
    const edge = firstInstantOf(date.getTime(), spans);
    if (edge > to) return edges;
    // A date that is skipped altogether starts with the next one and has no bucket of its own.
    if (edge >= from && edge !== edges.at(-1)) edges.push(edge);
    toNextFirstDay(date, interval);
  }
}

/**
 * Cuts a range into buckets as clocks and calendars on the wall show them in a zone.
 *
 * Minutes and hours start where the clock shows :00, and wherever clocks change. So both hours of
 * an autumn night have a bucket, and where a change is no whole hour (Lord Howe: half an hour) the
 * bucket there is shorter. Days, weeks and months start with the first instant of their first day
 * (see `firstInstantOf`); a date that a zone skipped has no bucket.
 *
 * The first bucket starts at `from`, the last ends at `to`; each begins where the one before ends.
 * @throws RangeError on a range that is empty or reversed, an invalid instant, an unknown zone or
 * week start, or more than `maxBuckets`.
 */
export function cutBuckets(range: BucketRange): CutBuckets {
  const { interval, weekStart = 1 } = range;
  const timeZone = requireTimeZone(range.timeZone);
  const from = requireInstant(range.from, 'from');
  const to = requireInstant(range.to, 'to');
  if (from >= to) {
    throw new RangeError(
      `from (${range.from}) is not before to (${range.to}): the range is empty.`,
    );
  }
  if (!(interval in shortest)) throw new RangeError(`"${interval}" is not an interval.`);
  if (!Number.isInteger(weekStart) || weekStart < 1 || weekStart > 7) {
    throw new RangeError(`weekStart is ${weekStart}. Use 1 (Monday) to 7 (Sunday).`);
  }
  if ((to - from) / shortest[interval] > maxBuckets) {
    throw new RangeError(`The range has more than ${maxBuckets} buckets. Use a longer interval.`);
  }

  const spans = offsetSpans(from - 2 * dayLength, to + 2 * dayLength, timeZone);
  const edges =
    interval === 'minute' || interval === 'hour'
      ? clockEdges(spans, from, to, shortest[interval])
      : calendarEdges(spans, from, to, interval, weekStart);

  const firstCut = edges[0] !== from;
  const lastCut = edges.at(-1) !== to;
  if (firstCut) edges.unshift(from);
  if (!lastCut) edges.pop();
  const partial = new Set<number>();
  if (firstCut) partial.add(0);
  if (lastCut) partial.add(edges.length - 1);
  return { starts: edges, partial: [...partial] };
}

/** Where bucket `index` ends, in milliseconds: where the next one starts, or at `to`. */
export function bucketEnd(starts: readonly number[], index: number, to: number): number {
  return starts[index + 1] ?? to;
}
