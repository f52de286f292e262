import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Conversation, ConversationsRequest, Instant } from '../../src/api/types.ts';
import { compareAmounts, sumAmounts } from '../../src/model/amount.ts';
import { parseInstant, toInstant } from '../../src/model/instant.ts';
import { conversationPath } from '../mocks/paths.ts';
import { allPages } from './client.ts';
import { assertSameAmount } from './fixture.ts';
import type { Fixture, UseFixture } from './fixture.ts';

const hour = 3_600_000;

/** The last day: enough rows for several pages, few enough to read them all. */
function recent({ capabilities, month }: Fixture): ConversationsRequest {
  const now = parseInstant(capabilities.now)!;
  return { from: toInstant(now - 24 * hour), to: month.to, timeZone: month.timeZone };
}

/** An instant with all its digits: a millisecond is not enough to tell rows apart. */
function toNanoseconds(instant: Instant): bigint {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? '';
  const seconds = BigInt(Math.floor(parseInstant(instant)! / 1000));
  return seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
}

/** Below 0 if `a` comes before `b` in ascending order. */
function compareBy(sort: string, a: Conversation, b: Conversation): number {
  switch (sort) {
    case 'last_at':
    case 'started_at':
      return Number(toNanoseconds(a[sort]) - toNanoseconds(b[sort]));
    case 'messages':
    case 'in_range':
    case 'whole':
      return compareAmounts(a[sort], b[sort]);
    default:
      throw new Error(`The suite does not know the sort "${sort}".`);
  }
}

async function readAll(
  { client }: Fixture,
  request: ConversationsRequest,
): Promise<readonly Conversation[]> {
  const pages = await allPages((cursor) => client.conversations({ ...request, ...cursor }));
  for (const page of pages) {
    assert.ok(page.items.length <= (request.limit ?? 50));
    assert.deepEqual(page.totals, pages[0]!.totals);
    assert.equal(page.as_of, pages[0]!.as_of);
  }
  const items = pages.flatMap((page) => page.items);
  const ids = items.map(({ agent, id }) => `${agent.key} ${id}`);
  assert.equal(new Set(ids).size, ids.length, 'no row twice');
  assert.equal(items.length, pages[0]!.totals.count);
  assertSameAmount(
    sumAmounts(items.map(({ in_range }) => in_range)),
    pages[0]!.totals.in_range,
    'in_range',
  );
  for (const { in_range, whole, id } of items) {
    assert.ok(compareAmounts(in_range, whole) <= 0, `${id}: in range is no more than the whole`);
  }
  return items;
}

/** `in_range` and `outside_conversations` are the credits of `GET /usage`. */
async function assertTotals(
  { client }: Fixture,
  request: Omit<ConversationsRequest, 'search' | 'sort'>,
): Promise<void> {
  const { totals } = await client.conversations({ ...request, limit: 1 });
  const { series } = await client.usage({ ...request, metrics: ['credits'] });
  assertSameAmount(
    sumAmounts([totals.in_range, totals.outside_conversations]),
    series[0]!.total ?? '0',
    JSON.stringify(request),
  );
}

