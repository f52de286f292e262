import { html, nothing, type TemplateResult } from 'lit';
import { stateTexts, translate } from '../../model/texts.ts';
import type { TrendBucket } from '../../model/trend.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { timeOf, titleOf, type Telling } from './wording.ts';

/** The same figures as the plot, as a table, with the server's total. */
export function renderTable(telling: Telling): TemplateResult {
  const { trend, format, interval } = telling;
  const { metric, buckets, total } = trend;
  const value = (amount: TrendBucket['value']) =>
    format.metricValue(amount, metric, { exact: true });
  return html`<div part="scroller" role="group" aria-labelledby="title" tabindex="0">
    <table part="table">
      <caption class="visually-hidden">
        ${titleOf(format, metric.label, interval)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${translate(format, texts, 'columnTime')}</th>
          <th scope="col" class="number"><bdi>${metric.label}</bdi></th>
        </tr>
      </thead>
      <tbody>
        ${buckets.map(
          (bucket) =>
            html`<tr part="row" class=${bucket.state}>
              <th scope="row"><bdi>${timeOf(telling, bucket)}</bdi></th>
              <td class="number">${renderValue(bucket)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr part="total">
          <th scope="row">${translate(format, texts, 'total')}</th>
          <td class="number">
            <bdi>${total === null ? translate(format, texts, 'notMeasured') : value(total)}</bdi>
          </td>
        </tr>
      </tfoot>
    </table>
  </div>`;

  function renderValue({ state, value: amount }: TrendBucket) {
    if (state === 'missing') return translate(format, stateTexts, 'noData');
    if (state === 'future') return translate(format, texts, 'future');
    return amount === null ? nothing : html`<bdi>${value(amount)}</bdi>`;
  }
}
