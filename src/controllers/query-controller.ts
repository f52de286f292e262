import {
  hashKey,
  InfiniteQueryObserver,
  keepPreviousData,
  QueryObserver,
  type InfiniteData,
  type InfiniteQueryObserverOptions,
  type InfiniteQueryObserverResult,
  type QueryClient,
  type QueryObserverOptions,
  type QueryObserverResult,
} from '@tanstack/query-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UsageError } from '../api/errors.ts';
import type { ConnectionController } from './connection-controller.ts';
import { dataState, errorOf, type DataState, type ResultStatus } from './data-state.ts';
import type { PagedQuery, Query } from './queries.ts';

type Host = ReactiveControllerHost & HTMLElement;

interface Observer<Result> {
  getCurrentResult(): Result;
  setOptions(options: object): void;
  subscribe(listener: () => void): () => void;
}

interface ResultLike {
  readonly data: unknown;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly isPlaceholderData: boolean;
  readonly dataUpdatedAt: number;
  refetch(): Promise<unknown>;
}

/**
 * What queries of one answer and of many pages have in common: they follow the host's question,
 * keep the former picture while another question loads, and let go when the host leaves the page.
 */
abstract class ObserverController<
  Q extends { readonly queryKey: readonly unknown[] },
  Result extends ResultLike,
> implements ReactiveController {
  readonly #host: Host;
  readonly #connection: ConnectionController;
  readonly #question: () => Q | undefined;
  #client: QueryClient | undefined;
  #observer: Observer<Result> | undefined;
  #unsubscribe: (() => void) | undefined;
  /** Hash of the question; `undefined` until it is known. */
  #key: string | undefined;
  #cancelled = false;
  protected result: Result | undefined;

  constructor(host: Host, connection: ConnectionController, question: () => Q | undefined) {
    this.#host = host;
    this.#connection = connection;
    this.#question = question;
    host.addController(this);
  }

  protected abstract createObserver(client: QueryClient, options: object): Observer<Result>;
  protected abstract options(query: Q): object;

  /** See `DataState`; an element says itself when its data is `empty`. */
  get state(): DataState {
    return this.#cancelled ? 'error' : dataState(this.#connection, this.status());
  }

  get error(): UsageError | undefined {
    return errorOf(this.#connection, this.status());
  }

  protected status(): ResultStatus | undefined {
    return this.result;
  }

  /** Whether the user stopped the first load. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Whether there is an answer, even one to another question. */
  get hasData(): boolean {
    return this.result?.data !== undefined;
  }

  /** Whether `data` answers another question than the one being asked. */
  get isOutdated(): boolean {
    return this.result?.isPlaceholderData ?? false;
  }

  /** When `data` arrived, by the browser's clock in epoch milliseconds; 0: never. */
  get updatedAt(): number {
    return this.result?.dataUpdatedAt ?? 0;
  }

  /** Asks again, whatever is cached. */
  async refetch(): Promise<void> {
    if (this.#cancelled) {
      this.#cancelled = false;
      this.#host.requestUpdate();
      await this.#host.updateComplete;
    }
    await this.result?.refetch();
  }

  /** Stops the first load. Other elements that ask the same go on waiting. */
  cancel(): void {
    if (this.hasData) return;
    this.#cancelled = true;
    this.#unobserve();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const client = this.#connection.source?.queryClient;
    if (client !== this.#client) this.#drop();
    this.#client = client;
    const query = this.#question();
    const key = query && hashKey(query.queryKey);
    // What was cancelled before the question was known stays so when it becomes known.
    if (key !== this.#key && this.#key !== undefined) this.#cancelled = false;
    this.#key = key;
    if (!client || !query || this.#cancelled) {
      this.#unobserve();
      return;
    }
    const options = this.options(query);
    if (this.#observer) this.#observer.setOptions(options);
    else this.#observer = this.createObserver(client, options);
    this.#unsubscribe ??= this.#observer.subscribe(() => {
      this.result = this.#observer?.getCurrentResult();
      this.#host.requestUpdate();
    });
    this.result = this.#observer.getCurrentResult();
  }

  hostDisconnected(): void {
    // Unsubscribing aborts the request; an element that is only moved would send it twice.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#drop();
    });
  }

  #drop(): void {
    this.#unobserve();
    this.#client = undefined;
    this.#key = undefined;
    this.#cancelled = false;
  }

  /** Lets go of the answer. A request that nobody else waits for is aborted. */
  #unobserve(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#observer = undefined;
    this.result = undefined;
  }
}

/** One question of an element and its answer. */
export class QueryController<T> extends ObserverController<Query<T>, QueryObserverResult<T>> {
  get data(): T | undefined {
    return this.result?.data;
  }

  protected createObserver(client: QueryClient, options: QueryObserverOptions) {
    return new QueryObserver(client, options) as Observer<QueryObserverResult<T>>;
  }

  protected options(query: Query<T>) {
    return { ...query, placeholderData: keepPreviousData };
  }
}

/** One question of an element whose answer comes in pages. */
export class PagesController<
  T extends { readonly next_cursor: string | null },
> extends ObserverController<PagedQuery<T>, InfiniteQueryObserverResult<InfiniteData<T>>> {
  /** The pages loaded so far, in order. */
  get pages(): readonly T[] {
    return this.result?.data?.pages ?? [];
  }

  get hasNextPage(): boolean {
    return this.result?.hasNextPage ?? false;
  }

  get isFetchingNextPage(): boolean {
    return this.result?.isFetchingNextPage ?? false;
  }

  /** Why the next page could not be loaded; those before it stay. */
  get nextPageError(): UsageError | undefined {
    return this.result?.isFetchNextPageError
      ? (this.result.error as unknown as UsageError)
      : undefined;
  }

  /** Loads the next page, unless there is none or it is on its way. */
  async fetchNextPage(): Promise<void> {
    if (this.hasNextPage && !this.isFetchingNextPage) await this.result?.fetchNextPage();
  }

  /** The next page has a place of its own to show that it loads or failed. */
  protected override status(): ResultStatus | undefined {
    return (
      this.result && {
        data: this.result.data,
        error: this.result.isFetchNextPageError ? undefined : this.result.error,
        isFetching: this.result.isFetching && !this.result.isFetchingNextPage,
      }
    );
  }

  protected createObserver(client: QueryClient, options: InfiniteQueryObserverOptions) {
    return new InfiniteQueryObserver(client, options) as unknown as Observer<
      InfiniteQueryObserverResult<InfiniteData<T>>
    >;
  }

  protected options(query: PagedQuery<T>) {
    return { ...query, ...pages, placeholderData: keepPreviousData };
  }
}

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: unknown) => (last as { next_cursor: string | null }).next_cursor,
};
