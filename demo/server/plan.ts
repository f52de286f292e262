import type {
  Allowance,
  AllowanceKind,
  BillingPeriod,
  PlanAnswer,
  Unit,
} from '../../src/api/types.ts';
import { instantSql, trimInstant } from './database.ts';
import { allowanceSql } from './metrics.ts';
import { Problem } from './problem.ts';
import { Query } from './query.ts';
import { cover, type Organization, type RequestContext } from './request.ts';

interface Period extends BillingPeriod {
  readonly organization: string;
}

/** `GET /plan` */
export async function getPlan(
  context: RequestContext,
  search: URLSearchParams,
): Promise<PlanAnswer> {
  const organization = new Query(search, ['organization']).key('organization');
  const asked = organization === undefined ? undefined : [organization];
  const { organizations, scope } = cover(context, asked);
  if (asked && organizations.length === 0) {
    throw new Problem('not-found', `There is no organization "${organization}".`);
  }
  const periods = await readPeriods(context, organizations);
  const plans = new Set(organizations.flatMap(({ plan }) => plan ?? []));
  const [plan] = plans;
  return {
    ...(plan !== undefined && plans.size === 1 && { name: plan }),
    as_of: trimInstant(context.asOf),
    period: commonPeriod(periods),
    allowances: await readAllowances(context, periods),
    links: { billing: '/billing', top_up: '/billing/top-up' },
    scope,
  };
}

/** The running billing period of each organization that has any, in its own zone. */
async function readPeriods(
  { database, now }: RequestContext,
  organizations: readonly Organization[],
): Promise<readonly Period[]> {
  return database.query<Period>(
    `select key as organization, time_zone,
            to_char(local_start at time zone time_zone at time zone 'UTC', format) as from,
            to_char((local_start + interval '1 month') at time zone time_zone at time zone 'UTC',
                    format) as to
     from (
       select key, position, time_zone, 'YYYY-MM-DD"T"HH24:MI:SS"Z"' as format,
              date_trunc('month', $2::timestamptz at time zone time_zone
                                  - make_interval(days => period_day - 1))
                + make_interval(days => period_day - 1) as local_start
       from organizations
       where key = any($1::text[]) and period_day is not null
     ) started
     order by position`,
    [organizations.map(({ key }) => key), now.toISOString()],
  );
}

function commonPeriod(periods: readonly Period[]): BillingPeriod | null {
  const [first, ...others] = periods;
  if (!first) return null;
  const same = others.every(
    ({ from, to, time_zone }) =>
      from === first.from && to === first.to && time_zone === first.time_zone,
  );
  return same ? { from: first.from, to: first.to, time_zone: first.time_zone } : null;
}

interface AllowanceRow {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  readonly fraction_digits: number;
  readonly kind: AllowanceKind;
  readonly measure: string;
  readonly metric: string | null;
  readonly used: string;
  readonly allotted: string | null;
  readonly overage: string | null;
}

/** What can be measured for an allowance, over one organization's billing period `p`. */
const measures = {
  credits: 'sum(credits)',
  ...allowanceSql,
  agents: valuesNow('agent'),
  members: valuesNow('member'),
} as const;

function valuesNow(dimension: 'agent' | 'member'): string {
  return `(select count(*) from dimension_values v
           where v.organization = p.organization and dimension = '${dimension}' and not deleted)`;
}

async function readAllowances(
  context: RequestContext,
  periods: readonly Period[],
): Promise<readonly Allowance[]> {
  const names = Object.keys(measures);
  const columns = Object.entries(measures).map(([name, sql]) => `${sql} as ${name}`);
  const rows = await context.database.query<AllowanceRow>(
    `with measured as (
       select p.organization, m.*
       from unnest($1::text[], $2::timestamptz[], $3::timestamptz[])
              as p (organization, starts_at, ends_at)
       cross join lateral (
         select ${columns.join(', ')} from events
         where organization = p.organization and not test
           and at >= p.starts_at and at < p.ends_at and at <= $4::timestamptz
       ) m
     ), used as (
       select a.*, coalesce(case a.measure
                ${names.map((name) => `when '${name}' then m.${name}`).join(' ')}
                when 'held' then a.held end, 0) as used
       from allowances a join measured m using (organization)
     )
     select key, min(label) as label, min(unit) as unit, min(kind) as kind,
            min(measure) as measure, min(metric) as metric, max(fraction_digits) as fraction_digits,
            trim_scale(sum(used))::text as used,
            case when bool_and(allotted is not null)
                 then trim_scale(sum(allotted))::text end as allotted,
            trim_scale(sum(greatest(used - allotted, 0))
                       filter (where overage_charged))::text as overage
     from used group by key order by min(position), key`,
    [...periodParameters(periods), context.asOf],
  );
  return Promise.all(
    rows.map(async ({ measure, metric, overage, ...row }) => ({
      ...row,
      ...(measure === 'concurrent_calls' && (await mostCallsAtOnce(context, periods))),
      ...(metric !== null && { metric }),
      ...(overage !== null && overage !== '0' && { overage }),
    })),
  );
}

/** How many calls ran at once at most, and since when: a sweep over their starts and ends. */
async function mostCallsAtOnce(context: RequestContext, periods: readonly Period[]) {
  const rows = await context.database.query<{ used: string; peak_at: string }>(
    `with calls as (
       select at, at + make_interval(secs => (60 * quantity)::float8) as ended
       from unnest($1::text[], $2::timestamptz[], $3::timestamptz[])
              as p (organization, starts_at, ends_at)
       cross join lateral (
         select at, quantity from events
         where organization = p.organization and not test and category = 'telephony'
           and conversation is not null
           and at >= p.starts_at and at < p.ends_at and at <= $4::timestamptz
       ) e
     ), changes as (
       select at, 1 as change from calls union all select ended, -1 from calls
     ), levels as (
       select at, sum(change) over (order by at, change rows unbounded preceding) as level
       from changes
     )
     select level::text as used, ${instantSql('at')} as peak_at
     from levels order by level desc, at limit 1`,
    [...periodParameters(periods), context.asOf],
  );
  const [peak] = rows;
  return peak ? { used: peak.used, peak_at: trimInstant(peak.peak_at) } : {};
}

function periodParameters(periods: readonly Period[]): unknown[] {
  return [
    periods.map(({ organization }) => organization),
    periods.map(({ from }) => from),
    periods.map(({ to }) => to),
  ];
}
