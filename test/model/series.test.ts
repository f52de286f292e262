import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Metric, UsageAnswer } from '../../src/api/types.ts';
import {
  addsUp,
  bucketTimes,
  findMetric,
  findSeries,
  findUnavailable,
  runningIndex,
  totalOf,
} from '../../src/model/series.ts';
import { at } from './zones.ts';

const credits: Metric = {
  key: 'credits',
  label: 'Credits',
  unit: 'credit',
  fraction_digits: 1,
  aggregation: 'sum',
  disjoint: ['agent', 'channel'],
};
const visitors: Metric = { ...credits, key: 'visitors', aggregation: 'distinct' };

const answer: UsageAnswer = {
  from: '2026-11-18T00:00:00Z',
  to: '2026-11-21T00:00:00Z',
  starts: ['2026-11-18T00:00:00Z', '2026-11-19T00:00:00Z', '2026-11-20T00:00:00Z'],
  time_zone: 'UTC',
  interval: 'day',
  as_of: '2026-11-20T14:32:00Z',
  metrics: [credits, visitors],
  unavailable: [{ metric: 'revenue', reason: 'forbidden', role: 'Owner' }],
  series: [
    { metric: 'visitors', part: 'total', total: null },
    { metric: 'credits', part: 'group', key: null, total: '1' },
    { metric: 'credits', part: 'group', key: 'a', total: '2' },
    { metric: 'credits', part: 'remainder', total: '3' },
    { metric: 'credits', part: 'total', total: '6' },
  ],
};

describe('finding what an answer has', () => {
  it('takes the whole unless a part is named', () => {
    assert.equal(findSeries(answer, 'credits')?.total, '6');
    assert.equal(findSeries(answer, 'credits', 'remainder')?.total, '3');
    assert.equal(findSeries(answer, 'credits', 'group', 'a')?.total, '2');
    assert.equal(findSeries(answer, 'credits', 'group', 'b'), undefined);
  });

  it('tells the group that is not assigned from no group', () => {
    assert.equal(findSeries(answer, 'credits', 'group', null)?.total, '1');
    assert.equal(findSeries(answer, 'credits', 'group'), undefined);
  });

  it('tells a total that was not measured from one that was not answered', () => {
    assert.equal(totalOf(answer, 'credits'), '6');
    assert.equal(totalOf(answer, 'visitors'), null);
    assert.equal(totalOf(answer, 'revenue'), undefined);
  });

  it('says why a metric is missing', () => {
    assert.deepEqual(findUnavailable(answer, 'revenue'), {
      metric: 'revenue',
      reason: 'forbidden',
      role: 'Owner',
    });
    assert.equal(findUnavailable(answer, 'credits'), undefined);
    assert.equal(findUnavailable({ ...answer, unavailable: [] }, 'revenue'), undefined);
    assert.equal(findMetric(answer, 'visitors'), visitors);
    assert.equal(findMetric(answer, 'revenue'), undefined);
  });
});

it('only sums over groups that do not overlap add up', () => {
  assert.ok(addsUp(credits, 'agent'));
  assert.ok(!addsUp(credits, 'category'));
  assert.ok(!addsUp(visitors, 'agent'));
});

describe('bucket times', () => {
  it('end where the next bucket starts, the last at the end of the range', () => {
    const { starts, ends } = bucketTimes(answer);
    assert.deepEqual(starts, answer.starts!.map(at));
    assert.deepEqual(ends, [...starts.slice(1), at(answer.to)]);
  });

  it('are none without an interval', () => {
    const { starts: _, ...totals } = answer;
    assert.deepEqual(bucketTimes(totals), { starts: [], ends: [] });
    assert.equal(runningIndex(totals), -1);
  });

  it('name the bucket that is still running', () => {
    assert.equal(runningIndex(answer), 2);
    assert.equal(runningIndex({ ...answer, as_of: '2026-11-19T00:00:00Z' }), 1);
    assert.equal(runningIndex({ ...answer, as_of: '2026-11-19T01:00:00+02:00' }), 0);
    assert.equal(runningIndex({ ...answer, as_of: answer.to }), -1);
    assert.equal(runningIndex({ ...answer, as_of: '2026-11-17T00:00:00Z' }), -1);
  });
});
