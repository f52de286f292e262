import { html, nothing, type TemplateResult } from 'lit';
import type { DimensionRef } from '../../api/types.ts';
import type { UsageFormat } from '../../model/format.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import type { RowView } from './row-view.ts';

/** What rows and slices tell the element. */
export interface RowHandlers {
  /** A row was pressed. */
  readonly press: (group: DimensionRef, event: MouseEvent) => void;
  /** A row is looked at, by pointer or focus; `undefined`: none any more. */
  readonly look: (view: RowView | undefined) => void;
}

/** State of a row as classes. */
export function rowClass({ action, isChosen }: RowView, isActive: boolean): string {
  const classes = [
    action.kind === 'none' ? '' : 'pressable',
    isChosen ? 'chosen' : '',
    isActive ? 'active' : '',
  ];
  return classes.filter(Boolean).join(' ');
}

/** A link, a button or neither, with what a row shows. */
export function renderAction(
  view: RowView,
  part: string,
  { className, press }: { readonly className: string } & Pick<RowHandlers, 'press'>,
  content: TemplateResult,
): TemplateResult {
  const { action, group, isChosen } = view;
  const current = isChosen ? 'true' : nothing;
  const onClick = (event: MouseEvent) => group && press(group, event);
  switch (action.kind) {
    case 'none':
      return html`<div part=${part} class=${className} aria-current=${current}>${content}</div>`;
    case 'link':
      return html`<a
        part=${part}
        class=${className}
        href=${action.href}
        aria-current=${current}
        @click=${onClick}
        >${content}</a
      >`;
    case 'button':
      return html`<button
        part=${part}
        class=${className}
        type="button"
        aria-pressed=${action.isChosen ?? nothing}
        aria-current=${action.isChosen === undefined ? current : nothing}
        @click=${onClick}
      >
        ${content}
      </button>`;
  }
}

/** The name, and whether the group is deleted. */
export function renderName(
  { label, isDeleted, hint }: RowView,
  format: UsageFormat,
): TemplateResult {
  return html`<span class="name" title=${hint}><bdi>${label}</bdi></span> ${
      isDeleted
        ? html`<span class="tag">${translate(format, groupTexts, 'deletedTag')}</span>`
        : nothing
    }`;
}

/** The amount; what is shortened is read out in full. */
export function renderAmount({ amount, exact }: RowView): TemplateResult {
  if (amount === exact) return html`<bdi>${amount}</bdi>`;
  return html`<span aria-hidden="true" title=${exact}><bdi>${amount}</bdi></span
    ><bdi class="visually-hidden">${exact}</bdi>`;
}
