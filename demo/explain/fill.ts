import { readSetting, writeSetting, type Database } from '../server/database.ts';
import { organizations, type SeedOrganization } from '../server/seed/catalog.ts';
import { seed } from '../server/seed/seed.ts';

/** The clock of the plans: every run asks for the same. */
export const now = new Date('2026-11-20T13:32:00Z');

/** The largest organization of the catalog, so often that a year of them has a million events. */
const filled: readonly SeedOrganization[] = ['north', 'south', 'west'].map((key) => ({
  ...organizations[0]!,
  key: `brightwater-${key}`,
  label: `Brightwater ${key}`,
}));

const setting = 'filled_for_plans';

/**
 * Fills an empty database with a million events, once.
 * @throws Error on a database that has other events.
 */
export async function fill(database: Database, progress: (line: string) => void): Promise<number> {
  if ((await readSetting(database, setting)) === undefined) {
    const [other] = await database.query('select 1 from events limit 1');
    if (other) throw new Error('This database has events of its own. Give an empty one.');
    await writeSetting(database, setting, 'begun');
  }
  await seed(database, { now, progress, organizations: filled });
  await database.query('vacuum analyze');
  const [events] = await database.query<{ count: number }>(
    'select count(*)::int as count from events',
  );
  return events!.count;
}
