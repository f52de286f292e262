import type { Day } from '../api/types.ts';
import { fitLocalTrends, sumAhead } from './local-trend.ts';

/** What was used on one complete day; `null`: not measured. */
export interface DailyUse {
  readonly day: Day;
  readonly amount: number | null;
}

/** What will have been used by the end of a day, counted from the first projected one. */
export interface ProjectedUse {
  readonly day: Day;
  readonly expected: number;
  /** Between these it will be in nine of ten cases. */
  readonly low: number;
  readonly high: number;
}

/** So many measured days have to be known: two weeks show each weekday twice. */
export const leastHistory = 14;

/** So far back use says something about use to come: eight weeks. */
export const mostHistory = 56;

/** Use of a weekday, as a share of that of all, that still tells how much is used altogether. */
const leastFactor = 0.1;

/** So many days have to be of use; below that nothing tells a pattern from chance. */
const leastTelling = 4;

/** A range that holds in nine of ten cases leaves a twentieth on each side. */
const [lowShare, highShare] = [0.05, 0.95];

/**
 * Projects daily use: a factor for each weekday times a level of the deseasonalized days, which stays, drifts, jumps
 * or has a slope. How far each of these is to be believed the days themselves tell; see `fitLocalTrends`.
 *
 * @param history complete days, oldest first; the last `mostHistory` count
 * @param ahead the days to project, from the one after the history on
 * @returns running totals, one for each day ahead, with their median as what is expected; `undefined` where fewer
 * than `leastHistory` days were measured
 */
export function projectUse(
  history: readonly DailyUse[],
  ahead: readonly Day[],
): readonly ProjectedUse[] | undefined {
  const known = history
    .slice(-mostHistory)
    .flatMap(({ day, amount }) => (amount === null ? [] : [{ weekday: weekdayOf(day), amount }]));
  if (known.length < leastHistory) return undefined;
  const pattern = weekdayFactors(known);
  const telling = known.filter(({ weekday }) => pattern.factors[weekday]! >= leastFactor);
  const { factors, doubt } = telling.length >= leastTelling ? pattern : noPattern;
  // A weekday that is hardly used tells nothing of the level of the others.
  const trends = fitLocalTrends(
    known
      .filter(({ weekday }) => factors[weekday]! >= leastFactor)
      .map(({ weekday, amount }) => {
        const weight = factors[weekday]!;
        return { value: amount / weight, weight };
      }),
  );

  const times = new Array<number>(7).fill(0);
  const weights: number[] = [];
  return ahead.map((day) => {
    const weekday = weekdayOf(day);
    times[weekday]! += 1;
    weights.push(factors[weekday]!);
    const ofFactors = times.reduce((sum, count) => sum + count ** 2 * doubt, 0);
    const quantile = sumAhead(trends, weights, ofFactors);
    const amount = (share: number) => Math.max(0, quantile(share));
    return { day, expected: amount(0.5), low: amount(lowShare), high: amount(highShare) };
  });
}

/** 0 is Sunday. */
function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

const noPattern = { factors: [1, 1, 1, 1, 1, 1, 1], doubt: 0 };

interface KnownDay {
  readonly weekday: number;
  readonly amount: number;
}

/**
 * Each weekday's mean over the mean of all, drawn towards 1 as far as chance explains the difference
 * (Efron and Morris, "Data analysis using Stein's estimator", 1975), and the variance of a factor in units of a
 * day's.
 */
function weekdayFactors(known: readonly KnownDay[]) {
  const all = mean(known.map(({ amount }) => amount));
  if (all === 0) return noPattern;
  const byWeekday = Array.from({ length: 7 }, (_, weekday) =>
    known.filter((one) => one.weekday === weekday).map(({ amount }) => amount / all),
  );
  const means = byWeekday.map((ratios) => (ratios.length > 0 ? mean(ratios) : 1));
  const weeks = known.length / 7;
  const within =
    byWeekday.reduce((sum, ratios, weekday) => sum + squares(ratios, means[weekday]), 0) /
    Math.max(1, known.length - 7);
  const centre = mean(means);
  const between = Math.max(0, squares(means, centre) / 6 - within / weeks);
  const kept = between === 0 ? 0 : between / (between + within / weeks);
  return {
    factors: means.map((one) => Math.max(0, (centre + kept * (one - centre)) / centre)),
    doubt: kept / weeks,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sum of the squares of the distances from a centre. */
function squares(values: readonly number[], centre = 0): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
