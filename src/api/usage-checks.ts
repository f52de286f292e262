import { parseInstant } from '../model/instant.ts';
import { sameTimeZone } from '../model/time-zone.ts';
import { breach, describe } from './contract.ts';
import type { Buckets, Instant, Series, SeriesValues, UsageAnswer, UsageRequest } from './types.ts';
import { dimensions } from './types.ts';

/** The value that comes back is the one that was asked. */
export function checkEcho(
  pointer: string,
  found: unknown,
  asked: unknown,
  same = found === asked,
): void {
  if (!same) breach(pointer, `${describe(asked)}, as asked`, found);
}

/** As `checkEcho`, for instants, however they are written. */
function checkInstant(pointer: string, found: Instant, asked: Instant): void {
  checkEcho(pointer, found, asked, parseInstant(found) === parseInstant(asked));
}

/** Range and zone are those that were asked. */
export function checkRange(
  answer: { readonly from: Instant; readonly to: Instant; readonly time_zone: string },
  request: { readonly from: Instant; readonly to: Instant; readonly timeZone: string },
): void {
  const { time_zone: found } = answer;
  const { timeZone: asked } = request;
  checkInstant('/from', answer.from, request.from);
  checkInstant('/to', answer.to, request.to);
  checkEcho('/time_zone', found, asked, sameTimeZone(found, asked));
}

const noInterval = 'nothing, because no interval was asked';

/** Starts begin at `from`, ascend, and stay before `to`; `partial` names buckets that exist. */
function checkBuckets(at: string, buckets: Buckets, request: UsageRequest): void {
  const { starts, partial = [] } = buckets;
  if (!starts !== !request.interval) {
    breach(`${at}/starts`, request.interval ? 'a list of bucket starts' : noInterval, starts);
  }
  if (!starts) return;
  if (starts[0] === undefined) breach(`${at}/starts`, 'at least one bucket', starts);
  checkInstant(`${at}/starts/0`, starts[0], buckets.from);
  const end = parseInstant(buckets.to) ?? NaN;
  let previous = -Infinity;
  starts.forEach((start, index) => {
    const ms = parseInstant(start) ?? NaN;
    if (!(ms > previous && ms < end)) {
      breach(`${at}/starts/${index}`, 'a start after the one before and before "to"', start);
    }
    previous = ms;
  });
  partial.forEach((bucket, index) => {
    if (bucket >= starts.length) {
      breach(`${at}/partial/${index}`, `an index below ${starts.length}`, bucket);
    }
  });
}

/** As many values as buckets, or none without buckets. */
function checkValues(at: string, { values }: SeriesValues, { starts }: Buckets): void {
  if (values?.length !== starts?.length) {
    breach(
      `${at}/values`,
      starts ? `a list of ${starts.length}, one a bucket` : noInterval,
      values,
    );
  }
}

function checkFilters(answer: UsageAnswer, request: UsageRequest): void {
  if (!answer.filters) return;
  for (const dimension of dimensions) {
    if (request.filters?.[dimension]?.length && !answer.filters[dimension]) {
      breach(`/filters/${dimension}`, 'the filter that was asked', undefined);
    }
  }
}

/** Each series is described, named, as long as its buckets, and there once. */
function checkSeries(answer: UsageAnswer, request: UsageRequest): ReadonlySet<string> {
  const aggregation = new Map(answer.metrics.map((metric) => [metric.key, metric.aggregation]));
  const groups = new Set(answer.groups?.items.map(({ key }) => key));
  if (answer.groups && groups.size < answer.groups.items.length) {
    breach('/groups/items', 'each key only once', answer.groups.items);
  }
  const seen = new Set<string>();
  answer.series.forEach((series, index) => {
    const at = `/series/${index}`;
    const { metric, part, key } = series;
    if (!aggregation.has(metric)) {
      breach(`${at}/metric`, 'a metric that "metrics" describes', metric);
    }
    if (part === 'group' && (key === undefined || !groups.has(key))) {
      breach(`${at}/key`, 'a key that "groups" names', key);
    }
    const id = seriesId(metric, part, key);
    if (seen.has(id)) breach(at, `${nameOf(metric, part, key)} only once`, series);
    seen.add(id);
    checkValues(at, series, answer);
    if (answer.compare && request.compare) {
      if (!series.compare) breach(`${at}/compare`, 'the other period', undefined);
      checkValues(`${at}/compare`, series.compare, answer.compare);
    }
    if (request.daily && part === 'total' && aggregation.get(metric) === 'sum' && !series.daily) {
      breach(`${at}/daily`, 'daily figures, as asked', undefined);
    }
  });
  return seen;
}

function seriesId(metric: string, part: Series['part'], key?: string | null): string {
  return JSON.stringify([metric, part, part === 'group' ? key : undefined]);
}

function nameOf(metric: string, part: Series['part'], key?: string | null): string {
  return `the ${part}${part === 'group' ? ` ${describe(key)}` : ''} of metric ${describe(metric)}`;
}

/** Every metric has its total and all its groups, or stands in `unavailable`. */
function checkComplete(
  { groups, unavailable = [] }: UsageAnswer,
  { metrics }: UsageRequest,
  seen: ReadonlySet<string>,
): void {
  const excused = new Set(unavailable.map(({ metric }) => metric));
  const demand = (metric: string, part: Series['part'], key?: string | null) => {
    if (seen.has(seriesId(metric, part, key))) return;
    breach('/series', `${nameOf(metric, part, key)}, or the metric in "unavailable"`, undefined);
  };
  for (const metric of metrics) {
    if (excused.has(metric)) continue;
    demand(metric, 'total');
    groups?.items.forEach(({ key }) => demand(metric, 'group', key));
    if (groups?.remaining) demand(metric, 'remainder');
  }
}

/**
 * What a schema cannot say of an answer of `GET /usage`: that it answers this request, and that its
 * parts fit each other.
 * @throws UsageError of type `contract`.
 */
export function checkUsageParts(answer: UsageAnswer, request: UsageRequest): void {
  checkRange(answer, request);
  checkEcho('/interval', answer.interval, request.interval);
  if (request.interval === 'week') {
    checkEcho('/week_start', answer.week_start ?? 1, request.weekStart ?? 1);
  }
  checkEcho(
    '/groups' + (answer.groups && request.groupBy ? '/dimension' : ''),
    answer.groups?.dimension,
    request.groupBy,
  );
  checkBuckets('', answer, request);
  if (request.compare) {
    if (!answer.compare) breach('/compare', 'the other period, as asked', undefined);
    checkInstant('/compare/from', answer.compare.from, request.compare.from);
    checkInstant('/compare/to', answer.compare.to, request.compare.to);
    checkBuckets('/compare', answer.compare, request);
  }
  checkFilters(answer, request);
  checkComplete(answer, request, checkSeries(answer, request));
}
