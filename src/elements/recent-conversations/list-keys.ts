import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RowWindowController } from '../../controllers/row-window-controller.ts';
import type { WindowPart } from '../../model/row-window.ts';

interface Options {
  readonly count: () => number;
  readonly window: () => RowWindowController;
}

/** Leads the keyboard through rows of which only some are drawn, and keeps the focus where it is. */
export class ListKeys implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: Options;
  #active = 0;
  #hasFocus = false;
  /** A row that gets the focus as soon as it is drawn. */
  #wanted: number | undefined;
  /** What in the rows had the focus before an update. */
  #focused: Element | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The row that has the focus, or had it last. */
  get active(): number {
    return this.#active;
  }

  /** Whether the focus is in a row. */
  get hasFocus(): boolean {
    return this.#hasFocus;
  }

  /** The row that Tab leads to: the active one, else the first that is drawn. */
  tabStop(parts: readonly WindowPart[]): number {
    const drawn = parts.flatMap((part) => ('row' in part ? [part.row] : []));
    return drawn.includes(this.#active) ? this.#active : (drawn[0] ?? 0);
  }

  /** The list begins anew. */
  forget(): void {
    this.#active = 0;
    this.#hasFocus = false;
  }

  /** Where a reader goes on when the row or button that had the focus is gone. */
  focusScroller(): void {
    if (!this.#focus('[part~="scroller"]')) this.#focus('[part~="base"]');
  }

  hostUpdate(): void {
    this.#focused = this.#root?.activeElement?.closest('tbody') ? this.#root.activeElement : null;
  }

  hostUpdated(): void {
    if (this.#wanted !== undefined) {
      const row = this.#root?.querySelector<HTMLElement>(`[data-row="${this.#wanted}"] .way`);
      // Where it was scrolled to may be lost while rows are exchanged (WebKit).
      this.#show(this.#wanted);
      this.#wanted = undefined;
      row?.focus({ preventScroll: true });
    } else if (this.#focused && !this.#focused.isConnected) {
      // A row that was fetched again stands in the place of what stood for it.
      const isBack =
        this.#focused.closest('[part~="pending"]') &&
        this.#focus(`[data-row="${this.#active}"] .way`);
      if (!isBack) {
        // The row is gone, and a reader would be taken back to the top of the page.
        this.#hasFocus = false;
        this.focusScroller();
      }
    }
    this.#focused = null;
  }

  readonly onFocus = ({ target }: FocusEvent): void => {
    const row = (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (row === undefined) return;
    const isNews = !this.#hasFocus || this.#active !== Number(row);
    this.#hasFocus = true;
    this.#active = Number(row);
    if (isNews) this.#host.requestUpdate();
  };

  readonly onBlur = ({ relatedTarget }: FocusEvent): void => {
    if ((relatedTarget as Element | null)?.closest('[data-row]')) return;
    // Leaving the window is no reason to let the row go.
    if (!relatedTarget && !document.hasFocus()) return;
    this.#hasFocus = false;
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!(event.target as Element).closest('[data-row]')) return;
    const last = this.#options.count() - 1;
    const page = Math.max(1, this.#options.window().inView - 3);
    const target = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active - 1,
      PageDown: this.#active + page,
      PageUp: this.#active - page,
      Home: 0,
      End: last,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.#active = Math.max(0, Math.min(last, target));
    this.#wanted = this.#active;
    this.#show(this.#active);
    this.#host.requestUpdate();
  };

  /** Scrolls just as far as it takes to have the row in view, below the head. */
  #show(row: number): void {
    const scroller = this.#root?.querySelector('[part~="scroller"]');
    if (!scroller) return;
    const { rowHeight, look } = this.#options.window();
    const head = scroller.querySelector('thead')?.offsetHeight ?? 0;
    const top = row * rowHeight;
    const bottom = top + rowHeight + head - scroller.clientHeight;
    if (scroller.scrollTop > top) scroller.scrollTop = top;
    else if (scroller.scrollTop < bottom) scroller.scrollTop = bottom;
    look();
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot;
  }

  #focus(selector: string): boolean {
    const element = this.#root?.querySelector<HTMLElement>(selector);
    if (!element) return false;
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    return true;
  }
}
