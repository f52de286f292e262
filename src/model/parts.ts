import type { Amount, Dimension, DimensionRef, Metric, Series, UsageAnswer } from '../api/types.ts';
import { addsUp, findMetric, findSeries } from './series.ts';

/** One group of a metric. */
export interface GroupPart extends DimensionRef {
  readonly series: Series;
}

/** A metric by one dimension, as the server grouped it. */
export interface Parts {
  readonly metric: Metric;
  readonly dimension: Dimension;
  readonly whole: Series;
  /** Largest first, by the metric that ranks them. */
  readonly groups: readonly GroupPart[];
  /** All groups beyond the limit together, and how many they are. */
  readonly remainder: { readonly series: Series; readonly count: number } | undefined;
  /** Whether groups and remainder make up the whole, so that stacks, shares and percent mean something. */
  readonly addsUp: boolean;
}

/** A metric by the dimension that the answer is grouped by; `undefined` if it has no groups or not this metric. */
export function partsOf(answer: UsageAnswer, metric: string): Parts | undefined {
  const description = findMetric(answer, metric);
  const whole = findSeries(answer, metric);
  const { groups } = answer;
  if (!description || !whole || !groups) return undefined;
  const remainder = findSeries(answer, metric, 'remainder');
  return {
    metric: description,
    dimension: groups.dimension,
    whole,
    groups: groups.items.flatMap((item) => {
      const series = findSeries(answer, metric, 'group', item.key);
      return series ? [{ ...item, series }] : [];
    }),
    remainder:
      remainder && groups.remaining > 0
        ? { series: remainder, count: groups.remaining }
        : undefined,
    addsUp: addsUp(description, groups.dimension),
  };
}

/** The total of a part; not measured counts as nothing. */
export function amountOf({ total }: Series): Amount {
  return total ?? '0';
}

/** A group without its series, as it stands in answers. */
export function refOf({ key, label, deleted, color }: DimensionRef): DimensionRef {
  return { key, label, ...(deleted && { deleted }), ...(color && { color }) };
}
