import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { downloadIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import type { ExportMenuController, ExportOutcome } from './export-menu-controller.ts';
import { exportTexts as texts } from './export-menu.texts.ts';

function outcomeText(format: UsageFormat, outcome: ExportOutcome): string {
  if (!outcome) return '';
  if ('saved' in outcome) return translate(format, texts, 'saved', { name: outcome.saved });
  return translate(format, texts, outcome.failed === 'picture' ? 'pictureFailed' : 'dataFailed');
}

/**
 * The export button with its menu, for `[part="actions"]` of a header. Parts: `icon-button`, `menu`,
 * `menu-item`, `menu-note`. The element needs `exportMenu` of `export-menu.styles.ts` in its styles.
 *
 * @param disabled while there is nothing to export
 */
export function renderExportMenu(
  controller: ExportMenuController,
  format: UsageFormat,
  { disabled }: { readonly disabled: boolean },
): TemplateResult {
  const { popup, kinds, making, outcome } = controller;
  const label = translate(format, texts, 'export');
  const said = outcomeText(format, outcome);
  return html`<button
      part="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      aria-expanded=${popup.isOpen}
      ?disabled=${disabled}
      ${ref(controller.trigger)}
      @pointerdown=${popup.onTriggerPointerDown}
      @click=${controller.onTriggerClick}
      @keydown=${controller.onTriggerKeyDown}
    >
      ${downloadIcon}
    </button>
    <div
      part="menu"
      class="raised"
      popover="auto"
      ${ref(controller.menu)}
      @beforetoggle=${popup.onBeforeToggle}
      @focusout=${popup.onFocusOut}
      @keydown=${controller.onMenuKeyDown}
    >
      <div role="menu" aria-label=${label} aria-busy=${making !== undefined}>
        ${kinds.map(
          (kind) =>
            html`<button
              part="menu-item"
              type="button"
              role="menuitem"
              tabindex="-1"
              aria-disabled=${making ? 'true' : nothing}
              @click=${() => void controller.choose(kind)}
            >
              ${translate(format, texts, kind)}
            </button>`,
        )}
      </div>
      ${outcome && 'failed' in outcome ? html`<p part="menu-note">${said}</p>` : nothing}
    </div>
    <span role="status" class="visually-hidden">${said}</span>`;
}
