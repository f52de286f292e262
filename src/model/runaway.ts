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

const hoursPerWeek = 168;
const hoursPerYear = 8760;

/** So many hours before the end say something: eight weeks. */
export const historyHours = 8 * hoursPerWeek;

/**
 * So many measured hours since the first use have to be known, two weeks of them, before the days in which a
 * runaway may be: with the defaults, 456 hours in all.
 */
export const leastHistoryHours = 2 * hoursPerWeek;

/** So many hours of use have to be known before anything can be told from them. */
const leastHoursOfUse = 10;

/** The longest runaway that is looked for; what lasts longer has a part that is as long. */
const longest = 72;

/** Less than so many times the habit is not far beyond it, however sure. */
const leastFactor = 1.5;

/** Excess that is worth a word, in average hours of the series. */
const leastExcess = 0.1;

/** A count scatters at least so much; exactly 1, a Poisson count, is the limit that is never reached. */
const leastDispersion = 1.02;

/** The bound of a tail is so much above it at most, as a logarithm, where it matters. */
const boundSlack = 4;

/**
 * Looks for use far beyond the habit of a series, in the hours just past: a scan statistic (Kulldorff,
 * "Prospective time periodic geographical disease surveillance using a scan statistic", 2001) over all windows
 * of 1 to 72 hours, where each length has its share of false alarms (Walther, "Optimal and fast detection of
 * spatial clusters with scan statistics", 2010). A window's amount is held against the negative binomial
 * distribution around its habit, which also has to be exceeded by half. What comes as large in most weeks, at
 * whatever hour, is habit too. A level that stays is habit after about three weeks.
 *
 * An hour that has just begun is held against a whole one, for all of its use may come in the first minute; only
 * `expected` tells what is usual until now.
 *
 * Hours before the first use say nothing: the series may not have existed. So one spike after a year of nothing is
 * 'history', not an alarm: nothing tells what is usual there, not even what one event costs.
 *
 * @param hours oldest first, without holes, up to the server's now; the last `historyHours` count, and only the
 * last may be incomplete. Negative amounts (refunds) lessen what a window used.
 * @returns 'history' where too little is known to tell; 'usual' also where nothing was used of late
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

  const scan = new Scan(hours.slice(first), habit, scanStart - first);
  let [found, least] = [
    undefined as { from: number; to: number; chance: number } | undefined,
    Infinity,
  ];
  for (let from = scanStart - first; from < end - first; from += 1) {
    const { to, bound } = scan.clearestEnd(from, sensitivity);
    // What was clearest up to an hour that is not recent is over. A chance may be too small for a number to tell
    // it from another; the logarithm of its bound is not.
    if (first + to <= recentStart || bound >= least) continue;
    const chance = scan.chance(from, to);
    if (chance > sensitivity || scan.isHabit(from, to, sensitivity)) continue;
    [found, least] = [{ from, to, chance }, bound];
  }
  if (!found) return 'usual';
  const { from, to } = scan.reach(found.from, found.to);
  const rest = first + to === end ? stillToCome(hours, habit) : 0;
  return {
    start: first + from,
    hours: to - from,
    amount: scan.amount(from, to),
    expected: scan.expected(from, to) - rest,
    chance: found.chance,
  };
}

/** What is usual for a whole hour, also for one that is not over: it may all come in its first minute. */
function wholeHour({ weekday, hour, amount }: HourlyUse, { expected }: HourlyHabit): number {
  return amount === null ? 0 : expected[weekday * 24 + hour]!;
}

/** What is usual for the rest of the last hour. */
function stillToCome(hours: readonly HourlyUse[], habit: HourlyHabit): number {
  const last = hours.at(-1)!;
  return wholeHour(last, habit) * (1 - (last.share ?? 1));
}

/** Windows of hours, from one index up to another, and how far chance explains what was used in them. */
class Scan {
  readonly #habit: HourlyHabit;
  readonly #habitEnd: number;
  /** Running totals. */
  readonly #amounts = [0];
  readonly #expected = [0];
  /** By length. */
  readonly #peaks: (readonly number[])[] = [];

  constructor(hours: readonly HourlyUse[], habit: HourlyHabit, habitEnd: number) {
    this.#habit = habit;
    this.#habitEnd = habitEnd;
    for (const hour of hours) {
      this.#amounts.push(this.#amounts.at(-1)! + (hour.amount ?? 0));
      this.#expected.push(this.#expected.at(-1)! + wholeHour(hour, habit));
    }
  }

