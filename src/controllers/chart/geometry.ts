/** An array, or one that is typed. */
export type Numbers = ArrayLike<number>;

/** Where values stand on a canvas. Pixels are those of CSS. */
export interface Geometry {
  readonly ctx: CanvasRenderingContext2D;
  /** Device pixels to a pixel of CSS. */
  readonly ratio: number;
  /** Left edge of the first bucket, and width of each. */
  readonly left: number;
  readonly slot: number;
  /** Where zero stands, and how much a value of 1 adds: less than 0, because values go upwards. */
  readonly zero: number;
  readonly unit: number;
}

/** What a line is drawn through. */
export interface Track extends Geometry {
  readonly series: { readonly values: Numbers; readonly bases?: Numbers | undefined };
  /** Bucket that is not complete, or -1. */
  readonly running: number;
}

/** Middle of a bucket. */
export function centreOf({ left, slot }: Geometry, index: number): number {
  return left + (index + 0.5) * slot;
}

/** Left edge of a bucket. */
export function edgeOf({ left, slot }: Geometry, index: number): number {
  return left + index * slot;
}

export function heightOf({ zero, unit }: Geometry, value: number): number {
  return zero + value * unit;
}

/** Edges between device pixels, so that a line of one pixel is sharp. */
export function sharp({ ratio }: Geometry, pixels: number): number {
  return (Math.round(pixels * ratio - 0.5) + 0.5) / ratio;
}
