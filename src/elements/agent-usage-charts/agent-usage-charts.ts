import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { UsageAnswer } from '../../api/types.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import { ownColorsOf } from '../../controllers/chart/looks.ts';
import { looksOf } from '../../controllers/chart/probe.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { isZero } from '../../model/amount.ts';
import { capabilityOf } from '../../model/capabilities.ts';
import { requireInstant } from '../../model/instant.ts';
import { remainderPaint, type SeriesPaint } from '../../model/series-colors.ts';
import { translate } from '../../model/texts.ts';
import { isEmptyTrend } from '../../model/trend.ts';
import { limitOf, oneOf } from '../chart/attributes.ts';
import { plotSheets } from '../chart/chart-sheets.ts';
import { GroupChoice } from '../chart/group-choice.ts';
import { groupedQuery } from '../chart/grouped-query.ts';
import { labelOfMetric } from '../chart/metric-label.ts';
import { renderHeader } from '../chart/render-header.ts';
import { renderUnavailable } from '../chart/render-unavailable.ts';
import { renderTableButton } from '../chart/table-button.ts';
import { chartExport } from '../export-menu/chart-export.ts';
import { renderExportMenu } from '../export-menu/render-export-menu.ts';
import { FilteredElement } from '../filtered-element.ts';
import type { StateMessage } from '../states.ts';
import { agentUsageChartsStyles } from './agent-usage-charts.styles.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';
import { cellsOf, scaleOf, type AgentCell, type AgentCells, type Scale } from './cells.ts';
import { ChartCursor } from './chart-cursor.ts';
import { renderCharts } from './charts.ts';
import { renderFooter, renderScaleSwitch, renderSkeleton } from './controls.ts';
import type { DrawnCharts } from './files.ts';
import { renderLegend } from './legend.ts';
import { mostAgents, ShownAgents } from './shown-agents.ts';
import { renderTable } from './table.ts';
import { renderTooltip } from './tooltip.ts';
import { announce, describeAll, footerLines, subtitleOf, type Telling } from './wording.ts';

const scales = ['same', 'own'] as const;
const orders = ['largest', 'unusual'] as const;
const usualLimit = 8;

/**
 * One small chart per agent, on a common scale: which agents are used most, and which of them behave
 * unlike themselves. All charts come with one answer, that of the hundred largest agents.
 *
 * Pressing a name shows the page for that agent alone, and pressing it again for all. The element
 * itself does not follow that filter, so that one can go from agent to agent. What a host has
 * fixed, for the page or by an attribute here, it follows.
 *
 * It exports a picture of the charts that are shown, and as data every bucket of the whole, of each agent of
 * the answer with its name and key, and of all others together, exactly as the server sent them.
 *
 * @slot title - In place of the title.
 *
 * @fires {CustomEvent<{dimension: string, key: string | null, label: string}>} usage-group-select - The user pressed an agent's name. Cancelled, it neither filters nor follows the link.
 *
 * @csspart base - The box.
 * @csspart header - Title, subtitle and actions.
 * @csspart title - What is shown.
 * @csspart subtitle - Metric, period, scale and the filters in force.
 * @csspart actions - The switch and the buttons; also the buttons below a message.
 * @csspart switch - The choice between one scale for all and one for each.
 * @csspart switch-item - One of the two.
 * @csspart icon-button - The buttons that swap charts and table and that export.
 * @csspart menu - What can be exported.
 * @csspart menu-item - One of it.
 * @csspart menu-note - Why a file could not be made.
 * @csspart body - Everything below the header.
 * @csspart items - The list of charts.
 * @csspart item - One agent with its chart.
 * @csspart label - Its name.
 * @csspart value - Its total.
 * @csspart scale - Its scale, where each has its own.
 * @csspart plot - Its chart.
 * @csspart legend - What the signs in the charts mean.
 * @csspart legend-item - One sign with its meaning.
 * @csspart swatch - The sign, in the legend and the tooltip.
 * @csspart tooltip - Time and value of the bucket that is looked at.
 * @csspart tooltip-title - Its time.
 * @csspart tooltip-note - What has to be known about its value.
 * @csspart scroller - The area in which the table scrolls.
 * @csspart table - The same agents as a table.
 * @csspart row - One agent in the table.
 * @csspart total - The last line of the table.
 * @csspart footer - How many agents there are, and the button that shows more.
 * @csspart skeleton - What stands in place of data while it loads.
 * @csspart state - Icon, message, hint and actions in place of data.
 * @csspart message - What the matter is.
 * @csspart hint - Why, and what can be done.
 * @csspart button - Buttons: try again, cancel.
 * @csspart link - Buttons in the footer and in the notice.
 * @csspart details - What a developer can act on.
 * @csspart progress - The line along the top edge while data is fetched anew.
 * @csspart notice - What stands above data that could not be fetched anew.
 *
 * @cssproperty [--usage-chart-1] - Colour of the first agent, and so on to `--usage-chart-8`.
 * @cssproperty [--usage-chart-grid] - Colour of the line at the top of each chart. Default: 9% of the text in the surface.
 * @cssproperty [--usage-chart-axis] - Colour of the zero line. Default: 30% of the text in the surface.
 */
