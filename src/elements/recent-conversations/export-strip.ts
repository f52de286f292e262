import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon, downloadIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { errorTexts, stateTexts, translate } from '../../model/texts.ts';
import { rowTexts } from '../table-rows.texts.ts';
import type { ExportController, ExportState } from './export-controller.ts';
import { listTexts } from './recent-conversations.texts.ts';

/** The button that begins an export. While one is under way it does nothing, but keeps the focus. */
export function renderExportButton(
  exporting: ExportController,
  format: UsageFormat,
  { disabled }: { readonly disabled: boolean },
): TemplateResult {
  return html`<button
    part="button"
    class="export"
    type="button"
    ?disabled=${disabled}
    aria-disabled=${exporting.state?.kind === 'running'}
    @click=${exporting.start}
  >
    ${downloadIcon}${translate(format, listTexts, 'export')}
  </button>`;
}

/** How far an export is, how it ended, and what can be done about it. */
export function renderExportStrip(
  exporting: ExportController,
  format: UsageFormat,
  onCancel: () => void,
): TemplateResult | typeof nothing {
  const { state } = exporting;
  const status = html`<span role="status" class="visually-hidden">${told(state, format)}</span>`;
  if (!state) return status;
  const { kind, progress } = state;
  const text = kind === 'running' ? progressText(state, format) : told(state, format);
  return html`${status}
    <div
      part="strip"
      class=${kind}
      role="group"
      aria-label=${translate(format, listTexts, 'export')}
    >
      <bdi title=${(kind === 'failed' && state.error?.message) || nothing}>${text}</bdi>
      ${
        kind === 'running'
          ? html`<progress
                aria-label=${translate(format, listTexts, 'exporting')}
                max=${progress.count || 1}
                .value=${progress.written}
              ></progress>
              ${renderLink(translate(format, stateTexts, 'cancel'), onCancel)}`
          : nothing
      }
      ${
        kind === 'failed'
          ? state.canGoOn
            ? renderLink(translate(format, stateTexts, 'tryAgain'), () => void exporting.goOn())
            : renderLink(translate(format, rowTexts, 'startOver'), () => void exporting.start())
          : nothing
      }
      ${
        kind === 'running'
          ? nothing
          : html`<button
              part="icon-button"
              type="button"
              aria-label=${translate(format, listTexts, 'dismiss')}
              @click=${onCancel}
            >
              ${closeIcon}
            </button>`
      }
    </div>`;
}

function renderLink(label: string, onClick: () => void): TemplateResult {
  return html`<button part="link" type="button" @click=${onClick}>${label}</button>`;
}

function progressText({ progress: { written, count } }: ExportState, format: UsageFormat): string {
  if (count === undefined) return translate(format, listTexts, 'exporting');
  return translate(format, listTexts, 'exported', { written, count: Math.max(count, written) });
}

/** What changes seldom enough to be read out: that it began, that it is done, that it failed. */
function told(state: ExportState | undefined, format: UsageFormat): string {
  switch (state?.kind) {
    case undefined:
      return '';
    case 'running':
      return translate(format, listTexts, 'exporting');
    case 'saved':
      return translate(format, listTexts, 'saved', {
        count: state.progress.written,
        name: state.name,
      });
    case 'failed': {
      const reason = state.error
        ? translate(format, errorTexts, state.error.type)
        : translate(format, listTexts, 'notWritten');
      const { written } = state.progress;
      return `${reason} ${translate(format, listTexts, 'exportStopped', { count: written })}`;
    }
  }
}
