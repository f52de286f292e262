import { fromAbsolute, toCalendarDate, type CalendarDate } from '@internationalized/date';
import { toInstant } from '../../../src/model/instant.ts';
import { readSetting, writeSetting, type Database } from '../database.ts';
import {
  insertContacts,
  insertDimensionValues,
  insertEvents,
  raiseRevision,
  refreshConversations,
} from '../ingest.ts';
import {
  categories,
  channels,
  models,
  organizations as allOrganizations,
  type SeedOrganization,
} from './catalog.ts';
import { dayStarts, generatePeriod, outageOf } from './generate.ts';

export interface SeedOptions {
  /** Up to when events are generated. */
  readonly now: Date;
  /** Told what was done, a line at a time. */
  readonly progress?: (line: string) => void;
  /** How many months before the first start the data begins. Default 12. */
  readonly months?: number;
  /** Default: all three of the catalog. */
  readonly organizations?: readonly SeedOrganization[];
}

/**
 * Fills an empty database with a generated year, and one that was filled before with what happened
 * since. A database that is topped up holds the same as one that is filled at once later, given
 * the same first start.
 */
export async function seed(database: Database, options: SeedOptions): Promise<number> {
  const { now, progress = () => {}, months = 12, organizations = allOrganizations } = options;
  const firstStart = (await readSetting(database, 'first_start')) ?? now.toISOString();
  await writeSetting(database, 'first_start', firstStart);
  let added = 0;
  for (const [position, organization] of organizations.entries()) {
    const anchor = toCalendarDate(fromAbsolute(Date.parse(firstStart), organization.timeZone));
    await insertCatalog(database, organization, anchor, position);
    added += await topUp(database, organization, anchor, now, months, progress);
  }
  if (added > 0) await raiseRevision(database);
  return added;
}

/** Day of the month on which an organization's billing periods begin. */
function periodDay({ daysIntoPeriod }: SeedOrganization, anchor: CalendarDate): number {
  return Math.min(28, anchor.subtract({ days: daysIntoPeriod }).day);
}

async function topUp(
  database: Database,
  organization: SeedOrganization,
  anchor: CalendarDate,
  now: Date,
  months: number,
  progress: (line: string) => void,
): Promise<number> {
  const setting = `generated_until/${organization.key}`;
  const until = await readSetting(database, setting);
  const since = until === undefined ? -Infinity : Date.parse(until);
  const startOf = dayStarts(organization.timeZone);
  let first = anchor.set({ day: periodDay(organization, anchor) }).subtract({ months });
  let added = 0;
  for (; startOf(first) <= +now; first = first.add({ months: 1 })) {
    if (startOf(first.add({ months: 1 })) <= since) continue;
    const { events, contacts } = generatePeriod(organization, anchor, first);
    const fresh = events.filter(({ at }) => Date.parse(at) > since && Date.parse(at) <= +now);
    const reached = toInstant(Math.min(+now, startOf(first.add({ months: 1 }))));
    await database.transaction(async (transaction) => {
      await insertContacts(transaction, organization.key, contacts);
      added += await insertEvents(transaction, fresh);
      const touched = new Set(fresh.flatMap(({ conversation }) => conversation ?? []));
      await refreshConversations(transaction, organization.key, [...touched]);
      await writeSetting(transaction, setting, reached);
    });
    if (fresh.length > 0) {
      progress(`${organization.label}: ${fresh.length} events up to ${reached.slice(0, 10)}`);
    }
  }
  return added;
}

async function insertCatalog(
  database: Database,
  organization: SeedOrganization,
  anchor: CalendarDate,
  position: number,
): Promise<void> {
  const { key } = organization;
  await database.query(
    `insert into organizations (key, label, time_zone, period_day, plan, source, position)
     values ($1, $2, $3, $4, $5, 'generated', $6) on conflict do nothing`,
    [
      key,
      organization.label,
      organization.timeZone,
      periodDay(organization, anchor),
      organization.plan,
      position,
    ],
  );
  await insertDimensionValues(database, key, 'agent', organization.agents);
  await insertDimensionValues(database, key, 'member', organization.members);
  await insertDimensionValues(database, key, 'category', categories);
  await insertDimensionValues(database, key, 'channel', channels);
  await insertDimensionValues(database, key, 'model', models);
  for (const [place, allowance] of organization.allowances.entries()) {
    await database.query(
      `insert into allowances (organization, key, label, unit, fraction_digits, kind, measure,
                               metric, allotted, held, overage_charged, position)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
      [
        key,
        allowance.key,
        allowance.label,
        allowance.unit,
        allowance.unit === 'credit' ? 1 : 0,
        allowance.kind,
        allowance.measure,
        allowance.metric ?? null,
        allowance.allotted,
        allowance.held ?? null,
        allowance.overageCharged ?? false,
        place,
      ],
    );
  }
  const outage = outageOf(organization, anchor);
  if (outage) {
    await database.query(
      `insert into outages (organization, starts_at, ends_at) values ($1, $2, $3)
       on conflict do nothing`,
      [key, toInstant(outage.from), toInstant(outage.to)],
    );
  }
}
