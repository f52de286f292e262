import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { checkIcon } from '../../internal/icons.ts';
import { findMatch, type ListedValue } from '../../model/dimension-pages.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { notesOn } from './chosen-value.ts';
import { filterTexts, type DimensionTexts } from './dimension-filter.texts.ts';
import type { DimensionChoice } from './dimension-choice.ts';
import type { DimensionList } from './dimension-list.ts';

/** What the options of one page have in common. */
interface Options {
  readonly format: UsageFormat;
  readonly chosen: ReadonlySet<string>;
  /** Whether nothing can be chosen beside those. */
  readonly isFull: boolean;
  readonly isMultiple: boolean;
  /** Whether each value shows its key, or only one that is found by it. */
  readonly withKeys: boolean;
  readonly search: string;
  readonly active: number;
  /** Number of the first option, which assistive technology counts as one. */
  readonly first: number;
  /** How many options there are, loaded or not; -1: not known. */
  readonly count: number;
}

/** One option, in whatever way several of them can be chosen. */
interface OptionState {
  readonly isSelected: boolean;
  readonly isAllowed: boolean;
}

/**
 * The option for all values and those found so far. Each page is drawn again only when something on it
 * changed, so that moving through thousands of options costs as little as through ten.
 */
export function renderOptions(
  format: UsageFormat,
  texts: DimensionTexts,
  list: DimensionList,
  { keys, isFull: noMore }: DimensionChoice,
  withKeys: boolean,
): TemplateResult {
  const { active, counts, search, isMultiple, first } = list;
  const isFull = isMultiple && noMore;
  const count = counts ? counts.matches + list.added + 1 - first : -1;
  const chosen = new Set(keys);
  const common = { format, chosen, isFull, isMultiple, withKeys, search, first, count };
  let before = 1;
  const pages = list.pages.map((page) => {
    const start = before;
    before += page.length;
    const activeHere = active >= start && active < before ? active : -1;
    const chosenHere = page.filter(({ key }) => chosen.has(key)).map(({ key }) => key);
    return guard(
      [page, start, format, chosenHere.join('\n'), isFull, isMultiple, search, activeHere, count],
      () =>
        html`<div role="presentation" class="page">
          ${page.map((value, index) =>
            renderValue(value, start + index, { ...common, active: activeHere }),
          )}
        </div>`,
    );
  });
  if (isMultiple) return html`${pages}`;
  const all = translate(format, texts, 'all');
  const state = { isSelected: keys.length === 0, isAllowed: true };
  return html`${renderOption(0, { ...common, active }, state, all, nothing)}${pages}`;
}

function renderValue(value: ListedValue, option: number, options: Options): TemplateResult {
  const { format, chosen, search, isFull } = options;
  const isSelected = chosen.has(value.key);
  const showsKey =
    options.withKeys || (!findMatch(value.label, search) && findMatch(value.key, search));
  const notes = notesOn(format, value);
  const tags =
    value.empty && value.allowed !== false
      ? [...notes, translate(format, filterTexts, 'empty')]
      : notes;
  return renderOption(
    option,
    options,
    { isSelected, isAllowed: isSelected || (value.allowed !== false && !isFull) },
    html`<bdi>${renderMatch(value.label, search)}</bdi>
      ${tags.length ? html`<span part="tag">${tags.join(translate(format, filterTexts, 'separator'))}</span>` : nothing}`,
    !showsKey || value.key === value.label
      ? nothing
      : html`<span part="detail"><bdi>${renderMatch(value.key, search)}</bdi></span>`,
  );
}

function renderOption(
  option: number,
  { isMultiple, active, first, count }: Options,
  { isSelected, isAllowed }: OptionState,
  name: TemplateResult | string,
  detail: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<div
    part=${option === active ? 'option active' : 'option'}
    role="option"
    id="option-${option}"
    aria-selected=${isSelected}
    aria-disabled=${isAllowed ? nothing : 'true'}
    aria-posinset=${option + 1 - first}
    aria-setsize=${count}
  >
    ${isMultiple ? html`<span part="box">${isSelected ? checkIcon : nothing}</span>` : nothing}
    <span class="name">${name}</span>${isSelected && !isMultiple ? checkIcon : nothing}${detail}
  </div>`;
}

function renderMatch(text: string, search: string): TemplateResult | string {
  const found = findMatch(text, search);
  if (!found) return text;
  return html`${found.before}<mark part="mark">${found.match}</mark>${found.after}`;
}
