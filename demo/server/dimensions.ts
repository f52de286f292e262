import { dimensions, type Dimension, type DimensionAnswer } from '../../src/api/types.ts';
import { roles } from './caller.ts';
import { Parameters } from './database.ts';
import { fold } from './ingest.ts';
import { Problem } from './problem.ts';
import { Query, writeCursor, type Filters, type Range } from './query.ts';
import { cover, eventsWhere, toRef, type Organization, type RequestContext } from './request.ts';

/** Dimensions that only a caller who sees all organizations may filter and group by. */
const restricted: readonly Dimension[] = ['organization', 'member'];

/** The role that the caller lacks to use a dimension. */
export function missingRole({ caller }: RequestContext, dimension: Dimension): string | undefined {
  return !caller.allOrganizations && restricted.includes(dimension)
    ? roles.organizations
    : undefined;
}

/** @throws Problem if the caller may not use the dimension. The organizations are in `cover`. */
export function requireDimension(context: RequestContext, dimension: Dimension): void {
  const role = missingRole(context, dimension);
  if (role === undefined || dimension === 'organization') return;
  throw new Problem('forbidden', `You may not look at usage by ${dimension}.`, { role });
}

interface ValueRow {
  readonly key: string;
  readonly label: string;
  readonly folded: string;
  readonly deleted: boolean;
  readonly color: string | null;
  readonly allowed: boolean;
}

/** `GET /dimensions/{dimension}` */
export async function getDimension(
  context: RequestContext,
  name: string,
  search: URLSearchParams,
): Promise<DimensionAnswer> {
  const dimension = dimensions.find((candidate) => candidate === name);
  if (!dimension) throw new Problem('not-found', `There is no dimension "${name}".`);
  requireDimension(context, dimension);
  const known = ['search', 'key', 'from', 'to', 'limit', 'cursor', ...dimensions];
  const query = new Query(search, known, [dimension]);
  const range = query.range('from', 'to');
  const keys = query.list('key');
  const limit = query.limit();
  const cursor = query.cursor('text', 'text');
  const text = fold(query.search() ?? '');
  const filters: Filters = { ...query.filters(), [dimension]: undefined };
  const { organizations } = cover(context, filters.organization);

  const parameters = new Parameters();
  const values = valuesSql(parameters, context, organizations, dimension);
  const matching = [
    `position(${parameters.add(text)}::text in folded) > 0`,
    ...(keys.length > 0 ? [`key = any(${parameters.add(keys)}::text[])`] : []),
  ].join(' and ');
  const counts = await context.database.query<{ count: number; matches: number }>(
    `select count(*)::int as count, (count(*) filter (where ${matching}))::int as matches
     from (${values}) listed`,
    parameters.values,
  );
  const after = cursor
    ? `and (folded, key) > (${cursor.after.map((part) => `${parameters.add(part)}::text`).join(', ')})`
    : '';
  const rows = await context.database.query<ValueRow>(
    `select key, label, folded, deleted, color, allowed from (${values}) listed
     where ${matching} ${after}
     order by folded, key limit ${parameters.add(limit + 1)}::int`,
    parameters.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const used =
    range || Object.values(filters).some(Boolean)
      ? await usedKeys(context, organizations, dimension, page, filters, range)
      : undefined;
  return {
    dimension,
    items: page.map((row) => ({
      ...toRef(row),
      ...(row.allowed ? {} : { allowed: false, role: roles.organizations }),
      ...(used && { empty: !used.has(row.key) }),
    })),
    matches: counts[0]!.matches,
    count: counts[0]!.count,
    next_cursor:
      rows.length > limit && last
        ? writeCursor({
            question: query.question(),
            asOf: context.asOf,
            after: [last.folded, last.key],
          })
        : null,
  };
}

/** SQL for the values that there are. Categories and the like stand in several organizations. */
function valuesSql(
  parameters: Parameters,
  { visible, hidden }: RequestContext,
  organizations: readonly Organization[],
  dimension: Dimension,
): string {
  if (dimension === 'organization') {
    const listed = [...visible, ...hidden];
    const text = (values: readonly string[]) => `${parameters.add(values)}::text[]`;
    return `
      select key collate "C" as key, label, folded collate "C" as folded, allowed,
             false as deleted, null as color
      from unnest(${text(listed.map(({ key }) => key))},
                  ${text(listed.map(({ label }) => label))},
                  ${text(listed.map(({ label, key }) => `${fold(label)}\n${fold(key)}`))},
                  ${parameters.add(listed.map((one) => visible.includes(one)))}::boolean[])
           as listed (key, label, folded, allowed)`;
  }
  return `
    select key, min(label) as label, min(folded) as folded, true as allowed,
           bool_and(deleted) as deleted, min(color) as color
    from dimension_values
    where organization = any(${parameters.add(organizations.map(({ key }) => key))}::text[])
      and dimension = ${parameters.add(dimension)}
    group by key`;
}

async function usedKeys(
  context: RequestContext,
  organizations: readonly Organization[],
  dimension: Dimension,
  page: readonly ValueRow[],
  filters: Filters,
  range: Range | undefined,
): Promise<ReadonlySet<string>> {
  const parameters = new Parameters();
  const where = eventsWhere(parameters, {
    organizations,
    ranges: range ? [range] : [],
    filters: { ...filters, [dimension]: page.map(({ key }) => key) },
    asOf: context.asOf,
  });
  const rows = await context.database.query<{ key: string }>(
    `select distinct ${dimension} as key from events where ${where}`,
    parameters.values,
  );
  return new Set(rows.map(({ key }) => key));
}
