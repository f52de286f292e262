import {
  dimensions,
  intervals,
  type Amount,
  type Buckets,
  type DailyFigures,
  type Dimension,
  type Series,
  type SeriesValues,
  type UnavailableMetric,
  type UsageAnswer,
  type Weekday,
} from '../../src/api/types.ts';
import { compareAmounts } from '../../src/model/amount.ts';
import { bucketEnd, cutBuckets } from '../../src/model/buckets.ts';
import { toInstant } from '../../src/model/instant.ts';
import { localDay } from '../../src/model/day-edges.ts';
import {
  aggregate,
  rankGroups,
  type Amounts,
  type PartKey,
  type RankedGroups,
  type Selection,
} from './aggregate.ts';
import { trimInstant } from './database.ts';
import { requireDimension } from './dimensions.ts';
import { readOutages, type IsGap } from './gaps.ts';
import { metricsFor, type StoredMetric } from './metrics.ts';
import { invalid, Problem } from './problem.ts';
import { Query, rangeInstants, type Range } from './query.ts';
import { cover, describeKeys, type RequestContext } from './request.ts';

const parameters = [
  'metric',
  'from',
  'to',
  'time_zone',
  'interval',
  'week_start',
  'group_by',
  'order_by',
  'limit',
  'daily',
  'compare_from',
  'compare_to',
  ...dimensions,
];

/** More than this would take longer to answer than anybody looks at it: a month of minutes. */
const mostBuckets = 50_000;

/** `GET /usage` */
export async function getUsage(
  context: RequestContext,
  search: URLSearchParams,
): Promise<UsageAnswer> {
  const query = new Query(search, parameters);
  const range = query.requiredRange();
  const timeZone = query.timeZone();
  const interval = query.oneOf('interval', intervals);
  const weekStart = query.integer('week_start', { low: 1, high: 7 }) as Weekday | undefined;
  const groupBy = query.oneOf('group_by', dimensions);
  const limit = query.integer('limit', { low: 1, high: 1000 }) ?? 10;
  const daily = query.boolean('daily');
  const compare = query.range('compare_from', 'compare_to');
  const filters = query.filters();
  for (const dimension of Object.keys(filters)) requireDimension(context, dimension as Dimension);
  if (groupBy) requireDimension(context, groupBy);

  const asked = query.list('metric');
  if (asked.length === 0) throw invalid('metric', '"metric" is missing.');
  if (asked.length < search.getAll('metric').length) {
    throw invalid('metric', 'A metric stands there twice.');
  }
  const { metrics, unavailable } = sortOut(context, asked);
  const orderBy = query.text('order_by');
  if (orderBy !== undefined && !asked.includes(orderBy)) {
    throw invalid('order_by', `"${orderBy}" is not among the metrics asked for.`);
  }
  const ranking = metrics.find(({ metric }) => metric.key === orderBy) ?? metrics[0];

  const { organizations, scope } = cover(context, filters.organization);
  const selection: Selection = { organizations, filters };
  const ranges = compare ? [range, compare] : [range];
  const ranked =
    groupBy && ranking
      ? await rankGroups(context, selection, groupBy, ranking, ranges, limit)
      : { keys: [], count: 0 };
  const groups = groupBy && { dimension: groupBy, keys: ranked.keys };
  const outages = await readOutages(context, organizations);

  const cut = (span: Range) => {
    if (!interval) return undefined;
    const { starts, partial } = cutBuckets({
      ...rangeInstants(span),
      timeZone,
      interval,
      ...(weekStart && { weekStart }),
    });
    if (starts.length > mostBuckets) {
      throw new Problem('range-too-long', `At most ${mostBuckets} buckets.`, { parameter: 'from' });
    }
    return { starts, partial };
  };
  const measure = async (span: Range) => {
    const buckets = cut(span);
    const amounts = await aggregate(context, selection, metrics, span, buckets?.starts, groups);
    return { span, buckets, amounts };
  };
  const main = await measure(range);
  const other = compare && (await measure(compare));
  const days = daily && (await measureDays(context, selection, metrics, range, timeZone, groups));

  const series = (stored: StoredMetric, part: PartKey, isGap: IsGap) => {
    const key = stored.metric.key;
    return {
      metric: key,
      ...seriesValues(main, key, part, context.asOf, isGap),
      ...(other && { compare: seriesValues(other, key, part, context.asOf, isGap) }),
      ...(days && { daily: dailyFigures(days, key, part, timeZone, isGap) }),
    };
  };
  const gapOfAll = outages(organizations.map(({ key }) => key));
  const allSeries: Series[] = metrics.flatMap((stored) => [
    { part: 'total' as const, ...series(stored, 'total', gapOfAll) },
    ...ranked.keys.map((key, index) => {
      const isGap = groupBy === 'organization' && key !== null ? outages([key]) : gapOfAll;
      return { part: 'group' as const, key, ...series(stored, index, isGap) };
    }),
    ...(ranked.count > ranked.keys.length
      ? [{ part: 'remainder' as const, ...series(stored, 'remainder', gapOfAll) }]
      : []),
  ]);

  return {
    ...toBuckets(range, main.buckets),
    time_zone: timeZone,
    ...(interval && { interval }),
    ...(interval === 'week' && { week_start: weekStart ?? 1 }),
    as_of: trimInstant(context.asOf),
    metrics: metrics.map(({ metric }) => metric),
    ...(unavailable.length > 0 && { unavailable }),
    scope,
    ...(Object.keys(filters).length > 0 && {
      filters: await describeFilters(context, selection),
    }),
    ...(groupBy && {
      groups: {
        dimension: groupBy,
        order_by: ranking?.metric.key ?? orderBy ?? asked[0]!,
        items: await describeKeys(context, organizations, groupBy, ranked.keys),
        remaining: ranked.count - ranked.keys.length,
      },
    }),
    series: allSeries,
    ...(compare && { compare: toBuckets(compare, other?.buckets) }),
  };
}

