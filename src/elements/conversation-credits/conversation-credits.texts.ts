import { defineTexts } from '../../model/texts.ts';

export const conversationTexts = defineTexts('conversation-credits', {
  title: 'Conversation',
  conversation: 'Conversation',
  agentId: 'Agent id',
  contactId: 'Contact id',
  messages: 'Messages',
  steps: 'Steps',
  /** From the first to the last thing that happened. */
  length: 'Length',
  copy: 'Copy {name}: {id}',
  copied: '{id} was copied.',
  notCopied: 'The browser does not allow copying here. {id} is selected; copy it by hand.',
  /** Names the list of shares. */
  categories: 'Credits by category',
  time: 'Time',
  category: 'Category',
  description: 'Description',
  runningTotal: 'Running total',
  unnamedCategory: 'Not assigned',
  noDescription: 'No description',
  deleted: 'deleted',
  total: 'Total usage for this conversation',
  /** While steps are left to load. */
  loaded: {
    one: '{shown} of {count} step; the total counts all.',
    other: '{shown} of {count} steps; the total counts all.',
  },
  close: 'Close this conversation',
  choose: 'No conversation chosen',
  chooseHint: 'Choose one to see what each of its steps cost.',
  noSteps: 'Nothing was charged in this conversation.',
  noStepsHint: 'Test traffic draws no credits and does not show here.',
  notFound: 'There is no such conversation, or no longer.',
  notFoundHint: 'It may have been deleted, or its address is not complete.',
});
