import { BasicPlatform, Chart, registry, type ChartConfiguration, type Scale } from 'chart.js';
import { AreaController } from './area-controller.ts';
import { BarController } from './bar-controller.ts';
import { drawCompare } from './compare.ts';
import { drawBackground, drawForeground, framePadding, type FrameStage } from './frame.ts';
import { LineController } from './line-controller.ts';
import { colorOf, type Looks } from './looks.ts';
import type { Plot, PlotArea, PlotMark, PlotPicture, PlotSeries } from './picture.ts';
import { PlotScale } from './plot-scale.ts';
import { contexts, NoElement, type PlotContext, type PlotDataset } from './series-controller.ts';

// Names of our own: the registry may be the host's, and its entries stay as they are.
Chart.register(AreaController, BarController, LineController, NoElement, PlotScale);

const controllers = { bar: BarController.id, line: LineController.id, area: AreaController.id };

/** Watches nothing in the document. */
class PlotPlatform extends BasicPlatform {
  override getDevicePixelRatio(): number {
    return devicePixelRatio;
  }
}

/** Plugins that the host has registered for its own charts are not for ours. */
function withoutPlugins(): Readonly<Record<string, false>> {
  const { items } = registry.plugins as unknown as { readonly items: object };
  return Object.fromEntries(Object.keys(items).map((id) => [id, false as const]));
}

/** Where the stacks of a picture end; by bucket. */
function stackEnds({ series, count }: PlotPicture): PlotContext['ends'] {
  const ends = { above: new Float64Array(count), below: new Float64Array(count) };
  for (const { values, bases } of series) {
    if (!bases) continue;
    values.forEach((value, index) => {
      if (Number.isNaN(value)) return;
      const end = bases[index]! + value;
      const side = value < 0 ? ends.below : ends.above;
      if (Math.abs(end) > Math.abs(side[index]!)) side[index] = end;
    });
  }
  return ends;
}

class ChartPlot implements Plot {
  readonly #canvas: HTMLCanvasElement;
  readonly #datasets: PlotDataset[] = [];
  #chart: Chart | undefined;
  #picture!: PlotPicture;
  #looks!: Looks;
  #mark: PlotMark = { index: undefined };
  #ends!: PlotContext['ends'];

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    contexts.set(canvas, () => ({
      picture: this.#picture,
      looks: this.#looks,
      mark: this.#mark,
      ends: this.#ends,
    }));
  }

  get area(): PlotArea {
    return this.#chart?.chartArea ?? { left: 0, right: 0, top: 0, bottom: 0 };
  }

  draw(picture: PlotPicture, looks: Looks, width: number, height: number): void {
    this.#picture = picture;
    this.#looks = looks;
    this.#ends = stackEnds(picture);
    this.#setDatasets();
    if (!this.#chart) {
      this.#chart = this.#create(width, height);
      return;
    }
    this.#chart.options = this.#options(width);
    this.#chart.update('none');
    this.#chart.resize(width, height);
  }

  mark(mark: PlotMark): void {
    const { index, series, span } = this.#mark;
    const isSameSpan = mark.span?.first === span?.first && mark.span?.last === span?.last;
    if (mark.index === index && mark.series === series && isSameSpan) return;
    this.#mark = mark;
    this.#chart?.draw();
  }

  destroy(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
    for (const side of ['width', 'height']) this.#canvas.style.removeProperty(side);
  }

  #create(width: number, height: number): Chart {
    this.#canvas.width = width;
    this.#canvas.height = height;
    const configuration = {
      type: BarController.id,
      data: { datasets: this.#datasets },
      options: this.#options(width),
      platform: PlotPlatform,
      plugins: [
        {
          id: 'usage-frame',
          beforeDatasetsDraw: (chart: Chart) => {
            drawBackground(this.#stage(chart));
            this.#drawCompare(chart);
          },
          afterDatasetsDraw: (chart: Chart) => drawForeground(this.#stage(chart)),
        },
      ],
    };
    // Chart.js has types for the charts that it brings, not for those of others.
    return new Chart(this.#canvas, configuration as unknown as ChartConfiguration);
  }

  /** Every option that matters, because the defaults may be the host's. */
  #options(width: number): NonNullable<ChartConfiguration['options']> {
    const { ticks, count } = this.#picture;
    const ctx = this.#canvas.getContext('2d')!;
    const axis = {
      type: PlotScale.id,
      display: false,
      stacked: false,
      reverse: false,
      clip: false,
    };
    const scales = {
      x: { ...axis, axis: 'x', position: 'bottom', min: 0, max: count },
      y: { ...axis, axis: 'y', position: 'left', min: ticks[0]?.value, max: ticks.at(-1)?.value },
    };
    return {
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      clip: false,
      devicePixelRatio,
      indexAxis: 'x',
      plugins: withoutPlugins(),
      layout: { autoPadding: false, padding: framePadding(ctx, this.#picture, this.#looks, width) },
      scales,
    } as unknown as NonNullable<ChartConfiguration['options']>;
  }

  /** Series keep their dataset as long as they are there, so that nothing is built anew. */
  #setDatasets(): void {
    const known = new Map(this.#datasets.map((dataset) => [dataset.key, dataset]));
    const datasets = this.#picture.series.map((series): PlotDataset => {
      const { key, kind, paint } = series;
      const type = controllers[kind];
      const changing = { series, color: colorOf(this.#looks, paint) };
      const present = known.get(key);
      if (present?.type === type) return Object.assign(present, changing);
      return { type, key, data: [], clip: false, ...changing };
    });
    // Chart.js draws the last one first.
    this.#datasets.splice(0, Infinity, ...datasets.toReversed());
  }

  #drawCompare(chart: Chart): void {
    const { compare, ...picture } = this.#picture;
    if (!compare) return;
    const { x, y } = chart.scales as { x: Scale; y: Scale };
    const [left, zero] = [x.getPixelForValue(0), y.getPixelForValue(0)];
    const series: PlotSeries = {
      key: 'compare',
      kind: compare.kind,
      values: compare.values,
      paint: { color: 'other', pattern: 0 },
    };
    drawCompare(
      {
        ctx: chart.ctx,
        picture: { ...picture, running: -1 },
        looks: this.#looks,
        mark: { index: undefined },
        ends: this.#ends,
        series,
        color: this.#looks.colors.compare,
        left,
        slot: x.getPixelForValue(1) - left,
        zero,
        perUnit: y.getPixelForValue(1) - zero,
      },
      compare.kind,
    );
  }

  #stage(chart: Chart): FrameStage {
    const { x, y } = chart.scales as { x: Scale; y: Scale };
    return {
      ctx: chart.ctx,
      picture: this.#picture,
      looks: this.#looks,
      area: chart.chartArea,
      width: chart.width,
      mark: this.#mark,
      edge: (index) => x.getPixelForValue(index),
      y: (value) => y.getPixelForValue(value),
    };
  }
}

/** A drawing on a canvas, made with Chart.js. */
export function createPlot(canvas: HTMLCanvasElement): Plot {
  return new ChartPlot(canvas);
}
