import { defineTexts } from '../../model/texts.ts';

export const organizationFilterTexts = defineTexts('organization-filter', {
  label: 'Organization',
  all: 'All organizations',
  several: { one: '{count} organization', other: '{count} organizations' },
  options: 'Organizations',
  search: 'Search organizations',
  total: { one: '{count} organization', other: '{count} organizations' },
  matches: {
    one: '{count} of {total} organizations matches',
    other: '{count} of {total} organizations match',
  },
  noMatch: 'No organization matches “{search}”.',
  none: 'There are no organizations yet.',
});
