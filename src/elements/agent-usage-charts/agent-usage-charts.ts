import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { UsageAnswer } from '../../api/types.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import { ownColorsOf } from '../../controllers/chart/looks.ts';
import { looksOf } from '../../controllers/chart/probe.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { warnOnce } from '../../internal/warn.ts';
import { isZero } from '../../model/amount.ts';
import { capabilityOf } from '../../model/capabilities.ts';
import { requireInstant } from '../../model/instant.ts';
import { remainderPaint, type SeriesPaint } from '../../model/series-colors.ts';
import { findUnavailable } from '../../model/series.ts';
import { translate } from '../../model/texts.ts';
import { isEmptyTrend } from '../../model/trend.ts';
import { narrowHeader } from '../../styles/narrow-header.styles.ts';
import { chart as chartStyles } from '../../styles/chart.styles.ts';
import { figureTable } from '../../styles/figure-table.styles.ts';
import { palette } from '../../styles/palette.styles.ts';
import { tooltip } from '../../styles/tooltip.styles.ts';
import { ExportMenuController } from '../export-menu/export-menu-controller.ts';
import { exportMenu } from '../export-menu/export-menu.styles.ts';
import { renderExportMenu } from '../export-menu/render-export-menu.ts';
import { renderUnavailable } from '../credit-chart/placeholders.ts';
import { FilteredElement } from '../filtered-element.ts';
import type { StateMessage } from '../states.ts';
import { agentUsageChartsStyles } from './agent-usage-charts.styles.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';
import { byScore, cellsOf, scaleOf, type AgentCell, type AgentCells, type Scale } from './cells.ts';
import { actionOf, type CellAction } from './cell-action.ts';
import { ChartCursor } from './chart-cursor.ts';
import { renderCharts } from './charts.ts';
import { renderFooter, renderScaleSwitch, renderTableButton, type More } from './controls.ts';
import type { DrawnCharts } from './files.ts';
import { renderLegend } from './legend.ts';
import { chartsQuery } from './question.ts';
import { renderTable } from './table.ts';
import { renderTooltip } from './tooltip.ts';
import { announce, describeAll, footerLines, subtitleOf, type Telling } from './wording.ts';

