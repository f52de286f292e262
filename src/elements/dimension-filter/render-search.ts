import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { searchIcon } from '../../internal/icons.ts';
import type { DimensionList } from './dimension-list.ts';

/** The field over a list: a combobox that keeps focus while the keyboard goes through the options. */
export function renderSearch(
  name: string,
  { active, text }: DimensionList,
  isOpen: boolean,
  onInput: (event: Event) => void,
  onKeyDown: (event: KeyboardEvent) => void,
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
