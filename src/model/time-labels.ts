import type { Interval } from '../api/types.ts';
import type { AxisLabel } from './fit-labels.ts';
import type { UsageFormat } from './format.ts';
import { offsetAt } from './time-zone.ts';

interface BucketTime {
  /** Milliseconds since 1970. */
  readonly start: number;
}

/** From so few labels on, every bucket may have one. */
const fewLabels = 3;

/** The wall clock at an instant, to be read with the UTC functions of `Date`. */
function wallClock(ms: number, timeZone: string): Date {
  return new Date(ms + offsetAt(ms, timeZone));
}

function isRoundTime(wall: Date, interval: Interval): boolean {
  if (interval === 'minute') return wall.getUTCMinutes() % 15 === 0;
  if (interval === 'hour') return wall.getUTCHours() % 6 === 0 && wall.getUTCMinutes() === 0;
  return interval !== 'day' || wall.getUTCDay() === 1;
}

/**
 * The labels that a time axis may have, in order: Mondays for days, every sixth hour, every quarter
 * of an hour, each week and month. Midnight is written as its day. Which of them fit is for
 * `fitLabels` to say.
 */
export function timeLabels(
  buckets: readonly BucketTime[],
  interval: Interval,
  format: Pick<UsageFormat, 'timeZone' | 'time' | 'dayShort' | 'month'>,
  { narrow = false } = {},
): readonly AxisLabel[] {
  const label = (index: number): AxisLabel => {
    const { start } = buckets[index]!;
    const wall = wallClock(start, format.timeZone);
    const withinDay = interval === 'minute' || interval === 'hour';
    const isMidnight = wall.getUTCHours() === 0 && wall.getUTCMinutes() === 0;
    if (interval === 'month') return { index, text: format.month(start, { narrow }) };
    return {
      index,
      text: withinDay && !isMidnight ? format.time(start) : format.dayShort(start),
    };
  };
  const all = buckets.map((_, index) => index);
  const round = all.filter((index) =>
    isRoundTime(wallClock(buckets[index]!.start, format.timeZone), interval),
  );
  return (round.length < fewLabels ? all : round).map(label);
}