/** Every metric asked for, as one that is answered or as one that says why not. */
function sortOut({ caller }: RequestContext, asked: readonly string[]) {
  const { available, unavailable: known } = metricsFor(caller);
  const metrics: StoredMetric[] = [];
  const unavailable: UnavailableMetric[] = [];
  for (const key of asked) {
    const stored = available.find(({ metric }) => metric.key === key);
    if (stored) metrics.push(stored);
    else {
      unavailable.push(
        known.find(({ metric }) => metric === key) ?? { metric: key, reason: 'unknown' },
      );
    }
  }
  return { metrics, unavailable };
}

interface CutRange {
  readonly starts: readonly number[];
  readonly partial: readonly number[];
}

interface Measured {
  readonly span: Range;
  readonly buckets: CutRange | undefined;
  readonly amounts: Amounts;
}

function toBuckets(span: Range, buckets: CutRange | undefined): Buckets {
  return {
    ...rangeInstants(span),
    ...(buckets && { starts: buckets.starts.map(toInstant), partial: buckets.partial }),
  };
}

/** Zero where nothing happened, `null` where nothing was received or is still to come. */
function seriesValues(
  { span, buckets, amounts }: Measured,
  metric: string,
  part: PartKey,
  asOf: string,
  isGap: IsGap,
): SeriesValues {
  const { total, buckets: found } = amounts(metric, part);
  const asOfMs = Date.parse(asOf);
  const unmeasured = (from: number, to: number) => from > asOfMs || isGap(from, to);
  const values = buckets?.starts.map((start, index): Amount | null => {
    const amount = found.get(index);
    if (amount !== undefined) return amount;
    return unmeasured(start, bucketEnd(buckets.starts, index, span.to)) ? null : '0';
  });
  const measured = values
    ? values.some((value) => value !== null)
    : !unmeasured(span.from, span.to) || total !== '0';
  return { total: measured ? total : null, ...(values && { values }) };
}

interface MeasuredDays {
  readonly starts: readonly number[];
  readonly end: number;
  readonly amounts: Amounts | undefined;
}

/** Adds up the local days that lie wholly within the range and were over at `as_of`. */
async function measureDays(
  context: RequestContext,
  selection: Selection,
  metrics: readonly StoredMetric[],
  range: Range,
  timeZone: string,
  groups: RankedGroups | undefined,
): Promise<MeasuredDays> {
  const { starts, partial } = cutBuckets({ ...rangeInstants(range), timeZone, interval: 'day' });
  const asOf = Date.parse(context.asOf);
  const complete = starts.filter(
    (_, index) => !partial.includes(index) && bucketEnd(starts, index, range.to) <= asOf,
  );
  const last = complete.at(-1);
  if (last === undefined) return { starts: [], end: range.from, amounts: undefined };
  const span = { from: complete[0]!, to: bucketEnd(starts, starts.indexOf(last), range.to) };
  const amounts = await aggregate(context, selection, metrics, span, complete, groups);
  return { starts: complete, end: span.to, amounts };
}

function dailyFigures(
  { starts, end, amounts }: MeasuredDays,
  metric: string,
  part: PartKey,
  timeZone: string,
  isGap: IsGap,
): DailyFigures {
  if (!amounts) return { complete_days: 0, total: '0', peak: null };
  const { total, buckets } = amounts(metric, part);
  // A day of which nothing was received is no day of zero, so averages leave it out.
  const days = starts.flatMap((start, index) => {
    const amount = buckets.get(index);
    if (amount === undefined && isGap(start, bucketEnd(starts, index, end))) return [];
    return [{ start, amount: amount ?? '0' }];
  });
  const peak = days.reduce<(typeof days)[number] | undefined>(
    (best, day) => (best && compareAmounts(best.amount, day.amount) >= 0 ? best : day),
    undefined,
  );
  return {
    complete_days: days.length,
    total,
    peak: peak ? { day: localDay(peak.start, timeZone), total: peak.amount } : null,
  };
}

async function describeFilters(context: RequestContext, { organizations, filters }: Selection) {
  const described = await Promise.all(
    Object.entries(filters).map(async ([dimension, keys]) => [
      dimension,
      await describeKeys(context, organizations, dimension as Dimension, keys),
    ]),
  );
  return Object.fromEntries(described) as UsageAnswer['filters'] & object;
}
