import type { ReactiveControllerHost } from 'lit';

/** So long may one slice hold the page, in milliseconds. */
const sliceLength = 10;

/**
 * A long computation in slices, between which the page answers its user. The result for former arguments
 * stands in until the one for newer ones is there.
 */
export class SlicedTask<Arguments extends readonly unknown[], Result> {
  readonly #host: ReactiveControllerHost;
  readonly #start: (...given: Arguments) => Generator<void, Result>;
  #given: Arguments | undefined;
  #result: Result | undefined;
  #isRunning = false;

  /** `start` makes the computation; where it yields, it can be cut. */
  constructor(
    host: ReactiveControllerHost,
    start: (...given: Arguments) => Generator<void, Result>,
  ) {
    this.#host = host;
    this.#start = start;
  }

  /** Whether there is no result yet for the arguments asked last. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The result for these arguments, which are compared by identity, or the last one there is. */
  resultFor(...given: Arguments): Result | undefined {
    const former = this.#given;
    if (!former || given.some((value, index) => !Object.is(value, former[index]))) {
      this.#given = given;
      this.#isRunning = true;
      void this.#run(given);
    }
    return this.#result;
  }

  /** Lets go of the result and of what is under way: what is asked next has nothing to do with it. */
  forget(): void {
    this.#given = undefined;
    this.#result = undefined;
    this.#isRunning = false;
  }

  async #run(given: Arguments): Promise<void> {
    const steps = this.#start(...given);
    for (;;) {
      // The first slice waits too: whoever asks is about to draw.
      await new Promise((resolve) => setTimeout(resolve));
      // Newer arguments have a computation of their own.
      if (this.#given !== given) return;
      const end = performance.now() + sliceLength;
      let step = steps.next();
      while (!step.done && performance.now() < end) step = steps.next();
      if (!step.done) continue;
      this.#result = step.value;
      this.#isRunning = false;
      this.#host.requestUpdate();
      return;
    }
  }
}
