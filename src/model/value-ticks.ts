/** Steps that read well, as multiples of a power of ten. */
const niceSteps = [1, 2, 2.5, 5];

/** Between five ticks there are so many steps. */
const mostSteps = 4;

/** Share of a step that no eye can see, and that floating point may add to a whole number of them. */
const noise = 1e-9;

/** The smallest step that reads well and that covers the range with few enough of them. */
function stepFor(low: number, high: number, whole: boolean): number {
  const rough = (high - low) / mostSteps;
  for (let power = 10 ** Math.floor(Math.log10(rough)); ; power *= 10) {
    for (const nice of niceSteps) {
      const step = nice * power;
      if (whole && !Number.isInteger(step)) continue;
      if (Math.ceil(high / step - noise) - Math.floor(low / step + noise) <= mostSteps) return step;
    }
  }
}

/**
 * Round ticks for an axis that holds zero and all values from `min` to `max`: three to five of
 * them, ascending, the outer ones at or beyond the values. Where there is nothing but zero the axis
 * ends at 1.
 *
 * @param whole whether values are counts, so that no tick is a fraction; then 0 and 1 may be all
 */
export function valueTicks(min: number, max: number, { whole = false } = {}): readonly number[] {
  const low = Math.min(0, min);
  const high = Math.max(0, max) || (low === 0 ? 1 : 0);
  const step = stepFor(low, high, whole);
  const [first, last] = [Math.floor(low / step + noise), Math.ceil(high / step - noise)];
  return Array.from({ length: last - first + 1 }, (_, index) =>
    // Without the noise of floating point: 0.3, not 0.30000000000000004. And 0, not -0.
    Number(((first + index) * step || 0).toPrecision(12)),
  );
}
