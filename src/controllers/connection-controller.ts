import type { Context } from '@lit/context';
import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { colorsContext, type ColorsContextValue } from '../context/colors-context.ts';
import { filtersContext, type FiltersContextValue } from '../context/filters-context.ts';
import { formatContext, type FormatContextValue } from '../context/format-context.ts';
import { sourceContext, type SourceContextValue } from '../context/source-context.ts';
import { pageLoaded } from '../internal/page-loaded.ts';
import { ensureContextRoot } from '../internal/registry.ts';

/** An element that can be connected: `provider` is the id of a provider that is not an ancestor. */
export type ConnectionHost = ReactiveControllerHost &
  HTMLElement & { provider?: string | undefined };

/** Marks provider elements, whatever tag name they were given and whatever copy made them. */
export const providerMark = Symbol.for('usage-elements@1/provider');

/**
 * Connects an element to its provider: the one named by `provider`, else the nearest ancestor,
 * else the page-wide configuration. Asks anew on every connect, so that a moved element follows
 * the provider it is moved to, and waits for providers that are defined or added later.
 */
export class ConnectionController implements ReactiveController {
  source: SourceContextValue | undefined;
  filters: FiltersContextValue | undefined;
  format: FormatContextValue | undefined;
  colors: ColorsContextValue | undefined;
  /** Whether the page is complete and nobody has answered. */
  unconfigured = false;

  readonly #host: ConnectionHost;
  readonly #subscriptions: readonly Pick<Subscription<unknown>, 'ask' | 'release'>[];
  #askedProvider: string | undefined;
  #document: Document | undefined;

  constructor(host: ConnectionHost) {
    this.#host = host;
    this.#subscriptions = [
      new Subscription(host, sourceContext, (value) => this.#set({ source: value })),
      new Subscription(host, filtersContext, (value) => this.#set({ filters: value })),
      new Subscription(host, formatContext, (value) => this.#set({ format: value })),
      new Subscription(host, colorsContext, (value) => this.#set({ colors: value })),
    ];
    host.addController(this);
  }

  hostConnected(): void {
    this.#listen(this.#host.ownerDocument);
    this.#connect();
  }

  hostDisconnected(): void {
    this.#listen(undefined);
    // A move is a leave and an enter: what is let go here would be asked for again at once.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#release();
    });
  }

  hostUpdate(): void {
    if (this.#host.isConnected && this.#host.provider !== this.#askedProvider) this.#connect();
  }

  /** An element may be moved to the document of a frame. */
  #listen(page: Document | undefined): void {
    this.#document?.removeEventListener('context-provider', this.#onProvider, { capture: true });
    this.#document = page;
    if (!page) return;
    ensureContextRoot(page);
    page.addEventListener('context-provider', this.#onProvider, { capture: true });
  }

  /** A provider that is named may come later than the element that names it. */
  readonly #onProvider = (event: Event): void => {
    if (this.#host.provider && event.composedPath()[0] === this.#namedProvider()) this.#connect();
  };

  #connect(): void {
    this.#askedProvider = this.#host.provider;
    const target = this.#host.provider ? this.#namedProvider() : this.#host;
    for (const subscription of this.#subscriptions) subscription.ask(target);
    if (!this.source) void this.#waitForPage();
  }

  #namedProvider(): Element | undefined {
    const id = this.#host.provider ?? '';
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const element = root.getElementById(id) ?? this.#host.ownerDocument.getElementById(id);
    return element && providerMark in element ? element : undefined;
  }

  #set(
    change: Partial<
      Pick<ConnectionController, 'source' | 'filters' | 'format' | 'colors' | 'unconfigured'>
    >,
  ): void {
    Object.assign(this, change);
    if (this.source) this.unconfigured = false;
    this.#host.requestUpdate();
  }

  #release(): void {
    for (const subscription of this.#subscriptions) subscription.release();
    this.unconfigured = false;
  }

  async #waitForPage(): Promise<void> {
    await pageLoaded();
    if (this.#host.isConnected && !this.source) this.#set({ unconfigured: true });
  }
}

/** One context that an element listens to. Forgets its value when nobody answers any more. */
class Subscription<T> {
  readonly #host: ConnectionHost;
  readonly #context: Context<unknown, T>;
  readonly #onValue: (value: T | undefined) => void;
  #unsubscribe: (() => void) | undefined;
  #asking = false;
  #answered = false;
  #value: T | undefined;

  constructor(
    host: ConnectionHost,
    context: Context<unknown, T>,
    onValue: (value: T | undefined) => void,
  ) {
    this.#host = host;
    this.#context = context;
    this.#onValue = onValue;
  }

  /** Asks `target`, which is the host itself or a provider elsewhere; `undefined`: nobody yet. */
  ask(target: Element | undefined): void {
    this.#answered = false;
    this.#asking = true;
    target?.dispatchEvent(new ContextEvent(this.#context, this.#host, this.#receive, true));
    this.#asking = false;
    if (!this.#answered) this.release();
  }

  release(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#setValue(undefined);
  }

  readonly #receive = (value: T, unsubscribe?: () => void): void => {
    const isNew = unsubscribe !== this.#unsubscribe;
    // Roots and providers replay requests from where the element stands. It may have left the page
    // by then, or name a provider that is none of its ancestors.
    if (isNew && !this.#asking && (!this.#host.isConnected || this.#host.provider)) {
      unsubscribe?.();
      return;
    }
    this.#answered = true;
    if (isNew) {
      this.#unsubscribe?.();
      this.#unsubscribe = unsubscribe;
    }
    this.#setValue(value);
  };

  #setValue(value: T | undefined): void {
    if (value === this.#value) return;
    this.#value = value;
    this.#onValue(value);
  }
}
