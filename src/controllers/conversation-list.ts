import { CancelledError } from '@tanstack/query-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { UsageError } from '../api/errors.ts';
import type { Conversation, ConversationsAnswer, ConversationsRequest } from '../api/types.ts';
import { conversationId } from '../model/conversation-key.ts';
import { PagedRows, type RowRange } from '../model/paged-rows.ts';
import type { ConnectionController } from './connection-controller.ts';
import { conversationsQuery, firstPage } from './queries.ts';
import { QueryController } from './query-controller.ts';

interface Options {
  readonly request: () => ConversationsRequest | undefined;
  /** Whether somebody reads rows that a newer list would move away. */
  readonly isRead: () => boolean;
  /** Called before rows of another question take the place of those that were there. */
  readonly onOther: () => void;
}

/** A page that is on its way, or could not be had. */
interface Asked {
  readonly error?: UsageError;
}

/** Rows that are kept before and behind those in view; what is further away is asked for again. */
const keptBeyond = 2000;

/**
 * A list of conversations. Its first page is a question of its own, which is asked anew with
 * everything else; the pages behind it follow from the cursor of the first page that is shown. So a
 * refresh costs one request, however far somebody has read, and rows stay where they are until the
 * reader asks for the newer ones. Of pages far from view nothing is kept but their cursors.
 */
