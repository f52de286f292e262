/** Where the values of several series begin when they stand on one another. */
export interface Stack {
  /** One list per series, a number per bucket. */
  readonly bases: readonly (readonly number[])[];
  /** The lowest and the highest end of any stack; zero where none goes beyond it. */
  readonly low: number;
  readonly high: number;
}

/**
 * Stacks series from the first one up, what is negative from zero down. `NaN` has no height.
 *
 * @param series one list of numbers per series, all of `count` buckets
 */
export function stackUp(series: readonly (readonly number[])[], count: number): Stack {
  const above = new Float64Array(count);
  const below = new Float64Array(count);
  const bases = series.map((values) =>
    Array.from({ length: count }, (_, index) => {
      const value = values[index] ?? NaN;
      const side = value < 0 ? below : above;
      const base = side[index]!;
      if (!Number.isNaN(value)) side[index] = base + value;
      return base;
    }),
  );
  return {
    bases,
    low: below.reduce((least, value) => Math.min(least, value), 0),
    high: above.reduce((most, value) => Math.max(most, value), 0),
  };
}
