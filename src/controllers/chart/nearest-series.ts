import type { PlotPicture } from './picture.ts';

/** How far from a line a pointer may be, in pixels. */
const reach = 24;

/**
 * Key of the series that a pointer means at a bucket: the part of a stack that is under it, else the
 * line that is nearest; `undefined` where there is none.
 *
 * @param y where the pointer is, and `yOf` where a value is, in pixels from the top
 */
export function nearestSeries(
  { series }: PlotPicture,
  index: number,
  y: number,
  yOf: (value: number) => number,
): string | undefined {
  let nearest: string | undefined;
  let distance = reach;
  for (const { key, kind, values, bases } of series) {
    const [value = NaN, base = 0] = [values[index], bases?.[index]];
    const [start, end] = [yOf(base), yOf(base + value)];
    const isInside = y >= Math.min(start, end) && y <= Math.max(start, end);
    const own = kind !== 'line' && isInside ? 0 : Math.abs(end - y);
    if (kind === 'line' ? own <= distance : own === 0) {
      nearest = key;
      distance = own;
    }
  }
  return nearest;
}
