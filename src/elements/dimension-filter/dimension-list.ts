import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Dimension, DimensionAnswer } from '../../api/types.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import { PagesController, QueryController } from '../../controllers/query-controller.ts';
import { keepLast } from '../../internal/keep-last.ts';
import {
  knownValues,
  outOfSight,
  type KnownValues,
  type ListedValue,
} from '../../model/dimension-pages.ts';
import type { DimensionChoice } from './dimension-choice.ts';
import { chosenQuery, valuesQuery } from './dimension-queries.ts';

/** A pause in typing after which the API is asked, in milliseconds. */
const pause = 200;
/** How many options Page Up and Page Down move by. */
const pageStep = 10;

interface Known extends KnownValues {
  /** Chosen values that stand before those of the pages. */
  readonly before: readonly ListedValue[];
}

/** What a list is about. */
export interface ListOptions {
  readonly dimension: () => Dimension;
  readonly choice: DimensionChoice;
  /** Whether several values can be chosen at once. */
  readonly isMultiple: () => boolean;
}

/**
 * The list in the popup of a filter: what is searched for, the values found so far and the option
 * that the keyboard is on. Option 0 stands for all values, where one is chosen at a time; option n is
 * the n-th value.
 */
export class DimensionList implements ReactiveController {
  readonly query: PagesController<DimensionAnswer>;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #connection: ConnectionController;
  readonly #options: ListOptions;
  readonly #chosenAtOpen: QueryController<DimensionAnswer>;
  #isOpen = false;
  #text = '';
  #search = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #active: number | undefined;
  #revealed = 1;
  /** What was chosen when the popup opened: it keeps its place for as long as that is open. */
  #keysAtOpen: readonly string[] = [];
  readonly #outOfSight = keepLast(outOfSight);
  readonly #knownValues = keepLast(knownValues);
  #known: Known = { before: [], pages: [], isStuck: false };

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    connection: ConnectionController,
    options: ListOptions,
  ) {
    this.#host = host;
    this.#connection = connection;
    this.#options = options;
    this.query = new PagesController(host, connection, () =>
      this.#isOpen ? valuesQuery(connection, options.dimension(), this.#search) : undefined,
    );
    this.#chosenAtOpen = new QueryController(host, connection, () =>
      this.#isOpen
        ? chosenQuery(connection.source, options.dimension(), this.#keysAtOpen)
        : undefined,
    );
    host.addController(this);
  }

  /** What stands in the search field. */
  get text(): string {
    return this.#text;
  }

  /** What was asked for last. */
  get search(): string {
    return this.#search;
  }

  /** Whether the values shown answer another search than the one in the field. */
  get isOutdated(): boolean {
    return this.#timer !== undefined || this.query.isOutdated;
  }

  /** The values to show, page by page. Those in the cache appear as the list is scrolled. */
  get pages(): KnownValues['pages'] {
    const { before, pages } = this.#values();
    const revealed = pages.slice(0, this.#revealed);
    return before.length > 0 ? [before, ...revealed] : revealed;
  }

  /** Whether several values can be chosen at once. */
  get isMultiple(): boolean {
    return this.#options.isMultiple();
  }

  /** How many values match and how many there are; `undefined` until the API has answered. */
  get counts(): Pick<DimensionAnswer, 'matches' | 'count'> | undefined {
    return this.query.pages.at(-1);
  }

  /** How many values stand in the list that the API does not count. */
  get added(): number {
    return this.#values().before.filter(({ isMissing }) => isMissing).length;
  }

  /** The option that the keyboard is on; -1: none. While typing, the first match. */
  get active(): number {
    if (this.#active !== undefined) return this.#fit(this.#active);
    return this.#text.trim() !== '' && !this.isOutdated && this.#last > 0 ? 1 : -1;
  }

  /** Whether the keyboard went to an option, so that what is pressed is meant for it. */
  get isWalking(): boolean {
    return this.#active !== undefined && this.active >= 0;
  }

  /** The first option: that for all values, or the first value. */
  get first(): number {
    return this.isMultiple ? 1 : 0;
  }

  get #last(): number {
    return this.pages.reduce((count, page) => count + page.length, 0);
  }

  /** The nearest option that there is; -1: there is none. */
  #fit(option: number): number {
    return this.#last < this.first ? -1 : Math.max(this.first, Math.min(option, this.#last));
  }

  open(): void {
    this.#isOpen = true;
    this.#keysAtOpen = this.isMultiple ? this.#options.choice.keys : [];
    this.#host.requestUpdate();
  }

  /** Forgets the search and lets go of what is being asked. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isOpen = false;
    this.#text = '';
    this.#ask();
  }

  hostDisconnected(): void {
    this.close();
  }

  /** The value behind an option; `undefined` for the one that stands for all. */
  valueAt(option: number): ListedValue | undefined {
    return this.pages.flat()[option - 1];
  }

  /** Takes over what is typed and asks after a pause, or at once where the answer is known. */
  type(text: string): void {
    this.#text = text;
    this.#active = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const search = text.trim();
    if (search === this.#search) this.#host.requestUpdate();
    else if (this.#isKnown(search)) this.#ask();
    else {
      this.#timer = setTimeout(() => this.#ask(), pause);
      this.#host.requestUpdate();
    }
  }

  /** Asks at once for what has been typed. */
  flush(): void {
    if (this.#timer !== undefined) this.#ask();
  }

  /** Moves to the option that a key stands for; `false`: it is no such key. */
  moveBy(key: string): boolean {
    const active = Math.max(this.active, this.first - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + pageStep,
      PageUp: active - pageStep,
      Home: this.first,
      End: this.#last,
    };
    const target = targets[key];
    if (target === undefined) return false;
    this.#active = this.#fit(target);
    this.#host.requestUpdate();
    return true;
  }

  /** Shows the next page, from the cache or from the API. A page that failed waits for the user. */
  more(): void {
    const { query } = this;
    if (this.#revealed < query.pages.length) this.#revealed++;
    else if (!this.#canLoad || query.nextPageError) return;
    else this.#load();
    this.#host.requestUpdate();
  }

  /** Asks again for the page that could not be loaded, or for everything. */
  async tryAgain(): Promise<void> {
    if (this.query.nextPageError) this.#load();
    else if (this.#connection.source?.error) await this.#connection.source.refresh();
    else await this.query.refetch();
  }

  get #canLoad(): boolean {
    const { query } = this;
    return (
      query.hasNextPage && !query.isFetchingNextPage && !this.isOutdated && !this.#values().isStuck
    );
  }

  #load(): void {
    this.#revealed = this.query.pages.length + 1;
    void this.query.fetchNextPage();
  }

  #ask(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#search = this.#text.trim();
    this.#active = undefined;
    this.#revealed = 1;
    this.#host.requestUpdate();
  }

  #isKnown(search: string): boolean {
    const query = valuesQuery(this.#connection, this.#options.dimension(), search);
    const client = this.#connection.source?.queryClient;
    return query !== undefined && client?.getQueryData(query.queryKey) !== undefined;
  }

  #values(): Known {
    const { pages: answers, isOutdated } = this.query;
    // While another question loads, its former answer stays as it was.
    if (isOutdated) return this.#known;
    const keys = this.#search === '' && answers.length > 0 ? this.#keysAtOpen : [];
    const chosen = this.#chosenAtOpen.isOutdated ? undefined : this.#chosenAtOpen.data;
    const before = this.#outOfSight(keys, answers[0], chosen);
    this.#known = { before, ...this.#knownValues(answers, before) };
    return this.#known;
  }
}
