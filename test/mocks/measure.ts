import type {
  Amount,
  DailyFigures,
  DimensionFilters,
  Instant,
  Interval,
  SeriesValues,
  Weekday,
} from '../../src/api/types.ts';
import { dimensions } from '../../src/api/types.ts';
import { bucketEnd, cutBuckets } from '../../src/model/buckets.ts';
import { compareAmounts } from '../../src/model/amount.ts';
import { localMidnight, toDay } from '../../src/model/day-edges.ts';
import { earliest, outage } from './clock.ts';
import { keysOf } from './events.ts';
import type { Fact, MockEvents } from './events.ts';
import type { MetricRule } from './metrics.ts';

/** A range with its buckets, all in milliseconds; without interval it has no `starts`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly starts: readonly number[] | undefined;
  readonly partial: readonly number[];
  readonly timeZone: string;
}

export function cutSpan(
  range: { readonly from: Instant; readonly to: Instant; readonly timeZone: string },
  interval: Interval | undefined,
  weekStart: Weekday | undefined,
): Span {
  const cut = interval && cutBuckets({ ...range, interval, ...(weekStart && { weekStart }) });
  return {
    from: Date.parse(range.from),
    to: Date.parse(range.to),
    starts: cut?.starts,
    partial: cut?.partial ?? [],
    timeZone: range.timeZone,
  };
}

export function matches(fact: Fact, filters: DimensionFilters): boolean {
  return dimensions.every((dimension) => {
    const chosen = filters[dimension];
    if (!chosen || chosen.length === 0) return true;
    return keysOf(fact, dimension).some((key) => key !== null && chosen.includes(key));
  });
}

/** The facts of a metric under the filters, which all its figures are made of. */
export function select(
  rule: MetricRule,
  data: MockEvents,
  filters: DimensionFilters,
): readonly Fact[] {
  return rule.facts(data).filter((fact) => matches(fact, filters));
}

/** Index of the bucket that a time lies in. */
function bucketOf(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether anything was counted between the two times. */
function isMeasured(from: number, to: number, data: MockEvents): boolean {
  const inOutage = from >= outage.from && to <= outage.to;
  return from <= data.asOf && to > earliest && !inOutage;
}

/** The figure over the whole span. */
export function measureTotal(
  rule: MetricRule,
  facts: readonly Fact[],
  span: Pick<Span, 'from' | 'to'>,
  data: MockEvents,
): Amount | null {
  if (!isMeasured(span.from, span.to, data)) return null;
  const from = rule.cumulative ? -Infinity : span.from;
  return rule.measure(facts.filter((fact) => fact.at >= from && fact.at < span.to));
}

function measureBuckets(
  rule: MetricRule,
  facts: readonly Fact[],
  span: Span,
  starts: readonly number[],
  data: MockEvents,
): (Amount | null)[] {
  const buckets: Fact[][] = starts.map(() => []);
  for (const fact of facts) {
    if (fact.at >= span.to) continue;
    if (fact.at >= span.from) buckets[bucketOf(starts, fact.at)]!.push(fact);
    else if (rule.cumulative) buckets[0]!.push(fact);
  }
  const level: Fact[] = [];
  return buckets.map((bucket, index) => {
    if (rule.cumulative) level.push(...bucket);
    if (!isMeasured(starts[index]!, bucketEnd(starts, index, span.to), data)) return null;
    return rule.measure(rule.cumulative ? level : bucket);
  });
}

export function measure(
  rule: MetricRule,
  facts: readonly Fact[],
  span: Span,
  data: MockEvents,
): SeriesValues {
  const total = measureTotal(rule, facts, span, data);
  if (!span.starts) return { total };
  return { total, values: measureBuckets(rule, facts, span, span.starts, data) };
}

/** Figures of the complete, measured days within the span. */
export function measureDaily(
  rule: MetricRule,
  facts: readonly Fact[],
  span: Span,
  data: MockEvents,
): DailyFigures {
  const days = cutSpan(
    {
      from: new Date(span.from).toISOString(),
      to: new Date(span.to).toISOString(),
      timeZone: span.timeZone,
    },
    'day',
    undefined,
  );
  const starts = days.starts ?? [];
  const values = measureBuckets(rule, facts, days, starts, data);
  const complete = values.flatMap((total, index) => {
    const end = bucketEnd(starts, index, days.to);
    if (total === null || days.partial.includes(index) || end > data.asOf) return [];
    return [{ total, from: starts[index]!, to: end }];
  });
  const within = facts.filter((fact) =>
    complete.some((day) => fact.at >= day.from && fact.at < day.to),
  );
  const peak = complete.reduce<(typeof complete)[number] | null>(
    (best, day) => (best && compareAmounts(best.total, day.total) >= 0 ? best : day),
    null,
  );
  return {
    complete_days: complete.length,
    total: rule.measure(within) ?? '0',
    peak: peak && { day: toDay(localMidnight(peak.from, span.timeZone)), total: peak.total },
  };
}
