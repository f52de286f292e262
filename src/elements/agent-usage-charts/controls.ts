import { html, nothing, type TemplateResult } from 'lit';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';

/** Whether all charts share one scale. */
export type ScaleChoice = 'same' | 'own';

/** The switch between one scale for all and one for each. */
export function renderScaleSwitch(
  format: UsageFormat,
  shown: ScaleChoice,
  choose: (scale: ScaleChoice) => void,
): TemplateResult {
  const item = (scale: ScaleChoice, label: string) =>
    html`<button
      part="switch-item"
      type="button"
      aria-pressed=${scale === shown}
      @click=${() => choose(scale)}
    >
      ${label}
    </button>`;
  return html`<div part="switch" role="group" aria-label=${translate(format, texts, 'switch')}>
    ${item('same', translate(format, texts, 'switchSame'))}
    ${item('own', translate(format, texts, 'switchOwn'))}
  </div>`;
}

/** Where the charts will be. */
export function renderSkeleton(count: number): TemplateResult {
  return html`<div class="skeleton-items">
    ${Array.from({ length: count }, () => html`<div><span class="skeleton-line"></span><i></i></div>`)}
  </div>`;
}

/** What the button below the charts does. */
export interface More {
  readonly label: string;
  readonly press: () => void;
}

/** How many there are and in which order, and the button that shows more or fewer. */
export function renderFooter(
  lines: readonly (string | undefined)[],
  more: More | undefined,
): TemplateResult {
  return html`<footer part="footer">
    <div>${lines.map((line) => (line ? html`<p><bdi>${line}</bdi></p>` : nothing))}</div>
    ${
      more
        ? html`<button part="link" type="button" @click=${more.press}>${more.label}</button>`
        : nothing
    }
  </footer>`;
}
