import type {
  Amount,
  Buckets,
  Dimension,
  Metric,
  Series,
  UnavailableMetric,
  UsageAnswer,
} from '../api/types.ts';
import { bucketEnd } from './buckets.ts';
import { requireInstant } from './instant.ts';
import { isRunning } from './period.ts';

/** A metric as the answer describes it; `undefined` if it is not answered. */
export function findMetric(answer: UsageAnswer, metric: string): Metric | undefined {
  return answer.metrics.find(({ key }) => key === metric);
}

/** Why the answer lacks a metric, with the role that it takes; `undefined` if it does not say. */
export function findUnavailable(
  answer: UsageAnswer,
  metric: string,
): UnavailableMetric | undefined {
  return answer.unavailable?.find((entry) => entry.metric === metric);
}

/** The series of the whole, of one group (`key` null: not assigned) or of the remainder. */
export function findSeries(
  answer: UsageAnswer,
  metric: string,
  part: Series['part'] = 'total',
  key?: string | null,
): Series | undefined {
  return answer.series.find(
    (series) =>
      series.metric === metric && series.part === part && (part !== 'group' || series.key === key),
  );
}

/**
 * The server's figure for the whole range. `null`: not measured, `undefined`: not answered; see
 * `findUnavailable`.
 */
export function totalOf(answer: UsageAnswer, metric: string): Amount | null | undefined {
  return findSeries(answer, metric)?.total;
}

/** Whether groups make up the whole, so that shares, stacks and differences of them mean something. */
export function addsUp(metric: Metric, dimension: Dimension): boolean {
  return metric.aggregation === 'sum' && metric.disjoint.includes(dimension);
}

export interface BucketTimes {
  /** Where each bucket starts and ends, in milliseconds since 1970. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The times of an answer's buckets, or of those of its other period. None without an interval. */
export function bucketTimes({ starts = [], to }: Buckets): BucketTimes {
  const times = starts.map((start) => requireInstant(start, 'Bucket'));
  const end = requireInstant(to, 'to');
  return { starts: times, ends: times.map((_, index) => bucketEnd(times, index, end)) };
}

/** Index of the bucket in which the figures end and which is therefore not complete, or -1. */
export function runningIndex(answer: UsageAnswer): number {
  const { starts, ends } = bucketTimes(answer);
  const asOf = requireInstant(answer.as_of, 'as_of');
  return starts.findIndex((start, index) => isRunning(start, ends[index]!, asOf));
}

/** Where the bucket in which the figures end is over, in milliseconds since 1970; 0 if there is none. */
export function runningEnd(answer: UsageAnswer): number {
  return bucketTimes(answer).ends[runningIndex(answer)] ?? 0;
}
