import type { ReactiveControllerHost } from 'lit';
import type { Dimension, DimensionAnswer } from '../../api/types.ts';
import type { UsageFilters } from '../../context/filters-context.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import type { ListedValue } from '../../model/dimension-pages.ts';
import { chosenQuery, mostKeys, rememberChosen } from './dimension-queries.ts';

/** What is chosen of a dimension: its keys, what the API says of them, and how they change. */
export class DimensionChoice {
  readonly query: QueryController<DimensionAnswer>;
  readonly #connection: ConnectionController;
  readonly #dimension: () => Dimension;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    connection: ConnectionController,
    dimension: () => Dimension,
  ) {
    this.#connection = connection;
    this.#dimension = dimension;
    this.query = new QueryController(host, connection, () =>
      chosenQuery(connection.source, dimension(), this.keys),
    );
  }

  /** The chosen keys; none: all values. */
  get keys(): readonly string[] {
    return this.#connection.filters?.filters[this.#dimension()] ?? [];
  }

  /** What the API says of the chosen keys; `undefined` until it has answered. */
  get answer(): DimensionAnswer | undefined {
    return this.query.isOutdated ? undefined : this.query.data;
  }

  /** Whether no further value can be chosen beside the others. */
  get isFull(): boolean {
    return this.keys.length >= mostKeys;
  }

  /** Chooses one value in place of all others; `undefined`: all values. */
  replace(value: ListedValue | undefined): void {
    if (value) this.#remember([value.key], [value]);
    this.#set(value ? [value.key] : []);
  }

  /** Chooses a value beside the others, or lets go of it. */
  toggle(value: ListedValue): void {
    const { keys } = this;
    const others = keys.filter((key) => key !== value.key);
    if (others.length === keys.length && this.isFull) return;
    // In one order, whatever was chosen first, so that equal choices make equal questions.
    const next = others.length < keys.length ? others : [...keys, value.key].toSorted();
    this.#remember(next, [value]);
    this.#set(next);
  }

  clear(): void {
    this.#set([]);
  }

  #set(keys: readonly string[]): void {
    if (JSON.stringify(keys) === JSON.stringify(this.keys)) return;
    const change = { [this.#dimension()]: keys } as Partial<UsageFilters>;
    this.#connection.filters?.setFilters(change);
  }

  #remember(keys: readonly string[], values: readonly ListedValue[]): void {
    rememberChosen(
      this.#connection.source,
      this.#dimension(),
      { from: this.keys, to: keys },
      values,
    );
  }
}