export class AgentUsageCharts extends FilteredElement {
  static override styles = [...FilteredElement.styles, ...plotSheets, agentUsageChartsStyles];

  /** Key of the metric. Default "credits". */
  @property() metric = 'credits';

  /** How many agents are shown at first, 1 to 1000. Default 8. */
  @property({ type: Number }) limit = usualLimit;

  /** "same" (default): one scale for all charts, so that they compare. "own": each fills its own. */
  @property() scale: 'same' | 'own' = 'same';

  /** "largest" (default) first, or the most "unusual" peak first, among the hundred largest. */
  @property() order: 'largest' | 'unusual' = 'largest';

  /** What pressing a name does: "filter" (default) sets the page's filter, "event" only tells the host. */
  @property() selects: 'filter' | 'event' = 'filter';

  /** Address that each name links to, instead of filtering: "/agents/{key}". */
  @property({ attribute: 'href-template' }) hrefTemplate?: string;

  /** In place of the title. */
  @property({ attribute: 'title-text' }) titleText?: string;

  /** Whether there is no button that exports a picture and the data. Default false. */
  @property({ type: Boolean, attribute: 'without-export' }) withoutExport = false;

  @state() private showsTable = false;

  protected readonly query = new QueryController<UsageAnswer>(this, this.connection, () =>
    groupedQuery(this.connection.source, this.asked, {
      metric: this.metric,
      groupBy: 'agent',
      limit: this.#shown.wanted,
    }),
  );

  readonly #choice = new GroupChoice(this, this.connection);
  readonly #cursor = new ChartCursor(this, () => this.#shown.cells);
  readonly #shown: ShownAgents = new ShownAgents(
    this,
    () => ({ all: this.#all(), limit: this.#limit, isUnusual: this.#isUnusual }),
    (index) => this.#cursor.focus(index),
  );
  readonly #export = chartExport(
    this,
    () => import('./files.ts'),
    () => this.#drawn(),
  );

