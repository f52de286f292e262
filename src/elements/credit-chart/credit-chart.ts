import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  dimensions,
  intervals,
  type Dimension,
  type Interval,
  type UsageAnswer,
} from '../../api/types.ts';
import { ownColorsOf } from '../../controllers/chart/looks.ts';
import { looksOf } from '../../controllers/chart/probe.ts';
import type { PlotMark } from '../../controllers/chart/picture.ts';
import { ChartController } from '../../controllers/chart-controller.ts';
import { CursorController } from '../../controllers/cursor-controller.ts';
import { usageQuery } from '../../controllers/queries.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { TooltipController } from '../../controllers/tooltip-controller.ts';
import { usageRequest } from '../../controllers/usage-request.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { warnOnce } from '../../internal/warn.ts';
import { capabilityOf } from '../../model/capabilities.ts';
import { toInstant } from '../../model/instant.ts';
import { findMetric, runningEnd } from '../../model/series.ts';
import { SeriesColors } from '../../model/series-colors.ts';
import { translate } from '../../model/texts.ts';
import { isEmptyMetric, type BucketSpan } from '../../model/trend.ts';
import { narrowHeader } from '../../styles/narrow-header.styles.ts';
import { chart as chartStyles } from '../../styles/chart.styles.ts';
import { figureTable } from '../../styles/figure-table.styles.ts';
import { palette } from '../../styles/palette.styles.ts';
import { tooltip } from '../../styles/tooltip.styles.ts';
import { ExportMenuController } from '../export-menu/export-menu-controller.ts';
import { exportMenu } from '../export-menu/export-menu.styles.ts';
import { renderExportMenu } from '../export-menu/render-export-menu.ts';
import { FilteredElement } from '../filtered-element.ts';
import { announce } from './announcement.ts';
import { renderBack, renderSwitch, renderTableButton } from './controls.ts';
import { creditChartStyles } from './credit-chart.styles.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { describe } from './description.ts';
import type { DrawnChart } from './files.ts';
import { renderLegend } from './legend.ts';
import { daysText, narrowedTo, WayBack } from './narrowing.ts';
import { oneOf, words } from './one-of.ts';
import { renderNote, renderSkeleton, renderUnavailable } from './placeholders.ts';
import { pictureOf } from './plot-picture.ts';
import { drawnSeries } from './signs.ts';
import { renderTable } from './table.ts';
import { tell, type ChartType, type Telling } from './telling.ts';
import { renderTooltip } from './tooltip.ts';
import { groupedTitle, labelOfMetric, quantity, subtitleOf, titleOf } from './wording.ts';

const types = ['bar', 'line', 'area'] as const;
const chosenIntervals = ['auto', ...intervals] as const;
const files = () => import('./files.ts');

