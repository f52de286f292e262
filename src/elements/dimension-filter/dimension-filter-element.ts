import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { UsageError } from '../../api/errors.ts';
import type { Dimension, DimensionAnswer } from '../../api/types.ts';
import type { UsageFilters } from '../../context/filters-context.ts';
import { ConnectionController } from '../../controllers/connection-controller.ts';
import { dataState, type DataState } from '../../controllers/data-state.ts';
import { PopupController } from '../../controllers/popup-controller.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { chevronIcon, closeIcon, searchIcon } from '../../internal/icons.ts';
import { createFormat, type UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { base } from '../../styles/base.styles.ts';
import { controls } from '../../styles/controls.styles.ts';
import { filter } from '../../styles/filter.styles.ts';
import { states } from '../../styles/states.styles.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { chosenValue, type ChosenValue } from './chosen-value.ts';
import { filterTexts, type DimensionTexts } from './dimension-filter.texts.ts';
import { DimensionList } from './dimension-list.ts';
import { chosenQuery, rememberValue } from './dimension-queries.ts';
import { lockOf, type FilterLock } from './filter-lock.ts';
import { renderListStatus } from './render-list-status.ts';
import { renderOptions } from './render-options.ts';

/** How near to the end of the list the next page is asked for, in CSS pixels. */
const nearEnd = 480;

const plainFormat = createFormat({ locale: 'en', timeZone: 'UTC' });

/**
 * A filter by one dimension: a button that shows what is chosen, and a popup with a search field
 * over a list, after the combobox pattern of the ARIA Authoring Practices Guide.
 *
 * @fires {CustomEvent<{error: UsageError}>} usage-error - The values to choose from could not be loaded.
 */
export abstract class DimensionFilterElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, base, controls, states, filter];

  /** Id of the provider to use, where it is not an ancestor. */
  @property() provider?: string;

  @query('[part~="trigger"]') private readonly trigger!: HTMLButtonElement | null;
  @query('[part~="popup"]') private readonly popup!: HTMLElement | null;
  @query('[part~="search"] input') private readonly input!: HTMLInputElement | null;
  @query('[part~="options"]') private readonly options!: HTMLElement | null;

  protected abstract readonly dimension: Dimension;
  protected abstract readonly texts: DimensionTexts;

  readonly #connection = new ConnectionController(this);
  readonly #popup = new PopupController(this, {
    trigger: () => this.trigger,
    popup: () => this.popup,
    inlineSize: 300,
    blockSize: 400,
    onClose: () => this.#list.close(),
  });
  readonly #list = new DimensionList(this, this.#connection, () => this.dimension);
  readonly #chosen = new QueryController<DimensionAnswer>(this, this.#connection, () =>
    chosenQuery(this.#connection.source, this.dimension, this.#keys),
  );
  #wasOpen = false;
  #shownActive = -1;
  #toldError: UsageError | undefined;

  /** What the element shows: loading, ready, refreshing, empty, error, forbidden or unconfigured. */
  get dataState(): DataState {
    const lock = this.#lock;
    if (lock) return lock.state;
    if (!this.#popup.isOpen) {
      const { capabilities } = this.#connection.source ?? {};
      return capabilities ? 'ready' : dataState(this.#connection, undefined);
    }
    const { state } = this.#list.query;
    return state === 'ready' && this.#list.counts?.matches === 0 ? 'empty' : state;
  }

  protected override willUpdate(): void {
    if (this.#lock && this.#popup.isOpen) this.#popup.hide();
  }

  protected override updated(_changed: PropertyValues): void {
    this.dataset['state'] = this.dataState;
    if (!this.#popup.isOpen) return;
    this.#showActive();
    void this.updateComplete.then(this.#loadNearEnd);
    this.#tell(this.#list.query.error);
  }

  /** Asks anew for the values that are in sight. */
  async refresh(): Promise<void> {
    if (this.#popup.isOpen) await this.#list.tryAgain();
    else await this.#chosen.refetch();
  }

  get #format(): UsageFormat {
    return this.#connection.format ?? plainFormat;
  }

  get #keys(): readonly string[] {
    return this.#connection.filters?.filters[this.dimension] ?? [];
  }

  get #lock(): FilterLock | undefined {
    return lockOf(this.#connection, this.dimension, this.#format);
  }

  get #value(): ChosenValue {
    return chosenValue(this.#format, this.texts, this.#keys, this.#chosen);
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

  /** Keeps the active option in sight. `scrollIntoView` could scroll the page as well. */
  #showActive(): void {
    const { active } = this.#list;
    const { options } = this;
    const option = this.renderRoot.querySelector(`#option-${active}`);
    if (active === this.#shownActive || !options) return;
    this.#shownActive = active;
    if (!option) return;
    const place = option.getBoundingClientRect();
    const frame = options.getBoundingClientRect();
    if (place.top < frame.top) options.scrollTop -= frame.top - place.top;
    else if (place.bottom > frame.bottom) options.scrollTop += place.bottom - frame.bottom;
  }

  readonly #loadNearEnd = (): void => {
    const { options } = this;
    if (!options || this.#list.query.pages.length === 0) return;
    const { scrollHeight, scrollTop, clientHeight } = options;
    if (scrollHeight - scrollTop - clientHeight < nearEnd) this.#list.more();
  };

  #open(): void {
    if (this.#lock) return;
    this.#shownActive = -1;
    this.#popup.show();
    this.#list.open();
    this.input?.focus({ preventScroll: true });
  }

  #setKeys(keys: readonly string[]): void {
    if (JSON.stringify(keys) === JSON.stringify(this.#keys)) return;
    this.#connection.filters?.setFilters({ [this.dimension]: keys } as Partial<UsageFilters>);
  }

  #choose(option: number): void {
    const value = this.#list.valueAt(option);
    if (value?.allowed === false || (option > 0 && !value)) return;
    if (value) rememberValue(this.#connection.source, this.dimension, value);
    this.#setKeys(value ? [value.key] : []);
    this.#popup.hide();
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
    const { key, altKey, ctrlKey, metaKey } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      this.#open();
    } else if (key.length === 1 && key !== ' ' && !altKey && !ctrlKey && !metaKey) {
      // The field has focus before the browser inserts the character.
      this.#open();
    }
  };

  readonly #onInput = (event: Event): void => {
    this.#list.type((event.target as HTMLInputElement).value);
    if (this.options) this.options.scrollTop = 0;
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { key, altKey } = event;
    if (key === 'Escape' || (altKey && key === 'ArrowUp')) this.#popup.hide();
    else if (key === 'Enter') this.#onEnter();
    else if (!this.#list.moveBy(key)) return;
    event.preventDefault();
    // A dialog of the host must not close along with the popup.
    event.stopPropagation();
  };

  #onEnter(): void {
    const { active } = this.#list;
    if (active >= 0) this.#choose(active);
    else this.#list.flush();
  }

  readonly #onOptionsClick = (event: Event): void => {
    const option = (event.target as Element).closest('[role="option"]');
    if (option) this.#choose(Number(option.id.slice('option-'.length)));
  };

  /** Focus stays in the search field. */
  readonly #keepFocus = (event: Event): void => event.preventDefault();

  readonly #clear = (): void => {
    this.#setKeys([]);
    this.trigger?.focus({ preventScroll: true });
  };

  #renderTrigger(): TemplateResult {
    const lock = this.#lock;
    const { isOpen } = this.#popup;
    const label = translate(this.#format, this.texts, 'label');
    const reason = lock?.reason;
    const value = this.#value;
    const { text, note } =
      reason !== undefined && this.#keys.length === 0
        ? { text: reason, note: undefined }
        : { text: value.text, note: reason ?? value.note };
    const words = note === undefined ? text : `${text}, ${note}`;
    const name = translate(this.#format, filterTexts, 'name', { label, value: words });
    return html`<button
      part="trigger"
      type="button"
      aria-haspopup=${lock ? nothing : 'dialog'}
      aria-expanded=${lock ? nothing : isOpen}
      aria-disabled=${lock ? 'true' : nothing}
      aria-label=${name}
      aria-description=${lock?.hint ?? nothing}
      title=${lock?.hint ?? text}
      @pointerdown=${this.#onTriggerPointerDown}
      @click=${this.#onTriggerClick}
      @keydown=${this.#onTriggerKeyDown}
    >
      <span part="label">${label}</span>
      <span part="value"><bdi>${text}</bdi></span>
      ${note === undefined ? nothing : html`<span part="tag">${note}</span>`}
      ${lock?.icon ?? chevronIcon}
    </button>`;
  }

  #renderClear(): TemplateResult {
    const format = this.#format;
    const label = translate(format, this.texts, 'label');
    const name = translate(format, filterTexts, 'clear', { label, value: this.#value.text });
    return html`<button
      part="clear"
      type="button"
      aria-label=${name}
      title=${name}
      @click=${this.#clear}
    >
      ${closeIcon}
    </button>`;
  }

  #renderPopup(): TemplateResult {
    const format = this.#format;
    const { active, text, isOutdated } = this.#list;
    const search = translate(format, this.texts, 'search');
    const { isOpen } = this.#popup;
    return html`<div
      part="popup"
      class="raised"
      popover="auto"
      role="dialog"
      aria-label=${translate(format, this.texts, 'label')}
      @beforetoggle=${this.#popup.onBeforeToggle}
      @focusout=${this.#popup.onFocusOut}
    >
      <label part="search"
        >${searchIcon}<input
          type="text"
          role="combobox"
          aria-label=${search}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded=${isOpen}
          aria-controls="options"
          aria-activedescendant=${active < 0 ? nothing : `option-${active}`}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="search"
          placeholder=${search}
          .value=${live(text)}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
      /></label>
      <div
        part="options"
        id="options"
        role="listbox"
        tabindex="-1"
        aria-label=${translate(format, this.texts, 'options')}
        aria-busy=${this.#list.query.state === 'loading' || isOutdated}
        ?data-outdated=${isOutdated}
        @mousedown=${this.#keepFocus}
        @click=${this.#onOptionsClick}
        @scroll=${this.#loadNearEnd}
      >
        ${isOpen ? renderOptions(format, this.texts, this.#list, this.#keys) : nothing}
      </div>
      ${
        isOpen
          ? renderListStatus(format, this.texts, this.#list, {
              state: this.dataState,
              ownRole: this.#connection.source?.capabilities?.role,
            })
          : nothing
      }
    </div>`;
  }

  protected override render() {
    const clearable = this.#keys.length > 0 && !this.#lock?.isFixed;
    return html`<div part="base" class=${clearable ? 'clearable' : nothing}>
      ${this.#renderTrigger()}${clearable ? this.#renderClear() : nothing}${this.#renderPopup()}
    </div>`;
  }
}
