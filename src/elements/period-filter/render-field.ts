import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Edge } from './period-draft.ts';

interface Field {
  readonly label: string;
  readonly text: string;
  /** What is wrong with the date, in a sentence. */
  readonly problem: string | undefined;
  readonly onInput: (text: string) => void;
  /** The text was written and the field left. */
  readonly onChange: () => void;
}

/** A date that can be typed, with its label and what is wrong with it. */
export function renderField(id: Edge, field: Field): TemplateResult {
  const { label, text, problem, onInput, onChange } = field;
  return html`<div part="field">
    <label for=${id}>${label}</label>
    <input
      part="input"
      id=${id}
      type="text"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="done"
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${problem ? `${id}-error` : nothing}
      .value=${live(text)}
      @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
      @change=${onChange}
    />
    <p part="error" id=${`${id}-error`} ?hidden=${!problem}><bdi>${problem}</bdi></p>
  </div>`;
}
