import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fitLocalTrends, sumAhead, type Observation } from '../../src/model/local-trend.ts';
import { createRandom } from '../mocks/random.ts';

const next = new Array<number>(7).fill(1);
const observed = (values: readonly number[]): Observation[] =>
  values.map((value) => ({ value, weight: 1 }));
/** Values that scatter by up to 5 around what is expected of each. */
const around = (expected: (index: number) => number, count = 56): Observation[] => {
  const random = createRandom(7);
  return observed(Array.from({ length: count }, (_, i) => expected(i) + 10 * random.next() - 5));
};
const range = (observations: readonly Observation[], weights = next) => {
  const quantile = sumAhead(fitLocalTrends(observations), weights, 0);
  return [0.05, 0.5, 0.95].map(quantile) as [low: number, median: number, high: number];
};
const near = (actual: number, expected: number, distance: number) =>
  assert.ok(Math.abs(actual - expected) <= distance, `${actual} for ${expected}`);

describe('local trends', () => {
  it('go on where a level stays', () => {
    const [low, median, high] = range(around(() => 100));
    near(median, 700, 15);
    assert.ok(low > 660 && high < 740, `${low} – ${high}`);
  });

  it('follow a slope', () => {
    const [low, median, high] = range(around((index) => 100 + index));
    near(median, 7 * 159.5, 30);
    assert.ok(low < 7 * 159.5 && 7 * 159.5 < high);
  });

  it('follow a jump', () => {
    const [, median] = range(around((index) => (index < 50 ? 100 : 160)));
    near(median, 7 * 160, 40);
  });

  it('know constants exactly', () => {
    assert.deepEqual(range(observed([5, 5, 5, 5])), [35, 35, 35]);
    assert.deepEqual(range(observed([0, 0, 0, 0])), [0, 0, 0]);
  });

  it('give a wider range to what lies farther ahead', () => {
    const observations = around(() => 100);
    const width = (days: number) => {
      const [low, , high] = range(observations, new Array<number>(days).fill(1));
      return high - low;
    };
    assert.ok(width(1) < width(7) && width(7) < width(28));
  });

  it('are in order and scale with the values', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
      minLength: 4,
      maxLength: 56,
    });
    fc.assert(
      fc.property(values, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (given, scale) => {
        const [low, median, high] = range(observed(given));
        assert.ok(low <= median && median <= high, `${low} ${median} ${high}`);
        const scaled = range(observed(given.map((value) => value * scale)));
        near(scaled[1], median * scale, 1e-6 * (1 + Math.abs(median * scale)));
      }),
    );
  });
});
