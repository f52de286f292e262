import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  incompleteBeta,
  logGamma,
  negativeBinomialTail,
} from '../../src/model/negative-binomial.ts';

const near = (actual: number, expected: number, by = 1e-8) =>
  assert.ok(
    Math.abs(actual - expected) <= by * Math.abs(expected),
    `${actual} is not ${expected} by ${by}`,
  );

describe('logarithm of the gamma function', () => {
  it('is that of factorials and halves', () => {
    near(logGamma(5), Math.log(24));
    near(logGamma(0.5), Math.log(Math.PI) / 2);
    near(logGamma(101), 363.73937555556347);
    near(logGamma(1e-3), 6.907178885383854);
  });
});

describe('incomplete beta function', () => {
  it('has the known values', () => {
    near(incompleteBeta(0.5, 2, 2), 0.5);
    near(incompleteBeta(0.2, 1, 3), 1 - 0.8 ** 3);
    near(incompleteBeta(0.9, 5, 1), 0.9 ** 5);
    near(incompleteBeta(0.5, 0.5, 0.5), 0.5);
  });

  it('is found where its fraction and that of the complement meet', () => {
    // By rounding, each lies beyond the point up to which it is used.
    const x = 0.2469135802469136;
    near(incompleteBeta(x, 1, 5.1000000000000005), 1 - (1 - x) ** 5.1);
  });

  it('is 0 and 1 at the ends', () => {
    assert.equal(incompleteBeta(0, 2, 3), 0);
    assert.equal(incompleteBeta(1, 2, 3), 1);
  });
});

/** By adding up: probabilities of a count by the recurrence of Panjer. */
function tailBySum(least: number, mean: number, dispersion: number): number {
  const size = mean / (dispersion - 1);
  let probability = Math.exp(-size * Math.log(dispersion));
  let tail = 0;
  for (let count = 0; count < least + 2000; count += 1) {
    if (count >= least) tail += probability;
    probability *= ((count + size) / (count + 1)) * (1 - 1 / dispersion);
  }
  return tail;
}

describe('tail of the negative binomial distribution', () => {
  for (const [least, mean, dispersion] of [
    [1, 0.05, 1.5],
    [16, 5, 1.1],
    [60, 20, 3],
    [320, 200, 5],
    [4, 10, 2],
  ] as const) {
    it(`adds up the probabilities from ${least} on for a mean of ${mean}`, () => {
      near(negativeBinomialTail(least, mean, dispersion), tailBySum(least, mean, dispersion), 1e-6);
    });
  }

  it('is nearly that of a Poisson count where the dispersion is nearly 1', () => {
    // P(X ≥ 16) for a mean of 5.
    near(negativeBinomialTail(16, 5, 1.0001), 6.9008e-5, 5e-3);
  });

  it('falls with the count and lies between 0 and 1', () => {
    const positive = (max: number) => fc.double({ min: 1e-3, max, noNaN: true });
    fc.assert(
      fc.property(positive(1e5), positive(1e4), positive(50), (least, mean, excess) => {
        const tail = negativeBinomialTail(least, mean, 1.02 + excess);
        const further = negativeBinomialTail(least * 1.1 + 1, mean, 1.02 + excess);
        assert.ok(tail >= 0 && tail <= 1 + 1e-9 && further <= tail + 1e-9, `${tail} ${further}`);
      }),
      { seed: 1, numRuns: 300 },
    );
    assert.equal(negativeBinomialTail(0, 5, 2), 1);
  });
});
