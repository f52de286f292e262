import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { searchIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import type { DimensionTexts } from './dimension-filter.texts.ts';
import type { DimensionList } from './dimension-list.ts';
import { renderListStatus, type ListActions, type Situation } from './render-list-status.ts';
import { renderOptions } from './render-options.ts';

/** What the popup of a filter shows. */
export interface PopupState extends Situation {
  readonly list: DimensionList;
  readonly isOpen: boolean;
  /** Whether each value shows its key. */
  readonly withKeys: boolean;
}

export interface PopupActions extends ListActions {
  readonly onBeforeToggle: (event: Event) => void;
  readonly onFocusOut: (event: FocusEvent) => void;
  readonly onInput: (event: Event) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onOptionsClick: (event: Event) => void;
  readonly onScroll: () => void;
}

/** The search field, the list under it and what is said of that, in the top layer. */
export function renderPopup(
  format: UsageFormat,
  texts: DimensionTexts,
  state: PopupState,
  actions: PopupActions,
): TemplateResult {
  const { list, choice, isOpen, withKeys } = state;
  const { isOutdated, isMultiple } = list;
  return html`<div
    part="popup"
    class="raised"
    popover="auto"
    role="dialog"
    aria-label=${translate(format, texts, 'label')}
    @beforetoggle=${actions.onBeforeToggle}
    @focusout=${actions.onFocusOut}
  >
    ${renderSearch(translate(format, texts, 'search'), state, actions)}
    <div
      part="options"
      id="options"
      role="listbox"
      tabindex="-1"
      aria-label=${translate(format, texts, 'options')}
      aria-multiselectable=${isMultiple ? 'true' : nothing}
      aria-busy=${list.query.state === 'loading' || isOutdated}
      ?data-outdated=${isOutdated}
      @mousedown=${keepFocus}
      @click=${actions.onOptionsClick}
      @scroll=${actions.onScroll}
    >
      ${isOpen ? renderOptions(format, texts, list, choice, withKeys) : nothing}
    </div>
    ${isOpen ? renderListStatus(format, texts, list, state, actions) : nothing}
  </div>`;
}

/** Focus stays in the search field. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

/** The field over the list keeps focus while the keyboard goes through the options. */
function renderSearch(
  name: string,
  { list: { active, text }, isOpen }: PopupState,
  { onInput, onKeyDown }: PopupActions,
): TemplateResult {
  return html`<label part="search"
    >${searchIcon}<input
      type="text"
      role="combobox"
      aria-label=${name}
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-expanded=${isOpen}
      aria-controls="options"
      aria-activedescendant=${active < 0 ? nothing : `option-${active}`}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="search"
      placeholder=${name}
      .value=${live(text)}
      @input=${onInput}
      @keydown=${onKeyDown}
  /></label>`;
}
