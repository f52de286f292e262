import { SeriesController, type SeriesStage } from './series-controller.ts';

const lineWidth = 1.75;
const runningDash = [2, 4];
const pointRadius = 3.5;
const loneRadius = 2;

/** A line with straight segments, broken at gaps, dashed to a hollow point at the running bucket. */
export class LineController extends SeriesController {
  static id = 'usage-line';

  protected override drawSeries(stage: SeriesStage): void {
    const { ctx, dataset } = stage;
    ctx.save();
    ctx.strokeStyle = dataset.color;
    ctx.fillStyle = dataset.color;
    ctx.lineWidth = lineWidth;
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    drawLine(stage);
    drawLonePoints(stage);
    drawRunning(stage);
    drawActive(stage);
    ctx.restore();
  }
}

function isDrawn(value: number | undefined): value is number {
  return value !== undefined && !Number.isNaN(value);
}

function addPoint({ ctx, x, y }: SeriesStage, index: number, value: number, radius: number): void {
  ctx.beginPath();
  ctx.arc(x(index), y(value), radius, 0, 2 * Math.PI);
}

function drawLine({ ctx, dataset, x, y }: SeriesStage): void {
  ctx.beginPath();
  let broken = true;
  dataset.values.forEach((value, index) => {
    if (!isDrawn(value) || index === dataset.running) {
      broken = true;
      return;
    }
    if (broken) ctx.moveTo(x(index), y(value));
    else ctx.lineTo(x(index), y(value));
    broken = false;
  });
  ctx.stroke();
}

/** A value between two gaps has no segment, so it gets a point. */
function drawLonePoints(stage: SeriesStage): void {
  const { values, running } = stage.dataset;
  values.forEach((value, index) => {
    if (!isDrawn(value) || index === running) return;
    const hasNext = isDrawn(values[index + 1]);
    if (isDrawn(values[index - 1]) || hasNext) return;
    addPoint(stage, index, value, loneRadius);
    stage.ctx.fill();
  });
}

function drawRunning(stage: SeriesStage): void {
  const { ctx, dataset, x, y } = stage;
  const { values, running, surface } = dataset;
  const [before, value] = [values[running - 1], values[running]];
  if (!isDrawn(value)) return;
  if (isDrawn(before)) {
    ctx.beginPath();
    ctx.setLineDash(runningDash);
    ctx.moveTo(x(running - 1), y(before));
    ctx.lineTo(x(running), y(value));
    ctx.stroke();
    ctx.setLineDash([]);
  }
  addPoint(stage, running, value, pointRadius);
  ctx.fillStyle = surface;
  ctx.fill();
  ctx.fillStyle = dataset.color;
  ctx.stroke();
}

function drawActive(stage: SeriesStage): void {
  const { ctx, dataset } = stage;
  const value = dataset.values[dataset.active ?? -1];
  if (!isDrawn(value) || dataset.active === undefined || dataset.active === dataset.running) return;
  addPoint(stage, dataset.active, value, pointRadius + 0.5);
  ctx.fill();
}
