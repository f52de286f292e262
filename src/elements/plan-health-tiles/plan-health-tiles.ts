import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { dimensions, type PlanAnswer, type UsageAnswer } from '../../api/types.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import type { DataState } from '../../controllers/data-state.ts';
import { AgeController } from '../../controllers/age-controller.ts';
import { planQuery, type Query } from '../../controllers/queries.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { setCellGrids } from '../../internal/cell-grid.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { emptyIcon, externalIcon } from '../../internal/icons.ts';
import { warnOnce } from '../../internal/warn.ts';
import { defaultThresholds, parseThresholds, type Thresholds } from '../../model/bands.ts';
import { capabilityOf } from '../../model/capabilities.ts';
import { planRequest } from '../../model/filters.ts';
import { translate } from '../../model/texts.ts';
import { cells } from '../../styles/cells.styles.ts';
import { narrowHeader } from '../../styles/narrow-header.styles.ts';
import type { StateMessage } from '../states.ts';
import { UsageElement } from '../usage-element.ts';
import { historyQuery, projectAllowances } from '../../controllers/allowance-history.ts';
import { describePlan, describeTitle, formatOfPlan } from './plan-period.ts';
import { tilesStyles } from './plan-health-tiles.styles.ts';
import { tilesTexts } from './plan-health-tiles.texts.ts';
import { renderTile } from './render-tile.ts';
import { byUrgency, describeTile } from './tile.ts';

/** How many tiles stand there while the plan loads. */
const skeletonTiles = 6;

/**
 * What is used of what the plan allots, one tile for each allowance. Of the page's filters it
 * follows only that by one organization.
 *
 * @slot title - In place of the title.
 * @csspart base - The box.
 * @csspart header - Title, subtitle and the ways to billing and top-up.
 * @csspart title - The billing period.
 * @csspart subtitle - The plan's name and how long the period lasts.
 * @csspart actions - The ways to billing and top-up; the buttons of a state.
 * @csspart link - One of these ways.
 * @csspart body - What stands below the header.
 * @csspart tiles - The list of tiles.
 * @csspart tile - One allowance.
 * @csspart label - Its name.
 * @csspart percent - How much of it is used.
 * @csspart value - The amount used and its limit.
 * @csspart limit - The limit.
 * @csspart meter - The track.
 * @csspart projection - How far it is expected to be filled at the end of the period.
 * @csspart bar - The used part of the track.
 * @csspart mark - Where a band begins.
 * @csspart status - Icon and words.
 * @csspart note - What is left, when it runs out or what it comes to, or when a peak was reached.
 * @csspart footer - Which filters the tiles do not follow.
 * @csspart skeleton - What stands there while the plan loads.
 * @csspart state - What stands in place of tiles: empty, error and so on.
 * @csspart message - Its sentence.
 * @csspart hint - Its explanation.
 * @csspart button - One of its buttons.
 * @csspart details - What an error says to those who build the page.
 * @csspart notice - Says that a refresh failed.
 * @csspart progress - The line on top while the plan is refreshed.
 */
export class PlanHealthTiles extends UsageElement {
  static override styles = [...UsageElement.styles, cells, narrowHeader, tilesStyles];

  /** Percent of the allotted amount from which a tile warns and from which it is critical. Default "75 90". */
  @property() thresholds = '75 90';

  /** Address of the host's billing page. Default: the plan's. */
  @property({ attribute: 'billing-href' }) billingHref?: string;

  /** Address of the host's page where credits are bought. Default: the plan's. */
  @property({ attribute: 'top-up-href' }) topUpHref?: string;

  /** Order of the tiles: "plan" (default) as the plan has them, "urgency" what needs attention first. */
  @property() order: 'plan' | 'urgency' = 'plan';

  /** Whether tiles leave out what explains them, to take less room. Default false. */
  @property({ type: Boolean }) compact = false;

  /** Key of the one organization whose plan this is, whatever is chosen on the page. */
  @property() organization?: string;

  /**
   * Whether tiles of what is used up say what it will come to by the end of the period, or when it runs
   * out, each as a range that holds in nine of ten cases. Asks for the days of some weeks before. Default false.
   */
  @property({ type: Boolean }) projection = false;

  #thresholds: Thresholds = defaultThresholds;

  protected readonly query = new QueryController<PlanAnswer>(this, this.connection, () =>
    this.#question(),
  );

