/** What scripts can see of the page: whether it is in sight, and whether the browser is online. */
export class PageState {
  #visibility: DocumentVisibilityState = 'visible';
  #isOnline = true;

  constructor() {
    const visibilityState = { configurable: true, get: () => this.#visibility };
    Object.defineProperty(document, 'visibilityState', visibilityState);
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => this.#isOnline });
  }

  setVisibility(visibility: DocumentVisibilityState): void {
    this.#visibility = visibility;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }

  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline;
    globalThis.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
  }

  /** Gives the page its own state back. */
  release(): void {
    this.setVisibility('visible');
    this.setOnline(true);
    Reflect.deleteProperty(document, 'visibilityState');
    Reflect.deleteProperty(navigator, 'onLine');
  }
}
