import type {
  Capabilities,
  Dimension,
  DimensionCapability,
  DimensionFilters,
  Instant,
  Metric,
  UnavailableMetric,
  UsageAnswer,
  UsageOption,
  UsageRequest,
} from '../api/types.ts';
import { dimensions } from '../api/types.ts';
import { dayStart, midnightOf } from './day-edges.ts';
import { requireInstant } from './instant.ts';
import { previousRange, type AskedRange } from './previous-range.ts';

const credits: Metric = {
  key: 'credits',
  label: 'Credits',
  unit: 'credit',
  fraction_digits: 1,
  aggregation: 'sum',
  disjoint: [],
};

/**
 * What an API that does not state its capabilities is taken to have: `GET /usage` with the metric
 * `credits`, totals and days, in UTC, neither filtered nor grouped.
 */
export function leastCapabilities(now: Instant): Capabilities {
  return {
    now,
    metrics: [credits],
    dimensions: [],
    intervals: ['day'],
    time_zones: ['UTC'],
    usage_options: [],
    resources: [],
  };
}

/** What the API says of a dimension; one that it does not name can do nothing. */
export function capabilityOf(
  { dimensions }: Capabilities,
  dimension: Dimension,
): DimensionCapability {
  return (
    dimensions.find((entry) => entry.dimension === dimension) ?? {
      dimension,
      label: dimension,
      filter: false,
      group: false,
    }
  );
}

/** Whether usage can be filtered by a dimension, by this caller. */
export function canFilter(capabilities: Capabilities, dimension: Dimension): boolean {
  const { filter, role } = capabilityOf(capabilities, dimension);
  return filter && role === undefined;
}

export interface FittedUsageRequest {
  readonly request: Omit<UsageRequest, 'compare'>;
  /** Metrics that were asked for and are left out of the request. */
  readonly unavailable: readonly UnavailableMetric[];
  /** A filter in force that the API cannot apply. Figures without it would be wrong ones. */
  readonly unsupportedFilter: DimensionCapability | undefined;
}

/**
 * A request without what the API does not have: optional parameters, groups, metrics. An interval
 * that is too fine becomes the next coarser one. When no metric is left, one that the API has is
 * asked for, so that range and freshness are still known.
 */
export function fitUsageRequest(
  request: Omit<UsageRequest, 'compare'>,
  capabilities: Capabilities,
): FittedUsageRequest {
  const known = new Set(capabilities.metrics.map(({ key }) => key));
  const metrics = request.metrics.filter((metric) => known.has(metric));
  const unavailable = request.metrics
    .filter((metric) => !known.has(metric))
    .map(
      (metric): UnavailableMetric =>
        capabilities.unavailable?.find((entry) => entry.metric === metric) ?? {
          metric,
          reason: 'unknown',
        },
    );
  const fallback = capabilities.metrics[0]?.key;
  const has = (option: UsageOption) => capabilities.usage_options.includes(option);
  const { interval, filters, groupBy, weekStart, orderBy, limit, daily } = request;
  const groupable = groupBy && capabilityOf(capabilities, groupBy).group;
  return {
    unavailable,
    unsupportedFilter: unsupportedFilter(filters, capabilities),
    request: {
      metrics: metrics.length === 0 && fallback !== undefined ? [fallback] : metrics,
      from: request.from,
      to: request.to,
      timeZone: request.timeZone,
      ...(interval && { interval: fitInterval(interval, capabilities) }),
      filters: chosen(filters),
      ...(groupable && { groupBy }),
      ...(weekStart && has('week_start') && { weekStart }),
      ...(orderBy && known.has(orderBy) && has('order_by') && { orderBy }),
      ...(limit && has('limit') && { limit }),
      ...(daily && has('daily') && { daily }),
    },
  };
}

/** Midnight (UTC) of the first day that the API keeps; -Infinity where it keeps all. */
export function earliestMidnight({ earliest }: Capabilities): number {
  return (earliest === undefined ? undefined : midnightOf(earliest)) ?? -Infinity;
}

/** The period before a request's range; `undefined` where the API keeps nothing from its start. */
export function keptPreviousRange(
  range: AskedRange,
  capabilities: Capabilities,
  now: number,
): ReturnType<typeof previousRange> {
  const previous = previousRange(range, now);
  const kept = earliestMidnight(capabilities);
  if (!previous || kept === -Infinity) return previous;
  const isKept = requireInstant(previous.from, 'from') >= dayStart(kept, range.timeZone);
  return isKept ? previous : undefined;
}

/** A filter in force that the API cannot apply, or this caller not. */
export function unsupportedFilter(
  filters: DimensionFilters | undefined,
  capabilities: Capabilities,
): DimensionCapability | undefined {
  const unsupported = dimensions.find(
    (dimension) => filters?.[dimension]?.length && !canFilter(capabilities, dimension),
  );
  return unsupported && capabilityOf(capabilities, unsupported);
}

const finestFirst = ['minute', 'hour', 'day', 'week', 'month'] as const;

function fitInterval(
  interval: NonNullable<UsageRequest['interval']>,
  { intervals }: Capabilities,
): NonNullable<UsageRequest['interval']> {
  const coarser = finestFirst.slice(finestFirst.indexOf(interval));
  return coarser.find((candidate) => intervals.includes(candidate)) ?? intervals[0] ?? interval;
}

/** The dimensions with at least one chosen value, in one order, so that equal filters are equal. */
export function chosen(filters: DimensionFilters = {}): DimensionFilters {
  return Object.fromEntries(
    dimensions
      .filter((dimension) => filters[dimension]?.length)
      .map((dimension) => [dimension, filters[dimension]]),
  );
}

/** An answer that also names the metrics which were not asked for because the API lacks them. */
export function withUnavailable(
  answer: UsageAnswer,
  unavailable: readonly UnavailableMetric[],
): UsageAnswer {
  if (unavailable.length === 0) return answer;
  return { ...answer, unavailable: [...(answer.unavailable ?? []), ...unavailable] };
}
