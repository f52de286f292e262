import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dimensions, type Dimension } from '../../api/types.ts';
import type { DataState } from '../../controllers/data-state.ts';
import { emptyIcon, okIcon } from '../../internal/icons.ts';
import { warnOnce } from '../../internal/warn.ts';
import { insightKinds, type Insight, type InsightKind } from '../../model/insights.ts';
import { stateTexts, translate } from '../../model/texts.ts';
import { palette } from '../../styles/palette.styles.ts';
import { beforeWords } from '../before-words.ts';
import { plainText } from '../emphasis.ts';
import type { StateMessage } from '../states.ts';
import { UsageElement } from '../usage-element.ts';
import { describeChecks } from './checks.ts';
import { InsightFinder } from './insight-finder.ts';
import { renderInsight, renderSkeleton, type InsightActions } from './render-insight.ts';
import { sensitivities, type Sensitivity } from './sensitivity.ts';
import { Evidence } from './show-evidence.ts';
import { insightsStyles } from './usage-insights.styles.ts';
import { insightsTexts as texts } from './usage-insights.texts.ts';
import { describeInsight, describeStep, type InsightTelling } from './wording.ts';

/**
 * What needs attention, most urgent first: runaways, allowances that run out, and what drove the
 * change against the period before. Runaways are looked for now, whatever period and values are chosen on the
 * page.
 *
 * @slot title - In place of the title.
 * @fires {CustomEvent<{insight: Insight, text: string}>} usage-insight - An insight is there that was not there before, with its sentence.
 * @csspart base - The box.
 * @csspart header - Title and subtitle.
 * @csspart title - What the list is.
 * @csspart subtitle - Until when the figures count.
 * @csspart body - What stands below the header.
 * @csspart list - The insights.
 * @csspart item - One of them.
 * @csspart message - Its sentence; the sentence of a state.
 * @csspart note - What the sentence is measured against.
 * @csspart drivers - The parts of a change, as a table.
 * @csspart bar - A part's bar, which begins where the one before ended.
 * @csspart actions - What can be done; the buttons of a state.
 * @csspart link - One of these: what shows the evidence, the host's pages, Why.
 * @csspart why - What opens the method.
 * @csspart method - How it was found.
 * @csspart more - Shows the insights beyond the limit.
 * @csspart footer - What was looked at.
 * @csspart retry - Asks again for what did not come.
 * @csspart skeleton - What stands there while insights load.
 * @csspart state - What stands in place of insights: nothing to tell, error and so on.
 * @csspart hint - Its explanation.
 * @csspart button - One of its buttons.
 * @csspart details - What an error says to those who build the page.
 * @csspart notice - Says that a refresh failed.
 * @csspart progress - The line on top while figures are refreshed.
 */
export class UsageInsights extends UsageElement {
  static override styles = [...UsageElement.styles, palette, insightsStyles];

  /** Kinds of insight, separated by spaces: "runaway run-out drivers". Default: all. */
  @property() kinds = '';

  /** What is looked at for runaways, and what a change is told apart by. Default "agent". */
  @property({ attribute: 'group-by' }) groupBy: Dimension = 'agent';

  /**
   * How readily a runaway is told: "low", "normal" or "high", at which chance brings a false alarm for a group
   * once in ten years, once a year, five times a year. Default "normal".
   */
  @property() sensitivity: Sensitivity = 'normal';

  /** How many insights are shown before the rest is asked for. Default 5. */
  @property({ type: Number }) limit = 5;

  /** Address of the host's billing page, where there is none to top up. Default: the plan's. */
  @property({ attribute: 'billing-href' }) billingHref?: string;

  /** Address of the host's page where credits are bought. Default: the plan's. */
  @property({ attribute: 'top-up-href' }) topUpHref?: string;

