import { hatch, repeatedHatch, runningHatch, type Box } from './hatch.ts';
import { drawActive, drawLine, eachStretch, startAt, traceBase, traceTop } from './line.ts';
import {
  atPixels,
  dimmedShare,
  isBeside,
  SeriesController,
  type SeriesStage,
} from './series-controller.ts';

/** How much of its colour an area has: alone, where the grid should shine through, and in a stack. */
const shares = { alone: 0.16, stacked: 0.7 };
const runningShare = 0.35;

/** A filled area with its line on top. */
export class AreaController extends SeriesController {
  static id = 'usage-area';

  protected override drawSeries(given: SeriesStage): void {
    const stage = atPixels(given);
    stage.ctx.globalAlpha = isBeside(stage) ? dimmedShare : 1;
    drawArea(stage);
    drawLine(stage);
    drawActive(stage);
  }
}

function drawArea(stage: SeriesStage): void {
  const { ctx, series, color, looks, running } = stage;
  const alpha = ctx.globalAlpha;
  const share = series.bases ? shares.stacked : shares.alone;
  const path = new Path2D();
  eachStretch(series.values, running, (first, last) => addArea(path, stage, first, last));
  ctx.fillStyle = color;
  ctx.globalAlpha = alpha * share;
  ctx.fill(path);
  if (series.paint.pattern > 0) {
    hatch(ctx, path, [plotBox(stage)], { color: looks.colors.surface, ...repeatedHatch });
  }
  drawRunning(stage, alpha * share);
  ctx.globalAlpha = alpha;
}

/** From the last complete bucket to the running one: paler, and hatched. */
function drawRunning(stage: SeriesStage, alpha: number): void {
  const { ctx, series, color, running } = stage;
  const isKnown = (index: number) => !Number.isNaN(series.values[index] ?? NaN);
  if (running < 1 || !isKnown(running) || !isKnown(running - 1)) return;
  const path = new Path2D();
  addArea(path, stage, running - 1, running);
  ctx.globalAlpha = alpha * runningShare;
  ctx.fill(path);
  ctx.globalAlpha = alpha;
  hatch(ctx, path, [plotBox(stage, running - 1, 2)], { color, ...runningHatch, line: 1 });
}

function addArea(path: Path2D, stage: SeriesStage, first: number, last: number): void {
  startAt(path, stage, first);
  traceTop(path, stage, first, last);
  traceBase(path, stage, first, last);
  path.closePath();
}

/** The box round buckets of this series, or round all. */
function plotBox(stage: SeriesStage, first = 0, count = stage.series.values.length): Box {
  const { left, slot, zero, unit, ends } = stage;
  let [high, low] = [0, 0];
  for (let index = first; index < first + count; index++) {
    high = Math.max(high, ends.high[index] || 0);
    low = Math.min(low, ends.low[index] || 0);
  }
  return [left + first * slot, zero + high * unit, count * slot, (low - high) * unit];
}
