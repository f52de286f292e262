import { logTailBound, negativeBinomialTail } from './negative-binomial.ts';
import { learnHabit, type HourlyHabit, type HourlyUse } from './runaway-habit.ts';

export type { HourlyUse };

/** Use far beyond the habit. */
export interface Runaway {
  /** Index into the given hours: where the use began to be unusual. */
  readonly start: number;
  /** How long it lasted; up to the last given hour where it has not ended. */
  readonly hours: number;
  /** What was used in these hours. */
  readonly amount: number;
  /** What would have been used in them by habit. */
  readonly expected: number;
  /** How many alarms a year chance alone would bring that are as unusual; the smaller, the clearer. */
  readonly chance: number;
}

export interface RunawayOptions {
  /** False alarms of a series in a year that are put up with; 1 by default. More finds more, sooner. */
  readonly sensitivity?: number;
  /** How many hours before the end a runaway may have ended; 48 by default. */
  readonly recent?: number;
}

/** So many hours before the end say something: eight weeks. */
export const historyHours = 8 * 168;

/** So many measured hours since the first use, recent ones left out, have to be known: two weeks. */
export const leastHistoryHours = 2 * 168;

/** So many hours of use have to be known before anything can be told from them. */
const leastHoursOfUse = 10;

/** The longest runaway that is looked for; what lasts longer has a part that is as long. */
const longest = 72;

/** Less than so many times the habit is not far beyond it, however sure. */
const leastFactor = 1.5;

/** Excess that is worth a word, in average hours of the series. */
const leastExcess = 0.5;

const hoursPerYear = 8760;

/** A count scatters at least so much; exactly 1, a Poisson count, is the limit that is never reached. */
const leastDispersion = 1.02;

/** The bound of a tail is so much above it at most, as a logarithm, where it matters. */
const boundSlack = 4;

/**
 * Looks for use far beyond the habit of a series, in the hours just past: a scan statistic (Kulldorff,
 * "Prospective time periodic geographical disease surveillance using a scan statistic", 2001) over all windows
 * of 1 to 72 hours, where each length has its share of false alarms (Walther, "Optimal and fast detection of
 * spatial clusters with scan statistics", 2010). A window's amount is held against the negative binomial
 * distribution around its habit.
 *
 * Hours before the first use say nothing: the series may not have existed. So one spike after a year of nothing is
 * 'history', not an alarm: nothing tells what is usual there, not even what one event costs.
 *
 * @param hours oldest first, without holes; the last `historyHours` count, and only the last may be incomplete
 * @returns 'history' where too little is known to tell
 */
export function detectRunaway(
  hours: readonly HourlyUse[],
  { sensitivity = 1, recent = 48 }: RunawayOptions = {},
): Runaway | 'usual' | 'history' {
  const end = hours.length;
  const recentStart = Math.max(0, end - recent);
  const isUsed = ({ amount }: HourlyUse) => amount !== null && amount > 0;
  if (!hours.slice(recentStart).some(isUsed)) return 'usual';
  const oldest = Math.max(0, end - historyHours);
  const first = hours.findIndex((hour, index) => index >= oldest && isUsed(hour));
  const scanStart = Math.max(first, recentStart - longest);
  const known = hours.slice(first, scanStart).filter(({ amount }) => amount !== null);
  if (known.length < leastHistoryHours || known.filter(isUsed).length < leastHoursOfUse) {
    return 'history';
  }
  const habit = learnHabit(known);

  const used = [0];
  const expected = [0];
  for (let index = scanStart; index < end; index += 1) {
    const { weekday, hour, amount, share = 1 } = hours[index]!;
    const usual = amount === null ? 0 : habit.expected[weekday * 24 + hour]! * share;
    used.push(used.at(-1)! + (amount ?? 0));
    expected.push(expected.at(-1)! + usual);
  }
  let found: Runaway | undefined;
  let foundBound = Infinity;
  for (let from = 0; from < used.length - 1; from += 1) {
    // The end that makes it most unusual; where that is not recent, it is over.
    let [clearest, clearestTo] = [Math.log(sensitivity) + boundSlack, 0];
    for (let to = from + 1; to < Math.min(used.length, from + 1 + longest); to += 1) {
      const amount = used[to]! - used[from]!;
      const usual = expected[to]! - expected[from]!;
      if (amount < leastFactor * usual || amount - usual < leastExcess * habit.mean) continue;
      const counts = asCounts(habit, amount, usual, to - from);
      const bound = logTailBound(...counts) + Math.log(testsAYear(to - from));
      if (bound < clearest) [clearest, clearestTo] = [bound, to];
    }
    if (scanStart + clearestTo <= recentStart || clearestTo === 0) continue;
    const amount = used[clearestTo]! - used[from]!;
    const usual = expected[clearestTo]! - expected[from]!;
    const length = clearestTo - from;
    const chance =
      negativeBinomialTail(...asCounts(habit, amount, usual, length)) * testsAYear(length);
    // A chance may be too small for a number to tell it from another; its logarithm is not.
    if (chance <= sensitivity && clearest < foundBound) {
      foundBound = clearest;
      found = { start: scanStart + from, hours: length, amount, expected: usual, chance };
    }
  }
  return found ? withAll(found, scanStart, used, expected, habit) : 'usual';
}

/**
 * The runaway as far as it reaches: a window is chosen for being unusual, so it may be shorter than what goes on
 * for days, or begin before it. The hours that belong to it are those which, taken together, are likelier so many
 * times the habit than the habit itself (the likelihood ratio of Page's cumulative sum, "Continuous inspection
 * schemes", 1954, for Poisson counts).
 */
function withAll(
  found: Runaway,
  scanStart: number,
  used: readonly number[],
  expected: readonly number[],
  { mean }: HourlyHabit,
): Runaway {
  const factor = found.amount / Math.max(found.expected, 1e-3 * mean * found.hours);
  const score = (index: number) =>
    used[index]! * Math.log(factor) - (factor - 1) * expected[index]!;
  let [from, to] = [found.start - scanStart, found.start - scanStart + 1];
  for (let index = to + 1; index < used.length; index += 1) {
    if (score(index) > score(to)) to = index;
  }
  for (let index = to - 1; index >= 0; index -= 1) {
    if (score(index) < score(from)) from = index;
  }
  return {
    ...found,
    start: scanStart + from,
    hours: to - from,
    amount: used[to]! - used[from]!,
    expected: expected[to]! - expected[from]!,
  };
}

/** The window's amount, its mean and its dispersion, in events. */
function asCounts(
  { dispersion, unit, dayVariance, doubt, mean: meanOfHours }: HourlyHabit,
  amount: number,
  expected: number,
  hours: number,
): [amount: number, mean: number, dispersion: number] {
  const mean = Math.max(expected, 1e-3 * meanOfHours);
  const ofDays = hours === 1 ? 0 : (dayVariance * 24) / Math.max(24, hours);
  return [
    amount / unit,
    mean / unit,
    Math.max(leastDispersion, (dispersion + (ofDays + doubt) * mean) / unit),
  ];
}

/** How many windows of this length there are in a year, as far as they differ. */
function testsAYear(hours: number): number {
  return hoursPerYear * (hours === 1 ? 2 : 18 / hours);
}
