import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DimensionRequest, DimensionValue } from '../../src/api/types.ts';
import { dimensions } from '../../src/api/types.ts';
import { compareAmounts, subtractAmounts } from '../../src/model/amount.ts';
import { parseInstant } from '../../src/model/instant.ts';
import { allPages } from './client.ts';
import { assertSameAmount } from './fixture.ts';
import type { Fixture, UseFixture } from './fixture.ts';

async function readAll(
  { client }: Fixture,
  request: DimensionRequest,
): Promise<readonly DimensionValue[]> {
  const pages = await allPages((cursor) => client.dimension({ ...request, ...cursor }));
  const items = pages.flatMap((page) => page.items);
  assert.equal(new Set(items.map(({ key }) => key)).size, items.length, 'no value twice');
  for (const page of pages) {
    assert.equal(page.matches, items.length);
    assert.ok(page.items.length <= (request.limit ?? 50));
  }
  return items;
}

function keysOf(items: readonly DimensionValue[]): readonly string[] {
  return items.map(({ key }) => key);
}

/** Values of a dimension to choose from. */
export function testDimensions(use: UseFixture): void {
  for (const dimension of dimensions) {
    test(`/dimensions/${dimension}: pages, search and keys`, async () => {
      const fixture = use();
      const { client } = fixture;
      const all = await readAll(fixture, { dimension, limit: 1000 });
      assert.ok(all.length > 1);
      assert.deepEqual(await readAll(fixture, { dimension, limit: 2 }), all);

      const [sample] = all;
      const search = sample!.label.slice(1, 4).toUpperCase();
      const found = await readAll(fixture, { dimension, search, limit: 2 });
      const expected = all.filter(({ key, label }) =>
        [key, label].some((text) => text.toLowerCase().includes(search.toLowerCase())),
      );
      assert.deepEqual(keysOf(found), keysOf(expected), search);
      assert.equal((await client.dimension({ dimension, search })).count, all.length);
      const byKey = await client.dimension({ dimension, search: sample!.key });
      assert.ok(keysOf(byKey.items).includes(sample!.key), 'search by key');

      const keys = [all.at(-1)!.key, 'no-such-key', sample!.key];
      const named = await readAll(fixture, { dimension, keys });
      assert.deepEqual(new Set(keysOf(named)), new Set([sample!.key, all.at(-1)!.key]));
      assert.ok(
        all.every(({ empty }) => empty === undefined),
        'nothing to say about emptiness',
      );
      assert.ok(all.every(({ allowed, role }) => allowed !== false || role));
    });

    test(`/dimensions/${dimension}: values without usage say so and stay`, async () => {
      const fixture = use();
      const { client, month } = fixture;
      const { from, to } = month;
      const all = await readAll(fixture, { dimension, limit: 1000 });
      const items = await readAll(fixture, { dimension, from, to, limit: 1000 });
      assert.deepEqual(keysOf(items), keysOf(all));
      const { groups } = await client.usage({
        ...month,
        metrics: ['credits'],
        groupBy: dimension,
        limit: 1000,
      });
      const used = new Set(groups!.items.map(({ key }) => key));
      for (const { key, empty } of items) assert.equal(empty, !used.has(key), key);
      const other = dimension === 'agent' ? 'category' : 'agent';
      const filters = { [other]: ['no-such-key'] };
      const none = await readAll(fixture, { dimension, filters, from, to, limit: 1000 });
      assert.ok(none.every(({ empty }) => empty === true));
    });
  }
}

/** Allowances. */
export function testPlan(use: UseFixture): void {
  test('/plan: of all, and of each organization', async () => {
    const { client, capabilities, keys } = use();
    const all = await client.plan({});
    const plans = [all];
    for (const organization of keys.organization) {
      const plan = await client.plan({ organization });
      if (plan.scope) {
        assert.deepEqual(
          plan.scope.organizations.map(({ key }) => key),
          [organization],
        );
      }
      plans.push(plan);
    }
    assert.ok(plans.some(({ allowances }) => allowances.length > 0));
    const now = parseInstant(capabilities.now)!;
    for (const { allowances, period } of plans) {
      const names = allowances.map(({ key }) => key);
      assert.equal(new Set(names).size, names.length, 'each allowance once');
      for (const { used, allotted, overage } of allowances) {
        assert.ok(compareAmounts(used, 0) >= 0);
        if (overage === undefined) continue;
        assert.ok(allotted !== null);
        // Over several organizations the excess of one is not made good by another.
        const least = subtractAmounts(used, allotted);
        assert.ok(compareAmounts(overage, least) >= 0, `overage ${overage} of ${used}`);
        assert.ok(compareAmounts(overage, used) <= 0);
      }
      if (!period) continue;
      assert.ok(parseInstant(period.from)! <= now && now < parseInstant(period.to)!);
    }
  });

  test('/plan: what a metric feeds has the figure of that metric', async () => {
    const { client, keys } = use();
    let compared = 0;
    for (const organization of keys.organization) {
      const { period, allowances } = await client.plan({ organization });
      if (!period) continue;
      const { from, to, time_zone: timeZone } = period;
      for (const { metric, kind, used } of allowances) {
        if (metric === undefined || kind !== 'consumable') continue;
        const filters = { organization: [organization] };
        const { series } = await client.usage({ metrics: [metric], from, to, timeZone, filters });
        assertSameAmount(series[0]?.total ?? '0', used, `${organization} ${metric}`);
        compared++;
      }
    }
    assert.ok(compared > 0);
  });
}
