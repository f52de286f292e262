import { BasicPlatform, Chart, registry, type ChartConfiguration, type Scale } from 'chart.js';
import { BarController } from './bar-controller.ts';
import { drawBackground, drawForeground, framePadding, type FrameStage } from './frame.ts';
import { LineController } from './line-controller.ts';
import type { Looks } from './looks.ts';
import type { Plot, PlotArea, PlotMark, PlotPicture } from './picture.ts';
import { PlotScale } from './plot-scale.ts';
import { NoElement, type PlotDataset } from './series-controller.ts';

// Names of our own: the registry may be the host's, and its entries stay as they are.
Chart.register(BarController, LineController, NoElement, PlotScale);

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

class ChartPlot implements Plot {
  readonly #canvas: HTMLCanvasElement;
  readonly #datasets: PlotDataset[] = [];
  #chart: Chart | undefined;
  #picture!: PlotPicture;
  #looks!: Looks;
  #active: number | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  get area(): PlotArea {
    return this.#chart?.chartArea ?? { left: 0, right: 0, top: 0, bottom: 0 };
  }

  draw(picture: PlotPicture, looks: Looks, width: number, height: number): void {
    this.#picture = picture;
    this.#looks = looks;
    this.#setDatasets();
    if (!this.#chart) {
      this.#chart = this.#create(width, height);
      return;
    }
    this.#chart.options = this.#options();
    this.#chart.update('none');
    this.#chart.resize(width, height);
  }

  mark({ index }: PlotMark): void {
    if (index === this.#active) return;
    this.#active = index;
    for (const dataset of this.#datasets) dataset.active = index;
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
      options: this.#options(),
      platform: PlotPlatform,
      plugins: [
        {
          id: 'usage-frame',
          beforeDatasetsDraw: (chart: Chart) => drawBackground(this.#stage(chart)),
          afterDatasetsDraw: (chart: Chart) => drawForeground(this.#stage(chart)),
        },
      ],
    };
    // Chart.js has types for the charts that it brings, not for those of others.
    return new Chart(this.#canvas, configuration as unknown as ChartConfiguration);
  }

  /** Every option that matters, because the defaults may be the host's. */
  #options(): NonNullable<ChartConfiguration['options']> {
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
      layout: { autoPadding: false, padding: framePadding(ctx, this.#picture, this.#looks) },
      scales,
    } as unknown as NonNullable<ChartConfiguration['options']>;
  }

  /** Series keep their dataset as long as they are there, so that nothing is built anew. */
  #setDatasets(): void {
    const { series, running } = this.#picture;
    const known = new Map(this.#datasets.map((dataset) => [dataset.key, dataset]));
    const datasets = series.map(({ key, kind, values, paint }) => {
      const chartType = kind === 'bar' ? BarController.id : LineController.id;
      const present = known.get(key);
      const changing = {
        values,
        color: this.#looks.colors[paint.color as 'single'] ?? '#888',
        surface: this.#looks.colors.surface,
        running,
        active: this.#active,
      };
      if (present?.type === chartType) return Object.assign(present, changing);
      return { type: chartType, key, data: [], clip: false as const, ...changing };
    });
    this.#datasets.splice(0, Infinity, ...datasets);
  }

  #stage(chart: Chart): FrameStage {
    const { x, y } = chart.scales as { x: Scale; y: Scale };
    return {
      ctx: chart.ctx,
      picture: this.#picture,
      looks: this.#looks,
      area: chart.chartArea,
      width: chart.width,
      active: this.#active,
      edge: (index) => x.getPixelForValue(index),
      y: (value) => y.getPixelForValue(value),
    };
  }
}

/** A drawing on a canvas, made with Chart.js. */
export function createPlot(canvas: HTMLCanvasElement): Plot {
  return new ChartPlot(canvas);
}
