import { fillColumns } from './columns.ts';
import { SeriesController, xOf, yOf, type SeriesStage } from './series-controller.ts';

const widths = { strong: 2.25, alone: 1.75, quiet: 1.5 };
const runningDash = [2, 4];
/** Series of a colour that another one has already. */
const patternDashes: readonly (readonly [number, number])[] = [
  [8, 4],
  [3, 3],
  [14, 3],
];
const pointRadius = 3.5;
const loneRadius = 2;
/** Buckets narrower than this are drawn by columns of pixels. */
const denseSlot = 4;
/** How much of their colour other lines keep while one is looked at. */
const dimmedShare = 0.35;

/** A line with straight segments, broken at gaps, dashed to a hollow point at the running bucket. */
export class LineController extends SeriesController {
  static id = 'usage-line';

  protected override drawSeries(stage: SeriesStage): void {
    drawLine(stage);
  }
}

/** Draws the line of a series, for areas too. */
export function drawLine(stage: SeriesStage): void {
  const { ctx, color, series, mark } = stage;
  ctx.save();
  if (mark.series !== undefined && mark.series !== series.key) ctx.globalAlpha = dimmedShare;
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = lineWidth(stage);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  const dash = patternDash(stage);
  if (stage.slot < denseSlot) {
    fillColumns(stage, { stroke: ctx.lineWidth, dash });
  } else {
    if (dash) ctx.setLineDash([...dash]);
    addSegments(stage);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  drawLonePoints(stage);
  drawRunning(stage);
  drawActive(stage);
  ctx.restore();
}

export function lineWidth({ series, looks, mark }: SeriesStage): number {
  const width = looks.lineWidth ?? widths[series.weight ?? 'alone'];
  return mark.series === series.key ? width + 0.75 : width;
}

function patternDash({ series }: SeriesStage): readonly [number, number] | undefined {
  const { pattern } = series.paint;
  return pattern === 0 ? undefined : patternDashes[(pattern - 1) % patternDashes.length];
}

function isDrawn(value: number | undefined): value is number {
  return value !== undefined && !Number.isNaN(value);
}

/** Height of a point, on its stack. */
function heightOf(stage: SeriesStage, index: number, value: number): number {
  return yOf(stage, value + (stage.series.bases?.[index] ?? 0));
}

function addPoint(stage: SeriesStage, index: number, value: number, radius: number): void {
  const { ctx } = stage;
  ctx.beginPath();
  ctx.arc(xOf(stage, index), heightOf(stage, index, value), radius, 0, 2 * Math.PI);
}

/** The path through all complete buckets. */
export function addSegments(stage: SeriesStage): void {
  const { ctx, series, picture } = stage;
  ctx.beginPath();
  let broken = true;
  series.values.forEach((value, index) => {
    if (!isDrawn(value) || index === picture.running) {
      broken = true;
      return;
    }
    const [x, y] = [xOf(stage, index), heightOf(stage, index, value)];
    if (broken) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
    broken = false;
  });
}

/** A value between two gaps has no segment, so it gets a point. */
function drawLonePoints(stage: SeriesStage): void {
  const { running } = stage.picture;
  const { values } = stage.series;
  values.forEach((value, index) => {
    if (!isDrawn(value) || index === running) return;
    const hasNext = isDrawn(values[index + 1]);
    if (isDrawn(values[index - 1]) || hasNext) return;
    addPoint(stage, index, value, loneRadius);
    stage.ctx.fill();
  });
}

function drawRunning(stage: SeriesStage): void {
  const { ctx, series, picture, looks, color } = stage;
  const { running } = picture;
  const { values } = series;
  const [before, value] = [values[running - 1], values[running]];
  if (!isDrawn(value)) return;
  if (isDrawn(before)) {
    ctx.beginPath();
    ctx.setLineDash(runningDash);
    ctx.moveTo(xOf(stage, running - 1), heightOf(stage, running - 1, before));
    ctx.lineTo(xOf(stage, running), heightOf(stage, running, value));
    ctx.stroke();
    ctx.setLineDash([]);
  }
  addPoint(stage, running, value, series.weight === 'quiet' ? pointRadius - 0.5 : pointRadius);
  ctx.fillStyle = looks.colors.surface;
  ctx.fill();
  ctx.fillStyle = color;
  ctx.stroke();
}

function drawActive(stage: SeriesStage): void {
  const { ctx, series, picture, mark, looks } = stage;
  const { index } = mark;
  const value = series.values[index ?? -1];
  if (!isDrawn(value) || index === undefined || index === picture.running) return;
  addPoint(stage, index, value, pointRadius + 0.5);
  ctx.fill();
  // Apart from lines that cross it.
  ctx.strokeStyle = looks.colors.surface;
  ctx.lineWidth = 1;
  ctx.stroke();
}
