import type { ReactiveControllerHost } from 'lit';
import type { UsageError } from '../api/errors.ts';
import type { ConversationAnswer, ConversationStep } from '../api/types.ts';
import type { ConversationKey } from '../context/filters-context.ts';
import { compareAmounts } from '../model/amount.ts';
import { KnownRows } from '../model/known-rows.ts';
import type { ConnectionController } from './connection-controller.ts';
import { conversationQuery } from './queries.ts';
import { PagesController } from './query-controller.ts';

const pageSize = 100;

/** The steps of one conversation, page by page, oldest first. A refresh asks for all loaded pages. */
export class StepList {
  readonly query: PagesController<ConversationAnswer>;
  #pages: readonly ConversationAnswer[] = [];
  #known = new KnownRows<ConversationStep>(({ id }) => id);

  /** @param shown the conversation, if one is chosen */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    connection: ConnectionController,
    shown: () => ConversationKey | undefined,
  ) {
    this.query = new PagesController(host, connection, () => {
      const { source } = connection;
      const conversation = shown();
      return source && conversation
        ? conversationQuery(source, { ...conversation, limit: pageSize })
        : undefined;
    });
    host.addController({ hostUpdate: () => this.#takePages() });
  }

  /** What the newest answer says of the conversation as a whole. */
  get answer(): ConversationAnswer | undefined {
    return this.query.pages.at(-1);
  }

  /** All steps loaded so far. A page that repeats a step does not show it twice. */
  get steps(): readonly ConversationStep[] {
    return this.#known.rows;
  }

  /** Whether there are more steps than one page holds. */
  get isLong(): boolean {
    return (this.answer?.step_count ?? 0) > pageSize;
  }

  get hasMore(): boolean {
    return !this.isStuck && this.query.hasNextPage;
  }

  get isLoadingMore(): boolean {
    return this.query.isFetchingNextPage;
  }

  get isStuck(): boolean {
    return this.#known.isStuck;
  }

  /** Whether the conversation went on between two pages. */
  get hasChanged(): boolean {
    const [first, ...others] = this.#pages;
    return others.some(
      ({ total, step_count }) =>
        step_count !== first!.step_count || compareAmounts(total, first!.total) !== 0,
    );
  }

  get moreError(): UsageError | undefined {
    return this.query.nextPageError;
  }

  loadMore(): void {
    if (this.hasMore) void this.query.fetchNextPage();
  }

  startOver(): Promise<void> {
    return this.query.refetch();
  }

  #takePages(): void {
    const { pages } = this.query;
    if (pages === this.#pages) return;
    this.#pages = pages;
    this.#known = new KnownRows(({ id }) => id);
    for (const { steps, next_cursor } of pages) this.#known.add(steps, next_cursor);
  }
}
