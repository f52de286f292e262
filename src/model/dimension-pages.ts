import type { DimensionAnswer, DimensionValue } from '../api/types.ts';

/** A value as a list shows it. */
export interface ListedValue extends DimensionValue {
  /** Whether the API does not know it (any more). */
  readonly isMissing?: boolean;
}

/** The values of a dimension as far as they are known. */
export interface KnownValues {
  /** The values that each page brought. A page without repeated values keeps its own list. */
  readonly pages: readonly (readonly ListedValue[])[];
  /** Whether the last page points to a page that is here already, so that asking leads nowhere. */
  readonly isStuck: boolean;
}

/**
 * Each value once, on the first page that has it: a list that changes while it is read repeats some.
 * What stands `before` the list is left out of its pages.
 */
export function knownValues(
  answers: readonly DimensionAnswer[],
  before: readonly ListedValue[] = [],
): KnownValues {
  const known = new Set(before.map(({ key }) => key));
  const pages = answers.map(({ items }) => {
    const distinct = items.filter(({ key }) => !known.has(key) && known.add(key));
    return distinct.length === items.length ? items : distinct;
  });
  const cursors = answers.map(({ next_cursor }) => next_cursor);
  const next = cursors.pop() ?? null;
  return { pages, isStuck: next !== null && cursors.includes(next) };
}

/**
 * The chosen values that the first page of a list does not have: those on later pages, and those that
 * do not exist (any more). They can be let go of only where they are in sight. `chosen` is what the API
 * says of `keys`; until it has answered, a value is known by its key alone.
 */
export function outOfSight(
  keys: readonly string[],
  first: DimensionAnswer | undefined,
  chosen: DimensionAnswer | undefined,
): readonly ListedValue[] {
  const inSight = new Set(first?.items.map(({ key }) => key));
  return keys
    .filter((key) => !inSight.has(key))
    .map(
      (key) =>
        chosen?.items.find((item) => item.key === key) ?? {
          key,
          label: key,
          ...(chosen && { isMissing: true }),
        },
    );
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
