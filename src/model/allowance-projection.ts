import type { Allowance, BillingPeriod, Day, UsageAnswer } from '../api/types.ts';
import { toNumber } from './amount.ts';
import { dayLength, localMidnight, toDay } from './day-edges.ts';
import { requireInstant } from './instant.ts';
import { mostHistory, projectUse, type DailyUse } from './projection.ts';
import { bucketTimes, findSeries } from './series.ts';

/** What an allowance will come to by the end of its billing period. In the allowance's unit. */
export interface AllowanceProjection {
  readonly expected: number;
  /** Between these it will end in nine of ten cases. */
  readonly low: number;
  readonly high: number;
  /** When the last of it is used, if that is to be expected before the period ends. */
  readonly runsOut: RunOut | undefined;
}

/** Days in the zone of the billing period. */
export interface RunOut {
  readonly from: Day;
  /** `undefined`: perhaps not before the period ends. */
  readonly to: Day | undefined;
}

/** Use within the period may differ so much from what the plan says, and be the same; 1 is all of it. */
const tolerance = 0.02;

/** Days before the billing period that a projection wants to know. */
export const historyDays = mostHistory;

/**
 * Projects what is used up over the period from its metric's complete days, by `projectUse`. Today counts
 * as a day ahead, but never for less than it has used already.
 *
 * @param answer the allowance's metric by the day in the zone of the period, from before the period on
 * @returns `undefined` where there is nothing to project: another kind of allowance, a period that is over,
 * a metric that does not add up to what the plan says is used; 'history' where too few days were measured
 */
export function projectAllowance(
  { kind, metric, used, allotted }: Allowance,
  { from, to, time_zone: timeZone }: BillingPeriod,
  answer: UsageAnswer,
): AllowanceProjection | 'history' | undefined {
  const series = metric === undefined ? undefined : findSeries(answer, metric);
  const asOf = requireInstant(answer.as_of, 'as_of');
  const [start, end] = [requireInstant(from, 'from'), requireInstant(to, 'to')];
  if (kind !== 'consumable' || !series?.values || asOf < start || asOf >= end) return undefined;

  const { starts, ends } = bucketTimes(answer);
  const days = series.values.flatMap((value, index) => {
    const [bucketStart, bucketEnd] = [starts[index]!, ends[index]!];
    if (bucketStart >= asOf) return [];
    const day = toDay(localMidnight(bucketStart, timeZone));
    const amount = value === null ? null : toNumber(value);
    return [{ day, amount, isComplete: bucketEnd <= asOf, isInPeriod: bucketStart >= start }];
  });
  const sum = (known: readonly DailyUse[]) =>
    known.reduce((total, { amount }) => total + (amount ?? 0), 0);
  const inPeriod = days.filter(({ isInPeriod }) => isInPeriod);
  const now = toNumber(used);
  const isSame = Math.abs(sum(inPeriod) - now) <= tolerance * Math.max(now, 1);
  if (!isSame && inPeriod.every(({ amount }) => amount !== null)) return undefined;

  const today = localMidnight(asOf, timeZone);
  const last = localMidnight(end - 1, timeZone);
  const ahead = Array.from({ length: Math.round((last - today) / dayLength) + 1 }, (_, index) =>
    toDay(today + index * dayLength),
  );
  const projected = projectUse(
    days.filter(({ isComplete }) => isComplete),
    ahead,
  );
  if (!projected) return 'history';

  const before = now - sum(days.filter(({ isComplete }) => !isComplete));
  const totals = projected.map(({ day, expected, low, high }) => ({
    day,
    expected: Math.max(now, before + expected),
    low: Math.max(now, before + low),
    high: Math.max(now, before + high),
  }));
  const { expected, low, high } = totals.at(-1)!;
  const limit = allotted === null ? Infinity : toNumber(allotted);
  const first = (bound: 'low' | 'high') => totals.find((total) => total[bound] >= limit)?.day;
  const isOver = now >= limit;
  const runsOut =
    !isOver && expected >= limit ? { from: first('high')!, to: first('low') } : undefined;
  return { expected, low, high, runsOut };
}
