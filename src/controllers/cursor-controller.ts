import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BucketSpan } from '../model/trend.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** What moved the cursor last. A finger's mark stays after it is lifted. */
export type CursorMode = 'mouse' | 'touch' | 'key';

/** How a plot tells what is meant, and what it does with it. */
export interface CursorPlot {
  /** How many buckets there are. */
  readonly count: () => number;
  /** How many series can be read one by one. Default: one. */
  readonly seriesCount?: () => number;
  /** The bucket at a horizontal position on the screen. */
  readonly bucketAt: (clientX: number) => number | undefined;
  /** Whether buckets can be selected. Default: they cannot, and there is no brush. */
  readonly canSelect?: () => boolean;
  /** The user pressed a bucket or drew a brush over several. */
  readonly select?: (span: BucketSpan) => void;
}

const page = 7;

/**
 * What of a plot is being looked at: a bucket, one of the series, and a span of buckets under a brush.
 *
 * - By mouse: the bucket under it; a click selects it, a drag selects several.
 * - By finger: the bucket that was touched; another tap selects it.
 * - By key: left and right go bucket by bucket, Page by seven, Home and End to the ends, up and down
 *   from series to series. With Shift they draw a brush. Enter selects, Escape lets go.
 *
 * Time runs from left to right in every language.
 */
export class CursorController implements ReactiveController {
  readonly #host: Host;
  readonly #plot: CursorPlot;
  #index: number | undefined;
  #series = 0;
  /** Where a brush began. */
  #anchor: number | undefined;
  #mode: CursorMode = 'mouse';
  #isPressed = false;
  #pressing: AbortController | undefined;
  /** The finger is down on the bucket that was marked already. */
  #isSecondTap = false;
  #target: EventTarget | null = null;
  #listening: AbortController | undefined;

  constructor(host: Host, plot: CursorPlot) {
    this.#host = host;
    this.#plot = plot;
    host.addController(this);
  }

  /** Index of the bucket, `undefined` while none is meant. */
  get index(): number | undefined {
    return this.#index;
  }

  /** Index of the series, 0 for the first. */
  get series(): number {
    return this.#series;
  }

  /** The buckets under the brush, while one is drawn. */
  get span(): BucketSpan | undefined {
    const [index, anchor] = [this.#index, this.#anchor];
    if (index === undefined || anchor === undefined || index === anchor) return undefined;
    return { first: Math.min(index, anchor), last: Math.max(index, anchor) };
  }

  get #seriesCount(): number {
    return this.#plot.seriesCount?.() ?? 1;
  }

