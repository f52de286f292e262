import type { Numbers } from './geometry.ts';
import type { PlotSeries } from './picture.ts';

/** From where to where the stack of each bucket reaches; `NaN` where there is none. */
export interface Ends {
  readonly high: Numbers;
  readonly low: Numbers;
}

/** Where the stacks of one kind of series end. */
export function endsOf(
  series: readonly PlotSeries[],
  kind: PlotSeries['kind'],
  count: number,
): Ends {
  const [high, low] = [new Float64Array(count).fill(NaN), new Float64Array(count).fill(NaN)];
  for (const { kind: own, values, bases } of series) {
    if (own !== kind) continue;
    for (let index = 0; index < count; index++) {
      const [value = NaN, base = 0] = [values[index], bases?.[index]];
      if (Number.isNaN(value)) continue;
      const end = base + value;
      // `!` of the comparison, because NaN compares with nothing.
      if (!(high[index]! >= Math.max(0, end))) high[index] = Math.max(0, end);
      if (!(low[index]! <= Math.min(0, end))) low[index] = Math.min(0, end);
    }
  }
  return { high, low };
}

/** For each of so many columns the index of the bucket whose stack is longest. */
export function longestOf({ high, low }: Ends, columns: number): Int32Array {
  const count = high.length;
  return Int32Array.from({ length: columns }, (_, column) => {
    const end = Math.max(1, Math.floor(((column + 1) * count) / columns));
    let best = Math.min(Math.floor((column * count) / columns), end - 1);
    for (let index = best + 1; index < end; index++) {
      const isLonger = !(high[index]! - low[index]! <= high[best]! - low[best]!);
      if (isLonger && !Number.isNaN(high[index]!)) best = index;
    }
    return best;
  });
}
