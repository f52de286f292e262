import { createContext } from '@lit/context';
import type { Dimension } from '../api/types.ts';
import type { Period, ResolvedRange } from '../model/period.ts';

/** What the page shows: a period and the chosen values of each dimension. Empty means all. */
export interface UsageFilters extends Readonly<Record<Dimension, readonly string[]>> {
  readonly period: Period;
}

/**
 * The filters of a page and the function that replaces them. A frozen snapshot: any change makes
 * a new one.
 */
export interface FiltersContextValue {
  readonly filters: UsageFilters;
  /** `filters.period` as instants; `undefined` until the server's clock is known. */
  readonly range: ResolvedRange | undefined;
  /** Dimensions that the host has fixed and no element may change. */
  readonly fixed: readonly Dimension[];
  /** Replaces what is named and keeps the rest. Fixed dimensions stay as they are. */
  readonly setFilters: (change: Partial<UsageFilters>) => void;
}

export const filtersContext = createContext<FiltersContextValue>(
  Symbol.for('usage-elements@1/filters'),
);
