interface Timer {
  readonly delay: number;
  readonly run: () => void;
}

/** A hand on the clock and on the timers of a second and more, or of what is given. Shorter ones run as ever. */
export class HeldTimers {
  readonly #setTimeout = globalThis.setTimeout;
  readonly #clearTimeout = globalThis.clearTimeout;
  readonly #now = Date.now;
  readonly #waiting = new Map<number, Timer>();
  /** No browser counts as far. */
  #next = 1e9;
  /** By how much the clock is ahead, in milliseconds. */
  #ahead = 0;

  readonly #shortest: number;

  /** @param shortest delay that is held, in milliseconds */
  constructor(shortest = 1000) {
    this.#shortest = shortest;
    Object.assign(globalThis, { setTimeout: this.#set, clearTimeout: this.#clear });
    Date.now = () => this.#now.call(Date) + this.#ahead;
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

  /** Moves the clock on. Timers that are due go on waiting, as those of a page that sleeps do. */
  pass(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  /** Gives the clock back. What waits is forgotten. */
  release(): void {
    Object.assign(globalThis, { setTimeout: this.#setTimeout, clearTimeout: this.#clearTimeout });
    Date.now = this.#now;
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
