import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dimension, Series, UsageAnswer } from '../../src/api/types.ts';
import { dimensions } from '../../src/api/types.ts';
import { compareAmounts } from '../../src/model/amount.ts';
import { parseInstant, toInstant } from '../../src/model/instant.ts';
import { assertSameAmount, assertSameSeries, findSeries, sumMeasured } from './fixture.ts';
import type { UseFixture } from './fixture.ts';

const day = 86_400_000;

/** Groups and remainder of a metric. */
function partsOf(answer: UsageAnswer, metric: string): readonly Series[] {
  return answer.series.filter((series) => series.metric === metric && series.part !== 'total');
}

/** Groups and remainder are the total, for the range and for every bucket. */
function assertAddUp(answer: UsageAnswer, metric: string, where: string): void {
  const total = findSeries(answer.series, metric, 'total');
  const parts = partsOf(answer, metric);
  const sides = [
    { whole: total, of: (part: Series) => part },
    ...(total.compare
      ? [{ whole: total.compare, of: ({ compare }: Series) => compare ?? { total: null } }]
      : []),
  ];
  for (const { whole, of } of sides) {
    const sum = sumMeasured(parts.map((part) => of(part).total));
    assertSameAmount(sum, whole.total ?? '0', `${where}, ${metric}, total`);
    whole.values?.forEach((value, index) => {
      const bucket = sumMeasured(parts.map((part) => of(part).values?.[index]));
      assertSameAmount(bucket, value ?? '0', `${where}, ${metric}, bucket ${index}`);
    });
  }
}

function addsUp(answer: UsageAnswer, metric: string, dimension: Dimension): boolean {
  const { aggregation, disjoint } = answer.metrics.find(({ key }) => key === metric)!;
  return aggregation === 'sum' && disjoint.includes(dimension);
}

/** Figure that a group is ranked by. */
function rankOf(answer: UsageAnswer, key: string | null): number {
  const { total, compare } = findSeries(answer.series, answer.groups!.order_by, 'group', key);
  return Math.max(Number(total ?? 0), Number(compare?.total ?? 0));
}

function assertRanked(answer: UsageAnswer): void {
  const { items } = answer.groups!;
  assert.equal(new Set(items.map(({ key }) => key)).size, items.length, 'no key twice');
  items.forEach(({ key }, index) => {
    const next = items[index + 1]?.key;
    if (next === undefined) return;
    const difference = rankOf(answer, key) - rankOf(answer, next);
    const byKey = key !== null && (next === null || key < next);
    assert.ok(difference > 0 || (difference === 0 && byKey), `${key} before ${next}`);
  });
}

