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
  /** Beside "All organizations". */
  omitted: { one: '{count} left out', other: '{count} left out' },
  allVisible: 'All are those that you may see.',
  allButOmitted: {
    one: 'All are those that you may see; {count} more is left out.',
    other: 'All are those that you may see; {count} more are left out.',
  },
});
