import { sumAmounts } from './amount.ts';
import type { Trend } from './trend.ts';

/** Fewer complete buckets than this have no trend to speak of. */
const fewest = 6;

/**
 * The sums of the first and the second half of the complete, measured buckets, in equal numbers; the one
 * in the middle of an odd number is in neither. `undefined` where they are too few, or where values of
 * several buckets do not add up.
 */
export function halvesOf({
  metric,
  buckets,
}: Trend): { readonly first: string; readonly second: string } | undefined {
  if (metric.aggregation !== 'sum') return undefined;
  const values = buckets.flatMap(({ value, state, partial }) =>
    state === 'final' && !partial && value !== null ? [value] : [],
  );
  if (values.length < fewest) return undefined;
  const half = Math.floor(values.length / 2);
  return { first: sumAmounts(values.slice(0, half)), second: sumAmounts(values.slice(-half)) };
}
