/** Columns that a table of conversations may have. */
export const conversationColumns = [
  'when',
  'type',
  'agent',
  'agent-id',
  'contact',
  'channel',
  'messages',
  'credits',
  'category',
  'organization',
  'member',
] as const;

export type ConversationColumn = (typeof conversationColumns)[number];

/** Ready sets of columns: where credits went, and what happened lately without any cost. */
export const columnSets: Readonly<Record<string, readonly ConversationColumn[]>> = {
  billing: ['when', 'agent', 'contact', 'channel', 'messages', 'credits'],
  activity: ['when', 'type', 'agent', 'contact', 'channel', 'messages'],
};

/** Columns that the API may be able to sort by, each with its sort key. */
export const columnSorts: Readonly<Partial<Record<ConversationColumn, string>>> = {
  when: 'last_at',
  messages: 'messages',
  credits: 'in_range',
};

/**
 * Columns by name, in order and each once, or the name of a ready set; `wrong` are words that are
 * neither. Where no column is left, the billing set is taken.
 */
export function parseColumns(text: string): {
  readonly columns: readonly ConversationColumn[];
  readonly wrong: readonly string[];
} {
  const words = [...new Set(text.split(/\s+/).filter((word) => word !== ''))];
  const found = words.flatMap((word) => {
    if (Object.hasOwn(columnSets, word)) return columnSets[word] ?? [];
    return conversationColumns.filter((column) => column === word);
  });
  const columns = found.length > 0 ? [...new Set(found)] : (columnSets['billing'] ?? []);
  const isKnown = (word: string) =>
    Object.hasOwn(columnSets, word) || conversationColumns.some((column) => column === word);
  return { columns, wrong: words.filter((word) => !isKnown(word)) };
}
