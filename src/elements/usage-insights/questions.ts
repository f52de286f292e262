import {
  dimensions,
  type Capabilities,
  type Dimension,
  type DimensionFilters,
  type UsageAnswer,
} from '../../api/types.ts';
import type { FiltersContextValue } from '../../context/filters-context.ts';
import type { SourceContextValue } from '../../context/source-context.ts';
import { usageQuery, type Query } from '../../controllers/queries.ts';
import { usageRequest } from '../../controllers/usage-request.ts';
import { canFilter, capabilityOf, chosen, earliestMidnight } from '../../model/capabilities.ts';
import { dayLength, dayStart, localMidnight } from '../../model/day-edges.ts';
import { filtersOfElement } from '../../model/filters.ts';
import { requireInstant, toInstant } from '../../model/instant.ts';
import type { InsightKind } from '../../model/insights.ts';
import { historyHours } from '../../model/runaway.ts';

/** The metric that insights are about. */
export const spend = 'credits';

/** What stands behind it, the first that the API has. */
const volumes = ['messages', 'conversations'] as const;

/** So many groups are candidates for a runaway, and have parts of a change of their own. */
const mostGroups = 50;

const hour = 3_600_000;

/** The metric whose units stand behind the spend; `undefined` where the API has none that adds up. */
export function volumeOf({ metrics }: Capabilities): string | undefined {
  return volumes.find((name) =>
    metrics.some(({ key, aggregation }) => key === name && aggregation === 'sum'),
  );
}

/** Whether the API can tell what a kind of insight needs. */
export function isOffered(
  kind: InsightKind,
  capabilities: Capabilities,
  dimension: Dimension,
): boolean {
  const { metrics, intervals, resources, usage_options: options } = capabilities;
  const hasSpend = metrics.some(({ key }) => key === spend);
  switch (kind) {
    case 'runaway':
      return (
        hasSpend &&
        intervals.includes('hour') &&
        capabilityOf(capabilities, dimension).group &&
        canFilter(capabilities, dimension)
      );
    case 'run-out':
      return resources.includes('plan');
    case 'drivers':
      return hasSpend && options.includes('compare') && volumeOf(capabilities) !== undefined;
  }
}

/** What the page's host has fixed. What is chosen on the page says nothing about now. */
function fixedFilters({ asked, fixed }: FiltersContextValue): DimensionFilters {
  return chosen(filtersOfElement(asked.filters, { own: {}, ignored: dimensions, fixed }));
}

/** Where the last two days begin, which the days before are held against. */
function recentStart(now: number, timeZone: string): number {
  return dayStart(localMidnight(now, timeZone) - 2 * dayLength, timeZone);
}

/** The largest groups of the last two days and today, by the hour. */
export function recentQuery(
  source: SourceContextValue,
  filters: FiltersContextValue,
  timeZone: string,
  dimension: Dimension,
): Query<UsageAnswer> | undefined {
  const now = source.now();
  return usageQuery(source, {
    metrics: [spend],
    from: toInstant(recentStart(now, timeZone)),
    to: toInstant((Math.floor(now / hour) + 1) * hour),
    timeZone,
    interval: 'hour',
    groupBy: dimension,
    orderBy: spend,
    limit: mostGroups,
    filters: fixedFilters(filters),
  });
}

/** The hours before those of `recent`, of these groups. They are over, so one answer lasts. */
export function historyQuery(
  source: SourceContextValue,
  filters: FiltersContextValue,
  recent: UsageAnswer,
  keys: readonly string[],
): Query<UsageAnswer> | undefined {
  const dimension = recent.groups?.dimension;
  if (!dimension || keys.length === 0) return undefined;
  const { from: to, time_zone: timeZone } = recent;
  const kept = source.capabilities ? earliestMidnight(source.capabilities) : -Infinity;
  const end = requireInstant(to, 'from');
  const first = localMidnight(end, timeZone) - (historyHours / 24) * dayLength;
  const from = dayStart(Math.max(first, kept), timeZone);
  if (from >= end) return undefined;
  const query = usageQuery(source, {
    metrics: [spend],
    from: toInstant(from),
    to,
    timeZone,
    interval: 'hour',
    groupBy: dimension,
    limit: keys.length,
    filters: { ...fixedFilters(filters), [dimension]: keys },
  });
  return query && { ...query, staleTime: 'static' };
}

/** The page's period beside the one before, by a dimension where the API can group by it. */
export function changeQuery(
  source: SourceContextValue,
  { asked }: FiltersContextValue,
  dimension: Dimension,
): Query<UsageAnswer> | undefined {
  const volume = source.capabilities && volumeOf(source.capabilities);
  if (volume === undefined) return undefined;
  const request = usageRequest(asked, [spend, volume], {
    groupBy: dimension,
    orderBy: spend,
    limit: mostGroups,
  });
  return request && usageQuery(source, request, true);
}
