import type { PlanAnswer, PlanRequest, UsageAnswer, UsageRequest } from '../api/types.ts';
import { usageQuery, type Query } from './queries.ts';
import type { SourceContextValue } from '../context/source-context.ts';
import {
  historyDays,
  projectAllowance,
  type AllowanceProjection,
} from '../model/allowance-projection.ts';
import { chosen, earliestMidnight } from '../model/capabilities.ts';
import { dayLength, dayStart, localMidnight } from '../model/day-edges.ts';
import { requireInstant, toInstant } from '../model/instant.ts';

/** Projections by the key of their allowance. */
export type Projections = ReadonlyMap<string, AllowanceProjection | 'history'>;

/**
 * The metrics of what is used up over the period, by the day, from some weeks before the period to its
 * end. `undefined` where nothing could be projected from them.
 */
export function historyQuery(
  source: SourceContextValue,
  { period, allowances }: PlanAnswer,
  { organization }: PlanRequest,
): Query<UsageAnswer> | undefined {
  const metrics = allowances.flatMap(({ kind, metric }) =>
    kind === 'consumable' && metric !== undefined ? [metric] : [],
  );
  const known = new Set(source.capabilities?.metrics.map(({ key }) => key));
  const asked = [...new Set(metrics)].filter((metric) => known.has(metric));
  if (!period || asked.length === 0 || !source.capabilities?.intervals.includes('day')) {
    return undefined;
  }
  const { to, time_zone: timeZone } = period;
  const first = localMidnight(requireInstant(period.from, 'from'), timeZone);
  const kept = earliestMidnight(source.capabilities);
  const from = dayStart(Math.max(first - historyDays * dayLength, kept), timeZone);
  const request: UsageRequest = {
    metrics: asked,
    from: toInstant(from),
    to,
    timeZone,
    interval: 'day',
    filters: chosen({ organization: organization === undefined ? [] : [organization] }),
  };
  return usageQuery(source, request);
}

/** What each allowance comes to, as far as its history tells. */
export function projectAllowances(
  { period, allowances }: PlanAnswer,
  answer: UsageAnswer | undefined,
): Projections {
  if (!period || answer?.interval !== 'day') return new Map();
  return new Map(
    allowances.flatMap((allowance) => {
      const projection = projectAllowance(allowance, period, answer);
      return projection ? [[allowance.key, projection] as const] : [];
    }),
  );
}
