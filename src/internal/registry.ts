import { ContextRoot } from '@lit/context';
import { version } from './version.ts';
import { warnOnce } from './warn.ts';

/** What `configureUsage()` keeps for the page. */
interface PageScope {
  configure(options: object): void;
  connect(): void;
}

interface PageRegistry {
  /** Version that defined each tag. */
  readonly versions: Map<string, string>;
  /** Remember requests that nobody has answered yet, for providers that come later. */
  readonly roots: WeakMap<Document, ContextRoot>;
  scope?: PageScope;
}

const key = Symbol.for('usage-elements@1');

/**
 * What all copies of the library on a page share, whatever bundle they came in.
 * Kept under a symbol that carries the major version.
 */
function pageRegistry(): PageRegistry {
  const page = globalThis as { [key]?: PageRegistry };
  return (page[key] ??= { versions: new Map(), roots: new WeakMap() });
}

/** Makes sure that a document, by default the page's, has one `ContextRoot`. */
export function ensureContextRoot(page: Document = document): void {
  const { roots } = pageRegistry();
  if (roots.has(page)) return;
  const root = new ContextRoot();
  root.attach(page as unknown as HTMLElement);
  roots.set(page, root);
}

/** The one page-wide configuration, whichever copy of the library made it. */
export function pageScope(create: () => PageScope): PageScope {
  return (pageRegistry().scope ??= create());
}

/**
 * Registers a tag. Calling it again with the same class does nothing; where another copy of the
 * library has taken the tag, that one stays and a warning names both versions.
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const present = customElements.get(tag);
  const { versions } = pageRegistry();
  if (!present) {
    customElements.define(tag, element);
    versions.set(tag, version);
  } else if (present !== element) {
    warnOnce(
      `<${tag}> is defined already by version ${versions.get(tag) ?? 'unknown'}; ` +
        `version ${version} leaves it as it is.`,
    );
  }
}
