import { yOf, type SeriesStage } from './series-controller.ts';

/** How columns are filled. */
export interface ColumnOptions {
  /** Width of the line, in CSS pixels; 0: from the base of each value to its end. */
  readonly stroke: number;
  /** Dashes along the time axis, in CSS pixels: drawn, left out. */
  readonly dash?: readonly [drawn: number, left: number] | undefined;
}

/** The lowest and highest pixel of a series in each device pixel column; nothing where low is not below high. */
interface Extents {
  readonly top: Float32Array;
  readonly bottom: Float32Array;
}

/**
 * Fills one rectangle per device pixel column, from the lowest to the highest point that the line has
 * there. A stroke of the same line costs many times as much where it goes up and down within few
 * pixels, because wide strokes are rasterised segment by segment with their joints.
 */
export function fillColumns(stage: SeriesStage, { stroke, dash }: ColumnOptions): void {
  const { ctx, left, slot, picture, color } = stage;
  const ratio = devicePixelRatio;
  const first = Math.floor(left * ratio);
  const count = Math.ceil((left + slot * picture.count) * ratio) - first + 1;
  const extents = stroke > 0 ? lineExtents(stage, first, count) : barExtents(stage, first, count);
  const wide = stroke > 0 ? widened(extents, Math.max(1, Math.round(stroke * ratio))) : extents;
  const reach = stroke / 2;
  const [drawn, period] = dash ? [dash[0] * ratio, (dash[0] + dash[1]) * ratio] : [1, 1];
  ctx.fillStyle = color;
  for (let column = 0; column < count; column++) {
    const [top, bottom] = [wide.top[column]!, wide.bottom[column]!];
    if (top > bottom || (dash && column % period >= drawn)) continue;
    ctx.fillRect((first + column) / ratio, top - reach, 1 / ratio, bottom - top + stroke);
  }
}

function emptyExtents(count: number): Extents {
  return {
    top: new Float32Array(count).fill(Infinity),
    bottom: new Float32Array(count).fill(-Infinity),
  };
}

/** A straight line from value to value, broken where one is missing and before the running bucket. */
function lineExtents(stage: SeriesStage, first: number, count: number): Extents {
  const { series, picture, left, slot } = stage;
  const { values, bases } = series;
  const ratio = devicePixelRatio;
  const extents = emptyExtents(count);
  const { top, bottom } = extents;
  const add = (column: number, y: number) => {
    if (y < top[column]!) top[column] = y;
    if (y > bottom[column]!) bottom[column] = y;
  };
  let [formerX, formerY] = [NaN, NaN];
  for (let index = 0; index < values.length; index++) {
    const value = index === picture.running ? NaN : values[index]!;
    const x = (left + (index + 0.5) * slot) * ratio - first;
    const y = yOf(stage, value + (bases?.[index] ?? 0));
    if (!Number.isNaN(y)) {
      add(Math.floor(x), y);
      if (!Number.isNaN(formerY)) {
        // Where the segment crosses from one column to the next, both hold that point.
        const slope = (y - formerY) / (x - formerX);
        for (let edge = Math.ceil(formerX); edge <= x; edge++) {
          const crossing = formerY + (edge - formerX) * slope;
          add(edge, crossing);
          if (edge > 0) add(edge - 1, crossing);
        }
      }
    }
    [formerX, formerY] = [x, y];
  }
  return extents;
}

/** Bars too narrow to be seen one by one: all that any of them covers. */
function barExtents(stage: SeriesStage, first: number, count: number): Extents {
  const { series, left, slot } = stage;
  const { values, bases } = series;
  const extents = emptyExtents(count);
  const { top, bottom } = extents;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (Number.isNaN(value)) continue;
    const base = bases?.[index] ?? 0;
    const column = Math.floor((left + (index + 0.5) * slot) * devicePixelRatio) - first;
    const [from, to] = [yOf(stage, base), yOf(stage, base + value)];
    top[column] = Math.min(top[column]!, from, to);
    bottom[column] = Math.max(bottom[column]!, from, to);
  }
  return extents;
}

/** As a brush of so many columns paints it. */
function widened({ top, bottom }: Extents, width: number): Extents {
  if (width === 1) return { top, bottom };
  const result = emptyExtents(top.length);
  const before = Math.floor((width - 1) / 2);
  for (let column = 0; column < top.length; column++) {
    if (top[column]! > bottom[column]!) continue;
    const from = Math.max(0, column - before);
    const to = Math.min(top.length - 1, column - before + width - 1);
    for (let at = from; at <= to; at++) {
      if (top[column]! < result.top[at]!) result.top[at] = top[column]!;
      if (bottom[column]! > result.bottom[at]!) result.bottom[at] = bottom[column]!;
    }
  }
  return result;
}
