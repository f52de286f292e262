import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { compareAmounts, sumAmounts } from '../../src/model/amount.ts';
import type { Amount, UsageAnswer } from '../../src/api/types.ts';
import { dimensions } from '../../src/api/types.ts';
import {
  address,
  home,
  india,
  openSeeded,
  thirtyDays,
  total,
  usage,
  type Demo,
} from './fixture.ts';

let demo: Demo;
before(async () => (demo = await openSeeded()));
after(() => demo.close());

const sums = ['credits', 'additional_credits', 'llm_tokens', 'messages'];

function parts(answer: UsageAnswer, metric: string) {
  const series = answer.series.filter((one) => one.metric === metric);
  return {
    whole: series.find(({ part }) => part === 'total')!,
    groups: series.filter(({ part }) => part !== 'total'),
  };
}

const same = (a: Amount, b: Amount, message: string) =>
  assert.equal(compareAmounts(a, b), 0, `${message}: ${a} and ${b}`);

for (const dimension of dimensions) {
  test(`groups by ${dimension} and the remainder add up to the total, to the last digit`, async () => {
    const answer = await usage(demo, {
      metric: sums,
      ...thirtyDays,
      interval: 'day',
      group_by: dimension,
      limit: 2,
      daily: true,
      compare_from: '2026-09-21T22:00:00Z',
      compare_to: '2026-10-21T22:00:00Z',
    });
    assert.equal(answer.groups!.items.length, 2);
    for (const metric of sums) {
      const { whole, groups } = parts(answer, metric);
      assert.equal(groups.length, answer.groups!.remaining > 0 ? 3 : 2);
      same(sumAmounts(groups.map((one) => one.total!)), whole.total!, metric);
      same(sumAmounts(groups.map((one) => one.compare!.total!)), whole.compare!.total!, metric);
      same(sumAmounts(groups.map((one) => one.daily!.total)), whole.daily!.total, metric);
      whole.values!.forEach((value, index) => {
        const of = groups.map((one) => one.values![index] ?? '0');
        same(sumAmounts(of), value ?? '0', `${metric}, bucket ${index}`);
      });
    }
  });
}

test('buckets add up to the total for what is summed, and not for what is distinct', async () => {
  const answer = await usage(demo, {
    metric: ['credits', 'conversations'],
    ...thirtyDays,
    interval: 'hour',
  });
  const add = (metric: string) =>
    sumAmounts(parts(answer, metric).whole.values!.map((value) => value ?? '0'));
  same(add('credits'), total(answer, 'credits'), 'credits');
  assert.ok(compareAmounts(add('conversations'), total(answer, 'conversations')) > 0);
});

test('totals do not depend on the interval', async () => {
  const answers = await Promise.all(
    ['hour', 'day', 'week'].map((interval) =>
      usage(demo, { metric: ['credits', 'visitors'], ...thirtyDays, interval }),
    ),
  );
  for (const metric of ['credits', 'visitors']) {
    assert.equal(new Set(answers.map((answer) => total(answer, metric))).size, 1);
  }
});

test('what was not received and what is still to come is null, and nothing is zero', async () => {
  const ask = (organization: string) =>
    usage(demo, { metric: 'messages', ...thirtyDays, interval: 'day', organization, daily: true });
  const gap = await ask(home);
  // 3 November, the 13th of thirty days, is the outage of this organization.
  assert.equal(parts(gap, 'messages').whole.values![12], null);
  assert.equal(parts(gap, 'messages').whole.daily!.complete_days, 28);
  const other = await ask(india);
  assert.notEqual(parts(other, 'messages').whole.values![12], null);

  const night = await usage(demo, {
    metric: 'messages',
    from: '2026-11-20T12:00:00Z',
    to: '2026-11-20T18:00:00Z',
    time_zone: 'UTC',
    interval: 'hour',
    agent: 'agt_voice_pilot',
  });
  assert.deepEqual(parts(night, 'messages').whole.values, ['0', '0', '0', null, null, null]);
});

test('a range that is still to come has no total', async () => {
  const answer = await usage(demo, {
    metric: 'credits',
    from: '2026-12-01T00:00:00Z',
    to: '2026-12-02T00:00:00Z',
    time_zone: 'UTC',
  });
  assert.equal(parts(answer, 'credits').whole.total, null);
});

test('ranks by the larger of two periods, so that what is gone is seen', async () => {
  const answer = await usage(demo, {
    metric: 'credits',
    from: '2026-11-12T23:00:00Z',
    to: '2026-11-15T23:00:00Z',
    time_zone: 'Europe/Berlin',
    group_by: 'agent',
    limit: 100,
    organization: home,
    compare_from: '2026-10-01T00:00:00Z',
    compare_to: '2026-11-08T00:00:00Z',
  });
  const pilot = answer.groups!.items.find(({ key }) => key === 'agt_voice_pilot');
  assert.deepEqual(pilot, { key: 'agt_voice_pilot', label: 'Voice pilot', deleted: true });
  assert.equal(total(answer, 'credits', 'agt_voice_pilot'), '0');
  const larger = parts(answer, 'credits').groups.map(({ total: now, compare }) =>
    compareAmounts(now!, compare!.total!) > 0 ? now! : compare!.total!,
  );
  assert.deepEqual(
    larger,
    larger.toSorted((a, b) => compareAmounts(b, a)),
  );
});

