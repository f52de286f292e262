import { html, nothing, type TemplateResult } from 'lit';
import { calendarIcon, chevronIcon } from '../../internal/icons.ts';
import { translate } from '../../model/texts.ts';
import { filterTexts } from '../dimension-filter/dimension-filter.texts.ts';
import type { PeriodChoice } from './period-choice.ts';
import { periodTexts } from './period-filter.texts.ts';
import { describePeriod } from './period-words.ts';

/** What the button is told, and whether its popup is open. */
export interface Trigger {
  readonly isOpen: boolean;
  readonly onPointerDown: () => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The button that shows the period and opens the popup. */
export function renderTrigger(choice: PeriodChoice, trigger: Trigger): TemplateResult {
  const { format, lock, period, range } = choice;
  const { value, detail, note } = lock?.reason
    ? { value: lock.reason, detail: undefined, note: undefined }
    : describePeriod(period, range, format);
  const zone = range && format.zone(range.to);
  const words = [value, note, detail, zone].filter((part) => part !== undefined).join(', ');
  const label = translate(format, periodTexts, 'label');
  return html`<button
    part="trigger"
    type="button"
    aria-haspopup=${lock ? nothing : 'dialog'}
    aria-expanded=${lock ? nothing : trigger.isOpen}
    aria-disabled=${lock ? 'true' : nothing}
    aria-label=${translate(format, filterTexts, 'name', { label, value: words })}
    aria-description=${lock?.hint ?? nothing}
    title=${lock?.hint ?? words}
    @pointerdown=${trigger.onPointerDown}
    @click=${trigger.onClick}
    @keydown=${trigger.onKeyDown}
  >
    ${calendarIcon}
    <span part="value"><bdi>${value}</bdi></span>
    ${note === undefined ? nothing : html`<span part="tag">${note}</span>`}
    ${detail === undefined ? nothing : html`<span part="detail"><bdi>${detail}</bdi></span>`}
    ${lock?.icon ?? chevronIcon}
  </button>`;
}
