import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createRef } from 'lit/directives/ref.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Pixels between the tooltip and what it belongs to, and between it and the edge of the window. */
const distance = 12;
const margin = 8;

/** A rectangle on the screen. */
type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

export interface Size {
  readonly width: number;
  readonly height: number;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/**
 * Where a tooltip stands: beside its anchor, after it if there is room, else before it, else above
 * or below; always within the window.
 */
export function placeTooltip(anchor: Box, own: Size, view: Size): { left: number; top: number } {
  const after = anchor.right + distance;
  const before = anchor.left - distance - own.width;
  const [lastLeft, lastTop] = [view.width - own.width - margin, view.height - own.height - margin];
  const top = clamp(anchor.top, margin, Math.max(margin, lastTop));
  if (after <= lastLeft) return { left: Math.max(margin, after), top };
  if (before >= margin) return { left: Math.min(before, lastLeft), top };
  const middle = (anchor.left + anchor.right - own.width) / 2;
  const above = anchor.top - distance - own.height;
  return {
    left: clamp(middle, margin, Math.max(margin, lastLeft)),
    top:
      above >= margin ? above : clamp(anchor.bottom + distance, margin, Math.max(margin, lastTop)),
  };
}

/**
 * Keeps a tooltip in the top layer, beside its anchor, for as long as the host renders one: an
 * element with `popover="manual"` at `element`. Follows when the page scrolls or the window changes.
 */
export class TooltipController implements ReactiveController {
  readonly element = createRef<HTMLElement>();
  readonly #anchor: () => Box | undefined;
  readonly #host: Host;
  #shown: HTMLElement | undefined;
  #listening: AbortController | undefined;

  constructor(host: Host, anchor: () => Box | undefined) {
    this.#host = host;
    this.#anchor = anchor;
    host.addController(this);
  }

  hostUpdated(): void {
    const element = this.#host.isConnected ? this.element.value : undefined;
    if (element !== this.#shown) this.#show(element);
    if (element) this.#place(element);
  }

  hostDisconnected(): void {
    this.#show(undefined);
  }

  #show(element: HTMLElement | undefined): void {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#shown = element;
    if (!element) return;
    // Without popovers it is fixed to the window, which is cut off only by the odd container.
    element.showPopover?.();
    const { signal } = (this.#listening = new AbortController());
    const follow = () => this.#place(element);
    addEventListener('scroll', follow, { capture: true, passive: true, signal });
    addEventListener('resize', follow, { signal });
  }

  #place(element: HTMLElement): void {
    const anchor = this.#anchor();
    if (!anchor) return;
    const { style } = element;
    style.setProperty('left', '0');
    style.setProperty('top', '0');
    // Where a container holds fixed elements, 0 is its corner and not the window's.
    const { left: originX, top: originY, width, height } = element.getBoundingClientRect();
    const view = document.documentElement;
    const { left, top } = placeTooltip(
      anchor,
      { width, height },
      { width: view.clientWidth, height: view.clientHeight },
    );
    style.setProperty('left', `${Math.round(left - originX)}px`);
    style.setProperty('top', `${Math.round(top - originY)}px`);
  }
}
