import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What a lock file says of the process that has the folder open. */
export interface LockOwner {
  readonly pid: number;
  /** When the process started, as the system counts it; tells reused process ids apart. */
  readonly started: string | null;
  /** Port of the server, once it listens. */
  readonly port: number | null;
  /** Secret that lets whoever may read the file import through the server. */
  readonly token: string;
}

export interface Lock {
  readonly token: string;
  /** Says on which port the server can be reached. */
  announce(port: number): Promise<void>;
  release(): Promise<void>;
}

/** Somebody else has the folder open. */
export class FolderInUse extends Error {
  readonly owner: LockOwner;

  constructor(folder: string, owner: LockOwner) {
    const where = owner.port === null ? 'is starting' : `serves http://localhost:${owner.port}`;
    super(`${folder} is in use: process ${owner.pid} ${where}.`);
    this.owner = owner;
  }
}

const attempts = 200;
/** Milliseconds between two attempts. */
const retryAfter = 25;
/** Milliseconds after which a takeover was given up: it takes a moment, unless its process ended. */
const abandonedAfter = 2000;

/**
 * Takes the lock file of a PGlite folder, which two processes at once would destroy. The lock of a
 * process that is gone is replaced.
 * @throws FolderInUse if a running process has it.
 */
export async function takeLock(folder: string): Promise<Lock> {
  const path = lockPath(folder);
  await mkdir(dirname(path), { recursive: true });
  let owner: LockOwner = {
    pid: process.pid,
    started: startOf(process.pid),
    port: null,
    token: randomBytes(24).toString('base64url'),
  };
  const draft = `${path}.${owner.token.slice(0, 8)}`;
  await writeDraft(draft, owner);
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      try {
        // A link appears with its whole content, and fails when there is a lock already.
        await link(draft, path);
        return {
          token: owner.token,
          async announce(port) {
            owner = { ...owner, port };
            await writeDraft(draft, owner);
            await rename(draft, path);
          },
          async release() {
            if ((await readLock(folder))?.token === owner.token) await rm(path, { force: true });
          },
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const other = await readLock(folder);
      if (other && isRunning(other)) throw new FolderInUse(folder, other);
      await removeStale(folder);
    }
    throw new Error(`${path} could not be taken. Remove it if nothing uses ${folder}.`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Who has a folder open, or `undefined` if nobody does. */
export async function findOwner(folder: string): Promise<LockOwner | undefined> {
  const owner = await readLock(folder);
  return owner && isRunning(owner) ? owner : undefined;
}

function lockPath(folder: string): string {
  return `${folder.replace(/\/+$/, '')}.lock`;
}

function writeDraft(path: string, owner: LockOwner): Promise<void> {
  return writeFile(path, JSON.stringify(owner), { mode: 0o600 });
}

function readLock(folder: string): Promise<LockOwner | undefined> {
  return readOwner(lockPath(folder));
}

/** What a lock file says; nothing where there is none, or none that can be read. */
async function readOwner(path: string): Promise<LockOwner | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LockOwner;
  } catch {
    return undefined;
  }
}

/**
 * Removes a lock whose process is gone. One process at a time does so, and looks again before: the
 * lock may have become another one's meanwhile.
 */
async function removeStale(folder: string): Promise<void> {
  const guard = `${lockPath(folder)}.takeover`;
  try {
    await mkdir(guard);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const since = await stat(guard).catch(() => undefined);
    if (since && Date.now() - since.mtimeMs > abandonedAfter) await rmdir(guard).catch(() => {});
    await delay(retryAfter);
    return;
  }
  try {
    const owner = await readLock(folder);
    if (!owner || !isRunning(owner)) await rm(lockPath(folder), { force: true });
  } finally {
    await rmdir(guard);
  }
}

function isRunning({ pid, started }: LockOwner): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === null || startOf(pid) === started;
}

/** Field 22 of /proc/PID/stat (proc_pid_stat(5)); null where the system has no such file. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
