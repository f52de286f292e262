import type { Conversation, ConversationsAnswer } from '../api/types.ts';

/** Identity of a row: ids of agents and conversations may contain anything. */
export function conversationId({ agent, id, organization }: Conversation): string {
  return JSON.stringify([organization?.key, agent.key, id]);
}

/**
 * The rows of pages in their order, each once: a list that changes while it is read repeats some.
 * Pages are added as they come, so that a thousandth page costs no more than the first.
 */
export class KnownConversations {
  readonly #rows: Conversation[] = [];
  readonly #known = new Set<string>();
  readonly #cursors = new Set<string>();
  #isStuck = false;

  get rows(): readonly Conversation[] {
    return this.#rows;
  }

  /** Whether the last page points to one that was read before, so that going on leads nowhere. */
  get isStuck(): boolean {
    return this.#isStuck;
  }

  has(conversation: Conversation): boolean {
    return this.#known.has(conversationId(conversation));
  }

  add({ items, next_cursor }: Pick<ConversationsAnswer, 'items' | 'next_cursor'>): void {
    for (const item of items) {
      const id = conversationId(item);
      if (this.#known.has(id)) continue;
      this.#known.add(id);
      this.#rows.push(item);
    }
    this.#isStuck = next_cursor !== null && this.#cursors.has(next_cursor);
    if (next_cursor !== null) this.#cursors.add(next_cursor);
  }
}
