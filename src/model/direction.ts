/** Two standard errors: a direction that chance gives in one of twenty cases at most. */
const significant = 1.96;

/**
 * Whether values rise or fall over time: the sign test of Cox and Stuart ("Some quick sign tests for
 * trend in location and dispersion", Biometrika 42, 1955), which compares each value of the first half with
 * its counterpart in the second. One peak does not make a trend.
 *
 * @param values of complete buckets, oldest first
 * @returns `undefined` where there are too few to say
 */
export function directionOf(
  values: readonly number[],
): 'rising' | 'falling' | 'steady' | undefined {
  const half = values.length >> 1;
  const later = values.slice(values.length - half);
  const differences = later.map((value, index) => Math.sign(value - values[index]!));
  const pairs = differences.filter((sign) => sign !== 0).length;
  // Fewer pairs are never significant.
  if (half < 6) return undefined;
  const balance = differences.reduce((sum, sign) => sum + sign, 0);
  const z = pairs === 0 ? 0 : (Math.abs(balance) - 1) / Math.sqrt(pairs);
  if (z <= significant) return 'steady';
  return balance > 0 ? 'rising' : 'falling';
}
