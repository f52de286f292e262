import { drawLine } from './line-controller.ts';
import { SeriesController, xOf, yOf, type SeriesStage } from './series-controller.ts';

/** How much of its colour an area has: alone, and on a stack, where areas touch. */
const shares = { alone: 0.14, stacked: 0.6 };

/** A line with the area down to zero, or to the series that it stands on; paler where it is not complete. */
export class AreaController extends SeriesController {
  static id = 'usage-area';

  protected override drawSeries(stage: SeriesStage): void {
    const { ctx, picture, series } = stage;
    const share = series.bases ? shares.stacked : shares.alone;
    ctx.save();
    ctx.fillStyle = stage.color;
    const { running } = picture;
    const last = running >= 0 ? running : picture.count;
    ctx.globalAlpha = share;
    fillBetween(stage, 0, last);
    if (running > 0) {
      ctx.globalAlpha = share / 3;
      fillBetween(stage, running - 1, running + 1);
    }
    ctx.restore();
    drawLine(stage);
  }
}

/** Fills from the first bucket up to before the last, in one piece for each run of measured ones. */
function fillBetween(stage: SeriesStage, first: number, last: number): void {
  const { ctx, series } = stage;
  const { values, bases } = series;
  ctx.beginPath();
  for (let start = first; start < last; start++) {
    let end = start;
    while (end < last && !Number.isNaN(values[end] ?? NaN)) end++;
    if (end === start) continue;
    for (let index = start; index < end; index++) {
      const y = yOf(stage, values[index]! + (bases?.[index] ?? 0));
      if (index === start) ctx.moveTo(xOf(stage, index), y);
      else ctx.lineTo(xOf(stage, index), y);
    }
    for (let index = end - 1; index >= start; index--) {
      ctx.lineTo(xOf(stage, index), yOf(stage, bases?.[index] ?? 0));
    }
    ctx.closePath();
    start = end;
  }
  ctx.fill();
}
