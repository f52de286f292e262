import { defineTexts } from '../../model/texts.ts';

export const modelFilterTexts = defineTexts('model-filter', {
  label: 'Model',
  all: 'All models',
  several: { one: '{count} model', other: '{count} models' },
  options: 'Models',
  search: 'Search models',
  total: { one: '{count} model', other: '{count} models' },
  matches: {
    one: '{count} of {total} models matches',
    other: '{count} of {total} models match',
  },
  noMatch: 'No model matches “{search}”.',
  none: 'There are no models yet.',
});
