import { createContext } from '@lit/context';
import type { ConversationKey } from '../model/conversation-key.ts';
import type { FilterName, UsageFilters } from '../model/filters.ts';
import type { ResolvedRange } from '../model/period.ts';

export type { ConversationKey } from '../model/conversation-key.ts';
export type { FilterName, UsageFilters } from '../model/filters.ts';

/** Filters with their period as instants. */
export interface FilterSnapshot {
  readonly filters: UsageFilters;
  /** `filters.period` as instants; `undefined` until the server's clock is known. */
  readonly range: ResolvedRange | undefined;
}

/**
 * The filters of a page and the function that replaces them: what is chosen, which filters show at
 * once, and what is asked. A frozen snapshot: any change makes a new one.
 */
export interface FiltersContextValue extends FilterSnapshot {
  /**
   * What elements with data ask for. It follows a user's choice after a short pause, so that ten
   * choices in a row make one question; until then it holds the former choice.
   */
  readonly asked: FilterSnapshot;
  /** What the host has fixed and no element may change. */
  readonly fixed: readonly FilterName[];
  /** Replaces what is named and keeps the rest. What is fixed stays as it is. */
  readonly setFilters: (change: Partial<UsageFilters>) => void;
  /** The conversation that was chosen from a list and whose steps are shown, if any. */
  readonly conversation: ConversationKey | undefined;
  /** Chooses a conversation; `undefined` is the way back. */
  readonly setConversation: (conversation: ConversationKey | undefined) => void;
}

export const filtersContext = createContext<FiltersContextValue>(
  Symbol.for('usage-elements@1/filters'),
);
