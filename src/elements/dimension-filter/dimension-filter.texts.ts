import { defineTexts, type PluralText, type Texts } from '../../model/texts.ts';

/** Texts that each filter has in its own words. */
export type DimensionTexts = Texts<{
  /** What is filtered by: "Agent". */
  readonly label: string;
  /** No filter: "All agents". */
  readonly all: string;
  /** Several chosen: "{count} agents". */
  readonly several: PluralText;
  /** Name of the list: "Agents". */
  readonly options: string;
  readonly search: string;
  /** "{count} agents". */
  readonly total: PluralText;
  /** "{count} of {total} agents match". */
  readonly matches: PluralText;
  /** "No agent matches “{search}”." */
  readonly noMatch: string;
  /** There are no values at all. */
  readonly none: string;
}>;

/** Texts that all filters by a dimension share. */
export const filterTexts = defineTexts('filter', {
  /** Name of the button for assistive technology. */
  name: '{label}: {value}',
  clear: 'Clear {label}: {value}',
  fixed: 'Fixed by this page',
  /** Between the names of several values. */
  separator: ', ',
  andMore: '{names} and {count} more',
  severalNotFound: { one: '{count} not found', other: '{count} not found' },
  deleted: 'deleted',
  notFound: 'not found',
  empty: 'nothing used',
  notAllowed: 'not allowed',
  needsRole: 'needs the role {role}',
  unconfigured: 'Not connected',
  unavailable: 'Not available',
  unavailableHint: 'The usage API cannot filter by this.',
  noMatchHint: 'Try part of a name or an id.',
  loadingMore: 'Loading more',
  /** Beside how many there are. */
  chosen: '{total}, {count} chosen',
  /** Lets go of all that are chosen. */
  clearAll: 'Clear',
  full: 'No more than {count} can be chosen at once.',
  nextPageFailed: 'More could not be loaded.',
});
