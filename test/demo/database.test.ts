import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createApp } from '../../demo/server/app.ts';
import { openPGlite } from '../../demo/server/database.ts';
import { importCsv } from '../../demo/server/import/import.ts';
import { conversations, lines, now, thirtyDays, type Demo } from './fixture.ts';

test('conversations of a folder from before searches had an index are found', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'usage-elements-'));
  const folder = join(parent, 'pglite');
  try {
    const former = await openPGlite(folder);
    const row = '2026-11-20T12:00:00Z,1.5,Concierge,cnv_1,Élise';
    await importCsv(former, lines('at,credits,agent,conversation,contact', row), 'Old');
    await former.query('alter table conversations drop column searched');
    await former.close();
    const database = await openPGlite(folder);
    const demo: Demo = {
      database,
      app: createApp(database, () => now),
      close: () => database.close(),
    };
    for (const search of ['CNV_1', 'concierge', 'ÉLISE']) {
      const { items } = await conversations(demo, { ...thirtyDays, search });
      assert.deepEqual(
        items.map(({ id }) => id),
        ['cnv_1'],
      );
    }
    await demo.close();
  } finally {
    await rm(parent, { recursive: true });
  }
});
