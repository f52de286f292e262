import { OneOrSeveralFilter } from '../dimension-filter/one-or-several-filter.ts';
import { modelFilterTexts } from './model-filter.texts.ts';

/** Chooses all language models or one of them for everything on the page. */
export class ModelFilter extends OneOrSeveralFilter {
  protected override readonly dimension = 'model';
  protected override readonly texts = modelFilterTexts;
}

declare global {
  interface HTMLElementTagNameMap {
    'model-filter': ModelFilter;
  }
}
