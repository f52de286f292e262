import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Database } from '../database.ts';
import { importCsv, ImportError } from './import.ts';

/**
 * Takes CSV for the database that this process has open: `POST /?organization=NAME`, for whoever
 * can read the secret in the lock file. It is no part of the usage API.
 */
export function createImportRoute(database: Database, token: string): Hono {
  const expected = Buffer.from(`Bearer ${token}`);
  return new Hono().post('/', async (c) => {
    const given = Buffer.from(c.req.header('Authorization') ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return c.json({ error: 'Only `npm run import` on this machine may import.' }, 401);
    }
    const body = c.req.raw.body;
    if (!body) return c.json({ error: 'There is no file.' }, 400);
    try {
      return c.json(await importCsv(database, body, c.req.query('organization')));
    } catch (error) {
      if (error instanceof ImportError) return c.json({ error: error.message }, 422);
      throw error;
    }
  });
}
