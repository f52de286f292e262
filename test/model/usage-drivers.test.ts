import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Amount, Dimension, Metric, Series, UsageAnswer } from '../../src/api/types.ts';
import { sumAmounts } from '../../src/model/amount.ts';
import { driversIn } from '../../src/model/usage-drivers.ts';

type Values = readonly (Amount | null)[];

/** Credits and messages of one group, each by the day, before and now. */
interface GroupGiven {
  readonly credits: readonly [former: Values, current: Values];
  readonly messages: readonly [former: Values, current: Values];
}

const total = (values: Values) => sumAmounts(values.filter((value) => value !== null));
const summed = (all: readonly Values[]): Values =>
  all[0]!.map((_, day) => {
    const known = all.map((values) => values[day] ?? null).filter((value) => value !== null);
    return known.length > 0 ? sumAmounts(known) : null;
  });

function metricOf(key: string, change: Partial<Metric> = {}): Metric {
  const unit = key === 'credits' ? 'credit' : 'count';
  return {
    key,
    label: key,
    unit,
    fraction_digits: 1,
    aggregation: 'sum',
    disjoint: ['agent'],
    ...change,
  };
}

/** An answer whose first groups have series of their own; all others are the remainder. */
function answerOf(
  groups: readonly GroupGiven[],
  { own = groups.length, messages = {} as Partial<Metric> } = {},
): UsageAnswer {
  const seriesOf = (metric: 'credits' | 'messages'): Series[] => {
    const part = (name: Series['part'], given: readonly GroupGiven[], key?: string): Series => {
      const [former, current] = [0, 1].map((period) =>
        summed(given.map((group) => group[metric][period]!)),
      );
      return {
        metric,
        part: name,
        ...(key !== undefined && { key }),
        total: total(current!),
        values: current!,
        compare: { total: total(former!), values: former! },
      };
    };
    return [
      part('total', groups),
      ...groups.slice(0, own).map((group, index) => part('group', [group], `k${index}`)),
      ...(own < groups.length ? [part('remainder', groups.slice(own))] : []),
    ];
  };
  return {
    from: '2026-11-03T00:00:00Z',
    to: '2026-11-05T00:00:00Z',
    time_zone: 'UTC',
    interval: 'day',
    as_of: '2026-11-05T00:00:00Z',
    starts: ['2026-11-03T00:00:00Z', '2026-11-04T00:00:00Z'],
    metrics: [metricOf('credits'), metricOf('messages', messages)],
    groups: {
      dimension: 'agent' satisfies Dimension,
      order_by: 'credits',
      items: groups
        .slice(0, own)
        .map((_, index) => ({ key: `k${index}`, label: `Group ${index}` })),
      remaining: groups.length - own,
    },
    series: [...seriesOf('credits'), ...seriesOf('messages')],
  };
}

const steady: GroupGiven = {
  credits: [
    [50, 50],
    [50, 50],
  ],
  messages: [
    [5, 5],
    [5, 5],
  ],
};
const dearer: GroupGiven = {
  credits: [
    [10, 10],
    ['30.25', '30.25'],
  ],
  messages: [
    [5, 5],
    [5, 5],
  ],
};

function found(answer: UsageAnswer) {
  const drivers = driversIn(answer, 'credits', 'messages');
  assert.ok(typeof drivers === 'object', String(drivers));
  return drivers;
}

describe('drivers in an answer', () => {
  it('say what the change of the whole consists of, and which group accounts for it', () => {
    const drivers = found(answerOf([steady, dearer]));
    assert.equal(drivers.change, '40.5');
    assert.deepEqual(drivers.drivers, [{ kind: 'rate', amount: '40.5' }]);
    assert.deepEqual(drivers.leader, { group: { key: 'k1', label: 'Group 1' }, change: '40.5' });
    assert.equal(drivers.dimension, 'agent');
  });

  it('name a group that fell where the whole fell', () => {
    const fallen: GroupGiven = {
      credits: [dearer.credits[1], dearer.credits[0]],
      messages: dearer.messages,
    };
    const { leader, change } = found(answerOf([steady, fallen]));
    assert.equal(change, '-40.5');
    assert.equal(leader?.change, '-40.5');
  });

  it('hold the remainder for one group, which nothing is new in', () => {
    const fresh: GroupGiven = {
      credits: [
        [0, 0],
        [20, 20],
      ],
      messages: [
        [0, 0],
        [2, 2],
      ],
    };
    const kinds = (own: number) =>
      found(answerOf([steady, fresh], { own })).drivers.map(({ kind }) => kind);
    assert.deepEqual(kinds(2), ['new']);
    assert.deepEqual(kinds(1), ['other']);
  });

  it('leave a day out of both where one period lacks it, and say so', () => {
    const gap: GroupGiven = {
      credits: [
        [10, 500],
        [30, null],
      ],
      messages: [
        [5, 5],
        [5, null],
      ],
    };
    const { change, leftOut } = found(answerOf([gap]));
    assert.equal(change, '20');
    assert.equal(leftOut, 1);
    assert.equal(found(answerOf([gap])).leader, undefined);
  });

  it('tell volume and rate of the whole alone where messages overlap', () => {
    const drivers = found(answerOf([steady, dearer], { messages: { disjoint: [] } }));
    assert.equal(drivers.dimension, undefined);
    assert.equal(drivers.leader, undefined);
    assert.deepEqual(drivers.drivers, [{ kind: 'rate', amount: '40.5' }]);
  });

  it('are none of a change that is small, or of periods that cannot be compared', () => {
    assert.equal(driversIn(answerOf([steady]), 'credits', 'messages'), 'small');
    const answer = answerOf([steady, dearer]);
    const alone = answer.series.map(({ compare: _, ...series }) => series);
    assert.equal(driversIn({ ...answer, series: alone }, 'credits', 'messages'), undefined);
    const fromNothing: GroupGiven = {
      credits: [
        [0, 0],
        [1, 1],
      ],
      messages: [
        [0, 0],
        [1, 1],
      ],
    };
    assert.equal(driversIn(answerOf([fromNothing]), 'credits', 'messages'), undefined);
    const distinct = answerOf([steady, dearer], { messages: { aggregation: 'distinct' } });
    assert.equal(driversIn(distinct, 'credits', 'messages'), undefined);
  });
});
