import type { Amount, Interval, Metric, UsageAnswer } from '../../api/types.ts';
import { toNumber } from '../../model/amount.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import type { TrendBucket } from '../../model/trend.ts';
import { beforeWords } from '../before-words.ts';
import { filterNames } from '../chart/filter-names.ts';
import { byTexts, creditChartTexts as texts, quantityTexts } from './credit-chart.texts.ts';
import type { Telling } from './telling.ts';

const titles = {
  minute: 'titleMinute',
  hour: 'titleHour',
  day: 'titleDay',
  week: 'titleWeek',
  month: 'titleMonth',
} as const;

const hour = 3_600_000;

/** "Credits per day". */
export function titleOf(
  format: UsageFormat,
  metric: string,
  interval: Interval | undefined,
): string {
  return interval ? translate(format, texts, titles[interval], { metric }) : metric;
}

/** "Credits by agent". */
export function groupedTitle(
  format: UsageFormat,
  metric: string,
  dimension: keyof typeof byTexts.defaults,
): string {
  return translate(format, byTexts, dimension, { metric });
}

/** "25,231.2 credits", exact. */
export function quantity(format: UsageFormat, value: Amount | null, metric: Metric): string {
  const amount = format.metricValue(value, metric, { exact: true });
  const { key } = metric;
  if (value === null || !Object.hasOwn(quantityTexts.defaults, key)) return amount;
  const values = { amount, count: toNumber(value) };
  return translate(format, quantityTexts, key as keyof typeof quantityTexts.defaults, values);
}

/** What the figures are of: "25,231.2 credits, 22 Oct – 20 Nov 2026, Sales outreach". */
export function subtitleOf(format: UsageFormat, answer: UsageAnswer, amount: string): string {
  const range = format.range(answer.from, answer.to, answer.interval);
  const filters = filterNames(format, answer, (more) => translate(format, texts, 'andMore', more));
  return filters === undefined
    ? translate(format, texts, 'subtitle', { amount, range })
    : translate(format, texts, 'subtitleFiltered', { amount, range, filters });
}

/** "Today" or "Now" for the bucket in which the figures end; `undefined` if that is over by now. */
export function nowWord({
  isNow,
  interval,
  format,
}: Pick<Telling, 'isNow' | 'interval' | 'format'>): string | undefined {
  if (!isNow) return undefined;
  return translate(format, texts, interval === 'day' ? 'today' : 'now');
}

/** "the 30 days before". */
export function periodBefore({ interval = 'day', format, trend }: Telling): string {
  return beforeWords(format, interval, trend.buckets.length);
}

/** A bucket's time with weekday and year: "Wed 18 Nov 2026"; "Today, until 14:32". */
export function timeOf(telling: Telling, bucket: TrendBucket): string {
  const { trend, interval, format, asOf } = telling;
  const { start, end } = bucket;
  const name = interval
    ? format.bucket(start, end, interval, { long: true })
    : format.range(start, end);
  if (bucket !== trend.buckets[trend.running]) return name;
  const today = interval === 'day' ? nowWord(telling) : undefined;
  return translate(format, texts, 'untilTime', {
    bucket: today ?? name,
    time: format.time(asOf),
  });
}

/** What has to be known about a bucket's figure besides the figure. */
export function noteOf(
  { interval, format }: Pick<Telling, 'interval' | 'format'>,
  { state, partial, start, end }: TrendBucket,
): string | undefined {
  if (state === 'missing') return translate(format, texts, 'missingNote');
  if (state === 'running') return translate(format, texts, 'runningNote');
  if (state === 'future') return undefined;
  if (partial) return translate(format, texts, 'partialNote');
  const hours = Math.round((end - start) / hour);
  if (interval === 'day' && hours !== 24) {
    return translate(format, texts, 'hoursNote', { count: hours });
  }
  return undefined;
}
