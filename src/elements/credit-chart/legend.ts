import { html, nothing, type TemplateResult } from 'lit';
import { translate } from '../../model/texts.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { nowWord, type Telling } from './wording.ts';

/** A small drawing that stands for what is drawn like it. */
export function renderSwatch(sign: 'series' | 'running' | 'missing', type: string): TemplateResult {
  return html`<i part="swatch" class="swatch ${sign} ${type}"></i>`;
}

/** Every sign that the plot uses, in words. */
export function renderLegend(telling: Telling, type: string): TemplateResult {
  const { trend, format } = telling;
  const now = nowWord(telling);
  const running = trend.buckets[trend.running]?.state === 'running';
  const item = (sign: 'series' | 'running' | 'missing', text: string) =>
    html`<li>
      <span part="legend-item">${renderSwatch(sign, type)}<bdi>${text}</bdi></span>
    </li>`;
  return html`<ul part="legend">
    ${item('series', trend.metric.label)}
    ${
      running
        ? item(
            'running',
            now
              ? translate(format, texts, 'legendRunning', { bucket: now })
              : translate(format, texts, 'legendRunningPast'),
          )
        : nothing
    }
    ${trend.gaps.length > 0 ? item('missing', translate(format, texts, 'missing')) : nothing}
  </ul>`;
}
