import { html, nothing, type TemplateResult } from 'lit';
import { ref, type Ref } from 'lit/directives/ref.js';
import { translate } from '../../model/texts.ts';
import type { TrendBucket } from '../../model/trend.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { renderSwatch } from './legend.ts';
import { noteOf, timeOf, type Telling } from './wording.ts';

/** Time and exact value of one bucket. Assistive technology is told by the live region instead. */
export function renderTooltip(
  element: Ref<HTMLElement>,
  telling: Telling,
  bucket: TrendBucket,
  type: string,
): TemplateResult {
  const { format } = telling;
  const note = noteOf(telling, bucket);
  return html`<div
    part="tooltip"
    class="raised"
    popover="manual"
    aria-hidden="true"
    ${ref(element)}
  >
    <p part="tooltip-title"><bdi>${timeOf(telling, bucket)}</bdi></p>
    <div class="tooltip-row">${renderRow(telling, bucket, type)}</div>
    ${note === undefined ? nothing : html`<p part="tooltip-note">${note}</p>`}
  </div>`;

  function renderRow({ trend }: Telling, { state, value }: TrendBucket, type: string) {
    if (state === 'future') return html`<span>${translate(format, texts, 'future')}</span>`;
    const label =
      state === 'missing'
        ? translate(format, texts, 'missing')
        : state === 'running'
          ? translate(format, texts, 'soFar', { metric: trend.metric.label })
          : trend.metric.label;
    const sign = state === 'missing' || state === 'running' ? state : 'series';
    const amount = format.metricValue(value, trend.metric, { exact: true });
    return html`<span>${renderSwatch(sign, type)}<bdi>${label}</bdi></span>
      <b class="number"><bdi>${amount}</bdi></b>`;
  }
}
