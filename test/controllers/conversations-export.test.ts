import { expect } from '@open-wc/testing';
import { UsageError } from '../../src/api/errors.ts';
import { RestUsageSource } from '../../src/api/rest-usage-source.ts';
import type { ConversationsAnswer, UsageSource } from '../../src/api/types.ts';
import type { SourceContextValue } from '../../src/context/source-context.ts';
import { ConversationsExport } from '../../src/controllers/conversations-export.ts';
import { createQueryClient } from '../../src/controllers/query-client.ts';
import { createFormat } from '../../src/model/format.ts';
import { createMockSource } from '../mocks/mock-source.ts';
import { waitUntil } from '../support/wait-until.ts';

const request = {
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-21T00:00:00Z',
  timeZone: 'Europe/Berlin',
};
const mock = createMockSource();

/** A page of a list of `count` conversations, from the one that the cursor names. */
async function pageOf(count: number, cursor: string | null, limit: number) {
  const { items, totals, ...answer } = await mock.conversations({ ...request, limit: 1 });
  const start = Number(cursor ?? 0);
  const end = Math.min(count, start + limit);
  return {
    ...answer,
    items: Array.from({ length: end - start }, (_, index) => ({
      ...items[0]!,
      id: `cnv_${start + index}`,
    })),
    totals: { ...totals, count },
    next_cursor: end < count ? String(end) : null,
  } satisfies ConversationsAnswer;
}

/** A file in memory. */
class TestFile {
  text = '';
  state = 'open';
  fails = false;

  async write(text: string): Promise<void> {
    if (this.fails) throw new DOMException('full', 'QuotaExceededError');
    this.text += text;
  }

  async close(): Promise<void> {
    this.state = 'closed';
  }

  async abort(): Promise<void> {
    this.state = 'aborted';
  }

  /** Ids of the conversations, in the order of the rows. */
  get ids(): readonly string[] {
    const rows = this.text.trim().split('\r\n').slice(1);
    return rows.map((row) => /^"([^"]*)"/.exec(row)![1]!);
  }
}

async function exportFrom(usage: UsageSource) {
  const file = new TestFile();
  const progress: string[] = [];
  const source: SourceContextValue = {
    source: usage,
    queryClient: createQueryClient(),
    capabilities: (await mock.capabilities())!,
    error: undefined,
    now: Date.now,
    refresh: async () => {},
  };
  const exporting = new ConversationsExport({
    source,
    request,
    columns: ['when', 'credits'],
    format: createFormat({ locale: 'en', timeZone: 'UTC' }),
    stream: file,
    onProgress: ({ written, count }) => progress.push(`${written} of ${count}`),
  });
  return { file, progress, exporting, source };
}

const expected = (count: number) => Array.from({ length: count }, (_, index) => `cnv_${index}`);

/** A source that answers what is given instead of pages. */
function withPages(
  answer: (cursor: string | null, limit: number) => Promise<ConversationsAnswer>,
): UsageSource {
  return Object.assign(createMockSource(), {
    conversations: ({ cursor = null, limit = 50 }: { cursor?: string | null; limit?: number }) =>
      answer(cursor, limit),
  });
}

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}

describe('an export of conversations', () => {
  it('writes all pages, and says how far it is', async () => {
    const { file, progress, exporting } = await exportFrom(
      withPages((cursor, limit) => pageOf(600, cursor, limit)),
    );
    expect(await exporting.run()).to.equal(true);
    expect(file.ids).to.deep.equal(expected(600));
    expect(file.state).to.equal('closed');
    expect(progress).to.deep.equal(['250 of 600', '500 of 600', '600 of 600']);
  });

  it('renews a token that expires on page 37: nothing is lost, nothing doubled', async () => {
    const count = 40 * 250;
    const reasons: string[] = [];
    let pages = 0;
    let refused = 0;
    const answer: typeof fetch = async (input, init) => {
      const { searchParams } = new URL(String(input));
      const token = new Headers(init?.headers).get('authorization');
      if (pages >= 36 && token === 'Bearer t1') {
        refused++;
        return Response.json(
          { type: 'unauthenticated', title: 'Expired', status: 401 },
          { status: 401, headers: { 'content-type': 'application/problem+json' } },
        );
      }
      pages++;
      const page = await pageOf(
        count,
        searchParams.get('cursor'),
        Number(searchParams.get('limit')),
      );
      return Response.json(page);
    };
    const { file, exporting } = await exportFrom(
      new RestUsageSource({
        baseUrl: 'https://usage.test',
        fetch: answer,
        getToken: ({ reason }) => `t${reasons.push(reason)}`,
      }),
    );
    expect(await exporting.run()).to.equal(true);
    expect(refused).to.equal(1);
    expect(reasons.length).to.equal(2);
    expect(file.ids).to.deep.equal(expected(count));
  });

  it('goes on from the page that failed', async () => {
    let fails = true;
    const cursors: (string | null)[] = [];
    const { file, exporting } = await exportFrom(
      withPages((cursor, limit) => {
        cursors.push(cursor);
        if (cursor === '500' && fails) throw new UsageError('forbidden', 'not now');
        return pageOf(600, cursor, limit);
      }),
    );
    const error = await failureOf(exporting.run());
    expect((error as UsageError).type).to.equal('forbidden');
    expect(file.state).to.equal('open');
    fails = false;
    expect(await exporting.run()).to.equal(true);
    expect(file.ids).to.deep.equal(expected(600));
    expect(cursors).to.deep.equal([null, '250', '500', '500']);
  });

  it('writes a row once that pages repeat', async () => {
    const { file, exporting } = await exportFrom(
      withPages((cursor, limit) =>
        cursor === null
          ? pageOf(600, cursor, limit)
          : pageOf(600, String(Number(cursor) - 20), limit),
      ),
    );
    await exporting.run();
    expect(file.ids).to.deep.equal(expected(600));
  });

  it('ends where pages lead in a circle', async () => {
    const { file, exporting } = await exportFrom(
      withPages(async (cursor, limit) => ({
        ...(await pageOf(1000, cursor, limit)),
        ...(cursor === '500' && { next_cursor: '250' }),
      })),
    );
    const error = await failureOf(exporting.run());
    expect((error as UsageError).parameter).to.equal('cursor');
    expect(file.state).to.equal('open');
  });

  it('aborts its request when it is cancelled, and keeps nothing', async () => {
    const source = createMockSource();
    const held = source.hold('/conversations');
    const { file, exporting } = await exportFrom(source);
    const run = exporting.run();
    await held.arrived;
    await exporting.cancel();
    expect(await run).to.equal(false);
    expect(source.aborted.length).to.equal(1);
    expect(file.state).to.equal('aborted');
  });

  it('says when the file cannot be written', async () => {
    const { file, exporting } = await exportFrom(
      withPages((cursor, limit) => pageOf(600, cursor, limit)),
    );
    file.fails = true;
    expect((await failureOf(exporting.run())).name).to.equal('QuotaExceededError');
  });

  it('keeps no page in the cache', async () => {
    const { exporting, source } = await exportFrom(
      withPages((cursor, limit) => pageOf(600, cursor, limit)),
    );
    await exporting.run();
    const cached = () => source.queryClient.getQueryCache().getAll();
    await waitUntil(() => cached().length === 0, 'an empty cache');
    expect(cached()).to.deep.equal([]);
  });
});
