import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { compareAmounts, sumAmounts } from '../../src/model/amount.ts';
import type { Conversation, ConversationStep, DimensionValue } from '../../src/api/types.ts';
import {
  address,
  conversation,
  conversations,
  dimension,
  home,
  openSeeded,
  plan,
  thirtyDays,
  total,
  usage,
  type Demo,
} from './fixture.ts';

let demo: Demo;
before(async () => (demo = await openSeeded()));
after(() => demo.close());

async function allConversations(parameters: Record<string, string | number>) {
  const items: Conversation[] = [];
  let cursor: string | null = null;
  do {
    const page = await conversations(demo, { ...parameters, ...(cursor !== null && { cursor }) });
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return items;
}

const filters: readonly Record<string, string>[] = [
  {},
  { category: 'llm' },
  { agent: 'agt_refunds' },
];
for (const filter of filters) {
  test(`conversations and what lies outside are the credits, with ${JSON.stringify(filter)}`, async () => {
    const list = await conversations(demo, { ...thirtyDays, ...filter });
    const credits = await usage(demo, {
      metric: ['credits', 'conversations'],
      ...thirtyDays,
      ...filter,
    });
    const { count, in_range, outside_conversations } = list.totals;
    assert.equal(
      compareAmounts(sumAmounts([in_range, outside_conversations]), total(credits, 'credits')),
      0,
    );
    assert.equal(String(count), total(credits, 'conversations'));
  });
}

const narrowed: readonly Record<string, string>[] = [
  { organization: home },
  { category: 'llm', channel: 'phone' },
  { search: 'refund', channel: 'web-chat' },
  { search: 'a', agent: 'agt_refunds' },
];
for (const narrow of narrowed) {
  for (const sort of ['-last_at', 'messages', '-whole', 'in_range', 'started_at']) {
    test(`pages by ${sort} hold every conversation once, in order, with ${JSON.stringify(narrow)}`, async () => {
      const items = await allConversations({ ...thirtyDays, sort, limit: 117, ...narrow });
      const { totals } = await conversations(demo, { ...thirtyDays, ...narrow });
      assert.ok(totals.count > 0);
      assert.equal(new Set(items.map(({ id }) => id)).size, totals.count);
      assert.equal(items.length, totals.count);
      const key = sort.replace('-', '') as 'last_at' | 'messages' | 'whole';
      const compare = (one: Conversation, other: Conversation) =>
        key === 'last_at' || key === ('started_at' as string)
          ? Date.parse(String(one[key])) - Date.parse(String(other[key]))
          : compareAmounts(one[key], other[key]);
      for (let index = 1; index < items.length; index++) {
        const order = compare(items[index - 1]!, items[index]!);
        assert.ok(sort.startsWith('-') ? order >= 0 : order <= 0);
      }
      const inRange = sumAmounts(items.map((one) => one.in_range));
      assert.equal(compareAmounts(inRange, totals.in_range), 0);
    });
  }
}

test('a cursor keeps to its as_of while events arrive, and to its question', async () => {
  const first = await conversations(demo, { ...thirtyDays, limit: 5 });
  const ask = { ...thirtyDays, limit: 5, cursor: first.next_cursor! };
  const before = await conversations(demo, ask);
  const id = before.items[0]!.id;
  await demo.database.query(
    `insert into events select organization, 'late', $2, agent, conversation, contact, channel,
       model, member, category, description, 5, 0, 0, 0, 1, 0, false
     from events where conversation = $1 limit 1`,
    [id, '2026-11-20T14:32:00Z'],
  );
  await demo.database.query(
    `update conversations set last_at = $2, credits = credits + 5, messages = messages + 1
     where id = $1`,
    [id, '2026-11-20T14:32:00Z'],
  );
  const again = await conversations(demo, ask);
  const filtered = { ...thirtyDays, limit: 1000, channel: before.items[0]!.channel!.key! };
  const [then] = (await conversations(demo, filtered)).items;
  const now = await conversations(demo, { ...thirtyDays, limit: 5 });
  await demo.database.query(`delete from events where id = 'late'`);
  assert.deepEqual(again, before);
  assert.equal(now.items[0]!.id, id);
  assert.equal(then!.id, id);
  const other = await demo.app.request(address('/conversations', { ...ask, sort: 'whole' }));
  assert.equal(other.status, 422);
});

test('search finds parts of ids and names, and wildcards mean themselves', async () => {
  const found = await conversations(demo, { ...thirtyDays, search: 'REFUND' });
  assert.ok(found.totals.count > 0);
  assert.ok(found.items.every(({ agent }) => agent.key === 'agt_refunds'));
  const id = found.items[0]!.id;
  const one = await conversations(demo, { ...thirtyDays, search: id.slice(4) });
  assert.deepEqual(
    one.items.map((item) => item.id),
    [id],
  );
  // None of the names has one of these, alone or where a wildcard would find something.
  for (const search of ['%', '%%', 'refund%', 're_und', '\\', "'", 'no-such-thing']) {
    const { totals, items } = await conversations(demo, { ...thirtyDays, search });
    assert.deepEqual([totals.count, items.length], [0, 0], search);
  }
  const all = await conversations(demo, thirtyDays);
  assert.deepEqual((await conversations(demo, { ...thirtyDays, search: '' })).totals, all.totals);
  // Each id has one, and it stands for itself.
  const everywhere = await conversations(demo, { ...thirtyDays, search: 'cnv_' });
  assert.equal(everywhere.totals.count, all.totals.count);
  const long = address('/conversations', { ...thirtyDays, search: 'x'.repeat(10_000) });
  assert.equal((await demo.app.request(long)).status, 422);
});

test('a cursor carries the totals of its list', async () => {
  const ask = { ...thirtyDays, limit: 5 };
  const first = await conversations(demo, ask);
  const second = await conversations(demo, { ...ask, cursor: first.next_cursor! });
  assert.deepEqual(second.totals, first.totals);
});

test('a conversation over midnight has a part of its whole on either day', async () => {
  const dayOf = (instant: string) =>
    new Date(instant).toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' });
  const all = await allConversations({ ...thirtyDays, limit: 500 });
  const crossing = all.find(({ started_at, last_at }) => dayOf(started_at) < dayOf(last_at))!;
  const midnight = new Date(`${dayOf(crossing.last_at)}T00:00:00+01:00`);
  const ask = async (from: number, to: number) => {
    const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    const list = await conversations(demo, { ...thirtyDays, ...range, search: crossing.id });
    return list.items[0]!;
  };
  const before = await ask(+midnight - 86_400_000, +midnight);
  const then = await ask(+midnight, +midnight + 86_400_000);
  assert.equal(then.whole, crossing.whole);
  assert.ok(compareAmounts(before.in_range, before.whole) < 0);
  assert.equal(compareAmounts(sumAmounts([before.in_range, then.in_range]), crossing.whole), 0);
});

test('steps of all pages add up to the whole, with a running total', async () => {
  const [row] = (await conversations(demo, { ...thirtyDays, sort: '-messages' })).items;
  const steps: ConversationStep[] = [];
  let page = await conversation(demo, row!.agent.key!, row!.id, { limit: 3 });
  steps.push(...page.steps);
  while (page.next_cursor !== null) {
    page = await conversation(demo, row!.agent.key!, row!.id, {
      limit: 3,
      cursor: page.next_cursor,
    });
    steps.push(...page.steps);
  }
  assert.equal(steps.length, page.step_count);
  assert.ok(steps.length > 3);
  steps.forEach((step, index) => {
    const sum = sumAmounts(steps.slice(0, index + 1).map((one) => one.credits));
    assert.equal(compareAmounts(step.running_total, sum), 0);
  });
  assert.equal(compareAmounts(page.total, row!.whole), 0);
  assert.equal(compareAmounts(steps.at(-1)!.running_total, page.total), 0);
  assert.equal(compareAmounts(sumAmounts(page.categories.map((one) => one.total)), page.total), 0);
});

test('ids stand in paths as one segment, whatever characters they have', async () => {
  const id = 'a/b%2Fc d%';
  await demo.database.query(
    `insert into events select organization, 'odd', at, agent, $1, contact, channel, model,
       member, category, description, 1, 0, 0, 0, 1, 0, false from events
     where agent = 'agt_refunds' and not test limit 1`,
    [id],
  );
  const answer = await conversation(demo, 'agt_refunds', id);
  await demo.database.query(`delete from events where id = 'odd'`);
  assert.equal(answer.id, id);
  assert.equal(answer.total, '1');
});

test('a dimension is searched without case and accents, and paged by label', async () => {
  const found = await dimension(demo, 'agent', { search: 'DÉSK' });
  assert.deepEqual(
    found.items.map(({ label }) => label),
    ['Dealer desk', 'Delivery desk', 'People desk'],
  );
  assert.equal(found.matches, 3);
  assert.equal((await dimension(demo, 'agent', { search: '_' })).matches, found.count);
  assert.equal((await dimension(demo, 'agent', { search: '%' })).matches, 0);
  const all = await dimension(demo, 'agent');
  const paged: DimensionValue[] = [];
  let cursor: string | null = null;
  do {
    const page = await dimension(demo, 'agent', { limit: 4, ...(cursor !== null && { cursor }) });
    paged.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null);
  assert.deepEqual(paged, all.items);
  assert.equal(paged.length, all.count);
});

test('values say whether anything was used, and keys are looked up', async () => {
  const { items } = await dimension(demo, 'agent', {
    key: ['agt_voice_pilot', 'agt_refunds', 'nobody'],
    from: '2026-11-15T00:00:00Z',
    to: '2026-11-20T00:00:00Z',
  });
  assert.deepEqual(items, [
    { key: 'agt_refunds', label: 'Refunds', empty: false },
    { key: 'agt_voice_pilot', label: 'Voice pilot', deleted: true, empty: true },
  ]);
});

test('the plan is that of the billing period, which differs between organizations', async () => {
  const all = await plan(demo);
  assert.equal(all.period, null);
  const one = await plan(demo, { organization: home });
  assert.deepEqual(one.period, {
    from: '2026-10-31T23:00:00Z',
    to: '2026-11-30T23:00:00Z',
    time_zone: 'Europe/Berlin',
  });
  const credits = await usage(demo, {
    metric: 'credits',
    from: one.period!.from,
    to: one.period!.to,
    time_zone: 'UTC',
    organization: home,
  });
  const used = (key: string) => one.allowances.find((allowance) => allowance.key === key)!;
  assert.equal(used('credits').used, total(credits, 'credits'));
  assert.equal(used('members').allotted, null);
  assert.ok(used('concurrent_calls').peak_at! >= one.period!.from);
});

test('a member is told which role is missing', async () => {
  const ask = (path: string) =>
    demo.app.request(path, { headers: { Authorization: 'Bearer demo-member' } });
  const detail = await ask('/agents/a/conversations/b');
  assert.equal(detail.status, 403);
  assert.equal(((await detail.json()) as { role: string }).role, 'Owner or Contributor');
  const usageOf = await ask(
    address('/usage', { metric: ['credits', 'additional_credits'], ...thirtyDays }),
  );
  const answer = (await usageOf.json()) as Awaited<ReturnType<typeof usage>>;
  assert.equal(answer.scope!.omitted, 1);
  assert.deepEqual(answer.unavailable![0], {
    metric: 'additional_credits',
    label: 'Additional credits',
    reason: 'forbidden',
    role: 'Billing',
  });
  assert.equal((await ask('/plan?organization=brightwater-india')).status, 403);
  const organizations = await ask('/dimensions/organization');
  const { items } = (await organizations.json()) as { items: DimensionValue[] };
  assert.deepEqual(
    items.map(({ allowed }) => allowed),
    [undefined, false],
  );
  const unknown = await demo.app.request('/plan', { headers: { Authorization: 'Bearer x' } });
  assert.equal(unknown.status, 401);
});

test('an answer is not sent again until events arrive', async () => {
  const path = address('/usage', { metric: 'credits', ...thirtyDays });
  const first = await demo.app.request(path, { headers: { Origin: 'https://host.example' } });
  assert.equal(first.headers.get('Cache-Control'), 'private, no-cache');
  assert.equal(first.headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal(first.headers.get('Access-Control-Expose-Headers'), 'ETag,Date,Retry-After');
  const tag = first.headers.get('ETag')!;
  const again = () => demo.app.request(path, { headers: { 'If-None-Match': tag } });
  const second = await again();
  assert.equal(second.status, 304);
  assert.equal(await second.text(), '');
  assert.equal(second.headers.get('Date'), 'Fri, 20 Nov 2026 14:32:00 GMT');
  const member = { 'If-None-Match': tag, Authorization: 'Bearer demo-member' };
  assert.equal((await demo.app.request(path, { headers: member })).status, 200);
  await demo.database.query(
    `insert into settings values ('revision', 'x') on conflict (key) do update set value = 'x'`,
  );
  assert.equal((await again()).status, 200);
});

test('what the database cannot read is refused, not an error', async () => {
  assert.equal((await demo.app.request('/agents/a%00b/conversations/c')).status, 404);
  assert.equal((await demo.app.request('/agents/a/conversations/%00')).status, 404);
  for (const [from, to] of [
    ['0000-01-01T00:00:00Z', '0000-02-01T00:00:00Z'],
    ['9999-12-31T12:00:00-20:00', '9999-12-31T23:00:00-20:00'],
  ]) {
    const path = address('/conversations', { ...thirtyDays, from: from!, to: to! });
    assert.equal((await demo.app.request(path)).status, 422, path);
  }
});

test('a path that does not exist is a problem, too', async () => {
  const response = await demo.app.request('/invoices');
  assert.equal(response.status, 404);
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.equal(
    ((await response.json()) as { type: string }).type,
    'urn:problem-type:usage:not-found',
  );
});
