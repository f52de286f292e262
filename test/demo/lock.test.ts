import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findOwner, FolderInUse, takeLock } from '../../demo/server/lock.ts';

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'usage-lock-'));
  try {
    await work(join(parent, 'data'));
  } finally {
    await rm(parent, { recursive: true });
  }
}

test('one process has the folder, and says where it serves', async () => {
  await withFolder(async (folder) => {
    const lock = await takeLock(folder);
    await lock.announce(5180);
    await assert.rejects(takeLock(folder), (error: Error) => {
      assert.ok(error instanceof FolderInUse);
      assert.match(
        error.message,
        new RegExp(`process ${process.pid} serves http://localhost:5180`),
      );
      return true;
    });
    assert.equal((await findOwner(folder))!.token, lock.token);
    await lock.release();
    assert.equal(await findOwner(folder), undefined);
    await (await takeLock(folder)).release();
    assert.deepEqual(await readdir(join(folder, '..')), []);
  });
});

test('of many that ask at once, one gets the folder', async () => {
  await withFolder(async (folder) => {
    const stale = { pid: 2 ** 22 + 1, started: null, port: null, token: 'gone' };
    await writeFile(`${folder}.lock`, JSON.stringify(stale));
    const takes = await Promise.allSettled(Array.from({ length: 30 }, () => takeLock(folder)));
    assert.equal(takes.filter(({ status }) => status === 'fulfilled').length, 1);
  });
});

const stale = {
  'of a process that is gone': { pid: 2 ** 22 + 1, started: null, port: 1, token: 'gone' },
  'of a process whose id was given to another one': {
    pid: process.pid,
    started: '1',
    port: 1,
    token: 'gone',
  },
};
for (const [what, owner] of Object.entries(stale)) {
  test(`the lock ${what} is replaced`, async () => {
    await withFolder(async (folder) => {
      await writeFile(`${folder}.lock`, JSON.stringify(owner));
      const lock = await takeLock(folder);
      assert.equal((await findOwner(folder))!.token, lock.token);
      await lock.release();
    });
  });
}

test('a lock file that cannot be read is replaced', async () => {
  await withFolder(async (folder) => {
    await writeFile(`${folder}.lock`, '');
    await (await takeLock(folder)).release();
  });
});
