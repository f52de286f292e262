/** Scales the median of deviations to the standard deviation of a normal distribution. */
const medianScale = 1.4826;
/** The same for their mean. */
const meanScale = 1.2533;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

/** Fewer values than this have no usual. */
const fewest = 5;

/**
 * How far the largest value lies above what is usual, in standard deviations: its modified z-score.
 * Usual is the median; the spread is the median absolute deviation, or the mean one where more than half
 * of the values are equal, as with agents that are quiet on most days. (Iglewicz and Hoaglin, "How to
 * Detect and Handle Outliers", 1993, section 3.4; for the mean, IBM SPSS, "Modified z score".)
 *
 * @param values of complete buckets
 * @param floor the least spread that counts, in the unit of the values: below it nobody would care
 * @returns 0 for fewer than five values and where nothing differs
 */
export function peakScore(values: readonly number[], floor: number): number {
  if (values.length < fewest) return 0;
  const usual = median(values);
  const deviations = values.map((value) => Math.abs(value - usual));
  const byMedian = medianScale * median(deviations);
  const mean = deviations.reduce((sum, value) => sum + value, 0) / deviations.length;
  const spread = Math.max(floor, byMedian > 0 ? byMedian : meanScale * mean);
  const peak = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return spread > 0 ? (peak - usual) / spread : 0;
}
