import { defineTexts } from '../model/texts.ts';

/** What stands behind the last row of lists that load as they are read. */
export const rowTexts = defineTexts('rows', {
  more: 'Show more',
  loadingMore: 'Loading more',
  moreFailed: 'What comes next could not be loaded.',
  expired: 'The list has changed since it was loaded, so that it cannot go on from here.',
  changed: 'More was added while this was loaded.',
  stuck: 'The usage service does not say what comes behind these.',
  startOver: 'Load it anew',
});
