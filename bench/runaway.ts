/**
 * Runaways: how many are found, how soon, and how often there is an alarm where there is none, beside the
 * best test there can be; on generated years whose seeds nothing was tuned on, and on records of real use.
 * Run: npm run bench:runaway
 */
import { negativeBinomialTail } from '../src/model/negative-binomial.ts';
import { detectRunaway, historyHours, type HourlyUse } from '../src/model/runaway.ts';
import { createRandom, type Random } from '../test/mocks/random.ts';
import { generateUsage, hoursPerDay, type Habit, type Runaway } from './generated-usage.ts';
import { hasRealUse, readConversations, readRequests } from './real-use.ts';

const firstSeed = Number(process.env['SEED'] ?? 90_000);
const trials = Number(process.env['TRIALS'] ?? 100);
const years = Number(process.env['YEARS'] ?? 6);
/** Hours from one look to the next, where false alarms are counted: each stays in sight for two days. */
const step = Number(process.env['STEP'] ?? 6);
const [hoursPerWeek, hoursPerYear] = [168, 8760];

const means = [2, 5, 15, 50, 200];
const lengths = [1, 6, 24, 72];
const factors = [2, 3, 5, 10];

/** The first hour is a Monday's, as that of `generateUsage`. */
const asUse = (amounts: Float64Array): HourlyUse[] =>
  Array.from(amounts, (amount, index) => ({
    weekday: (Math.floor(index / hoursPerDay) + 1) % 7,
    hour: index % hoursPerDay,
    amount,
  }));

const sum = (values: Float64Array, from: number, to: number) =>
  values.subarray(from, to).reduce((total, one) => total + one, 0);

/** One event costs 1 credit; or from a fraction of one to many, as with tokens: log-normal, median 1. */
function price(counts: Float64Array, random: Random): Float64Array {
  return counts.map((count) => {
    let amount = 0;
    for (let event = 0; event < count; event += 1) {
      const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
      amount += Math.exp(0.8 * radius * Math.cos(2 * Math.PI * random.next()));
    }
    return amount;
  });
}

/** What the page sees when so many hours are over. */
const seenAt = (hours: readonly HourlyUse[], end: number) =>
  detectRunaway(hours.slice(Math.max(0, end - historyHours), end));

/**
 * The best test: it knows the mean of each hour, the dispersion and how long runaways last, and holds the sum of
 * so many hours, each time one is over, against its exact distribution.
 */
function bestTail(
  { expected, counts }: ReturnType<typeof generateUsage>,
  end: number,
  length: number,
  dispersion: number,
) {
  const mean = sum(expected, end - length, end);
  return negativeBinomialTail(sum(counts, end - length, end), mean, Math.max(dispersion, 1.0001));
}

/** The tail at which that test has one false alarm a year; alarms within two days are one. */
function bestThreshold(mean: number, length: number, dispersion: number): number {
  // Single hours are independent.
  if (length === 1) return 1 / hoursPerYear;
  const simulated = 40;
  const extremes: number[] = [];
  for (let year = 0; year < simulated; year += 1) {
    const habit = { meanPerHour: mean, weekend: 0.6, growth: 1, dispersion };
    const generated = generateUsage(1_000_000 + firstSeed + year, habit);
    const tails: [tail: number, end: number][] = [];
    for (let end = length; end <= hoursPerYear; end += 1) {
      const total = sum(generated.counts, end - length, end);
      const usual = sum(generated.expected, end - length, end);
      if (total < usual + 2 * Math.sqrt(dispersion * usual)) continue;
      tails.push([bestTail(generated, end, length, dispersion), end]);
    }
    tails.sort(([a], [b]) => a - b);
    const taken: number[] = [];
    for (const [tail, end] of tails) {
      if (taken.length === 5) break;
      if (taken.some((other) => Math.abs(other - end) <= length + 48)) continue;
      taken.push(end);
      extremes.push(tail);
    }
  }
  return extremes.sort((a, b) => a - b)[simulated - 1]!;
}

