import { html, type TemplateResult } from 'lit';
import { chartIcon, tableIcon } from '../../internal/icons.ts';

/** The button that swaps drawing and table. */
export interface TableButton {
  /** What pressing it does, in words. */
  readonly label: string;
  readonly showsTable: boolean;
  readonly disabled: boolean;
  readonly swap: () => void;
}

export function renderTableButton(button: TableButton): TemplateResult {
  const { label, showsTable, disabled, swap } = button;
  return html`<button
    part="icon-button"
    type="button"
    aria-label=${label}
    title=${label}
    ?disabled=${disabled}
    @click=${swap}
  >
    ${showsTable ? chartIcon : tableIcon}
  </button>`;
}
