import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { intervals, type Interval, type UsageAnswer } from '../../api/types.ts';
import { ChartController } from '../../controllers/chart-controller.ts';
import { CursorController } from '../../controllers/cursor-controller.ts';
import { usageQuery } from '../../controllers/queries.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { TooltipController } from '../../controllers/tooltip-controller.ts';
import { usageRequest } from '../../controllers/usage-request.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { warnOnce } from '../../internal/warn.ts';
import { requireInstant } from '../../model/instant.ts';
import { findUnavailable } from '../../model/series.ts';
import { translate } from '../../model/texts.ts';
import { isEmptyTrend, trendOf } from '../../model/trend.ts';
import { chart as chartStyles } from '../../styles/chart.styles.ts';
import { FilteredElement } from '../filtered-element.ts';
import { renderSwitch, renderTableButton } from './controls.ts';
import { creditChartStyles } from './credit-chart.styles.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { renderLegend } from './legend.ts';
import { renderSkeleton, renderUnavailable } from './placeholders.ts';
import { pictureOf } from './plot-picture.ts';
import { renderTable } from './table.ts';
import { renderTooltip } from './tooltip.ts';
import { announce, describeTrend, quantity, subtitleOf, titleOf, type Telling } from './wording.ts';

const types = ['bar', 'line'] as const;
const chosenIntervals = ['auto', ...intervals] as const;

const words = {
  fromAttribute: (text: string | null) => text?.split(/\s+/).filter(Boolean) ?? [],
};

/**
 * Usage over time, as bars or a line: one metric at a time, with a switch between several that are
 * asked for together.
 *
 * @slot title - In place of the title that names the metric and the size of the buckets.
 *
 * @fires {CustomEvent<{metric: string}>} usage-metric-change - The user switched to another metric.
 *
 * @csspart base - The box.
 * @csspart header - Title, subtitle and actions.
 * @csspart title - What is shown.
 * @csspart subtitle - The total, its range and the filters in force.
 * @csspart actions - The switch and the table button; also the buttons below a message.
 * @csspart switch - The metrics to choose from.
 * @csspart switch-item - One of them.
 * @csspart icon-button - The button that swaps plot and table.
 * @csspart body - Everything below the header.
 * @csspart plot - The drawing with its axes.
 * @csspart legend - What the signs in the drawing mean.
 * @csspart legend-item - One sign with its meaning.
 * @csspart swatch - The sign, in the legend and the tooltip.
 * @csspart tooltip - Time and value of the bucket that is looked at.
 * @csspart tooltip-title - Its time.
 * @csspart tooltip-note - What has to be known about its value.
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
 * @cssproperty [--usage-chart-single=var(--usage-accent)] - Colour of the bars or the line.
 * @cssproperty [--usage-chart-grid] - Colour of the lines behind them. Default: 9% of the text in the surface.
 * @cssproperty [--usage-chart-axis] - Colour of the zero line. Default: 30% of the text in the surface.
 */
export class CreditChart extends FilteredElement {
  static override styles = [...FilteredElement.styles, chartStyles, creditChartStyles];

  /** Keys of the metrics to choose from, with spaces between; one request asks for all. Default "credits messages". */
  @property({ converter: words }) metrics: readonly string[] = ['credits', 'messages'];

  /** Key of the metric that is shown. Default: the first of `metrics` that the API has. */
  @property() metric?: string;

  /** Size of one bucket: "auto" (default, by the length of the period), "minute", "hour", "day", "week" or "month". */
  @property() interval: 'auto' | Interval = 'auto';

  /** How values are drawn: "bar" (default) or "line". */
  @property() type: 'bar' | 'line' = 'bar';

  /** In place of the title that names the metric and the size of the buckets. */
  @property({ attribute: 'title-text' }) titleText?: string;

  @state() private showsTable = false;

  protected readonly query = new QueryController<UsageAnswer>(this, this.connection, () => {
    const interval = this.#choice('interval', chosenIntervals);
    const request = usageRequest(this.asked, this.metrics, interval === 'auto' ? {} : { interval });
    return request && this.connection.source && usageQuery(this.connection.source, request);
  });

