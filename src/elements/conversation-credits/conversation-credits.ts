import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationAnswer, ConversationStep, DimensionRef } from '../../api/types.ts';
import type { ConversationKey } from '../../context/filters-context.ts';
import type { DataState } from '../../controllers/data-state.ts';
import { conversationQuery } from '../../controllers/queries.ts';
import { PagesController } from '../../controllers/query-controller.ts';
import { emptyIcon } from '../../internal/icons.ts';
import { translate } from '../../model/texts.ts';
import type { StateMessage } from '../states.ts';
import { UsageElement } from '../usage-element.ts';
import { conversationStyles } from './conversation-credits.styles.ts';
import { conversationTexts } from './conversation-credits.texts.ts';

/** Digits of single steps; a total of them is written alike, so that they can be added up. */
const stepDigits = 4;
const skeletonRows = 8;

/**
 * One conversation, line by line: time, category, description and credits of each step, and the
 * server's total.
 *
 * @slot title - In place of the agent's name.
 *
 * @csspart base - The box.
 * @csspart header - Title and subtitle.
 * @csspart title - The agent's name.
 * @csspart subtitle - Time, channel and contact.
 * @csspart body - Everything below the header.
 * @csspart facts - Id, messages and steps.
 * @csspart scroller - The area in which the table scrolls.
 * @csspart table - The table of steps.
 * @csspart row - One step.
 * @csspart day - The line above the steps of one day, where there are several days.
 * @csspart total - The last line.
 * @csspart note - How many steps are shown, while there are more.
 * @csspart button - Buttons: more steps, try again.
 * @csspart skeleton - What stands in place of data while it loads.
 * @csspart state - Icon, message, hint and actions in place of data.
 * @csspart message - What the matter is.
 * @csspart hint - Why, and what can be done.
 * @csspart actions - Buttons below a message.
 * @csspart details - What a developer can act on.
 * @csspart progress - The line along the top edge while data is fetched anew.
 * @csspart notice - What stands above data that could not be fetched anew.
 *
 * @cssproperty [--conversation-credits-height=640px] - Greatest height of the scrolling table.
 */
export class ConversationCredits extends UsageElement {
  static override styles = [...UsageElement.styles, conversationStyles];

  /** Key of the agent; goes with `conversation`. Default: that of the conversation chosen on the page. */
  @property() agent?: string;

  /** Id of the conversation; goes with `agent`. Default: the conversation chosen on the page. */
  @property() conversation?: string;

  protected readonly query = new PagesController<ConversationAnswer>(this, this.connection, () => {
    const { source } = this.connection;
    const { shown } = this;
    return source && shown ? conversationQuery(source, shown) : undefined;
  });

  override get dataState(): DataState {
    return !this.shown && this.connection.source?.source ? 'empty' : super.dataState;
  }

  /** The conversation of the attributes, else the one that was chosen from a list on the page. */
  private get shown(): ConversationKey | undefined {
    const { agent, conversation } = this;
    return agent && conversation ? { agent, conversation } : this.connection.filters?.conversation;
  }

  protected isEmpty(): boolean {
    return this.query.pages[0]?.step_count === 0;
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
    if (this.query.error?.type !== 'not_found') return message;
    return {
      ...message,
      message: translate(this.format, conversationTexts, 'notFound'),
      hint: translate(this.format, conversationTexts, 'notFoundHint'),
    };
  }

  /** All steps loaded so far. A page that repeats a step does not show it twice. */
  private get steps(): readonly ConversationStep[] {
    const steps = new Map<string, ConversationStep>();
    for (const page of this.query.pages) {
      for (const step of page.steps) if (!steps.has(step.id)) steps.set(step.id, step);
    }
    return [...steps.values()];
  }

  private renderHeader(answer: ConversationAnswer | undefined): TemplateResult {
    const { format } = this;
    return html`<header part="header">
      <div>
        <h2 part="title" id="title">
          <slot name="title"
            >${answer ? this.renderRef(answer.agent) : translate(format, conversationTexts, 'title')}</slot
          >
        </h2>
        <p part="subtitle">${answer ? this.renderSubtitle(answer) : nothing}</p>
      </div>
    </header>`;
  }

  private renderSubtitle({ contact, channel, started_at, last_at }: ConversationAnswer) {
    const { format } = this;
    const now = this.connection.source?.now() ?? started_at;
    const sameDay = format.day(started_at) === format.day(last_at);
    const end = sameDay ? format.time(last_at) : format.relativeDay(last_at, now);
    const parts = [
      ...(contact ? [this.renderRef(contact)] : []),
      ...(channel ? [this.renderRef(channel)] : []),
      html`<bdi>${format.relativeDay(started_at, now)} – ${end}</bdi>`,
    ];
    return parts.map((part, index) => (index === 0 ? part : html`, ${part}`));
  }

  private renderRef({ label, deleted }: DimensionRef): TemplateResult {
    const word = deleted ? ` (${translate(this.format, conversationTexts, 'deleted')})` : '';
    return html`<bdi>${label}</bdi>${word}`;
  }

