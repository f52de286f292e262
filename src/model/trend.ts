import type { Amount, Metric, UsageAnswer } from '../api/types.ts';
import { compareAmounts, isZero } from './amount.ts';
import { requireInstant } from './instant.ts';
import { bucketTimes, findMetric, findSeries } from './series.ts';
import { isRunning } from './period.ts';

/**
 * How far the figure of a bucket can be trusted: `final` · `running` the figures end within it ·
 * `missing` nothing was measured · `future` the figures end before it.
 */
export type BucketState = 'final' | 'running' | 'missing' | 'future';

export interface TrendBucket {
  /** Milliseconds since 1970; half open. */
  readonly start: number;
  readonly end: number;
  readonly value: Amount | null;
  readonly state: BucketState;
  /** Whether the range cuts it short. */
  readonly partial: boolean;
}

/** Consecutive buckets, both included. */
export interface BucketSpan {
  readonly first: number;
  readonly last: number;
}

/** One metric over time, as it can be drawn and told. */
export interface Trend {
  readonly metric: Metric;
  /** The server's figure; `null`: not measured. */
  readonly total: Amount | null;
  readonly buckets: readonly TrendBucket[];
  /** Index of the running bucket, or -1. */
  readonly running: number;
  /** Index of the first highest bucket that is complete and above zero, or -1. */
  readonly peak: number;
  /** Index of the first lowest bucket that is complete and not cut short, or -1. */
  readonly lowest: number;
  /** Where nothing was measured. */
  readonly gaps: readonly BucketSpan[];
}

function stateOf(start: number, end: number, asOf: number, value: Amount | null): BucketState {
  // A figure that is there is shown, even one from after `as_of`.
  if (start > asOf && (value === null || isZero(value))) return 'future';
  if (value === null) return 'missing';
  return isRunning(start, end, asOf) ? 'running' : 'final';
}

function bucketsOf(answer: UsageAnswer, metric: string): readonly TrendBucket[] {
  const { values, total = null } = findSeries(answer, metric) ?? {};
  const asOf = requireInstant(answer.as_of, 'as_of');
  // An API without intervals has one figure, which is one bucket.
  const { starts, ends } = bucketTimes({ ...answer, starts: answer.starts ?? [answer.from] });
  return starts.map((start, index) => {
    const end = ends[index]!;
    const value = answer.starts ? (values?.[index] ?? null) : total;
    return {
      start,
      end,
      value,
      state: stateOf(start, end, asOf, value),
      partial: answer.partial?.includes(index) ?? false,
    };
  });
}

/** Index of the value that no other goes before; the first of equal ones. */
function bestOf(
  buckets: readonly TrendBucket[],
  allows: (bucket: TrendBucket, value: Amount) => boolean,
  direction: 1 | -1,
): number {
  let best: Amount | undefined;
  let found = -1;
  buckets.forEach((bucket, index) => {
    const { value, state } = bucket;
    if (value === null || state !== 'final' || !allows(bucket, value)) return;
    if (best !== undefined && compareAmounts(value, best) * direction <= 0) return;
    best = value;
    found = index;
  });
  return found;
}

function gapsOf(buckets: readonly TrendBucket[]): readonly BucketSpan[] {
  const gaps: { first: number; last: number }[] = [];
  buckets.forEach(({ state }, index) => {
    if (state !== 'missing') return;
    const gap = gaps.at(-1);
    if (gap?.last === index - 1) gap.last = index;
    else gaps.push({ first: index, last: index });
  });
  return gaps;
}

/** One metric of an answer over time; `undefined` if the answer does not have it. */
export function trendOf(answer: UsageAnswer, metric: string): Trend | undefined {
  const description = findMetric(answer, metric);
  const series = findSeries(answer, metric);
  if (!description || !series) return undefined;
  const buckets = bucketsOf(answer, metric);
  const asOf = requireInstant(answer.as_of, 'as_of');
  return {
    metric: description,
    total: series.total,
    buckets,
    running: buckets.findIndex(({ start, end }) => isRunning(start, end, asOf)),
    peak: bestOf(buckets, (_, value) => compareAmounts(value, 0) > 0, 1),
    lowest: bestOf(buckets, ({ partial }) => !partial, -1),
    gaps: gapsOf(buckets),
  };
}

const isNothing = (value: Amount | null) => value === null || isZero(value);

/** Whether an answer has nothing to draw of a metric: nothing measured, or nothing but zero. */
export function isEmptyMetric(answer: UsageAnswer, metric: string): boolean {
  const { total = null, values = [] } = findSeries(answer, metric) ?? {};
  return isNothing(total) && values.every(isNothing);
}

/** The same of a trend. */
export function isEmptyTrend({ total, buckets }: Pick<Trend, 'total' | 'buckets'>): boolean {
  return isNothing(total) && buckets.every(({ value }) => isNothing(value));
}
