/**
 * A PostgreSQL server for the time of a test: an empty database in a folder of its own, on a free
 * port, without privileges, gone afterwards.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A running server. */
export interface PostgresServer {
  /** Where it answers, as `DATABASE_URL` takes it. */
  readonly url: string;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

interface Places {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isExecutable: (path: string) => boolean;
  /** The names in a folder, none when there is no such folder. */
  readonly list?: (folder: string) => readonly string[];
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * The folder that holds `initdb` and `postgres`: `POSTGRES_BIN` if set, else a folder of the PATH, else
 * where distributions put it, the newest version first; `undefined` when there is none.
 */
export function findPostgres({ env, isExecutable, list = listFolder }: Places): string | undefined {
  const versions = (folder: string) =>
    list(folder)
      .filter((name) => /^\d+$/.test(name))
      .sort((a, b) => Number(b) - Number(a))
      .map((name) => join(folder, name, 'bin'));
  const homebrew = (folder: string) =>
    list(folder)
      .filter((name) => name.startsWith('postgresql@'))
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((name) => join(folder, name, 'bin'));
  const folders = env['POSTGRES_BIN']
    ? [env['POSTGRES_BIN']]
    : [
        ...(env['PATH'] ?? '').split(':').filter(Boolean),
        ...versions('/usr/lib/postgresql'),
        ...homebrew('/opt/homebrew/opt'),
        ...homebrew('/usr/local/opt'),
      ];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((name) => isExecutable(join(folder, name))),
  );
}

/** The user that the server runs as when we are root, which `initdb` refuses. */
export function unprivilegedUser(passwd: string): { uid: number; gid: number } | undefined {
  const rows = passwd.split('\n').map((line) => line.split(':'));
  const row = ['postgres', 'nobody']
    .map((name) => rows.find(([user]) => user === name))
    .find((found) => found !== undefined);
  return row ? { uid: Number(row[2]), gid: Number(row[3]) } : undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Starts a server.
 *
 * @param bin the folder that `findPostgres` gave
 * @throws when `initdb` fails or the server ends before it is ready, with what it said
 */
export async function startPostgres(bin: string): Promise<PostgresServer> {
  const user =
    process.getuid?.() === 0 ? unprivilegedUser(readFileSync('/etc/passwd', 'utf8')) : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'usage-elements-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const options = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C', HOME: folder } };
  const data = join(folder, 'data');

  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    remove();
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  }

  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    // The data need not outlive the test.
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => {
    server.once('close', () => resolve());
    server.once('error', () => resolve());
  });
  const quit = () => {
    server.kill('SIGQUIT');
    remove();
  };
  process.once('exit', quit);

  const said: string[] = [];
  const ready = new Promise<boolean>((resolve) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      if (said.length < 100) said.push(line);
      if (line.includes('database system is ready to accept connections')) resolve(true);
    });
    void ended.then(() => resolve(false));
  });
  const stop = async () => {
    process.off('exit', quit);
    server.kill('SIGINT');
    await ended;
    remove();
  };
  if (!(await ready)) {
    await stop();
    throw new Error(`The PostgreSQL server ended before it was ready:\n${said.join('\n')}`);
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}