/**
 * Usage over time, as bars, lines or areas: one metric at a time, with a switch between several that are
 * asked for together; as a whole or by agent, model or another dimension; beside the period before.
 *
 * Parts stand on one another only where they make up the whole. A click, a tap on what is marked, Enter,
 * or a brush over several buckets narrows the period of the page, with a way back; where the host has
 * fixed the period, none of them does.
 *
 * It exports a picture of what is drawn, and as data every bucket of the metric that is shown: the whole,
 * each group with its name and key, and the period before, exactly as the server sent them.
 *
 * @slot title - In place of the title that names the metric and the size of the buckets, or the dimension.
 *
 * @fires {CustomEvent<{metric: string}>} usage-metric-change - The user switched to another metric.
 * @fires {CustomEvent<{from: string, to: string}>} usage-bucket-select - The user pressed a bucket or brushed over several: their instants, half open. Cancelled, it does not narrow the period.
 *
 * @csspart base - The box.
 * @csspart header - Title, subtitle and actions.
 * @csspart title - What is shown.
 * @csspart subtitle - The total, its range and the filters in force.
 * @csspart actions - The switch and the buttons; also the buttons below a message.
 * @csspart switch - The metrics to choose from.
 * @csspart switch-item - One of them.
 * @csspart icon-button - The buttons that swap plot and table and that export.
 * @csspart menu - What can be exported.
 * @csspart menu-item - One of it.
 * @csspart menu-note - Why a file could not be made.
 * @csspart back - The button that leads back to the period before it was narrowed.
 * @csspart body - Everything below the header.
 * @csspart plot - The drawing with its axes.
 * @csspart legend - What the signs in the drawing mean.
 * @csspart legend-item - One sign with its meaning; a button where series can be hidden.
 * @csspart swatch - The sign, in the legend and the tooltip.
 * @csspart note - Why groups do not add up, or are not there.
 * @csspart tooltip - Time and values of the bucket that is looked at.
 * @csspart tooltip-title - Its time.
 * @csspart tooltip-note - What has to be known about its value, and what can be done.
 * @csspart scroller - The area in which the table scrolls.
 * @csspart table - The same figures as a table.
 * @csspart row - One bucket in the table.
 * @csspart total - The last line of the table.
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
 * @cssproperty [--credit-chart-height=240px] - Height of the plot with its axes, at least 150px. It grows where the element is given more.
 * @cssproperty [--usage-chart-single=var(--usage-accent)] - Colour of a series that stands alone.
 * @cssproperty [--usage-chart-total=var(--usage-text)] - Colour of the total beside its groups.
 * @cssproperty [--usage-chart-1] - Colour of the first group that was seen; up to `--usage-chart-8`.
 * @cssproperty [--usage-ramp-1] - Colour of the first part of a stack by another dimension than agents; up to `--usage-ramp-5`.
 * @cssproperty [--usage-chart-other] - Colour of all groups beyond the limit, and of the period before.
 * @cssproperty [--usage-chart-line-width] - Width of all lines. Default: 1.75px for one, 2.25px for the total, 1.5px for its groups.
 * @cssproperty [--usage-chart-grid] - Colour of the lines behind the data. Default: 9% of the text in the surface.
 * @cssproperty [--usage-chart-axis] - Colour of the zero line. Default: 30% of the text in the surface.
 */
export class CreditChart extends FilteredElement {
  static override styles = [
    ...FilteredElement.styles,
    palette,
    chartStyles,
    narrowHeader,
    figureTable,
    tooltip,
    exportMenu,
    creditChartStyles,
  ];

  /** Keys of the metrics to choose from, with spaces between; one request asks for all. The first ranks groups. Default "credits messages". */
  @property({ converter: words }) metrics: readonly string[] = ['credits', 'messages'];

  /** Key of the metric that is shown. Default: the first of `metrics` that the API has. */
  @property() metric?: string;

  /** Size of one bucket: "auto" (default, by the length of the period), "minute", "hour", "day", "week" or "month". */
  @property() interval: 'auto' | Interval = 'auto';

  /** How values are drawn: "bar" (default), "line" or "area". Bars and areas of groups that overlap are drawn as lines. */
  @property() type: ChartType = 'bar';

  /** A series for each "agent", "category", "organization", "channel", "model" or "member". Default: the whole alone. */
  @property({ attribute: 'group-by' }) groupBy?: Dimension;

  /** How many groups have a series of their own; the others are one together. 1 to 100, default 6. */
  @property({ type: Number }) limit = 6;

  /** Whether the period of the same length before stands beside. Default false. */
  @property({ type: Boolean }) compare = false;

  /** In place of the title that names the metric and the size of the buckets, or the dimension. */
  @property({ attribute: 'title-text' }) titleText?: string;

  /** Whether there is no button that exports a picture and the data. Default false. */
  @property({ type: Boolean, attribute: 'without-export' }) withoutExport = false;

  @state() private showsTable = false;
  /** Series that the user does not want to see. */
  @state() private hiddenSeries: ReadonlySet<string> = new Set();

