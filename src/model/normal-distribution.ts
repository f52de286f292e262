const factors = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592] as const;

/**
 * How probable it is that a standard normal variable is at most so large, to seven digits (Abramowitz and
 * Stegun, "Handbook of Mathematical Functions", 7.1.26).
 */
export function normalDistribution(value: number): number {
  const x = Math.abs(value) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = factors.reduce((sum: number, factor) => sum * t + factor, 0) * t;
  const outside = (polynomial * Math.exp(-(x ** 2))) / 2;
  return value < 0 ? outside : 1 - outside;
}
