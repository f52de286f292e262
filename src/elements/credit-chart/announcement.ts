import { translate } from '../../model/texts.ts';
import { amountAt, type ChartSeries } from './chart-series.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { peakOf, shareText } from './description.ts';
import type { Telling } from './telling.ts';
import { quantity, timeOf } from './wording.ts';

/** What the keyboard is on. */
export interface Position {
  readonly series: ChartSeries;
  /** Bucket; `undefined`: the series as a whole. */
  readonly index: number | undefined;
  /** Buckets under the brush. */
  readonly span: { readonly first: number; readonly last: number } | undefined;
}

/** What the keyboard is on, to be read aloud. */
export function announce(telling: Telling, { series, index, span }: Position): string {
  const { format, trend } = telling;
  const [first, last] = [trend.buckets[span?.first ?? -1], trend.buckets[span?.last ?? -1]];
  if (first && last) {
    return translate(format, texts, 'announceSpan', {
      first: timeOf(telling, first),
      last: timeOf(telling, last),
    });
  }
  if (index === undefined) return announceSeries(telling, series);
  const value = announceValue(telling, series, index);
  // The whole alone needs no name.
  if (telling.series.length === 1) return value;
  return translate(format, texts, 'announceAt', { series: series.label, text: value });
}

function announceSeries(telling: Telling, series: ChartSeries): string {
  const { format, trend } = telling;
  const values = {
    series: series.label,
    amount: quantity(format, series.total, trend.metric),
    peak: peakOf(telling, series) ?? '',
  };
  const share = series.part === 'total' ? undefined : shareText(telling, series.total);
  return share === undefined
    ? translate(format, texts, 'announceSeries', values)
    : translate(format, texts, 'announceSeriesShare', { ...values, share });
}

function announceValue(telling: Telling, series: ChartSeries, index: number): string {
  const { format, trend } = telling;
  const bucket = trend.buckets[index]!;
  const time = timeOf(telling, bucket);
  if (bucket.state === 'missing') return translate(format, texts, 'announceMissing', { time });
  if (bucket.state === 'future') return translate(format, texts, 'announceFuture', { time });
  const value = amountAt(series, index);
  const amount = quantity(format, value, trend.metric);
  const key = bucket.state === 'running' ? 'announceRunning' : 'announce';
  const text = translate(format, texts, key, { time, amount });
  const share = series.part === 'total' ? undefined : shareText(telling, value, bucket.value);
  return share === undefined ? text : translate(format, texts, 'announceShare', { text, share });
}
