import type { Dimension, DimensionRef, Scope } from '../../src/api/types.ts';
import { toInstant } from '../../src/model/instant.ts';
import { roles, type Caller } from './caller.ts';
import { instantSql, readSetting, type Database, type Parameters } from './database.ts';
import { Problem } from './problem.ts';
import type { Filters, Range } from './query.ts';

export interface Organization {
  readonly key: string;
  readonly label: string;
  readonly time_zone: string | null;
  readonly period_day: number | null;
  readonly plan: string | null;
}

/** What every resource needs to know before it answers. */
export interface RequestContext {
  readonly database: Database;
  readonly caller: Caller;
  readonly now: Date;
  /** The newest event up to now, with microseconds: no figure counts anything later. */
  readonly asOf: string;
  /** Changes whenever events were added. */
  readonly revision: string;
  readonly visible: readonly Organization[];
  readonly hidden: readonly Organization[];
}

export async function readContext(
  database: Database,
  caller: Caller,
  now: Date,
): Promise<RequestContext> {
  const organizations = await database.query<Organization>(
    `select key, label, time_zone, period_day, plan from organizations order by position, key`,
  );
  // One step down an index for each organization, however many events there are.
  const newest = await database.query<{ at: string | null }>(
    `select ${instantSql('max(newest.at)')} as at
     from organizations cross join lateral (
       select at from events
       where organization = organizations.key and not test and at <= $1::timestamptz
       order by at desc limit 1
     ) newest`,
    [now.toISOString()],
  );
  return {
    database,
    caller,
    now,
    asOf: newest[0]?.at ?? toInstant(now.getTime()),
    revision: (await readSetting(database, 'revision')) ?? '0',
    visible: caller.allOrganizations ? organizations : organizations.slice(0, 1),
    hidden: caller.allOrganizations ? [] : organizations.slice(1),
  };
}

/** The organizations that an answer covers. */
export interface Coverage {
  readonly organizations: readonly Organization[];
  readonly scope: Scope;
}

/**
 * The visible organizations among those asked for, or all visible ones.
 * @throws Problem if all that exist of those asked for are hidden from the caller.
 */
export function cover(context: RequestContext, asked: readonly string[] | undefined): Coverage {
  const wanted = ({ key }: Organization) => !asked || asked.includes(key);
  const organizations = context.visible.filter(wanted);
  const hidden = context.hidden.filter(wanted);
  if (organizations.length === 0 && hidden.length > 0) {
    throw new Problem('forbidden', 'You may not see this organization.', {
      role: roles.organizations,
    });
  }
  return {
    organizations,
    scope: {
      organizations: organizations.map(({ key, label }) => ({ key, label })),
      omitted: hidden.length,
    },
  };
}

/** SQL that is true for the counted events of an answer; `alias` is that of the events table. */
export function eventsWhere(
  parameters: Parameters,
  {
    organizations,
    ranges,
    filters,
    asOf,
  }: {
    organizations: readonly Organization[];
    ranges: readonly Range[];
    filters: Filters;
    asOf: string;
  },
): string {
  const instant = (ms: number) => `${parameters.add(toInstant(ms))}::timestamptz`;
  const conditions = [
    `organization = any(${parameters.add(organizations.map(({ key }) => key))}::text[])`,
    'not test',
    `at <= ${parameters.add(asOf)}::timestamptz`,
  ];
  if (ranges.length > 0) {
    const within = ranges.map(({ from, to }) => `at >= ${instant(from)} and at < ${instant(to)}`);
    conditions.push(`(${within.join(' or ')})`);
  }
  for (const [dimension, values] of Object.entries(filters)) {
    if (!values) continue;
    // Dimensions are a closed list (see `Query.filters`) and are also the names of the columns.
    conditions.push(`${dimension} = any(${parameters.add(values)}::text[])`);
  }
  return conditions.join(' and ');
}

const notAssigned: DimensionRef = { key: null, label: 'Not assigned' };

/** Labels for keys of a dimension, in the order of the keys; an unknown key is its own label. */
export async function describeKeys(
  { database }: RequestContext,
  organizations: readonly Organization[],
  dimension: Dimension,
  keys: readonly (string | null)[],
): Promise<readonly DimensionRef[]> {
  const rows =
    dimension === 'organization'
      ? organizations.map(({ key, label }) => ({ key, label, deleted: false, color: null }))
      : await database.query<{
          key: string;
          label: string;
          deleted: boolean;
          color: string | null;
        }>(
          `select key, min(label) as label, bool_and(deleted) as deleted, min(color) as color
           from dimension_values
           where organization = any($1::text[]) and dimension = $2 and key = any($3::text[])
           group by key`,
          [organizations.map(({ key }) => key), dimension, keys.filter((key) => key !== null)],
        );
  const known = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => {
    if (key === null) return notAssigned;
    const row = known.get(key);
    return row ? toRef(row) : { key, label: key };
  });
}

/** A row as it stands in answers: what there is nothing to say about is left out. */
export function toRef<Key extends string | null>(row: {
  readonly key: Key;
  readonly label: string;
  readonly deleted?: boolean | null;
  readonly color?: string | null;
}): { key: Key; label: string; deleted?: boolean; color?: string } {
  return {
    key: row.key,
    label: row.label,
    ...(row.deleted ? { deleted: true } : {}),
    ...(row.color ? { color: row.color } : {}),
  };
}
