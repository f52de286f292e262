import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { warnOnce } from '../internal/warn.ts';
import { readLooks, renderProbe, type Looks } from './chart/looks.ts';
import type { Plot, PlotArea, PlotMark, PlotPicture } from './chart/picture.ts';

type Host = ReactiveControllerHost & HTMLElement;
type PlotModule = typeof import('./chart/plot.ts');

/** Whether the drawing library is there; it is loaded when the first chart enters a page. */
export type ChartState = 'loading' | 'ready' | 'failed';

/** A chart is drawn a little before it comes into view: so many pixels. */
const viewMargin = 200;

/** Whether an element is in the window or nearly so; an observer tells it only with the next frame. */
function isNearView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -viewMargin && top < innerHeight + viewMargin;
}

let plotModule: PlotModule | undefined;

/**
 * One chart on a canvas. Loads the drawing library on demand and hides it: nothing else knows
 * which one it is. Draws after every update of its host that changed something, in the colours and
 * the size of the moment, and follows when these change. Lets everything go when the host has left
 * the page, and starts again when it returns.
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
  #resizes: ResizeObserver | undefined;
  #views: IntersectionObserver | undefined;
  #isInView = false;
  #listening: AbortController | undefined;
  #looks: Looks | undefined;
  #drawn: readonly unknown[] = [];

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
    return html`<canvas aria-hidden="true" ${ref(this.#canvas)}></canvas
      >${renderProbe(this.#probe, this.#ownColors())}`;
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

  /** Colours that values of the picture bring, each once. */
  #ownColors(): readonly string[] {
    const colors = this.#picture()?.series.map(({ paint }) => paint.color) ?? [];
    return [...new Set(colors.flatMap((color) => (typeof color === 'string' ? [] : [color.css])))];
  }

  /** The picture on a canvas of its own, without marks; `undefined` while there is nothing to draw. */
  paint(width: number, height: number): HTMLCanvasElement | undefined {
    const [probe, picture] = [this.#probe.value, this.#picture()];
    if (!probe || !picture || !plotModule) return undefined;
    const canvas = document.createElement('canvas');
    const plot = plotModule.createPlot(canvas);
    plot.draw(picture, readLooks(probe, this.#ownColors()), width, height);
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [canvas.width, canvas.height];
    copy.getContext('2d')?.drawImage(canvas, 0, 0);
    plot.destroy();
    return copy;
  }

  /** Colours and type of the chart; `undefined` before the first drawing. */
  get looks(): Looks | undefined {
    return this.#looks;
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
    this.#resizes = new ResizeObserver(() => this.#redraw());
    this.#resizes.observe(container);
    this.#isInView = isNearView(container);
    this.#views = new IntersectionObserver((entries) => this.#see(entries), {
      rootMargin: `${viewMargin}px`,
    });
    this.#views.observe(container);
    const { signal } = (this.#listening = new AbortController());
    document.addEventListener('visibilitychange', () => this.#draw(), { signal });
    // Sent by every change of a colour or of the type's size; see `renderProbe`.
    this.#probe.value?.addEventListener('transitionrun', () => this.#redraw(), { signal });
    document.fonts.addEventListener('loadingdone', () => this.#redraw(), { signal });
    this.#watchResolution(signal);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    this.#isInView = entries.at(-1)?.isIntersecting ?? false;
    this.#draw();
  }

  /** A page moved to another screen has other pixels and need not have another size. */
  #watchResolution(signal: AbortSignal): void {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        this.#redraw();
        this.#watchResolution(signal);
      },
      { once: true, signal },
    );
  }

  #redraw(): void {
    this.#looks = undefined;
    this.#draw();
  }

  #draw(): void {
    const [canvas, probe, picture] = [this.#watched, this.#probe.value, this.#picture()];
    if (!canvas || !probe || !picture || !plotModule) return;
    // What nobody sees is drawn when somebody does.
    if (!this.#isInView || document.hidden) return;
    const { clientWidth: width = 0, clientHeight: height = 0 } = canvas.parentElement ?? {};
    if (width === 0 || height === 0) return;
    const ownColors = this.#ownColors();
    if (ownColors.some((css) => !this.#looks?.ownColors.has(css))) this.#looks = undefined;
    this.#looks ??= readLooks(probe, ownColors);
    this.#plot ??= plotModule.createPlot(canvas);
    this.#plot.mark(this.#mark());
    const wanted = [picture, this.#looks, width, height];
    if (wanted.every((part, index) => part === this.#drawn[index])) return;
    this.#drawn = wanted;
    this.#plot.draw(picture, this.#looks, width, height);
  }

  #release(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#resizes?.disconnect();
    this.#resizes = undefined;
    this.#views?.disconnect();
    this.#views = undefined;
    this.#isInView = false;
    this.#listening?.abort();
    this.#listening = undefined;
    this.#watched = undefined;
    this.#looks = undefined;
    this.#drawn = [];
  }
}
