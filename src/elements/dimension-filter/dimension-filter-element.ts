import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { UsageError } from '../../api/errors.ts';
import type { Dimension } from '../../api/types.ts';
import { ConnectionController } from '../../controllers/connection-controller.ts';
import { dataState, type DataState } from '../../controllers/data-state.ts';
import { PopupController } from '../../controllers/popup-controller.ts';
import { createFormat, type UsageFormat } from '../../model/format.ts';
import { base } from '../../styles/base.styles.ts';
import { controls } from '../../styles/controls.styles.ts';
import { filter } from '../../styles/filter.styles.ts';
import { searchField } from '../../styles/search-field.styles.ts';
import { states } from '../../styles/states.styles.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { chosenValue } from './chosen-value.ts';
import { DimensionChoice } from './dimension-choice.ts';
import type { DimensionTexts } from './dimension-filter.texts.ts';
import { DimensionList } from './dimension-list.ts';
import { lockOf, type FilterLock } from './filter-lock.ts';
import { LongLoadController } from './long-load.ts';
import { OptionsView } from './options-view.ts';
import { renderPopup, type PopupActions } from './render-popup.ts';
import { renderTrigger } from './render-trigger.ts';

const plainFormat = createFormat({ locale: 'en', timeZone: 'UTC' });

/**
 * A filter by one dimension: a button that shows what is chosen, and a popup with a search field
 * over a list, after the combobox pattern of the ARIA Authoring Practices Guide.
 *
 * @fires {CustomEvent<{error: UsageError}>} usage-error - The values to choose from could not be loaded.
 * @csspart base - The whole, in its place on the page.
 * @csspart trigger - The button that shows what is chosen and opens the popup.
 * @csspart label - What is filtered by, in the button.
 * @csspart value - What is chosen.
 * @csspart count - How many are chosen, in the button; how many there are, or match, below the list.
 * @csspart tag - What there is to know about a value: deleted, not found, nothing used, the role it takes.
 * @csspart clear - The button that goes back to all values.
 * @csspart popup - The box with search and list, in the top layer.
 * @csspart search - The search field with its drawing.
 * @csspart options - The list.
 * @csspart option - One value, or all of them; also `active` where the keyboard is.
 * @csspart active - The option that the keyboard is on.
 * @csspart box - The box that is ticked, where several can be chosen.
 * @csspart mark - The part of a name or key that was searched for.
 * @csspart detail - The key of a value.
 * @csspart skeleton - Rows in place of values that are being loaded.
 * @csspart footer - What stands below the list.
 * @csspart message - What went wrong, or that nothing matches.
 * @csspart hint - What to try, or what the list leaves out.
 * @csspart link - "Try again", "Cancel" or "Clear".
 * @cssproperty [--usage-filter-value-size=20em] - Width at which a long name in the button is cut.
 */