const scales = ['same', 'own'] as const;
const orders = ['largest', 'unusual'] as const;
const selections = ['filter', 'event'] as const;
const usualLimit = 8;
const largestLimit = 1000;
const noCells: readonly AgentCell[] = [];
/** So many agents come with one answer; beyond them it takes another. */
const page = 100;
const files = () => import('./files.ts');

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
  static override styles = [
    ...FilteredElement.styles,
    palette,
    chartStyles,
    narrowHeader,
    figureTable,
    tooltip,
    exportMenu,
    agentUsageChartsStyles,
  ];

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
  /** How many agents the user has asked to see; 0: as many as at first. */
  @state() private asMany = 0;

  protected readonly query = new QueryController<UsageAnswer>(this, this.connection, () =>
    chartsQuery(this.connection.source, this.asked, {
      metric: this.metric,
      limit: Math.min(largestLimit, Math.ceil(this.#shownCount / page) * page),
    }),
  );

  readonly #cursor = new ChartCursor(this, () => this.#shown());

  readonly #export = new ExportMenuController(this, {
    picture: async () => (await files()).chartsPicture(this.#drawn()),
    data: async () => (await files()).dataFile(this.#drawn()),
  });

  /** Index of the first chart that the user has asked to see. */
  #awaited: number | undefined;

  readonly #cellsOf = keepLast(cellsOf);
  readonly #byScore = keepLast(byScore);
  readonly #take = keepLast((cells: readonly AgentCell[], count: number) => cells.slice(0, count));
  readonly #scaleOf = keepLast(scaleOf);
  readonly #tellingOf = keepLast(
    (
      ...[format, interval, isNow, asOf]: [Telling['format'], Telling['interval'], boolean, number]
    ): Telling => ({ format, interval, isNow, asOf }),
  );

  /** All filters but that of agents, unless the host has fixed it. */
  protected override get asked(): FilterSnapshot | undefined {
    const asked = super.asked;
    if (!asked || this.#isFixed) return asked;
    return { ...asked, filters: { ...asked.filters, agent: [] } };
  }

  /** Whether the host says which agents there are, for the page or for this element. */
  get #isFixed(): boolean {
    return Boolean(this.agent) || (this.connection.filters?.fixed.includes('agent') ?? false);
  }

  get #limit(): number {
    const { limit } = this;
    if (Number.isInteger(limit) && limit > 0 && limit <= largestLimit) return limit;
    warnOnce(
      `<${this.localName} limit="${this.getAttribute('limit') ?? limit}"> is no number from 1 to ${largestLimit}; ${usualLimit} is used.`,
    );
    return usualLimit;
  }

  get #shownCount(): number {
    return Math.max(this.#limit, this.asMany);
  }

  /** Says once that a value cannot be used; the first that can is used in its place. */
  #choice<T extends string>(name: string, value: T, allowed: readonly [T, ...T[]]): T {
    if (allowed.includes(value)) return value;
    warnOnce(`<${this.localName} ${name}="${value}"> is none of ${allowed.join(', ')}.`);
    return allowed[0];
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { groups } = this.query.data ?? {};
    if (groups?.dimension === 'agent') this.connection.colors?.assign('agent', groups.items);
  }

  /** The answer, as far as the user may see it. */
  #answer(): UsageAnswer | undefined {
    const { dataState, query } = this;
    return dataState === 'forbidden' || dataState === 'unconfigured' ? undefined : query.data;
  }

  /** Agents with their figures, the largest first; `undefined` while there is no answer with them. */
  #all(): AgentCells | undefined {
    const { data, isOutdated } = this.query;
    if (!data) return undefined;
    // The answer to a former question may be about another metric.
    const metric = isOutdated ? (data.metrics[0]?.key ?? this.metric) : this.metric;
    return this.#cellsOf(data, metric, this.format);
  }

  get #isUnusual(): boolean {
    return this.#choice('order', this.order, orders) === 'unusual';
  }

  /** Those whose charts are shown, in order. */
  #shown(): readonly AgentCell[] {
    const all = this.#all()?.cells ?? noCells;
    const ordered = this.#isUnusual ? this.#byScore(all) : all;
    return this.#take(ordered, this.#shownCount);
  }

  /** The scale of all charts; `undefined`: each has its own. */
  #commonScale(): Scale | undefined {
    const isCommon = this.#choice('scale', this.scale, scales) === 'same';
    return isCommon ? this.#scaleOf(this.#shown()) : undefined;
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
  #drawn(): DrawnCharts {
    const [answer, all] = [this.#answer(), this.#all()];
    if (!answer || !all) throw new Error('There is nothing to export any more.');
    const cells = this.#shown();
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
      scale: this.#commonScale(),
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

  readonly #actionOf = ({ agent }: AgentCell): CellAction =>
    actionOf(agent, {
      hrefTemplate: this.hrefTemplate,
      selects: this.#choice('selects', this.selects, selections),
      isFixed: this.#isFixed,
      capabilities: this.connection.source?.capabilities,
      chosen: this.#chosen,
    });

  /** Keys of the agents that the page is filtered by. */
  get #chosen(): readonly string[] {
    return this.connection.filters?.filters.agent ?? [];
  }

  readonly #press = (cell: AgentCell, event: MouseEvent): void => {
    const { key, label } = cell.agent;
    const action = this.#actionOf(cell);
    // Into a new tab or window the browser goes by itself.
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (action.kind === 'link' && isElsewhere) return;
    const select = new CustomEvent('usage-group-select', {
      detail: { dimension: 'agent', key, label },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    if (!this.dispatchEvent(select)) event.preventDefault();
    else if (action.kind === 'button' && action.isChosen !== undefined && key !== null) {
      const others = this.#chosen.filter((other) => other !== key);
      this.connection.filters?.setFilters({ agent: action.isChosen ? others : [key] });
    }
  };

  /** Shows more agents, and leads a user of the keyboard to the first of them. */
  #show(count: number): void {
    this.#awaited = count === 0 ? 0 : this.#shown().length;
    this.asMany = count;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const awaited = this.#awaited;
    // Those beyond the answer come with the next one.
    if (awaited === undefined || awaited >= this.#shown().length) return;
    this.#awaited = undefined;
    void this.updateComplete.then(() => this.#cursor.focus(awaited));
  }

  #more({ cells, parts }: AgentCells): More | undefined {
    const { format } = this;
    const [shown, loaded] = [this.#shown().length, cells.length];
    const label = (key: 'showAll' | 'showFewer') => translate(format, texts, key);
    if (shown < loaded) {
      const press = () => this.#show(loaded);
      if (!parts.remainder) return { label: label('showAll'), press };
      const count = loaded - shown;
      return { label: translate(format, texts, 'showMore', { count }), press };
    }
    const options = this.connection.source?.capabilities?.usage_options ?? [];
    if (parts.remainder && options.includes('limit') && loaded < largestLimit) {
      const count = Math.min(page, parts.remainder.count, largestLimit - loaded);
      const press = () => this.#show(loaded + count);
      return { label: translate(format, texts, 'showMore', { count }), press };
    }
    if (shown <= this.#limit) return undefined;
    return { label: label('showFewer'), press: () => this.#show(0) };
  }

  #labelOfMetric(answer: UsageAnswer): string {
    const { metric } = this;
    return findUnavailable(answer, metric)?.label ?? metric.replaceAll('_', ' ');
  }

  #renderHeader(): TemplateResult {
    const { format, showsTable } = this;
    const answer = this.#answer();
    const all = answer && this.#all();
    const hasData = all !== undefined && this.dataState !== 'empty';
    const scale = this.#commonScale();
    return html`<header part="header">
      <div>
        <h2 part="title" id="title">
          <slot name="title">${this.titleText ?? translate(format, texts, 'title')}</slot>
        </h2>
        <p part="subtitle">
          ${answer && all ? html`<bdi>${subtitleOf(format, answer, all, scale)}</bdi>` : nothing}
        </p>
      </div>
      <div part="actions">
        ${showsTable ? nothing : renderScaleSwitch(format, scale ? 'same' : 'own', (chosen) => (this.scale = chosen))}
        ${renderTableButton(format, { showsTable, disabled: !hasData }, () => {
          this.showsTable = !showsTable;
          this.#cursor.clear();
        })}
        ${
          this.withoutExport
            ? nothing
            : renderExportMenu(this.#export, format, { disabled: !hasData })
        }
      </div>
    </header>`;
  }

  #renderData(answer: UsageAnswer): TemplateResult {
    const all = this.#all();
    if (!all) {
      return renderUnavailable(this.format, answer, this.metric, this.#labelOfMetric(answer));
    }
    const telling = this.#telling(answer, all);
    if (this.showsTable) return renderTable(telling, all, describeAll(telling, all));
    return this.#renderCharts(telling, all);
  }

  #renderCharts(telling: Telling, all: AgentCells): TemplateResult {
    const cursor = this.#cursor;
    const { cell, bucket } = cursor;
    const cells = this.#shown();
    const paintOf = this.#paintOf;
    const view = {
      telling,
      cells,
      scale: this.#commonScale(),
      isUnusual: this.#isUnusual,
      paintOf,
      actionOf: this.#actionOf,
    };
    return html`<p class="visually-hidden">${describeAll(telling, all)}</p>
      ${renderCharts(view, cursor, this.#press)} ${renderLegend(telling, cells)}
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
    const all = this.#all();
    if (!all) return html``;
    const isUnusual = this.#isUnusual && !this.showsTable;
    const shown = this.showsTable ? all.cells.length : this.#shown().length;
    const lines = footerLines(this.format, all, { shown, isUnusual });
    return renderFooter(lines, this.showsTable ? undefined : this.#more(all));
  }

  protected override render() {
    const answer = this.#answer();
    return this.renderFrame({
      header: this.#renderHeader(),
      skeleton: html`<div class="skeleton-items">
        ${Array.from(
          { length: Math.min(this.#limit, 12) },
          () => html`<div><span class="skeleton-line"></span><i></i></div>`,
        )}
      </div>`,
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
