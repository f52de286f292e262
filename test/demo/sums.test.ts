import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Conversation } from '../../src/api/types.ts';
import { compareAmounts, sumAmounts } from '../../src/model/amount.ts';
import { dayStart, localDay, localMidnight } from '../../src/model/day-edges.ts';
import { toInstant } from '../../src/model/instant.ts';
import { allPages } from '../contract/client.ts';
import {
  conversation,
  conversations,
  importFile,
  openEmpty,
  openSeeded,
  total,
  usage,
  withoutData,
  type Demo,
} from './fixture.ts';

interface Range {
  readonly from: string;
  readonly to: string;
  readonly time_zone: string;
}

function assertSame(actual: string | number, expected: string | number, what: string): void {
  assert.equal(compareAmounts(actual, expected), 0, `${what}: ${actual}, not ${expected}`);
}

/** All conversations of a range, whose parts of it and what lies outside come to its credits. */
async function readRange(demo: Demo, range: Range): Promise<readonly Conversation[]> {
  const pages = await allPages((cursor) =>
    conversations(demo, { ...range, ...cursor, limit: 1000 }),
  );
  const rows = pages.flatMap(({ items }) => items);
  const outside = pages[0]!.totals.outside_conversations;
  const credits = total(await usage(demo, { ...range, metric: 'credits' }), 'credits');
  const sum = sumAmounts([...rows.map(({ in_range }) => in_range), outside]);
  assertSame(sum, credits, `${range.from}, in conversations and outside`);
  return rows;
}

/** The steps of a conversation come to its whole. */
async function assertWhole(demo: Demo, { agent, id, whole }: Conversation): Promise<void> {
  const pages = await allPages((cursor) =>
    conversation(demo, agent.key!, id, { ...cursor, limit: 5 }),
  );
  const steps = pages.flatMap((page) => page.steps);
  assertSame(sumAmounts(steps.map(({ credits }) => credits)), whole, `${id}, steps`);
  assertSame(pages[0]!.total, whole, `${id}, total`);
  if (steps.length > 0) assertSame(steps.at(-1)!.running_total, whole, `${id}, running total`);
  const { categories } = pages[0]!;
  assertSame(sumAmounts(categories.map((one) => one.total)), whole, `${id}, categories`);
}

const reachesBeyond = ({ in_range, whole }: Conversation) => compareAmounts(in_range, whole) !== 0;

describe('every credit of generated usage can be followed to a step', () => {
  let demo: Demo;
  before(async () => {
    demo = await openSeeded();
  });
  after(() => demo.close());

  const berlin = { time_zone: 'Europe/Berlin' };
  const days = Array.from({ length: 6 }, (_, index) => ({
    from: `2026-11-${13 + index}T23:00:00Z`,
    to: `2026-11-${14 + index}T23:00:00Z`,
    ...berlin,
  }));

  test('day by day, and over all of them', async () => {
    const byDay = [];
    for (const day of days) byDay.push(...(await readRange(demo, day)));
    const over = byDay.filter(reachesBeyond);
    assert.ok(over.length > 0, 'conversations over midnight are among them');
    const all = await readRange(demo, { from: days[0]!.from, to: days.at(-1)!.to, ...berlin });
    for (const row of [...over, ...all.slice(0, 25)]) await assertWhole(demo, row);
  });
});

describe('every credit of real usage can be followed to a step', { skip: withoutData }, () => {
  let demo: Demo;
  before(async () => {
    demo = await openEmpty();
    await importFile(demo, 'support-conversations.csv');
  });
  after(() => demo.close());

  test('year by year, and on the days that conversations went over', async () => {
    const zone = 'America/Los_Angeles';
    const range = (from: string, to: string) => ({ from, to, time_zone: zone });
    const all = await readRange(demo, range('2018-04-30T00:00:00Z', '2020-05-02T00:00:00Z'));
    assert.equal(all.length, 525);
    for (const row of all) await assertWhole(demo, row);
    await readRange(demo, range('2020-01-01T08:00:00Z', '2020-05-02T00:00:00Z'));

    const over = all.filter(
      ({ started_at, last_at }) =>
        localDay(Date.parse(started_at), zone) !== localDay(Date.parse(last_at), zone),
    );
    assert.ok(over.length >= 10, `${over.length} conversations over midnight`);
    for (const { id, last_at } of over.slice(0, 8)) {
      const midnight = dayStart(localMidnight(Date.parse(last_at), zone), zone);
      const rows = await readRange(demo, range('2018-04-30T00:00:00Z', toInstant(midnight)));
      const row = rows.find((one) => one.id === id);
      assert.ok(row && reachesBeyond(row), `${id} has a part of it on the day before`);
    }
  });
});
