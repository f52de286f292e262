import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UseFixture } from './fixture.ts';
import { operations } from './openapi.ts';
import { questionsFor, type Question } from './parameters.ts';

const senseless = [7, null, true, [], {}, 'a\0b'];
const noInstants = [
  '',
  'yesterday',
  '2026-11-20',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  `2026-11-20T00:00:00.${'0'.repeat(200)}Z`,
  '+292277026596-12-04T15:30:08Z',
];
const noNumbers = ['', 'many', '-', '1e400', 'NaN', '0x10', ' 1', '1; --'];

/** What never stands where a good cursor has this value. */
function wrongFor(value: unknown): readonly unknown[] {
  if (typeof value !== 'string') return senseless;
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return [...senseless, ...noInstants];
  return /^-?\d+(\.\d+)?$/.test(value) ? [...senseless, ...noNumbers] : senseless;
}

/** The value with one thing in it changed, in every way that makes it wrong. */
function spoil(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const changed = value.flatMap((item, index) =>
      spoil(item).map((wrong) => value.with(index, wrong)),
    );
    return [...changed, value.slice(1), [...value, 'more'], value.join(), {}];
  }
  if (typeof value !== 'object' || value === null) return wrongFor(value);
  const entries = Object.entries(value);
  return entries.flatMap(([name, item]) => {
    const { [name]: _, ...others } = value as Record<string, unknown>;
    return [others, ...spoil(item).map((wrong) => ({ ...value, [name]: wrong }))];
  });
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Cursors that somebody made from a good one, whether it can be read or not. */
function forge(cursor: string): readonly string[] {
  const texts = [
    cursor.slice(0, cursor.length / 2),
    [...cursor].toReversed().join(''),
    `${cursor}\0`,
    'x'.repeat(4000),
    ...[null, 1, 'x', [], {}, [[]]].map(encode),
    ...['-1', '1.5', 'x', '9'.repeat(30)].map((number) => cursor.replace(/\d+/, number)),
  ];
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return [...texts, ...spoil(value).map(encode)];
  } catch {
    return texts;
  }
}

function toPath({ path, params }: Question, more: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams({ ...Object.fromEntries(params), limit: '1', ...more })}`;
}

/** Cursors of every resource that comes in pages. */
export function testCursors(use: UseFixture): void {
  const paged = operations.filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'cursor'),
  );
  for (const operation of paged) {
    const { template, parameters } = operation;

    test(`${template} refuses a forged cursor and names it`, async () => {
      const { client, capabilities, ...fixture } = use();
      const sorts = parameters.some(({ name }) => name === 'sort')
        ? (capabilities.conversation_sorts ?? []).map((sort) => ({ sort }))
        : [{}];
      for (const question of questionsFor(operation, { client, capabilities, ...fixture })) {
        for (const sort of sorts) {
          const first = await client.good(toPath(question, sort));
          const { next_cursor } = first as { readonly next_cursor: string | null };
          assert.ok(next_cursor !== null, `${question.path} has several pages`);
          for (const cursor of forge(next_cursor)) {
            const path = toPath(question, { ...sort, cursor });
            await client.refusal(path, 'invalid-parameter', 'cursor');
          }
        }
      }
    });

    test(`${template} refuses a cursor of another question and names it`, async () => {
      const fixture = use();
      const { client } = fixture;
      const [question] = questionsFor(operation, fixture);
      const others = await otherQuestions(question!, fixture);
      assert.ok(others.length > 0);
      const first = await client.good(toPath(question!, {}));
      const { next_cursor } = first as { readonly next_cursor: string };
      for (const other of others) {
        await client.refusal(toPath(other, { cursor: next_cursor }), 'invalid-parameter', 'cursor');
      }
    });
  }
}

/** Questions that differ from one in a single thing. */
async function otherQuestions(
  { path, params }: Question,
  { client, month }: ReturnType<UseFixture>,
): Promise<readonly Question[]> {
  const searching = new URLSearchParams(params);
  searching.set('search', 'e');
  if (path === '/conversations') {
    const sorted = new URLSearchParams(params);
    sorted.set('sort', 'messages');
    return [
      { path, params: searching },
      { path, params: sorted },
    ];
  }
  if (path.startsWith('/dimensions/')) {
    return [
      { path, params: searching },
      { path: '/dimensions/category', params },
    ];
  }
  const { items } = await client.conversations({ ...month, sort: '-whole', limit: 2 });
  const { agent, id } = items[1]!;
  const [key, conversation] = [agent.key!, id].map(encodeURIComponent);
  return [{ path: `/agents/${key}/conversations/${conversation}`, params }];
}
