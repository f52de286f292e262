import { html, type PropertyValues, type TemplateResult } from 'lit';
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
import { keepLast } from '../../internal/keep-last.ts';
import { barsOf, breakdownOf, isEmptyBreakdown, type Breakdown } from '../../model/breakdown.ts';
import { partsOf } from '../../model/parts.ts';
import { translate } from '../../model/texts.ts';
import { limitOf, oneOf } from '../chart/attributes.ts';
import { chartSheets } from '../chart/chart-sheets.ts';
import { GroupChoice } from '../chart/group-choice.ts';
import { groupedQuery } from '../chart/grouped-query.ts';
import { labelOfMetric } from '../chart/metric-label.ts';
import { renderHeader } from '../chart/render-header.ts';
import { renderUnavailable } from '../chart/render-unavailable.ts';
import { chartExport } from '../export-menu/chart-export.ts';
import { renderExportMenu } from '../export-menu/render-export-menu.ts';
import { FilteredElement } from '../filtered-element.ts';
import type { StateMessage } from '../states.ts';
import { barsStyles } from './bars.styles.ts';
import { renderBars } from './bars.ts';
import { donutStyles } from './donut.styles.ts';
import { renderDonut } from './donut.ts';
import type { DrawnBreakdown } from './files.ts';
import { viewOf, type BreakdownType, type RowView } from './row-view.ts';
import { renderSkeleton } from './skeleton.ts';
import { breakdownStyles } from './usage-breakdown.styles.ts';
import { breakdownTexts as texts } from './usage-breakdown.texts.ts';
import { describeBreakdown, dimensionLabel, notesOf, subtitleOf, titleOf } from './wording.ts';

const types = ['bars', 'donut'] as const;
const largestLimit = 1000;

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
    ...chartSheets,
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
    groupedQuery(this.connection.source, this.asked, {
      metric: this.metric,
      groupBy: this.#groupBy,
      limit: this.#limit,
      totalsOnly: true,
    }),
  );

  readonly #choice = new GroupChoice(this, this.connection);
  readonly #export = chartExport(
    this,
    () => import('./files.ts'),
    () => this.#drawn(),
  );

  readonly #breakdownOf = keepLast((answer: UsageAnswer, metric: string, limit: number) => {
    const parts = partsOf(answer, metric);
    return parts && breakdownOf(parts, limit);
  });

  get #groupBy(): Dimension {
    const { groupBy: value } = this;
    return oneOf(this, { name: 'group-by', value, allowed: dimensions, fallback: 'agent' });
  }

  get #type(): BreakdownType {
    return oneOf(this, { name: 'type', value: this.type, allowed: types, fallback: 'bars' });
  }

  get #limit(): number {
    const usual = this.#type === 'donut' && this.#groupBy !== 'agent' ? 5 : 6;
    return limitOf(this, { most: largestLimit, usual });
  }

  protected override get asked(): FilterSnapshot | undefined {
    return this.#choice.without(this.#groupBy, super.asked);
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
    const chosen = this.#choice.chosen(dimension);
    const context = {
      breakdown,
      type: this.#typeOf(breakdown),
      format: this.format,
      colors: this.connection.colors,
      actionOf: (group: DimensionRef) => this.#choice.actionOf(dimension, group),
      isChosen: ({ key }: DimensionRef) => key !== null && chosen.includes(key),
    };
    return breakdown.rows.map((row) => viewOf(row, context));
  }

  #notesOf(answer: UsageAnswer, breakdown: Breakdown): readonly string[] {
    const chosen = this.#choice.chosen(breakdown.dimension);
    return notesOf(this.format, answer, breakdown, chosen);
  }

  /** What is exported. */
  #drawn(): DrawnBreakdown | undefined {
    const [answer, breakdown] = [this.query.visible, this.#breakdown()];
    if (!answer || !breakdown) return undefined;
    const views = this.#viewsOf(breakdown);
    return {
      element: this,
      looks: looksOf(this, ownColorsOf(views)),
      answer,
      metric: breakdown.metric.key,
      format: this.format,
      breakdown,
      type: this.#typeOf(breakdown),
      views,
      notes: this.#notesOf(answer, breakdown),
    };
  }

  get #metricLabel(): string {
    const { metric, query, connection } = this;
    return labelOfMetric(metric, query.data, connection.source?.capabilities);
  }

  #title(breakdown: Breakdown | undefined): string {
    const metric = breakdown?.metric.label ?? this.#metricLabel;
    return titleOf(this.format, metric, breakdown?.dimension ?? this.#groupBy);
  }

  readonly #look = (view: RowView | undefined): void => {
    this.active = view;
  };

  #renderHeader(): TemplateResult {
    const { format, titleText, withoutExport, query } = this;
    const answer = query.visible;
    const breakdown = answer && this.#breakdown();
    const subtitle = answer && breakdown && subtitleOf(format, answer, breakdown);
    const disabled = !breakdown || this.dataState === 'empty';
    return renderHeader({
      title: titleText ?? this.#title(breakdown),
      subtitle: html`<slot name="subtitle"><bdi>${subtitle}</bdi></slot>`,
      actions: withoutExport ? [] : [renderExportMenu(this.#export, format, { disabled })],
    });
  }

  #renderData(answer: UsageAnswer): TemplateResult {
    const { format } = this;
    const breakdown = this.#breakdown();
    if (!breakdown) return renderUnavailable(format, answer, this.metric, this.#metricLabel);
    return html`<p class="visually-hidden">
        ${describeBreakdown(format, answer, breakdown, this.#title(breakdown))}
      </p>
      ${this.#renderDrawing(breakdown)}
      ${this.#notesOf(answer, breakdown).map((note) => html`<p part="note"><bdi>${note}</bdi></p>`)}`;
  }

  #renderDrawing(breakdown: Breakdown): TemplateResult {
    const { format, active, compact: isCompact } = this;
    const { dimension, rows } = breakdown;
    const views = this.#viewsOf(breakdown);
    const press = (group: DimensionRef, event: MouseEvent) =>
      this.#choice.press(dimension, group, event);
    const handlers = { press, look: this.#look };
    if (this.#typeOf(breakdown) === 'bars') {
      return renderBars(views, barsOf(rows), { ...handlers, active }, format);
    }
    const label = dimensionLabel(this.connection.source?.capabilities, dimension);
    const donut = { breakdown, views, active, dimensionLabel: label, format, isCompact };
    return renderDonut(donut, handlers);
  }

  protected override render(): TemplateResult {
    const answer = this.query.visible;
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
