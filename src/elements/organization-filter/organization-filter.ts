import { DimensionFilterElement } from '../dimension-filter/dimension-filter-element.ts';
import { organizationFilterTexts } from './organization-filter.texts.ts';

/**
 * Chooses one organization, or all that the caller may see, for everything on the page.
 */
export class OrganizationFilter extends DimensionFilterElement {
  protected override readonly dimension = 'organization';
  protected override readonly texts = organizationFilterTexts;
}

declare global {
  interface HTMLElementTagNameMap {
    'organization-filter': OrganizationFilter;
  }
}
