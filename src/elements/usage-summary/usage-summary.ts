import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Instant, PlanAnswer, UsageAnswer } from '../../api/types.ts';
import { AgeController } from '../../controllers/age-controller.ts';
import { planQuery, usageQuery, type Query } from '../../controllers/queries.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { usageRequest } from '../../controllers/usage-request.ts';
import { setCellGrids } from '../../internal/cell-grid.ts';
import { downIcon, externalIcon, refreshIcon, upIcon } from '../../internal/icons.ts';
import { isZero } from '../../model/amount.ts';
import { totalOf } from '../../model/series.ts';
import { planRequest } from '../../model/filters.ts';
import { translate } from '../../model/texts.ts';
import { cells } from '../../styles/cells.styles.ts';
import { renderEmphasis } from '../emphasis.ts';
import { FilteredElement } from '../filtered-element.ts';
import { describeFigure, type Figure, type FigureContext } from './figure.ts';
import { isAllowance, isDaily, metricOf, readFigures } from './figure-names.ts';
import { describeRange, isBillingRange } from './range-name.ts';
import { summaryStyles } from './usage-summary.styles.ts';
import { summaryTexts } from './usage-summary.texts.ts';

const directionIcons = { up: upIcon, down: downIcon };

/**
 * Summary figures of the period: credits used and whatever else the host chooses, with how fresh
 * they are and a way to refresh the page's figures.
 *
 * @csspart base - The box.
 * @csspart body - All but the footer.
 * @csspart figures - The grid of figures.
 * @csspart figure - One figure.
 * @csspart lead - The first figure.
 * @csspart label - What a figure is.
 * @csspart value - The figure itself, or why there is none.
 * @csspart unit - What stands small behind the value: "of 12".
 * @csspart note - What explains a figure.
 * @csspart change - How a figure differs from the period before.
 * @csspart day - The day of the peak, which narrows the period to it.
 * @csspart freshness - Footer: age of the data, time zone, Refresh.
 * @csspart footer - The same.
 * @csspart link - The way to billing; Refresh.
 * @csspart skeleton - What stands there while figures load.
 * @csspart state - What stands in place of figures: empty, error and so on.
 * @csspart message - Its sentence.
 * @csspart hint - Its explanation.
 * @csspart actions - Its buttons.
 * @csspart button - One of them.
 * @csspart details - What an error says to those who build the page.
 * @csspart notice - Says that a refresh failed.
 * @csspart progress - The line on top while figures are refreshed.
 */
export class UsageSummary extends FilteredElement {
  static override styles = [...FilteredElement.styles, cells, summaryStyles];

  /**
   * Figures in order, separated by spaces; the first is the largest. Any metric of the API and
   * "average_per_day peak_day agents members". Default: "credits llm_tokens conversations messages
   * average_per_day peak_day agents members active_categories".
   */
  @property() figures = '';

  /** Whether figures say how they differ from the period of the same length before. Default false. */
  @property({ type: Boolean }) compare = false;

  /** Address of the host's billing page. Default: the plan's. */
  @property({ attribute: 'billing-href' }) billingHref?: string;

  #names: readonly string[] = [];

