import { DatasetController, Element, type Chart, type Scale } from 'chart.js';
import type { Geometry, Numbers, Track } from './geometry.ts';
import { colorOf, type Looks } from './looks.ts';
import type { PlotMark, PlotScene, PlotSeries } from './picture.ts';
import { longestOf, type Ends } from './stack.ts';

/** A series as Chart.js holds it. */
export interface PlotDataset {
  readonly type: string;
  readonly key: string;
  /** Empty: Chart.js would make an object for each point. */
  readonly data: readonly never[];
  /** Drawing is not cut at the edge of the plot. */
  readonly clip: false;
  /** What is lower is drawn later. */
  order: number;
  series: PlotSeries;
  scene: PlotScene;
  /** Where the stack of its kind ends. */
  ends: Ends;
}

/** What it takes to draw a series, in pixels. */
export interface SeriesStage extends Track {
  readonly series: Omit<PlotSeries, 'values' | 'bases'> & Track['series'];
  readonly ends: Ends;
  readonly color: string;
  readonly looks: Looks;
  readonly mark: PlotMark;
}

/** How much of their colour those keep that are not looked at. */
export const dimmedShare = 0.42;

/** Whether the keyboard is on another series. */
export function isBeside({ mark, series }: SeriesStage): boolean {
  return mark.series !== undefined && mark.series !== series.key;
}

/**
 * Buckets that are narrower than a pixel are drawn as one for each column of pixels: the one whose
 * stack is longest, so that peaks stay and parts belong together.
 */
export function atPixels(stage: SeriesStage): SeriesStage {
  const { slot, ratio, ends, series, mark, running } = stage;
  const { values, bases } = series;
  if (slot * ratio >= 1 || values.length === 0) return stage;
  const count = Math.max(1, Math.round(values.length * slot * ratio));
  const picked = longestOf(ends, count);
  const pick = (list: Numbers) => Float64Array.from(picked, (index) => list[index] ?? NaN);
  const columnOf = (index: number) => Math.floor((index / values.length) * count);
  return {
    ...stage,
    series: { ...series, values: pick(values), bases: bases && pick(bases) },
    ends: { high: pick(ends.high), low: pick(ends.low) },
    slot: (slot * values.length) / count,
    mark: { ...mark, index: mark.index === undefined ? undefined : columnOf(mark.index) },
    running: running < 0 ? running : columnOf(running),
  };
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
    const { series, scene, ends } = this.getDataset() as unknown as PlotDataset;
    const { looks, mark, ratio, picture } = scene;
    const { ctx } = this.chart;
    ctx.save();
    this.drawSeries({
      ...geometryOf(this.chart, ratio),
      series,
      ends,
      color: colorOf(looks, series.paint),
      looks,
      mark,
      running: picture.running,
    });
    ctx.restore();
  }
}

/** Where the values of a chart stand. */
export function geometryOf(chart: Chart, ratio: number): Geometry {
  const { x, y } = chart.scales as { readonly x: Scale; readonly y: Scale };
  return {
    ctx: chart.ctx,
    ratio,
    left: x.left,
    slot: (x.right - x.left) / (x.max - x.min),
    zero: y.getPixelForValue(0),
    unit: (y.top - y.bottom) / (y.max - y.min),
  };
}
