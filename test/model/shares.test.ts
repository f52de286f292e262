import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { sumAmounts } from '../../src/model/amount.ts';
import { shareOf, shares } from '../../src/model/shares.ts';

const percents = (parts: readonly (string | number)[], total: string | number) =>
  shares(parts, total)?.map(({ percent }) => percent);

describe('shares of a whole', () => {
  it('are rounded by the largest remainder', () => {
    assert.deepEqual(percents([1, 1, 1], 3), [33.4, 33.3, 33.3]);
    assert.deepEqual(percents(['0.1', '0.2'], '0.3'), [33.3, 66.7]);
    const agents = ['7697.1', '4355.6', '3838.5', '3318.7', '2249.1', '1433.1', '2339.1'];
    assert.deepEqual(percents(agents, '25231.2'), [30.5, 17.3, 15.2, 13.1, 8.9, 5.7, 9.3]);
  });

  it('add up to 100.0, each within a tenth of the true one', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(amounts, fc.nat(6), (numbers, digits) => {
        const parts = numbers.map((value) => sumAmounts([`${value}e0`.slice(0, -2)]));
        const scaled = parts.map((part) => (digits > 0 ? `${part}.${'5'.repeat(digits)}` : part));
        const total = sumAmounts(scaled);
        fc.pre(total !== '0');
        const result = shares(scaled, total)!;
        assert.equal(
          result.reduce((sum, share) => sum + Math.round(share.percent * 10), 0),
          1000,
        );
        result.forEach(({ percent, belowOne }, index) => {
          const part = Number(scaled[index]);
          const exact = (part / Number(total)) * 100;
          // The tenth that 99.9 may not take goes to another one.
          assert.ok(Math.abs(percent - exact) < 0.2, `${percent} for ${exact}`);
          assert.equal(belowOne, percent === 0 && part > 0);
          assert.ok(part > 0 || percent === 0);
          if (percent === 100) assert.equal(scaled[index], total);
        });
      }),
    );
  });

  it('are never 0 for something, nor 100 for less than all', () => {
    assert.deepEqual(shares(['99999', '1', 0], '100000'), [
      { percent: 99.9, digits: 1, belowOne: false },
      { percent: 0.1, digits: 1, belowOne: false },
      { percent: 0, digits: 1, belowOne: false },
    ]);
    assert.deepEqual(shares(['5000', '4999', '1'], '10000')?.[2], {
      percent: 0,
      digits: 1,
      belowOne: true,
    });
    assert.deepEqual(percents([7], 7), [100]);
  });

  it('are those of the total, also where parts are left out', () => {
    assert.deepEqual(percents([1, 1], 3), [33.4, 33.3]);
    assert.deepEqual(percents([1, 1], 4), [25, 25]);
    assert.deepEqual(percents([], 4), []);
  });

  it('are none where there is no whole', () => {
    assert.equal(shares([0, 0], 0), undefined);
    assert.equal(shares([1], -1), undefined);
    assert.equal(shares([3, -1], 2), undefined);
  });
});

describe('the share of one amount', () => {
  it('is rounded to the digits asked for', () => {
    assert.equal(shareOf('30.55', 100)?.percent, 30.6);
    assert.equal(shareOf('30.5', 100, 0)?.percent, 31);
    assert.equal(shareOf('318', '300')?.percent, 106);
    assert.equal(shareOf('-5', '200')?.percent, -2.5);
    assert.deepEqual(shareOf(0, 5), { percent: 0, digits: 1, belowOne: false });
  });

  it('is never 0 for something, and 100 only for the whole', () => {
    assert.deepEqual(shareOf('0.001', 100), { percent: 0, digits: 1, belowOne: true });
    assert.equal(shareOf('99.999', 100)?.percent, 99.9);
    assert.equal(shareOf('99.999', 100, 0)?.percent, 99);
    assert.equal(shareOf('100.001', 100, 0)?.percent, 101);
    assert.equal(shareOf('100.00', 100)?.percent, 100);
  });

  it('is none of nothing', () => {
    assert.equal(shareOf(1, 0), undefined);
  });
});