export abstract class DimensionFilterElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, base, controls, states, searchField, filter];

  /** Id of the provider to use, where it is not an ancestor. */
  @property() provider?: string;

  @query('[part~="trigger"]') private readonly trigger!: HTMLButtonElement | null;
  @query('[part~="popup"]') private readonly popup!: HTMLElement | null;
  @query('[part~="search"] input') private readonly input!: HTMLInputElement | null;
  @query('[part~="options"]') private readonly options!: HTMLElement | null;

  protected abstract readonly dimension: Dimension;
  protected abstract readonly texts: DimensionTexts;
  /** Whether each value shows its key. Otherwise only one that is found by it does. */
  protected readonly withKeys: boolean = false;

  protected readonly connection = new ConnectionController(this);
  readonly #popup = new PopupController(this, {
    trigger: () => this.trigger,
    popup: () => this.popup,
    inlineSize: 300,
    blockSize: 400,
    onClose: () => this.#list.close(),
  });
  readonly #choice = new DimensionChoice(this, this.connection, () => this.dimension);
  readonly #list = new DimensionList(this, this.connection, {
    dimension: () => this.dimension,
    choice: this.#choice,
    isMultiple: () => this.isMultiple,
  });
  readonly #longLoad = new LongLoadController(
    this,
    () => this.#popup.isOpen && this.#list.query.state === 'loading',
  );
  readonly #view = new OptionsView(() => this.options);
  #toldError: UsageError | undefined;

  /** What the element shows: loading, ready, refreshing, empty, error, forbidden or unconfigured. */
  get dataState(): DataState {
    const lock = this.#lock;
    if (lock) return lock.state;
    if (!this.#popup.isOpen) {
      const { capabilities } = this.connection.source ?? {};
      return capabilities ? 'ready' : dataState(this.connection, undefined);
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
    this.#view.show(this.#list.active);
    void this.updateComplete.then(this.#loadNearEnd);
    this.#tell(this.#list.query.error);
  }

  /** Asks anew for the values that are in sight. */
  async refresh(): Promise<void> {
    if (this.#popup.isOpen) await this.#list.tryAgain();
    else await this.#choice.query.refetch();
  }

  /** Whether several values can be chosen at once. */
  protected get isMultiple(): boolean {
    return false;
  }

  /** A sentence on the list as a whole, below it. */
  protected get note(): string | undefined {
    return undefined;
  }

  /** What is to be said beside "all" in the button. */
  protected get noteOnAll(): string | undefined {
    return undefined;
  }

  protected get format(): UsageFormat {
    return this.connection.format ?? plainFormat;
  }

  get #lock(): FilterLock | undefined {
    return lockOf(this.connection, this.dimension, this.format);
  }

  #tell(error: UsageError | undefined): void {
    if (error === this.#toldError) return;
    this.#toldError = error;
    // The provider tells its own errors.
    if (!error || error === this.connection.source?.error) return;
    this.dispatchEvent(
      new CustomEvent('usage-error', { detail: { error }, bubbles: true, composed: true }),
    );
  }

  readonly #loadNearEnd = (): void => {
    if (this.#list.query.pages.length > 0 && this.#view.isNearEnd) this.#list.more();
  };

  #open(): void {
    if (this.#lock) return;
    this.#view.forget();
    this.#popup.show();
    this.#list.open();
    this.#focusSearch();
  }

  readonly #focusSearch = (): void => this.input?.focus({ preventScroll: true });

  #choose(option: number): void {
    const value = this.#list.valueAt(option);
    if (option > 0 && !value) return;
    const isChosen = value !== undefined && this.#choice.keys.includes(value.key);
    if (value?.allowed === false && !isChosen) return;
    if (value && this.isMultiple) {
      this.#choice.toggle(value);
    } else {
      this.#choice.replace(value);
      this.#popup.hide();
    }
  }

  readonly #onTriggerClick = (event: MouseEvent): void =>
    this.#popup.toggle(event, () => this.#open());

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
    this.#view.toStart();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { key, altKey, repeat } = event;
    const chooses = key === 'Enter' || (key === ' ' && this.isMultiple && this.#list.isWalking);
    if (key === 'Escape' || (altKey && key === 'ArrowUp')) this.#popup.hide();
    else if (chooses) {
      // A key that is held down would tick and untick.
      if (!repeat) this.#onEnter();
    } else if (!this.#list.moveBy(key)) return;
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

  readonly #clear = (): void => {
    this.#choice.clear();
    this.trigger?.focus({ preventScroll: true });
  };

  // These buttons go away when they are pressed, and would take focus with them.

  readonly #clearAll = (): void => {
    this.#focusSearch();
    this.#choice.clear();
  };

  readonly #tryAgain = (): void => {
    this.#focusSearch();
    void this.#list.tryAgain();
  };

  readonly #cancel = (): void => {
    this.#focusSearch();
    this.#list.query.cancel();
  };

  readonly #popupActions: PopupActions = {
    onBeforeToggle: this.#popup.onBeforeToggle,
    onFocusOut: this.#popup.onFocusOut,
    onInput: this.#onInput,
    onKeyDown: this.#onKeyDown,
    onOptionsClick: this.#onOptionsClick,
    onScroll: this.#loadNearEnd,
    tryAgain: this.#tryAgain,
    cancel: this.#cancel,
    clear: this.#clearAll,
  };

  protected override render() {
    const lock = this.#lock;
    const isChosen = this.#choice.keys.length > 0;
    return html`<div part="base" class=${isChosen && !lock?.isFixed ? 'clearable' : nothing}>
      ${renderTrigger(
        this.format,
        this.texts,
        {
          value: chosenValue(this.format, this.texts, this.#choice, this.noteOnAll),
          isChosen,
          isOpen: this.#popup.isOpen,
          lock,
        },
        {
          onPointerDown: this.#popup.onTriggerPointerDown,
          onClick: this.#onTriggerClick,
          onKeyDown: this.#onTriggerKeyDown,
          clear: this.#clear,
        },
      )}${renderPopup(
        this.format,
        this.texts,
        {
          list: this.#list,
          choice: this.#choice,
          isOpen: this.#popup.isOpen,
          withKeys: this.withKeys,
          state: this.dataState,
          isLongLoading: this.#longLoad.isLong,
          ownRole: this.connection.source?.capabilities?.role,
          note: this.note,
        },
        this.#popupActions,
      )}
    </div>`;
  }
}
