import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { byDay, generateUsage, hoursPerDay } from '../../bench/generated-usage.ts';

const habit = { meanPerHour: 5, weekend: 0.5, growth: 1, dispersion: 2 };
const mean = (values: Iterable<number>) => {
  const list = [...values];
  return list.reduce((sum, value) => sum + value, 0) / list.length;
};

describe('generated usage', () => {
  test('is the same for the same seed, and another for another', () => {
    assert.deepEqual(generateUsage(1, habit), generateUsage(1, habit));
    assert.notDeepEqual(generateUsage(1, habit).counts, generateUsage(2, habit).counts);
  });

  test('has the mean, the weekends, the growth and the scatter it was told', () => {
    const { expected, counts } = generateUsage(3, habit, 7 * 200);
    assert.ok(Math.abs(mean(expected) - 5) < 1e-9);
    assert.ok(Math.abs(mean(counts) - 5) < 0.1);
    const days = byDay(counts);
    const weekend = mean(days.filter((_, day) => day % 7 >= 5));
    const weekdays = mean(days.filter((_, day) => day % 7 < 5));
    assert.ok(Math.abs(weekend / weekdays - 0.5) < 0.03, String(weekend / weekdays));
    const scatter = mean(
      counts.map((count, hour) => (count - expected[hour]!) ** 2 / expected[hour]!),
    );
    assert.ok(Math.abs(scatter - 2) < 0.1, String(scatter));
    const grown = generateUsage(4, { ...habit, growth: 3, weekend: 1 });
    assert.ok(Math.abs(grown.expected.at(-1)! / grown.expected[23]! - 3) < 0.02);
  });

  test('is a Poisson process where nothing scatters it', () => {
    const { expected, counts } = generateUsage(5, { ...habit, dispersion: 1 }, 1400);
    const scatter = mean(
      counts.map((count, hour) => (count - expected[hour]!) ** 2 / expected[hour]!),
    );
    assert.ok(Math.abs(scatter - 1) < 0.05, String(scatter));
  });

  test('has its runaways where they were planted, and only there', () => {
    const start = 100 * hoursPerDay + 9;
    const runaway = { start, hours: 72, factor: 10 };
    const { expected, counts } = generateUsage(6, habit, 365, [runaway]);
    const ratio = (from: number, to: number) =>
      mean(counts.slice(from, to)) / mean(expected.slice(from, to));
    assert.ok(Math.abs(ratio(start, start + 72) - 10) < 1);
    assert.ok(Math.abs(ratio(0, start) - 1) < 0.05);
    assert.ok(Math.abs(ratio(start + 72, counts.length) - 1) < 0.05);
  });
});
