import { BasicPlatform, Chart, registry, type ChartConfiguration } from 'chart.js';
import { AreaController } from './area-controller.ts';
import { BarController } from './bar-controller.ts';
import { drawBackground, drawForeground, framePadding, type FramePadding } from './frame.ts';
import type { FrameStage } from './frame-stage.ts';
import { LineController } from './line-controller.ts';
import type { Plot, PlotArea, PlotScene } from './picture.ts';
import { PlotScale } from './plot-scale.ts';
import { geometryOf, NoElement, type PlotDataset } from './series-controller.ts';
import { endsOf } from './stack.ts';

const sides = ['width', 'height'] as const;
const controllers = { bar: BarController, line: LineController, area: AreaController };

// Names of our own: the registry may be the host's, and its entries stay as they are.
Chart.register(...Object.values(controllers), NoElement, PlotScale);

/** Watches nothing in the document. */
class PlotPlatform extends BasicPlatform {}

/** Plugins that the host has registered for its own charts are not for ours. */
function withoutPlugins(): Readonly<Record<string, false>> {
  const { items } = registry.plugins as unknown as { readonly items: object };
  return Object.fromEntries(Object.keys(items).map((id) => [id, false as const]));
}

/**
 * Draws on a sheet that stands on no page, and shows that on the canvas: a canvas on a page has the
 * browser compute the layout of the page whenever its font is set.
 */
class ChartPlot implements Plot {
  readonly #canvas: HTMLCanvasElement;
  readonly #sheet = document.createElement('canvas');
  readonly #datasets: PlotDataset[] = [];
  #chart: Chart | undefined;
  #scene!: PlotScene;
  #padding!: FramePadding;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  get area(): PlotArea {
    return this.#chart?.chartArea ?? { left: 0, right: 0, top: 0, bottom: 0 };
  }

  draw(scene: PlotScene): void {
    const former = this.#chart && this.#scene;
    if (former && isSamePicture(former, scene)) {
      // Only another bucket is looked at.
      this.#scene = scene;
      for (const dataset of this.#datasets) dataset.scene = scene;
      this.#chart!.draw();
      this.#show();
    } else {
      this.redraw(scene);
    }
  }

  redraw(scene: PlotScene): void {
    const chart = this.#chart;
    const before = this.#layoutKey();
    this.#scene = scene;
    this.#padding = framePadding(this.#sheet.getContext('2d')!, scene);
    this.#setDatasets();
    if (!chart) {
      this.#chart = this.#create();
    } else if (!this.#hasSize(chart)) {
      chart.resize(scene.width, scene.height);
    } else if (before !== this.#layoutKey()) {
      chart.update('none');
    } else {
      // Values are read as they come: whatever else is the same needs no new layout.
      chart.draw();
    }
    this.#show();
  }

  /** Lets everything go but what stands on the canvas. */
  release(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
    resize(this.#sheet, 0, 0);
  }

  destroy(): void {
    this.release();
    resize(this.#canvas, 0, 0);
    for (const side of sides) this.#canvas.style.removeProperty(side);
  }

  #show(): void {
    const { width, height } = this.#sheet;
    if (width === 0 || height === 0) return;
    const context = this.#canvas.getContext('2d')!;
    resize(this.#canvas, width, height);
    for (const side of sides) {
      const length = `${this.#scene[side]}px`;
      if (this.#canvas.style[side] !== length) this.#canvas.style[side] = length;
    }
    context.globalCompositeOperation = 'copy';
    context.drawImage(this.#sheet, 0, 0);
  }

  #hasSize(chart: Chart): boolean {
    const { width, height, ratio } = this.#scene;
    return (
      chart.width === width && chart.height === height && chart.currentDevicePixelRatio === ratio
    );
  }

  /** The same as long as Chart.js would come to the same layout. */
  #layoutKey(): string {
    if (!this.#chart) return '';
    const { ticks, count } = this.#scene.picture;
    const order = this.#datasets.map(({ key, type }) => [key, type]);
    return JSON.stringify([this.#padding, count, ticks[0]?.value, ticks.at(-1)?.value, order]);
  }

  #create(): Chart {
    resize(this.#sheet, this.#scene.width, this.#scene.height);
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
    return new Chart(this.#sheet, configuration as unknown as ChartConfiguration);
  }

  /**
   * Every option that matters, because the defaults may be the host's. What changes is a function, so
   * that the options are read once.
   */
  #options(): NonNullable<ChartConfiguration['options']> {
    const axis = {
      type: PlotScale.id,
      display: false,
      stacked: false,
      reverse: false,
      clip: false,
    };
    const end = (place: 0 | -1) => () => this.#scene.picture.ticks.at(place)?.value;
    const scales = {
      x: { ...axis, axis: 'x', position: 'bottom', min: 0, max: () => this.#scene.picture.count },
      y: { ...axis, axis: 'y', position: 'left', min: end(0), max: end(-1) },
    };
    return {
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      events: [],
      clip: false,
      devicePixelRatio: () => this.#scene.ratio,
      indexAxis: 'x',
      plugins: withoutPlugins(),
      layout: { autoPadding: false, padding: () => this.#padding },
      scales,
    } as unknown as NonNullable<ChartConfiguration['options']>;
  }

  /** Series keep their dataset as long as they are there, so that nothing is built anew. */
  #setDatasets(): void {
    const scene = this.#scene;
    const { series, count } = scene.picture;
    const known = new Map(this.#datasets.map((dataset) => [dataset.key, dataset]));
    const ends = {
      bar: endsOf(series, 'bar', count),
      line: endsOf(series, 'line', 0),
      area: endsOf(series, 'area', count),
    };
    const datasets = series.map((one, index): PlotDataset => {
      const { key, kind } = one;
      const type = controllers[kind].id;
      const present = known.get(key);
      // Chart.js draws what has a lower order later.
      const changing = { series: one, scene, ends: ends[kind], order: -index };
      if (present?.type === type) return Object.assign(present, changing);
      return { type, key, data: [], clip: false, ...changing };
    });
    this.#datasets.splice(0, Infinity, ...datasets);
  }

  #stage(chart: Chart): FrameStage {
    return { ...this.#scene, ...geometryOf(chart, this.#scene.ratio), area: chart.chartArea };
  }
}

/** In device pixels. A canvas that is given its size once more would be emptied and allocated anew. */
function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** Whether two scenes differ in nothing but what is looked at. */
function isSamePicture(a: PlotScene, b: PlotScene): boolean {
  return (
    a.picture === b.picture &&
    a.looks === b.looks &&
    a.width === b.width &&
    a.height === b.height &&
    a.ratio === b.ratio
  );
}

/** A drawing on a canvas, made with Chart.js. */
export function createPlot(canvas: HTMLCanvasElement): Plot {
  return new ChartPlot(canvas);
}

/** A scene on a canvas of its own, which stands on no page. */
export function paintScene(scene: PlotScene): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const plot = new ChartPlot(canvas);
  plot.redraw(scene);
  plot.release();
  return canvas;
}
