import { html, nothing, type TemplateResult } from 'lit';
import type { Amount } from '../../api/types.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';
import type { AgentCell, AgentCells } from './cells.ts';
import { timeOf, type Telling } from './wording.ts';

/** Each agent with its total, its highest value and when that was; the server's total below. */
export function renderTable(
  telling: Telling,
  { cells, parts }: AgentCells,
  caption: string,
): TemplateResult {
  const { format } = telling;
  const { metric, whole, remainder, addsUp } = parts;
  const value = (amount: Amount | null) =>
    amount === null
      ? translate(format, groupTexts, 'notMeasured')
      : html`<bdi>${format.metricValue(amount, metric, { exact: true })}</bdi>`;
  return html`<div part="scroller" role="group" aria-labelledby="title" tabindex="0">
    <table part="table">
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${translate(format, texts, 'columnAgent')}</th>
          <th scope="col" class="number"><bdi>${metric.label}</bdi></th>
          <th scope="col" class="number">${translate(format, texts, 'columnHighest')}</th>
          <th scope="col">${translate(format, texts, 'columnTime')}</th>
        </tr>
      </thead>
      <tbody>
        ${cells.map((cell) => renderRow(cell))}
        ${
          remainder
            ? html`<tr part="row" class="others">
                <th scope="row">
                  ${translate(format, groupTexts, 'others', { count: remainder.count })}
                </th>
                <td class="number">${value(remainder.series.total)}</td>
                <td></td>
                <td></td>
              </tr>`
            : nothing
        }
      </tbody>
      <tfoot>
        <tr part="total">
          <th scope="row">${translate(format, groupTexts, 'total')}</th>
          <td class="number">${value(whole.total)}</td>
          <td colspan="2">${addsUp ? nothing : translate(format, texts, 'notAddingUp')}</td>
        </tr>
      </tfoot>
    </table>
  </div>`;

  function renderRow({ name, agent, trend }: AgentCell) {
    const highest = trend.buckets[trend.peak];
    return html`<tr part="row">
      <th scope="row">
        <bdi>${name}</bdi> ${
          agent.deleted
            ? html`<span class="tag">${translate(format, groupTexts, 'deletedTag')}</span>`
            : nothing
        }
      </th>
      <td class="number">${value(trend.total)}</td>
      <td class="number">${highest ? value(highest.value) : translate(format, texts, 'noPeak')}</td>
      <td>${highest ? html`<bdi>${timeOf(telling, trend, highest)}</bdi>` : nothing}</td>
    </tr>`;
  }
}
