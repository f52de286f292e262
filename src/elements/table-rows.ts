import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { UsageError } from '../api/errors.ts';
import type { UsageFormat } from '../model/format.ts';
import { stateTexts, translate } from '../model/texts.ts';
import { rowTexts } from './table-rows.texts.ts';

const skeletonRows = 8;

/** A list that loads page by page. */
export interface PagedList {
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** Whether the pages lead in a circle. */
  readonly isStuck: boolean;
  /** Whether the pages do not fit together, since something was added between them. */
  readonly hasChanged?: boolean;
  /** Why the next page could not be loaded. */
  readonly moreError: UsageError | undefined;
  loadMore(): void;
  startOver(): Promise<void>;
}

/**
 * The row behind the last one: more loads, failed to load, or can be asked for.
 *
 * @param columns how many columns the table has
 * @param byButton whether the user asks for more, as opposed to scrolling there
 */
export function renderMore(
  format: UsageFormat,
  list: PagedList,
  columns: number,
  byButton = false,
): TemplateResult | typeof nothing {
  const text = (key: keyof typeof rowTexts.defaults) => translate(format, rowTexts, key);
  const row = (content: TemplateResult) =>
    html`<tr class="more" role="row">
      <td role="cell" colspan=${columns}>${content}</td>
    </tr>`;
  const button = (label: string, onClick: () => void, isBusy = false) =>
    html`<button part="button" type="button" aria-disabled=${isBusy} @click=${onClick}>
      ${label}
    </button>`;
  const anew = (key: 'stuck' | 'expired' | 'changed', details?: string) =>
    row(
      html`<p role="alert" title=${details ?? nothing}>${text(key)}</p>
        ${button(text('startOver'), () => void list.startOver())}`,
    );
  if (list.isStuck) return anew('stuck');
  if (list.isLoadingMore) {
    return row(
      byButton ? button(text('loadingMore'), () => {}, true) : html`${text('loadingMore')}`,
    );
  }
  const error = list.moreError;
  if (error && isRefused(error)) return anew('expired', error.message);
  if (error) {
    return row(
      html`<p role="alert" title=${error.message}>${text('moreFailed')}</p>
        ${button(translate(format, stateTexts, 'tryAgain'), () => list.loadMore())}`,
    );
  }
  if (list.hasChanged) return anew('changed');
  return byButton && list.hasMore ? row(button(text('more'), () => list.loadMore())) : nothing;
}

/** What the API refuses once it refuses again: the cursor is of no more use. */
export function isRefused({ type }: UsageError): boolean {
  return type === 'invalid_request' || type === 'not_found';
}

/** Stands for rows that are not drawn. */
export function renderGap(height: number, columns: number): TemplateResult {
  const setHeight = (cell: Element | undefined) =>
    (cell as HTMLElement | undefined)?.style.setProperty('block-size', `${height}px`);
  return html`<tr class="gap" role="presentation" aria-hidden="true">
    <td role="presentation" colspan=${columns} ${ref(setHeight)}></td>
  </tr>`;
}

/** Stands where rows of four columns will be. */
export function renderRowSkeleton(): TemplateResult {
  const line = html`<i class="skeleton-line"></i>`;
  return html`<div class="skeleton-rows">
    ${Array.from({ length: skeletonRows }, () => html`<div>${line}${line}${line}${line}</div>`)}
  </div>`;
}
