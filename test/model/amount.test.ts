import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import {
  compareAmounts,
  isZero,
  parseAmount,
  subtractAmounts,
  sumAmounts,
  toDecimalString,
  toNumber,
} from '../../src/model/amount.ts';

/** Digits of up to 30 places and where the point stands, with the text that says the same. */
const decimals = fc
  .record({
    digits: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    scale: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ digits, scale }) => {
    const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
    const point = text.length - scale;
    return {
      scaled: digits * 10n ** BigInt(12 - scale),
      text: `${digits < 0n ? '-' : ''}${text.slice(0, point)}${scale ? `.${text.slice(point)}` : ''}`,
    };
  });

const scaled = (text: string): bigint => {
  const { digits, scale } = parseAmount(text);
  return digits * 10n ** BigInt(12 - scale);
};

describe('reading amounts', () => {
  it('takes decimal strings and plain numbers', () => {
    assert.deepEqual(parseAmount('34.1675'), { digits: 341675n, scale: 4 });
    assert.deepEqual(parseAmount('-2'), { digits: -2n, scale: 0 });
    assert.deepEqual(parseAmount(0.5), { digits: 5n, scale: 1 });
    assert.deepEqual(parseAmount(1e-7), { digits: 1n, scale: 7 });
    assert.deepEqual(parseAmount(-1.25e-9), { digits: -125n, scale: 11 });
    assert.deepEqual(parseAmount(1.5e21), { digits: 15n * 10n ** 20n, scale: 0 });
  });

  it('refuses all else', () => {
    const bad = ['', ' ', 'abc', '1,5', '1.', '.5', '+1', '1e3', '0x10', ' 1', 'NaN', '١', '1\n'];
    for (const amount of [...bad, NaN, Infinity, -Infinity]) {
      assert.throws(() => parseAmount(amount), RangeError, JSON.stringify(amount));
    }
    assert.throws(() => parseAmount(null as unknown as string), /"null" is not an amount/);
  });

  it('writes the shortest decimal', () => {
    assert.equal(toDecimalString('007.500'), '7.5');
    assert.equal(toDecimalString('-0.00'), '0');
    assert.equal(toDecimalString(-0), '0');
    assert.equal(toDecimalString(1e-7), '0.0000001');
    assert.equal(toDecimalString('-0.05'), '-0.05');
    assert.equal(toDecimalString('100'), '100');
  });

  it('reads every finite number as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        assert.equal(toNumber(toDecimalString(value)), value === 0 ? 0 : value);
      }),
    );
  });
});

describe('calculating', () => {
  it('is exact where floating point is not', () => {
    assert.equal(sumAmounts(['0.1', '0.2']), '0.3');
    assert.equal(sumAmounts([0.1, 0.2]), '0.3');
    assert.equal(sumAmounts(['9007199254740993', '0.0001']), '9007199254740993.0001');
    assert.equal(sumAmounts([]), '0');
    assert.equal(subtractAmounts('1', '0.9999'), '0.0001');
    assert.equal(subtractAmounts('1', '1.00'), '0');
  });

  it('sums to the same, to the last digit, in any order and grouping', () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 20 }), fc.nat(20), (list, middle) => {
        const texts = list.map(({ text }) => text);
        const sum = sumAmounts(texts);
        assert.equal(
          scaled(sum),
          list.reduce((total, item) => total + item.scaled, 0n),
        );
        assert.equal(sumAmounts(texts.toReversed()), sum);
        const halves = [texts.slice(0, middle), texts.slice(middle)].map(sumAmounts);
        assert.equal(sumAmounts(halves), sum);
        assert.match(sum, /^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
      }),
    );
  });

  it('subtracts what was added', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const sum = sumAmounts([a.text, b.text]);
        assert.equal(compareAmounts(subtractAmounts(sum, b.text), a.text), 0);
      }),
    );
  });

  it('compares by value', () => {
    assert.equal(compareAmounts('2.50', 2.5), 0);
    assert.equal(compareAmounts('10', '9'), 1);
    assert.equal(compareAmounts('-10', '-9'), -1);
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const expected = a.scaled < b.scaled ? -1 : a.scaled > b.scaled ? 1 : 0;
        assert.equal(compareAmounts(a.text, b.text), expected);
        assert.equal(isZero(a.text), a.scaled === 0n);
      }),
    );
  });
});
