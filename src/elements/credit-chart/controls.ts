import { html, type TemplateResult } from 'lit';
import { backIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';

/** A metric that can be switched to. */
export interface MetricChoice {
  readonly key: string;
  readonly label: string;
  readonly isShown: boolean;
}

/** One button for each metric. */
export function renderSwitch(
  format: UsageFormat,
  choices: readonly MetricChoice[],
  choose: (metric: string) => void,
): TemplateResult {
  return html`<div part="switch" role="group" aria-label=${translate(format, texts, 'switch')}>
    ${choices.map(
      ({ key, label, isShown }) =>
        html`<button
          part="switch-item"
          type="button"
          aria-pressed=${isShown}
          @click=${() => choose(key)}
        >
          <bdi>${label}</bdi>
        </button>`,
    )}
  </div>`;
}

/** The way back from a narrowed period. */
export function renderBack(format: UsageFormat, range: string, back: () => void): TemplateResult {
  const label = translate(format, texts, 'back', { range });
  return html`<button part="back button" type="button" title=${label} @click=${back}>
    ${backIcon}<span>${label}</span>
  </button>`;
}
