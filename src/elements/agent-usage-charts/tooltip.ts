import { html, nothing, type TemplateResult } from 'lit';
import { ref, type Ref } from 'lit/directives/ref.js';
import type { SeriesPaint } from '../../model/series-colors.ts';
import { translate } from '../../model/texts.ts';
import type { TrendBucket } from '../../model/trend.ts';
import { setColor } from '../../internal/set-color.ts';
import { noteOf } from '../credit-chart/wording.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';
import type { AgentCell } from './cells.ts';
import { timeOf, type Telling } from './wording.ts';

/** Time and exact value of one bucket. Assistive technology is told by the live region instead. */
export function renderTooltip(
  element: Ref<HTMLElement>,
  telling: Telling,
  { cell, bucket, paint }: { cell: AgentCell; bucket: TrendBucket; paint: SeriesPaint },
): TemplateResult {
  const { format } = telling;
  const { name, trend } = cell;
  const note = noteOf(telling, bucket);
  const { color } = paint;
  const isRunning = bucket.state === 'running';
  const value =
    bucket.state === 'missing' || bucket.state === 'future'
      ? translate(format, texts, bucket.state)
      : format.metricValue(bucket.value, trend.metric, { exact: true });
  return html`<div
    part="tooltip"
    class="raised"
    popover="manual"
    aria-hidden="true"
    ${ref(element)}
  >
    <p part="tooltip-title"><bdi>${timeOf(telling, trend, bucket)}</bdi></p>
    <div
      class="tooltip-row ${typeof color === 'string' ? color : ''}"
      ${setColor(typeof color === 'string' ? undefined : color.css)}
    >
      <span
        ><i part="swatch" class=${isRunning ? 'running' : ''}></i
        ><bdi>${isRunning ? translate(format, texts, 'soFar', { name }) : name}</bdi></span
      >
      <b class="number"><bdi>${value}</bdi></b>
    </div>
    ${note === undefined ? nothing : html`<p part="tooltip-note">${note}</p>`}
  </div>`;
}
