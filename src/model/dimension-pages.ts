import type { DimensionAnswer, DimensionValue } from '../api/types.ts';

/** The values of a dimension as far as they are known. */
export interface KnownValues {
  /** The values that each page brought. A page without repeated values keeps its own list. */
  readonly pages: readonly (readonly DimensionValue[])[];
  /** Whether the last page points to a page that is here already, so that asking leads nowhere. */
  readonly isStuck: boolean;
}

/** Each value once, on the first page that has it: a list that changes while it is read repeats some. */
export function knownValues(answers: readonly DimensionAnswer[]): KnownValues {
  const known = new Set<string>();
  const pages = answers.map(({ items }) => {
    const distinct = items.filter(({ key }) => !known.has(key) && known.add(key));
    return distinct.length === items.length ? items : distinct;
  });
  const cursors = answers.map(({ next_cursor }) => next_cursor);
  const next = cursors.pop() ?? null;
  return { pages, isStuck: next !== null && cursors.includes(next) };
}

/** A text cut around the part that was searched for. */
export interface Match {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** The first place where `text` contains `search`, without regard to case. */
export function findMatch(text: string, search: string): Match | undefined {
  const folded = text.toLowerCase();
  const wanted = search.toLowerCase();
  const start = folded.indexOf(wanted);
  // Some letters have lower cases of another length; then places in the two texts differ.
  if (wanted === '' || start < 0 || folded.length !== text.length) return undefined;
  const end = start + wanted.length;
  return { before: text.slice(0, start), match: text.slice(start, end), after: text.slice(end) };
}
