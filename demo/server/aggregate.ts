import type { Amount, Dimension } from '../../src/api/types.ts';
import { toInstant } from '../../src/model/instant.ts';
import { Parameters } from './database.ts';
import type { StoredMetric } from './metrics.ts';
import type { Filters, Range } from './query.ts';
import { eventsWhere, type Organization, type RequestContext } from './request.ts';

/** What is counted: events of these organizations within these filters. */
export interface Selection {
  readonly organizations: readonly Organization[];
  readonly filters: Filters;
}

/** The groups that have figures of their own, largest first. `null`: not assigned. */
export interface RankedGroups {
  readonly dimension: Dimension;
  readonly keys: readonly (string | null)[];
}

/** Amounts of one metric for one part: over the range, and in each bucket that has any event. */
export interface PartAmounts {
  readonly total: Amount;
  readonly buckets: ReadonlyMap<number, Amount>;
}

/** The whole, a group by its place in the ranking, or all groups beyond the ranking. */
export type PartKey = 'total' | number | 'remainder';

export type Amounts = (metric: string, part: PartKey) => PartAmounts;

const exact = (expression: string) => `trim_scale(coalesce(${expression}, 0)::numeric)::text`;

/** The largest groups, and how many there are in all. Equal ones go by key, not assigned last. */
export async function rankGroups(
  context: RequestContext,
  selection: Selection,
  dimension: Dimension,
  orderBy: StoredMetric,
  ranges: readonly Range[],
  limit: number,
): Promise<{ readonly keys: readonly (string | null)[]; readonly count: number }> {
  const parameters = new Parameters();
  const where = eventsWhere(parameters, { ...selection, ranges, asOf: context.asOf });
  const amounts = ranges.map(({ from, to }) => {
    const [start, end] = [parameters.add(toInstant(from)), parameters.add(toInstant(to))];
    const within = `at >= ${start}::timestamptz and at < ${end}::timestamptz`;
    return `coalesce(${orderBy.sql} filter (where ${within}), 0)`;
  });
  const rows = await context.database.query<{ key: string | null; groups: number }>(
    `select ${dimension} as key, (count(*) over ())::int as groups
     from events where ${where}
     group by ${dimension}
     order by greatest(${amounts.join(', ')}) desc, ${dimension} nulls last
     limit ${parameters.add(limit)}::int`,
    parameters.values,
  );
  return { keys: rows.map(({ key }) => key), count: rows[0]?.groups ?? 0 };
}

/**
 * Adds up metrics in one pass: the whole, every ranked group and the remainder, over the range and
 * in every bucket. `starts` are the buckets' edges; without them there are totals only.
 */
export async function aggregate(
  context: RequestContext,
  selection: Selection,
  metrics: readonly StoredMetric[],
  range: Range,
  starts: readonly number[] | undefined,
  groups: RankedGroups | undefined,
): Promise<Amounts> {
  const parameters = new Parameters();
  const where = eventsWhere(parameters, { ...selection, ranges: [range], asOf: context.asOf });
  const bucket = starts
    ? `width_bucket(at, ${parameters.add(starts.map(toInstant))}::timestamptz[]) - 1`
    : '0';
  // array_position finds null too; what is not ranked is the remainder.
  const part = groups
    ? `coalesce(array_position(${parameters.add(groups.keys)}::text[], ${groups.dimension}::text), 0)`
    : '0';
  const sets = ['()', ...(starts ? ['(bucket)'] : [])];
  if (groups) sets.push('(part)', ...(starts ? ['(part, bucket)'] : []));
  const columns = [
    starts ? 'bucket' : 'null::int as bucket',
    groups ? 'part' : 'null::int as part',
    ...metrics.map(({ sql }, index) => `${exact(sql)} as figure_${index}`),
  ];
  const rows = await context.database.query<Record<string, string | number | null>>(
    `select ${columns.join(', ')}
     from (select *, ${bucket} as bucket, ${part} as part from events where ${where}) counted
     group by grouping sets (${sets.join(', ')})`,
    parameters.values,
  );

  const found = new Map<string, { total: Amount; buckets: Map<number, Amount> }>();
  const entry = (metric: string, key: PartKey) => {
    const name = `${metric} ${key}`;
    const amounts = found.get(name) ?? { total: '0', buckets: new Map<number, Amount>() };
    found.set(name, amounts);
    return amounts;
  };
  for (const row of rows) {
    const position = row['part'] as number | null;
    const key = position === null ? 'total' : position === 0 ? 'remainder' : position - 1;
    metrics.forEach(({ metric }, index) => {
      const amounts = entry(metric.key, key);
      const figure = row[`figure_${index}`] as string;
      if (row['bucket'] === null) amounts.total = figure;
      else amounts.buckets.set(row['bucket'] as number, figure);
    });
  }
  return entry;
}