  amount(from: number, to: number): number {
    return this.#amounts[to]! - this.#amounts[from]!;
  }

  expected(from: number, to: number): number {
    return this.#expected[to]! - this.#expected[from]!;
  }

  /** How often in a year chance brings something like it. */
  chance(from: number, to: number): number {
    return negativeBinomialTail(...this.#counts(from, to)) * testsAYear(to - from);
  }

  /** The end that makes it the most unusual, 0 where none does enough, and the logarithm of its chance. */
  clearestEnd(from: number, sensitivity: number): { to: number; bound: number } {
    let clearest = { to: 0, bound: Math.log(sensitivity) + boundSlack };
    const last = Math.min(this.#amounts.length - 1, from + longest);
    for (let to = from + 1; to <= last; to += 1) {
      if (!this.#isFar(from, to)) continue;
      const bound = logTailBound(...this.#counts(from, to)) + Math.log(testsAYear(to - from));
      if (bound < clearest.bound) clearest = { to, bound };
    }
    return clearest;
  }

  /**
   * A window as far as it reaches: it is chosen for being unusual, so it may be shorter than what goes on for days,
   * or begin before it. The hours that belong to it are those which, taken together, are likelier so many times the
   * habit than the habit itself (the likelihood ratio of Page's cumulative sum, "Continuous inspection schemes",
   * 1954, for Poisson counts).
   */
  reach(start: number, end: number): { from: number; to: number } {
    const usual = Math.max(this.expected(start, end), 1e-3 * this.#habit.mean * (end - start));
    const factor = this.amount(start, end) / usual;
    const score = (index: number) =>
      this.#amounts[index]! * Math.log(factor) - (factor - 1) * this.#expected[index]!;
    let [from, to] = [start, start + 1];
    for (let index = to + 1; index < this.#amounts.length; index += 1) {
      if (score(index) > score(to)) to = index;
    }
    for (let index = to - 1; index >= this.#habitEnd; index -= 1) {
      if (score(index) < score(from)) from = index;
    }
    return { from, to };
  }

  /** Whether most weeks have such a peak, though not always in the same hour: a batch, not a runaway. */
  isHabit(from: number, to: number, sensitivity: number): boolean {
    const peaks = this.#weekPeaks(to - from, sensitivity).toSorted((a, b) => a - b);
    return this.#excess(from, to) < leastFactor * peaks[(peaks.length - 1) >> 1]!;
  }

  /** Each week's largest excess in a window at most so long that would be an alarm; 0 for none. */
  #weekPeaks(length: number, sensitivity: number): readonly number[] {
    const known = this.#peaks[length];
    if (known) return known;
    const shorter = length > 1 ? this.#weekPeaks(length - 1, sensitivity) : [];
    const least = Math.log(sensitivity / testsAYear(length));
    const peaks: number[] = [];
    for (let end = this.#habitEnd; end >= hoursPerWeek; end -= hoursPerWeek) {
      let peak = shorter[peaks.length] ?? 0;
      for (let from = end - hoursPerWeek; from + length <= end; from += 1) {
        const excess = this.#excess(from, from + length);
        if (excess <= peak || !this.#isFar(from, from + length)) continue;
        if (logTailBound(...this.#counts(from, from + length)) <= least) peak = excess;
      }
      peaks.push(peak);
    }
    this.#peaks[length] = peaks;
    return peaks;
  }

  #excess(from: number, to: number): number {
    return this.amount(from, to) - this.expected(from, to);
  }

  #isFar(from: number, to: number): boolean {
    return (
      this.amount(from, to) >= leastFactor * this.expected(from, to) &&
      this.#excess(from, to) > leastExcess * this.#habit.mean
    );
  }

  /** The window's amount, its mean and its dispersion, in events. */
  #counts(from: number, to: number): [amount: number, mean: number, dispersion: number] {
    const { dispersion, unit, dayVariance, doubt, mean: meanOfHours } = this.#habit;
    const hours = to - from;
    const mean = Math.max(this.expected(from, to), 1e-3 * meanOfHours);
    // The hours of a day are more or less together; one hour's own dispersion has that in it.
    const ofDays = hours === 1 ? 0 : (dayVariance * 24) / Math.max(24, hours);
    const perMean = dispersion + (ofDays + doubt) * mean;
    return [this.amount(from, to) / unit, mean / unit, Math.max(leastDispersion, perMean / unit)];
  }
}

/** How many windows of this length there are in a year, as far as they differ. */
function testsAYear(hours: number): number {
  return hoursPerYear * (hours === 1 ? 1.5 : 28 / hours);
}
