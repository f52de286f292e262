import type { Context } from '@lit/context';
import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { filtersContext, type FiltersContextValue } from '../context/filters-context.ts';
import { formatContext, type FormatContextValue } from '../context/format-context.ts';
import { sourceContext, type SourceContextValue } from '../context/source-context.ts';
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
  /** Whether the page is complete and nobody has answered. */
  unconfigured = false;

  readonly #host: ConnectionHost;
  readonly #subscriptions: readonly Pick<Subscription<unknown>, 'ask' | 'release'>[];
  #askedProvider: string | undefined;

  constructor(host: ConnectionHost) {
    this.#host = host;
    this.#subscriptions = [
      new Subscription(host, sourceContext, (value) => this.#set({ source: value })),
      new Subscription(host, filtersContext, (value) => this.#set({ filters: value })),
      new Subscription(host, formatContext, (value) => this.#set({ format: value })),
    ];
    host.addController(this);
  }

  hostConnected(): void {
    ensureContextRoot();
    document.addEventListener('context-provider', this.#onProvider, { capture: true });
    this.#connect();
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#onProvider, { capture: true });
    // A move is a leave and an enter: what is let go here would be asked for again at once.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#release();
    });
  }

  hostUpdate(): void {
    if (this.#host.isConnected && this.#host.provider !== this.#askedProvider) this.#connect();
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
    const root = this.#host.getRootNode();
    const element =
      (root instanceof ShadowRoot ? root.getElementById(id) : null) ?? document.getElementById(id);
    return element && providerMark in element ? element : undefined;
  }

  #set(
    change: Partial<Pick<ConnectionController, 'source' | 'filters' | 'format' | 'unconfigured'>>,
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
    if (document.readyState !== 'complete') {
      await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
    }
    await new Promise((resolve) => setTimeout(resolve));
    if (this.#host.isConnected && !this.source) this.#set({ unconfigured: true });
  }
}

/** One context that an element listens to. Forgets its value when nobody answers any more. */
class Subscription<T> {
  readonly #host: HTMLElement;
  readonly #context: Context<unknown, T>;
  readonly #onValue: (value: T | undefined) => void;
  #unsubscribe: (() => void) | undefined;
  #answered = false;
  #value: T | undefined;

  constructor(
    host: HTMLElement,
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
    target?.dispatchEvent(new ContextEvent(this.#context, this.#host, this.#receive, true));
    if (!this.#answered) this.release();
  }

  release(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#setValue(undefined);
  }

  readonly #receive = (value: T, unsubscribe?: () => void): void => {
    this.#answered = true;
    if (unsubscribe !== this.#unsubscribe) {
      this.#unsubscribe?.();
      this.#unsubscribe = unsubscribe;
    }
    // A root that replays an old request may call an element that has left the page.
    if (!this.#host.isConnected) unsubscribe?.();
    else this.#setValue(value);
  };

  #setValue(value: T | undefined): void {
    if (value === this.#value) return;
    this.#value = value;
    this.#onValue(value);
  }
}
