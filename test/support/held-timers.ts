interface Timer {
  readonly delay: number;
  readonly run: () => void;
}

/** A hand on the timers of a second and more, or of what is given. Shorter ones run as ever. */
export class HeldTimers {
  readonly #setTimeout = globalThis.setTimeout;
  readonly #clearTimeout = globalThis.clearTimeout;
  readonly #waiting = new Map<number, Timer>();
  /** No browser counts as far. */
  #next = 1e9;

  readonly #shortest: number;

  /** @param shortest delay that is held, in milliseconds */
  constructor(shortest = 1000) {
    this.#shortest = shortest;
    Object.assign(globalThis, { setTimeout: this.#set, clearTimeout: this.#clear });
  }

  /** Delays of the timers that wait, in milliseconds. */
  get delays(): readonly number[] {
    return [...this.#waiting.values()].map(({ delay }) => delay);
  }

  /** Lets the timers with this delay go. */
  run(delay: number): void {
    for (const [id, timer] of [...this.#waiting]) {
      if (timer.delay !== delay) continue;
      this.#waiting.delete(id);
      timer.run();
    }
  }

  /** Gives the clock back. What waits is forgotten. */
  release(): void {
    Object.assign(globalThis, { setTimeout: this.#setTimeout, clearTimeout: this.#clearTimeout });
  }

  readonly #set = (run: () => void, delay = 0): number => {
    if (delay < this.#shortest) return Number(this.#setTimeout.call(globalThis, run, delay));
    this.#waiting.set(++this.#next, { delay, run });
    return this.#next;
  };

  readonly #clear = (id: number | undefined): void => {
    if (!this.#waiting.delete(id ?? 0)) this.#clearTimeout.call(globalThis, id);
  };
}
