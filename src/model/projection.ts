import type { Day } from '../api/types.ts';

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

/** The 95th percentile of the standard normal distribution, which leaves a twentieth on each side. */
const normalQuantile = 1.645;

/** Use of a weekday, as a share of that of all, that still tells how much is used altogether. */
const leastFactor = 0.1;

/** So many days have to be of use; below that nothing tells a pattern from chance. */
const leastTelling = 4;

/** How much of a day's surprise stays; the one that would have foreseen the history best is taken. */
const smoothings = [0.02, 0.05, 0.1, 0.2, 0.4];

/**
 * Projects daily use: a level times a factor for each weekday. The level is the mean of two forecasts of the
 * deseasonalized days, which together err less than each alone (Bates and Granger, "The combination of
 * forecasts", 1969): simple exponential smoothing, which follows a jump, and a straight trend, which
 * follows growth, drawn towards none by the positive-part rule of James and Stein as far as chance
 * explains it. The interval is that of a sum of exponentially smoothed forecasts, whose shocks stay in part
 * (Hyndman and Athanasopoulos, "Forecasting: Principles and Practice", 3rd ed., 8.7), with what is not known of
 * level and weekdays on top.
 *
 * @param history complete days, oldest first; the last `mostHistory` count
 * @param ahead the days to project, from the one after the history on
 * @returns running totals, one for each day ahead; `undefined` where fewer than `leastHistory` days were
 * measured
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
  const levels = known
    .filter(({ weekday }) => factors[weekday]! >= leastFactor)
    .map(({ weekday, amount }) => amount / factors[weekday]!);
  const smoothed = smooth(levels);
  const trend = shrunkTrend(levels);
  // The clearer the trend, the more it counts; a jump looks like one, so smoothing keeps its say.
  const ofTrend = (1 + trend.kept / 2) / 2;

  const times = new Array<number>(7).fill(0);
  let [expected, weight, drift] = [0, 0, 0];
  return ahead.map((day, index) => {
    const weekday = weekdayOf(day);
    const factor = factors[weekday]!;
    const level = smoothed.level * (1 - ofTrend) + trend.levelAfter(index + 1) * ofTrend;
    times[weekday]! += 1;
    weight += factor;
    expected += Math.max(0, level) * factor;
    drift += (trend.doubtAfter(index + 1) / 2) * factor;
    const perDay = (weight / (index + 1)) * smoothed.deviation;
    const ofFactors = times.reduce((sum, count) => sum + count ** 2 * doubt, 0);
    // Half of the level is smoothed, so half of each surprise stays.
    const ofDays = shocks(index + 1, smoothed.smoothing / 2) + ofFactors;
    const margin = normalQuantile * Math.hypot(perDay * Math.sqrt(ofDays), drift);
    return { day, expected, low: Math.max(0, expected - margin), high: expected + margin };
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

/** Simple exponential smoothing: the last level, and how far a day was from the level before it. */
function smooth(levels: readonly number[]) {
  const first = Math.min(leastHistory / 2, Math.ceil(levels.length / 2));
  const fits = smoothings.map((smoothing) => {
    let level = mean(levels.slice(0, first));
    const errors = levels.slice(first).map((value) => {
      const error = value - level;
      level += smoothing * error;
      return error;
    });
    return { level, smoothing, deviation: Math.sqrt(squares(errors) / Math.max(1, errors.length)) };
  });
  return fits.reduce((best, other) => (other.deviation < best.deviation ? other : best));
}

/** The straight line through the levels, as steep as chance does not explain. */
function shrunkTrend(levels: readonly number[]) {
  const centre = mean(levels);
  const middle = (levels.length - 1) / 2;
  const spread = levels.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const slope =
    levels.reduce((sum, level, index) => sum + (index - middle) * (level - centre), 0) / spread;
  const residuals = levels.map((level, index) => level - centre - slope * (index - middle));
  const chance = squares(residuals) / (levels.length - 2) / spread;
  const kept = slope === 0 ? 0 : Math.max(0, 1 - chance / slope ** 2);
  return {
    /** How much of the slope is left, 0 to 1. */
    kept,
    levelAfter: (days: number) => centre + kept * slope * (middle + days),
    /** How far off the level may be because the slope is not known, as a standard deviation. */
    doubtAfter: (days: number) => Math.sqrt(1 - kept) * Math.abs(slope) * (middle + days),
  };
}

/** Variance of the sum of so many days, in units of one day's. */
function shocks(days: number, smoothing: number): number {
  let sum = (days ** 2 * smoothing) / (2 - smoothing);
  for (let after = 0; after < days; after += 1) sum += (1 + after * smoothing) ** 2;
  return sum;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sum of the squares of the distances from a centre. */
function squares(values: readonly number[], centre = 0): number {
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
}
