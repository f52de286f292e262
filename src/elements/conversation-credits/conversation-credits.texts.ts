import { defineTexts } from '../../model/texts.ts';

export const conversationTexts = defineTexts('conversation-credits', {
  title: 'Conversation',
  conversation: 'Conversation',
  messages: 'Messages',
  steps: 'Steps',
  time: 'Time',
  category: 'Category',
  description: 'Description',
  unnamedCategory: 'Not assigned',
  noDescription: 'No description',
  deleted: 'deleted',
  total: 'Total usage for this conversation',
  /** While steps are left to load. */
  loaded: {
    one: '{shown} of {count} step; the total counts all.',
    other: '{shown} of {count} steps; the total counts all.',
  },
  more: 'Show more steps',
  loadingMore: 'Loading more steps',
  moreFailed: 'The next steps could not be loaded.',
  choose: 'No conversation chosen',
  chooseHint: 'Choose one to see what each of its steps cost.',
  noSteps: 'Nothing was charged in this conversation.',
  noStepsHint: 'Test traffic draws no credits and does not show here.',
  notFound: 'This conversation does not exist.',
  notFoundHint: 'It may have been deleted, or its address is not complete.',
});