  readonly #chart: ChartController = new ChartController(
    this,
    () => this.#picture(),
    () => this.#cursor.index,
  );
  readonly #cursor: CursorController = new CursorController(this, {
    count: () => this.#telling()?.trend.buckets.length ?? 0,
    bucketAt: (clientX) => this.#chart.bucketAt(clientX),
  });
  readonly #tooltip = new TooltipController(this, () =>
    this.#cursor.index === undefined ? undefined : this.#chart.boxOf(this.#cursor.index),
  );

  readonly #trendOf = keepLast(trendOf);
  readonly #tellingOf = keepLast(
    (
      ...[trend, interval, format, isNow, asOf]: [
        Telling['trend'],
        Telling['interval'],
        Telling['format'],
        boolean,
        number,
      ]
    ): Telling => ({ trend, interval, format, isNow, asOf }),
  );
  readonly #pictureOf = keepLast(pictureOf);
  readonly #allEmpty = keepLast((answer: UsageAnswer, metrics: readonly string[]) => {
    const trends = metrics.flatMap((metric) => trendOf(answer, metric) ?? []);
    return trends.length > 0 && trends.every(isEmptyTrend);
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('metric') || changed.has('metrics')) this.#checkMetric();
  }

  protected isEmpty(): boolean {
    const { data } = this.query;
    return data !== undefined && this.#allEmpty(data, this.metrics);
  }

  /** Says once that a value cannot be used; the default is used in its place. */
  #choice<Name extends 'type' | 'interval'>(
    name: Name,
    allowed: readonly this[Name][],
  ): this[Name] {
    const value = this[name];
    const [fallback] = allowed;
    if (allowed.includes(value) || fallback === undefined) return value;
    warnOnce(`<${this.localName}> ${name}="${value}" is none of ${allowed.join(', ')}.`);
    return fallback;
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
    const trend = data && this.#trendOf(data, this.#shownMetric());
    if (!trend) return undefined;
    const { end = 0 } = trend.buckets[trend.running] ?? {};
    const now = this.connection.source?.now() ?? 0;
    const asOf = requireInstant(data.as_of, 'as_of');
    return this.#tellingOf(trend, data.interval, this.format, now < end, asOf);
  }

  #picture() {
    const telling = this.#telling();
    return telling && this.#pictureOf(telling, this.#choice('type', types));
  }

  #labelOf(metric: string): string {
    const known = [
      ...(this.query.data?.metrics ?? []),
      ...(this.connection.source?.capabilities?.metrics ?? []),
    ].find(({ key }) => key === metric);
    const unavailable = this.query.data && findUnavailable(this.query.data, metric);
    const plain = metric.replaceAll('_', ' ');
    return known?.label ?? unavailable?.label ?? plain.charAt(0).toUpperCase() + plain.slice(1);
  }

  readonly #switchTo = (metric: string): void => {
    if (metric === this.#shownMetric()) return;
    this.metric = metric;
    this.dispatchEvent(
      new CustomEvent('usage-metric-change', { detail: { metric }, bubbles: true, composed: true }),
    );
  };

  readonly #swapTable = (): void => {
    this.showsTable = !this.showsTable;
    this.#cursor.clear();
  };

  #renderHeader(): TemplateResult {
    const { format, titleText } = this;
    const answer = this.#answer();
    const telling = answer && this.#telling();
    const chosen: 'auto' | Interval = this.#choice('interval', chosenIntervals);
    const asked = chosen === 'auto' ? this.asked?.range?.interval : chosen;
    const interval = answer ? answer.interval : asked;
    const title = titleText ?? titleOf(format, this.#labelOf(this.#shownMetric()), interval);
    const amount = telling && quantity(format, telling.trend.total, telling.trend.metric);
    return html`<header part="header">
      <div>
        <h2 part="title" id="title"><slot name="title">${title}</slot></h2>
        <p part="subtitle">
          ${answer && amount !== undefined ? html`<bdi>${subtitleOf(format, answer, amount)}</bdi>` : nothing}
        </p>
      </div>
      <div part="actions">
        ${this.#renderControls(telling !== undefined && this.dataState !== 'empty')}
      </div>
    </header>`;
  }

  #renderControls(hasData: boolean) {
    const { format, metrics, showsTable } = this;
    const shown = this.#shownMetric();
    const choices = metrics.map((key) => ({
      key,
      label: this.#labelOf(key),
      isShown: key === shown,
    }));
    const canDraw = this.#chart.state !== 'failed';
    return [
      metrics.length > 1 ? renderSwitch(format, choices, this.#switchTo) : nothing,
      // Without the code that draws there is nothing to swap.
      canDraw
        ? renderTableButton(format, { showsTable, disabled: !hasData }, this.#swapTable)
        : nothing,
    ];
  }

  #renderData(answer: UsageAnswer): TemplateResult {
    const telling = this.#telling();
    if (!telling) {
      const metric = this.#shownMetric();
      return renderUnavailable(this.format, answer, metric, this.#labelOf(metric));
    }
    if (this.showsTable || this.#chart.state === 'failed') return renderTable(telling);
    if (this.#chart.state === 'loading') {
      return html`<div part="skeleton" aria-hidden="true">${renderSkeleton()}</div>`;
    }
    return this.#renderPlot(telling, answer);
  }

  #renderPlot(telling: Telling, answer: UsageAnswer): TemplateResult {
    const cursor = this.#cursor;
    const type = this.#choice('type', types);
    const bucket = cursor.index === undefined ? undefined : telling.trend.buckets[cursor.index];
    return html`<div
        part="plot"
        role="group"
        tabindex="0"
        aria-label=${describeTrend(telling, answer)}
        aria-describedby="keys"
        @pointerdown=${cursor.onPointer}
        @pointermove=${cursor.onPointer}
        @pointerleave=${cursor.onPointerLeave}
        @pointercancel=${cursor.onPointerCancel}
        @keydown=${cursor.onKeydown}
        @blur=${cursor.onBlur}
      >
        ${this.#chart.render()}
      </div>
      ${renderLegend(telling, type)}
      ${bucket ? renderTooltip(this.#tooltip.element, telling, bucket, type) : nothing}
      <p id="keys" hidden>${translate(this.format, texts, 'keys')}</p>
      <div role="status" class="visually-hidden">
        ${bucket && cursor.mode === 'key' ? announce(telling, bucket) : nothing}
      </div>`;
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
