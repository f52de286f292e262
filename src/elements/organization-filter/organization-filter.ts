import { OmittedController } from '../../controllers/omitted-controller.ts';
import { translate } from '../../model/texts.ts';
import { DimensionFilterElement } from '../dimension-filter/dimension-filter-element.ts';
import { organizationFilterTexts } from './organization-filter.texts.ts';

/** Chooses one organization, or all that the caller may see, for everything on the page. */
export class OrganizationFilter extends DimensionFilterElement {
  protected override readonly dimension = 'organization';
  protected override readonly texts = organizationFilterTexts;
  readonly #omitted = new OmittedController(this, this.connection);

  protected override get noteOnAll(): string | undefined {
    const { count } = this.#omitted;
    return count > 0
      ? translate(this.format, organizationFilterTexts, 'omitted', { count })
      : undefined;
  }

  protected override get note(): string {
    const { count } = this.#omitted;
    return count > 0
      ? translate(this.format, organizationFilterTexts, 'allButOmitted', { count })
      : translate(this.format, organizationFilterTexts, 'allVisible');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'organization-filter': OrganizationFilter;
  }
}
