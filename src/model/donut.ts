/** A ring of slices. Lengths in the units of the drawing. */
export interface Ring {
  readonly diameter: number;
  /** Of the ring, from its outer edge to its inner one. */
  readonly thickness: number;
  /** Between two slices, of the same width from edge to edge. */
  readonly gap: number;
  /** What a slice that is more than nothing measures at least, halfway between the edges. */
  readonly smallest: number;
}

/** Where a slice begins and ends, in radians clockwise from 12 o'clock, gaps included. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

const turn = 2 * Math.PI;

/**
 * Angles of slices in the given order; `undefined` for nothing. A slice narrower than `narrowest`
 * (radians) is widened to it, at the expense of the wide ones, so that it can be seen. Negative
 * sizes count as nothing.
 */
export function sliceAngles(
  sizes: readonly number[],
  narrowest: number,
): readonly (Slice | undefined)[] {
  const positive = sizes.filter((size) => size > 0);
  const least = Math.min(narrowest, turn / Math.max(1, positive.length));
  const widthOf = fitWidths(positive, least);
  let at = 0;
  return sizes.map((size) => {
    if (!(size > 0)) return undefined;
    const start = at;
    at += widthOf(size);
    return { start, end: at };
  });
}

/** How wide a size is when those that would be narrower than `least` are exactly that. */
function fitWidths(sizes: readonly number[], least: number): (size: number) => number {
  const smallestFirst = sizes.toSorted((a, b) => a - b);
  let rest = smallestFirst.reduce((sum, size) => sum + size, 0);
  let scale = 0;
  // What is widened leaves less for the others, of which some may become too narrow in turn.
  for (const [narrow, size] of smallestFirst.entries()) {
    scale = (turn - narrow * least) / rest;
    if (size * scale >= least) break;
    rest -= size;
  }
  return (size) => Math.max(least, size * scale);
}

/**
 * The outlines of slices as SVG path data, clockwise from 12 o'clock in the given order; `undefined`
 * for nothing. The edges of a gap are parallel. One slice alone is a whole ring.
 */
export function donutPaths(sizes: readonly number[], ring: Ring): readonly (string | undefined)[] {
  const { diameter, thickness, gap, smallest } = ring;
  const outer = diameter / 2;
  const inner = outer - thickness;
  const slices = sliceAngles(sizes, (smallest + gap) / ((outer + inner) / 2));
  if (slices.filter(Boolean).length === 1) {
    return slices.map((slice) => slice && wholeRing(outer, inner));
  }
  return slices.map((slice) => slice && slicePath(slice, { outer, inner, gap }));
}

interface Edges {
  readonly outer: number;
  readonly inner: number;
  readonly gap: number;
}

function slicePath({ start, end }: Slice, { outer, inner, gap }: Edges): string {
  const at = (radius: number, angle: number) =>
    `${round(outer + radius * Math.sin(angle))} ${round(outer - radius * Math.cos(angle))}`;
  // Half a gap is a wider angle nearer to the centre; never more than half of the slice.
  const half = (radius: number) => Math.min(Math.asin(gap / 2 / radius), (end - start) / 2);
  const [far, near] = [half(outer), half(inner)];
  const large = (margin: number) => Number(end - start - 2 * margin > Math.PI);
  return [
    `M${at(outer, start + far)}`,
    `A${outer} ${outer} 0 ${large(far)} 1 ${at(outer, end - far)}`,
    `L${at(inner, end - near)}`,
    `A${inner} ${inner} 0 ${large(near)} 0 ${at(inner, start + near)}`,
    'Z',
  ].join('');
}

/** An arc cannot end where it began, so each edge is two. The inner one runs backwards. */
function wholeRing(outer: number, inner: number): string {
  const circle = (radius: number, sweep: number) =>
    `M${outer} ${outer - radius}` +
    `A${radius} ${radius} 0 1 ${sweep} ${outer} ${outer + radius}` +
    `A${radius} ${radius} 0 1 ${sweep} ${outer} ${outer - radius}Z`;
  return circle(outer, 1) + circle(inner, 0);
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
