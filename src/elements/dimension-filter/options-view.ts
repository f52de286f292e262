/** How near to the end of the list the next page is asked for, in CSS pixels. */
const nearEnd = 480;

/** The scrolling list as it stands on the page. */
export class OptionsView {
  readonly #options: () => HTMLElement | null;
  #shown = -1;

  constructor(options: () => HTMLElement | null) {
    this.#options = options;
  }

  /** Whether so little is left below that the next page is wanted. */
  get isNearEnd(): boolean {
    const options = this.#options();
    if (!options) return false;
    const { scrollHeight, scrollTop, clientHeight } = options;
    return scrollHeight - scrollTop - clientHeight < nearEnd;
  }

  toStart(): void {
    const options = this.#options();
    if (options) options.scrollTop = 0;
  }

  /** The next option is brought into sight wherever it is. */
  forget(): void {
    this.#shown = -1;
  }

  /**
   * Brings an option into sight when the keyboard goes there; those who scroll away from it are left
   * alone. `scrollIntoView` could scroll the page as well.
   */
  show(option: number): void {
    const options = this.#options();
    if (option === this.#shown || !options) return;
    this.#shown = option;
    const target = options.querySelector(`#option-${option}`);
    if (!target) return;
    const place = target.getBoundingClientRect();
    const frame = options.getBoundingClientRect();
    if (place.top < frame.top) options.scrollTop -= frame.top - place.top;
    else if (place.bottom > frame.bottom) options.scrollTop += place.bottom - frame.bottom;
  }
}
