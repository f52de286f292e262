import { html, nothing, type TemplateResult } from 'lit';
import { translate } from '../../model/texts.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';
import type { AgentCell } from './cells.ts';
import { nowWord, type Telling } from './wording.ts';

/** The signs that the charts use, in words. Colours need none: each chart has its name. */
export function renderLegend(telling: Telling, cells: readonly AgentCell[]): TemplateResult {
  const { format } = telling;
  const isRunning = cells.some(({ trend }) => trend.buckets[trend.running]?.state === 'running');
  const hasGaps = cells.some(({ trend }) => trend.gaps.length > 0);
  if (!isRunning && !hasGaps) return html``;
  const now = nowWord(telling);
  const item = (sign: string, label: string) =>
    html`<li>
      <span part="legend-item"><i part="swatch" class=${sign}></i><bdi>${label}</bdi></span>
    </li>`;
  return html`<ul part="legend">
    ${
      isRunning
        ? item(
            'running total',
            now
              ? translate(format, texts, 'running', { bucket: now })
              : translate(format, texts, 'runningPast'),
          )
        : nothing
    }
    ${hasGaps ? item('missing', translate(format, texts, 'missing')) : nothing}
  </ul>`;
}
