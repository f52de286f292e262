import { property } from 'lit/decorators.js';
import type { FilterSnapshot } from '../context/filters-context.ts';
import { warnOnce } from '../internal/warn.ts';
import { filtersOfElement, parseDimensions } from '../model/filters.ts';
import { UsageElement } from './usage-element.ts';

/** An element that follows the page's filters, of which a host can fix some for it alone or let it ignore some. */
export abstract class FilteredElement extends UsageElement {
  /** Key of the one agent that this element is for, whatever is chosen on the page. */
  @property() agent?: string;

  /** Key of the one category that this element is for, whatever is chosen on the page. */
  @property() category?: string;

  /** Key of the one organization that this element is for, whatever is chosen on the page. */
  @property() organization?: string;

  /** Key of the one channel that this element is for, whatever is chosen on the page. */
  @property() channel?: string;

  /** Key of the one model that this element is for, whatever is chosen on the page. */
  @property() model?: string;

  /** Key of the one member that this element is for, whatever is chosen on the page. */
  @property() member?: string;

  /**
   * Filters of the page that the element does not follow: "agent category organization channel model
   * member", any of them, or "all". What the provider fixes stays. Default: none.
   */
  @property({ attribute: 'ignore-filters' }) ignoreFilters = '';

  protected override get asked(): FilterSnapshot | undefined {
    const { filters } = this.connection;
    if (!filters) return undefined;
    const { names, wrong } = parseDimensions(this.ignoreFilters);
    if (wrong.length > 0) {
      warnOnce(
        `<${this.localName} ignore-filters="${this.ignoreFilters}"> has ${wrong.join(', ')}, which is no filter.`,
      );
    }
    const { asked, fixed } = filters;
    const own = { own: this, ignored: names, fixed };
    return { ...asked, filters: filtersOfElement(asked.filters, own) };
  }
}