  get #canSelect(): boolean {
    return this.#plot.canSelect?.() ?? false;
  }

  get mode(): CursorMode {
    return this.#mode;
  }

  hostDisconnected(): void {
    this.clear();
  }

  hostUpdate(): void {
    if (this.#index !== undefined && this.#index >= this.#plot.count()) this.clear();
    if (this.#series >= this.#seriesCount) this.#series = 0;
  }

  clear(): void {
    this.#release();
    if (this.#series > 0) {
      this.#series = 0;
      this.#host.requestUpdate();
    }
    this.#set(undefined, this.#mode);
  }

  readonly onPointerDown = (event: PointerEvent): void => {
    if (event.button > 0) return;
    const bucket = this.#plot.bucketAt(event.clientX);
    this.#isSecondTap = event.pointerType === 'touch' && bucket === this.#index;
    this.#isPressed = bucket !== undefined && this.#canSelect;
    this.onPointer(event);
    if (!this.#isPressed) return;
    if (event.pointerType !== 'touch') this.#anchor = bucket;
    // A brush may leave the plot and come back.
    const { signal } = (this.#pressing = new AbortController());
    document.addEventListener('pointermove', this.#onDrag, { signal });
    document.addEventListener('pointerup', this.#onPointerUp, { signal });
  };

  readonly #onDrag = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#point(event);
  };

  readonly onPointer = (event: PointerEvent): void => {
    this.#target = event.currentTarget;
    this.#point(event);
  };

  #point(event: PointerEvent): void {
    const isTouch = event.pointerType === 'touch';
    const bucket = this.#plot.bucketAt(event.clientX);
    if (bucket !== this.#index) this.#isSecondTap = false;
    this.#set(bucket, isTouch ? 'touch' : 'mouse', this.#isPressed ? this.#anchor : undefined);
  }

  readonly #onPointerUp = (event: PointerEvent): void => {
    const isSelected = this.#isPressed && (event.pointerType !== 'touch' || this.#isSecondTap);
    this.#release();
    if (isSelected) this.#select();
  };

  #release(): void {
    this.#isPressed = false;
    this.#pressing?.abort();
    this.#pressing = undefined;
  }

  readonly onPointerLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch' && this.#mode !== 'key' && !this.#isPressed) this.clear();
  };

  /** The browser has taken the gesture for scrolling. */
  readonly onPointerCancel = (): void => this.clear();

  readonly onBlur = (): void => {
    if (this.#mode === 'key') this.clear();
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key, shiftKey } = event;
    const isHandled = key === 'Enter' ? this.#select() : this.#move(key, shiftKey);
    if (!isHandled) return;
    event.preventDefault();
    this.#target = event.currentTarget;
  };

  #select(): boolean {
    const { index, span = index === undefined ? undefined : { first: index, last: index } } = this;
    if (!span || !this.#canSelect) return false;
    this.clear();
    this.#plot.select?.(span);
    return true;
  }

  #move(key: string, isBrush: boolean): boolean {
    const [last, lastSeries] = [this.#plot.count() - 1, this.#seriesCount - 1];
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      if (lastSeries < 1) return false;
      const next = this.#series + (key === 'ArrowDown' ? 1 : -1);
      this.#series = Math.max(0, Math.min(next, lastSeries));
      this.#mode = 'key';
      this.#listen(true);
      this.#host.requestUpdate();
      return true;
    }
    const next = this.#next(key, last);
    if (next === undefined || last < 0) return false;
    const isDrawing = isBrush && this.#canSelect;
    const anchor = isDrawing ? (this.#anchor ?? this.#index) : undefined;
    this.#set(Math.max(0, Math.min(next, last)), 'key', anchor);
    return true;
  }

  #next(key: string, last: number): number | undefined {
    const index = this.#index;
    switch (key) {
      case 'ArrowRight':
        return (index ?? -1) + 1;
      case 'ArrowLeft':
        return (index ?? last + 1) - 1;
      case 'PageDown':
        return (index ?? -1) + page;
      case 'PageUp':
        return (index ?? last + 1) - page;
      case 'Home':
        return 0;
      case 'End':
        return last;
      default:
        return undefined;
    }
  }

  #set(index: number | undefined, mode: CursorMode, anchor?: number): void {
    this.#listen(index !== undefined);
    if (index === this.#index && mode === this.#mode && anchor === this.#anchor) return;
    this.#index = index;
    this.#mode = mode;
    this.#anchor = anchor;
    this.#host.requestUpdate();
  }

  /** While something is meant, Escape lets go of it, and so does a tap elsewhere. */
  #listen(on: boolean): void {
    if (on === (this.#listening !== undefined)) return;
    this.#listening?.abort();
    this.#listening = on ? new AbortController() : undefined;
    if (!this.#listening) return;
    const options = { capture: true, signal: this.#listening.signal };
    document.addEventListener('keydown', this.#onEscape, options);
    document.addEventListener('pointerdown', this.#onPress, options);
  }

  readonly #onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Whatever the chart stands in stays open.
    event.preventDefault();
    event.stopPropagation();
    this.clear();
  };

  readonly #onPress = (event: PointerEvent): void => {
    if (this.#target && !event.composedPath().includes(this.#target)) this.clear();
  };
}
