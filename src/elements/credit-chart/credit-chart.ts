import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Dimension, Interval, UsageAnswer } from '../../api/types.ts';
import { ownColorsOf } from '../../controllers/chart/looks.ts';
import { looksOf } from '../../controllers/chart/probe.ts';
import { ChartController } from '../../controllers/chart-controller.ts';
import { usageQuery } from '../../controllers/queries.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { usageRequest } from '../../controllers/usage-request.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { capabilityOf } from '../../model/capabilities.ts';
import { findMetric } from '../../model/series.ts';
import { translate } from '../../model/texts.ts';
import { isEmptyMetric, type BucketSpan } from '../../model/trend.ts';
import { words } from '../chart/attributes.ts';
import { plotSheets } from '../chart/chart-sheets.ts';
import { fireEvent } from '../chart/fire-event.ts';
import { labelOfMetric } from '../chart/metric-label.ts';
import { renderHeader } from '../chart/render-header.ts';
import { renderUnavailable } from '../chart/render-unavailable.ts';
import { renderTableButton } from '../chart/table-button.ts';
import { chartExport } from '../export-menu/chart-export.ts';
import { renderExportMenu } from '../export-menu/render-export-menu.ts';
import { FilteredElement } from '../filtered-element.ts';
import { ChartChoice } from './chart-choice.ts';
import { renderBack, renderSwitch } from './controls.ts';
import { creditChartStyles } from './credit-chart.styles.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { describe } from './description.ts';
import type { DrawnChart } from './files.ts';
import { Narrowing } from './narrowing.ts';
import { renderNote, renderSkeleton } from './placeholders.ts';
import { PlotCursor } from './plot-cursor.ts';
import { pictureOf } from './plot-picture.ts';
import { renderPlot } from './plot.ts';
import { renderTable } from './table.ts';
import { Teller, type ChartType, type Telling } from './telling.ts';
import { groupedTitle, quantity, subtitleOf, titleOf } from './wording.ts';

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
  static override styles = [...FilteredElement.styles, ...plotSheets, creditChartStyles];

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

  protected readonly query = new QueryController<UsageAnswer>(this, this.connection, () => {
    const { metrics } = this;
    const { interval, dimension: groupBy, limit } = this.#choice;
    const [orderBy] = metrics;
    const request = usageRequest(this.asked, metrics, {
      ...(interval !== 'auto' && { interval }),
      ...(groupBy && { groupBy, limit, ...(orderBy && { orderBy }) }),
    });
    const { source } = this.connection;
    return request && source && usageQuery(source, request, this.compare);
  });

  readonly #choice = new ChartChoice(this, () => this.query.data);
  readonly #chart: ChartController = new ChartController(
    this,
    () => this.#picture(),
    () => this.#cursor.mark,
  );
  readonly #narrowing = new Narrowing(this, this.connection);
  readonly #cursor: PlotCursor = new PlotCursor(this, {
    chart: this.#chart,
    narrowing: this.#narrowing,
    telling: () => this.#telling(),
    hidden: () => this.#choice.hidden,
    select: (span) => this.#select(span),
  });
  readonly #export = chartExport(
    this,
    () => import('./files.ts'),
    () => this.#drawn(),
  );

  readonly #teller = new Teller();
  readonly #pictureOf = keepLast(pictureOf);
  readonly #describe = keepLast(describe);
  readonly #allEmpty = keepLast((answer: UsageAnswer, metrics: readonly string[]) => {
    const answered = metrics.filter((metric) => findMetric(answer, metric));
    return answered.length > 0 && answered.every((metric) => isEmptyMetric(answer, metric));
  });

  protected isEmpty(): boolean {
    const { data } = this.query;
    return data !== undefined && this.#allEmpty(data, this.metrics);
  }

  /** What there is to tell of the metric shown; `undefined` while there is no answer with it. */
  #telling(): Telling | undefined {
    const { query, connection, format } = this;
    const { metric, type } = this.#choice;
    const { colors, source } = connection;
    const now = source?.now() ?? 0;
    return query.data && this.#teller.tell(query.data, { metric, type, colors, format, now });
  }

  #picture() {
    const telling = this.#telling();
    return telling && this.#pictureOf(telling, this.#choice.hidden);
  }

  /** What is exported. */
  #drawn(): DrawnChart | undefined {
    const [answer, telling] = [this.query.visible, this.#telling()];
    if (!answer || !telling) return undefined;
    const looks = looksOf(this, ownColorsOf(telling.series));
    const { format } = this;
    const { metric, hidden } = this.#choice;
    return { element: this, looks, answer, metric, format, telling, chart: this.#chart, hidden };
  }

  #labelOf(metric: string): string {
    return labelOfMetric(metric, this.query.data, this.connection.source?.capabilities);
  }

  readonly #switchTo = (metric: string): void => {
    if (metric === this.#choice.metric) return;
    this.metric = metric;
    fireEvent(this, 'usage-metric-change', { metric });
  };

  readonly #swapTable = (): void => {
    this.#choice.swapTable();
    this.#cursor.input.clear();
  };

  #select(span: BucketSpan): void {
    const [answer, telling] = [this.query.data, this.#telling()];
    if (answer && telling) this.#narrowing.select(telling, answer, span);
  }

  readonly #goBack = (): void => {
    this.#narrowing.back();
    this.keepFocus();
  };

  #title(answer: UsageAnswer | undefined, telling: Telling | undefined): string {
    const { format } = this;
    const { interval, dimension, metric } = this.#choice;
    const label = this.#labelOf(metric);
    if (dimension && (!telling || telling.dimension)) return groupedTitle(format, label, dimension);
    const asked = interval === 'auto' ? this.asked?.range?.interval : interval;
    return titleOf(format, label, answer ? answer.interval : asked);
  }

  #renderHeader(): TemplateResult {
    const { format, titleText, metrics, withoutExport } = this;
    const answer = this.query.visible;
    const telling = answer && this.#telling();
    const amount = telling && quantity(format, telling.trend.total, telling.trend.metric);
    const disabled = !telling || this.dataState === 'empty';
    const { former } = this.#narrowing;
    const { showsTable, metric } = this.#choice;
    const label = translate(format, texts, showsTable ? 'showChart' : 'showTable');
    const choices = metrics.map((key) => ({
      key,
      label: this.#labelOf(key),
      isShown: key === metric,
    }));
    return renderHeader({
      title: titleText ?? this.#title(answer, telling),
      subtitle: answer && amount && subtitleOf(format, answer, amount),
      actions: [
        former ? renderBack(format, former.range, this.#goBack) : nothing,
        metrics.length > 1 ? renderSwitch(format, choices, this.#switchTo) : nothing,
        // Without the code that draws there is nothing to swap.
        this.#chart.state === 'failed'
          ? nothing
          : renderTableButton({ label, showsTable, disabled, swap: this.#swapTable }),
        withoutExport ? nothing : renderExportMenu(this.#export, format, { disabled }),
      ],
    });
  }

  #renderData(answer: UsageAnswer): TemplateResult {
    const { format } = this;
    const choice = this.#choice;
    const chart = this.#chart;
    const telling = this.#telling();
    if (!telling) {
      return renderUnavailable(format, answer, choice.metric, this.#labelOf(choice.metric));
    }
    if (choice.showsTable || chart.state === 'failed') return renderTable(telling);
    if (chart.state === 'loading') {
      return html`<div part="skeleton" aria-hidden="true">${renderSkeleton()}</div>`;
    }
    const { capabilities } = this.connection.source ?? {};
    const missing = telling.dimension ? undefined : choice.dimension;
    return renderPlot(telling, {
      chart,
      cursor: this.#cursor,
      choice,
      description: this.#describe(telling, answer),
      note:
        missing && capabilities ? renderNote(format, capabilityOf(capabilities, missing)) : nothing,
    });
  }

  protected override render() {
    const answer = this.query.visible;
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
