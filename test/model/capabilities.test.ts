import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Capabilities, UsageAnswer, UsageRequest } from '../../src/api/types.ts';
import {
  canFilter,
  capabilityOf,
  chosen,
  fitUsageRequest,
  keptPreviousRange,
  leastCapabilities,
  withUnavailable,
} from '../../src/model/capabilities.ts';

const least = leastCapabilities('2026-11-20T12:00:00Z');
const rich: Capabilities = {
  ...least,
  metrics: [...least.metrics, { ...least.metrics[0]!, key: 'messages', label: 'Messages' }],
  unavailable: [{ metric: 'revenue', reason: 'coming_soon', label: 'Revenue' }],
  dimensions: [
    { dimension: 'agent', label: 'Bot', filter: true, group: true },
    { dimension: 'channel', label: 'Channel', filter: false, group: true },
    { dimension: 'member', label: 'Member', filter: true, group: true, role: 'Owner' },
  ],
  intervals: ['hour', 'day', 'month'],
  usage_options: ['week_start', 'order_by', 'limit', 'daily', 'compare'],
};
const wish: UsageRequest = {
  metrics: ['credits'],
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-20T00:00:00Z',
  timeZone: 'UTC',
  interval: 'day',
  groupBy: 'agent',
  weekStart: 7,
  orderBy: 'credits',
  limit: 5,
  daily: true,
};

describe('a request to an API', () => {
  test('that can do everything stays as it is', () => {
    assert.deepEqual(fitUsageRequest(wish, rich).request, { ...wish, filters: {} });
  });

  test('that can do the least has no optional parameter', () => {
    const { metrics, from, to, timeZone, interval } = wish;
    assert.deepEqual(fitUsageRequest(wish, least).request, {
      metrics,
      from,
      to,
      timeZone,
      interval,
      filters: {},
    });
  });

  test('leaves out metrics that it lacks and says why', () => {
    const metrics = ['messages', 'revenue', 'karma'];
    const { request, unavailable } = fitUsageRequest({ ...wish, metrics }, rich);
    assert.deepEqual(request.metrics, ['messages']);
    assert.deepEqual(unavailable, [
      { metric: 'revenue', reason: 'coming_soon', label: 'Revenue' },
      { metric: 'karma', reason: 'unknown' },
    ]);
  });

  test('asks for a metric that it has where it has none of those wanted', () => {
    const { request, unavailable } = fitUsageRequest({ ...wish, metrics: ['messages'] }, least);
    assert.deepEqual(request.metrics, ['credits']);
    assert.deepEqual(unavailable, [{ metric: 'messages', reason: 'unknown' }]);
  });

  test('does not rank by a metric that it lacks', () => {
    assert.equal(fitUsageRequest({ ...wish, orderBy: 'karma' }, rich).request.orderBy, undefined);
  });

  test('takes the next coarser interval, else the first there is', () => {
    const intervalOf = (interval: UsageRequest['interval']) =>
      fitUsageRequest({ ...wish, ...(interval && { interval }) }, rich).request.interval;
    assert.equal(intervalOf('minute'), 'hour');
    assert.equal(intervalOf('week'), 'month');
    assert.equal(fitUsageRequest({ ...wish, interval: 'month' }, least).request.interval, 'day');
  });

  test('without an interval gets none', () => {
    const { interval: _, ...totals } = wish;
    assert.equal('interval' in fitUsageRequest(totals, rich).request, false);
  });

  for (const [dimension, unsupported] of [
    ['agent', undefined],
    ['channel', 'channel'],
    ['member', 'member'],
    ['model', 'model'],
  ] as const) {
    test(`filtered by ${dimension} is ${unsupported ? 'none that it can answer' : 'fine'}`, () => {
      const { unsupportedFilter } = fitUsageRequest(
        { ...wish, filters: { [dimension]: ['a'] } },
        rich,
      );
      assert.equal(unsupportedFilter?.dimension, unsupported);
    });
  }
});

describe('capabilities', () => {
  test('of a dimension that the API does not name are none', () => {
    const { filter, group } = capabilityOf(least, 'agent');
    assert.deepEqual([filter, group, canFilter(least, 'agent')], [false, false, false]);
  });

  test('do not count for a caller who lacks the role', () => {
    assert.deepEqual([canFilter(rich, 'agent'), canFilter(rich, 'member')], [true, false]);
  });
});

describe('the period before', () => {
  const now = Date.parse('2026-11-19T12:00:00Z');

  test('is there as far back as the API keeps figures', () => {
    const before = { from: '2026-10-13T00:00:00Z', to: '2026-10-31T12:00:00Z' };
    assert.deepEqual(keptPreviousRange(wish, rich, now), before);
    assert.deepEqual(keptPreviousRange(wish, { ...rich, earliest: '2026-10-13' }, now), before);
    assert.equal(keptPreviousRange(wish, { ...rich, earliest: '2026-10-14' }, now), undefined);
  });
});

describe('filters', () => {
  test('that choose the same are the same, in whatever order they were set', () => {
    const one = chosen({ channel: ['web'], agent: ['a'], model: [] });
    const other = chosen({ agent: ['a'], channel: ['web'] });
    assert.equal(JSON.stringify(one), JSON.stringify(other));
  });
});

describe('an answer', () => {
  test('names the metrics that were not asked for beside those that the API could not answer', () => {
    const answer = {
      unavailable: [{ metric: 'a', reason: 'forbidden' }],
    } as unknown as UsageAnswer;
    assert.deepEqual(
      withUnavailable(answer, [{ metric: 'b', reason: 'unknown' }]).unavailable?.map(
        ({ metric }) => metric,
      ),
      ['a', 'b'],
    );
    assert.equal(withUnavailable(answer, []), answer);
  });
});
