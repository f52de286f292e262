import { DatasetController, Element, type Scale } from 'chart.js';

/** A series as Chart.js holds it. */
export interface PlotDataset {
  readonly type: string;
  readonly key: string;
  /** Empty: Chart.js would make an object for each point. */
  readonly data: readonly never[];
  /** Drawing is not cut at the edge of the plot. */
  readonly clip: false;
  /** `NaN` where there is nothing to draw. */
  values: readonly number[];
  color: string;
  surface: string;
  /** Index of the bucket that is not complete, or -1. */
  running: number;
  /** Index of the bucket that is being looked at. */
  active: number | undefined;
}

/** What it takes to draw a series, in pixels. */
export interface SeriesStage {
  readonly ctx: CanvasRenderingContext2D;
  readonly dataset: PlotDataset;
  /** Middle of a bucket. */
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  /** Width of a bucket. */
  readonly slot: number;
}

/** Chart.js wants a class for points, although none are made. */
export class NoElement extends Element {
  static id = 'usage-none';
  static override defaults = {};
}

/** A controller that reads the values as they came and draws them itself. */
export abstract class SeriesController extends DatasetController {
  static defaults = { datasetElementType: false, dataElementType: NoElement.id };

  protected abstract drawSeries(stage: SeriesStage): void;

  override buildOrUpdateElements(): void {}
  override update(): void {}

  override draw(): void {
    const meta = this.getMeta() as unknown as { readonly xScale: Scale; readonly yScale: Scale };
    const { xScale, yScale } = meta;
    this.drawSeries({
      ctx: this.chart.ctx,
      dataset: this.getDataset() as unknown as PlotDataset,
      x: (index) => xScale.getPixelForValue(index + 0.5),
      y: (value) => yScale.getPixelForValue(value),
      slot: xScale.getPixelForValue(1) - xScale.getPixelForValue(0),
    });
  }
}
