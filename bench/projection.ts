/**
 * Projected use at the end of a billing period, beside a straight line, beside the best there can be, which
 * knows what is to be expected of each day, and beside what came: on generated years whose seeds nothing
 * was tuned on. Run: npm run bench:projection
 */
import { mostHistory, projectUse } from '../src/model/projection.ts';
import { byDay, generateUsage, hoursPerDay, type Habit } from './generated-usage.ts';

const periodDays = 30;
const years = Number(process.env['YEARS'] ?? 40);
const firstSeed = Number(process.env['SEED'] ?? 70_000);

/** A jump is a runaway that stays. */
const jump: Habit = { meanPerHour: 20, weekend: 0.4, growth: 1, dispersion: 3 };
const habits: Readonly<Record<string, Habit>> = {
  'steady, quiet weekends': { meanPerHour: 10, weekend: 0.3, growth: 1, dispersion: 2 },
  'steady, many events': { meanPerHour: 60, weekend: 0.4, growth: 1, dispersion: 3 },
  'few events': { meanPerHour: 0.5, weekend: 0.5, growth: 1, dispersion: 2 },
  'doubling in a year': { meanPerHour: 10, weekend: 0.4, growth: 2, dispersion: 3 },
  'busy weekends, much scatter': { meanPerHour: 5, weekend: 1.8, growth: 1.2, dispersion: 10 },
  'halving in a year': { meanPerHour: 20, weekend: 0.4, growth: 0.5, dispersion: 3 },
  'jump by 60 % in the year': jump,
  'no weekday pattern': { meanPerHour: 10, weekend: 1, growth: 1, dispersion: 2 },
};

const start = Date.UTC(2025, 0, 6);
const dayOf = (index: number) => new Date(start + index * 86_400_000).toISOString().slice(0, 10);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function measure(habit: Habit, share: number, seed: number) {
  const errors: number[] = [];
  const lineErrors: number[] = [];
  const bestErrors: number[] = [];
  let held = 0;
  for (let year = 0; year < years; year += 1) {
    const start = (90 + Math.round((year / years) * 240)) * hoursPerDay;
    const factor = habit === jump ? 1.6 : 1;
    const runaways = [{ start, hours: Infinity, factor }];
    const generated = generateUsage(seed + year, habit, 365, runaways);
    const amounts = byDay(generated.counts);
    const expected = byDay(
      generated.expected.map((one, hour) => (hour < start ? one : one * factor)),
    );
    for (let from = mostHistory; from + periodDays <= amounts.length; from += periodDays) {
      const elapsed = Math.round(periodDays * share);
      const [today, end] = [from + elapsed, from + periodDays];
      const used = sum(amounts.slice(from, today));
      const actual = sum(amounts.slice(from, end));
      const history = amounts
        .slice(0, today)
        .map((amount, index) => ({ day: dayOf(index), amount }));
      const ahead = Array.from({ length: end - today }, (_, index) => dayOf(today + index));
      const projected = projectUse(history, ahead)!.at(-1)!;
      errors.push(Math.abs(used + projected.expected - actual) / actual);
      lineErrors.push(Math.abs((used / elapsed) * periodDays - actual) / actual);
      bestErrors.push(Math.abs(used + sum(expected.slice(today, end)) - actual) / actual);
      if (used + projected.low <= actual && actual <= used + projected.high) held += 1;
    }
  }
  const line = sum(lineErrors);
  return {
    error: sum(errors) / errors.length,
    ratio: sum(errors) / line,
    best: sum(bestErrors) / line,
    held: held / errors.length,
  };
}

const percent = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(8);
console.log(`${years} years each, seeds from ${firstSeed}, periods of ${periodDays} days\n`);
console.log('use                             elapsed    error   of a line     at best   90 % held');
for (const [index, [name, habit]] of Object.entries(habits).entries()) {
  for (const share of [0.25, 0.5, 0.75]) {
    const { error, ratio, best, held } = measure(habit, share, firstSeed + index * 1000);
    console.log(
      `${name.padEnd(30)} ${percent(share)} ${percent(error)}  ${ratio.toFixed(2).padStart(11)} ${best.toFixed(2).padStart(10)}  ${percent(held)}`,
    );
  }
}
