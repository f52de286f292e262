import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Aggregation, Amount, Dimension } from '../../src/api/types.ts';
import { sumAmounts } from '../../src/model/amount.ts';
import {
  barsOf,
  breakdownOf,
  isEmptyBreakdown,
  type BreakdownRow,
} from '../../src/model/breakdown.ts';
import { partsOf, type Parts } from '../../src/model/parts.ts';

interface Given {
  readonly groups?: readonly (Amount | null)[];
  readonly remainder?: readonly [count: number, total: Amount];
  readonly total?: Amount | null;
  readonly aggregation?: Aggregation;
  readonly disjoint?: readonly Dimension[];
}

function parts(given: Given): Parts {
  const { groups = [], remainder, aggregation = 'sum', disjoint = ['agent'] } = given;
  const known = [...groups, remainder?.[1] ?? null].filter((amount) => amount !== null);
  const total = given.total === undefined ? sumAmounts(known) : given.total;
  const metric = 'credits';
  return partsOf(
    {
      from: '2026-11-01T00:00:00Z',
      to: '2026-11-02T00:00:00Z',
      time_zone: 'UTC',
      as_of: '2026-11-02T00:00:00Z',
      metrics: [
        {
          key: metric,
          label: 'Credits',
          unit: 'credit',
          fraction_digits: 1,
          aggregation,
          disjoint,
        },
      ],
      groups: {
        dimension: 'agent',
        order_by: metric,
        items: groups.map((_, index) => ({ key: `k${index}`, label: `Group ${index}` })),
        remaining: remainder?.[0] ?? 0,
      },
      series: [
        { metric, part: 'total', total },
        ...groups.map((amount, index) => ({
          metric,
          part: 'group' as const,
          key: `k${index}`,
          total: amount,
        })),
        ...(remainder ? [{ metric, part: 'remainder' as const, total: remainder[1] }] : []),
      ],
    },
    metric,
  )!;
}

const shown = (rows: readonly BreakdownRow[]) =>
  rows.map(({ group, count, amount, share }) => [group?.label, count, amount, share?.percent]);

describe('a breakdown', () => {
  it('has the groups in the order of the server, the remainder last, with shares of the total', () => {
    const { rows, groupCount, noShares } = breakdownOf(
      parts({ groups: ['50', '30.5'], remainder: [5, '19.5'] }),
      6,
    );
    assert.deepEqual(shown(rows), [
      ['Group 0', 1, '50', 50],
      ['Group 1', 1, '30.5', 30.5],
      [undefined, 5, '19.5', 19.5],
    ]);
    assert.equal(groupCount, 7);
    assert.deepEqual(noShares, []);
  });

  it('puts groups beyond the limit to the remainder, exactly, where the API has no limit', () => {
    const { rows } = breakdownOf(
      parts({ groups: ['0.3', '0.2', '0.1', '0.1'], remainder: [2, '0.1'] }),
      2,
    );
    assert.deepEqual(shown(rows).at(-1), [undefined, 4, '0.3', 37.5]);
  });

  it('does not sum groups that overlap', () => {
    const overlapping = { disjoint: [], total: '3' } as const;
    const { rows, noShares, partsTotal } = breakdownOf(
      parts({ groups: ['3', '2', '1'], ...overlapping }),
      2,
    );
    assert.deepEqual(shown(rows).at(-1), [undefined, 1, null, undefined]);
    assert.deepEqual(noShares, ['overlap']);
    assert.equal(partsTotal, undefined);
  });

  for (const [aggregation, reason] of [
    ['distinct', 'overlap'],
    ['mean', 'average'],
    ['last', 'level'],
    ['max', 'maximum'],
  ] as const) {
    it(`has no shares of a metric that is a ${aggregation}`, () => {
      const { rows, noShares } = breakdownOf(parts({ groups: ['2', '1'], aggregation }), 6);
      assert.deepEqual(noShares, [reason]);
      assert.ok(rows.every(({ share }) => share === undefined));
    });
  }

  it('has no shares where an amount is negative', () => {
    const { noShares, rows } = breakdownOf(parts({ groups: ['5', '-2'] }), 6);
    assert.deepEqual(noShares, ['negative']);
    assert.ok(rows.every(({ share }) => share === undefined));
  });

  it('has no shares of a total that the parts do not come to, and knows what they come to', () => {
    const { noShares, partsTotal } = breakdownOf(parts({ groups: ['5', '2'], total: '7.1' }), 6);
    assert.deepEqual(noShares, ['mismatch']);
    assert.equal(partsTotal, '7');
  });

  it('counts no group for what is not assigned', () => {
    const given = parts({ groups: ['5', '2'] });
    const [first, second] = given.groups;
    const groups = [{ ...first!, key: null }, second!];
    assert.equal(breakdownOf({ ...given, groups }, 6).groupCount, 1);
  });

  it('is empty where nothing was used or measured, and not where a refund makes up for the rest', () => {
    const empty = (given: Given) => isEmptyBreakdown(breakdownOf(parts(given), 6));
    assert.equal(empty({ groups: [], total: '0' }), true);
    assert.equal(empty({ groups: ['0', '0.00'] }), true);
    assert.equal(empty({ groups: [null], total: null }), true);
    assert.equal(empty({ groups: ['5', '-5'] }), false);
    assert.equal(empty({ groups: ['0.000001'] }), false);
  });
});

describe('bars', () => {
  const bars = (given: Given) => barsOf(breakdownOf(parts(given), 6).rows);

  it('begin at zero, and the largest is as long as the track', () => {
    assert.deepEqual(bars({ groups: ['8', '2', '0'] }), {
      zero: 0,
      bars: [
        { start: 0, size: 1, cut: false },
        { start: 0, size: 0.25, cut: false },
        { start: 0, size: 0, cut: false },
      ],
    });
  });

  it('run backwards from zero where an amount is negative', () => {
    assert.deepEqual(bars({ groups: ['6', '-2'] }), {
      zero: 0.25,
      bars: [
        { start: 0.25, size: 0.75, cut: false },
        { start: 0, size: 0.25, cut: false },
      ],
    });
    assert.deepEqual(bars({ groups: ['-1', '-4'] }).zero, 1);
  });

  it('have the scale of the groups, which a long remainder does not squeeze', () => {
    const { bars: all } = bars({ groups: ['4', '2'], remainder: [9000, '8000'] });
    assert.deepEqual(all[1], { start: 0, size: 0.5, cut: false });
    assert.deepEqual(all[2], { start: 0, size: 1, cut: true });
    const negative = bars({ groups: ['4'], remainder: [9000, '-8000'] });
    assert.deepEqual(negative.bars, [
      { start: 0.5, size: 0.5, cut: false },
      { start: 0, size: 0.5, cut: true },
    ]);
  });

  it('are there where all groups are zero', () => {
    assert.deepEqual(bars({ groups: ['0'], remainder: [3, '5'] }).bars[1]!.size, 1);
    assert.deepEqual(bars({ groups: ['0', '0'] }).bars[0], { start: 0, size: 0, cut: false });
  });
});
