/** Left edge, upper edge, width, height. */
export type Box = readonly [x: number, y: number, width: number, height: number];

export interface Hatch {
  readonly color: string;
  /** Pixels across, of a line and from one to the next. */
  readonly line: number;
  readonly step: number;
}

/** The running bucket's. */
export const runningHatch = { line: 1.8, step: 5 };
/** Of a colour that was used up before: finer, and light on dark. */
export const repeatedHatch = { line: 1, step: 7 };

/** Lines from the lower left to the upper right over boxes, cut off at the edge of a path. */
export function hatch(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  boxes: readonly Box[],
  { color, line, step }: Hatch,
): void {
  ctx.save();
  ctx.clip(path);
  ctx.strokeStyle = color;
  ctx.lineWidth = line;
  ctx.lineCap = 'butt';
  ctx.beginPath();
  const along = step * Math.SQRT2;
  for (const [x, y, width, height] of boxes) {
    for (let start = x - height; start < x + width; start += along) {
      ctx.moveTo(start, y + height);
      ctx.lineTo(start + height, y);
    }
  }
  ctx.stroke();
  ctx.restore();
}

/** Fills with a share of the colour, on the surface, so that no line of the grid shines through. */
export function fillShare(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  {
    color,
    surface,
    share,
  }: { readonly color: string; readonly surface: string; readonly share: number },
): void {
  if (share < 1) {
    ctx.fillStyle = surface;
    ctx.fill(path);
  }
  ctx.globalAlpha = share;
  ctx.fillStyle = color;
  ctx.fill(path);
  ctx.globalAlpha = 1;
}
