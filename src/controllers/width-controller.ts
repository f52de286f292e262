import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows how wide an element inside the host is, and lets the host render when that changes. */
export class WidthController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Element | null | undefined;
  #observed: Element | undefined;
  #observer: ResizeObserver | undefined;
  #width = 0;

  constructor(host: ReactiveControllerHost, find: () => Element | null | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** In whole pixels; 0 until it is known. */
  get width(): number {
    return this.#width;
  }

  hostUpdated(): void {
    const element = this.#find() ?? undefined;
    if (element === this.#observed) return;
    this.#observer?.disconnect();
    this.#observed = element;
    if (!element) return;
    this.#observer = new ResizeObserver(([entry]) => this.#set(entry!.contentRect.width));
    this.#observer.observe(element);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observed = undefined;
  }

  #set(width: number): void {
    const whole = Math.floor(width);
    // 0: hidden for now, and drawn as before when it is shown again.
    if (whole === this.#width || whole === 0) return;
    this.#width = whole;
    this.#host.requestUpdate();
  }
}
