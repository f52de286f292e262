import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationAnswer } from '../../api/types.ts';
import { checkIcon, copyIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { requireInstant } from '../../model/instant.ts';
import { translate } from '../../model/texts.ts';
import { conversationTexts as texts } from './conversation-credits.texts.ts';
import type { CopyController } from './copy-controller.ts';

const duration = { unit: 'duration', fraction_digits: 0 } as const;

/** How many messages and steps, how long it took, and the ids, each with a button that copies it. */
export function renderFacts(
  { id, agent, contact, messages, step_count, started_at, last_at }: ConversationAnswer,
  format: UsageFormat,
  copying: CopyController,
): TemplateResult {
  const seconds =
    (requireInstant(last_at, 'last_at') - requireInstant(started_at, 'started_at')) / 1000;
  const figure = (name: 'messages' | 'steps' | 'length', value: string) =>
    html`<div>
      <dt>${translate(format, texts, name)}</dt>
      <dd><bdi>${value}</bdi></dd>
    </div>`;
  return html`<dl part="facts">
      ${figure('messages', format.count(messages))} ${figure('steps', format.count(step_count))}
      ${figure('length', format.metricValue(seconds, duration))}
      ${renderId('conversation', id, format, copying)}
      ${agent.key === null ? nothing : renderId('agentId', agent.key, format, copying)}
      ${contact?.key ? renderId('contactId', contact.key, format, copying) : nothing}
    </dl>
    ${renderOutcome(format, copying)}`;
}

function renderId(
  name: 'conversation' | 'agentId' | 'contactId',
  id: string,
  format: UsageFormat,
  copying: CopyController,
): TemplateResult {
  const { outcome } = copying;
  const onClick = ({ currentTarget }: Event) => {
    const button = currentTarget as HTMLElement;
    void copying.copy(id, button, button.previousElementSibling!);
  };
  const word = translate(format, texts, name);
  const label = translate(format, texts, 'copy', { name: word, id });
  return html`<div>
    <dt>${word}</dt>
    <dd class="id">
      <bdi class="mono">${id}</bdi
      ><button
        part="icon-button"
        type="button"
        aria-label=${label}
        title=${label}
        @click=${onClick}
      >
        ${outcome?.isCopied && outcome.id === id ? checkIcon : copyIcon}
      </button>
    </dd>
  </div>`;
}

/** What a screen reader hears of a copy, and all read where there is none. */
function renderOutcome(format: UsageFormat, { outcome }: CopyController): TemplateResult {
  const text =
    outcome &&
    translate(format, texts, outcome.isCopied ? 'copied' : 'notCopied', { id: outcome.id });
  return html`<p
    role="status"
    class=${outcome?.isCopied === false ? 'not-copied' : 'visually-hidden'}
  >
    <bdi>${text}</bdi>
  </p>`;
}
