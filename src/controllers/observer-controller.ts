import { hashKey, type QueryClient } from '@tanstack/query-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UsageError } from '../api/errors.ts';
import type { ConnectionController } from './connection-controller.ts';
import { dataState, errorOf, type DataState, type ResultStatus } from './data-state.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** What the library's observers have in common. */
export interface Observer<Result> {
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

/** The last answer to a question, and what was chosen then. */
interface Answered<Data> {
  readonly data: Data;
  readonly choice: string | undefined;
  readonly updatedAt: number;
}

/**
 * What queries of one answer and of many pages have in common: they follow the host's question,
 * keep the former picture while another question loads, and let go when the host leaves the page.
 * A period moves on with the clock: its next question is another one, and yet the same choice, so
 * that the picture stays as it does in any refresh, also when the new question fails.
 */
export abstract class ObserverController<
  Q extends { readonly queryKey: readonly unknown[] },
  Result extends ResultLike,
  Data = NonNullable<Result['data']>,
> implements ReactiveController {
  readonly #host: Host;
  readonly #connection: ConnectionController;
  readonly #question: () => Q | undefined;
  #client: QueryClient | undefined;
  #observer: Observer<Result> | undefined;
  #unsubscribe: (() => void) | undefined;
  /** Hash of the question; `undefined` until it is known. */
  #key: string | undefined;
  /** The question without its instants. */
  #choice: string | undefined;
  #answered: Answered<Data> | undefined;
  /** What the question met last, until it is answered or the reader tries again. */
  #failure: unknown;
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
    return this.#cancelled ? 'error' : dataState(this.#connection, this.#status());
  }

  get error(): UsageError | undefined {
    return errorOf(this.#connection, this.#status());
  }

  protected status(): Pick<ResultStatus, 'error' | 'isFetching'> | undefined {
    return this.result;
  }

  /** A failure stays in sight while others than the reader try again. */
  #status(): ResultStatus | undefined {
    const status = this.status();
    if (!status) return undefined;
    const { shown } = this;
    const error = status.error ?? (this.#isAnswered ? undefined : this.#failure);
    return { data: shown, error, isFetching: status.isFetching && !(error && !shown) };
  }

  /** Whether `shown` answers the question as it is asked. */
  get #isAnswered(): boolean {
    return this.result?.data !== undefined && !this.result.isPlaceholderData;
  }

  /** The answer to the question, or a former one as long as it may stand in. */
  protected get shown(): Data | undefined {
    const { result } = this;
    if (!result || this.#isAnswered) return result?.data as Data | undefined;
    if (this.#answered?.choice === this.#choice) return this.#answered?.data;
    return this.#failure ? undefined : (result.data as Data | undefined);
  }

  /** Whether the user stopped the first load. */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Whether there is an answer, even one to another question. */
  get hasData(): boolean {
    return this.shown !== undefined;
  }

  /** What is asked, whatever the time: the same for a period that has moved on with the clock. */
  get choice(): string | undefined {
    return this.#choice;
  }

  /** Whether `data` answers a question from before the one being asked. */
  get isFormer(): boolean {
    return this.hasData && !this.#isAnswered;
  }

  /** Whether `data` answers another question than the one being asked, and not just a former one. */
  get isOutdated(): boolean {
    return this.isFormer && this.#answered?.choice !== this.#choice;
  }

  /** When `data` arrived, by the browser's clock in epoch milliseconds; 0: never. */
  get updatedAt(): number {
    return this.#isAnswered ? this.result!.dataUpdatedAt : (this.#answered?.updatedAt ?? 0);
  }

  /** Asks again, whatever is cached. */
  async refetch(): Promise<void> {
    this.#failure = undefined;
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
    if (key !== this.#key) this.#failure = undefined;
    this.#key = key;
    this.#choice = query && this.#choiceOf(query);
    if (!client || !query || this.#cancelled) {
      this.#unobserve();
      return;
    }
    const options = this.options(query);
    if (this.#observer) this.#observer.setOptions(options);
    else this.#observer = this.createObserver(client, options);
    this.#unsubscribe ??= this.#observer.subscribe(() => {
      this.#take();
      this.#host.requestUpdate();
    });
    this.#take();
  }

  #choiceOf({ queryKey }: Q): string {
    const period = this.#connection.filters?.asked.filters.period;
    const timeless = JSON.stringify(queryKey, (name, value: unknown) =>
      name === 'from' || name === 'to' ? undefined : value,
    );
    return `${JSON.stringify(period)} ${timeless}`;
  }

  #take(): void {
    const result = (this.result = this.#observer?.getCurrentResult());
    if (!result) return;
    if (result.error) this.#failure = result.error;
    else if (this.#isAnswered) this.#failure = undefined;
    if (!this.#isAnswered) return;
    const { data, dataUpdatedAt } = result;
    this.#answered = { data: data as Data, choice: this.#choice, updatedAt: dataUpdatedAt };
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
    this.#answered = undefined;
    this.#failure = undefined;
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
