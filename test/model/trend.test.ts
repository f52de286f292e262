import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Amount, UsageAnswer } from '../../src/api/types.ts';
import { isEmptyMetric, trendOf } from '../../src/model/trend.ts';

/** Hours from 10:00, with figures until 13:30. */
function answer(
  values: readonly (Amount | null)[],
  change: Partial<UsageAnswer> = {},
): UsageAnswer {
  const hour = (index: number) => `2026-11-20T${10 + index}:00:00Z`;
  return {
    from: hour(0),
    to: hour(values.length),
    time_zone: 'UTC',
    interval: 'hour',
    as_of: '2026-11-20T13:30:00Z',
    starts: values.map((_, index) => hour(index)),
    metrics: [
      {
        key: 'credits',
        label: 'Credits',
        unit: 'credit',
        fraction_digits: 1,
        aggregation: 'sum',
        disjoint: [],
      },
    ],
    series: [{ metric: 'credits', part: 'total', total: '7', values }],
    ...change,
  };
}

const states = (values: readonly (Amount | null)[]) =>
  trendOf(answer(values), 'credits')!.buckets.map(({ state }) => state);

describe('a trend', () => {
  it('tells zero, missing, running and what is still to come apart', () => {
    assert.deepEqual(states([0, null, '3', '1.5', 0, null]), [
      'final',
      'missing',
      'final',
      'running',
      'future',
      'future',
    ]);
  });

  it('shows a figure from after the end of the figures rather than hide it', () => {
    assert.deepEqual(states([1, 1, 1, 1, '2']).at(-1), 'final');
  });

  it('has its peak and its lowest among the complete buckets', () => {
    const trend = trendOf(answer(['2', '5', '5', '9', null]), 'credits')!;
    assert.equal(trend.running, 3);
    assert.equal(trend.peak, 1);
    assert.equal(trend.lowest, 0);
  });

  it('does not take a bucket for the lowest that the range cuts short', () => {
    const trend = trendOf(answer(['1', '5', '4'], { partial: [0] }), 'credits')!;
    assert.equal(trend.lowest, 2);
  });

  it('compares amounts exactly', () => {
    const values = ['9007199254740993', '9007199254740994', '9007199254740993'];
    assert.equal(trendOf(answer(values), 'credits')!.peak, 1);
  });

  it('has no peak where nothing is above zero', () => {
    assert.equal(trendOf(answer([0, '-2', 0]), 'credits')!.peak, -1);
  });

  it('joins missing buckets to gaps', () => {
    const { gaps } = trendOf(answer([null, null, '1', null]), 'credits')!;
    assert.deepEqual(gaps, [
      { first: 0, last: 1 },
      { first: 3, last: 3 },
    ]);
  });

  it('is one bucket where the API has totals only', () => {
    const { starts: _, interval: __, ...totals } = answer([]);
    const to = '2026-11-20T13:00:00Z';
    const trend = trendOf({ ...totals, to } as UsageAnswer, 'credits')!;
    assert.deepEqual(
      trend.buckets.map(({ value, end }) => [value, end]),
      [['7', Date.parse(to)]],
    );
  });

  it('is not there for a metric that the answer lacks', () => {
    assert.equal(trendOf(answer([1]), 'messages'), undefined);
  });

  it('is empty only where neither the total nor any bucket has something', () => {
    const of = (total: Amount | null, values: readonly (Amount | null)[]) =>
      isEmptyMetric(
        answer(values, { series: [{ metric: 'credits', part: 'total', total, values }] }),
        'credits',
      );
    assert.equal(of('0', [0, null, '0.00']), true);
    assert.equal(of(null, [null]), true);
    assert.equal(of('0', ['5', '-5']), false);
    assert.equal(of('0.001', [0]), false);
  });
});
