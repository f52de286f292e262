import { defineTexts } from '../../model/texts.ts';

/** Texts of `<recent-conversations>`. */
export const listTexts = defineTexts('recent-conversations', {
  title: 'Conversations',
  /** Names the scrolling area. */
  list: 'List of conversations',
  count: { one: '{count} conversation, {range}', other: '{count} conversations, {range}' },
  found: {
    one: '{count} conversation found, {range}',
    other: '{count} conversations found, {range}',
  },
  search: 'Search conversations',
  searchPlaceholder: 'Agent, contact or id',
  clearSearch: 'Clear search',
  when: 'When',
  type: 'Type',
  agent: 'Agent',
  'agent-id': 'Agent id',
  contact: 'Contact',
  channel: 'Channel',
  messages: 'Messages',
  credits: 'Credits',
  category: 'Categories',
  organization: 'Organization',
  member: 'Team member',
  /** Behind the number where a row has two lines. */
  messagesUnit: { one: 'message', other: 'messages' },
  deleted: 'deleted',
  unknown: 'Not known',
  /** Where a conversation reaches beyond the period or the filters. */
  ofWhole: 'of {amount}',
  ofWholeLong:
    '{part} in this period and with these filters, of {amount} in the whole conversation',
  inConversations: 'In conversations',
  inFound: 'In those found',
  outside: 'Outside conversations',
  outsideHint: 'Documents, phone numbers, fees and whatever else belongs to no conversation',
  shown: '{shown} of {count} shown. More load as you scroll.',
  shownPart: '{shown} of {count} shown.',
  allShown: { one: '{count} shown.', other: 'All {count} shown.' },
  newer: {
    one: '{count} new or continued conversation',
    other: '{count} new or continued conversations',
  },
  showNewer: 'Show',
  restoreFailed: 'These conversations could not be loaded again.',
  noMatch: 'No conversation matches “{search}”.',
  noMatchHint:
    'Names and ids of agents and contacts and ids of conversations are searched, in this period and with these filters.',
  export: 'Export CSV',
  /** The name of the file, before its dates. */
  fileName: 'conversations',
  exporting: 'Writing the file',
  exported: '{written} of {count} written',
  saved: {
    one: '{count} conversation was saved in {name}.',
    other: '{count} conversations were saved in {name}.',
  },
  notWritten: 'The file could not be written.',
  exportStopped: {
    one: 'The export stopped after {count} conversation.',
    other: 'The export stopped after {count} conversations.',
  },
  dismiss: 'Dismiss',
  outsideOnly: 'Outside conversations, {amount} credits were used.',
});
