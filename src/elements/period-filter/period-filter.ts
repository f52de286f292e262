import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, query } from 'lit/decorators.js';
import type { UsageError } from '../../api/errors.ts';
import type { Day, PlanAnswer } from '../../api/types.ts';
import { ConnectionController } from '../../controllers/connection-controller.ts';
import { dataState, type DataState } from '../../controllers/data-state.ts';
import { PopupController } from '../../controllers/popup-controller.ts';
import { planQuery } from '../../controllers/queries.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { calendarIcon, chevronIcon } from '../../internal/icons.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { warnOnce } from '../../internal/warn.ts';
import { createDateText, type DateText } from '../../model/date-text.ts';
import { localDay } from '../../model/day-edges.ts';
import { createFormat, type UsageFormat } from '../../model/format.ts';
import { resolvePeriod, type Period, type ResolvedRange } from '../../model/period.ts';
import { translate } from '../../model/texts.ts';
import { base } from '../../styles/base.styles.ts';
import { controls } from '../../styles/controls.styles.ts';
import { filter } from '../../styles/filter.styles.ts';
import { states } from '../../styles/states.styles.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { filterTexts } from '../dimension-filter/dimension-filter.texts.ts';
import type { FilterLock } from '../dimension-filter/filter-lock.ts';
import { limitsOf, type DayLimits } from './day-limits.ts';
import { PeriodDraft, type Edge } from './period-draft.ts';
import { LazyCalendar } from './lazy-calendar.ts';
import { periodStyles } from './period-filter.styles.ts';
import { periodTexts } from './period-filter.texts.ts';
import { periodLock } from './period-lock.ts';
import { describePeriod, describeProblem, describeRange } from './period-words.ts';
import { listPresets, readPresets, renderPresets, type PresetName } from './presets.ts';
import { renderField } from './render-field.ts';
import { renderStatus } from './render-status.ts';

const plainFormat = createFormat({ locale: 'en', timeZone: 'UTC' });
const dateTextOf = keepLast((locale: string): DateText => createDateText(locale));

/**
 * Chooses the period that everything on the page is for: one of the usual ones, or two dates, typed
 * or picked in a calendar that is loaded when it is first opened.
 *
 * @fires {CustomEvent<{error: UsageError}>} usage-error - The billing period to choose could not be loaded.
 * @csspart base - The whole, in its place on the page.
 * @csspart trigger - The button that shows what is chosen and opens the popup.
 * @csspart value - The period by its name, or its days.
 * @csspart detail - The days of a named period; in a preset, how it is cut.
 * @csspart tag - That the plan has no billing period.
 * @csspart popup - The box with presets, dates and calendar, in the top layer.
 * @csspart presets - The list of usual periods.
 * @csspart preset - One of them.
 * @csspart fields - The two dates that can be typed.
 * @csspart field - One of them with its label.
 * @csspart input - The text field itself.
 * @csspart error - What is wrong with a date.
 * @csspart calendar - The months with their buttons.
 * @csspart month - One month.
 * @csspart day - A day; also `selected`, `range-start`, `range-end`, `today` and `disabled`.
 * @csspart selected - A day within the range.
 * @csspart range-start - The first day of the range.
 * @csspart range-end - The last day of the range.
 * @csspart today - Today by the clock of the usage API, in the zone of the page.
 * @csspart disabled - A day that cannot be chosen.
 * @csspart icon-button - One of the buttons that turn the months; also `previous` or `next`.
 * @csspart previous - The button to earlier months.
 * @csspart next - The button to later months.
 * @csspart footer - What stands below: what the range is, and the buttons.
 * @csspart message - What the range is, or what went wrong.
 * @csspart link - "Try again".
 * @csspart actions - The buttons of the footer.
 * @csspart button - "Cancel" or "Apply"; the latter also `primary`.
 * @csspart primary - "Apply".
 */
export class PeriodFilter extends LitElement {
  static override styles: CSSResultGroup = [tokens, base, controls, states, filter, periodStyles];

  /** Id of the provider to use, where it is not an ancestor. */
  @property() provider?: string;

  /** Usual periods to choose from, in this order. Default "24h 72h 30d 12mo billing"; empty: none. */
  @property() presets = '24h 72h 30d 12mo billing';

  @query('[part~="trigger"]') private readonly trigger!: HTMLButtonElement | null;
  @query('[part~="popup"]') private readonly popup!: HTMLElement | null;

