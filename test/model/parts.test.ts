import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sumAmounts } from '../../src/model/amount.ts';
import { amountOf, partsOf } from '../../src/model/parts.ts';
import { createMockSource } from '../mocks/mock-source.ts';

const range = {
  from: '2026-10-21T22:00:00Z',
  to: '2026-11-20T23:00:00Z',
  timeZone: 'Europe/Berlin',
};

describe('the parts of a metric', () => {
  it('are groups in the order of the server and a remainder, and add up to the whole', async () => {
    const answer = await createMockSource().usage({
      ...range,
      metrics: ['credits'],
      groupBy: 'agent',
      limit: 4,
    });
    const parts = partsOf(answer, 'credits')!;
    assert.equal(parts.dimension, 'agent');
    assert.equal(parts.groups.length, 4);
    assert.deepEqual(
      parts.groups.map(({ label }) => label),
      answer.groups!.items.map(({ label }) => label),
    );
    assert.equal(parts.remainder!.count, answer.groups!.remaining);
    assert.ok(parts.addsUp);
    const all = [...parts.groups.map(({ series }) => series), parts.remainder!.series];
    assert.equal(sumAmounts(all.map(amountOf)), sumAmounts([parts.whole.total!]));
  });

  it('do not add up where a metric counts distinct things', async () => {
    const answer = await createMockSource().usage({
      ...range,
      metrics: ['visitors'],
      groupBy: 'agent',
    });
    assert.equal(partsOf(answer, 'visitors')!.addsUp, false);
  });

  it('are none without groups, and none of a metric that is not answered', async () => {
    const source = createMockSource();
    const plain = await source.usage({ ...range, metrics: ['credits'] });
    assert.equal(partsOf(plain, 'credits'), undefined);
    const grouped = await source.usage({ ...range, metrics: ['credits'], groupBy: 'agent' });
    assert.equal(partsOf(grouped, 'nonsense'), undefined);
  });
});
