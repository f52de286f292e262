import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  dimensions,
  type Dimension,
  type DimensionRef,
  type UsageAnswer,
} from '../../api/types.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import { ownColorsOf } from '../../controllers/chart/looks.ts';
import { looksOf } from '../../controllers/chart/probe.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { emptyIcon } from '../../internal/icons.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { warnOnce } from '../../internal/warn.ts';
import { barsOf, breakdownOf, isEmptyBreakdown, type Breakdown } from '../../model/breakdown.ts';
import { canFilter } from '../../model/capabilities.ts';
import { partsOf } from '../../model/parts.ts';
import { findUnavailable } from '../../model/series.ts';
import { stateTexts, translate, unavailableTexts } from '../../model/texts.ts';
import { narrowHeader } from '../../styles/narrow-header.styles.ts';
import { chart as chartStyles } from '../../styles/chart.styles.ts';
import { palette } from '../../styles/palette.styles.ts';
import { ExportMenuController } from '../export-menu/export-menu-controller.ts';
import { exportMenu } from '../export-menu/export-menu.styles.ts';
import { renderExportMenu } from '../export-menu/render-export-menu.ts';
import { FilteredElement } from '../filtered-element.ts';
import { renderMessage, type StateMessage } from '../states.ts';
import { barsStyles } from './bars.styles.ts';
import { renderBars } from './bars.ts';
import { donutStyles } from './donut.styles.ts';
import { renderDonut } from './donut.ts';
import type { DrawnBreakdown } from './files.ts';
import { hrefFor } from './href.ts';
import { breakdownQuery } from './question.ts';
import { viewOf, type BreakdownType, type RowAction, type RowView } from './row-view.ts';
import { renderSkeleton } from './skeleton.ts';
import { breakdownStyles } from './usage-breakdown.styles.ts';
import { breakdownTexts as texts } from './usage-breakdown.texts.ts';
import { describeBreakdown, dimensionLabel, notesOf, subtitleOf, titleOf } from './wording.ts';

const types = ['bars', 'donut'] as const;
const selections = ['filter', 'event'] as const;
const largestLimit = 1000;
const files = () => import('./files.ts');

/**
 * A metric by the values of one dimension, the largest first and all others together: as ranked
 * bars, or as a donut beside its table. Percent stand there only where the parts make up the whole.
 *
 * Choosing a row shows the page for that value alone, and choosing it again for all. The element
 * itself does not follow the filter of its own dimension, so that one can go from value to value; it
 * marks what is chosen. What a host has fixed, for the page or by an attribute here, it follows.
 *
 * It exports a picture of what is drawn, and as data each group with its name, key and amount, all others
 * together and the whole, exactly as the server sent them.
 *
 * @slot title - In place of the title that names metric and dimension.
 * @slot subtitle - In place of the number of groups, the period and the filters.
 *
 * @fires {CustomEvent<{dimension: string, key: string | null, label: string}>} usage-group-select - The user chose a row. Cancelled, it neither filters nor follows the link.
 *
 * @csspart base - The box.
 * @csspart header - Title, subtitle and actions.
 * @csspart title - What is shown.
 * @csspart subtitle - How many groups, the period and the filters in force.
 * @csspart actions - The button that exports; also the buttons below a message.
 * @csspart icon-button - The button that exports.
 * @csspart menu - What can be exported.
 * @csspart menu-item - One of it.
 * @csspart menu-note - Why a file could not be made.
 * @csspart body - Everything below the header.
 * @csspart rows - The list of bars.
 * @csspart row - One group: the row of the list or of the table.
 * @csspart label - Its name.
 * @csspart track - Where its bar lies.
 * @csspart bar - Its bar.
 * @csspart value - Its amount.
 * @csspart share - Its share of the total.
 * @csspart plot - The ring with what stands in it.
 * @csspart ring - The ring.
 * @csspart center - The total in the middle of it.
 * @csspart table - What the slices are.
 * @csspart legend-item - Colour and name of a slice.
 * @csspart swatch - Its colour.
 * @csspart note - What has to be known besides the figures.
 * @csspart skeleton - What stands in place of data while it loads.
 * @csspart state - Icon, message, hint and actions in place of data.
 * @csspart message - What the matter is.
 * @csspart hint - Why, and what can be done.
 * @csspart button - Buttons: try again, cancel.
 * @csspart link - The button in the notice.
 * @csspart details - What a developer can act on.
 * @csspart progress - The line along the top edge while data is fetched anew.
 * @csspart notice - What stands above data that could not be fetched anew.
 *
 * @cssproperty [--usage-chart-single=var(--usage-accent)] - Colour of bars that are not agents.
 * @cssproperty [--usage-chart-1] - Colour of the first agent, and so on to `--usage-chart-8`.
 * @cssproperty [--usage-ramp-1] - Colour of the first slice of another dimension, and so on to `--usage-ramp-5`.
 * @cssproperty [--usage-chart-other] - Colour of all others together.
 */
