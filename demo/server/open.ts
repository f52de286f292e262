import { fileURLToPath } from 'node:url';
import { openPGlite, openPostgres, type Database } from './database.ts';
import { takeLock, type Lock } from './lock.ts';

/** Where PGlite keeps its files: `DATA_DIR`, or `.data/pglite` at the project's root. */
export const dataFolder =
  process.env['DATA_DIR'] ?? fileURLToPath(new URL('../../.data/pglite', import.meta.url));

export interface OpenDatabase {
  readonly database: Database;
  readonly description: string;
  /** For a PGlite folder only. */
  readonly lock: Lock | undefined;
  close(): Promise<void>;
}

/** Opens the PostgreSQL of `DATABASE_URL`, or else PGlite in its folder, under a lock. */
export async function openFromEnvironment(): Promise<OpenDatabase> {
  const url = process.env['DATABASE_URL'];
  if (url) {
    const database = await openPostgres(url);
    const close = () => database.close();
    return { database, description: 'PostgreSQL', lock: undefined, close };
  }
  const lock = await takeLock(dataFolder);
  try {
    const database = await openPGlite(dataFolder);
    const close = async () => {
      await database.close();
      await lock.release();
    };
    return { database, description: `PGlite in ${dataFolder}`, lock, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