test('a group has what the filter for it alone has, in every bucket', async () => {
  const ask = (parameters: Record<string, string | number>) =>
    usage(demo, { metric: ['credits', 'visitors'], ...thirtyDays, interval: 'day', ...parameters });
  const grouped = await ask({ group_by: 'agent', limit: 3 });
  for (const { key } of grouped.groups!.items) {
    const alone = await ask({ agent: key! });
    for (const metric of ['credits', 'visitors']) {
      const group = parts(grouped, metric).groups.find((one) => one.key === key)!;
      const { whole } = parts(alone, metric);
      assert.deepEqual([group.total, group.values], [whole.total, whole.values]);
    }
  }
});

test('what has no agent is a group with the key null', async () => {
  const answer = await usage(demo, {
    metric: 'credits',
    ...thirtyDays,
    group_by: 'agent',
    limit: 100,
  });
  assert.ok(
    answer.groups!.items.some(({ key, label }) => key === null && label === 'Not assigned'),
  );
});

test('a metric that cannot be answered does not fail the others', async () => {
  const answer = await usage(demo, {
    metric: ['steps', 'credits', 'answer_quality'],
    ...thirtyDays,
  });
  assert.deepEqual(
    answer.metrics.map(({ key }) => key),
    ['credits'],
  );
  assert.deepEqual(
    answer.unavailable!.map(({ metric, reason }) => [metric, reason]),
    [
      ['steps', 'unknown'],
      ['answer_quality', 'coming_soon'],
    ],
  );
});

test('filters come back with labels, and narrow the scope', async () => {
  const answer = await usage(demo, {
    metric: 'credits',
    ...thirtyDays,
    agent: ['agt_refunds', 'nobody'],
    organization: home,
  });
  assert.deepEqual(answer.filters, {
    agent: [
      { key: 'agt_refunds', label: 'Refunds' },
      { key: 'nobody', label: 'nobody' },
    ],
    organization: [{ key: home, label: 'Brightwater Home' }],
  });
  assert.deepEqual(answer.scope, {
    organizations: [{ key: home, label: 'Brightwater Home' }],
    omitted: 0,
  });
});

test('test traffic is not counted', async () => {
  const answer = await usage(demo, { metric: 'messages', ...thirtyDays });
  const rows = await demo.database.query<{ all: number }>(
    'select sum(messages)::int as all from events where at >= $1 and at < $2',
    [thirtyDays.from, thirtyDays.to],
  );
  assert.ok(Number(total(answer, 'messages')) < rows[0]!.all);
});

test('the peak day is the largest complete day', async () => {
  const answer = await usage(demo, {
    metric: 'credits',
    ...thirtyDays,
    interval: 'day',
    daily: true,
  });
  const { whole } = parts(answer, 'credits');
  const largest = whole
    .values!.slice(0, -1)
    .reduce<string>(
      (best, one) => (compareAmounts(one ?? '0', best) > 0 ? String(one) : best),
      '0',
    );
  assert.equal(whole.daily!.peak!.total, largest);
  const index = whole.values!.indexOf(largest);
  assert.equal(
    new Date(Date.parse(answer.starts![index]!) + 43_200_000).toISOString().slice(0, 10),
    whole.daily!.peak!.day,
  );
});

const refused: readonly (readonly [string, string, Record<string, string>])[] = [
  ['an unknown parameter', 'agents', { agents: 'a' }],
  ['a day for an instant', 'from', { from: '2026-10-21' }],
  ['an unknown zone', 'time_zone', { time_zone: 'Mars/Olympus' }],
  ['an unknown interval', 'interval', { interval: 'quarter' }],
  ['a reversed range', 'to', { to: '2020-01-01T00:00:00Z' }],
  ['half a comparison', 'compare_to', { compare_from: '2020-01-01T00:00:00Z' }],
  ['a ranking by another metric', 'order_by', { order_by: 'messages' }],
  [
    'an interval too fine for the range',
    'from',
    { from: '2026-01-01T00:00:00Z', interval: 'minute' },
  ],
  ['an empty filter', 'agent', { agent: '' }],
  ['SQL', 'group_by', { group_by: 'agent; drop table events' }],
];
for (const [what, parameter, change] of refused) {
  test(`refuses ${what} and names the parameter`, async () => {
    const response = await demo.app.request(
      address('/usage', { metric: 'credits', ...thirtyDays, ...change }),
    );
    assert.equal(response.status, 422);
    assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
    assert.equal(((await response.json()) as { parameter: string }).parameter, parameter);
  });
}
