import { dimensions, type Dimension, type PlanRequest } from '../api/types.ts';
import { parseDay, parsePeriod, type Period } from './period.ts';

/** What the page shows: a period and the chosen values of each dimension. Empty means all. */
export interface UsageFilters extends Readonly<Record<Dimension, readonly string[]>> {
  readonly period: Period;
}

export type FilterName = keyof UsageFilters;

/** The last 30 days of everything. */
export const everything: UsageFilters = Object.freeze<UsageFilters>({
  agent: [],
  category: [],
  organization: [],
  channel: [],
  model: [],
  member: [],
  period: { preset: '30d' },
});

/** Whether two choices are the same one; keys in another order are. */
export function isSameChoice(
  one: UsageFilters[FilterName],
  other: UsageFilters[FilterName],
): boolean {
  const written = (choice: UsageFilters[FilterName]) =>
    JSON.stringify(Array.isArray(choice) ? choice.toSorted() : choice);
  return written(one) === written(other);
}

/** The part of what a script gives that can be used, and the names of the rest. */
export function usableFilters(given: Partial<UsageFilters> = {}): {
  readonly filters: Partial<UsageFilters>;
  readonly refused: readonly string[];
} {
  const named = Object.entries(given).filter(([, value]) => value !== undefined);
  const isUsable = ([name, value]: [string, unknown]) =>
    name === 'period' ? isPeriod(value) : isKeys(value);
  return {
    filters: Object.fromEntries(named.filter(isUsable)),
    refused: named.filter((entry) => !isUsable(entry)).map(([name]) => name),
  };
}

function isKeys(value: unknown): boolean {
  return Array.isArray(value) && value.every((key) => typeof key === 'string');
}

function isPeriod(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('preset' in value) return parsePeriod(String(value.preset)) !== undefined;
  if (!('from' in value && 'to' in value)) return false;
  const [from, to] = [parseDay(String(value.from)), parseDay(String(value.to))];
  return from !== undefined && to !== undefined && from <= to;
}

/** The plan of the one organization that is chosen, which has its own; else that of all together. */
export function planRequest({ organization }: Pick<UsageFilters, 'organization'>): PlanRequest {
  const [only, ...others] = organization;
  return only === undefined || others.length > 0 ? {} : { organization: only };
}

/** What one element does otherwise than its page. */
export interface OwnFilters {
  /** The one value of a dimension that the element is for. */
  readonly own: Readonly<Partial<Record<Dimension, string | undefined>>>;
  /** Dimensions of which it does not follow what is chosen. */
  readonly ignored: readonly Dimension[];
  /** What the page's host has fixed; that is not ignored. */
  readonly fixed: readonly FilterName[];
}

/** The page's filters as one element has them. */
export function filtersOfElement(
  page: UsageFilters,
  { own, ignored, fixed }: OwnFilters,
): UsageFilters {
  const chosenFor = (dimension: Dimension): readonly string[] => {
    const key = own[dimension];
    if (key) return [key];
    return ignored.includes(dimension) && !fixed.includes(dimension) ? [] : page[dimension];
  };
  const changes = dimensions.map((dimension) => [dimension, chosenFor(dimension)] as const);
  return { ...page, ...Object.fromEntries(changes) };
}

/** Names of dimensions with spaces between, or "all"; `wrong` are those that there are not. */
export function parseDimensions(text: string): {
  readonly names: readonly Dimension[];
  readonly wrong: readonly string[];
} {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const isDimension = (word: string) => dimensions.some((name) => name === word);
  return {
    names: dimensions.filter((name) => words.includes(name) || words.includes('all')),
    wrong: words.filter((word) => word !== 'all' && !isDimension(word)),
  };
}
