import { html, type TemplateResult } from 'lit';
import type { SourceContextValue } from '../../context/source-context.ts';
import { refreshIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { errorTexts, stateTexts, translate } from '../../model/texts.ts';

/** What the range is; in place of it, that nothing is known of the API, with a way to ask again. */
export function renderStatus(
  format: UsageFormat,
  source: SourceContextValue | undefined,
  summary: string | undefined,
): TemplateResult {
  const { error, capabilities } = source ?? {};
  const failed = error && !capabilities ? translate(format, errorTexts, error.type) : undefined;
  const waiting = capabilities ? '' : translate(format, stateTexts, 'loading');
  return html`<div role="status">
    <p part="message"><bdi>${failed ?? summary ?? waiting}</bdi></p>
    ${
      failed === undefined
        ? ''
        : html`<button part="link" type="button" @click=${() => void source?.refresh()}>
            ${refreshIcon}${translate(format, stateTexts, 'tryAgain')}
          </button>`
    }
  </div>`;
}
