import type { UsageError } from '../api/errors.ts';
import type { DataState } from './data-state.ts';

/** The question behind an element's picture. */
export interface ElementQuery {
  readonly state: DataState;
  readonly error: UsageError | undefined;
  readonly cancelled: boolean;
  readonly isOutdated: boolean;
  readonly updatedAt: number;
  readonly hasData: boolean;
  refetch(): Promise<void>;
  cancel(): void;
}

/** A question as a group sees it. */
interface GroupedQuery extends ElementQuery {
  /** `undefined`: nothing is asked. */
  readonly choice: string | undefined;
}

/**
 * Several questions whose answers make one picture. It stands when each is answered or has failed, and
 * fails only when all have: one that failed alone is for the element to tell.
 */
export class QueryGroup implements ElementQuery {
  readonly #queries: readonly GroupedQuery[];

  constructor(...queries: readonly GroupedQuery[]) {
    this.#queries = queries;
  }

  /** The questions that are asked; before any is known, all. */
  get #asked(): readonly GroupedQuery[] {
    const asked = this.#queries.filter(({ choice }) => choice !== undefined);
    return asked.length > 0 ? asked : this.#queries;
  }

  /** A question whose failure is that of the whole: of all, or of one that has data which is now old. */
  get #failed(): GroupedQuery | undefined {
    const asked = this.#asked;
    if (asked.every(({ error, hasData }) => error && !hasData)) return asked[0];
    return asked.find(({ error, hasData }) => error && hasData);
  }

  get state(): DataState {
    const states = this.#asked.map(({ state }) => state);
    const failed = this.#failed;
    if (states.includes('unconfigured')) return 'unconfigured';
    if (states.includes('loading')) return 'loading';
    if (states.includes('refreshing')) return 'refreshing';
    return failed?.state ?? 'ready';
  }

  get error(): UsageError | undefined {
    return this.#failed?.error;
  }

  get cancelled(): boolean {
    return this.#asked.some(({ cancelled }) => cancelled);
  }

  get isOutdated(): boolean {
    return this.#asked.some(({ isOutdated }) => isOutdated);
  }

  get updatedAt(): number {
    return Math.max(...this.#asked.map(({ updatedAt }) => updatedAt));
  }

  get hasData(): boolean {
    return this.#asked.some(({ hasData }) => hasData);
  }

  async refetch(): Promise<void> {
    await Promise.all(this.#asked.map((query) => query.refetch()));
  }

  cancel(): void {
    for (const query of this.#asked) query.cancel();
  }
}
