/** What was used in one hour. */
export interface HourlyUse {
  /** Local; 0 is Sunday. */
  readonly weekday: number;
  /** Local, 0 to 23. */
  readonly hour: number;
  /** `null`: not measured. */
  readonly amount: number | null;
  /** How much of the hour is over; 1, which is the default, for a complete one. */
  readonly share?: number;
}

/** What an hour usually comes to, and how far chance takes it from there. */
export interface HourlyHabit {
  /** Expected amount of a whole hour, by weekday and hour: `weekday * 24 + hour`. */
  readonly expected: Float64Array;
  /** Variance of an hour's amount over what is expected of it. In the unit of the amounts. */
  readonly dispersion: number;
  /** What one event comes to, as far as the skewness of the amounts tells; at most the dispersion. */
  readonly unit: number;
  /** Variance of a day's level, as a share of its square, which is not explained by its hours'. */
  readonly dayVariance: number;
  /** Variance of what is expected, as a share of its square, because it was learnt from few hours. */
  readonly doubt: number;
  /** Mean amount of an hour. */
  readonly mean: number;
}

const hoursPerWeek = 168;
/** How much of what an hour tells of the level is left an hour later: half of it after a week. */
const kept = 0.5 ** (1 / hoursPerWeek);
/** A day or hour counts for at most so many standard deviations above what is expected. */
const farthest = 5;
/** So many standard errors of a week's dispersion is the typical week below the mean of all. */
const belowMean = 0.75;
/** Hours differ at least by this share of their mean; nothing is as constant as it looks. */
const leastSpread = 0.1;

/**
 * Learns the habit of a series: a level times a factor for the hour of the day, the weekday and the hour of the
 * week, each drawn towards 1 as far as chance explains it (gamma-Poisson empirical Bayes; Clayton and Kaldor,
 * "Empirical Bayes estimates of age-standardized relative risks", 1987). Days and hours far above are
 * winsorized, then it is learnt anew, so that a runaway is no habit (compare the reweighting of past outbreaks
 * by Farrington et al., "A statistical algorithm for the early detection of outbreaks", 1996). The dispersion is
 * that of quasi-Poisson (McCullagh and Nelder, "Generalized Linear Models", 2nd ed., 6.2.3).
 *
 * @param hours oldest first, the ones that were measured, some of them above 0
 */
export function learnHabit(hours: readonly HourlyUse[]): HourlyHabit {
  const count = hours.length;
  const cells = new Uint8Array(count);
  const raw = new Float64Array(count);
  for (const [index, { weekday, hour, amount }] of hours.entries()) {
    cells[index] = weekday * 24 + hour;
    raw[index] = Math.max(0, amount ?? 0);
  }
  const used = raw.slice();
  const fitted = new Float64Array(count);
  let expected = new Float64Array(hoursPerWeek);
  // To begin with, no two hours of the week have anything in common.
  let dispersion = 0;
  for (let round = 0; round < 4; round += 1) {
    const mean = sum(used) / count;
    expected = profileOf(cells, used, mean, dispersion);
    for (let index = 0; index < count; index += 1) fitted[index] = expected[cells[index]!]!;
    dispersion = dispersionOf(raw, fitted, mean);
    if (round === 0) dispersion *= count / Math.max(1, count - hoursPerWeek);
    else winsorize(raw, used, fitted, dispersion);
  }
  const level = recentSum(used) / recentSum(fitted);
  expected = expected.map((value) => value * level);
  const mean = sum(used) / count;
  const unit = unitOf(used, fitted, dispersion);
  const kurtosis = (6 * dispersion - 5 * unit) / mean;
  const error = Math.sqrt((2 + kurtosis) / hoursPerWeek);
  return {
    expected,
    dispersion: dispersion * (1 + belowMean * error),
    unit,
    dayVariance: dayVarianceOf(used, fitted, dispersion),
    doubt: (dispersion / mean / count) * 24,
    mean: mean * level,
  };
}

/** Expected amounts by hour of the week. */
function profileOf(cells: Uint8Array, used: Float64Array, mean: number, dispersion: number) {
  const total = new Float64Array(hoursPerWeek);
  const hours = new Float64Array(hoursPerWeek);
  for (let index = 0; index < cells.length; index += 1) {
    total[cells[index]!]! += used[index]!;
    hours[cells[index]!]! += 1;
  }
  const expected = new Float64Array(hoursPerWeek).fill(mean);
  const groupings = [hourOf, (cell: number) => Math.floor(cell / 24), (cell: number) => cell];
  smoothHours(expected, total, hours);
  for (const groupOf of groupings) {
    const observed = new Float64Array(hoursPerWeek);
    const foreseen = new Float64Array(hoursPerWeek);
    for (let cell = 0; cell < hoursPerWeek; cell += 1) {
      observed[groupOf(cell)]! += total[cell]!;
      foreseen[groupOf(cell)]! += hours[cell]! * expected[cell]!;
    }
    const factors = shrunkFactors(observed, foreseen, dispersion);
    for (let cell = 0; cell < hoursPerWeek; cell += 1) expected[cell]! *= factors[groupOf(cell)]!;
  }
  return expected;
}

