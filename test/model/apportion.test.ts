import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { compareAmounts, sumAmounts } from '../../src/model/amount.ts';
import { apportion, roundAmount } from '../../src/model/apportion.ts';

describe('apportion', () => {
  it('gives what is missing to those that lost most', () => {
    assert.deepEqual(apportion([1.26, 1.27, 1.27], '3.8', 1), ['1.2', '1.3', '1.3']);
    assert.deepEqual(apportion([2084.58, 2150.92], '4235.5', 1), ['2084.6', '2150.9']);
  });

  it('takes falls as they are', () => {
    assert.deepEqual(apportion([-10.25, 4.75], '-5.5', 1), ['-10.2', '4.7']);
    assert.deepEqual(apportion([-0.4, 0.4], 0, 0), ['0', '0']);
  });

  it('leaves nothing at nothing', () => {
    assert.deepEqual(apportion([0, 0.49, 0, 0.51], '1', 0), ['0', '0', '0', '1']);
    assert.deepEqual(apportion([0, 0], '0.2', 1), ['0.1', '0.1']);
    assert.deepEqual(apportion([], '5', 1), []);
  });

  it('adds up to the whole to the last digit, each part within a unit of the true one', () => {
    const cents = fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(cents, fc.nat(3), (numbers, digits) => {
        const exact = numbers.map((number) => `${number}e-3`);
        const whole = sumAmounts(exact.map(Number));
        const parts = apportion(exact.map(Number), whole, digits);
        assert.equal(sumAmounts(parts), roundAmount(whole, digits));
        parts.forEach((part, index) => {
          assert.ok(Math.abs(Number(part) - Number(exact[index])) < 1.001 * 10 ** -digits);
        });
      }),
    );
  });

  it('adds up where parts are larger than numbers can tell apart', () => {
    const huge = fc.double({ min: -1e15, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(huge, { minLength: 1 }),
        fc.bigInt(-(10n ** 20n), 10n ** 20n),
        (parts, n) => {
          assert.equal(sumAmounts(apportion(parts, String(n), 6)), String(n));
        },
      ),
    );
  });
});

describe('a rounded amount', () => {
  it('is half away from zero, as Intl rounds', () => {
    const format = new Intl.NumberFormat('en', { maximumFractionDigits: 1, useGrouping: false });
    fc.assert(
      fc.property(fc.integer({ min: -99999, max: 99999 }), (number) => {
        const amount = String(number / 100);
        const shown = format.format(amount as Intl.StringNumericLiteral);
        assert.equal(compareAmounts(roundAmount(amount, 1), shown), 0);
      }),
    );
  });
});
