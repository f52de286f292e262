import type { Conversation } from '../api/types.ts';

/** Identity of a row: ids of agents and conversations may contain anything. */
export function conversationId({ agent, id, organization }: Conversation): string {
  return JSON.stringify([organization?.key, agent.key, id]);
}

/**
 * The rows of pages in their order, each once: a list that changes while it is read repeats some.
 * Pages are added as they come, so that a thousandth page costs no more than the first.
 */
export class KnownRows<Row> {
  readonly #idOf: (row: Row) => string;
  readonly #rows: Row[] = [];
  readonly #known = new Set<string>();
  readonly #cursors = new Set<string>();
  #isStuck = false;

  /** @param idOf what tells a row from all others */
  constructor(idOf: (row: Row) => string) {
    this.#idOf = idOf;
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Whether the last page points to one that was read before, so that going on leads nowhere. */
  get isStuck(): boolean {
    return this.#isStuck;
  }

  /** Takes a page; says which of its rows are new. */
  add(rows: readonly Row[], nextCursor: string | null): readonly Row[] {
    const news = rows.filter((row) => {
      const id = this.#idOf(row);
      if (this.#known.has(id)) return false;
      this.#known.add(id);
      this.#rows.push(row);
      return true;
    });
    this.#isStuck = nextCursor !== null && this.#cursors.has(nextCursor);
    if (nextCursor !== null) this.#cursors.add(nextCursor);
    return news;
  }
}