  readonly #history = new QueryController<UsageAnswer>(this, this.connection, () =>
    this.#historyQuestion(),
  );
  readonly #project = keepLast(projectAllowances);

  constructor() {
    super();
    new AgeController(this, () => {
      const { source } = this.connection;
      const asOf = this.query.data?.as_of;
      return source && asOf ? source.now() - Date.parse(asOf) : undefined;
    });
  }

  override async refresh(): Promise<void> {
    await Promise.all([super.refresh(), this.#history.refetch()]);
  }

  override get dataState(): DataState {
    return this.#hasNoPlan ? 'empty' : super.dataState;
  }

  /** Whether the API says that it knows nothing of plans. */
  get #hasNoPlan(): boolean {
    const { capabilities } = this.connection.source ?? {};
    return capabilities !== undefined && !capabilities.resources.includes('plan');
  }

  protected isEmpty(): boolean {
    return this.query.data?.allowances.length === 0;
  }

  protected override emptyMessage(): StateMessage {
    const [message, hint] = this.#hasNoPlan
      ? (['noPlan', 'noPlanHint'] as const)
      : (['emptyPlan', 'emptyPlanHint'] as const);
    return {
      icon: emptyIcon,
      message: translate(this.format, tilesTexts, message),
      hint: translate(this.format, tilesTexts, hint),
    };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('thresholds')) return;
    const thresholds = parseThresholds(this.thresholds);
    if (!thresholds) {
      warnOnce(
        `<plan-health-tiles thresholds="${this.thresholds}"> is no pair of rising percentages; 75 90 is used.`,
      );
    }
    this.#thresholds = thresholds ?? defaultThresholds;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const grid = this.renderRoot.querySelector<HTMLElement>('.cells');
    if (grid) setCellGrids(grid, grid.childElementCount, [6, 4, 3, 2]);
  }

  /** One organization has a plan of its own; the other filters are none of a plan's. */
  #question(): Query<PlanAnswer> | undefined {
    const { source } = this.connection;
    const { asked } = this;
    if (!asked || !source || this.#hasNoPlan) return undefined;
    return planQuery(source, planRequest(asked.filters));
  }

  #historyQuestion(): Query<UsageAnswer> | undefined {
    const { source } = this.connection;
    const { asked } = this;
    const { data } = this.query;
    if (!this.projection || !asked || !source || !data) return undefined;
    return historyQuery(source, data, planRequest(asked.filters));
  }

  protected override get asked(): FilterSnapshot | undefined {
    const { filters } = this.connection;
    if (!filters || !this.organization) return filters?.asked;
    const { asked } = filters;
    return { ...asked, filters: { ...asked.filters, organization: [this.organization] } };
  }

  /** Labels of the dimensions that are filtered by elsewhere on the page. */
  #ignoredFilters(): string[] {
    const { asked, connection } = this;
    const { capabilities } = connection.source ?? {};
    if (!asked || !capabilities) return [];
    return dimensions
      .filter((name) => asked.filters[name].length > (name === 'organization' ? 1 : 0))
      .map((name) => capabilityOf(capabilities, name).label);
  }

  #renderHeader(plan: PlanAnswer | undefined): TemplateResult {
    const format = plan ? formatOfPlan(plan, this.format) : this.format;
    const now = this.connection.source?.now() ?? Date.now();
    const links = [
      ['billing', this.billingHref ?? plan?.links?.billing],
      ['topUp', this.topUpHref ?? plan?.links?.top_up],
    ] as const;
    const title = plan ? describeTitle(plan, format) : translate(format, tilesTexts, 'title');
    return html`<header part="header">
      <div>
        <h2 part="title" id="title">
          <slot name="title"><bdi>${title}</bdi></slot>
        </h2>
        <p part="subtitle"><bdi>${plan ? describePlan(plan, format, now) : nothing}</bdi></p>
      </div>
      <div part="actions">
        ${links.map(([name, href]) =>
          href
            ? html`<a part="link" href=${href}
                >${translate(format, tilesTexts, name)}${externalIcon}</a
              >`
            : nothing,
        )}
      </div>
    </header>`;
  }

  #renderSkeleton(): TemplateResult {
    const line = html`<span class="skeleton-line"></span>`;
    return html`<div class="cells tiles">
      ${Array.from(
        { length: skeletonTiles },
        () =>
          html`<div part="tile" class="cell">
            <div part="label">${line}</div>
            <div part="value">${line}</div>
            <div part="meter"></div>
            <div part="status">${line}</div>
            ${this.compact ? nothing : html`<div part="note">${line}</div>`}
          </div>`,
      )}
    </div>`;
  }

  #renderTiles(plan: PlanAnswer): TemplateResult {
    const format = formatOfPlan(plan, this.format);
    const projections = this.#project(plan, this.projection ? this.#history.data : undefined);
    const tiles = plan.allowances.map((allowance) =>
      describeTile(allowance, this.#thresholds, format, projections.get(allowance.key)),
    );
    if (this.order === 'urgency') tiles.sort(byUrgency);
    return html`<ul part="tiles" class="cells tiles">
      ${tiles.map((tile) => renderTile(tile, this.#thresholds, format, this.compact))}
    </ul>`;
  }

  #renderFooter(): TemplateResult | typeof nothing {
    const ignored = this.#ignoredFilters();
    if (ignored.length === 0) return nothing;
    const filters = this.format.list(ignored);
    return html`<footer part="footer">
      <bdi>${translate(this.format, tilesTexts, 'unfiltered', { filters })}</bdi>
    </footer>`;
  }

  protected override render(): TemplateResult {
    const { data } = this.query;
    return this.renderFrame({
      header: this.#renderHeader(data),
      skeleton: this.#renderSkeleton(),
      data: () => (data ? this.#renderTiles(data) : html``),
      footer: () => html`${this.#renderFooter()}`,
      asOf: data?.as_of,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-health-tiles': PlanHealthTiles;
  }
}
