import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationsAnswer } from '../../api/types.ts';
import type { ConversationList } from '../../controllers/conversation-list.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
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
