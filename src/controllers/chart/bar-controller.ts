import { fillColumns } from './columns.ts';
import { SeriesController, xOf, yOf, type SeriesStage } from './series-controller.ts';

/** Part of a slot that its bar fills. */
export const barShare = 0.58;
const widestBar = 96;
const cornerRadius = 2;
/** How much of their colour other bars keep while one is looked at. */
const dimmedShare = 0.42;
const hatchShare = 0.16;
const hatchWidth = 1.8;
/** Distance between the lines of the hatch, along the axis: 5 pixels across. */
const hatchStep = 5 * Math.SQRT2;
/** From this width on, bars stand on whole pixels. */
const sharpSlot = 6;
/** Between two bars of a stack. */
const stackGap = 0.75;

/** Left edge, upper edge, width, height. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** Bars: the running one hatched, zero as a line on the axis. Those of a stack stand on one another. */
export class BarController extends SeriesController {
  static id = 'usage-bar';

  protected override drawSeries(stage: SeriesStage): void {
    const { ctx } = stage;
    ctx.save();
    if (stage.slot * devicePixelRatio < 1) fillColumns(stage, { stroke: 0 });
    else drawBars(stage);
    ctx.restore();
  }
}

function drawBars(stage: SeriesStage): void {
  const { ctx, series, picture, mark, color, looks } = stage;
  const { index: active, series: marked } = mark;
  const isDimmedSeries = marked !== undefined && marked !== series.key;
  const [solid, dimmed] = [new Path2D(), new Path2D()];
  series.values.forEach((value, index) => {
    if (Number.isNaN(value) || (series.bases && value === 0)) return;
    if (index === picture.running && value !== 0) return;
    const isDimmed = isDimmedSeries || (active !== undefined && active !== index);
    addBar(isDimmed ? dimmed : solid, stage, index, value);
  });
  ctx.fillStyle = color;
  ctx.fill(solid);
  if (series.paint.pattern > 0) {
    hatch(ctx, solid, plotBox(stage), { color: looks.colors.surface, width: 1 });
  }
  // On the surface, so that no line of the grid shines through.
  ctx.fillStyle = looks.colors.surface;
  ctx.fill(dimmed);
  ctx.fillStyle = color;
  ctx.globalAlpha = dimmedShare;
  ctx.fill(dimmed);
  ctx.globalAlpha = 1;
  drawRunning(stage);
}

function plotBox({ ctx, left, slot, picture }: SeriesStage): Box {
  return [left, 0, slot * picture.count, ctx.canvas.height / devicePixelRatio];
}

/** How wide the bar of a bucket is, and where it begins. */
export function barSpan(stage: SeriesStage, index: number): readonly [left: number, width: number] {
  const { slot } = stage;
  const whole = (pixels: number) =>
    slot >= sharpSlot ? Math.round(pixels * devicePixelRatio) / devicePixelRatio : pixels;
  const width = Math.max(1 / devicePixelRatio, whole(Math.min(slot * barShare, widestBar)));
  return [whole(xOf(stage, index) - width / 2), width];
}

function boxOf(stage: SeriesStage, index: number, value: number): Box {
  const base = stage.series.bases?.[index] ?? 0;
  const [left, width] = barSpan(stage, index);
  const [from, to] = [yOf(stage, base), yOf(stage, base + value)];
  // More than nothing is never as flat as nothing.
  const least = value === 0 ? 1 : base === 0 ? 2 : 1;
  const full = Math.max(least, Math.abs(to - from));
  const height = base !== 0 && full > 2 * stackGap + 1 ? full - stackGap : full;
  return [left, value < 0 ? from + (full - height) : from - full, width, height];
}

/** A bar with round corners where its stack ends, away from the axis. */
function addBar(path: Path2D, stage: SeriesStage, index: number, value: number): void {
  const [x, y, width, height] = boxOf(stage, index, value);
  const { above, below } = stage.ends;
  const base = stage.series.bases?.[index];
  const end = value < 0 ? below[index] : above[index];
  const isOutermost = base === undefined || base + value === end;
  const radius = value === 0 || !isOutermost ? 0 : Math.min(cornerRadius, width / 2, height);
  if (radius === 0) path.rect(x, y, width, height);
  else
    path.roundRect(
      x,
      y,
      width,
      height,
      value < 0 ? [0, 0, radius, radius] : [radius, radius, 0, 0],
    );
}

/** The bucket that is not complete: hatched in its colour, with an outline. */
function drawRunning(stage: SeriesStage): void {
  const { ctx, series, picture, color, looks, mark } = stage;
  const value = series.values[picture.running];
  if (value === undefined || Number.isNaN(value) || value === 0) return;
  const path = new Path2D();
  addBar(path, stage, picture.running, value);
  ctx.fillStyle = looks.colors.surface;
  ctx.fill(path);
  const alpha = mark.series !== undefined && mark.series !== series.key ? dimmedShare : 1;
  ctx.fillStyle = color;
  ctx.globalAlpha = alpha * hatchShare;
  ctx.fill(path);
  ctx.globalAlpha = alpha;
  const [x, y, width, height] = boxOf(stage, picture.running, value);
  hatch(ctx, path, [x, y, width, height], { color, width: hatchWidth });
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.strokeRect(x + 0.5, y + 0.5, Math.max(0, width - 1), Math.max(0, height - 1));
  ctx.globalAlpha = 1;
}

/** Lines at 45 degrees within a path that lies in a box. */
function hatch(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  [x, y, width, height]: Box,
  line: { readonly color: string; readonly width: number },
): void {
  ctx.save();
  ctx.clip(path);
  ctx.strokeStyle = line.color;
  ctx.lineWidth = line.width;
  ctx.beginPath();
  for (let start = x - height; start < x + width; start += hatchStep) {
    ctx.moveTo(start, y + height);
    ctx.lineTo(start + height, y);
  }
  ctx.stroke();
  ctx.restore();
}