export class UsageBreakdown extends FilteredElement {
  static override styles = [
    ...FilteredElement.styles,
    palette,
    chartStyles,
    narrowHeader,
    exportMenu,
    barsStyles,
    donutStyles,
    breakdownStyles,
  ];

  /** Dimension whose values are shown: "agent" (default), "category", "channel", "model", "member" or "organization". */
  @property({ attribute: 'group-by' }) groupBy: Dimension = 'agent';

  /** Key of the metric. Default "credits". */
  @property() metric = 'credits';

  /** "bars" (default) or "donut". Where parts do not make up a whole, a donut becomes bars. */
  @property() type: BreakdownType = 'bars';

  /** How many groups stand by themselves, 1 to 1000. Default 6; 5 for a donut of anything but agents. */
  @property({ type: Number }) limit?: number;

  /** What choosing a row does: "filter" (default) sets the page's filter, "event" only tells the host. */
  @property() selects: 'filter' | 'event' = 'filter';

  /** Address that each row links to, instead of filtering: "/agents/{key}/conversations". */
  @property({ attribute: 'href-template' }) hrefTemplate?: string;

  /** Whether a donut is small and stays beside its table, which has no head. */
  @property({ type: Boolean, reflect: true }) compact = false;

  /** In place of the title that names metric and dimension. */
  @property({ attribute: 'title-text' }) titleText?: string;

  /** Whether there is no button that exports a picture and the data. Default false. */
  @property({ type: Boolean, attribute: 'without-export' }) withoutExport = false;

  /** The row that is looked at. */
  @state() private active: RowView | undefined;

  protected readonly query = new QueryController<UsageAnswer>(this, this.connection, () =>
    breakdownQuery(this.connection.source, this.asked, {
      metric: this.metric,
      groupBy: this.#groupBy,
      limit: this.#limit,
    }),
  );

  readonly #export = new ExportMenuController(this, {
    picture: async () => (await files()).breakdownPicture(this.#drawn()),
    data: async () => (await files()).breakdownData(this.#drawn()),
  });

