import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Pool, PoolClient } from 'pg';

/** What the reference API needs of PostgreSQL, whichever one it is. */
export interface Database {
  /** Runs one statement. `$1` … stand for the parameters; arrays are PostgreSQL arrays. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs `work` as a whole or not at all. */
  transaction<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** PostgreSQL in this process. Without a folder it lives in memory. */
export async function openPGlite(folder?: string): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  if (folder) await mkdir(dirname(folder), { recursive: true });
  const pglite = await PGlite.create({
    ...(folder && { dataDir: folder }),
    extensions: { pg_trgm },
  });
  await pglite.exec(await schema());
  return {
    ...fromPGlite(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(fromPGlite(transaction))),
    close: () => pglite.close(),
  };
}

/** A PostgreSQL server. */
export async function openPostgres(url: string): Promise<Database> {
  const { Pool } = await import('pg').then((module) => module.default);
  const pool = new Pool({ connectionString: url });
  // An idle connection that breaks is replaced by the pool; without a listener it ends the process.
  pool.on('error', (error) => console.error(`PostgreSQL: ${error.message}`));
  await pool.query(await schema());
  return {
    ...fromPostgres(pool),
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work(fromPostgres(client));
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

function schema(): Promise<string> {
  return readFile(new URL('schema.sql', import.meta.url), 'utf8');
}

function fromPGlite(connection: PGlite | Transaction): Database {
  const database: Database = {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await connection.query<Row>(sql, [...parameters])).rows,
    transaction: (work) => work(database),
    close: async () => {},
  };
  return database;
}

function fromPostgres(connection: Pool | PoolClient): Database {
  const database: Database = {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await connection.query(sql, [...parameters])).rows as Row[],
    transaction: (work) => work(database),
    close: async () => {},
  };
  return database;
}

/** Collects the values of a statement and gives each its `$n`. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Keeps a value and returns the text that stands for it. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** SQL for an instant as RFC 3339 text in UTC with microseconds, as `instant` reads it. */
export function instantSql(expression: string): string {
  return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Text of `instantSql` without trailing zeros. */
export function trimInstant(text: string): string {
  return text.replace(/\.?0+Z$/, 'Z');
}

export async function readSetting(database: Database, key: string): Promise<string | undefined> {
  const rows = await database.query<{ value: string }>(
    'select value from settings where key = $1',
    [key],
  );
  return rows[0]?.value;
}

export async function writeSetting(database: Database, key: string, value: string): Promise<void> {
  await database.query(
    'insert into settings (key, value) values ($1, $2) on conflict (key) do update set value = $2',
    [key, value],
  );
}
