import { defineTexts } from '../../model/texts.ts';

export const memberFilterTexts = defineTexts('member-filter', {
  label: 'Team member',
  all: 'All team members',
  several: { one: '{count} team member', other: '{count} team members' },
  options: 'Team members',
  search: 'Search team members',
  total: { one: '{count} team member', other: '{count} team members' },
  matches: {
    one: '{count} of {total} team members matches',
    other: '{count} of {total} team members match',
  },
  noMatch: 'No team member matches “{search}”.',
  none: 'There are no team members yet.',
});
