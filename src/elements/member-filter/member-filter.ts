import { OneOrSeveralFilter } from '../dimension-filter/one-or-several-filter.ts';
import { memberFilterTexts } from './member-filter.texts.ts';

/** Chooses all team members or one of them for everything on the page. */
export class MemberFilter extends OneOrSeveralFilter {
  protected override readonly dimension = 'member';
  protected override readonly texts = memberFilterTexts;
}

declare global {
  interface HTMLElementTagNameMap {
    'member-filter': MemberFilter;
  }
}