export class ConversationList implements ReactiveController {
  /** The first page: state and totals of the list. */
  readonly head: QueryController<ConversationsAnswer>;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #connection: ConnectionController;
  readonly #options: Options;
  /** What the rows answer: the question of their first page, and what was chosen for it. */
  #request: ConversationsRequest | undefined;
  #choice: string | undefined;
  /** The first page as it was when the rows were taken from it. */
  #first: ConversationsAnswer | undefined;
  #rows = new PagedRows(conversationId);
  /** What was asked for behind the first page, by cursor. */
  readonly #asked = new Map<string, Asked>();
  #takesNewer = false;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    connection: ConnectionController,
    options: Options,
  ) {
    this.#host = host;
    this.#connection = connection;
    this.#options = options;
    this.head = new QueryController(host, connection, () => {
      const query = this.#question(options.request());
      return query && firstPage(query);
    });
    host.addController(this);
  }

  /** How many rows were loaded so far, each once, with those that were let go. */
  get count(): number {
    return this.#rows.count;
  }

  /** The row at a place; `undefined` where it was let go and is not back yet. */
  rowAt(index: number): Conversation | undefined {
    return this.#rows.at(index);
  }

  get hasMore(): boolean {
    return !this.isStuck && this.#rows.nextCursor !== null;
  }

  /** Whether the pages lead in a circle, so that some rows cannot be reached. */
  get isStuck(): boolean {
    return this.#rows.isStuck;
  }

  get isLoadingMore(): boolean {
    return this.#next !== undefined && !this.#next.error;
  }

  /** Why the next page could not be loaded; those before it stay. */
  get moreError(): UsageError | undefined {
    return this.#next?.error;
  }

  /** Why rows in view that were let go could not be had again. */
  get restoreError(): UsageError | undefined {
    for (const [cursor, { error }] of this.#asked) {
      if (error && cursor !== this.#rows.nextCursor) return error;
    }
    return undefined;
  }

  /** How many rows of the newest first page are new or have gone on since the rows were taken. */
  get newer(): number {
    const { data } = this.head;
    if (!data || !this.#first || data === this.#first || this.head.isOutdated) return 0;
    const former = new Set(this.#first.items.map((item) => JSON.stringify(item)));
    const changed = data.items.filter((item) => !former.has(JSON.stringify(item))).length;
    const added = data.totals.count - this.#first.totals.count;
    return changed === 0 ? Math.max(0, added) : Math.max(changed, added);
  }

  /** Asks for the next page, unless there is none or it is on its way. */
  loadMore(): void {
    const { nextCursor } = this.#rows;
    if (!this.hasMore || nextCursor === null || this.isLoadingMore) return;
    void this.#ask(nextCursor, ({ items, next_cursor }) => this.#rows.add(items, next_cursor));
  }

  /**
   * Has the rows near those in view, and lets go of others.
   *
   * @param view the rows that are wanted, some more than are in sight
   * @param kept a row that stays wherever it is
   */
  show(view: RowRange, kept: number | undefined): void {
    const ranges: RowRange[] = [{ from: view.from - keptBeyond, to: view.to + keptBeyond }];
    if (kept !== undefined) ranges.push({ from: kept, to: kept + 1 });
    this.#rows.keep(ranges);
    const missing = new Set(this.#rows.missing(view));
    for (const cursor of [...this.#asked.keys()]) {
      if (cursor !== this.#rows.nextCursor && !missing.has(cursor)) this.#forget(cursor);
    }
    if (this.head.choice !== this.#choice) return;
    for (const cursor of missing) if (!this.#asked.has(cursor)) this.#restore(cursor);
  }

  /** Asks again for rows in view that could not be had. */
  restoreAgain(): void {
    for (const [cursor, { error }] of [...this.#asked]) {
      if (error && cursor !== this.#rows.nextCursor) this.#restore(cursor);
    }
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
    if (choice !== this.#choice) this.#forgetAll();
    // Rows of a question that failed or is forbidden must not come back with the next one.
    if (!data) this.#reset(undefined);
    if (!data || isFormer) return;
    const isOther = choice !== this.#choice || this.#takesNewer;
    const isNewer = data !== this.#first && !(this.#first && this.#options.isRead());
    if (choice !== this.#choice) this.#options.onOther();
    if (isOther || isNewer) this.#reset(data);
  }

  hostDisconnected(): void {
    // An element that is only moved goes on waiting.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#forgetAll();
    });
  }

  get #next(): Asked | undefined {
    const { nextCursor } = this.#rows;
    return nextCursor === null ? undefined : this.#asked.get(nextCursor);
  }

  #question(request: ConversationsRequest | undefined) {
    const { source } = this.#connection;
    return request && source && conversationsQuery(source, request);
  }

  #restore(cursor: string): void {
    void this.#ask(cursor, ({ items }) => {
      if (this.#rows.restore(cursor, items)) return;
      const message = `The page behind the cursor "${cursor}" has other rows than before.`;
      throw new UsageError('invalid_request', message, { parameter: 'cursor' });
    });
  }

  async #ask(cursor: string, take: (page: ConversationsAnswer) => void): Promise<void> {
    const client = this.#connection.source?.queryClient;
    const query = this.#question(this.#request);
    if (!client || !query) return;
    const asked: Asked = {};
    this.#asked.set(cursor, asked);
    this.#host.requestUpdate();
    const isWanted = () => this.#asked.get(cursor) === asked;
    try {
      const page = await client.fetchQuery({
        queryKey: this.#keyOf(cursor),
        queryFn: ({ signal }) => query.queryFn({ signal, pageParam: cursor }),
        // What is not kept here is not to be kept by the cache.
        gcTime: 0,
      });
      if (!isWanted()) return;
      take(page);
      this.#asked.delete(cursor);
    } catch (error) {
      if (!isWanted()) return;
      // Another list that asked the same may have stopped it: then it is asked for again.
      if (error instanceof CancelledError) this.#asked.delete(cursor);
      else this.#asked.set(cursor, { error: error as UsageError });
    }
    this.#host.requestUpdate();
  }

  #keyOf(cursor: string): readonly unknown[] {
    return ['conversations', this.#request, 'from', cursor];
  }

  /** Waits no longer for a page, and asks for it anew when it is wanted again. */
  #forget(cursor: string): void {
    const asked = this.#asked.get(cursor);
    this.#asked.delete(cursor);
    if (asked?.error) this.#host.requestUpdate();
    if (!asked || asked.error) return;
    const queryKey = this.#keyOf(cursor);
    void this.#connection.source?.queryClient.cancelQueries({ queryKey });
  }

  #forgetAll(): void {
    for (const cursor of [...this.#asked.keys()]) this.#forget(cursor);
  }

  #reset(first: ConversationsAnswer | undefined): void {
    if (first === undefined && this.#first === undefined) return;
    this.#forgetAll();
    this.#takesNewer = false;
    this.#request = first && this.#options.request();
    this.#choice = first && this.head.choice;
    this.#first = first;
    this.#rows = new PagedRows(conversationId);
    if (first) this.#rows.add(first.items, first.next_cursor);
  }
}
