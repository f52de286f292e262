import { defineTexts } from '../../model/texts.ts';

export const channelFilterTexts = defineTexts('channel-filter', {
  label: 'Channel',
  all: 'All channels',
  several: { one: '{count} channel', other: '{count} channels' },
  options: 'Channels',
  search: 'Search channels',
  total: { one: '{count} channel', other: '{count} channels' },
  matches: {
    one: '{count} of {total} channels matches',
    other: '{count} of {total} channels match',
  },
  noMatch: 'No channel matches “{search}”.',
  none: 'There are no channels yet.',
});
