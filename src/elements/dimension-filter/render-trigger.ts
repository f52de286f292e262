import { html, nothing, type TemplateResult } from 'lit';
import { chevronIcon, closeIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import type { ChosenValue } from './chosen-value.ts';
import { filterTexts, type DimensionTexts } from './dimension-filter.texts.ts';
import type { FilterLock } from './filter-lock.ts';

/** What the button of a filter shows. */
export interface TriggerState {
  readonly value: ChosenValue;
  /** Whether anything is chosen. */
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  /** What keeps the user from choosing. */
  readonly lock: FilterLock | undefined;
}

export interface TriggerActions {
  readonly onPointerDown: () => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly clear: () => void;
}

/** The button that shows what is chosen, and beside it the one that lets go of it. */
export function renderTrigger(
  format: UsageFormat,
  texts: DimensionTexts,
  state: TriggerState,
  actions: TriggerActions,
): TemplateResult {
  const { value, isChosen, isOpen, lock } = state;
  const label = translate(format, texts, 'label');
  const reason = lock?.reason;
  const { text, note, count } =
    reason !== undefined && !isChosen
      ? { text: reason, note: undefined, count: undefined }
      : { ...value, note: reason ?? value.note };
  const badge = count === undefined ? undefined : format.count(count);
  const words = [text, badge, note].filter((word) => word !== undefined).join(', ');
  const name = translate(format, filterTexts, 'name', { label, value: words });
  return html`<button
      part="trigger"
      type="button"
      aria-haspopup=${lock ? nothing : 'dialog'}
      aria-expanded=${lock ? nothing : isOpen}
      aria-disabled=${lock ? 'true' : nothing}
      aria-label=${name}
      aria-description=${lock?.hint ?? nothing}
      title=${lock?.hint ?? words}
      @pointerdown=${actions.onPointerDown}
      @click=${actions.onClick}
      @keydown=${actions.onKeyDown}
    >
      <span part="label">${label}</span>
      <span part="value"><bdi>${text}</bdi></span>
      ${badge === undefined ? nothing : html`<span part="count">${badge}</span>`}
      ${note === undefined ? nothing : html`<span part="tag">${note}</span>`}
      ${lock?.icon ?? chevronIcon}
    </button>
    ${isChosen && !lock?.isFixed ? renderClear(format, label, value.text, actions.clear) : nothing}`;
}

function renderClear(
  format: UsageFormat,
  label: string,
  value: string,
  clear: () => void,
): TemplateResult {
  const name = translate(format, filterTexts, 'clear', { label, value });
  return html`<button part="clear" type="button" aria-label=${name} title=${name} @click=${clear}>
    ${closeIcon}
  </button>`;
}
