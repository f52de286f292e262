import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { UsageError } from '../../api/errors.ts';
import type { Day, PlanAnswer } from '../../api/types.ts';
import { ConnectionController } from '../../controllers/connection-controller.ts';
import { dataState, type DataState } from '../../controllers/data-state.ts';
import { PopupController } from '../../controllers/popup-controller.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { warnOnce } from '../../internal/warn.ts';
import type { Period } from '../../model/period.ts';
import { translate } from '../../model/texts.ts';
import { base } from '../../styles/base.styles.ts';
import { controls } from '../../styles/controls.styles.ts';
import { filter } from '../../styles/filter.styles.ts';
import { states } from '../../styles/states.styles.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { LazyCalendar } from './lazy-calendar.ts';
import { PeriodChoice } from './period-choice.ts';
import { PeriodDraft } from './period-draft.ts';
import { periodStyles } from './period-filter.styles.ts';
import { periodTexts } from './period-filter.texts.ts';
import { readPresets, type PresetName } from './presets.ts';
import { renderContent, type PopupActions } from './render-content.ts';
import { renderTrigger } from './render-trigger.ts';

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
  readonly #choice = new PeriodChoice(this.#connection);
  readonly #popup = new PopupController(this, {
    trigger: () => this.trigger,
    popup: () => this.popup,
    inlineSize: () => this.#calendar.inlineSize(this.#presets.length > 0),
    blockSize: 640,
    leastBlockSize: 480,
    onClose: () => this.#calendar.close(),
  });
  readonly #plan = new QueryController<PlanAnswer>(this, this.#connection, () =>
    this.#popup.isOpen && this.#presets.includes('billing') ? this.#choice.planQuestion : undefined,
  );
  readonly #calendar = new LazyCalendar(this, (day) => this.#onPick(day));
  readonly #draft = new PeriodDraft(() => this.#choice);
  #toldError: UsageError | undefined;

  /** What the element shows: loading, ready, error or unconfigured. */
  get dataState(): DataState {
    const { lock } = this.#choice;
    if (lock) return lock.state;
    return this.#connection.source?.capabilities ? 'ready' : dataState(this.#connection, undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#choice.lock && this.#popup.isOpen) this.#popup.hide();
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

  get #presets(): readonly PresetName[] {
    return readPresets(this.presets).presets;
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

  /** What is shown can come, or be changed by the host, while nothing was chosen yet. */
  #follow(): void {
    const before = this.#draft.end.day;
    this.#draft.begin(...this.#choice.days);
    if (this.#draft.end.day !== before) this.#calendar.reset();
  }

  #open(): void {
    if (this.#choice.lock || this.#popup.isOpen) return;
    this.#draft.begin(...this.#choice.days);
    this.#popup.show();
    void this.#calendar.open();
    void this.updateComplete.then(() => {
      const pressed = this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]');
      (pressed ?? this.popup)?.focus({ preventScroll: true });
    });
  }

  readonly #choose = (period: Period): void => {
    this.#choice.replace(period);
    this.#popup.hide();
  };

  readonly #apply = (): void => {
    if (!this.#draft.isTouched) {
      this.#popup.hide();
      return;
    }
    const wrong = this.#draft.check();
    const { days } = this.#draft;
    if (days) this.#choose(days);
    else if (wrong) {
      this.requestUpdate();
      this.renderRoot.querySelector<HTMLElement>(`#${wrong}`)?.focus();
    }
  };

  #onPick(day: Day): void {
    this.#draft.pick(day);
    this.requestUpdate();
  }

  readonly #actions: PopupActions = {
    choose: this.#choose,
    type: (edge, text) => {
      this.#draft.type(edge, text);
      const { day } = this.#draft[edge];
      if (day !== undefined) this.#calendar.show(day);
      this.requestUpdate();
    },
    leave: (edge) => {
      this.#draft.leave(edge);
      this.requestUpdate();
    },
    cancel: () => this.#popup.hide(),
    apply: this.#apply,
  };

  readonly #onTriggerClick = (event: MouseEvent): void =>
    this.#popup.toggle(event, () => this.#open());

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

  #renderContent() {
    const content = {
      choice: this.#choice,
      draft: this.#draft,
      calendar: this.#calendar,
      presets: this.#presets,
      billing: this.#plan.isOutdated ? undefined : this.#plan.data?.period,
      source: this.#connection.source,
    };
    return renderContent(content, this.#actions);
  }

  protected override render() {
    const { isOpen } = this.#popup;
    const trigger = {
      isOpen,
      onPointerDown: this.#popup.onTriggerPointerDown,
      onClick: this.#onTriggerClick,
      onKeyDown: this.#onTriggerKeyDown,
    };
    return html`<div part="base">
      ${renderTrigger(this.#choice, trigger)}
      <div
        part="popup"
        class="raised"
        popover="auto"
        role="dialog"
        tabindex="-1"
        aria-label=${translate(this.#choice.format, periodTexts, 'label')}
        @beforetoggle=${this.#popup.onBeforeToggle}
        @focusout=${this.#popup.onFocusOut}
        @keydown=${this.#onKeyDown}
      >
        ${isOpen ? this.#renderContent() : nothing}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'period-filter': PeriodFilter;
  }
}
