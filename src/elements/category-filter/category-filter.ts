import { property } from 'lit/decorators.js';
import { DimensionFilterElement } from '../dimension-filter/dimension-filter-element.ts';
import { categoryFilterTexts } from './category-filter.texts.ts';

/** Chooses all categories, or several of them at once, for everything on the page. */
export class CategoryFilter extends DimensionFilterElement {
  /** Whether only one category can be chosen at a time. */
  @property({ type: Boolean }) single = false;

  protected override readonly dimension = 'category';
  protected override readonly texts = categoryFilterTexts;

  protected override get isMultiple(): boolean {
    return !this.single;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'category-filter': CategoryFilter;
  }
}