interface Cell {
  found: number;
  best: number;
  /** Hours from start to alarm. */
  readonly delays: number[];
}

function measureCell(
  mean: number,
  length: number,
  factor: number,
  dispersion: number,
  threshold: number,
  isPriced: boolean,
): Cell {
  const cell: Cell = { found: 0, best: 0, delays: [] };
  for (let trial = 0; trial < trials; trial += 1) {
    const random = createRandom(firstSeed + trial * 7919 + length * 31 + factor);
    const start = historyHours + random.between(0, hoursPerWeek - 1);
    const end = start + length;
    const shape = {
      weekend: random.pick([0.3, 0.7, 1, 1.5]),
      growth: random.pick([0.7, 1, 1.5, 2]),
    };
    const runaway: Runaway = { start, hours: length, factor };
    const days = Math.ceil(end / hoursPerDay);
    // So much a week that the runaway's hours come to the mean of the cell.
    const one = generateUsage(1, { ...shape, meanPerHour: 1e-9, dispersion: 1 }, days);
    const meanPerHour = (mean * length * 1e-9) / sum(one.expected, start, end);
    const habit: Habit = { ...shape, meanPerHour, dispersion };
    const generated = generateUsage(firstSeed + trial * 104_729 + length, habit, days, [runaway]);
    const hours = asUse(isPriced ? price(generated.counts, random) : generated.counts);
    let [isFound, isBest] = [false, false];
    for (let now = start + 1; now <= end && !(isFound && isBest); now += 1) {
      isBest ||= bestTail(generated, now, length, dispersion) <= threshold;
      if (isFound) continue;
      const seen = seenAt(hours, now);
      isFound = typeof seen === 'object' && now - historyHours + seen.start + seen.hours > start;
      if (isFound) cell.delays.push(now - start);
    }
    if (isFound) cell.found += 1;
    if (isBest) cell.best += 1;
  }
  return cell;
}

/** Alarms that a page would show in a year without any runaway but those planted long before. */
function falseAlarms(habit: Habit, isPriced: boolean, runaways: readonly Runaway[] = []): number {
  let alarms = 0;
  let watched = 0;
  for (let year = 0; year < years; year += 1) {
    const { counts } = generateUsage(firstSeed + 500 + year, habit, 365, runaways);
    const hours = asUse(isPriced ? price(counts, createRandom(year)) : counts);
    let last = -Infinity;
    for (let end = historyHours; end <= hours.length; end += step) {
      watched += step;
      const seen = seenAt(hours, end);
      if (typeof seen === 'string') continue;
      const at = end - historyHours + seen.start;
      const isPlanted = runaways.some(
        (one) => at < one.start + one.hours + 2 && at + seen.hours > one.start - 2,
      );
      if (isPlanted) continue;
      if (end - last > 48) alarms += 1;
      last = end;
    }
  }
  return (alarms / watched) * hoursPerYear;
}

const median = (values: readonly number[]) =>
  values.length === 0 ? NaN : values.toSorted((a, b) => a - b)[values.length >> 1]!;
const percent = (share: number) => (share * 100).toFixed(0).padStart(4);

function printCells(dispersion: number, isPriced: boolean): void {
  const what = isPriced ? 'prices differ' : 'each event costs the same';
  console.log(
    `\nDispersion ${dispersion}, ${what}: found / best in %, ratio, median hours to alarm`,
  );
  console.log(`mean  hours ${factors.map((factor) => `${factor}×`.padStart(24)).join('')}`);
  for (const mean of means) {
    for (const length of lengths) {
      const threshold = bestThreshold(mean, length, dispersion);
      const columns = factors.map((factor) => {
        const { found, best, delays } = measureCell(
          mean,
          length,
          factor,
          dispersion,
          threshold,
          isPriced,
        );
        const ratio = best === 0 ? '   –' : (found / best).toFixed(2);
        const delay = Number.isNaN(median(delays)) ? '–' : String(median(delays));
        return `${percent(found / trials)} /${percent(best / trials)}  ${ratio} ${delay.padStart(3)} h`;
      });
      console.log(
        `${String(mean).padStart(4)} ${String(length).padStart(6)} ${columns.map((one) => one.padStart(24)).join('')}`,
      );
    }
  }
}

