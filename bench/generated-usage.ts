/**
 * Years of usage as an agent might have it: more by day than by night, other weekends, growth, counts
 * that scatter more than chance alone would have them, and runaways planted where they are known.
 */
import { createRandom, type Random } from '../test/mocks/random.ts';

export const hoursPerDay = 24;

/** How much an agent is used when nothing is wrong. */
export interface Habit {
  /** Events an hour, averaged over a week at the start. */
  readonly meanPerHour: number;
  /** Use on Saturday and Sunday, as a multiple of that on other days. */
  readonly weekend: number;
  /** Use after a year, as a multiple of that at the start. */
  readonly growth: number;
  /** Variance of an hour's count over its mean; 1 is a Poisson process. */
  readonly dispersion: number;
}

/** Use that is so many times the usual for some hours. */
export interface Runaway {
  /** Index of its first hour. */
  readonly start: number;
  readonly hours: number;
  readonly factor: number;
}

export interface GeneratedUsage {
  /** What was to be expected of each hour, runaways left out; the first one is a Monday's. */
  readonly expected: Float64Array;
  readonly counts: Float64Array;
}

/** Shares of a day, from midnight; a busy noon, a quiet night, and a mean of 1. */
const hourProfile = (() => {
  const shape = Array.from(
    { length: hoursPerDay },
    (_, hour) =>
      0.25 + Math.exp(-(((hour - 13) / 4.5) ** 2)) + 0.3 * Math.exp(-(((hour - 20) / 2) ** 2)),
  );
  const mean = shape.reduce((sum, value) => sum + value, 0) / hoursPerDay;
  return shape.map((value) => value / mean);
})();

/** Counts of each hour. Equal seeds give equal years. */
export function generateUsage(
  seed: number,
  { meanPerHour, weekend, growth, dispersion }: Habit,
  days = 365,
  runaways: readonly Runaway[] = [],
): GeneratedUsage {
  const random = createRandom(seed);
  const hours = days * hoursPerDay;
  const weekMean = (5 + 2 * weekend) / 7;
  const expected = new Float64Array(hours);
  const counts = new Float64Array(hours);
  for (let hour = 0; hour < hours; hour += 1) {
    const day = Math.floor(hour / hoursPerDay);
    const ofWeek = (day % 7 >= 5 ? weekend : 1) / weekMean;
    const ofYear = growth ** (day / 365);
    expected[hour] = meanPerHour * hourProfile[hour % hoursPerDay]! * ofWeek * ofYear;
    const runaway = runaways.find(
      ({ start, hours: length }) => hour >= start && hour < start + length,
    );
    counts[hour] = sampleCount(random, expected[hour]! * (runaway?.factor ?? 1), dispersion);
  }
  return { expected, counts };
}

/** A count with this mean and variance: negative binomial, as a Poisson count whose mean is gamma. */
function sampleCount(random: Random, mean: number, dispersion: number): number {
  if (mean <= 0) return 0;
  if (dispersion <= 1) return samplePoisson(random, mean);
  const scale = dispersion - 1;
  return samplePoisson(random, scale * sampleGamma(random, mean / scale));
}

/** Knuth, "The Art of Computer Programming" 2, 3.4.1, in pieces small enough not to underflow. */
function samplePoisson(random: Random, mean: number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 500) {
    const limit = Math.exp(-Math.min(left, 500));
    let product = random.next();
    while (product > limit) {
      count += 1;
      product *= random.next();
    }
  }
  return count;
}

/** Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). */
function sampleGamma(random: Random, shape: number): number {
  if (shape < 1) return sampleGamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = sampleNormal(random);
    const v = (1 + c * normal) ** 3;
    if (v <= 0) continue;
    const uniform = 1 - random.next();
    if (Math.log(uniform) < 0.5 * normal ** 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box and Muller (1958). */
function sampleNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

/** Sums of each day's hours. */
export function byDay(hourly: Float64Array): number[] {
  return Array.from({ length: hourly.length / hoursPerDay }, (_, day) =>
    hourly.subarray(day * hoursPerDay, (day + 1) * hoursPerDay).reduce((sum, one) => sum + one, 0),
  );
}
