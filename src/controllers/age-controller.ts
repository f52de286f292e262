import type { ReactiveController, ReactiveControllerHost } from 'lit';

const minute = 60_000;

/**
 * Renders its host again whenever the age of what it shows reads one minute more, so that words
 * like "2 minutes old" stay true. Rests while the page is out of sight.
 */
export class AgeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #age: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `age` is in milliseconds; `undefined` while nothing is shown. */
  constructor(host: ReactiveControllerHost & HTMLElement, age: () => number | undefined) {
    this.#host = host;
    this.#age = age;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibilityChange);
    this.#wait();
  }

  hostUpdated(): void {
    this.#wait();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibilityChange);
    clearTimeout(this.#timer);
  }

  readonly #onVisibilityChange = (): void => {
    if (document.visibilityState === 'visible') this.#host.requestUpdate();
    else clearTimeout(this.#timer);
  };

  #wait(): void {
    clearTimeout(this.#timer);
    const age = this.#age();
    const inSight = this.#host.isConnected && document.visibilityState === 'visible';
    if (age === undefined || !inSight) return;
    const next = minute - (Math.max(0, age) % minute);
    this.#timer = setTimeout(() => this.#host.requestUpdate(), next);
  }
}
