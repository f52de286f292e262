import { html, nothing, type TemplateResult } from 'lit';
import { ref, type Ref } from 'lit/directives/ref.js';
import type { Amount } from '../../api/types.ts';
import { compareAmounts } from '../../model/amount.ts';
import { changeBetween } from '../../model/change.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import { renderSign, renderSwatch } from '../swatch.ts';
import { amountAt, type ChartSeries } from './chart-series.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { shareText } from './description.ts';
import type { Telling } from './telling.ts';
import { periodBefore, noteOf, quantity, timeOf } from './wording.ts';

/** What of a bucket the tooltip tells. */
export interface TooltipContent {
  readonly index: number;
  /** Series that are drawn. */
  readonly shown: readonly ChartSeries[];
  /** What a click or a key does. */
  readonly hint: string | undefined;
  /** Series that the keyboard is on. */
  readonly marked: ChartSeries | undefined;
}

/** Time and exact values of one bucket. Assistive technology is told by the live region instead. */
export function renderTooltip(
  element: Ref<HTMLElement>,
  telling: Telling,
  content: TooltipContent,
): TemplateResult {
  const bucket = telling.trend.buckets[content.index]!;
  const note = noteOf(telling, bucket);
  return html`<div
    part="tooltip"
    class="raised"
    popover="manual"
    aria-hidden="true"
    ${ref(element)}
  >
    <p part="tooltip-title"><bdi>${timeOf(telling, bucket)}</bdi></p>
    ${renderRows(telling, content)}
    ${note === undefined ? nothing : html`<p part="tooltip-note">${note}</p>`}
    ${content.hint === undefined ? nothing : html`<p part="tooltip-note">${content.hint}</p>`}
  </div>`;
}

function renderRows(telling: Telling, content: TooltipContent) {
  const { trend, format, series, type } = telling;
  const { state } = trend.buckets[content.index]!;
  const shape = type === 'line' ? 'line' : '';
  if (state === 'future') return row(nothing, translate(format, texts, 'future'));
  if (state === 'missing') {
    return row(renderSign('missing'), translate(format, texts, 'missing'), '–');
  }
  const compared = renderCompare(telling, content.index);
  if (series.length > 1) return [renderGroups(telling, content), compared];
  const [whole] = series;
  const label =
    state === 'running'
      ? translate(format, texts, 'soFar', { metric: trend.metric.label })
      : trend.metric.label;
  const swatch =
    state === 'running' ? renderSign('running', shape) : renderSwatch(whole.paint, shape);
  return [row(swatch, label, valueAt(telling, whole, content.index)), compared];
}

/** The largest first, all others together last; below them the whole with its unit. */
function renderGroups(telling: Telling, { index, shown, marked }: TooltipContent) {
  const { trend, format, series, type } = telling;
  const shape = type === 'line' ? 'line' : '';
  const groups = shown
    .filter(({ part }) => part === 'group')
    .toSorted((a, b) => compareAmounts(amountAt(b, index) ?? 0, amountAt(a, index) ?? 0));
  const rest = shown.filter(({ part }) => part === 'remainder');
  const total = trend.buckets[index]!.value;
  return [
    ...[...groups, ...rest].map((part) =>
      row(
        renderSwatch(part.paint, shape),
        part.label,
        valueAt(telling, part, index),
        shareText(telling, amountAt(part, index), total),
        part === marked,
      ),
    ),
    html`<div class="tooltip-row total">
      <span>${translate(format, groupTexts, 'total')}</span>
      <b class="number"><bdi>${quantity(format, amountAt(series[0], index), trend.metric)}</bdi></b>
    </div>`,
  ];
}

function renderCompare({ compare, ...telling }: Telling, index: number) {
  const { format, trend, series } = telling;
  const former = compare ? amountAt(compare, index) : null;
  if (former === null) return nothing;
  const current = amountAt(series[0], index);
  const change = current === null ? undefined : changeText(telling, former, current);
  return [
    row(
      renderSign('compare'),
      periodBefore({ compare, ...telling }),
      format.metricValue(former, trend.metric, { exact: true }),
    ),
    change === undefined ? nothing : row(nothing, translate(format, texts, 'change'), change),
  ];
}

/** "+101%"; `undefined` where nothing can be compared. */
function changeText(
  { format }: Pick<Telling, 'format'>,
  former: Amount,
  current: Amount,
): string | undefined {
  const change = changeBetween(former, current);
  if (change?.kind === 'up') return `+${format.percent(change.share)}`;
  if (change?.kind === 'down') return `−${format.percent(change.share)}`;
  if (change?.kind === 'times') return `×${format.count(change.count)}`;
  return undefined;
}

function valueAt({ format, trend }: Telling, series: ChartSeries, index: number): string {
  return format.metricValue(amountAt(series, index), trend.metric, { exact: true });
}

function row(
  swatch: TemplateResult | typeof nothing,
  label: string,
  amount?: string,
  share?: string,
  isMarked = false,
): TemplateResult {
  return html`<div class="tooltip-row ${isMarked ? 'marked' : ''}">
    <span>${swatch}<bdi>${label}</bdi></span>
    ${
      amount === undefined
        ? nothing
        : html`<span class="number"
            ><b><bdi>${amount}</bdi></b
            >${share === undefined ? nothing : html` <i class="share">${share}</i>`}</span
          >`
    }
  </div>`;
}