  readonly #cellsOf = keepLast(cellsOf);
  readonly #scaleOf = keepLast(scaleOf);
  readonly #tellingOf = keepLast(
    (
      ...[format, interval, isNow, asOf]: [Telling['format'], Telling['interval'], boolean, number]
    ): Telling => ({ format, interval, isNow, asOf }),
  );

  protected override get asked(): FilterSnapshot | undefined {
    return this.#choice.without('agent', super.asked);
  }

  get #limit(): number {
    return limitOf(this, { most: mostAgents, usual: usualLimit });
  }

  get #isUnusual(): boolean {
    const { order: value } = this;
    const order = oneOf(this, { name: 'order', value, allowed: orders, fallback: 'largest' });
    return order === 'unusual';
  }

  /** The scale of all charts; `undefined`: each has its own. */
  get #commonScale(): Scale | undefined {
    const { scale: value } = this;
    const scale = oneOf(this, { name: 'scale', value, allowed: scales, fallback: 'same' });
    return scale === 'same' ? this.#scaleOf(this.#shown.cells) : undefined;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { groups } = this.query.data ?? {};
    if (groups?.dimension === 'agent') this.connection.colors?.assign('agent', groups.items);
  }

  /** Agents with their figures, the largest first; `undefined` while there is no answer with them. */
  #all(): AgentCells | undefined {
    const { data, isOutdated } = this.query;
    if (!data) return undefined;
    // The answer to a former question may be about another metric.
    const metric = isOutdated ? (data.metrics[0]?.key ?? this.metric) : this.metric;
    return this.#cellsOf(data, metric, this.format);
  }

  #telling(answer: UsageAnswer, { cells }: AgentCells): Telling {
    const trend = cells[0]?.trend;
    const { end = 0 } = trend?.buckets[trend.running] ?? {};
    const now = this.connection.source?.now() ?? 0;
    const asOf = requireInstant(answer.as_of, 'as_of');
    return this.#tellingOf(this.format, answer.interval, now < end, asOf);
  }

  readonly #paintOf = ({ agent }: AgentCell): SeriesPaint =>
    this.connection.colors?.paintOf('agent', agent) ?? remainderPaint;

  /** What is exported. */
  #drawn(): DrawnCharts | undefined {
    const [answer, all] = [this.query.visible, this.#all()];
    if (!answer || !all) return undefined;
    const { cells } = this.#shown;
    const paintOf = this.#paintOf;
    return {
      element: this,
      looks: looksOf(this, ownColorsOf(cells.map((cell) => ({ paint: paintOf(cell) })))),
      answer,
      metric: all.parts.metric.key,
      format: this.format,
      telling: this.#telling(answer, all),
      all,
      cells,
      scale: this.#commonScale,
      isUnusual: this.#isUnusual,
      paintOf,
    };
  }

  protected isEmpty(): boolean {
    const all = this.#all();
    if (!all) return false;
    const { total } = all.parts.whole;
    return (total === null || isZero(total)) && all.cells.every(({ trend }) => isEmptyTrend(trend));
  }

  protected override errorMessage(): StateMessage {
    const message = super.errorMessage();
    const { capabilities } = this.connection.source ?? {};
    if (this.query.error?.type !== 'configuration' || !capabilities) return message;
    const dimension = capabilityOf(capabilities, 'agent').label;
    return { ...message, message: translate(this.format, texts, 'cannotGroup', { dimension }) };
  }

  readonly #swapTable = (): void => {
    this.showsTable = !this.showsTable;
    this.#cursor.clear();
  };

  #renderHeader(): TemplateResult {
    const { format, showsTable, titleText, withoutExport } = this;
    const answer = this.query.visible;
    const all = answer && this.#all();
    const isEmpty = this.dataState === 'empty';
    const disabled = !all || isEmpty;
    const scale = this.#commonScale;
    const label = translate(format, texts, showsTable ? 'showChart' : 'showTable');
    const choose = (chosen: 'same' | 'own') => (this.scale = chosen);
    return renderHeader({
      title: titleText ?? translate(format, texts, 'title'),
      // Nothing has no scale.
      subtitle:
        answer && isEmpty
          ? format.range(answer.from, answer.to, answer.interval)
          : answer && all && subtitleOf(format, answer, all, scale),
      actions: [
        showsTable ? nothing : renderScaleSwitch(format, scale ? 'same' : 'own', choose),
        renderTableButton({ label, showsTable, disabled, swap: this.#swapTable }),
        withoutExport ? nothing : renderExportMenu(this.#export, format, { disabled }),
      ],
    });
  }

  #renderData(answer: UsageAnswer): TemplateResult {
    const { format, metric, connection } = this;
    const all = this.#all();
    if (!all) {
      const label = labelOfMetric(metric, answer, connection.source?.capabilities);
      return renderUnavailable(format, answer, metric, label);
    }
    const telling = this.#telling(answer, all);
    if (this.showsTable) return renderTable(telling, all, describeAll(telling, all));
    return this.#renderCharts(telling, all);
  }

  #renderCharts(telling: Telling, all: AgentCells): TemplateResult {
    const cursor = this.#cursor;
    const { cell, bucket } = cursor;
    const { cells } = this.#shown;
    const paintOf = this.#paintOf;
    const view = {
      telling,
      cells,
      scale: this.#commonScale,
      isUnusual: this.#isUnusual,
      paintOf,
      actionOf: ({ agent }: AgentCell) => this.#choice.actionOf('agent', agent),
    };
    const press = ({ agent }: AgentCell, event: MouseEvent) =>
      this.#choice.press('agent', agent, event);
    return html`<p class="visually-hidden">${describeAll(telling, all)}</p>
      ${renderCharts(view, cursor, press)} ${renderLegend(telling, cells)}
      ${
        cell && bucket
          ? renderTooltip(cursor.tooltip, telling, { cell, bucket, paint: paintOf(cell) })
          : nothing
      }
      <div role="status" class="visually-hidden">
        ${cell && bucket && cursor.mode === 'key' ? announce(telling, cell, bucket) : nothing}
      </div>`;
  }

  #renderFooter(): TemplateResult {
    const { format, showsTable, connection } = this;
    const all = this.#all();
    if (!all) return html``;
    const isUnusual = this.#isUnusual && !showsTable;
    const shown = showsTable ? all.cells.length : this.#shown.cells.length;
    const lines = footerLines(format, all, { shown, isUnusual });
    const more = this.#shown.more(format, connection.source?.capabilities);
    return renderFooter(lines, showsTable ? undefined : more);
  }

  protected override render() {
    const answer = this.query.visible;
    return this.renderFrame({
      header: this.#renderHeader(),
      skeleton: renderSkeleton(Math.min(this.#limit, 12)),
      data: () => (answer ? this.#renderData(answer) : html``),
      footer: () => this.#renderFooter(),
      asOf: answer?.as_of,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-usage-charts': AgentUsageCharts;
  }
}
