import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { windowParts, type WindowPart } from '../model/row-window.ts';

interface Options {
  /** The scrolling area with the rows, once it is there. */
  readonly scroller: () => HTMLElement | null;
  readonly count: () => number;
  /** A row that stays drawn because it has the focus. */
  readonly kept: () => number | undefined;
}

/** Rows drawn above and below what is in view, so that a fast hand sees no blank. */
const beyond = 8;
/** Until a row has been measured, in CSS pixels. */
const usualRow = 35;

/** Watches an area of evenly high rows, `[part~="row"]`, and says which of them to draw. */
export class RowWindowController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: Options;
  /** Made with the first list: a server has none. */
  #sizes: ResizeObserver | undefined;
  #scroller: HTMLElement | null = null;
  #rowHeight = usualRow;
  #height = 0;
  #first = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Height of one row in CSS pixels. */
  get rowHeight(): number {
    return this.#rowHeight;
  }

  get parts(): readonly WindowPart[] {
    return windowParts({
      count: this.#options.count(),
      first: this.#first,
      inView: this.inView,
      beyond,
      kept: this.#options.kept(),
    });
  }

  /** Whether so little is left below that the next page is wanted: two views of rows. */
  get isNearEnd(): boolean {
    return this.#options.count() < this.near.to + beyond;
  }

  /** Rows that are soon in view, if not yet: one view of them before and two behind it. */
  get near(): { readonly from: number; readonly to: number } {
    return { from: this.#first - this.inView, to: this.#first + 3 * this.inView };
  }

  get isAtStart(): boolean {
    return this.#first === 0;
  }

  /** How many rows are in view, cut ones included. */
  get inView(): number {
    return Math.ceil((this.#height || 18 * usualRow) / this.#rowHeight) + 1;
  }

  toStart(): void {
    if (this.#scroller) this.#scroller.scrollTop = 0;
    this.#first = 0;
  }

  hostUpdated(): void {
    const scroller = this.#options.scroller();
    if (scroller === this.#scroller) return;
    this.#scroller?.removeEventListener('scroll', this.look);
    this.#sizes?.disconnect();
    this.#scroller = scroller;
    // Another area stands at its beginning.
    if (this.#first > 0) this.#host.requestUpdate();
    this.#first = 0;
    scroller?.addEventListener('scroll', this.look, { passive: true });
    // Tells the sizes once they are known, so that nothing has to be laid out just to be asked.
    this.#sizes ??= new ResizeObserver(() => this.#measure());
    if (scroller) this.#sizes.observe(scroller);
  }

  hostDisconnected(): void {
    this.#scroller?.removeEventListener('scroll', this.look);
    this.#sizes?.disconnect();
    this.#scroller = null;
  }

  #measure(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const row = scroller.querySelector('[part~="row"]')?.getBoundingClientRect().height;
    const rowHeight = row || this.#rowHeight;
    const height = scroller.clientHeight;
    this.look();
    if (rowHeight === this.#rowHeight && height === this.#height) return;
    this.#rowHeight = rowHeight;
    this.#height = height;
    this.#host.requestUpdate();
  }

  /** Looks anew where the area is scrolled to. */
  readonly look = (): void => {
    const first = Math.floor((this.#scroller?.scrollTop ?? 0) / this.#rowHeight);
    if (first === this.#first) return;
    this.#first = first;
    this.#host.requestUpdate();
  };
}