  readonly #breakdownOf = keepLast((answer: UsageAnswer, metric: string, limit: number) => {
    const parts = partsOf(answer, metric);
    return parts && breakdownOf(parts, limit);
  });

  get #groupBy(): Dimension {
    return this.#choice('group-by', this.groupBy, dimensions);
  }

  get #type(): BreakdownType {
    return this.#choice('type', this.type, types);
  }

  get #limit(): number {
    const usual = this.#type === 'donut' && this.#groupBy !== 'agent' ? 5 : 6;
    const { limit = usual } = this;
    if (Number.isInteger(limit) && limit > 0 && limit <= largestLimit) return limit;
    warnOnce(
      `<${this.localName} limit="${this.getAttribute('limit') ?? limit}"> is no number from 1 to ${largestLimit}; ${usual} is used.`,
    );
    return usual;
  }

  /** Says once that a value cannot be used; the first that can is used in its place. */
  #choice<T extends string>(name: string, value: T, allowed: readonly [T, ...T[]]): T {
    if (allowed.includes(value)) return value;
    warnOnce(`<${this.localName} ${name}="${value}"> is none of ${allowed.join(', ')}.`);
    return allowed[0];
  }

  /** All filters but that of its own dimension, unless the host has fixed it. */
  protected override get asked(): FilterSnapshot | undefined {
    const asked = super.asked;
    if (!asked || this.#isFixed(this.#groupBy)) return asked;
    return { ...asked, filters: { ...asked.filters, [this.#groupBy]: [] } };
  }

  /** Whether the host says which values of a dimension there are, for the page or for this element. */
  #isFixed(dimension: Dimension): boolean {
    return (
      Boolean(this[dimension]) || (this.connection.filters?.fixed.includes(dimension) ?? false)
    );
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const breakdown = this.#breakdown();
    if (!breakdown) return;
    const { dimension, rows } = breakdown;
    if (dimension !== 'agent' && this.#typeOf(breakdown) !== 'donut') return;
    this.connection.colors?.assign(
      dimension,
      rows.flatMap(({ group }) => group ?? []),
    );
  }

  /** The answer, as far as the user may see it. */
  #answer(): UsageAnswer | undefined {
    const { dataState, query } = this;
    return dataState === 'forbidden' || dataState === 'unconfigured' ? undefined : query.data;
  }

  /** What the answer shows; `undefined` while there is none with the metric. */
  #breakdown(): Breakdown | undefined {
    const { data, isOutdated } = this.query;
    if (!data) return undefined;
    // The answer to a former question may be about another metric.
    const metric = isOutdated ? (data.metrics[0]?.key ?? this.metric) : this.metric;
    return this.#breakdownOf(data, metric, this.#limit);
  }

  /** A ring says that its slices are all of a whole. */
  #typeOf({ noShares }: Breakdown): BreakdownType {
    return noShares.length > 0 ? 'bars' : this.#type;
  }

  protected isEmpty(): boolean {
    const breakdown = this.#breakdown();
    return breakdown !== undefined && isEmptyBreakdown(breakdown);
  }

  protected override errorMessage(): StateMessage {
    const message = super.errorMessage();
    const { capabilities } = this.connection.source ?? {};
    if (this.query.error?.type !== 'configuration' || !capabilities) return message;
    const dimension = dimensionLabel(capabilities, this.#groupBy);
    return { ...message, message: translate(this.format, texts, 'cannotGroup', { dimension }) };
  }

  /** Its rows in words and colours. */
  #viewsOf(breakdown: Breakdown): readonly RowView[] {
    const { dimension } = breakdown;
    const chosen = this.#chosen(dimension);
    const context = {
      breakdown,
      type: this.#typeOf(breakdown),
      format: this.format,
      colors: this.connection.colors,
      actionOf: (group: DimensionRef) => this.#actionOf(dimension, group),
      isChosen: ({ key }: DimensionRef) => key !== null && chosen.includes(key),
    };
    return breakdown.rows.map((row) => viewOf(row, context));
  }

  /** What is exported. */
  #drawn(): DrawnBreakdown {
    const { format } = this;
    const [answer, breakdown] = [this.#answer(), this.#breakdown()];
    if (!answer || !breakdown) throw new Error('There is nothing to export any more.');
    const views = this.#viewsOf(breakdown);
    return {
      element: this,
      looks: looksOf(this, ownColorsOf(views)),
      answer,
      metric: breakdown.metric.key,
      format,
      breakdown,
      type: this.#typeOf(breakdown),
      views,
      notes: notesOf(format, answer, breakdown, this.#chosen(breakdown.dimension)),
    };
  }

  #labelOfMetric(): string {
    const known = [
      ...(this.query.data?.metrics ?? []),
      ...(this.connection.source?.capabilities?.metrics ?? []),
    ].find(({ key }) => key === this.metric);
    const unavailable = this.query.data && findUnavailable(this.query.data, this.metric);
    const plain = this.metric.replaceAll('_', ' ');
    return known?.label ?? unavailable?.label ?? plain.charAt(0).toUpperCase() + plain.slice(1);
  }

  /** Keys of a dimension that the page is filtered by. */
  #chosen(dimension: Dimension): readonly string[] {
    const { filters } = this.connection;
    return filters && !this.#isFixed(dimension) ? filters.filters[dimension] : [];
  }

  #actionOf(dimension: Dimension, { key }: DimensionRef): RowAction {
    const none: RowAction = { kind: 'none' };
    if (this.hrefTemplate !== undefined) {
      const href = key === null ? undefined : hrefFor(this.hrefTemplate, key);
      return href === undefined ? none : { kind: 'link', href };
    }
    if (this.#choice('selects', this.selects, selections) === 'event') {
      return { kind: 'button', isToggle: false };
    }
    const { capabilities } = this.connection.source ?? {};
    const canChoose =
      key !== null &&
      !this.#isFixed(dimension) &&
      capabilities !== undefined &&
      canFilter(capabilities, dimension);
    return canChoose ? { kind: 'button', isToggle: true } : none;
  }

  readonly #look = (view: RowView | undefined): void => {
    this.active = view;
  };

  #press(dimension: Dimension, { key, label }: DimensionRef, event: MouseEvent): void {
    const action = this.#actionOf(dimension, { key, label });
    // Into a new tab or window the browser goes by itself.
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (action.kind === 'none' || (action.kind === 'link' && isElsewhere)) return;
    const select = new CustomEvent('usage-group-select', {
      detail: { dimension, key, label },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    const goesOn = this.dispatchEvent(select);
    if (!goesOn) event.preventDefault();
    else if (action.kind === 'button' && action.isToggle && key !== null) {
      const chosen = this.#chosen(dimension);
      const others = chosen.filter((other) => other !== key);
      const isChosen = others.length < chosen.length;
      this.connection.filters?.setFilters({ [dimension]: isChosen ? others : [key] });
    }
  }

  #renderHeader(): TemplateResult {
    const { format, titleText } = this;
    const answer = this.#answer();
    const breakdown = answer && this.#breakdown();
    return html`<header part="header">
      <div>
        <h2 part="title" id="title">
          <slot name="title"><bdi>${titleText ?? this.#title(breakdown)}</bdi></slot>
        </h2>
        <p part="subtitle">
          <slot name="subtitle"
            >${
              answer && breakdown
                ? html`<bdi>${subtitleOf(format, answer, breakdown)}</bdi>`
                : nothing
            }</slot
          >
        </p>
      </div>
      ${this.withoutExport ? nothing : this.#renderActions(breakdown)}
    </header>`;
  }

  #renderActions(breakdown: Breakdown | undefined): TemplateResult {
    const disabled = !breakdown || this.dataState === 'empty';
    return html`<div part="actions">
      ${renderExportMenu(this.#export, this.format, { disabled })}
    </div>`;
  }

  #title(breakdown: Breakdown | undefined): string {
    const metric = breakdown?.metric.label ?? this.#labelOfMetric();
    return titleOf(this.format, metric, breakdown?.dimension ?? this.#groupBy);
  }

  #renderData(answer: UsageAnswer): TemplateResult {
    const { format } = this;
    const breakdown = this.#breakdown();
    if (!breakdown) return this.#renderUnavailable(answer);
    const { dimension } = breakdown;
    const type = this.#typeOf(breakdown);
    const views = this.#viewsOf(breakdown);
    const press = (group: DimensionRef, event: MouseEvent) => this.#press(dimension, group, event);
    const handlers = { press, look: this.#look };
    const notes = notesOf(format, answer, breakdown, this.#chosen(dimension));
    return html`<p class="visually-hidden">
        ${describeBreakdown(format, answer, breakdown, this.#title(breakdown))}
      </p>
      ${
        type === 'donut'
          ? renderDonut(
              {
                breakdown,
                views,
                active: this.active,
                dimensionLabel: dimensionLabel(this.connection.source?.capabilities, dimension),
                format,
                isCompact: this.compact,
              },
              handlers,
            )
          : renderBars(views, barsOf(breakdown.rows), { ...handlers, active: this.active }, format)
      }
      ${notes.map((note) => html`<p part="note"><bdi>${note}</bdi></p>`)}`;
  }

  /** A metric that the API does not answer, by its label and without a number. */
  #renderUnavailable(answer: UsageAnswer): TemplateResult {
    const { reason = 'unknown', role } = findUnavailable(answer, this.metric) ?? {};
    return renderMessage(this.format, 'ready', {
      icon: emptyIcon,
      message: this.#labelOfMetric(),
      hint:
        reason === 'forbidden' && role !== undefined
          ? translate(this.format, stateTexts, 'forbidden', { role })
          : translate(this.format, unavailableTexts, reason),
    });
  }

  protected override render(): TemplateResult {
    const answer = this.#answer();
    return this.renderFrame({
      header: this.#renderHeader(),
      skeleton: renderSkeleton(this.#type, this.#limit + 1, this.compact),
      data: () => (answer ? this.#renderData(answer) : html``),
      asOf: answer?.as_of,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'usage-breakdown': UsageBreakdown;
  }
}
