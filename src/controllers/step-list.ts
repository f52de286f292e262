import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UsageError } from '../api/errors.ts';
import type { ConversationAnswer, ConversationStep } from '../api/types.ts';
import type { ConversationKey } from '../context/filters-context.ts';
import { compareAmounts } from '../model/amount.ts';
import type { ConnectionController } from './connection-controller.ts';
import { conversationQuery, firstPage, type PagedQuery } from './queries.ts';
import { PagesController, QueryController } from './query-controller.ts';

const pageSize = 100;

/** Tells pages behind one first page from those behind a newer one. */
let takenSoFar = 0;

/**
 * The steps of one conversation, page by page, oldest first. A refresh asks for the first page alone;
 * those behind it stay, and all figures with them, until the reader wants them anew. Where all is in view,
 * all is read anew.
 */
export class StepList implements ReactiveController {
  /** The first page: the state of the list. */
  readonly query: QueryController<ConversationAnswer>;
  readonly #rest: PagesController<ConversationAnswer>;
  readonly #question: () => PagedQuery<ConversationAnswer> | undefined;
  /** The newest first page, and what was chosen for the pages that are shown. */
  #first: ConversationAnswer | undefined;
  #choice: string | undefined;
  #restQuery: PagedQuery<ConversationAnswer> | undefined;
  #pages: readonly ConversationAnswer[] = [];
  #steps: readonly ConversationStep[] = [];
  #isStuck = false;

  /** @param shown the conversation, if one is chosen */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    connection: ConnectionController,
    shown: () => ConversationKey | undefined,
  ) {
    this.#question = () => {
      const { source } = connection;
      const conversation = shown();
      return source && conversation
        ? conversationQuery(source, { ...conversation, limit: pageSize })
        : undefined;
    };
    this.query = new QueryController(host, connection, () => {
      const query = this.#question();
      return query && firstPage(query);
    });
    host.addController(this);
    this.#rest = new PagesController(host, connection, () => this.#restQuery);
    host.addController({ hostUpdate: () => this.#takePages() });
  }

  /** What the newest answer says of the conversation as a whole. */
  get answer(): ConversationAnswer | undefined {
    return this.#rest.pages.at(-1);
  }

  /** All steps loaded so far. A page that repeats a step does not show it twice. */
  get steps(): readonly ConversationStep[] {
    return this.#steps;
  }

  /** Whether there are more steps than one page holds. */
  get isLong(): boolean {
    return (this.answer?.step_count ?? 0) > pageSize;
  }

  get hasMore(): boolean {
    return !this.isStuck && this.#rest.hasNextPage;
  }

  get isLoadingMore(): boolean {
    return this.#rest.isFetchingNextPage;
  }

  get isStuck(): boolean {
    return this.#isStuck;
  }

  /** Whether the conversation went on between two pages, or since they were read. */
  get hasChanged(): boolean {
    const [first, ...others] = this.#pages;
    const { data, isFormer } = this.query;
    if (!first || !data || isFormer || this.#rest.state === 'refreshing') return false;
    return [...others, data].some(
      ({ total, step_count }) =>
        step_count !== first.step_count || compareAmounts(total, first.total) !== 0,
    );
  }

  get moreError(): UsageError | undefined {
    return this.#rest.nextPageError;
  }

  loadMore(): void {
    if (this.hasMore) void this.#rest.fetchNextPage();
  }

  /** Reads as many pages anew as are there, so that the reader's place stays. */
  async startOver(): Promise<void> {
    await this.query.refetch();
    await this.#rest.refetch();
  }

  hostUpdate(): void {
    const { data, choice, isFormer } = this.query;
    if (!data) this.#first = this.#restQuery = undefined;
    if (!data || isFormer || data === this.#first) return;
    this.#first = data;
    if (choice === this.#choice && this.#pages.length > 1) {
      // All of a short one is in view.
      if (!this.isLong) void this.#rest.refetch();
      return;
    }
    this.#choice = choice;
    this.#restQuery = this.#pagesFrom(data, this.#question()!);
  }

  #pagesFrom(first: ConversationAnswer, query: PagedQuery<ConversationAnswer>) {
    return {
      queryKey: [query.queryKey, ++takenSoFar],
      queryFn: (context: Parameters<typeof query.queryFn>[0]) =>
        context.pageParam ? query.queryFn(context) : Promise.resolve(this.query.data!),
      initialData: { pages: [first], pageParams: [undefined] },
      // What a cursor leads to does not change.
      staleTime: 'static',
      gcTime: 0,
    };
  }

  #takePages(): void {
    const { pages } = this.#rest;
    if (pages === this.#pages) return;
    this.#pages = pages;
    this.#steps = [
      ...new Map(pages.flatMap(({ steps }) => steps).map((step) => [step.id, step])).values(),
    ];
    this.#isStuck = new Set(pages.map((page) => page.next_cursor)).size < pages.length;
  }
}
