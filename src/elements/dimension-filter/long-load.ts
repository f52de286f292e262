import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** After this time, in milliseconds, a load says that it goes on. */
const longLoad = 4000;

/** Whether a load has gone on for some seconds. */
export class LongLoadController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #isLoading: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLong = false;

  constructor(host: ReactiveControllerHost, isLoading: () => boolean) {
    this.#host = host;
    this.#isLoading = isLoading;
    host.addController(this);
  }

  get isLong(): boolean {
    return this.#isLong && this.#isLoading();
  }

  hostUpdated(): void {
    if (!this.#isLoading()) this.hostDisconnected();
    else
      this.#timer ??= setTimeout(() => {
        this.#isLong = true;
        this.#host.requestUpdate();
      }, longLoad);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isLong = false;
  }
}
