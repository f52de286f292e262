import { property } from 'lit/decorators.js';
import { DimensionFilterElement } from './dimension-filter-element.ts';

/** A filter by one value, or by several where the host allows it. */
export abstract class OneOrSeveralFilter extends DimensionFilterElement {
  /** Whether several values can be chosen at once. */
  @property({ type: Boolean }) multiple = false;

  protected override get isMultiple(): boolean {
    return this.multiple;
  }
}
