import { centreOf, heightOf, type Geometry, type Track } from './geometry.ts';

/** How columns are filled. */
export interface ColumnOptions {
  readonly color: string;
  /** Width of the line, in CSS pixels. */
  readonly stroke: number;
  /** Dashes along the time axis, in CSS pixels: drawn, left out. */
  readonly dash?: readonly [drawn: number, left: number] | undefined;
}

/** The upper and lower end of a line in each device pixel column; `top` is below where it has none. */
interface Extents {
  readonly top: Float32Array;
  readonly bottom: Float32Array;
}

/** Buckets narrower than this, in CSS pixels, are drawn by columns of pixels. */
const denseSlot = 4;

export function isDense({ slot }: Geometry): boolean {
  return slot < denseSlot;
}

/**
 * Draws one vertical line a device pixel wide per pixel column, from the lowest to the highest point
 * that the line has there. A wide stroke of the same line costs many times as much where it goes up
 * and down within few pixels, and rectangles three times as much: lines of one device pixel are what
 * browsers rasterise fastest, all of a series in one go.
 */
export function fillColumns(track: Track, { color, stroke, dash }: ColumnOptions): void {
  const { ctx, left, slot, ratio, series } = track;
  const first = Math.floor(left * ratio);
  const count = Math.ceil((left + slot * series.values.length) * ratio) - first + 1;
  const { top, bottom } = widened(extentsOf(track, first, count), stroke, ratio);
  const [drawn, period] = dash ? [dash[0] * ratio, (dash[0] + dash[1]) * ratio] : [1, 1];
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = 1 / ratio;
  ctx.lineCap = 'butt';
  ctx.beginPath();
  for (let column = 0; column < count; column++) {
    const [start, end] = [top[column]!, bottom[column]!];
    if (start > end || (dash && column % period >= drawn)) continue;
    const x = (first + column + 0.5) / ratio;
    ctx.moveTo(x, start);
    ctx.lineTo(x, end);
  }
  ctx.stroke();
  ctx.restore();
}

function emptyExtents(count: number): Extents {
  return {
    top: new Float32Array(count).fill(Infinity),
    bottom: new Float32Array(count).fill(-Infinity),
  };
}

/** A straight line from value to value, broken where one is missing and before the running bucket. */
function extentsOf(track: Track, first: number, count: number): Extents {
  const { ratio, running, series } = track;
  const { values, bases } = series;
  const extents = emptyExtents(count);
  const { top, bottom } = extents;
  const add = (column: number, y: number) => {
    if (y < top[column]!) top[column] = y;
    if (y > bottom[column]!) bottom[column] = y;
  };
  let [formerX, formerY] = [NaN, NaN];
  for (let index = 0; index < values.length; index++) {
    const value = index === running ? NaN : values[index]!;
    const x = centreOf(track, index) * ratio - first;
    const y = heightOf(track, value + (bases?.[index] ?? 0));
    if (!Number.isNaN(y)) {
      add(Math.floor(x), y);
      // Where the segment crosses from one column to the next, both hold that point.
      const slope = (y - formerY) / (x - formerX);
      for (let edge = Math.ceil(formerX); edge <= x; edge++) {
        const crossing = formerY + (edge - formerX) * slope;
        add(edge, crossing);
        if (edge > 0) add(edge - 1, crossing);
      }
    }
    formerX = Number.isNaN(y) ? NaN : x;
    formerY = y;
  }
  return extents;
}

/** As a round brush of so many pixels paints it. */
function widened({ top, bottom }: Extents, stroke: number, ratio: number): Extents {
  const result = emptyExtents(top.length);
  const columns = Math.max(1, Math.round(stroke * ratio));
  const before = Math.floor((columns - 1) / 2);
  const radius = stroke / 2;
  for (let step = 0; step < columns; step++) {
    // From the middle of the brush to the inner half of this column of it.
    const away = Math.max(0, Math.abs(step - (columns - 1) / 2) - 0.25) / ratio;
    const reach = Math.sqrt(Math.max(0, radius * radius - away * away));
    const shift = step - before;
    for (let column = Math.max(0, -shift); column < top.length - Math.max(0, shift); column++) {
      const at = column + shift;
      const [start, end] = [top[column]! - reach, bottom[column]! + reach];
      if (start < result.top[at]!) result.top[at] = start;
      if (end > result.bottom[at]!) result.bottom[at] = end;
    }
  }
  return result;
}
