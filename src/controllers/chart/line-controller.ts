import { drawActive, drawLine } from './line.ts';
import { dimmedShare, isBeside, SeriesController, type SeriesStage } from './series-controller.ts';

/** A line with straight segments. */
export class LineController extends SeriesController {
  static id = 'usage-line';

  protected override drawSeries(stage: SeriesStage): void {
    stage.ctx.globalAlpha = isBeside(stage) ? dimmedShare : 1;
    drawLine(stage);
    drawActive(stage);
  }
}
