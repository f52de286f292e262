import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where a popup belongs and how large it would like to be. */
export interface PopupOptions {
  /** The button that opens it. */
  readonly trigger: () => HTMLElement | null;
  /** The element with `popover="auto"`, after the button in the same root. */
  readonly popup: () => HTMLElement | null;
  /** Width in CSS pixels, where the viewport has room. A wider trigger widens it. */
  readonly inlineSize: number | (() => number);
  /** Edge that popup and trigger have in common, where the viewport has room. Default "start". */
  readonly align?: 'start' | 'end';
  /** Greatest height in CSS pixels. */
  readonly blockSize: number;
  /** Where neither side of the trigger has this much room, the popup covers it. Default 200. */
  readonly leastBlockSize?: number;
  readonly onClose?: () => void;
}

/** Between the trigger and its popup, in CSS pixels. */
const gap = 6;
/** Between the popup and the edges of the viewport, in CSS pixels. */
const margin = 8;
const usualLeastBlockSize = 200;
/** A wider trigger does not widen its popup any more. */
const widestInlineSize = 480;

/**
 * A popup of a trigger: in the top layer, so that no container cuts it off, and closed by Escape, by
 * a press elsewhere, when focus leaves it and when its trigger is scrolled out of sight. Its place
 * is given to the style sheet as `--_left`, `--_top`, `--_bottom`, `--_inline-size` and
 * `--_block-size`.
 */
export class PopupController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PopupOptions;
  #isOpen = false;
  #wasOpenAtPress = false;
  #frame = 0;
  #visibility: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PopupOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  show(): void {
    if (!this.#isOpen && this.#host.isConnected) this.#options.popup()?.showPopover();
  }

  hide(): void {
    if (this.#isOpen) this.#options.popup()?.hidePopover();
  }

  hostDisconnected(): void {
    // An element that leaves the page takes its popover from the top layer without an event.
    this.#closed();
  }

  /** For `@pointerdown` of the trigger: what that press closes, its click must not open again. */
  readonly onTriggerPointerDown = (): void => {
    this.#wasOpenAtPress = this.#isOpen;
  };

  /** For `@click` of the trigger: opens the popup with `open`, or closes it where it is open. */
  toggle({ detail }: MouseEvent, open: () => void): void {
    // A press outside of the popup, as one on the trigger is, has closed it by now.
    const wasOpen = this.#isOpen || (detail > 0 && this.#wasOpenAtPress);
    this.#wasOpenAtPress = false;
    if (wasOpen) this.hide();
    else open();
  }

  /** For `@beforetoggle` of the popup: the browser opens and closes it too. */
  readonly onBeforeToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'open') this.#opened();
    else if (this.#isOpen) {
      const returnsFocus = this.#holdsFocus();
      this.#closed();
      if (returnsFocus) this.#options.trigger()?.focus({ preventScroll: true });
    }
  };

  /** For `@focusout` of the popup. */
  readonly onFocusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (!this.#isOpen || !(next instanceof Node) || this.#options.popup()?.contains(next)) return;
    // Focus is on its way to where the user wants it.
    this.#closed();
    this.#options.popup()?.hidePopover();
  };

  /** Whether focus is in the popup, or nowhere because the press that closed it hit nothing. */
  #holdsFocus(): boolean {
    const root = this.#host.shadowRoot;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return true;
    return this.#options.popup()?.contains(root?.activeElement ?? null) ?? false;
  }

  #opened(): void {
    const trigger = this.#options.trigger();
    if (!trigger) return;
    this.#isOpen = true;
    this.#visibility = new IntersectionObserver((entries) => {
      if (!entries.at(-1)?.isIntersecting) this.hide();
    });
    this.#visibility.observe(trigger);
    this.#follow();
    this.#host.requestUpdate();
  }

  #closed(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    cancelAnimationFrame(this.#frame);
    this.#visibility?.disconnect();
    this.#options.onClose?.();
    this.#host.requestUpdate();
  }

  /** Looks once a frame: scrolling, resizing and anything above it in the page move a trigger. */
  readonly #follow = (): void => {
    this.#place();
    this.#frame = requestAnimationFrame(this.#follow);
  };

  #place(): void {
    const popup = this.#options.popup();
    const trigger = this.#options.trigger()?.getBoundingClientRect();
    if (!popup || !trigger) return;
    const { left, inlineSize } = this.#placeInline(trigger);
    const { top, bottom, blockSize } = this.#placeBlock(trigger);
    const places = {
      '--_left': left,
      '--_top': top,
      '--_bottom': bottom,
      '--_inline-size': inlineSize,
      '--_block-size': blockSize,
    };
    for (const [name, value] of Object.entries(places)) {
      const text = value === undefined ? 'auto' : `${value}px`;
      if (popup.style.getPropertyValue(name) !== text) popup.style.setProperty(name, text);
    }
  }

  #placeInline(trigger: DOMRect) {
    const { clientWidth } = document.documentElement;
    const { inlineSize: given, align } = this.#options;
    const least = typeof given === 'number' ? given : given();
    const wanted = Math.max(least, Math.min(trigger.width, widestInlineSize));
    const inlineSize = Math.min(wanted, clientWidth - 2 * margin);
    const rightToLeft = getComputedStyle(this.#host).direction === 'rtl';
    const last = clientWidth - margin - inlineSize;
    const sides = [trigger.left, trigger.right - inlineSize];
    const isByRight = rightToLeft !== (align === 'end');
    const [wish = 0, other = 0] = isByRight ? sides.toReversed() : sides;
    // Where the viewport has no room for that, they have the other edge in common.
    const isInside = wish >= margin && wish <= last;
    const place = isInside ? wish : other;
    const left = Math.max(margin, Math.min(place, last));
    return { left, inlineSize };
  }

  #placeBlock(trigger: DOMRect) {
    // An on-screen keyboard takes from the visual viewport only; a pinch moves it about.
    const view = visualViewport?.scale === 1 ? visualViewport : undefined;
    const viewTop = (view?.offsetTop ?? 0) + margin;
    const viewBottom = (view?.offsetTop ?? 0) + (view?.height ?? innerHeight) - margin;
    const below = viewBottom - trigger.bottom - gap;
    const above = trigger.top - gap - viewTop;
    const { blockSize: wanted, leastBlockSize = usualLeastBlockSize } = this.#options;
    if (Math.max(below, above) < Math.min(leastBlockSize, viewBottom - viewTop)) {
      return { top: viewTop, bottom: undefined, blockSize: viewBottom - viewTop };
    }
    if (below >= wanted || below >= above) {
      return { top: trigger.bottom + gap, bottom: undefined, blockSize: Math.min(wanted, below) };
    }
    const bottom = innerHeight - trigger.top + gap;
    return { top: undefined, bottom, blockSize: Math.min(wanted, above) };
  }
}
