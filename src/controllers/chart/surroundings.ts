/** How far outside the view a plot is drawn already, so that none is seen empty, in pixels. */
const margin = 300;

/** What a plot is told of. */
export interface Watcher {
  /** Its size, its resolution or whether it is seen has changed. */
  readonly onChange: () => void;
  /** A colour or the type's size has changed. */
  readonly onLooks: () => void;
  /** Texts take another room. */
  readonly onFonts: () => void;
}

/** All that a plot depends on around it, until it is let go. */
export class Surroundings {
  readonly #container: HTMLElement;
  readonly #watcher: Watcher;
  readonly #listening = new AbortController();
  readonly #observers: readonly (ResizeObserver | IntersectionObserver)[];
  #isNear: boolean;
  #isPrinted = false;
  #frame = 0;
  width = 0;
  height = 0;

  /** @param probe see `renderProbe` */
  constructor(container: HTMLElement, probe: HTMLElement | undefined, watcher: Watcher) {
    this.#container = container;
    this.#watcher = watcher;
    const { signal } = this.#listening;
    this.#measure();
    this.#isNear = isNear(container);
    const sizes = new ResizeObserver(() => {
      if (!this.#measure()) return;
      // While there was no size there were no transitions.
      watcher.onLooks();
    });
    const views = new IntersectionObserver(
      (entries) => {
        this.#isNear = entries.at(-1)?.isIntersecting ?? this.#isNear;
        watcher.onChange();
      },
      { rootMargin: `${margin}px` },
    );
    this.#observers = [sizes, views];
    for (const observer of this.#observers) observer.observe(container);
    probe?.addEventListener('transitionrun', () => this.#askFrame(), { signal });
    document.fonts.addEventListener('loadingdone', () => watcher.onFonts(), { signal });
    document.addEventListener('visibilitychange', () => watcher.onChange(), { signal });
    for (const [type, isPrinted] of [
      ['beforeprint', true],
      ['afterprint', false],
    ] as const) {
      addEventListener(type, () => this.#print(isPrinted), { signal });
    }
    this.#watchResolution();
  }

  /** Whether anybody could see a drawing now; paper shows all of a page. */
  get isSeen(): boolean {
    const hasSize = this.width > 0 && this.height > 0;
    const isOnScreen = this.#isNear && document.visibilityState === 'visible';
    return hasSize && (isOnScreen || this.#isPrinted);
  }

  stop(): void {
    for (const observer of this.#observers) observer.disconnect();
    this.#listening.abort();
    cancelAnimationFrame(this.#frame);
  }

  /** Whether the size is another than before. */
  #measure(): boolean {
    const { clientWidth, clientHeight } = this.#container;
    const isOther = clientWidth !== this.width || clientHeight !== this.height;
    this.width = clientWidth;
    this.height = clientHeight;
    return isOther;
  }

  #print(isPrinted: boolean): void {
    this.#isPrinted = isPrinted;
    this.#watcher.onChange();
  }

  /** A scheme that changes tells so once for each colour; one drawing will do. */
  #askFrame(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#watcher.onLooks());
  }

  /** A page moved to another screen has other pixels and need not have another size. */
  #watchResolution(): void {
    const { signal } = this.#listening;
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        this.#watcher.onChange();
        this.#watchResolution();
      },
      { once: true, signal },
    );
  }
}

/** What the observer will say of a view that is the window; it says so a frame later. */
function isNear(element: HTMLElement): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return (
    bottom >= -margin &&
    top <= innerHeight + margin &&
    right >= -margin &&
    left <= innerWidth + margin
  );
}
