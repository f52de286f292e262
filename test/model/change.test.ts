import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeBetween, comparableTotals } from '../../src/model/change.ts';

describe('a change', () => {
  it('is in percent of the earlier amount, exactly', () => {
    assert.deepEqual(changeBetween('20995.7', '25231.2'), {
      kind: 'up',
      share: { percent: 20.2, digits: 1, belowOne: false },
    });
    assert.deepEqual(changeBetween('4', '3'), {
      kind: 'down',
      share: { percent: 25, digits: 1, belowOne: false },
    });
    assert.deepEqual(changeBetween('2.50', 2.5), { kind: 'same' });
  });

  it('from nothing is new, beyond 999% a multiple, from a refund none', () => {
    assert.deepEqual(changeBetween('0', '0.0001'), { kind: 'new' });
    assert.deepEqual(changeBetween('2', '24.2'), { kind: 'times', count: 12 });
    assert.equal(changeBetween('-2', '5'), undefined);
  });

  it('that is smaller than a tenth of a percent is not none', () => {
    const change = changeBetween('100000', '100001');
    assert.ok(change?.kind === 'up' && change.share.belowOne);
  });

  it('leaves out of both sums what was not measured in one of the periods', () => {
    const current = { total: '8', values: ['1', null, '3', '4', null] };
    const former = { total: '30', values: ['10', '20', null] };
    assert.deepEqual(comparableTotals('sum', current, former), {
      current: '1',
      former: '10',
      leftOut: 3,
    });
    assert.equal(comparableTotals('distinct', current, former), undefined);
  });

  it('takes the totals where both were measured alike, or nothing is known of the positions', () => {
    const current = { total: '8', values: ['5', null, '3', null] };
    const former = { total: '30', values: ['10', null, '20'] };
    const totals = { current: '8', former: '30', leftOut: 0 };
    assert.deepEqual(comparableTotals('distinct', current, former), totals);
    assert.deepEqual(comparableTotals('sum', { total: '8' }, { total: '30' }), totals);
  });

  it('has nothing to compare where one period was not measured at all', () => {
    const current = { total: '8', values: ['5', '3'] };
    for (const aggregation of ['sum', 'distinct'] as const) {
      const former = { total: null, values: [null, null] };
      assert.equal(comparableTotals(aggregation, current, former), undefined);
    }
  });
});
