import { warnOnce } from '../internal/warn.ts';

/** Changes within this time after an entry was pushed replace it, in milliseconds. */
const oneEntry = 1000;

/** Prefixes in use on the page, each with its kind, so that two of a kind can be told. */
const prefixes: string[] = [];

/** Reads and writes the query string of the page's address, and tells when the user goes back or forward. */
export class UrlController {
  readonly #onNavigate: () => void;
  /** Whose parameters these are, where a provider has several kinds of them. */
  readonly #kind: string;
  #prefix: string | undefined;
  /** Where the last entry of ours leads, and when it was made. */
  #pushed: { readonly href: string; readonly at: number } | undefined;

  constructor(onNavigate: () => void, kind = 'filters') {
    this.#onNavigate = onNavigate;
    this.#kind = kind;
  }

  /** The query string, with its "?" if there is one. */
  get search(): string {
    return location.search;
  }

  get isConnected(): boolean {
    return this.#prefix !== undefined;
  }

  /** @param prefix of the parameters' names, which no other provider of the page should have */
  connect(prefix: string): void {
    if (prefix === this.#prefix) return;
    this.disconnect();
    this.#prefix = prefix;
    prefixes.push(`${this.#kind} ${prefix}`);
    addEventListener('popstate', this.#onNavigate);
    // One that replaces another may come before the other has gone.
    setTimeout(() => warnOfTwo(`${this.#kind} ${prefix}`));
  }

  disconnect(): void {
    if (this.#prefix === undefined) return;
    prefixes.splice(prefixes.indexOf(`${this.#kind} ${this.#prefix}`), 1);
    this.#prefix = undefined;
    this.#pushed = undefined;
    removeEventListener('popstate', this.#onNavigate);
  }

  /** The user's choice: a new entry, or one with what was chosen a moment ago. */
  push(search: string): void {
    const { href } = location;
    const now = performance.now();
    const isNew = this.#pushed?.href !== href || now - this.#pushed.at >= oneEntry;
    if (!this.#write(search, isNew ? 'pushState' : 'replaceState')) return;
    this.#pushed = { href: location.href, at: isNew ? now : (this.#pushed?.at ?? now) };
  }

  /** The host's change: the same entry. */
  replace(search: string): void {
    this.#write(search, 'replaceState');
  }

  #write(search: string, method: 'pushState' | 'replaceState'): boolean {
    const url = new URL(location.href);
    url.search = search;
    if (url.href === location.href) return false;
    try {
      // A router keeps its own things in the state.
      history[method](history.state, '', url);
      return true;
    } catch (error) {
      // Frames without an address of their own, and browsers that count.
      warnOnce(`The page's address could not be changed: ${String(error)}`);
      return false;
    }
  }
}

function warnOfTwo(prefix: string): void {
  if (prefixes.filter((taken) => taken === prefix).length < 2) return;
  warnOnce(
    `Two providers write the same parameters of the address; give one of them a prefix of its own: url-sync="u-".`,
  );
}