  protected readonly query = new QueryController<UsageAnswer>(this, this.connection, () => {
    const { interval, dimension, metrics } = { ...this.#choices(), metrics: this.metrics };
    const [orderBy] = metrics;
    const request = usageRequest(this.asked, metrics, {
      ...(interval !== 'auto' && { interval }),
      ...(dimension && { groupBy: dimension, limit: this.#limit(), ...(orderBy && { orderBy }) }),
    });
    const { source } = this.connection;
    return request && source && usageQuery(source, request, this.compare);
  });

  readonly #chart: ChartController = new ChartController(
    this,
    () => this.#picture(),
    () => this.#mark(),
  );
  readonly #cursor: CursorController = new CursorController(this, {
    count: () => this.#telling()?.trend.buckets.length ?? 0,
    seriesCount: () => this.#readSeries().length,
    bucketAt: (clientX) => this.#chart.bucketAt(clientX),
    canSelect: () => this.connection.filters?.fixed.includes('period') === false,
    select: (span) => this.#select(span),
  });
  readonly #tooltip = new TooltipController(this, () =>
    this.#cursor.index === undefined ? undefined : this.#chart.boxOf(this.#cursor.index),
  );
  readonly #export = new ExportMenuController(this, {
    picture: async () => (await files()).chartPicture(this.#drawn()),
    data: async () => (await files()).dataFile(this.#drawn()),
  });
  readonly #wayBack = new WayBack();
  readonly #ownColors = new SeriesColors(() => false);

  readonly #runningEnd = keepLast(runningEnd);
  readonly #tell = keepLast(
    (
      answer: UsageAnswer,
      metric: string,
      type: ChartType,
      colors: SeriesColors,
      format: Telling['format'],
      isNow: boolean,
    ) => tell(answer, { metric, type, colors, format, isNow }),
  );
  readonly #pictureOf = keepLast(pictureOf);
  readonly #describe = keepLast(describe);
  readonly #allEmpty = keepLast((answer: UsageAnswer, metrics: readonly string[]) => {
    const answered = metrics.filter((metric) => findMetric(answer, metric));
    return answered.length > 0 && answered.every((metric) => isEmptyMetric(answer, metric));
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('metric') || changed.has('metrics')) this.#checkMetric();
  }

  protected isEmpty(): boolean {
    const { data } = this.query;
    return data !== undefined && this.#allEmpty(data, this.metrics);
  }

  /** What the attributes choose, as far as it can be used. */
  #choices() {
    const { interval, type, groupBy } = this;
    return {
      interval: oneOf(this, {
        name: 'interval',
        value: interval,
        allowed: chosenIntervals,
        fallback: 'auto',
      }),
      type: oneOf(this, { name: 'type', value: type, allowed: types, fallback: 'bar' }),
      dimension: oneOf(this, {
        name: 'group-by',
        value: groupBy,
        allowed: dimensions,
        fallback: undefined,
      }),
    };
  }

  #limit(): number {
    const { limit } = this;
    if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
    warnOnce(`<${this.localName}> limit="${this.getAttribute('limit')}" is none from 1 to 100.`);
    return 6;
  }

  #checkMetric(): void {
    const { metric, metrics } = this;
    if (metric === undefined || metrics.includes(metric)) return;
    warnOnce(
      `<${this.localName}> metric="${metric}" is none of its metrics: ${metrics.join(', ')}.`,
    );
  }

  /** Key of the metric that is shown. */
  #shownMetric(): string {
    const { metric, metrics, query } = this;
    if (metric !== undefined && metrics.includes(metric)) return metric;
    const answered = metrics.find((key) => query.data?.metrics.some((entry) => entry.key === key));
    return answered ?? metrics[0] ?? 'credits';
  }

  /** The answer, as far as the user may see it. */
  #answer(): UsageAnswer | undefined {
    const { dataState, query } = this;
    return dataState === 'forbidden' || dataState === 'unconfigured' ? undefined : query.data;
  }

  /** What there is to tell of the metric shown; `undefined` while there is no answer with it. */
  #telling(): Telling | undefined {
    const { data } = this.query;
    const colors = this.connection.colors ?? this.#ownColors;
    const now = this.connection.source?.now() ?? 0;
    const isNow = data !== undefined && now < this.#runningEnd(data);
    return (
      data &&
      this.#tell(data, this.#shownMetric(), this.#choices().type, colors, this.format, isNow)
    );
  }

  #picture() {
    const telling = this.#telling();
    return telling && this.#pictureOf(telling, this.hiddenSeries);
  }

  /** What is exported. */
  #drawn(): DrawnChart {
    const [answer, telling] = [this.#answer(), this.#telling()];
    if (!answer || !telling) throw new Error('There is nothing to export any more.');
    const { format, hiddenSeries: hidden } = this;
    const metric = this.#shownMetric();
    const looks = looksOf(this, ownColorsOf(telling.series));
    const chart = this.#chart;
    return { element: this, looks, answer, metric, format, telling, chart, hidden };
  }

  /** The series that can be read one by one. */
  #readSeries() {
    const telling = this.#telling();
    return telling?.series.filter(({ id }) => !this.hiddenSeries.has(id)) ?? [];
  }

  #mark(): PlotMark {
    const { index, series, span, mode } = this.#cursor;
    const marked = mode === 'key' && series > 0 ? this.#readSeries()[series]?.id : undefined;
    return { index, series: marked, span };
  }

  readonly #switchTo = (metric: string): void => {
    if (metric === this.#shownMetric()) return;
    this.metric = metric;
    this.#fire('usage-metric-change', { metric });
  };

  readonly #swapTable = (): void => {
    this.showsTable = !this.showsTable;
    this.#cursor.clear();
  };

  readonly #hide = (hidden: ReadonlySet<string>): void => {
    this.hiddenSeries = hidden;
  };

  #select(span: BucketSpan): void {
    const telling = this.#telling();
    const { filters } = this.connection;
    const [first, last] = [telling?.trend.buckets[span.first], telling?.trend.buckets[span.last]];
    if (!telling || !filters || !first || !last) return;
    const detail = { from: toInstant(first.start), to: toInstant(last.end) };
    const days = narrowedTo(filters, telling, span);
    if (!this.#fire('usage-bucket-select', detail) || !days) return;
    const { from = detail.from, to = detail.to } = this.query.data ?? {};
    this.#wayBack.narrow(filters, days, this.format.range(from, to));
  }

  readonly #goBack = (): void => {
    const { filters } = this.connection;
    if (filters) this.#wayBack.back(filters);
    this.keepFocus();
  };

  #fire(type: string, detail: object): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  #renderHeader(): TemplateResult {
    const { format, titleText, query, connection } = this;
    const answer = this.#answer();
    const telling = answer && this.#telling();
    const { interval, dimension } = this.#choices();
    const shown = answer
      ? answer.interval
      : interval === 'auto'
        ? this.asked?.range?.interval
        : interval;
    const label = labelOfMetric(this.#shownMetric(), query.data, connection.source?.capabilities);
    const isGrouped = dimension && (!telling || telling.dimension);
    const title =
      titleText ??
      (isGrouped ? groupedTitle(format, label, dimension) : titleOf(format, label, shown));
    const amount = telling && quantity(format, telling.trend.total, telling.trend.metric);
    const former = this.#wayBack.last(connection.filters);
    return html`<header part="header">
      <div>
        <h2 part="title" id="title"><slot name="title">${title}</slot></h2>
        <p part="subtitle">
          ${answer && amount !== undefined ? html`<bdi>${subtitleOf(format, answer, amount)}</bdi>` : nothing}
        </p>
      </div>
      <div part="actions">
        ${former ? renderBack(format, former.range, this.#goBack) : nothing}
        ${this.#renderControls(telling !== undefined && this.dataState !== 'empty')}
      </div>
    </header>`;
  }

  #renderControls(hasData: boolean) {
    const { format, metrics, showsTable, withoutExport, query, connection } = this;
    const shown = this.#shownMetric();
    const choices = metrics.map((key) => ({
      key,
      label: labelOfMetric(key, query.data, connection.source?.capabilities),
      isShown: key === shown,
    }));
    const canDraw = this.#chart.state !== 'failed';
    return [
      metrics.length > 1 ? renderSwitch(format, choices, this.#switchTo) : nothing,
      // Without the code that draws there is nothing to swap.
      canDraw
        ? renderTableButton(format, { showsTable, disabled: !hasData }, this.#swapTable)
        : nothing,
      withoutExport ? nothing : renderExportMenu(this.#export, format, { disabled: !hasData }),
    ];
  }

  #renderData(answer: UsageAnswer): TemplateResult {
    const telling = this.#telling();
    if (!telling) {
      const metric = this.#shownMetric();
      const label = labelOfMetric(metric, answer, this.connection.source?.capabilities);
      return renderUnavailable(this.format, answer, metric, label);
    }
    if (this.showsTable || this.#chart.state === 'failed') return renderTable(telling);
    if (this.#chart.state === 'loading') {
      return html`<div part="skeleton" aria-hidden="true">${renderSkeleton()}</div>`;
    }
    return this.#renderPlot(telling, answer);
  }

  #renderPlot(telling: Telling, answer: UsageAnswer): TemplateResult {
    const cursor = this.#cursor;
    const { dimension } = this.#choices();
    const { capabilities } = this.connection.source ?? {};
    return html`<div
        part="plot"
        role="group"
        tabindex="0"
        aria-label=${this.#describe(telling, answer)}
        aria-describedby="keys"
        @pointerdown=${cursor.onPointerDown}
        @pointermove=${cursor.onPointer}
        @pointerleave=${cursor.onPointerLeave}
        @pointercancel=${cursor.onPointerCancel}
        @keydown=${cursor.onKeydown}
        @blur=${cursor.onBlur}
      >
        ${this.#chart.render()}
      </div>
      ${renderLegend(telling, { hidden: this.hiddenSeries, change: this.#hide })}
      ${
        dimension && !telling.dimension && capabilities
          ? renderNote(this.format, capabilityOf(capabilities, dimension))
          : nothing
      }
      ${this.#renderTooltip(telling)}
      <p id="keys" hidden>${this.#keys()}</p>
      <div role="status" class="visually-hidden">${this.#announcement(telling)}</div>`;
  }

  #renderTooltip(telling: Telling) {
    const { index, series } = this.#cursor;
    if (index === undefined || !telling.trend.buckets[index]) return nothing;
    const shown = drawnSeries(telling).filter(({ id }) => !this.hiddenSeries.has(id));
    const marked = series > 0 ? this.#readSeries()[series] : undefined;
    return renderTooltip(this.#tooltip.element, telling, {
      index,
      shown,
      marked,
      hint: this.#hint(telling, index),
    });
  }

  /** What a click, a tap or a key would narrow the period to. */
  #hint(telling: Telling, index: number): string | undefined {
    const { span, mode } = this.#cursor;
    const part = span ?? { first: index, last: index };
    const { state } = telling.trend.buckets[index]!;
    if (!span && (state === 'missing' || state === 'future')) return undefined;
    const days = narrowedTo(this.connection.filters, telling, part);
    if (!days) return undefined;
    const key = span ? 'hintBrush' : mode === 'touch' ? 'hintTap' : 'hintClick';
    return translate(this.format, texts, key, { days: daysText(this.format, days) });
  }

  #keys(): string {
    const { format } = this;
    return [
      translate(format, texts, 'keys'),
      ...(this.#readSeries().length > 1 ? [translate(format, texts, 'keysSeries')] : []),
      ...(this.connection.filters?.fixed.includes('period') === false
        ? [translate(format, texts, 'keysSelect')]
        : []),
    ].join(' ');
  }

  #announcement(telling: Telling) {
    const { index, series, span, mode } = this.#cursor;
    if (mode !== 'key') return nothing;
    const read = this.#readSeries()[series];
    if (!read || (index === undefined && series === 0)) return nothing;
    return announce(telling, { series: read, index, span });
  }

  protected override render() {
    const answer = this.#answer();
    return this.renderFrame({
      header: this.#renderHeader(),
      skeleton: renderSkeleton(),
      data: () => (answer ? this.#renderData(answer) : html``),
      asOf: answer?.as_of,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'credit-chart': CreditChart;
  }
}
