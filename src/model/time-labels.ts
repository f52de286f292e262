import type { Interval } from '../api/types.ts';
import type { AxisLabel } from './fit-labels.ts';
import type { UsageFormat } from './format.ts';
import { offsetSpans } from './day-edges.ts';

interface BucketTime {
  /** Milliseconds since 1970. */
  readonly start: number;
}

/** From so few labels on, every bucket may have one. */
const fewLabels = 3;

/** The wall clock at ascending instants, to be read with the UTC functions of `Date`. */
function wallClocks(buckets: readonly BucketTime[], timeZone: string): readonly Date[] {
  const [first, last] = [buckets[0]?.start ?? 0, buckets.at(-1)?.start ?? 0];
  const spans = offsetSpans(first, last, timeZone);
  let index = 0;
  return buckets.map(({ start }) => {
    while (start >= spans[index]!.end) index++;
    return new Date(start + spans[index]!.offset);
  });
}

/** More labels than this fit nowhere; coarser ones are taken, if there are some. */
const mostLabels = 150;

const isMidnight = (wall: Date) => wall.getUTCHours() === 0 && wall.getUTCMinutes() === 0;
const isFullHour = (wall: Date) => wall.getUTCMinutes() === 0;
const isMonday = (wall: Date) => wall.getUTCDay() === 1;
const isFirst = (wall: Date) => wall.getUTCDate() === 1;
const isMidnightOf = (isDay: (wall: Date) => boolean) => (wall: Date) =>
  isMidnight(wall) && isDay(wall);

/** Which buckets have a label, by their start; from fine to coarse. */
const roundTimes: Readonly<Record<Interval, readonly ((wall: Date) => boolean)[]>> = {
  minute: [(wall) => wall.getUTCMinutes() % 15 === 0, isFullHour, isMidnight],
  hour: [(wall) => isFullHour(wall) && wall.getUTCHours() % 6 === 0, isMidnight],
  day: [isMonday],
  week: [() => true],
  month: [() => true],
};

/** Coarser ones, for ranges that are long enough to have several of them. */
const longRoundTimes: Partial<typeof roundTimes> = {
  hour: [isMidnightOf(isMonday), isMidnightOf(isFirst)],
  day: [isFirst],
};

/**
 * The labels that a time axis may have, in lists from fine to coarse: Mondays, then firsts of a month, for
 * days; every sixth hour, midnights, those of Mondays and of firsts; quarters of an hour, full hours,
 * midnights; each week and month. Midnight is
 * written as its day. Which of them fit is for `fitLabels` to say.
 */
export function timeLabels(
  buckets: readonly BucketTime[],
  interval: Interval,
  format: Pick<UsageFormat, 'timeZone' | 'time' | 'dayShort' | 'month'>,
  { narrow = false } = {},
): readonly (readonly AxisLabel[])[] {
  const walls = wallClocks(buckets, format.timeZone);
  const withinDay = interval === 'minute' || interval === 'hour';
  const label = (index: number): AxisLabel => {
    const { start } = buckets[index]!;
    if (interval === 'month') return { index, text: format.month(start, { narrow }) };
    const isTime = withinDay && !isMidnight(walls[index]!);
    return { index, text: isTime ? format.time(start) : format.dayShort(start) };
  };
  const all = walls.map((_, index) => index);
  const having = (isRound: (wall: Date) => boolean) =>
    all.filter((index) => isRound(walls[index]!));
  const [finest = [], ...coarser] = roundTimes[interval].map(having);
  const coarsest = (longRoundTimes[interval] ?? []).map(having);
  if (finest.length < fewLabels) return [all.map(label)];
  const lists = [
    finest,
    ...coarser.filter(({ length }) => length > 0),
    ...coarsest.filter(({ length }) => length >= fewLabels),
  ];
  const usable = lists.filter(({ length }) => length <= mostLabels);
  return (usable.length > 0 ? usable : lists.slice(-1)).map((list) => list.map(label));
}
