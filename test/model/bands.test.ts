import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { Amount } from '../../src/api/types.ts';
import { compareAmounts, sumAmounts } from '../../src/model/amount.ts';
import { bandOf, defaultThresholds, overageOf, parseThresholds } from '../../src/model/bands.ts';

const band = (used: Amount, allotted: Amount | null, overage?: Amount) =>
  bandOf({ used, allotted, ...(overage !== undefined && { overage }) }, defaultThresholds);

describe('bands of an allowance', () => {
  it('begin exactly at their thresholds', () => {
    assert.equal(band('74.9999999999999999999', 100), 'normal');
    assert.equal(band('75', 100), 'warn');
    assert.equal(band('89.9999999999999999999', 100), 'warn');
    assert.equal(band('90.0', 100), 'critical');
    assert.equal(band(100, '100.00'), 'critical');
    assert.equal(band('100.0000000000000000001', 100), 'over');
    assert.equal(band('0.1', '0.3'), 'normal');
    assert.equal(bandOf({ used: '75.5', allotted: 100 }, { warn: 75.5, critical: 99 }), 'warn');
    assert.equal(bandOf({ used: '75.4', allotted: 100 }, { warn: 75.5, critical: 99 }), 'normal');
  });

  it('need a limit', () => {
    assert.equal(band(1_000_000, null), 'none');
    assert.equal(band(0, 0), 'none');
    assert.equal(band('0.0', '0'), 'none');
    assert.equal(band(1, 0), 'over');
  });

  it('are told by an overage, also where the API caps what was used', () => {
    assert.equal(band(100, 100, 5), 'over');
    assert.equal(band(50, 100, '0.00'), 'normal');
  });
});

describe('the overage', () => {
  it('is what the API says, else the exact difference', () => {
    assert.equal(overageOf({ used: 120, allotted: 100, overage: '15' }), '15');
    assert.equal(overageOf({ used: '0.3', allotted: '0.1' }), '0.2');
    assert.equal(overageOf({ used: 120, allotted: 100, overage: 0 }), '20');
    assert.equal(overageOf({ used: 100, allotted: 100 }), undefined);
    assert.equal(overageOf({ used: 100, allotted: null }), undefined);
  });

  it('and the limit add up to what was used', () => {
    const amounts = fc.tuple(fc.bigInt({ min: 0n }), fc.nat(9)).map(([n, d]) => `${n}.${d}`);
    fc.assert(
      fc.property(amounts, amounts, (used, allotted) => {
        const over = overageOf({ used, allotted });
        assert.equal(over !== undefined, compareAmounts(used, allotted) > 0);
        if (over !== undefined) assert.equal(compareAmounts(sumAmounts([allotted, over]), used), 0);
      }),
    );
  });
});

describe('thresholds', () => {
  it('are two rising percentages', () => {
    assert.deepEqual(parseThresholds(' 75  90 '), { warn: 75, critical: 90 });
    assert.deepEqual(parseThresholds('0.5 100'), { warn: 0.5, critical: 100 });
    for (const text of ['', '75', '90 75', '75 75', '0 90', '75 101', 'a b', '1 2 3', '-1 50']) {
      assert.equal(parseThresholds(text), undefined, text);
    }
  });
});
