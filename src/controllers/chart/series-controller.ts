import { DatasetController, Element, type Scale } from 'chart.js';
import type { Looks } from './looks.ts';
import type { PlotMark, PlotPicture, PlotSeries } from './picture.ts';

/** What all series of a plot have in common. */
export interface PlotContext {
  readonly picture: PlotPicture;
  readonly looks: Looks;
  readonly mark: PlotMark;
  /** Where the stacks of a picture end, above and below zero; by bucket. */
  readonly ends: { readonly above: Float64Array; readonly below: Float64Array };
}

/** A series as Chart.js holds it. */
export interface PlotDataset {
  readonly type: string;
  readonly key: string;
  /** Empty: Chart.js would make an object for each point. */
  readonly data: readonly never[];
  /** Drawing is not cut at the edge of the plot. */
  readonly clip: false;
  series: PlotSeries;
  /** As a canvas understands it. */
  color: string;
}

/** What it takes to draw a series. Pixels are those of CSS. */
export interface SeriesStage extends PlotContext {
  readonly ctx: CanvasRenderingContext2D;
  readonly series: PlotSeries;
  readonly color: string;
  /** Left edge of the first bucket, and width of each. */
  readonly left: number;
  readonly slot: number;
  /** Pixels from the top at zero, and per unit; negative, since values grow upwards. */
  readonly zero: number;
  readonly perUnit: number;
}

/** Middle of a bucket. */
export function xOf({ left, slot }: SeriesStage, index: number): number {
  return left + (index + 0.5) * slot;
}

export function yOf({ zero, perUnit }: SeriesStage, value: number): number {
  return zero + value * perUnit;
}

/** Chart.js wants a class for points, although none are made. */
export class NoElement extends Element {
  static id = 'usage-none';
  static override defaults = {};
}

/** Which plot a chart belongs to, so that its series find what they share. */
export const contexts = new WeakMap<object, () => PlotContext>();

/** A controller that reads the values as they came and draws them itself. */
export abstract class SeriesController extends DatasetController {
  static defaults = { datasetElementType: false, dataElementType: NoElement.id };

  protected abstract drawSeries(stage: SeriesStage): void;

  override buildOrUpdateElements(): void {}
  override update(): void {}

  override draw(): void {
    const meta = this.getMeta() as unknown as { readonly xScale: Scale; readonly yScale: Scale };
    const { xScale, yScale } = meta;
    const { series, color } = this.getDataset() as unknown as PlotDataset;
    const context = contexts.get(this.chart.canvas)?.();
    if (!context) return;
    const [left, zero] = [xScale.getPixelForValue(0), yScale.getPixelForValue(0)];
    this.drawSeries({
      ...context,
      ctx: this.chart.ctx,
      series,
      color,
      left,
      slot: xScale.getPixelForValue(1) - left,
      zero,
      perUnit: yScale.getPixelForValue(1) - zero,
    });
  }
}