const hourOf = (cell: number) => cell % 24;

/** A course of the day in which neighbouring hours are alike, for their own factors to be drawn towards. */
function smoothHours(expected: Float64Array, total: Float64Array, hours: Float64Array): void {
  const observed = new Float64Array(24);
  const foreseen = new Float64Array(24);
  for (let cell = 0; cell < hoursPerWeek; cell += 1) {
    for (let away = -2; away <= 2; away += 1) {
      const hour = hourOf(cell + away + 24);
      observed[hour]! += total[cell]! * (3 - Math.abs(away));
      foreseen[hour]! += hours[cell]! * expected[cell]! * (3 - Math.abs(away));
    }
  }
  for (let cell = 0; cell < hoursPerWeek; cell += 1) {
    const hour = hourOf(cell);
    if (foreseen[hour]! > 0) expected[cell]! *= observed[hour]! / foreseen[hour]!;
  }
}

/** Observed over foreseen, drawn towards 1. */
function shrunkFactors(observed: Float64Array, foreseen: Float64Array, dispersion: number) {
  let [between, weight] = [0, 0];
  observed.forEach((value, group) => {
    between += (value - foreseen[group]!) ** 2 - dispersion * foreseen[group]!;
    weight += foreseen[group]! ** 2;
  });
  if (between <= 0) return observed.map(() => 1);
  // Never 0, which would leave what was never used without a factor.
  const prior = (dispersion * weight) / between + 1e-9 * Math.sqrt(weight);
  return observed.map((value, group) => (value + prior) / (foreseen[group]! + prior));
}

/** Variance over mean; weeks above the median one count like it, so that runaways in three of seven do not. */
function dispersionOf(amounts: Float64Array, fitted: Float64Array, mean: number): number {
  const weeks: number[] = [];
  for (let end = amounts.length; end >= hoursPerWeek; end -= hoursPerWeek) {
    let squares = 0;
    for (let index = end - hoursPerWeek; index < end; index += 1) {
      const above = amounts[index]! - fitted[index]!;
      squares += above * above;
    }
    weeks.push(squares);
  }
  weeks.sort((a, b) => a - b);
  const largest = weeks[weeks.length >> 1]!;
  const squares = weeks.reduce((total, week) => total + Math.min(week, largest), 0);
  return Math.max(squares / weeks.length / hoursPerWeek / mean, leastSpread ** 2 * mean);
}

/** Days, then hours, cut off far above what is expected of them. */
function winsorize(
  raw: Float64Array,
  used: Float64Array,
  fitted: Float64Array,
  dispersion: number,
): void {
  const most = (expected: number) => expected + farthest * Math.sqrt(dispersion * expected);
  for (let start = 0; start < raw.length; start += 24) {
    const end = Math.min(raw.length, start + 24);
    const factor = Math.min(1, most(sum(fitted, start, end)) / sum(raw, start, end) || 1);
    for (let index = start; index < end; index += 1) {
      used[index] = Math.min(raw[index]! * factor, most(fitted[index]!));
    }
  }
}

/**
 * By the method of moments: the third cumulant of a negative binomial count of events, each of one unit, is
 * mean × dispersion × (2 × dispersion − unit).
 */
function unitOf(used: Float64Array, fitted: Float64Array, dispersion: number): number {
  let [cubes, means] = [0, 0];
  for (let index = 0; index < used.length; index += 1) {
    const mean = fitted[index]!;
    const above = used[index]! - mean;
    // Quiet hours tell more: the sixth moment goes with the cube of the mean.
    const weight = 1 / (mean + dispersion) ** 2;
    cubes += above * above * above * weight;
    means += mean * weight;
  }
  const unit = 2 * dispersion - cubes / means / dispersion;
  return Math.min(Math.max(unit, 0.1 * dispersion), dispersion);
}

function dayVarianceOf(used: Float64Array, fitted: Float64Array, dispersion: number): number {
  let [squares, weight] = [0, 0];
  for (let start = 0; start + 24 <= used.length; start += 24) {
    const expected = sum(fitted, start, start + 24);
    squares += (sum(used, start, start + 24) - expected) ** 2 - dispersion * expected;
    weight += expected ** 2;
  }
  return Math.max(0, squares / weight);
}

function sum(values: Float64Array, start = 0, end = values.length): number {
  let total = 0;
  for (let index = start; index < end; index += 1) total += values[index]!;
  return total;
}

/** The sum of values that count the less, the older they are. */
function recentSum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total = total * kept + value;
  return total;
}
