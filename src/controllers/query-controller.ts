import {
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
import type { UsageError } from '../api/errors.ts';
import type { ResultStatus } from './data-state.ts';
import { ObserverController, type Observer } from './observer-controller.ts';
import type { PagedQuery, Query } from './queries.ts';

/** One question of an element and its answer. */
export class QueryController<T> extends ObserverController<Query<T>, QueryObserverResult<T>> {
  get data(): T | undefined {
    return this.shown;
  }

  /** The answer, as far as the user may see it. */
  get visible(): T | undefined {
    const { state } = this;
    return state === 'forbidden' || state === 'unconfigured' ? undefined : this.data;
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
    return this.shown?.pages ?? [];
  }

  get hasNextPage(): boolean {
    return !this.isFormer && (this.result?.hasNextPage ?? false);
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
  protected override status(): Pick<ResultStatus, 'error' | 'isFetching'> | undefined {
    return (
      this.result && {
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