  private renderFacts({ id, messages, step_count }: ConversationAnswer): TemplateResult {
    const { format } = this;
    const text = (key: 'conversation' | 'messages' | 'steps') =>
      translate(format, conversationTexts, key);
    return html`<dl part="facts">
      <div>
        <dt>${text('conversation')}</dt>
        <dd class="mono"><bdi>${id}</bdi></dd>
      </div>
      <div>
        <dt>${text('messages')}</dt>
        <dd>${format.count(messages)}</dd>
      </div>
      <div>
        <dt>${text('steps')}</dt>
        <dd>${format.count(step_count)}</dd>
      </div>
    </dl>`;
  }

  private renderTable(answer: ConversationAnswer): TemplateResult {
    const text = (key: 'steps' | 'time' | 'category' | 'description' | 'total') =>
      translate(this.format, conversationTexts, key);
    // The roles are those of the elements; they hold where a narrow width lays rows out anew.
    return html`<div part="scroller" tabindex="0" role="region" aria-label=${text('steps')}>
      <table part="table" role="table" aria-labelledby="title">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${text('time')}</th>
            <th role="columnheader" scope="col">${text('category')}</th>
            <th role="columnheader" scope="col">${text('description')}</th>
            <th role="columnheader" scope="col" class="number">${answer.metric.label}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${this.renderSteps()} ${this.renderMore()}
        </tbody>
        <tfoot role="rowgroup">
          <tr part="total" role="row">
            <th role="rowheader" scope="row" colspan="3">
              ${text('total')}<bdi part="note" aria-live="polite">${this.progress(answer)}</bdi>
            </th>
            <td role="cell" class="number">${this.renderCredits(answer.total)}</td>
          </tr>
        </tfoot>
      </table>
    </div>`;
  }

  private renderSteps() {
    const { format, steps } = this;
    const days = steps.map(({ at }) => format.day(at));
    const severalDays = new Set(days).size > 1;
    return repeat(
      steps,
      ({ id }) => id,
      (step, index) => html`
        ${
          severalDays && days[index] !== days[index - 1]
            ? html`<tr part="day" role="row">
                <th role="rowheader" scope="rowgroup" colspan="4">
                  ${format.weekday(step.at, { long: true })}
                </th>
              </tr>`
            : nothing
        }
        ${this.renderStep(step)}
      `,
    );
  }

  private renderStep({ at, category, description, credits }: ConversationStep): TemplateResult {
    const { format } = this;
    const uncategorised = translate(format, conversationTexts, 'unnamedCategory');
    return html`<tr part="row" role="row">
      <td role="cell" class="time"><bdi>${format.timeWithSeconds(at)}</bdi></td>
      <td role="cell" class="category">
        <bdi>${category.key === null ? category.label || uncategorised : category.label}</bdi>
      </td>
      <td role="cell" class="description">
        ${
          description
            ? html`<bdi>${description}</bdi>`
            : html`<span class="absent"
                >${translate(format, conversationTexts, 'noDescription')}</span
              >`
        }
      </td>
      <td role="cell" class="number">${this.renderCredits(credits)}</td>
    </tr>`;
  }

  private renderCredits(amount: ConversationStep['credits']): TemplateResult {
    return html`<bdi title=${String(amount)}
      >${this.format.amount(amount, { digits: stepDigits })}</bdi
    >`;
  }

  private renderMore(): TemplateResult | typeof nothing {
    const { format, query } = this;
    if (!query.hasNextPage && !query.nextPageError) return nothing;
    const failed = query.nextPageError;
    const label = query.isFetchingNextPage ? 'loadingMore' : 'more';
    return html`<tr class="more" role="row">
      <td role="cell" colspan="4">
        ${
          failed
            ? html`<p role="alert" title=${failed.message}>
                ${translate(format, conversationTexts, 'moreFailed')}
              </p>`
            : nothing
        }
        <button
          part="button"
          type="button"
          aria-disabled=${query.isFetchingNextPage}
          @click=${() => void query.fetchNextPage()}
        >
          ${translate(format, conversationTexts, label)}
        </button>
      </td>
    </tr>`;
  }

  private progress({ step_count }: ConversationAnswer): string {
    const shown = this.steps.length;
    if (shown >= step_count) return '';
    return translate(this.format, conversationTexts, 'loaded', { shown, count: step_count });
  }

  private renderSkeleton(): TemplateResult {
    return html`<div class="skeleton-rows">
      ${Array.from(
        { length: skeletonRows },
        () =>
          html`<div>
            <i class="skeleton-line"></i><i class="skeleton-line"></i><i class="skeleton-line"></i
            ><i class="skeleton-line"></i>
          </div>`,
      )}
    </div>`;
  }

  protected override render(): TemplateResult {
    const answer = this.query.pages[0];
    return this.renderFrame({
      header: this.renderHeader(answer),
      skeleton: this.renderSkeleton(),
      asOf: answer?.as_of,
      data: () => (answer ? html`${this.renderFacts(answer)} ${this.renderTable(answer)}` : html``),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'conversation-credits': ConversationCredits;
  }
}
