import type { Interval, UsageAnswer } from '../../api/types.ts';
import { directionOf } from '../../model/direction.ts';
import type { UsageFormat } from '../../model/format.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import type { Trend, TrendBucket } from '../../model/trend.ts';
import { filterNames } from '../chart/filter-names.ts';
import { creditChartTexts } from '../credit-chart/credit-chart.texts.ts';
import { quantity, titleOf } from '../credit-chart/wording.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';
import { completeValues, type AgentCell, type AgentCells, type Scale } from './cells.ts';

const directions = {
  rising: 'describeRising',
  falling: 'describeFalling',
  steady: 'describeSteady',
} as const;

/** What it takes to speak of the values of all cells. */
export interface Telling {
  readonly format: UsageFormat;
  readonly interval: Interval | undefined;
  /** Whether the bucket in which the figures end still goes on. */
  readonly isNow: boolean;
  /** Up to when the figures count, in milliseconds since 1970. */
  readonly asOf: number;
}

/** "0" and "1,000", in one unit. */
function ends(format: UsageFormat, { low, high }: Scale, { metric }: Pick<Trend, 'metric'>) {
  const [from = '', to = ''] = format.axis([low, high], metric);
  return { low: from, high: to };
}

/** "0 – 250", what a chart on its own scale says. */
export function scaleText(format: UsageFormat, scale: Scale, trend: Trend): string {
  return translate(format, texts, 'scale', ends(format, scale, trend));
}

/** What is drawn, when, on which scale and under which filters. */
export function subtitleOf(
  format: UsageFormat,
  answer: UsageAnswer,
  { parts }: AgentCells,
  scale: Scale | undefined,
): string {
  const values = {
    metric: titleOf(format, parts.metric.label, answer.interval),
    range: format.range(answer.from, answer.to, answer.interval),
    scale: scale
      ? translate(format, texts, 'sameScale', ends(format, scale, parts))
      : translate(format, texts, 'ownScale'),
  };
  const filters = filterNames(format, answer, (more) => translate(format, texts, 'andMore', more));
  return filters === undefined
    ? translate(format, texts, 'subtitle', values)
    : translate(format, texts, 'subtitleFiltered', { ...values, filters });
}

/** Today or now for the bucket in which the figures end; `undefined` if that is over by now. */
export function nowWord({ isNow, interval, format }: Telling): string | undefined {
  if (!isNow) return undefined;
  return translate(format, creditChartTexts, interval === 'day' ? 'today' : 'now');
}

/** A bucket's time with weekday and year: "Wed 18 Nov 2026"; "Today, until 14:32". */
export function timeOf(telling: Telling, trend: Trend, bucket: TrendBucket): string {
  const { interval, format, asOf } = telling;
  const { start, end } = bucket;
  const name = interval
    ? format.bucket(start, end, interval, { long: true })
    : format.range(start, end);
  if (bucket !== trend.buckets[trend.running]) return name;
  const today = interval === 'day' ? nowWord(telling) : undefined;
  return translate(format, creditChartTexts, 'untilTime', {
    bucket: today ?? name,
    time: format.time(asOf),
  });
}

/** An amount as it is, or that it is not known. */
export function amountText({ format }: Telling, { total, metric }: Trend): string {
  return total === null
    ? translate(format, groupTexts, 'notMeasured')
    : quantity(format, total, metric);
}

/** What is to be seen in one chart, in sentences; its name stands before. */
export function describeCell(telling: Telling, cell: AgentCell, isUnusual: boolean): string {
  const { format } = telling;
  const { trend, score } = cell;
  const { metric, buckets, peak } = trend;
  const highest = buckets[peak];
  const direction = directionOf(completeValues(cell));
  const missing = buckets.filter(({ state }) => state === 'missing').length;
  return [
    trend.total === null
      ? translate(format, texts, 'describeNotMeasured')
      : translate(format, texts, 'describe', { amount: amountText(telling, trend) }),
    highest &&
      translate(format, texts, 'describePeak', {
        amount: format.metricValue(highest.value, metric, { exact: true }),
        time: timeOf(telling, trend, highest),
      }),
    highest && isUnusual && score > 0
      ? translate(format, texts, 'describeUnusual', { score: format.amount(score) })
      : undefined,
    direction && translate(format, texts, directions[direction]),
    missing > 0
      ? translate(format, texts, 'describeGaps', { count: missing, all: buckets.length })
      : undefined,
  ]
    .filter(Boolean)
    .join(' ');
}

/** How many agents, the total, and which of them had the highest value of all. */
export function describeAll(telling: Telling, { cells, parts }: AgentCells): string {
  const { format } = telling;
  const count = cells.length + (parts.remainder?.count ?? 0);
  const best = cells.reduce<AgentCell | undefined>((found, cell) => {
    const value = cell.numbers[cell.trend.peak] ?? -Infinity;
    return found && (found.numbers[found.trend.peak] ?? -Infinity) >= value ? found : cell;
  }, undefined);
  const highest = best?.trend.buckets[best.trend.peak];
  const sentences = [
    translate(format, texts, 'summary', {
      agents: translate(format, texts, 'agents', { count }),
      amount: quantity(format, parts.whole.total, parts.metric),
    }),
    best &&
      highest &&
      translate(format, texts, 'summaryPeak', {
        name: best.name,
        amount: format.metricValue(highest.value, parts.metric, { exact: true }),
        time: timeOf(telling, best.trend, highest),
      }),
  ];
  return sentences.filter(Boolean).join(' ');
}

/** A value read aloud. */
export function announce(telling: Telling, { name, trend }: AgentCell, bucket: TrendBucket) {
  const { format } = telling;
  const time = timeOf(telling, trend, bucket);
  if (bucket.state === 'missing')
    return translate(format, texts, 'announceMissing', { name, time });
  if (bucket.state === 'future') return translate(format, texts, 'announceFuture', { name, time });
  const amount = quantity(format, bucket.value, trend.metric);
  const key = bucket.state === 'running' ? 'announceRunning' : 'announce';
  return translate(format, texts, key, { name, time, amount });
}

/** How many agents, in which order, what the others come to, and what unusual means. */
export function footerLines(
  format: UsageFormat,
  { cells, parts }: AgentCells,
  { shown, isUnusual }: { readonly shown: number; readonly isUnusual: boolean },
): readonly (string | undefined)[] {
  const { remainder, metric, addsUp } = parts;
  const largest = cells.length;
  const count = largest + (remainder?.count ?? 0);
  const agents =
    shown === count
      ? translate(format, texts, 'agents', { count })
      : translate(format, texts, 'someAgents', { shown, count });
  const order = isUnusual ? (remainder ? 'unusualAmong' : 'unusualFirst') : 'largestFirst';
  return [
    translate(format, texts, order, { agents, largest }),
    remainder && addsUp && shown === largest
      ? translate(format, texts, 'remainder', {
          count: remainder.count,
          amount: quantity(format, remainder.series.total, metric),
        })
      : undefined,
    isUnusual ? translate(format, texts, 'unusualNote') : undefined,
  ];
}
