import { html, nothing, type TemplateResult } from 'lit';
import type { DataState } from '../../controllers/data-state.ts';
import { refreshIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { errorTexts, stateTexts, translate } from '../../model/texts.ts';
import { filterTexts, type DimensionTexts } from './dimension-filter.texts.ts';
import type { DimensionList } from './dimension-list.ts';

interface Status {
  readonly message: string;
  readonly hint?: string;
  readonly canTryAgain?: boolean;
}

interface Situation {
  readonly state: DataState;
  /** What the caller is: "Member". */
  readonly ownRole: string | undefined;
}

/** Rows in place of the first page. */
const skeletonRows = 6;

/** What stands below the options: rows that load, what went wrong, how many there are. */
export function renderListStatus(
  format: UsageFormat,
  texts: DimensionTexts,
  list: DimensionList,
  situation: Situation,
): TemplateResult {
  const status = statusOf(format, texts, list, situation);
  const tryAgain = () => void list.tryAgain();
  return html`${situation.state === 'loading' ? renderSkeleton() : nothing}
    <div part="footer">
      <div role="status">
        <p part=${status?.hint === undefined && !status?.canTryAgain ? 'count' : 'message'}>
          <bdi>${status?.message ?? countOf(format, texts, list)}</bdi>
        </p>
        ${status?.hint === undefined ? nothing : html`<p part="hint"><bdi>${status.hint}</bdi></p>`}
      </div>
      ${
        status?.canTryAgain
          ? html`<button part="link" type="button" @click=${tryAgain}>
              ${refreshIcon}${translate(format, stateTexts, 'tryAgain')}
            </button>`
          : nothing
      }
    </div>`;
}

function renderSkeleton(): TemplateResult {
  return html`<div part="skeleton" aria-hidden="true">
    ${Array.from({ length: skeletonRows }, () => html`<div><span class="skeleton-line"></span></div>`)}
  </div>`;
}

function statusOf(
  format: UsageFormat,
  texts: DimensionTexts,
  list: DimensionList,
  { state, ownRole }: Situation,
): Status | undefined {
  const { query, search, counts } = list;
  const { error, nextPageError } = query;
  if (state === 'loading') return { message: translate(format, stateTexts, 'loading') };
  if (state === 'forbidden') {
    const role = error?.role;
    return {
      message: role
        ? translate(format, stateTexts, 'forbidden', { role })
        : translate(format, errorTexts, 'forbidden'),
      hint:
        ownRole === undefined
          ? translate(format, stateTexts, 'forbiddenHint')
          : translate(format, stateTexts, 'forbiddenOwnRole', { role: ownRole }),
    };
  }
  if (state === 'error') {
    const message = error ? translate(format, errorTexts, error.type) : '';
    return { message, canTryAgain: true };
  }
  if (nextPageError) {
    return { message: translate(format, filterTexts, 'nextPageFailed'), canTryAgain: true };
  }
  if (query.isFetchingNextPage) {
    return { message: translate(format, filterTexts, 'loadingMore') };
  }
  if (state === 'empty' && counts?.count === 0)
    return { message: translate(format, texts, 'none') };
  if (state === 'empty') {
    return {
      message: translate(format, texts, 'noMatch', { search }),
      hint: translate(format, filterTexts, 'noMatchHint'),
    };
  }
  return undefined;
}

/** "6 of 2,418 agents match", without a search "2,418 agents". */
function countOf(format: UsageFormat, texts: DimensionTexts, { counts }: DimensionList): string {
  if (!counts) return '';
  const { matches, count } = counts;
  return matches === count
    ? translate(format, texts, 'total', { count })
    : translate(format, texts, 'matches', { count: matches, total: count });
}