/** The list of conversations. */
export function testConversations(use: UseFixture): void {
  test('every page once, and then the end', async () => {
    const fixture = use();
    const small = await readAll(fixture, { ...recent(fixture), limit: 7 });
    const large = await readAll(fixture, { ...recent(fixture), limit: 1000 });
    assert.ok(small.length > 14, 'several pages');
    assert.deepEqual(small, large);
  });

  test('in range and outside of conversations are together the credits of the period', async () => {
    const fixture = use();
    const { month, keys } = fixture;
    await assertTotals(fixture, month);
    for (const dimension of ['agent', 'category', 'channel', 'organization'] as const) {
      for (const key of keys[dimension].slice(0, 3)) {
        await assertTotals(fixture, { ...month, filters: { [dimension]: [key] } });
      }
    }
  });

  test('random ranges and filters: totals are those of GET /usage', async () => {
    const fixture = use();
    const now = parseInstant(fixture.capabilities.now)!;
    const property = fc.asyncProperty(
      fc.integer({ min: 0, max: 60 * 24 * 60 }),
      fc.integer({ min: 1, max: 20 * 24 * 60 }),
      fc.subarray([...fixture.keys.category], { maxLength: 2 }),
      async (back, minutes, categories) => {
        const to = now - back * 60_000;
        await assertTotals(fixture, {
          from: toInstant(to - minutes * 60_000),
          to: toInstant(to),
          timeZone: 'UTC',
          filters: categories.length > 0 ? { category: categories } : {},
        });
      },
    );
    await fc.assert(property, { numRuns: 20 });
  });

  test('a conversation counts in every range that it touches, with its part of it', async () => {
    const fixture = use();
    const { client, month } = fixture;
    const { from, to, timeZone } = recent(fixture);
    const items = await readAll(fixture, { from, to, timeZone, limit: 1000 });
    const long = items.find(({ started_at, last_at, whole, in_range }) => {
      const lasts = parseInstant(last_at)! - parseInstant(started_at)!;
      return lasts > 60_000 && compareAmounts(whole, in_range) === 0;
    });
    assert.ok(long, 'a conversation of more than a minute');
    const middle = toInstant((parseInstant(long.started_at)! + parseInstant(long.last_at)!) / 2);
    const parts = [];
    for (const range of [
      { from: month.from, to: middle },
      { from: middle, to: month.to },
    ]) {
      const answer = await client.conversations({ ...range, timeZone, search: long.id });
      const row = answer.items.find(({ id }) => id === long.id);
      assert.ok(row, 'it is in both ranges');
      assertSameAmount(row.whole, long.whole, 'whole');
      parts.push(row.in_range);
    }
    assertSameAmount(sumAmounts(parts), long.whole, 'both parts');
  });

  test('every sort, both ways, the same on pages of any size', async () => {
    const fixture = use();
    for (const sort of fixture.capabilities.conversation_sorts ?? []) {
      for (const sign of ['', '-']) {
        const request = { ...recent(fixture), sort: sign + sort };
        const items = await readAll(fixture, { ...request, limit: 1000 });
        assert.deepEqual(await readAll(fixture, { ...request, limit: 40 }), items);
        items.forEach((item, index) => {
          const next = items[index + 1];
          if (!next) return;
          const difference = compareBy(sort, item, next) * (sign === '-' ? -1 : 1);
          assert.ok(difference <= 0, `${sign}${sort}: ${item.id}, ${next.id}`);
        });
      }
    }
  });

  test('search finds agents, contacts and conversations by id and name, without regard to case', async () => {
    const fixture = use();
    const request = recent(fixture);
    const items = await readAll(fixture, { ...request, limit: 1000 });
    const sample = items.find(({ contact }) => contact !== null)!;
    const words = [
      sample.id,
      sample.agent.key!,
      sample.agent.label.slice(0, 4).toUpperCase(),
      sample.contact!.label.slice(0, 5).toLowerCase(),
    ];
    const { totals: all } = await fixture.client.conversations(request);
    for (const search of words) {
      const found = await readAll(fixture, { ...request, search, limit: 1000 });
      const expected = items.filter(({ id, agent, contact }) =>
        [id, agent.key, agent.label, contact?.key, contact?.label].some((text) =>
          text?.toLowerCase().includes(search.toLowerCase()),
        ),
      );
      assert.deepEqual(
        found.map(({ id }) => id),
        expected.map(({ id }) => id),
        search,
      );
      const { totals } = await fixture.client.conversations({ ...request, search });
      assertSameAmount(totals.outside_conversations, all.outside_conversations, search);
    }
    const none = await fixture.client.conversations({ ...request, search: 'no such thing %_' });
    assert.equal(none.totals.count, 0);
    assert.equal(none.next_cursor, null);
  });
}

/** One conversation. */
export function testConversation(use: UseFixture): void {
  test('steps page by page are the whole conversation', async () => {
    const fixture = use();
    const { client } = fixture;
    const { items } = await client.conversations({ ...recent(fixture), limit: 8, sort: '-whole' });
    for (const { id, agent, whole } of items) {
      const request = { agent: agent.key!, conversation: id };
      const pages = await allPages((cursor) =>
        client.conversation({ ...request, limit: 3, ...cursor }),
      );
      const [first] = pages;
      const steps = pages.flatMap((page) => page.steps);
      const large = await client.conversation({ ...request, limit: 1000 });
      assert.deepEqual(large.steps, steps);
      assert.equal(steps.length, first!.step_count);
      assert.equal(new Set(steps.map((step) => step.id)).size, steps.length, 'no step twice');
      steps.forEach((step, index) => {
        const before = steps.slice(0, index + 1).map(({ credits }) => credits);
        assertSameAmount(step.running_total, sumAmounts(before), `${id} step ${index}`);
        const next = steps[index + 1];
        assert.ok(!next || parseInstant(step.at)! <= parseInstant(next.at)!, 'oldest first');
      });
      for (const page of pages) {
        assertSameAmount(page.total, whole, `${id}, total`);
        assert.deepEqual(page.categories, first!.categories);
      }
      assertSameAmount(sumAmounts(steps.map(({ credits }) => credits)), whole, `${id}, steps`);
      const categories = first!.categories.map(({ total }) => total);
      assertSameAmount(sumAmounts(categories), whole, `${id}, categories`);
      assert.deepEqual(
        categories,
        categories.toSorted((a, b) => compareAmounts(b, a)),
      );
    }
  });

  test('ids are one segment of the path, whatever they contain', async () => {
    const { client } = use();
    const request = { agent: 'a/b?c#d %', conversation: '..%2F/é' };
    const { status, body } = await client.get(conversationPath(request));
    assert.equal(status, 404, JSON.stringify(body));
  });

  test('row and conversation say the same', async () => {
    const fixture = use();
    const { client } = fixture;
    const { items } = await client.conversations({ ...recent(fixture), limit: 5 });
    for (const { id, agent, contact, channel, started_at, last_at, messages } of items) {
      const answer = await client.conversation({ agent: agent.key!, conversation: id });
      assert.deepEqual(
        [answer.agent, answer.contact, answer.channel, answer.messages],
        [agent, contact, channel, messages],
      );
      assert.equal(answer.started_at, started_at);
      assert.equal(answer.last_at, last_at);
    }
  });
}
