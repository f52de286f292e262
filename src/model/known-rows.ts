import type { Conversation } from '../api/types.ts';

/** Identity of a row: ids of agents and conversations may contain anything. */
export function conversationId({ agent, id, organization }: Conversation): string {
  return JSON.stringify([organization?.key, agent.key, id]);
}

/** Tells rows that pages repeat, and pages that lead in a circle, without keeping any row. */
export class SeenRows<Row> {
  readonly #idOf: (row: Row) => string;
  readonly #seen = new Set<string>();
  readonly #cursors = new Set<string>();
  #isStuck = false;

  /** @param idOf what tells a row from all others */
  constructor(idOf: (row: Row) => string) {
    this.#idOf = idOf;
  }

  /** Whether the last page points to one that was read before, so that going on leads nowhere. */
  get isStuck(): boolean {
    return this.#isStuck;
  }

  /** Those rows of a page that no page before had. */
  add(rows: readonly Row[], nextCursor: string | null): readonly Row[] {
    this.#isStuck = nextCursor !== null && this.#cursors.has(nextCursor);
    if (nextCursor !== null) this.#cursors.add(nextCursor);
    return rows.filter((row) => {
      const id = this.#idOf(row);
      if (this.#seen.has(id)) return false;
      this.#seen.add(id);
      return true;
    });
  }
}

/**
 * The rows of pages in their order, each once: a list that changes while it is read repeats some.
 * Pages are added as they come, so that a thousandth page costs no more than the first.
 */
export class KnownRows<Row> extends SeenRows<Row> {
  readonly #rows: Row[] = [];

  get rows(): readonly Row[] {
    return this.#rows;
  }

  override add(rows: readonly Row[], nextCursor: string | null): readonly Row[] {
    const news = super.add(rows, nextCursor);
    for (const row of news) this.#rows.push(row);
    return news;
  }
}
