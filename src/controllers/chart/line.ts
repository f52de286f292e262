import { fillColumns, isDense } from './columns.ts';
import { centreOf, heightOf, type Numbers, type Track } from './geometry.ts';
import type { SeriesStage } from './series-controller.ts';

export const runningDash = [2, 4];
/** Long dashes, so that nobody takes them for the dots to the running bucket. */
const repeatedDash: [number, number] = [9, 3];
const pointRadius = 3;
const loneRadius = 2;

const widths = { alone: 1.75, strong: 2.25, quiet: 1.5 };

/** How wide the line of a series is, in pixels. */
export function lineWidthOf({ looks, series, mark }: SeriesStage): number {
  const own = looks.lineWidth || widths[series.weight ?? 'alone'];
  return mark.series === series.key ? own + 0.75 : own;
}

function isKnown(value: number | undefined): value is number {
  return value !== undefined && !Number.isNaN(value);
}

/** Where the line of a series runs: through its values, on top of what lies below them. */
function yOf(track: Track, index: number): number {
  const { values, bases } = track.series;
  return heightOf(track, values[index]! + (bases?.[index] ?? 0));
}

/** Calls back for each stretch of known values of complete buckets, both ends included. */
export function eachStretch(
  values: Numbers,
  running: number,
  draw: (first: number, last: number) => void,
): void {
  let first = -1;
  for (let index = 0; index <= values.length; index++) {
    const isInside = index !== running && isKnown(values[index]);
    if (isInside && first < 0) first = index;
    if (isInside || first < 0) continue;
    draw(first, index - 1);
    first = -1;
  }
}

/** Begins a stretch. */
export function startAt(ctx: CanvasPath, stage: Track, first: number): void {
  ctx.moveTo(centreOf(stage, first), yOf(stage, first));
}

/** Adds the line of a stretch to the path, forwards or backwards. */
export function traceTop(ctx: CanvasPath, stage: Track, first: number, last: number): void {
  for (let index = first; index <= last; index++)
    ctx.lineTo(centreOf(stage, index), yOf(stage, index));
}

/** Adds what lies below a stretch to the path, backwards. */
export function traceBase(ctx: CanvasPath, stage: Track, first: number, last: number): void {
  const { series } = stage;
  for (let index = last; index >= first; index--) {
    ctx.lineTo(centreOf(stage, index), heightOf(stage, series.bases?.[index] ?? 0));
  }
}

/** Adds the whole line, and tells of values between two gaps, which have no segment. */
export function traceLine(track: Track, onLone?: (index: number) => void): void {
  const { ctx, series, running } = track;
  eachStretch(series.values, running, (first, last) => {
    if (first === last && first !== running - 1) onLone?.(first);
    startAt(ctx, track, first);
    traceTop(ctx, track, first, last);
  });
}

/** A line with straight segments, broken at gaps, dotted to a hollow point at the running bucket. */
export function drawLine(stage: SeriesStage): void {
  const { ctx, series, color } = stage;
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = lineWidthOf(stage);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  const dash = series.paint.pattern > 0 ? repeatedDash : undefined;
  const lone: number[] = [];
  ctx.beginPath();
  traceLine(stage, (index) => lone.push(index));
  if (isDense(stage)) {
    fillColumns(stage, { color, stroke: ctx.lineWidth, dash });
  } else {
    ctx.setLineDash(dash ?? []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  ctx.beginPath();
  for (const index of lone) addPoint(stage, index, Math.max(loneRadius, ctx.lineWidth));
  ctx.fill();
  drawRunning(stage);
}

function addPoint(stage: SeriesStage, index: number, radius: number): void {
  const [x, y] = [centreOf(stage, index), yOf(stage, index)];
  stage.ctx.moveTo(x + radius, y);
  stage.ctx.arc(x, y, radius, 0, 2 * Math.PI);
}

function drawRunning(stage: SeriesStage): void {
  const { ctx, series, running, looks } = stage;
  if (!isKnown(series.values[running])) return;
  if (isKnown(series.values[running - 1])) {
    ctx.beginPath();
    ctx.setLineDash(runningDash);
    ctx.moveTo(centreOf(stage, running - 1), yOf(stage, running - 1));
    ctx.lineTo(centreOf(stage, running), yOf(stage, running));
    ctx.stroke();
    ctx.setLineDash([]);
  }
  ctx.beginPath();
  addPoint(stage, running, series.weight === 'quiet' ? pointRadius : pointRadius + 0.5);
  ctx.save();
  ctx.fillStyle = looks.colors.surface;
  ctx.globalAlpha = 1;
  ctx.fill();
  ctx.restore();
  ctx.stroke();
}

/** A point on the bucket that is being looked at. */
export function drawActive(stage: SeriesStage): void {
  const { ctx, series, color, looks, mark, running } = stage;
  const { index } = mark;
  if (index === undefined || index === running || !isKnown(series.values[index])) return;
  const isMeant = mark.series === series.key || series.weight !== 'quiet';
  ctx.beginPath();
  addPoint(stage, index, isMeant ? pointRadius + 1 : pointRadius);
  ctx.fillStyle = color;
  // A ring of the surface parts it from lines that cross.
  ctx.strokeStyle = looks.colors.surface;
  ctx.lineWidth = 3;
  ctx.stroke();
  ctx.fill();
}
