import { defineTexts } from '../../model/texts.ts';

export const categoryFilterTexts = defineTexts('category-filter', {
  label: 'Category',
  all: 'All categories',
  several: { one: '{count} category', other: '{count} categories' },
  options: 'Categories',
  search: 'Search categories',
  total: { one: '{count} category', other: '{count} categories' },
  matches: {
    one: '{count} of {total} categories matches',
    other: '{count} of {total} categories match',
  },
  noMatch: 'No category matches “{search}”.',
  none: 'There are no categories yet.',
});
