import { SeriesController, type PlotDataset, type SeriesStage } from './series-controller.ts';

/** Part of a slot that its bar fills. */
const barShare = 0.58;
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

/** Left edge, upper edge, width, height. */
type Box = readonly [x: number, y: number, width: number, height: number];

/** Bars: the running one hatched, zero as a line on the axis. */
export class BarController extends SeriesController {
  static id = 'usage-bar';

  protected override drawSeries(stage: SeriesStage): void {
    const { dataset, ctx } = stage;
    ctx.save();
    dataset.values.forEach((value, index) => {
      if (Number.isNaN(value)) return;
      const box = boxOf(stage, index, value);
      ctx.beginPath();
      addBar(ctx, box, value);
      if (index === dataset.running && value !== 0) hatch(ctx, box, value, dataset);
      else fill(ctx, dataset, isDimmed(dataset, index) ? dimmedShare : 1);
    });
    ctx.restore();
  }
}

function isDimmed({ active }: PlotDataset, index: number): boolean {
  return active !== undefined && active !== index;
}

function boxOf({ x, y, slot }: SeriesStage, index: number, value: number): Box {
  const ratio = devicePixelRatio;
  const whole = (pixels: number) =>
    slot >= sharpSlot ? Math.round(pixels * ratio) / ratio : pixels;
  const width = Math.max(1, whole(Math.min(slot * barShare, widestBar)));
  const left = whole(x(index) - width / 2);
  const zero = y(0);
  // More than nothing is never as flat as nothing.
  const height = value === 0 ? 1 : Math.max(2, Math.abs(y(value) - zero));
  return [left, value < 0 ? zero : zero - height, width, height];
}

/** A bar with round corners away from the axis. */
function addBar(ctx: CanvasRenderingContext2D, [x, y, width, height]: Box, value: number): void {
  const radius = value === 0 ? 0 : Math.min(cornerRadius, width / 2, height);
  const corners = value < 0 ? [0, 0, radius, radius] : [radius, radius, 0, 0];
  ctx.roundRect(x, y, width, height, corners);
}

/** Fills with a share of the colour, on the surface, so that no line of the grid shines through. */
function fill(ctx: CanvasRenderingContext2D, { color, surface }: PlotDataset, share: number): void {
  if (share < 1) {
    ctx.fillStyle = surface;
    ctx.fill();
  }
  ctx.globalAlpha = share;
  ctx.fillStyle = color;
  ctx.fill();
  ctx.globalAlpha = 1;
}

function hatch(ctx: CanvasRenderingContext2D, box: Box, value: number, dataset: PlotDataset): void {
  const [x, y, width, height] = box;
  fill(ctx, dataset, hatchShare);
  ctx.save();
  ctx.clip();
  ctx.strokeStyle = dataset.color;
  ctx.lineWidth = hatchWidth;
  ctx.beginPath();
  for (let start = x - height; start < x + width; start += hatchStep) {
    ctx.moveTo(start, y + height);
    ctx.lineTo(start + height, y);
  }
  ctx.stroke();
  ctx.restore();
  ctx.beginPath();
  addBar(ctx, [x + 0.5, y + 0.5, Math.max(0, width - 1), Math.max(0, height - 1)], value);
  ctx.strokeStyle = dataset.color;
  ctx.lineWidth = 1;
  ctx.stroke();
}
