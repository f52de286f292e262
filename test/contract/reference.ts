import { createApp } from '../../demo/server/app.ts';
import type { Database } from '../../demo/server/database.ts';
import { seed } from '../../demo/server/seed/seed.ts';
import type { ApiUnderTest } from './client.ts';

/** The reference API's clock stands still, so that every run asks the same. */
const now = new Date('2026-11-20T13:32:00Z');

/** The reference API over a new database, filled with some months of usage. */
export async function connectReference(database: Database): Promise<ApiUnderTest> {
  await seed(database, { now, months: 2 });
  const app = createApp(database, () => now);
  const { organization, agent, conversation } = await findHidden(database);
  const member = { Authorization: 'Bearer demo-member' };
  const segments = [agent, conversation].map(encodeURIComponent);
  return {
    fetch: async (path, headers) => app.request(path, { headers }),
    close: () => database.close(),
    refused: [
      {
        path: `/plan?organization=${encodeURIComponent(organization)}`,
        headers: member,
        role: 'Owner',
      },
      {
        path: `/agents/${segments[0]}/conversations/${segments[1]}`,
        headers: member,
        role: 'Owner or Contributor',
      },
    ],
    expired: { Authorization: 'Bearer expired' },
  };
}

interface Hidden {
  readonly organization: string;
  readonly agent: string;
  readonly conversation: string;
}

/** What a plain member may not see: another organization, and the steps of a conversation. */
async function findHidden(database: Database): Promise<Hidden> {
  const [last] = await database.query<{ key: string }>(
    'select key from organizations order by position desc limit 1',
  );
  const [conversation] = await database.query<{ agent: string; id: string }>(
    `select agent, id from conversations join organizations on organization = key
     order by position, started_at desc limit 1`,
  );
  return { organization: last!.key, agent: conversation!.agent, conversation: conversation!.id };
}