/** Groups, filters, scope, the other period. */
export function testGroups(use: UseFixture): void {
  for (const dimension of dimensions) {
    test(`by ${dimension}: parts add up, the largest come first, the rest is the remainder`, async () => {
      const { client, month, metrics } = use();
      const request = { ...month, metrics, interval: 'day', groupBy: dimension } as const;
      const all = await client.usage({ ...request, limit: 1000 });
      const few = await client.usage({ ...request, limit: 2 });
      assert.equal(all.groups?.remaining, 0);
      assert.deepEqual(few.groups?.items, all.groups?.items.slice(0, 2));
      assert.equal(few.groups?.remaining, Math.max(0, (all.groups?.items.length ?? 0) - 2));
      for (const answer of [all, few]) {
        assertRanked(answer);
        for (const { key: metric } of answer.metrics) {
          if (addsUp(answer, metric, dimension)) assertAddUp(answer, metric, dimension);
        }
      }
      for (const series of few.series) {
        if (series.part === 'remainder') continue;
        const same = findSeries(all.series, series.metric, series.part, series.key);
        assertSameSeries(series, same, `${dimension} ${series.metric} with another limit`);
      }
    });

    test(`filtered by one ${dimension}: the figures are those of its group`, async () => {
      const { client, month, metrics } = use();
      const request = { ...month, metrics, interval: 'day' } as const;
      const grouped = await client.usage({ ...request, groupBy: dimension, limit: 4 });
      for (const { key } of grouped.groups!.items) {
        if (key === null) continue;
        const filtered = await client.usage({ ...request, filters: { [dimension]: [key] } });
        const labelled = filtered.filters?.[dimension];
        if (labelled)
          assert.deepEqual(
            labelled,
            grouped.groups!.items.filter((item) => item.key === key),
          );
        for (const { metric, ...series } of filtered.series) {
          const group = findSeries(grouped.series, metric, 'group', key);
          assertSameSeries(series, group, `${dimension} ${key} ${metric}`);
        }
      }
    });

    test(`filtered by several ${dimension} values: one or the other, unknown ones add nothing`, async () => {
      const { client, month } = use();
      const request = { ...month, metrics: ['credits'] } as const;
      const { groups } = await client.usage({ ...request, groupBy: dimension });
      const keys = groups!.items.flatMap(({ key }) => key ?? []).slice(0, 2);
      const total = async (values: readonly string[]) =>
        (await client.usage({ ...request, filters: { [dimension]: values } })).series[0]!.total;
      const single = [];
      for (const key of keys) single.push(await total([key]));
      assertSameAmount(await total(keys), sumMeasured(single), dimension);
      assertSameAmount(await total([...keys, 'no-such-key']), sumMeasured(single), dimension);
      assertSameAmount((await total(['no-such-key'])) ?? '0', '0', dimension);
    });
  }

  test('the sum of all agents and of what is not assigned is the total, to the last digit', async () => {
    const { client, month } = use();
    const request = { ...month, metrics: ['credits'], groupBy: 'agent', limit: 1000 } as const;
    const all = await client.usage(request);
    const totals = [];
    for (const { key } of all.groups!.items) {
      if (key === null) {
        totals.push(findSeries(all.series, 'credits', 'group', key).total);
        continue;
      }
      const { series } = await client.usage({ ...request, filters: { agent: [key] } });
      totals.push(findSeries(series, 'credits', 'total').total);
    }
    const { total } = findSeries(all.series, 'credits', 'total');
    assertSameAmount(sumMeasured(totals), total, 'all agents');
  });

  test('filters of two dimensions narrow each other', async () => {
    const { client, month } = use();
    const request = { ...month, metrics: ['credits', 'messages', 'conversations'] };
    const { groups } = await client.usage({ ...request, groupBy: 'agent' });
    const filters = { agent: groups!.items.flatMap(({ key }) => key ?? []).slice(0, 1) };
    const byChannel = await client.usage({ ...request, filters, groupBy: 'channel' });
    for (const { key } of byChannel.groups!.items) {
      if (key === null) continue;
      const both = await client.usage({ ...request, filters: { ...filters, channel: [key] } });
      for (const { metric, ...series } of both.series) {
        assertSameSeries(series, findSeries(byChannel.series, metric, 'group', key), `${key}`);
      }
    }
  });

  test('the scope names the organizations that are covered', async () => {
    const { client, month, keys } = use();
    const request = { ...month, metrics: ['credits'] };
    const all = await client.usage(request);
    const one = await client.usage({
      ...request,
      filters: { organization: [keys.organization[0]!] },
    });
    if (!all.scope || !one.scope) return;
    assert.deepEqual(
      all.scope.organizations.map(({ key }) => key).sort(),
      [...keys.organization].sort(),
    );
    assert.deepEqual(
      one.scope.organizations.map(({ key }) => key),
      [keys.organization[0]],
    );
    assert.equal(one.scope.omitted, 0);
  });

  test('another metric can rank the groups', async () => {
    const { client, month, metrics } = use();
    for (const orderBy of metrics) {
      const answer = await client.usage({
        ...month,
        metrics: [...new Set(['credits', orderBy])],
        groupBy: 'agent',
        orderBy,
        limit: 1000,
      });
      const unavailable = answer.unavailable?.some(({ metric }) => metric === orderBy);
      assert.equal(answer.groups?.order_by, unavailable ? 'credits' : orderBy);
      assertRanked(answer);
    }
  });

  test('the other period has the same groups and the figures that it has alone', async () => {
    const { client, month, metrics } = use();
    const start = parseInstant(month.from)!;
    const compare = { from: toInstant(start - 30 * day), to: month.from };
    for (const dimension of ['agent', 'category'] as const) {
      const request = { ...month, metrics, interval: 'day' } as const;
      const answer = await client.usage({ ...request, compare, groupBy: dimension, limit: 4 });
      assertRanked(answer);
      const alone = await client.usage({ ...request, ...compare });
      assert.deepEqual(answer.compare?.starts, alone.starts);
      for (const { key: metric } of answer.metrics) {
        const total = findSeries(answer.series, metric, 'total');
        assertSameSeries(total.compare!, findSeries(alone.series, metric, 'total'), metric);
        if (addsUp(answer, metric, dimension)) assertAddUp(answer, metric, `${dimension}, both`);
      }
      const [first] = answer.groups!.items;
      if (first?.key == null) continue;
      const group = await client.usage({
        ...request,
        ...compare,
        filters: { [dimension]: [first.key] },
      });
      for (const { metric, ...series } of group.series) {
        const compared = findSeries(answer.series, metric, 'group', first.key).compare!;
        assertSameSeries(compared, series, `${dimension} ${first.key} ${metric}, other period`);
      }
    }
  });

  test('a metric that is not known does not fail the others', async () => {
    const { client, month } = use();
    const answer = await client.usage({
      ...month,
      metrics: ['credits', 'no_such_metric', 'messages'],
      groupBy: 'agent',
      interval: 'day',
    });
    assert.deepEqual(answer.unavailable, [{ metric: 'no_such_metric', reason: 'unknown' }]);
    assert.deepEqual(answer.metrics.map(({ key }) => key).sort(), ['credits', 'messages']);
    const none = await client.usage({ ...month, metrics: ['no_such_metric'] });
    assert.deepEqual(none.series, []);
    assert.equal(none.unavailable?.length, 1);
  });

  test('every metric of the capabilities is answered, the others say why not', async () => {
    const { client, capabilities, month, metrics } = use();
    const missing = capabilities.unavailable ?? [];
    const answer = await client.usage({
      ...month,
      metrics: [...metrics, ...missing.map(({ metric }) => metric)],
    });
    assert.deepEqual(answer.metrics, capabilities.metrics);
    assert.deepEqual(answer.unavailable ?? [], missing);
  });

  test('the whole lies between the largest part and the sum of the parts', async () => {
    const { client, month, metrics } = use();
    const answer = await client.usage({ ...month, metrics, groupBy: 'category', limit: 1000 });
    for (const { key: metric, aggregation } of answer.metrics) {
      if (aggregation !== 'distinct' && aggregation !== 'sum' && aggregation !== 'max') continue;
      const { total } = findSeries(answer.series, metric, 'total');
      const parts = partsOf(answer, metric).flatMap((part) => part.total ?? []);
      const largest = parts.toSorted(compareAmounts).at(-1) ?? '0';
      assert.ok(compareAmounts(total ?? '0', largest) >= 0, `${metric} and its largest part`);
      const sum = aggregation === 'max' ? largest : sumMeasured(parts);
      assert.ok(compareAmounts(total ?? '0', sum) <= 0, `${metric} and the sum of its parts`);
    }
  });
}
