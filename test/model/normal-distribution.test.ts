import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalDistribution } from '../../src/model/normal-distribution.ts';

test('the normal distribution has its known values', () => {
  for (const [value, expected] of [
    [0, 0.5],
    [1, 0.8413447],
    [-1.644854, 0.05],
    [1.959964, 0.975],
    [-3, 0.0013499],
    [Infinity, 1],
    [-Infinity, 0],
  ] as const) {
    const actual = normalDistribution(value);
    assert.ok(Math.abs(actual - expected) < 2e-7, `${actual} for ${value}`);
  }
});
