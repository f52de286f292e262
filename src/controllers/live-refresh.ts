import type { UsageError, UsageErrorType } from '../api/errors.ts';

/** How far failures stretch the pause, in milliseconds. */
const longestDetour = 300_000;
/** The longest that the API can ask for, in seconds: a timer knows no more than 24 days. */
const longestAskedWait = 86_400;

/** What says nothing about how the API fares: this caller or this question is not answered. */
const ofTheQuestion: readonly UsageErrorType[] = [
  'configuration',
  'forbidden',
  'not_found',
  'invalid_request',
];

/**
 * Refreshes again and again while somebody can see the page and the browser is online, and once on
 * return where one was due meanwhile. Each pause begins when the refresh before it is over. After
 * failures it doubles, up to five minutes, and is never shorter than the API asked for.
 */
export class LiveRefresh {
  readonly #refresh: () => unknown;
  /** In milliseconds; 0: off. */
  #pause = 0;
  #connected = false;
  /** When the last refresh was over. */
  #last = 0;
  #failures = 0;
  /** How long the API asked to be left alone then, in milliseconds. */
  #askedWait = 0;
  /** Whether the network came back after the last refresh failed. */
  #isBackOnline = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `refresh` may be called while another is under way; `settle` has to be called after each. */
  constructor(refresh: () => unknown) {
    this.#refresh = refresh;
  }

  /** Pause in seconds, as `refreshPause` gives it; 0: off. */
  configure(seconds: number): void {
    if (seconds * 1000 === this.#pause) return;
    this.#pause = seconds * 1000;
    this.#listen();
  }

  connect(): void {
    this.#connected = true;
    this.#listen();
    this.settle([]);
  }

  disconnect(): void {
    this.#connected = false;
    this.#listen();
  }

  /** A refresh is over, whoever wanted it, and met these errors. */
  settle(errors: readonly UsageError[]): void {
    const failures = errors.filter(({ type }) => !ofTheQuestion.includes(type));
    this.#last = Date.now();
    this.#failures = failures.length > 0 ? this.#failures + 1 : 0;
    const waits = failures.map(({ retryAfter = 0 }) => Math.min(retryAfter, longestAskedWait));
    this.#askedWait = Math.max(0, ...waits) * 1000;
    this.#isBackOnline = false;
    this.#wait(this.#last);
  }

  #listen(): void {
    const change = this.#connected && this.#pause > 0 ? 'addEventListener' : 'removeEventListener';
    document[change]('visibilitychange', this.#onChange);
    globalThis[change]('offline', this.#onChange);
    globalThis[change]('online', this.#onOnline);
    this.#onChange();
  }

  readonly #onChange = (): void => this.#wait(Date.now());

  readonly #onOnline = (): void => {
    this.#isBackOnline = this.#failures > 0;
    this.#onChange();
  };

  #wait(now: number): void {
    clearTimeout(this.#timer);
    const isWatched = document.visibilityState === 'visible' && navigator.onLine;
    if (!this.#connected || this.#pause === 0 || !isWatched) return;
    const detour = Math.min(this.#pause * 2 ** this.#failures, longestDetour);
    const pause = this.#isBackOnline ? 0 : Math.max(this.#pause, detour);
    const wait = Math.max(pause, this.#askedWait);
    // A clock that was set back makes nobody wait any longer than that.
    const left = Math.min(wait, Math.max(0, this.#last + wait - now));
    this.#timer = setTimeout(this.#refresh, left);
  }
}
