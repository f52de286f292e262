import { html, nothing, type TemplateResult } from 'lit';
import type { DataState } from '../../controllers/data-state.ts';
import { refreshIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { errorTexts, stateTexts, translate } from '../../model/texts.ts';
import { filterTexts, type DimensionTexts } from './dimension-filter.texts.ts';
import type { DimensionChoice } from './dimension-choice.ts';
import type { DimensionList } from './dimension-list.ts';
import { mostKeys } from './dimension-queries.ts';

interface Status {
  readonly message: string;
  readonly hint?: string;
  /** What the user can do about it. */
  readonly remedy?: 'tryAgain' | 'cancel';
}

/** What is known of the list and of what is chosen from it. */
export interface Situation {
  readonly state: DataState;
  readonly choice: DimensionChoice;
  /** Whether the values have been on their way for some seconds. */
  readonly isLongLoading: boolean;
  /** What the caller is: "Member". */
  readonly ownRole: string | undefined;
  /** A sentence on the list as a whole. */
  readonly note: string | undefined;
}

export interface ListActions {
  readonly tryAgain: () => void;
  readonly cancel: () => void;
  readonly clear: () => void;
}

/** Rows in place of the first page. */
const skeletonRows = 6;

/** What stands below the options: rows that load, what went wrong, how many there are and are chosen. */
export function renderListStatus(
  format: UsageFormat,
  texts: DimensionTexts,
  list: DimensionList,
  situation: Situation,
  actions: ListActions,
): TemplateResult {
  const status = statusOf(format, texts, list, situation);
  const remedy = status?.remedy;
  const clears = list.isMultiple && situation.choice.keys.length > 0;
  const hint = status?.hint ?? (status ? undefined : situation.note);
  return html`${situation.state === 'loading' ? renderSkeleton() : nothing}
    <div part="footer">
      <div role="status">
        <p part=${status && (status.hint !== undefined || remedy) ? 'message' : 'count'}>
          <bdi>${status?.message ?? countOf(format, texts, list, situation.choice)}</bdi>
        </p>
        ${hint === undefined ? nothing : html`<p part="hint"><bdi>${hint}</bdi></p>`}
      </div>
      ${
        remedy
          ? html`<button part="link" type="button" @click=${actions[remedy]}>
              ${remedy === 'tryAgain' ? refreshIcon : nothing}${translate(format, stateTexts, remedy)}
            </button>`
          : nothing
      }
      ${
        clears
          ? html`<button part="link" type="button" @click=${actions.clear}>
              ${translate(format, filterTexts, 'clearAll')}
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
  { state, choice, isLongLoading, ownRole }: Situation,
): Status | undefined {
  const { query, search, counts } = list;
  const { error, nextPageError } = query;
  switch (state) {
    case 'loading':
      return isLongLoading
        ? { message: translate(format, stateTexts, 'stillLoading'), remedy: 'cancel' }
        : { message: translate(format, stateTexts, 'loading') };
    case 'forbidden':
      return forbiddenStatus(format, error?.role, ownRole);
    case 'error': {
      const message = error
        ? translate(format, errorTexts, error.type)
        : translate(format, stateTexts, 'cancelled');
      return { message, remedy: 'tryAgain' };
    }
    case 'empty':
      return counts?.count === 0
        ? { message: translate(format, texts, 'none') }
        : {
            message: translate(format, texts, 'noMatch', { search }),
            hint: translate(format, filterTexts, 'noMatchHint'),
          };
  }
  if (nextPageError) {
    return { message: translate(format, filterTexts, 'nextPageFailed'), remedy: 'tryAgain' };
  }
  if (query.isFetchingNextPage) return { message: translate(format, filterTexts, 'loadingMore') };
  if (list.isMultiple && choice.isFull) {
    return { message: translate(format, filterTexts, 'full', { count: mostKeys }) };
  }
  return undefined;
}

function forbiddenStatus(
  format: UsageFormat,
  role: string | undefined,
  ownRole: string | undefined,
): Status {
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

/** "6 of 2,418 agents match", without a search "2,418 agents"; how many of them are chosen. */
function countOf(
  format: UsageFormat,
  texts: DimensionTexts,
  { counts, isMultiple }: DimensionList,
  { keys }: DimensionChoice,
): string {
  if (!counts) return '';
  const { matches, count } = counts;
  const total =
    matches === count
      ? translate(format, texts, 'total', { count })
      : translate(format, texts, 'matches', { count: matches, total: count });
  return isMultiple && keys.length > 0
    ? translate(format, filterTexts, 'chosen', { total, count: keys.length })
    : total;
}
