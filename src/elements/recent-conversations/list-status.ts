import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationsAnswer } from '../../api/types.ts';
import type { ConversationList } from '../../controllers/conversation-list.ts';
import type { UsageFormat } from '../../model/format.ts';
import { stateTexts, translate } from '../../model/texts.ts';
import { listTexts } from './recent-conversations.texts.ts';

/** Says that there is something newer, and shows it when asked to, so that nothing moves by itself. */
export function renderNewer(
  format: UsageFormat,
  count: number,
  show: () => void,
): TemplateResult | typeof nothing {
  return html`<div role="status" class=${count > 0 ? 'newer-place' : 'visually-hidden'}>
    ${
      count > 0
        ? html`<div part="newer">
            <bdi>${translate(format, listTexts, 'newer', { count })}</bdi>
            <button part="link" type="button" @click=${show}>
              ${translate(format, listTexts, 'showNewer')}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

/** The row behind the last one: more loads, failed to load, or can be asked for. */
export function renderMore(
  format: UsageFormat,
  list: ConversationList,
  byButton: boolean,
  columns: number,
): TemplateResult | typeof nothing {
  const row = (content: TemplateResult) =>
    html`<tr class="more" role="row">
      <td role="cell" colspan=${columns}>${content}</td>
    </tr>`;
  const text = (key: 'expired' | 'stuck' | 'moreFailed' | 'startOver' | 'more' | 'loadingMore') =>
    translate(format, listTexts, key);
  const button = (label: string, onClick: () => void, isBusy = false) =>
    html`<button part="button" type="button" aria-disabled=${isBusy} @click=${onClick}>
      ${label}
    </button>`;
  const startOver = () => void list.startOver();
  if (list.isStuck) {
    return row(
      html`<p role="alert">${text('stuck')}</p>
        ${button(text('startOver'), startOver)}`,
    );
  }
  if (list.isLoadingMore) {
    return row(
      byButton ? button(text('loadingMore'), () => {}, true) : html`${text('loadingMore')}`,
    );
  }
  const error = list.moreError;
  if (error) {
    // What the API refuses once it refuses again: the cursor is of no more use.
    const isExpired = error.type === 'invalid_request' || error.type === 'not_found';
    const message = html`<p role="alert" title=${error.message}>
      ${text(isExpired ? 'expired' : 'moreFailed')}
    </p>`;
    return row(
      isExpired
        ? html`${message}${button(text('startOver'), startOver)}`
        : html`${message}${button(translate(format, stateTexts, 'tryAgain'), () => list.loadMore())}`,
    );
  }
  return byButton && list.hasMore ? row(button(text('more'), () => list.loadMore())) : nothing;
}

/** How many rows are shown, and what was used in conversations and outside of them. */
export function renderFigures(
  format: UsageFormat,
  { rows, hasMore }: ConversationList,
  { totals }: ConversationsAnswer,
  options: {
    readonly withCredits: boolean;
    readonly isFound: boolean;
    readonly isWhole: boolean;
  },
): TemplateResult {
  const count = Math.max(totals.count, rows.length);
  const shown = hasMore
    ? translate(format, listTexts, options.isWhole ? 'shownPart' : 'shown', {
        shown: rows.length,
        count,
      })
    : translate(format, listTexts, 'allShown', { count: rows.length });
  const amount = (value: typeof totals.in_range) =>
    html`<dd><bdi title=${value}>${format.amount(value, { digits: 2 })}</bdi></dd>`;
  const label = options.isFound ? 'inFound' : 'inConversations';
  return html`<footer part="footer" class="figures">
    <bdi part="note">${shown}</bdi>
    ${
      options.withCredits
        ? html`<dl part="total">
            <div>
              <dt>${translate(format, listTexts, label)}</dt>
              ${amount(totals.in_range)}
            </div>
            <div title=${translate(format, listTexts, 'outsideHint')}>
              <dt>${translate(format, listTexts, 'outside')}</dt>
              ${amount(totals.outside_conversations)}
            </div>
          </dl>`
        : nothing
    }
  </footer>`;
}