  readonly #connection = new ConnectionController(this);
  readonly #popup = new PopupController(this, {
    trigger: () => this.trigger,
    popup: () => this.popup,
    inlineSize: () => this.#calendar.inlineSize(this.#presets.length > 0),
    blockSize: 640,
    leastBlockSize: 480,
    onClose: () => this.#calendar.close(),
  });
  readonly #plan = new QueryController<PlanAnswer>(this, this.#connection, () =>
    this.#popup.isOpen ? this.#planQuestion : undefined,
  );
  readonly #calendar = new LazyCalendar(this, (day) => this.#onPick(day));
  readonly #draft = new PeriodDraft(() => ({ dateText: this.#dateText, limits: this.#limits }));
  #wasOpen = false;
  #toldError: UsageError | undefined;

  /** What the element shows: loading, ready, error or unconfigured. */
  get dataState(): DataState {
    const lock = this.#lock;
    if (lock) return lock.state;
    return this.#connection.source?.capabilities ? 'ready' : dataState(this.#connection, undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#lock && this.#popup.isOpen) this.#popup.hide();
    if (this.#popup.isOpen && !this.#draft.isTouched) this.#follow();
    if (changed.has('presets')) {
      for (const name of readPresets(this.presets).unknown) {
        warnOnce(
          `<${this.localName}> presets="${name}" is none of 24h, 72h, 30d, 12mo and billing; it is left out.`,
        );
      }
    }
  }

  protected override updated(): void {
    this.dataset['state'] = this.dataState;
    if (this.#popup.isOpen) this.#tell(this.#plan.error);
  }

  get #format(): UsageFormat {
    return this.#connection.format ?? plainFormat;
  }

  get #dateText(): DateText {
    return dateTextOf(this.#format.locale);
  }

  get #period(): Period {
    return this.#connection.filters?.filters.period ?? { preset: '30d' };
  }

  get #range(): ResolvedRange | undefined {
    return this.#connection.filters?.range;
  }

  /** The server's clock in milliseconds. */
  get #now(): number {
    return this.#connection.source?.now() ?? Date.now();
  }

  get #limits(): DayLimits {
    const { capabilities } = this.#connection.source ?? {};
    return limitsOf(capabilities, this.#format.timeZone, this.#now);
  }

  get #lock(): FilterLock | undefined {
    return periodLock(this.#connection, this.#format);
  }

  get #presets(): readonly PresetName[] {
    return readPresets(this.presets).presets;
  }

  get #planQuestion() {
    const { source, filters } = this.#connection;
    if (!source?.capabilities?.resources.includes('plan')) return undefined;
    if (!this.#presets.includes('billing')) return undefined;
    const { organization = [] } = filters?.filters ?? {};
    const [only] = organization.length === 1 ? organization : [];
    return planQuery(source, only === undefined ? {} : { organization: only });
  }

  /** The range as it would be: what is shown, until two other days can be applied. */
  get #draftRange(): ResolvedRange | undefined {
    if (!this.#draft.isTouched) return this.#range;
    const { days } = this.#draft;
    if (!days) return undefined;
    const now = new Date(this.#now).toISOString();
    return resolvePeriod(days, { now, timeZone: this.#format.timeZone });
  }

  #tell(error: UsageError | undefined): void {
    if (error === this.#toldError) return;
    this.#toldError = error;
    // The provider tells its own errors.
    if (!error || error === this.#connection.source?.error) return;
    this.dispatchEvent(
      new CustomEvent('usage-error', { detail: { error }, bubbles: true, composed: true }),
    );
  }

  /** Dates begin with the days that are shown, as far as they have come. */
  #begin(): void {
    const [period, range] = [this.#period, this.#range];
    if (!('preset' in period)) this.#draft.begin(period.from, period.to);
    else if (!range) this.#draft.begin(undefined, undefined);
    else {
      const { last } = this.#limits;
      const end = localDay(Date.parse(range.to) - 1, range.timeZone);
      const start = localDay(Date.parse(range.from), range.timeZone);
      this.#draft.begin(start, end > last ? last : end);
    }
  }

  /** What is shown can come, or be changed by the host, while nothing was chosen yet. */
  #follow(): void {
    const before = this.#draft.end.day;
    this.#begin();
    if (this.#draft.end.day !== before) this.#calendar.reset();
  }

  #open(): void {
    if (this.#lock || this.#popup.isOpen) return;
    this.#begin();
    this.#popup.show();
    void this.#calendar.open();
    void this.updateComplete.then(() => {
      const pressed = this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]');
      (pressed ?? this.popup)?.focus({ preventScroll: true });
    });
  }

  /** An equal period is no other one: nobody is told and nothing is asked. */
  #set(period: Period): void {
    if (JSON.stringify(period) !== JSON.stringify(this.#period)) {
      this.#connection.filters?.setFilters({ period });
    }
    this.#popup.hide();
  }

  readonly #apply = (): void => {
    if (!this.#draft.isTouched) {
      this.#popup.hide();
      return;
    }
    const wrong = this.#draft.check();
    const { days } = this.#draft;
    if (days) this.#set(days);
    else if (wrong) {
      this.requestUpdate();
      this.renderRoot.querySelector<HTMLElement>(`#${wrong}`)?.focus();
    }
  };

  readonly #cancel = (): void => this.#popup.hide();

  #onPick(day: Day): void {
    this.#draft.pick(day);
    this.requestUpdate();
  }

  #onType(edge: Edge, text: string): void {
    this.#draft.type(edge, text);
    const { day } = this.#draft[edge];
    if (day !== undefined) this.#calendar.show(day);
    this.requestUpdate();
  }

  #onLeave(edge: Edge): void {
    this.#draft.leave(edge);
    this.requestUpdate();
  }

  /** The press that closes an open popup, being one outside of it, must not open it again. */
  readonly #onTriggerPointerDown = (): void => {
    this.#wasOpen = this.#popup.isOpen;
  };

  readonly #onTriggerClick = ({ detail }: MouseEvent): void => {
    const wasOpen = this.#popup.isOpen || (detail > 0 && this.#wasOpen);
    this.#wasOpen = false;
    if (wasOpen) this.#popup.hide();
    else this.#open();
  };

  readonly #onTriggerKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#open();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isField = event.target instanceof HTMLInputElement;
    if (event.key === 'Escape') this.#popup.hide();
    else if (event.key === 'Enter' && isField) this.#apply();
    else return;
    event.preventDefault();
    // A dialog of the host must not close along with the popup.
    event.stopPropagation();
  };

  #renderTrigger(): TemplateResult {
    const format = this.#format;
    const lock = this.#lock;
    const { isOpen } = this.#popup;
    const { value, detail, note } = lock?.reason
      ? { value: lock.reason, detail: undefined, note: undefined }
      : describePeriod(this.#period, this.#range, format);
    const zone = this.#range && format.zone(this.#range.to);
    const words = [value, note, detail, zone].filter((part) => part !== undefined).join(', ');
    const label = translate(format, periodTexts, 'label');
    return html`<button
      part="trigger"
      type="button"
      aria-haspopup=${lock ? nothing : 'dialog'}
      aria-expanded=${lock ? nothing : isOpen}
      aria-disabled=${lock ? 'true' : nothing}
      aria-label=${translate(format, filterTexts, 'name', { label, value: words })}
      aria-description=${lock?.hint ?? nothing}
      title=${lock?.hint ?? words}
      @pointerdown=${this.#onTriggerPointerDown}
      @click=${this.#onTriggerClick}
      @keydown=${this.#onTriggerKeyDown}
    >
      ${calendarIcon}
      <span part="value"><bdi>${value}</bdi></span>
      ${note === undefined ? nothing : html`<span part="tag">${note}</span>`}
      ${detail === undefined ? nothing : html`<span part="detail"><bdi>${detail}</bdi></span>`}
      ${lock?.icon ?? chevronIcon}
    </button>`;
  }

  #renderField(edge: Edge): TemplateResult {
    const { problem } = this.#draft[edge];
    const { last } = this.#limits;
    return renderField(edge, {
      label: translate(this.#format, periodTexts, edge),
      text: this.#draft[edge].text,
      problem: problem && describeProblem(problem, this.#format, this.#dateText, last),
      onInput: (text) => this.#onType(edge, text),
      onChange: () => this.#onLeave(edge),
    });
  }

  #renderContent(): TemplateResult {
    const format = this.#format;
    const { capabilities } = this.#connection.source ?? {};
    const presets = listPresets(this.#presets, {
      capabilities,
      now: this.#now,
      format,
      billing: this.#plan.data && !this.#plan.isOutdated ? this.#plan.data.period : undefined,
    });
    const { start, end, isPicking } = this.#draft;
    const draft = this.#draftRange;
    const summary =
      isPicking && start.day !== undefined
        ? translate(format, periodTexts, 'chooseEnd', { day: this.#dateText.write(start.day) })
        : draft && describeRange(draft, format, this.#now);
    return html`<div class="columns">
        ${renderPresets(presets, this.#draft.isTouched ? undefined : this.#period, format, (preset) => this.#set({ preset }))}
        <div class="days">
          <div part="fields">${this.#renderField('start')}${this.#renderField('end')}</div>
          ${this.#calendar.render({
            format,
            limits: this.#limits,
            start: start.day,
            end: end.day,
            isPicking,
          })}
        </div>
      </div>
      <p class="visually-hidden" role="status">${this.#calendar.title}</p>
      <div part="footer">
        ${renderStatus(format, this.#connection.source, summary)}
        <div part="actions">
          <button part="button" type="button" @click=${this.#cancel}>
            ${translate(format, periodTexts, 'cancel')}
          </button>
          <button part="button primary" type="button" @click=${this.#apply}>
            ${translate(format, periodTexts, 'apply')}
          </button>
        </div>
      </div>`;
  }

  protected override render() {
    return html`<div part="base">
      ${this.#renderTrigger()}
      <div
        part="popup"
        class="raised"
        popover="auto"
        role="dialog"
        tabindex="-1"
        aria-label=${translate(this.#format, periodTexts, 'label')}
        @beforetoggle=${this.#popup.onBeforeToggle}
        @focusout=${this.#popup.onFocusOut}
        @keydown=${this.#onKeyDown}
      >
        ${this.#popup.isOpen ? this.#renderContent() : nothing}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'period-filter': PeriodFilter;
  }
}
