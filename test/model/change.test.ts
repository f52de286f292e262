import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeBetween, comparableSums } from '../../src/model/change.ts';

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

  it('compares only what was measured in both periods', () => {
    assert.deepEqual(comparableSums(['1', null, '3', '4'], ['10', '20', null]), {
      current: '1',
      former: '10',
    });
    assert.equal(comparableSums([null], ['1']), undefined);
  });
});
