import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import pg from 'pg';
import { thisMachine } from '../../scripts/browsers.ts';
import { findPostgres, startPostgres } from '../../scripts/postgres.ts';

it('a PostgreSQL server runs for the time of a test, without privileges, and leaves nothing', async (t) => {
  const bin = findPostgres(thisMachine);
  if (!bin) return t.skip('no PostgreSQL server found; see CONTRIBUTING.md');
  const server = await startPostgres(bin);
  let folder: string;
  try {
    const client = new pg.Client(server.url);
    await client.connect();
    const { rows } = await client.query('show data_directory');
    await client.end();
    folder = rows[0].data_directory;
    assert.ok(existsSync(folder));
  } finally {
    await server.stop();
  }
  assert.equal(existsSync(folder), false);
  const late = new pg.Client(server.url);
  await assert.rejects(late.connect(), /ECONNREFUSED/);
});

it('a folder without a server is refused with what went wrong', async () => {
  await assert.rejects(startPostgres('/nowhere'), /initdb failed: .*ENOENT/);
});