function printFalseAlarms(): void {
  const habit = (meanPerHour: number, dispersion = 2, growth = 1.3, weekend = 0.4): Habit => ({
    meanPerHour,
    weekend,
    growth,
    dispersion,
  });
  const planted = [100, 101, 140, 190, 260].map((day, index) => ({
    start: day * 24 + 5 * index,
    hours: [3, 24, 72, 1, 48][index]!,
    factor: 6,
  }));
  const rows: [name: string, habit: Habit, isPriced?: boolean, runaways?: Runaway[]][] = [
    ['an event in 20 hours', habit(0.05, 1)],
    ['an event in 2 hours', habit(0.5)],
    ['2 an hour', habit(2, 1)],
    ['5 an hour', habit(5, 1)],
    ['15 an hour', habit(15)],
    ['60 an hour, much scatter', habit(60, 8)],
    ['200 an hour, doubling', habit(200, 5, 2)],
    ['5 an hour, busy weekends, halving', habit(5, 3, 0.5, 1.8)],
    ['2 an hour, prices differ', habit(2, 2), true],
    ['15 an hour, prices differ', habit(15), true],
    ['10 an hour, after runaways', habit(10), false, planted],
  ];
  console.log(
    `\nFalse alarms per series and year, ${years} years each, looked at every ${step} hours`,
  );
  let total = 0;
  for (const [name, ...what] of rows) {
    const [of, isPriced = false, runaways = []] = what;
    const alarms = falseAlarms(of, isPriced, runaways);
    total += alarms;
    console.log(`${name.padEnd(36)} ${alarms.toFixed(2)}`);
  }
  console.log(`${'mean of all'.padEnd(36)} ${(total / rows.length).toFixed(2)}`);
}

function printRealUse(): void {
  console.log('\nRecords of real use');
  if (!hasRealUse) return console.log('left out: they are not beside this folder');
  for (const { name, hours, startOf } of [
    ...readConversations(),
    readRequests(2),
    readRequests(1),
  ]) {
    const verdicts = { history: 0, usual: 0, alarm: 0 };
    const lines: string[] = [];
    let lastEnd = -1;
    for (let end = 1; end <= hours.length; end += 1) {
      const seen = seenAt(hours, end);
      verdicts[typeof seen === 'string' ? seen : 'alarm'] += 1;
      if (typeof seen === 'string') continue;
      const start = end - Math.min(end, historyHours) + seen.start;
      const { hours: length, amount, expected, chance } = seen;
      if (start > lastEnd) {
        const at = new Date(startOf(start)).toISOString();
        lines.push(
          `  ${at}, seen ${end - start} h later: ${length} h, ${amount.toFixed(0)} rather than ${expected.toFixed(0)}, by chance ${chance.toPrecision(2)} a year`,
        );
      }
      lastEnd = Math.max(lastEnd, start + length);
    }
    console.log(`${name}: ${hours.length} hours; ${JSON.stringify(verdicts)}`);
    for (const line of lines) console.log(line);
  }
}

console.log(`${trials} trials a cell, seeds from ${firstSeed}`);
const parts = (process.env['PARTS'] ?? 'cells,scatter,priced,alarms,real').split(',');
if (parts.includes('cells')) printCells(1, false);
if (parts.includes('scatter')) printCells(3, false);
if (parts.includes('priced')) printCells(2, true);
if (parts.includes('alarms')) printFalseAlarms();
if (parts.includes('real')) printRealUse();
