import { html, nothing, type TemplateResult } from 'lit';
import type { Amount } from '../../api/types.ts';
import { groupTexts, stateTexts, translate } from '../../model/texts.ts';
import type { TrendBucket } from '../../model/trend.ts';
import { amountAt } from './chart-series.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import type { Telling } from './telling.ts';
import { periodBefore, timeOf, titleOf } from './wording.ts';

/** A column of figures. */
interface Column {
  readonly label: string;
  readonly total: Amount | null;
  readonly values: readonly (Amount | null)[];
}

/** The same figures as the plot, as a table, with the server's totals. */
export function renderTable(telling: Telling): TemplateResult {
  const { trend, format, interval, series, compare } = telling;
  const { metric, buckets } = trend;
  const [whole, ...parts] = series;
  const columns: readonly Column[] = [
    { ...whole, label: parts.length > 0 ? translate(format, groupTexts, 'total') : metric.label },
    ...(compare ? [{ ...compare, label: periodBefore(telling) }] : []),
    ...parts,
  ];
  const value = (amount: Amount | null) =>
    amount === null
      ? translate(format, groupTexts, 'notMeasured')
      : format.metricValue(amount, metric, { exact: true });
  return html`<div part="scroller" role="group" aria-labelledby="title" tabindex="0">
    <table part="table">
      <caption class="visually-hidden">
        ${titleOf(format, metric.label, interval)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${translate(format, texts, 'columnTime')}</th>
          ${columns.map(({ label }) => html`<th scope="col" class="number"><bdi>${label}</bdi></th>`)}
        </tr>
      </thead>
      <tbody>
        ${buckets.map(
          (bucket, index) =>
            html`<tr part="row" class=${bucket.state}>
              <th scope="row"><bdi>${timeOf(telling, bucket)}</bdi></th>
              ${columns.map(
                (column) =>
                  html`<td class="number">${renderValue(bucket, amountAt(column, index))}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr part="total">
          <th scope="row">${translate(format, groupTexts, 'total')}</th>
          ${columns.map(({ total }) => html`<td class="number"><bdi>${value(total)}</bdi></td>`)}
        </tr>
      </tfoot>
    </table>
  </div>`;

  function renderValue({ state }: TrendBucket, amount: Amount | null) {
    if (amount !== null && state !== 'future') return html`<bdi>${value(amount)}</bdi>`;
    if (state === 'missing') return translate(format, stateTexts, 'noData');
    if (state === 'future') return translate(format, texts, 'future');
    return nothing;
  }
}
