import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { valueTicks } from '../../src/model/value-ticks.ts';

const amount = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: -9, max: 12 }))
  .map(([digits, power]) => digits * 10 ** power);

describe('ticks of a value axis', () => {
  it('are round numbers from zero to beyond the largest value', () => {
    assert.deepEqual(valueTicks(0, 1758.8), [0, 500, 1000, 1500, 2000]);
    assert.deepEqual(valueTicks(0, 2001), [0, 1000, 2000, 3000]);
    assert.deepEqual(valueTicks(0, 900), [0, 250, 500, 750, 1000]);
    assert.deepEqual(valueTicks(0, 0.3), [0, 0.1, 0.2, 0.3]);
    assert.deepEqual(valueTicks(0, 0.000003), [0, 0.000001, 0.000002, 0.000003]);
    assert.deepEqual(valueTicks(0, 1e12), [0, 2.5e11, 5e11, 7.5e11, 1e12]);
  });

  it('reach below zero for refunds', () => {
    assert.deepEqual(valueTicks(-8, 5), [-10, -5, 0, 5]);
    assert.deepEqual(valueTicks(-30, -10), [-30, -20, -10, 0]);
  });

  it('end at 1 where there is nothing but zero', () => {
    assert.deepEqual(valueTicks(0, 0), [0, 0.25, 0.5, 0.75, 1]);
    assert.deepEqual(valueTicks(0, 0, { whole: true }), [0, 1]);
  });

  it('are whole numbers for counts', () => {
    assert.deepEqual(valueTicks(0, 3, { whole: true }), [0, 1, 2, 3]);
    assert.deepEqual(valueTicks(0, 9, { whole: true }), [0, 5, 10]);
  });

  it('are three to five, hold zero and all values, at any size and sign', () => {
    fc.assert(
      fc.property(amount, amount, fc.boolean(), (a, b, negative) => {
        const [min, max] = [negative ? -a : 0, b];
        const ticks = valueTicks(min, max);
        assert.ok(ticks.length >= 3 && ticks.length <= 5, String(ticks));
        assert.ok(ticks.includes(0), String(ticks));
        // A billionth of the axis is no part of a pixel.
        const slack = (max - min) * 1e-9;
        const text = `${min} to ${max}: ${ticks}`;
        assert.ok(ticks[0]! <= min + slack && ticks.at(-1)! >= max - slack, text);
      }),
    );
  });
});
