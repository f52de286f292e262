import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { DimensionValue } from '../../api/types.ts';
import { checkIcon } from '../../internal/icons.ts';
import { findMatch } from '../../model/dimension-pages.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { filterTexts, type DimensionTexts } from './dimension-filter.texts.ts';
import type { DimensionList } from './dimension-list.ts';

/** What the options of one page have in common. */
interface Options {
  readonly format: UsageFormat;
  readonly keys: readonly string[];
  readonly search: string;
  readonly active: number;
  /** How many options there are, loaded or not; -1: not known. */
  readonly count: number;
}

/**
 * The option for all values and those found so far. Each page is drawn again only when something on it
 * changed, so that moving through thousands of options costs as little as through ten.
 */
export function renderOptions(
  format: UsageFormat,
  texts: DimensionTexts,
  list: DimensionList,
  keys: readonly string[],
): TemplateResult {
  const { active, pages, counts, search } = list;
  const count = counts ? counts.matches + 1 : -1;
  let before = 1;
  const drawn = pages.map((page) => {
    const first = before;
    before += page.length;
    const activeHere = active >= first && active < before ? active : -1;
    const common = { format, keys, search, active: activeHere, count };
    return guard(
      [page, first, format, keys, search, activeHere, count],
      () =>
        html`<div role="presentation" class="page">
          ${page.map((value, index) => renderValue(value, first + index, common))}
        </div>`,
    );
  });
  const all = translate(format, texts, 'all');
  return html`${renderOption(
    0,
    { isSelected: keys.length === 0, isActive: active === 0, isAllowed: true, count },
    all,
    nothing,
  )}${drawn}`;
}

function renderOption(
  option: number,
  state: {
    readonly isSelected: boolean;
    readonly isActive: boolean;
    readonly isAllowed: boolean;
    readonly count: number;
  },
  name: TemplateResult | string,
  detail: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<div
    part=${state.isActive ? 'option active' : 'option'}
    role="option"
    id="option-${option}"
    aria-selected=${state.isSelected}
    aria-disabled=${state.isAllowed ? nothing : 'true'}
    aria-posinset=${option + 1}
    aria-setsize=${state.count}
  >
    <span class="name">${name}</span>${state.isSelected ? checkIcon : nothing}${detail}
  </div>`;
}

function renderValue(
  value: DimensionValue,
  option: number,
  { format, keys, search, active, count }: Options,
): TemplateResult {
  const isAllowed = value.allowed !== false;
  const state = {
    isSelected: keys.includes(value.key),
    isActive: option === active,
    isAllowed,
    count,
  };
  return renderOption(
    option,
    state,
    html`<bdi>${renderMatch(value.label, search)}</bdi>${tagsOf(format, value).map(
        (tag) => html` <span part="tag">${tag}</span>`,
      )}`,
    html`<span part="detail"><bdi>${renderMatch(value.key, search)}</bdi></span>`,
  );
}

function tagsOf(format: UsageFormat, value: DimensionValue): readonly string[] {
  const { deleted, empty, allowed, role } = value;
  const tags = deleted ? [translate(format, filterTexts, 'deleted')] : [];
  if (allowed === false) {
    const tag =
      role === undefined
        ? translate(format, filterTexts, 'notAllowed')
        : translate(format, filterTexts, 'needsRole', { role });
    return [...tags, tag];
  }
  return empty ? [...tags, translate(format, filterTexts, 'empty')] : tags;
}

function renderMatch(text: string, search: string): TemplateResult | string {
  const found = findMatch(text, search);
  if (!found) return text;
  return html`${found.before}<mark part="mark">${found.match}</mark>${found.after}`;
}
