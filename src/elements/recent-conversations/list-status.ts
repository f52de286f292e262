import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationsAnswer } from '../../api/types.ts';
import type { ConversationList } from '../../controllers/conversation-list.ts';
import type { UsageFormat } from '../../model/format.ts';
import { stateTexts, translate } from '../../model/texts.ts';
import { isRefused } from '../table-rows.ts';
import { rowTexts } from '../table-rows.texts.ts';
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

/** Says that rows in view could not be fetched again, and what can be done about it. */
export function renderRestoreFailure(
  format: UsageFormat,
  { restoreError: error }: ConversationList,
  on: { readonly tryAgain: () => void; readonly startOver: () => void },
): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const isExpired = isRefused(error);
  return html`<div part="strip" class="failed">
    <bdi role="alert" title=${error.message}
      >${isExpired ? translate(format, rowTexts, 'expired') : translate(format, listTexts, 'restoreFailed')}</bdi
    >
    <button part="link" type="button" @click=${isExpired ? on.startOver : on.tryAgain}>
      ${isExpired ? translate(format, rowTexts, 'startOver') : translate(format, stateTexts, 'tryAgain')}
    </button>
  </div>`;
}

/** How many rows are shown, and what was used in conversations and outside of them. */
export function renderFigures(
  format: UsageFormat,
  { count: loaded, hasMore }: ConversationList,
  { totals }: ConversationsAnswer,
  options: {
    readonly withCredits: boolean;
    readonly isFound: boolean;
    readonly isWhole: boolean;
  },
): TemplateResult {
  const count = Math.max(totals.count, loaded);
  const shown = hasMore
    ? translate(format, listTexts, options.isWhole ? 'shownPart' : 'shown', {
        shown: loaded,
        count,
      })
    : translate(format, listTexts, 'allShown', { count: loaded });
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
