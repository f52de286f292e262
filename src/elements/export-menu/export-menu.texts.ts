import { defineTexts } from '../../model/texts.ts';

export const exportTexts = defineTexts('export-menu', {
  export: 'Export',
  picture: 'Picture (PNG)',
  data: 'Data (CSV)',
  saved: '{name} was saved.',
  pictureFailed: 'The picture could not be made. Try again, or export the data.',
  /** Below the title of a picture. */
  counted: 'Figures up to {time}. Times in {zone}.',
  dataFailed: 'The data could not be exported. Try again.',
});
