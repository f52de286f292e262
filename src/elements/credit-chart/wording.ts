import type { Amount, DimensionRef, Interval, Metric, UsageAnswer } from '../../api/types.ts';
import { toNumber } from '../../model/amount.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import type { Trend, TrendBucket } from '../../model/trend.ts';
import { creditChartTexts as texts, quantityTexts } from './credit-chart.texts.ts';

const titles = {
  minute: 'titleMinute',
  hour: 'titleHour',
  day: 'titleDay',
  week: 'titleWeek',
  month: 'titleMonth',
} as const;

/** More names than this are counted. */
const manyNames = 3;
const hour = 3_600_000;

/** A trend with what it takes to speak of it. */
export interface Telling {
  readonly trend: Trend;
  readonly interval: Interval | undefined;
  readonly format: UsageFormat;
  /** Whether the bucket in which the figures end still goes on. */
  readonly isNow: boolean;
  /** Up to when the figures count, in milliseconds since 1970. */
  readonly asOf: number;
}

/** "Credits per day". */
export function titleOf(
  format: UsageFormat,
  metric: string,
  interval: Interval | undefined,
): string {
  return interval ? translate(format, texts, titles[interval], { metric }) : metric;
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
  const names = Object.values(answer.filters ?? {}).flatMap((refs: readonly DimensionRef[]) =>
    refs.map(({ label }) => label),
  );
  if (names.length === 0) return translate(format, texts, 'subtitle', { amount, range });
  const filters =
    names.length <= manyNames
      ? format.list(names)
      : translate(format, texts, 'andMore', {
          names: names.slice(0, manyNames - 1).join(', '),
          count: names.length - manyNames + 1,
        });
  return translate(format, texts, 'subtitleFiltered', { amount, range, filters });
}

/** "Today" or "Now" for the bucket in which the figures end; `undefined` if that is over by now. */
export function nowWord({ isNow, interval, format }: Telling): string | undefined {
  if (!isNow) return undefined;
  return translate(format, texts, interval === 'day' ? 'today' : 'now');
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

/** A bucket read aloud. */
export function announce(telling: Telling, bucket: TrendBucket): string {
  const { format, trend } = telling;
  const time = timeOf(telling, bucket);
  if (bucket.state === 'missing') return translate(format, texts, 'announceMissing', { time });
  if (bucket.state === 'future') return translate(format, texts, 'announceFuture', { time });
  const amount = quantity(format, bucket.value, trend.metric);
  const key = bucket.state === 'running' ? 'announceRunning' : 'announce';
  return translate(format, texts, key, { time, amount });
}

/** What is to be seen in the plot, in sentences. */
export function describeTrend(telling: Telling, answer: UsageAnswer): string {
  const { trend, interval, format, asOf } = telling;
  const { metric, buckets, peak, lowest, running } = trend;
  const part = (key: 'sentencePeak' | 'sentenceLowest', index: number) => {
    const bucket = buckets[index];
    return (
      bucket &&
      translate(format, texts, key, {
        amount: format.metricValue(bucket.value, metric, { exact: true }),
        time: timeOf(telling, bucket),
      })
    );
  };
  const now = nowWord(telling);
  const sentences = [
    translate(format, texts, 'sentence', {
      title: titleOf(format, metric.label, interval),
      range: format.range(answer.from, answer.to, interval),
      amount: quantity(format, trend.total, metric),
    }),
    part('sentencePeak', peak),
    part('sentenceLowest', lowest),
    running < 0
      ? undefined
      : now
        ? translate(format, texts, 'sentenceRunning', { bucket: now })
        : translate(format, texts, 'sentenceRunningPast', { time: format.dateTime(asOf) }),
    describeGaps(telling),
  ];
  return sentences.filter(Boolean).join(' ');
}

function describeGaps(telling: Telling): string | undefined {
  const { trend, format } = telling;
  const missing = trend.buckets.filter(({ state }) => state === 'missing');
  if (missing.length === 0) return undefined;
  if (missing.length > manyNames) {
    const counts = { count: missing.length, all: trend.buckets.length };
    return translate(format, texts, 'sentenceManyGaps', counts);
  }
  const times = format.list(missing.map((bucket) => timeOf(telling, bucket)));
  return translate(format, texts, 'sentenceGaps', { times });
}
