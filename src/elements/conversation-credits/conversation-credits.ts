import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { UsageError } from '../../api/errors.ts';
import type { ConversationAnswer, ConversationStep } from '../../api/types.ts';
import type { ConversationKey } from '../../context/filters-context.ts';
import type { DataState } from '../../controllers/data-state.ts';
import { PrintController } from '../../controllers/print-controller.ts';
import { RowWindowController } from '../../controllers/row-window-controller.ts';
import { StepList } from '../../controllers/step-list.ts';
import { closeIcon, emptyIcon } from '../../internal/icons.ts';
import { keepLast } from '../../internal/keep-last.ts';
import type { UsageFormat } from '../../model/format.ts';
import { allRows } from '../../model/row-window.ts';
import { stepRows, type StepRow } from '../../model/step-rows.ts';
import { translate } from '../../model/texts.ts';
import { palette } from '../../styles/palette.styles.ts';
import { table } from '../../styles/table.styles.ts';
import { chooseConversation } from '../choose-conversation.ts';
import type { StateMessage } from '../states.ts';
import { renderRowSkeleton } from '../table-rows.ts';
import { UsageElement } from '../usage-element.ts';
import { renderShares } from './category-shares.ts';
import { renderName } from './cells.ts';
import { conversationStyles } from './conversation-credits.styles.ts';
import { conversationTexts } from './conversation-credits.texts.ts';
import { CopyController } from './copy-controller.ts';
import { renderFacts } from './facts.ts';
import { renderTable } from './table.ts';

/**
 * One conversation, line by line: time, category, description and credits of each step, and the
 * server's totals, by category and in the whole. Steps of any number are loaded as they are read.
 *
 * @slot title - In place of the agent's name.
 * @fires {CustomEvent<{conversation: ConversationKey | undefined}>} usage-conversation-select - The user went back to no conversation. Prevented, that is left to the host.
 *
 * @csspart base - The box.
 * @csspart header - Title, subtitle and the way back.
 * @csspart title - The agent's name.
 * @csspart subtitle - Contact, channel and time.
 * @csspart icon-button - The way back; the buttons that copy ids.
 * @csspart body - Everything below the header.
 * @csspart facts - Messages, steps, length and ids.
 * @csspart meter - The shares of the categories as one bar.
 * @csspart legend - The categories with credits and shares.
 * @csspart legend-item - One category.
 * @csspart swatch - The colour of a category.
 * @csspart scroller - The area in which the table scrolls.
 * @csspart table - The table of steps.
 * @csspart row - One step.
 * @csspart day - The line above the steps of one day, where there are several days.
 * @csspart total - The last line.
 * @csspart note - How many steps are shown, while there are more.
 * @csspart button - Buttons: running total, try again.
 * @csspart skeleton - What stands in place of data while it loads.
 * @csspart state - Icon, message, hint and actions in place of data.
 * @csspart message - What the matter is.
 * @csspart hint - Why, and what can be done.
 * @csspart actions - The way back; the buttons below a message.
 * @csspart details - What a developer can act on.
 * @csspart progress - The line along the top edge while data is fetched anew.
 * @csspart notice - What stands above data that could not be fetched anew.
 *
 * @cssproperty [--conversation-credits-height=652px] - Greatest height of the scrolling table.
 */
export class ConversationCredits extends UsageElement {
  static override styles = [...UsageElement.styles, palette, table, conversationStyles];

  /** Key of the agent; goes with `conversation`. Default: that of the conversation chosen on the page. */
  @property() agent?: string;

  /** Id of the conversation; goes with `agent`. Default: the conversation chosen on the page. */
  @property() conversation?: string;

  /** Address that the way back leads to. Default: none; a conversation chosen on the page is let go. */
  @property({ attribute: 'back-href' }) backHref?: string;

  /** Whether each step has the sum of all steps so far beside it. The user can switch it. */
  @property({ type: Boolean, attribute: 'running-total' }) runningTotal = false;

  readonly #list = new StepList(this, this.connection, () => this.#shown);
  protected readonly query = this.#list.query;

