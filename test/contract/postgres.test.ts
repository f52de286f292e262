import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import pg from 'pg';
import { openPostgres } from '../../demo/server/database.ts';
import { findPostgres, startPostgres } from '../../scripts/postgres.ts';
import { contractSuite } from './contract-suite.ts';
import { connectReference } from './reference.ts';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where a server answers; `stop` leaves it as it was. */
interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** A new database on a server that is there already, dropped afterwards. */
async function createDatabase(serverUrl: string): Promise<Server> {
  const name = `usage_contract_${randomUUID().replaceAll('-', '')}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => run(`drop database ${name}`) };
}

const given = process.env['DATABASE_URL'];
const programs = findPostgres({ env: process.env, isExecutable });
const missing = 'No PostgreSQL: neither DATABASE_URL nor the programs initdb and postgres';

contractSuite(
  'reference API on PostgreSQL',
  async () => {
    const server = given ? await createDatabase(given) : await startPostgres(programs!);
    try {
      const api = await connectReference(await openPostgres(server.url));
      return {
        ...api,
        async close() {
          await api.close();
          await server.stop();
        },
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  },
  { skip: given || programs ? undefined : missing },
);
