import { html, nothing, type TemplateResult } from 'lit';
import type { Conversation, DimensionRef } from '../../api/types.ts';
import { compareAmounts } from '../../model/amount.ts';
import type { ConversationColumn } from '../../model/conversation-columns.ts';
import { findMatch } from '../../model/dimension-pages.ts';
import type { UsageFormat } from '../../model/format.ts';
import { nameOf } from '../../model/names.ts';
import { translate } from '../../model/texts.ts';
import { listTexts } from './recent-conversations.texts.ts';

/** What cells need to know besides their row. */
export interface CellContext {
  readonly format: UsageFormat;
  /** The server's clock, in epoch milliseconds. */
  readonly now: number;
  /** What was searched for. */
  readonly search: string;
}

/** Digits of one conversation's credits. */
const digits = 2;

export const numberColumns: readonly ConversationColumn[] = ['messages', 'credits'];

/** A text with the part marked that was searched for. */
export function renderMarked(text: string, search: string): TemplateResult {
  const found = findMatch(text, search);
  if (!found) return html`<bdi title=${text}>${text}</bdi>`;
  return html`<bdi title=${text}
    >${found.before}<mark part="mark">${found.match}</mark>${found.after}</bdi
  >`;
}

/** An id that holds what was searched for, where no name in sight does. */
export function hiddenMatch(row: Conversation, { search }: CellContext): string | undefined {
  if (search === '') return undefined;
  const names = [row.agent, ...(row.contact ? [row.contact] : [])].map(nameOf);
  if (names.some((name) => findMatch(name, search))) return undefined;
  const ids = [row.id, row.contact?.key, row.agent.key];
  return ids.find((id): id is string => Boolean(id && findMatch(id, search)));
}

/** What stands in one cell. */
export function renderCell(
  column: ConversationColumn,
  row: Conversation,
  context: CellContext,
): TemplateResult | string {
  const { format, search } = context;
  switch (column) {
    case 'when':
      return renderTime(row.last_at, context);
    case 'agent':
      return html`${renderMarked(nameOf(row.agent), search)}${renderDeleted(row.agent, format)}`;
    case 'agent-id':
      return row.agent.key === null
        ? renderUnknown(format)
        : html`<span class="mono">${renderMarked(row.agent.key, search)}</span>`;
    case 'contact':
      return row.contact ? renderMarked(nameOf(row.contact), search) : renderUnknown(format);
    case 'channel':
      return renderRef(row.channel, format);
    case 'organization':
      return renderRef(row.organization, format);
    case 'member':
      return renderRef(row.member, format);
    case 'type':
      return row.type ? html`<bdi>${row.type}</bdi>` : renderUnknown(format);
    case 'category':
      return row.categories?.length
        ? html`<bdi>${format.list(row.categories.map(nameOf))}</bdi>`
        : renderUnknown(format);
    case 'messages':
      return html`<bdi>${format.count(row.messages)}</bdi
        ><span class="unit">
          ${translate(format, listTexts, 'messagesUnit', { count: row.messages })}</span
        >`;
    case 'credits':
      return renderCredits(row, format);
  }
}

function renderTime(at: string, { format, now }: CellContext): TemplateResult {
  const exact = `${format.weekday(at, { long: true })}, ${format.timeWithSeconds(at)}, ${format.zone(at)}`;
  return html`<time datetime=${at} title=${exact}><bdi>${format.relativeDay(at, now)}</bdi></time>`;
}

function renderRef(ref: DimensionRef | null | undefined, format: UsageFormat): TemplateResult {
  return ref ? html`<bdi>${nameOf(ref)}</bdi>${renderDeleted(ref, format)}` : renderUnknown(format);
}

function renderDeleted({ deleted }: DimensionRef, format: UsageFormat) {
  return deleted
    ? html` <span class="absent">${translate(format, listTexts, 'deleted')}</span>`
    : nothing;
}

function renderUnknown(format: UsageFormat): TemplateResult {
  return html`<span class="absent" aria-hidden="true">–</span
    ><span class="visually-hidden">${translate(format, listTexts, 'unknown')}</span>`;
}

/** What was used within period and filters, and where that is a part, of how much. */
function renderCredits({ in_range, whole }: Conversation, format: UsageFormat): TemplateResult {
  const part = format.amount(in_range, { digits });
  if (compareAmounts(in_range, whole) === 0) return html`<bdi title=${in_range}>${part}</bdi>`;
  const amount = format.amount(whole, { digits });
  const long = translate(format, listTexts, 'ofWholeLong', { part, amount });
  return html`<span aria-hidden="true" title=${long}
      ><bdi title=${in_range}>${part}</bdi>
      <bdi part="whole" title=${whole}
        >${translate(format, listTexts, 'ofWhole', { amount })}</bdi
      ></span
    ><bdi class="visually-hidden">${long}</bdi>`;
}
