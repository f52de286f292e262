import type { Dimension } from '../../api/types.ts';
import type { NoShares } from '../../model/breakdown.ts';
import { defineTexts } from '../../model/texts.ts';

/** Texts of `<usage-breakdown>`. Names of metrics and groups come from the API. */
export const breakdownTexts = defineTexts('usage-breakdown', {
  share: 'Share',
  notSummed: 'Not counted together',
  subtitle: '{groups}, {range}',
  subtitleFiltered: '{groups}, {range}, {filters}',
  andMore: '{names} and {count} more',
  /** On a slice and on a row. */
  slice: '{name}: {amount}',
  sliceWithShare: '{name}: {amount}, {share}',
  rounding: 'Shares are rounded by the largest remainder, so that they add up to 100%.',
  // What there is to see, for those who do not see it.
  sentence: '{title}, {range}: {amount} in total.',
  sentenceLargest: 'Largest: {name} with {amount}.',
  sentenceLargestShare: 'Largest: {name} with {amount}, {share}.',
  mismatch: 'The parts come to {parts}, and the total is {total}. So they have no shares of it.',
  chosenElsewhere: {
    one: '{count} that is chosen is not among the largest shown here.',
    other: '{count} that are chosen are not among the largest shown here.',
  },
  omitted: {
    one: '{count} organization that you may not see is left out.',
    other: '{count} organizations that you may not see are left out.',
  },
  rankedBy: 'In the order of {metric}.',
  cannotGroup: 'The usage service does not tell these figures apart by {dimension}.',
});

/** Titles by dimension. */
export const titleTexts = defineTexts('usage-breakdown-title', {
  agent: '{metric} by agent',
  category: '{metric} by category',
  channel: '{metric} by channel',
  model: '{metric} by model',
  member: '{metric} by team member',
  organization: '{metric} by organization',
} satisfies Record<Dimension, string>);

/** How many groups there are, by dimension. */
export const groupCountTexts = defineTexts('usage-breakdown-groups', {
  agent: { one: '{count} agent', other: '{count} agents' },
  category: { one: '{count} category', other: '{count} categories' },
  channel: { one: '{count} channel', other: '{count} channels' },
  model: { one: '{count} model', other: '{count} models' },
  member: { one: '{count} team member', other: '{count} team members' },
  organization: { one: '{count} organization', other: '{count} organizations' },
} satisfies Record<Dimension, object>);

/** Why there are no shares. */
export const noSharesTexts = defineTexts('usage-breakdown-no-shares', {
  average: 'These are averages, which do not add up to a total.',
  level: 'These are levels at the end of the period, which do not add up to a total.',
  maximum: 'These are highest values, which do not add up to a total.',
  overlap: 'The same can count in several rows, so the rows do not add up to the total.',
  negative: 'Some amounts are negative, so there are no shares of the total.',
} satisfies Record<Exclude<NoShares, 'mismatch'>, string>);
