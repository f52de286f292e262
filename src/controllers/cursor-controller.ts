import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** What moved the cursor last. A finger's mark stays after it is lifted. */
export type CursorMode = 'mouse' | 'touch' | 'key';

/** How a plot tells which bucket is meant. */
export interface CursorPlot {
  /** How many buckets there are. */
  readonly count: () => number;
  /** The bucket at a horizontal position on the screen. */
  readonly bucketAt: (clientX: number) => number | undefined;
}

const page = 7;

/**
 * The bucket of a plot that is being looked at: by mouse, by finger, or by key (arrows bucket by
 * bucket, Home, End, Page by seven; Escape lets go). Time runs from left to right in every language.
 */
export class CursorController implements ReactiveController {
  readonly #host: Host;
  readonly #plot: CursorPlot;
  #index: number | undefined;
  #mode: CursorMode = 'mouse';
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

  get mode(): CursorMode {
    return this.#mode;
  }

  hostDisconnected(): void {
    this.clear();
  }

  hostUpdate(): void {
    if (this.#index !== undefined && this.#index >= this.#plot.count()) this.clear();
  }

  clear(): void {
    this.#set(undefined, this.#mode);
  }

  readonly onPointer = (event: PointerEvent): void => {
    this.#target = event.currentTarget;
    const isTouch = event.pointerType === 'touch';
    this.#set(this.#plot.bucketAt(event.clientX), isTouch ? 'touch' : 'mouse');
  };

  readonly onPointerLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch' && this.#mode !== 'key') this.clear();
  };

  /** The browser has taken the gesture for scrolling. */
  readonly onPointerCancel = (): void => this.clear();

  readonly onBlur = (): void => {
    if (this.#mode === 'key') this.clear();
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const last = this.#plot.count() - 1;
    const next = this.#next(event.key, last);
    if (next === undefined || last < 0) return;
    event.preventDefault();
    this.#target = event.currentTarget;
    this.#set(Math.max(0, Math.min(next, last)), 'key');
  };

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

  #set(index: number | undefined, mode: CursorMode): void {
    if (index === this.#index && mode === this.#mode) return;
    this.#index = index;
    this.#mode = mode;
    this.#listen(index !== undefined);
    this.#host.requestUpdate();
  }

  /** While a bucket is meant, Escape lets go of it, and so does a tap elsewhere. */
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