  readonly #finder = new InsightFinder(this, this.connection, () => ({
    kinds: this.#kinds,
    dimension: this.#dimension,
    sensitivity: this.#sensitivity,
  }));
  protected readonly query = this.#finder.query;
  readonly #evidence = new Evidence(this.connection);

  #kinds: readonly InsightKind[] = insightKinds;
  /** Which insights the host has been told of. */
  #told: ReadonlySet<string> = new Set();
  #explained: ReadonlySet<string> = new Set();
  #showsAll = false;

  get #dimension(): Dimension {
    return dimensions.includes(this.groupBy) ? this.groupBy : 'agent';
  }

  get #sensitivity(): Sensitivity {
    return sensitivities.includes(this.sensitivity) ? this.sensitivity : 'normal';
  }

  override get dataState(): DataState {
    if (this.#hasNoChecks) return 'empty';
    const state = super.dataState;
    const isAnswered = state === 'ready' || state === 'empty';
    return isAnswered && this.#finder.isSearching ? 'loading' : state;
  }

  /** Whether the API can tell nothing of what is wanted. */
  get #hasNoChecks(): boolean {
    const isKnown = this.connection.source?.capabilities !== undefined;
    return isKnown && !insightKinds.some((kind) => this.#finder.asks(kind));
  }

  protected isEmpty(): boolean {
    return this.#finder.insights.length === 0;
  }

  protected override emptyMessage(): StateMessage {
    const { format } = this;
    if (this.#hasNoChecks) {
      return {
        icon: emptyIcon,
        message: translate(format, texts, 'noChecks'),
        hint: translate(format, texts, 'noChecksHint'),
      };
    }
    const { failed, runaways } = this.#finder.checks;
    const isKnown = !runaways || runaways.unknown < Math.max(1, runaways.checked);
    const isComplete = failed.length === 0 && isKnown;
    return {
      icon: isComplete ? okIcon : emptyIcon,
      message: translate(format, texts, isComplete ? 'nothing' : 'nothingElse'),
      hint: this.#describeChecks(),
      actions: this.#renderRetry(),
    };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('kinds')) this.#readKinds();
    const { localName } = this;
    if (changed.has('groupBy') && this.groupBy !== this.#dimension) {
      warnOnce(`<${localName} group-by="${this.groupBy}"> is no dimension; agent is used.`);
    }
    if (changed.has('sensitivity') && this.sensitivity !== this.#sensitivity) {
      warnOnce(
        `<${localName} sensitivity="${this.sensitivity}"> is not low, normal or high; normal is used.`,
      );
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.dataState !== 'ready' && this.dataState !== 'empty') return;
    const { insights } = this.#finder;
    const former = this.#told;
    this.#told = new Set(insights.map(({ id }) => id));
    const telling = this.#telling();
    for (const insight of insights) {
      if (former.has(insight.id)) continue;
      const text = plainText(describeInsight(insight, telling).message);
      this.dispatchEvent(
        new CustomEvent('usage-insight', {
          detail: { insight, text },
          bubbles: true,
          composed: true,
        }),
      );
    }
  }

  #readKinds(): void {
    const words = this.kinds.split(/\s+/).filter((word) => word !== '');
    const wrong = words.filter((word) => !insightKinds.some((kind) => kind === word));
    if (wrong.length > 0) {
      warnOnce(
        `<${this.localName} kinds="${this.kinds}"> has ${wrong.join(', ')}, which is no kind of insight; there are ${insightKinds.join(', ')}.`,
      );
    }
    const known = insightKinds.filter((kind) => words.includes(kind));
    this.#kinds = known.length > 0 ? known : insightKinds;
  }

  #telling(): InsightTelling {
    const { interval = 'day', starts = [] } = this.#finder.change ?? {};
    return {
      format: this.format,
      sensitivity: this.#sensitivity,
      before: beforeWords(this.format, interval, Math.max(1, starts.length)),
    };
  }

  /** What was looked at, and what could not be. */
  #describeChecks(): string {
    return describeChecks(this.#telling().before, this.format, this.#finder.checks);
  }

  #actionsOf(insight: Insight): InsightActions {
    const { id } = insight;
    return {
      show: describeStep(insight, this.#evidence.stepOf(insight), this.format),
      links: insight.kind === 'run-out' ? this.#links() : [],
      isExplained: this.#explained.has(id),
      explain: () => {
        const others = [...this.#explained].filter((other) => other !== id);
        this.#explained = new Set(this.#explained.has(id) ? others : [...others, id]);
        this.requestUpdate();
      },
    };
  }

  #links(): InsightActions['links'] {
    const links = this.#finder.planLinks;
    const topUp = this.topUpHref ?? links?.top_up;
    const billing = this.billingHref ?? links?.billing;
    const [name, href] = topUp ? (['topUp', topUp] as const) : (['billing', billing] as const);
    return href ? [{ label: translate(this.format, texts, name), href }] : [];
  }

  readonly #tryAgain = (): void => void this.refresh();

  readonly #showAll = (): void => {
    this.#showsAll = true;
    this.keepFocus();
    this.requestUpdate();
  };

  #renderHeader(): TemplateResult {
    const { format } = this;
    const { asOf } = this.#finder;
    return html`<header part="header">
      <div>
        <h2 part="title" id="title">
          <slot name="title">${translate(format, texts, 'title')}</slot>
        </h2>
        <p part="subtitle"><bdi>${asOf === undefined ? nothing : format.dateTime(asOf)}</bdi></p>
      </div>
    </header>`;
  }

  #renderInsights(): TemplateResult {
    const { format } = this;
    const { insights } = this.#finder;
    const telling = this.#telling();
    const most = this.#showsAll ? Infinity : Math.max(1, Math.floor(this.limit) || 1);
    const hidden = Math.max(0, insights.length - most);
    return html`<ul part="list">
        ${repeat(
          insights.slice(0, most),
          ({ id }) => id,
          (insight) =>
            renderInsight(
              insight,
              describeInsight(insight, telling),
              this.#actionsOf(insight),
              format,
            ),
        )}
      </ul>
      ${
        hidden > 0
          ? html`<button part="link more" type="button" @click=${this.#showAll}>
              ${translate(format, texts, 'more', { count: hidden })}
            </button>`
          : nothing
      }`;
  }

  /** Asks again for what did not come, unless a role is missing. */
  #renderRetry(): TemplateResult | undefined {
    const { failed } = this.#finder.checks;
    if (failed.every(({ error }) => error.type === 'forbidden')) return undefined;
    return html`<button part="link retry" type="button" @click=${this.#tryAgain}>
      ${translate(this.format, stateTexts, 'tryAgain')}
    </button>`;
  }

  #renderFooter(): TemplateResult {
    const checks = this.#describeChecks();
    if (checks === '') return html``;
    return html`<footer part="footer">
      <bdi>${checks}</bdi>
      ${this.#renderRetry() ?? nothing}
    </footer>`;
  }

  protected override render(): TemplateResult {
    return this.renderFrame({
      header: this.#renderHeader(),
      skeleton: renderSkeleton(),
      data: () => this.#renderInsights(),
      footer: () => this.#renderFooter(),
      asOf: this.#finder.asOf,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'usage-insights': UsageInsights;
  }
}
