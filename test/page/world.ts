import type { Database } from '../../demo/server/database.ts';
import { organizations } from '../../demo/server/seed/catalog.ts';
import { seed } from '../../demo/server/seed/seed.ts';
import type { Question } from './expected.ts';
import { now } from './stage.ts';

/** The two organizations with generated usage, each seen in its own zone. */
export const trade: Question = {
  organization: 'brightwater-trade',
  timeZone: 'America/New_York',
};
export const india: Question = { organization: 'brightwater-india', timeZone: 'Asia/Kolkata' };

export async function fillWithUsage(database: Database): Promise<void> {
  const wanted = [trade, india].map(({ organization }) => organization);
  await seed(database, {
    now,
    months: 1,
    organizations: organizations.filter(({ key }) => wanted.includes(key)),
  });
}

/** A provider's attributes for a question. */
export function providerFor(
  baseUrl: string,
  { organization, timeZone }: Question,
): Readonly<Record<string, string>> {
  return { 'base-url': baseUrl, organization, 'time-zone': timeZone };
}