  readonly #window = new RowWindowController(this, {
    scroller: () => this.renderRoot.querySelector<HTMLElement>('[part~="scroller"]'),
    count: () => this.#rows.length,
    kept: () => undefined,
  });
  readonly #print = new PrintController(this);
  readonly #copying = new CopyController(this);
  /** Scrolling renders often, and the days of thousands of steps are not told in no time. */
  readonly #rowsOf = keepLast((steps: readonly ConversationStep[], format: UsageFormat) =>
    stepRows(steps, (at) => format.day(at)),
  );

  override get dataState(): DataState {
    return !this.#shown && this.connection.source?.source ? 'empty' : super.dataState;
  }

  /** The conversation of the attributes, else the one that was chosen from a list on the page. */
  get #shown(): ConversationKey | undefined {
    const { agent, conversation } = this;
    return agent && conversation ? { agent, conversation } : this.connection.filters?.conversation;
  }

  get #rows(): readonly StepRow[] {
    return this.#rowsOf(this.#list.steps, this.format);
  }

  protected isEmpty(): boolean {
    return this.#list.answer?.step_count === 0;
  }

  /** A conversation that is gone is not to be read as if it were a little old. */
  protected override keepsData(error: UsageError): boolean {
    return error.type !== 'not_found';
  }

  protected override emptyMessage(): StateMessage {
    const [message, hint] = this.query.hasData
      ? (['noSteps', 'noStepsHint'] as const)
      : (['choose', 'chooseHint'] as const);
    return {
      icon: emptyIcon,
      message: translate(this.format, conversationTexts, message),
      hint: translate(this.format, conversationTexts, hint),
    };
  }

  protected override errorMessage(): StateMessage {
    const message = super.errorMessage();
    const { error } = this.query;
    // Ids like ".." are refused before they are asked for; none of them can exist.
    const isId = ['agent', 'conversation'].includes(error?.parameter ?? '');
    if (error?.type !== 'not_found' && !isId) return message;
    return {
      ...message,
      message: translate(this.format, conversationTexts, 'notFound'),
      hint: translate(this.format, conversationTexts, 'notFoundHint'),
    };
  }

  protected override willUpdate(): void {
    this.connection.colors?.assign('category', this.#list.answer?.categories ?? []);
  }

  protected override updated(...changed: Parameters<UsageElement['updated']>): void {
    super.updated(...changed);
    const isScrolling = this.renderRoot.querySelector('[part~="scroller"]') !== null;
    if (!isScrolling || this.#list.moreError || this.query.isOutdated) return;
    if (this.#window.isNearEnd) this.#list.loadMore();
  }

  readonly #onClose = (): void => {
    this.keepFocus();
    chooseConversation(this, this.connection.filters, undefined);
  };

  readonly #onRunningTotal = (): void => {
    this.runningTotal = !this.runningTotal;
  };

  #renderHeader(answer: ConversationAnswer | undefined): TemplateResult {
    const { format } = this;
    return html`<header part="header">
      <div>
        <h2 part="title" id="title">
          <slot name="title"
            >${
              answer
                ? renderName(answer.agent, format)
                : translate(format, conversationTexts, 'title')
            }</slot
          >
        </h2>
        <p part="subtitle">${answer ? this.#renderSubtitle(answer) : nothing}</p>
      </div>
      <div part="actions">${this.#renderWayBack()}</div>
    </header>`;
  }

  #renderSubtitle({ contact, channel, started_at, last_at }: ConversationAnswer) {
    const { format } = this;
    const now = this.connection.source?.now() ?? started_at;
    const sameDay = format.day(started_at) === format.day(last_at);
    const end = sameDay ? format.time(last_at) : format.relativeDay(last_at, now);
    const exact = [started_at, last_at].map(
      (at) => `${format.weekday(at, { long: true })}, ${format.timeWithSeconds(at)}`,
    );
    const parts = [
      ...(contact ? [renderName(contact, format)] : []),
      ...(channel ? [renderName(channel, format)] : []),
      html`<bdi title="${exact.join(' – ')}, ${format.zone(last_at)}"
        >${format.relativeDay(started_at, now)} – ${end}</bdi
      >`,
    ];
    return parts.map((part, index) => (index === 0 ? part : html`, ${part}`));
  }

  /** A link of the host's, or a button where there is a choice to let go. */
  #renderWayBack(): TemplateResult | typeof nothing {
    const label = translate(this.format, conversationTexts, 'close');
    if (this.backHref) {
      return html`<a part="icon-button" href=${this.backHref} aria-label=${label} title=${label}
        >${closeIcon}</a
      >`;
    }
    if (!this.#shown || (this.agent && this.conversation)) return nothing;
    return html`<button
      part="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      @click=${this.#onClose}
    >
      ${closeIcon}
    </button>`;
  }

  #renderData(answer: ConversationAnswer): TemplateResult {
    const { format, runningTotal } = this;
    const list = this.#list;
    const isWhole = !list.isLong || this.#print.isPrinting;
    return html`${renderFacts(answer, format, this.#copying)}
      <div class="above-table">
        ${renderShares(answer, format, this.connection.colors)}
        <button
          part="button"
          type="button"
          aria-pressed=${runningTotal}
          @click=${this.#onRunningTotal}
        >
          ${translate(format, conversationTexts, 'runningTotal')}
        </button>
      </div>
      ${renderTable({
        answer,
        list,
        rows: this.#rows,
        parts: isWhole ? allRows(this.#rows.length) : this.#window.parts,
        rowHeight: this.#window.rowHeight,
        runningTotal,
        format,
      })}`;
  }

  protected override render(): TemplateResult {
    const { dataState } = this;
    const isShown = dataState !== 'empty' || this.#shown !== undefined;
    const answer = isShown && dataState !== 'forbidden' ? this.#list.answer : undefined;
    return this.renderFrame({
      header: this.#renderHeader(answer),
      skeleton: renderRowSkeleton(),
      asOf: answer?.as_of,
      data: () => (answer ? this.#renderData(answer) : html``),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'conversation-credits': ConversationCredits;
  }
}
