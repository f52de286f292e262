import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Amount, UsageAnswer } from '../../src/api/types.ts';
import { sumAmounts } from '../../src/model/amount.ts';
import { runawaysIn } from '../../src/model/usage-runaways.ts';
import { createRandom } from '../mocks/random.ts';

const hour = 3_600_000;
const day = 24 * hour;
const zone = 'Europe/Berlin';
/** Midnight of Wednesday, 18 November in Berlin. */
const recentStart = Date.UTC(2026, 10, 17, 23);
const historyStart = recentStart - 42 * day;
const iso = (ms: number) => new Date(ms).toISOString();

type AmountAt = (ms: number) => Amount | null;

/** Something between 2 and 6 credits an hour, the same for equal hours. */
const usual: AmountAt = (ms) => 2 + createRandom(ms / hour).between(0, 4);

function answer(
  from: number,
  to: number,
  groups: Readonly<Record<string, AmountAt>>,
  asOf = to,
): UsageAnswer {
  const starts = Array.from({ length: Math.ceil((to - from) / hour) }, (_, i) => from + i * hour);
  return {
    from: iso(from),
    to: iso(to),
    time_zone: zone,
    interval: 'hour',
    as_of: iso(asOf),
    starts: starts.map(iso),
    metrics: [
      {
        key: 'credits',
        label: 'Credits',
        unit: 'credit',
        fraction_digits: 1,
        aggregation: 'sum',
        disjoint: ['agent'],
      },
    ],
    groups: {
      dimension: 'agent',
      order_by: 'credits',
      items: Object.keys(groups).map((key) => ({ key: key === 'null' ? null : key, label: key })),
      remaining: 0,
    },
    series: [
      { metric: 'credits', part: 'total', total: null },
      ...Object.entries(groups).map(([key, amountAt]) => ({
        metric: 'credits',
        part: 'group' as const,
        key: key === 'null' ? null : key,
        total: null,
        values: starts.map((start) => (start < asOf ? amountAt(start) : null)),
      })),
    ],
  };
}

/** Looks at groups up to a moment, after six weeks of history. */
function check(groups: Readonly<Record<string, AmountAt>>, asOf = recentStart + 2.5 * day) {
  const end = Math.ceil(asOf / hour) * hour;
  const history = answer(historyStart, recentStart, groups);
  return runawaysIn(answer(recentStart, end, groups, asOf), history, 'credits');
}

const runaway =
  (from: number, to: number): AmountAt =>
  (ms) =>
    ms >= from && ms < to ? '40.25' : usual(ms);

describe('runaways in answers', () => {
  it('are told with exact amounts, since when, and whether they go on', () => {
    const [from, to] = [recentStart + 2 * day, recentStart + 3 * day];
    const { insights, checked, unknown } = check({ a: usual, b: runaway(from, to) });
    assert.equal(checked, 2);
    assert.equal(unknown, 0);
    const [insight, ...others] = insights;
    assert.deepEqual(others, []);
    assert.equal(insight?.group.key, 'b');
    assert.equal(insight.from, from);
    assert.equal(insight.to, recentStart + 2.5 * day);
    assert.equal(insight.isOngoing, true);
    assert.equal(insight.level, 'critical');
    assert.equal(insight.amount, sumAmounts(Array.from({ length: 12 }, () => '40.25')));
    assert.ok(insight.expected > 24 && insight.expected < 72, String(insight.expected));
  });

  it('warn of one that is over', () => {
    const from = recentStart + day;
    const [insight] = check({ b: runaway(from, from + 4 * hour) }).insights;
    assert.equal(insight?.isOngoing, false);
    assert.equal(insight.level, 'warn');
    assert.deepEqual([insight.from, insight.to], [from, from + 4 * hour]);
  });

  it('put the largest excess first', () => {
    const from = recentStart + 2 * day;
    const { insights } = check({
      small: runaway(from + 9 * hour, from + day),
      large: runaway(from, from + day),
    });
    assert.deepEqual(
      insights.map(({ group }) => group.key),
      ['large', 'small'],
    );
  });

  it('take hours to come, and what is left of the running one, for no fall', () => {
    const asOf = recentStart + 2 * day + 10 * hour + hour / 4;
    const groups = { a: (ms: number) => (ms + hour > asOf ? 1 : 4) };
    assert.deepEqual(check(groups, asOf).insights, []);
  });

  it('know nothing of groups without history, and skip what is not assigned', () => {
    const born: AmountAt = (ms) => (ms < recentStart + day ? 0 : 50);
    const { insights, checked, unknown } = check({ born, null: runaway(recentStart, Infinity) });
    assert.deepEqual(insights, []);
    assert.equal(checked, 1);
    assert.equal(unknown, 1);
    const none = answer(historyStart, recentStart, {});
    const recent = answer(recentStart, recentStart + day, { a: usual });
    assert.equal(runawaysIn(recent, none, 'credits').unknown, 1);
  });
});
