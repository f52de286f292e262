/** Steps that read well, as multiples of a power of ten. */
const niceSteps = [1, 2, 2.5, 5, 10];

/**
 * Round ticks for an axis that holds zero and all values from `min` to `max`: three to five of
 * them, ascending, the outer ones at or beyond the values. Where there is nothing but zero the axis
 * ends at 1.
 *
 * @param whole whether values are counts, so that no tick is a fraction
 */
export function valueTicks(min: number, max: number, { whole = false } = {}): readonly number[] {
  const low = Math.min(0, min);
  const high = Math.max(0, max) || (low === 0 ? 1 : 0);
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = niceSteps.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10;
  const step = whole ? Math.max(1, Math.ceil(nice * power)) : nice * power;
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, index) =>
    // Without the noise of floating point: 0.3, not 0.30000000000000004.
    Number(((first + index) * step).toPrecision(12)),
  );
}
