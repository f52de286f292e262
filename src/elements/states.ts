import { html, nothing, type TemplateResult } from 'lit';
import type { UsageError } from '../api/errors.ts';
import type { DataState } from '../controllers/data-state.ts';
import {
  emptyIcon,
  failedIcon,
  lockIcon,
  plugIcon,
  refreshIcon,
  warnIcon,
} from '../internal/icons.ts';
import type { UsageFormat } from '../model/format.ts';
import { errorHints, errorTexts, stateTexts, translate } from '../model/texts.ts';

/** What stands in place of data: a drawing, a sentence, an explanation, and what can be done. */
export interface StateMessage {
  readonly icon: TemplateResult;
  readonly message: string;
  readonly hint?: TemplateResult | string | undefined;
  readonly actions?: TemplateResult | undefined;
  /** For those who build the page. */
  readonly details?: string | undefined;
}

/** A message in the middle of an element. Its slot, named after the state, replaces it. */
export function renderMessage(
  format: UsageFormat,
  state: DataState,
  { icon, message, hint, actions, details }: StateMessage,
): TemplateResult {
  return html`<slot name=${state}>
    <div part="state">
      ${icon}
      <p part="message">${message}</p>
      ${hint ? html`<p part="hint">${hint}</p>` : nothing}
      ${actions ? html`<div part="actions">${actions}</div>` : nothing}
      ${
        details
          ? html`<details part="details">
              <summary>${translate(format, stateTexts, 'details')}</summary>
              <code>${details}</code>
            </details>`
          : nothing
      }
    </div>
  </slot>`;
}

/** Why there is nothing to show in this period. */
export function emptyMessage(format: UsageFormat): StateMessage {
  return {
    icon: emptyIcon,
    message: translate(format, stateTexts, 'empty'),
    hint: translate(format, stateTexts, 'emptyHint'),
  };
}

/** What failed, with a way to try again. */
export function errorMessage(
  format: UsageFormat,
  error: UsageError | undefined,
  tryAgain: () => void,
): StateMessage {
  return {
    icon: failedIcon,
    message: error
      ? translate(format, errorTexts, error.type)
      : translate(format, stateTexts, 'cancelled'),
    // What the page or the API lacks does not come by asking again.
    actions:
      error?.type === 'configuration'
        ? undefined
        : html`<button part="button" type="button" @click=${tryAgain}>
            ${translate(format, stateTexts, 'tryAgain')}
          </button>`,
    details: error && `${error.message} ${translate(format, errorHints, error.type)}`,
  };
}

/** Which role is missing. */
export function forbiddenMessage(
  format: UsageFormat,
  error: UsageError | undefined,
  ownRole: string | undefined,
): StateMessage {
  const role = error?.role;
  const hints = [
    ...(ownRole ? [translate(format, stateTexts, 'forbiddenOwnRole', { role: ownRole })] : []),
    translate(format, stateTexts, 'forbiddenHint'),
  ];
  return {
    icon: lockIcon,
    message: role
      ? translate(format, stateTexts, 'forbidden', { role })
      : translate(format, errorTexts, 'forbidden'),
    hint: hints.join(' '),
  };
}

/** How to connect the element, for those who build the page. */
export function unconfiguredMessage(
  format: UsageFormat,
  error: UsageError | undefined,
  provider: string | undefined,
): StateMessage {
  const hint = provider
    ? translate(format, stateTexts, 'unconfiguredProvider', { id: provider })
    : translate(format, stateTexts, 'unconfiguredHint');
  return {
    icon: plugIcon,
    message: translate(format, stateTexts, 'unconfigured'),
    hint: error?.message ?? hint,
  };
}

/** Says over the skeleton that a long load goes on, and offers to stop it. */
export function renderLongLoading(format: UsageFormat, cancel: () => void): TemplateResult {
  return html`<div part="state" class="card">
    <p part="message">
      ${translate(format, stateTexts, 'stillLoading')}
      ${translate(format, stateTexts, 'stillLoadingHint')}
    </p>
    <div part="actions">
      <button part="button" type="button" @click=${cancel}>
        ${translate(format, stateTexts, 'cancel')}
      </button>
    </div>
  </div>`;
}

/** Over data whose refresh failed: how old it is, and a way to try again. */
export function renderNotice(
  format: UsageFormat,
  age: string,
  tryAgain: () => void,
): TemplateResult {
  return html`<div part="notice">
    ${warnIcon}
    <p>${translate(format, stateTexts, 'notRefreshed', { age })}</p>
    <button part="link" type="button" @click=${tryAgain}>
      ${refreshIcon}${translate(format, stateTexts, 'tryAgain')}
    </button>
  </div>`;
}
