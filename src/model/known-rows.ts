import type { Conversation } from '../api/types.ts';

/** Identity of a row: ids of agents and conversations may contain anything. */
export function conversationId({ agent, id, organization }: Conversation): string {
  return JSON.stringify([organization?.key, agent.key, id]);
}

/**
 * The rows of pages in their order, each once: a list that changes while it is read repeats some.
 * Pages are added as they come, so that a thousandth page costs no more than the first. For lists that
 * are kept whole; `PagedRows` is for those of which rows are let go.
 */
export class KnownRows<Row> {
  readonly #idOf: (row: Row) => string;
  readonly #ids = new Set<string>();
  readonly #cursors = new Set<string>();
  readonly #rows: Row[] = [];
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

  /** Takes those rows of a page that no page before had. */
  add(rows: readonly Row[], nextCursor: string | null): void {
    this.#isStuck = nextCursor !== null && this.#cursors.has(nextCursor);
    if (nextCursor !== null) this.#cursors.add(nextCursor);
    for (const row of rows) {
      const id = this.#idOf(row);
      if (this.#ids.has(id)) continue;
      this.#ids.add(id);
      this.#rows.push(row);
    }
  }
}