  protected readonly query = new QueryController<UsageAnswer>(this, this.connection, () =>
    this.#usageQuestion(),
  );
  readonly #plan = new QueryController<PlanAnswer>(this, this.connection, () =>
    this.#planQuestion(),
  );

  constructor() {
    super();
    new AgeController(this, () => {
      const { source } = this.connection;
      const asOf = this.query.data?.as_of;
      return source && asOf ? source.now() - Date.parse(asOf) : undefined;
    });
  }

  protected isEmpty(): boolean {
    const { data } = this.query;
    const totals = this.#names
      .filter((name) => !isAllowance(name))
      .map((name) => data && totalOf(data, metricOf(name)))
      .filter((total) => total !== undefined);
    return totals.length > 0 && totals.every((total) => total === null || isZero(total));
  }

  protected override willUpdate(): void {
    this.#names = readFigures(this.figures, this.connection.source?.capabilities);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const grid = this.renderRoot.querySelector<HTMLElement>('.cells');
    if (grid) setCellGrids(grid, this.#names.length - 1, [4, 2]);
  }

  override async refresh(): Promise<void> {
    await Promise.all([super.refresh(), this.#plan.refetch()]);
  }

  #usageQuestion(): Query<UsageAnswer> | undefined {
    const { source } = this.connection;
    const metrics = [...new Set(this.#names.map(metricOf))];
    const daily = this.#names.some(isDaily) ? { daily: true } : {};
    const request = usageRequest(this.asked, metrics, daily);
    return request && source && usageQuery(source, request, this.compare);
  }

  /** The plan is asked only for what is shown of it. */
  #planQuestion(): Query<PlanAnswer> | undefined {
    const { asked, connection } = this;
    const { source } = connection;
    const showsLink = this.#names.includes('credits') && this.billingHref === undefined;
    if (!showsLink && !this.#names.some(isAllowance)) return undefined;
    if (!asked || !source?.capabilities?.resources.includes('plan')) return undefined;
    return planQuery(source, planRequest(asked.filters));
  }

  readonly #onRefresh = (): void => {
    if (this.dataState !== 'refreshing') void this.connection.source?.refresh();
  };

  #renderCells(renderCell: (name: string, part: string) => TemplateResult): TemplateResult {
    const [lead, ...others] = this.#names;
    return html`<dl part="figures" class=${others.length > 0 ? 'cells' : 'cells single'}>
      ${lead && renderCell(lead, 'figure lead')} ${others.map((name) => renderCell(name, 'figure'))}
    </dl>`;
  }

  #renderSkeleton(now: number): TemplateResult {
    const line = html`<span class="skeleton-line"></span>`;
    return html`${this.#renderCells(
      (name, part) =>
        html`<div part=${part} class="cell">
          <dt part="label">${line}</dt>
          <dd part="value">${line}</dd>
          <dd part="note" class=${name === 'credits' ? 'way' : nothing}>${line}</dd>
        </div>`,
    )}
    ${this.#renderFreshness(now, now)}`;
  }

  #renderFigures(answer: UsageAnswer): TemplateResult {
    const context: FigureContext = {
      answer,
      plan: this.#plan.data,
      planLoading: this.#plan.state === 'loading',
      capabilities: this.connection.source?.capabilities,
      format: this.format,
      compares: this.compare && this.#canCompare(),
      lead: this.#names[0],
    };
    return this.#renderCells((name, part) => {
      const figure = describeFigure(name, context);
      return html`<div part=${part} class="cell">
        <dt part="label"><bdi>${this.#labelWithRange(name, figure, answer)}</bdi></dt>
        ${renderValue(figure)}${this.#renderChange(figure)}
        ${figure.change && !figure.note ? nothing : html`<dd part="note">${this.#renderNote(figure)}</dd>`}
        ${name === 'credits' ? this.#renderBillingLink() : nothing}
      </div>`;
    });
  }

  #canCompare(): boolean {
    return this.connection.source?.capabilities?.usage_options.includes('compare') ?? false;
  }

  #renderChange({ change }: Figure): TemplateResult | typeof nothing {
    if (!change) return nothing;
    const { direction, text, base } = change;
    const words = direction && translate(this.format, summaryTexts, direction);
    return html`<dd part=${direction ? 'change' : 'change note'}>
        ${direction && directionIcons[direction]}
        <bdi
          >${words && html`<span class="visually-hidden">${words} </span>`}${renderEmphasis(text)}</bdi
        >
      </dd>
      ${base ? html`<dd part="note"><bdi>${base}</bdi></dd>` : nothing}`;
  }

  #renderNote({ note, day }: Figure): TemplateResult | typeof nothing {
    if (!note) return nothing;
    const { filters } = this.connection;
    const isFixed = !filters || filters.fixed.includes('period');
    const renderDay = (name: string) =>
      isFixed || day === undefined
        ? html`${name}`
        : html`<button
            part="link day"
            type="button"
            title=${translate(this.format, summaryTexts, 'onlyThatDay')}
            @click=${() => filters.setFilters({ period: { from: day, to: day } })}
          >
            ${name}
          </button>`;
    return html`<bdi>${renderEmphasis(note, renderDay)}</bdi>`;
  }

  /** The lead figure and the spend name the range that they are for. */
  #labelWithRange(name: string, { label }: Figure, answer: UsageAnswer): string {
    const { asked, format } = this;
    const isLead = name === this.#names[0];
    if (isAllowance(name) || (!isLead && name !== 'credits')) return label;
    if (name === 'credits' && isBillingRange(answer, asked)) {
      return translate(format, summaryTexts, 'creditsThisPeriod');
    }
    const range = describeRange(answer, asked, format);
    return translate(format, summaryTexts, 'inRange', { label, range });
  }

  #renderBillingLink(): TemplateResult | typeof nothing {
    const href = this.billingHref ?? this.#plan.data?.links?.billing;
    if (!href) return nothing;
    return html`<dd part="note" class="way">
      <a part="link" href=${href}
        >${translate(this.format, summaryTexts, 'billingLink')}${externalIcon}</a
      >
    </dd>`;
  }

  /** The footer. While figures load it is there for its size alone. */
  #renderFreshness(asOf: Instant | number, now: number): TemplateResult {
    const { format } = this;
    const age = format.age(asOf, now);
    const words =
      format.day(asOf) === format.day(now)
        ? translate(format, summaryTexts, 'freshToday', { time: format.time(asOf), age })
        : translate(format, summaryTexts, 'fresh', { time: format.dateTime(asOf), age });
    const zone = translate(format, summaryTexts, 'zone', { zone: format.zone(asOf) });
    return html`<footer part="freshness footer" class="freshness">
      <bdi>${words} ${zone}</bdi>
      <button
        part="link"
        type="button"
        aria-disabled=${this.dataState === 'refreshing'}
        @click=${this.#onRefresh}
      >
        ${refreshIcon}${translate(format, summaryTexts, 'refresh')}
      </button>
    </footer>`;
  }

  protected override render(): TemplateResult {
    const { data } = this.query;
    const now = this.connection.source?.now() ?? Date.now();
    return this.renderFrame({
      label: translate(this.format, summaryTexts, 'label'),
      skeleton: this.dataState === 'loading' ? this.#renderSkeleton(now) : html``,
      data: () => (data ? this.#renderFigures(data) : html``),
      footer: () => (data ? this.#renderFreshness(data.as_of, now) : html``),
      asOf: data?.as_of,
    });
  }
}

/** A value; one that is shortened or a dash is read out in full. */
function renderValue({ value, exact, missing, limit }: Figure): TemplateResult {
  if (value === undefined) {
    return html`<dd part="value"><span class="skeleton-line"></span></dd>`;
  }
  const shown = exact
    ? html`<bdi aria-hidden="true" title=${exact}>${value}</bdi
        ><bdi class="visually-hidden">${exact}</bdi>`
    : html`<bdi>${value}</bdi>`;
  return html`<dd part="value" class=${missing ? 'missing' : nothing}>
    ${shown}${limit ? html` <bdi part="unit">${limit}</bdi>` : nothing}
  </dd>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'usage-summary': UsageSummary;
  }
}
