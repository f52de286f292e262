import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { warnOnce } from '../internal/warn.ts';
import { areEqualLooks, ownColorsOf, type Looks } from './chart/looks.ts';
import type { Plot, PlotArea, PlotMark, PlotPicture, PlotScene } from './chart/picture.ts';
import { readLooks, renderProbe } from './chart/probe.ts';
import { Surroundings } from './chart/surroundings.ts';

type Host = ReactiveControllerHost & HTMLElement;
type PlotModule = typeof import('./chart/plot.ts');

/** Whether the drawing library is there; it is loaded when the first chart enters a page. */
export type ChartState = 'loading' | 'ready' | 'failed';

let plotModule: PlotModule | undefined;

const noMark: PlotMark = { index: undefined };

/**
 * One chart on a canvas. Loads the drawing library on demand and hides it: nothing else knows
 * which one it is. Draws after every update of its host that changed something, in the colours and
 * the size of the moment, and follows when these change; draws nothing while nobody can see it. Lets
 * everything go when the host has left the page, and starts again when it returns.
 */
export class ChartController implements ReactiveController {
  readonly #host: Host;
  readonly #picture: () => PlotPicture | undefined;
  readonly #mark: () => PlotMark;
  readonly #canvas = createRef<HTMLCanvasElement>();
  readonly #probe = createRef<HTMLElement>();
  #state: ChartState = plotModule ? 'ready' : 'loading';
  #plot: Plot | undefined;
  #watched: HTMLCanvasElement | undefined;
  #surroundings: Surroundings | undefined;
  #looks: Looks | undefined;
  #drawn: PlotScene | undefined;

  /**
   * @param picture what to draw; the same object as long as nothing changed
   * @param mark what is being looked at
   */
  constructor(host: Host, picture: () => PlotPicture | undefined, mark: () => PlotMark) {
    this.#host = host;
    this.#picture = picture;
    this.#mark = mark;
    host.addController(this);
  }

  get state(): ChartState {
    return this.#state;
  }

  /** The canvas, which fills its container, and what tells its colours. */
  render(): TemplateResult {
    return html`<canvas class="drawn" aria-hidden="true" ${ref(this.#canvas)}></canvas
      >${renderProbe(this.#probe, ownColorsOf(this.#picture()?.series))}`;
  }

  /** Index of the bucket at a horizontal position on the screen; the nearest one beside the plot. */
  bucketAt(clientX: number): number | undefined {
    const [area, count] = [this.#area, this.#picture()?.count ?? 0];
    if (!area || count === 0) return undefined;
    const index = Math.floor(((clientX - area.left) / (area.right - area.left)) * count);
    return Math.max(0, Math.min(index, count - 1));
  }

  /** Where a bucket stands on the screen, from the top of the plot to its axis. */
  boxOf(index: number): DOMRect | undefined {
    const [area, count] = [this.#area, this.#picture()?.count ?? 0];
    if (!area || count === 0) return undefined;
    const slot = (area.right - area.left) / count;
    return new DOMRect(area.left + index * slot, area.top, slot, area.bottom - area.top);
  }

  /**
   * The picture on a canvas of its own, on nothing, without what is being looked at; also while the
   * host shows something else. `undefined` while there is none to draw or nothing to draw it with.
   */
  paint(paper: Pick<PlotScene, 'looks' | 'width' | 'height' | 'ratio'>) {
    const picture = this.#picture();
    return picture && plotModule?.paintScene({ ...paper, picture, mark: noMark });
  }

  get #area(): PlotArea | undefined {
    const [canvas, area] = [this.#watched, this.#plot?.area];
    if (!canvas || !area) return undefined;
    const { left, top } = canvas.getBoundingClientRect();
    return {
      left: left + area.left,
      right: left + area.right,
      top: top + area.top,
      bottom: top + area.bottom,
    };
  }

  hostConnected(): void {
    if (!plotModule) void this.#load();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // A move is a leave and an enter, and keeps the chart.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#release();
    });
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    if (this.#canvas.value !== this.#watched) this.#watch(this.#canvas.value);
    this.#draw();
  }

  async #load(): Promise<void> {
    try {
      plotModule ??= await import('./chart/plot.ts');
      this.#state = 'ready';
    } catch (error) {
      this.#state = 'failed';
      warnOnce(
        `Charts are shown as tables, since their code could not be loaded: ${String(error)}`,
      );
    }
    this.#host.requestUpdate();
  }

  #watch(canvas: HTMLCanvasElement | undefined): void {
    this.#release();
    const container = canvas?.parentElement;
    if (!canvas || !container) return;
    this.#watched = canvas;
    this.#surroundings = new Surroundings(container, this.#probe.value, {
      onChange: () => this.#draw(),
      onLooks: () => {
        this.#looks = undefined;
        this.#draw();
      },
      onFonts: () => {
        if (this.#drawn) this.#plot?.redraw(this.#drawn);
      },
    });
  }

  /** The colours of now; the same object as long as nothing changed. */
  #currentLooks(): Looks | undefined {
    const probe = this.#probe.value;
    const own = ownColorsOf(this.#picture()?.series);
    const known = this.#looks;
    if (known && own.length === known.own.size && own.every((css) => known.own.has(css)))
      return known;
    if (!probe) return undefined;
    const looks = readLooks(probe, own);
    const former = this.#drawn?.looks;
    this.#looks = former && areEqualLooks(former, looks) ? former : looks;
    return this.#looks;
  }

  #draw(): void {
    const [canvas, picture, around] = [this.#watched, this.#picture(), this.#surroundings];
    if (!canvas || !picture || !plotModule || !around?.isSeen) return;
    const looks = this.#currentLooks();
    if (!looks) return;
    const { width, height } = around;
    const mark = this.#mark();
    const scene = { picture, looks, mark, width, height, ratio: devicePixelRatio };
    if (this.#drawn && isSameScene(this.#drawn, scene)) return;
    this.#drawn = scene;
    this.#plot ??= plotModule.createPlot(canvas);
    this.#plot.draw(scene);
  }

  #release(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#surroundings?.stop();
    this.#surroundings = undefined;
    this.#watched = undefined;
    this.#looks = undefined;
    this.#drawn = undefined;
  }
}

function isSameScene({ mark, ...a }: PlotScene, { mark: other, ...b }: PlotScene): boolean {
  const names = Object.keys(a) as (keyof typeof a)[];
  return (
    names.every((name) => a[name] === b[name]) &&
    mark.index === other.index &&
    mark.series === other.series &&
    mark.span?.first === other.span?.first &&
    mark.span?.last === other.span?.last
  );
}
