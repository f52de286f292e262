import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UsageError } from '../api/errors.ts';
import type { Conversation, ConversationsAnswer, ConversationsRequest } from '../api/types.ts';
import { conversationId, KnownRows } from '../model/known-rows.ts';
import type { ConnectionController } from './connection-controller.ts';
import { conversationsQuery } from './queries.ts';
import { PagesController, QueryController } from './query-controller.ts';

interface Options {
  readonly request: () => ConversationsRequest | undefined;
  /** Whether somebody reads rows that a newer list would move away. */
  readonly isRead: () => boolean;
}

/**
 * A list of conversations. Its first page is a question of its own, which is asked anew with
 * everything else; the pages behind it follow from the cursor of the first page that is shown. So a
 * refresh costs one request, however far somebody has read, and rows stay where they are until the
 * reader asks for the newer ones.
 */
export class ConversationList implements ReactiveController {
  /** The first page: state and totals of the list. */
  readonly head: QueryController<ConversationsAnswer>;
  readonly #rest: PagesController<ConversationsAnswer>;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: Options;
  /** What the rows answer: the question of their first page, and what was chosen for it. */
  #request: ConversationsRequest | undefined;
  #choice: string | undefined;
  /** The first page as it was when the rows were taken from it. */
  #first: ConversationsAnswer | undefined;
  #known = new KnownRows(conversationId);
  /** Pages behind the first that are among the rows. */
  #taken: readonly ConversationsAnswer[] = [];
  #wantsRest = false;
  #takesNewer = false;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    connection: ConnectionController,
    options: Options,
  ) {
    this.#host = host;
    this.#options = options;
    const question = (request: ConversationsRequest | undefined) =>
      request && connection.source && conversationsQuery(connection.source, request);
    this.head = new QueryController(host, connection, () => {
      const query = question(options.request());
      return (
        query && {
          queryKey: query.queryKey,
          queryFn: ({ signal }) => query.queryFn({ signal, pageParam: undefined }),
        }
      );
    });
    host.addController(this);
    this.#rest = new PagesController(host, connection, () => {
      const query = question(this.#request);
      const cursor = this.#first?.next_cursor;
      if (!query || !this.#wantsRest || cursor === null || cursor === undefined) return undefined;
      if (this.head.choice !== this.#choice) return undefined;
      return {
        queryKey: [...query.queryKey, 'from', cursor],
        queryFn: ({ signal, pageParam }) =>
          query.queryFn({ signal, pageParam: pageParam ?? cursor }),
        // What a cursor leads to does not change, and a refresh of a thousand pages helps nobody.
        staleTime: 'static' as const,
      };
    });
    host.addController({ hostUpdate: () => this.#takePages() });
  }

  /** All rows loaded so far, each once. */
  get rows(): readonly Conversation[] {
    return this.#known.rows;
  }

  get hasMore(): boolean {
    if (this.#known.isStuck || !this.#first) return false;
    const last = this.#taken.at(-1) ?? this.#first;
    return last.next_cursor !== null;
  }

  /** Whether the pages lead in a circle, so that some rows cannot be reached. */
  get isStuck(): boolean {
    return this.#known.isStuck;
  }

  get isLoadingMore(): boolean {
    const { isFetchingNextPage, state } = this.#rest;
    return isFetchingNextPage || (this.#wantsRest && this.hasMore && state === 'loading');
  }

  /** Why the next page could not be loaded; those before it stay. */
  get moreError(): UsageError | undefined {
    if (!this.#wantsRest || !this.hasMore) return undefined;
    return this.#rest.nextPageError ?? (this.#rest.hasData ? undefined : this.#rest.error);
  }

  /** How many rows of the newest first page are new or have gone on since the rows were taken. */
  get newer(): number {
    const { data } = this.head;
    if (!data || !this.#first || data === this.#first || this.head.isOutdated) return 0;
    const former = new Map(this.#first.items.map((item) => [JSON.stringify(item), true]));
    const changed = data.items.filter((item) => !former.has(JSON.stringify(item))).length;
    const added = data.totals.count - this.#first.totals.count;
    return changed === 0 ? Math.max(0, added) : Math.max(changed, added);
  }

  /** Asks for the next page, unless there is none or it is on its way. */
  loadMore(): void {
    if (!this.hasMore || this.isLoadingMore) return;
    if (!this.#wantsRest) {
      this.#wantsRest = true;
      this.#host.requestUpdate();
    } else if (this.#rest.hasData) void this.#rest.fetchNextPage();
    else void this.#rest.refetch();
  }

  /** Starts over with the newest first page. */
  takeNewer(): void {
    this.#takesNewer = true;
    this.#host.requestUpdate();
  }

  /** Asks for the first page and starts over from it: the way out of a cursor that has expired. */
  async startOver(): Promise<void> {
    await this.head.refetch();
    this.takeNewer();
  }

  hostUpdate(): void {
    const { data, choice, isFormer } = this.head;
    // Rows of a question that failed or is forbidden must not come back with the next one.
    if (!data) this.#reset(undefined);
    if (!data || isFormer) return;
    const isOther = choice !== this.#choice || this.#takesNewer;
    const isNewer = data !== this.#first && !(this.#first && this.#options.isRead());
    if (isOther || isNewer) this.#reset(data);
  }

  #reset(first: ConversationsAnswer | undefined): void {
    if (first === undefined && this.#first === undefined) return;
    this.#takesNewer = false;
    this.#request = first && this.#options.request();
    this.#choice = first && this.head.choice;
    this.#first = first;
    this.#known = new KnownRows(conversationId);
    if (first) this.#known.add(first.items, first.next_cursor);
    this.#taken = [];
    this.#wantsRest = false;
  }

  #takePages(): void {
    const { pages, isOutdated } = this.#rest;
    if (isOutdated || !this.#wantsRest) return;
    for (const page of pages.slice(this.#taken.length))
      this.#known.add(page.items, page.next_cursor);
    this.#taken = pages;
  }
}
