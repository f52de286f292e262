import type { Amount, UsageAnswer } from '../../api/types.ts';
import { compareAmounts } from '../../model/amount.ts';
import { changeBetween, comparableTotals } from '../../model/change.ts';
import { shareOf } from '../../model/shares.ts';
import { halvesOf } from '../../model/halves.ts';
import { translate } from '../../model/texts.ts';
import type { ChartSeries } from './chart-series.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import type { Telling } from './telling.ts';
import { periodBefore, nowWord, quantity, timeOf, titleOf } from './wording.ts';

/** So many groups or gaps are named; more gaps are counted. */
const fewNames = 3;

/** "30.5%" of the whole, where parts make one. */
export function shareText(
  { addUp, series: [whole], format }: Telling,
  value: Amount | null,
  of = whole.total,
) {
  if (!addUp || value === null || of === null) return undefined;
  const share = shareOf(value, of);
  return share && format.percent(share);
}

/** The highest complete bucket of one series: "Highest 953.9: Wed 18 Nov 2026." */
export function peakOf(telling: Telling, { values }: ChartSeries): string | undefined {
  const { trend, format } = telling;
  let peak: { readonly value: Amount; readonly index: number } | undefined;
  trend.buckets.forEach(({ state }, index) => {
    const value = values[index] ?? null;
    if (state !== 'final' || value === null || compareAmounts(value, 0) <= 0) return;
    if (!peak || compareAmounts(value, peak.value) > 0) peak = { value, index };
  });
  return (
    peak &&
    translate(format, texts, 'sentencePeak', {
      amount: format.metricValue(peak.value, trend.metric, { exact: true }),
      time: timeOf(telling, trend.buckets[peak.index]!),
    })
  );
}

/** What is to be seen in the plot, in sentences: total, largest groups, trend, peak, what is missing. */
export function describe(telling: Telling, answer: UsageAnswer): string {
  const { trend, interval, format, series } = telling;
  const [whole] = series;
  const sentences = [
    translate(format, texts, 'sentence', {
      title: titleOf(format, trend.metric.label, interval),
      range: format.range(answer.from, answer.to, interval),
      amount: quantity(format, trend.total, trend.metric),
    }),
    describeGroups(telling),
    telling.compare ? describeChange(telling) : describeHalves(telling),
    peakOf(telling, whole),
    describeLowest(telling),
    describeRunning(telling),
    describeGaps(telling),
  ];
  return sentences.filter(Boolean).join(' ');
}

function describeGroups(telling: Telling): string | undefined {
  const { series, format, trend } = telling;
  const groups = series.filter(({ part }) => part === 'group').slice(0, fewNames);
  if (groups.length === 0) return undefined;
  const names = groups.map(({ label: name, total }) => {
    const amount = format.metricValue(total, trend.metric, { exact: true });
    const share = shareText(telling, total);
    return share === undefined
      ? translate(format, texts, 'namedAmount', { name, amount })
      : translate(format, texts, 'namedShare', { name, amount, share });
  });
  return translate(format, texts, 'sentenceLargest', { names: names.join('; ') });
}

/** The whole against the other period, as far as both were measured. */
export function comparedWhole({ trend, series: [whole], compare }: Telling) {
  if (!compare) return undefined;
  const sums = comparableTotals(trend.metric.aggregation, whole, compare);
  return sums && { ...sums, change: changeBetween(sums.former, sums.current) };
}

function describeChange(telling: Telling): string | undefined {
  const { format } = telling;
  const change = comparedWhole(telling)?.change;
  const before = periodBefore(telling);
  switch (change?.kind) {
    case 'up':
      return translate(format, texts, 'sentenceMore', {
        share: format.percent(change.share),
        before,
      });
    case 'down':
      return translate(format, texts, 'sentenceLess', {
        share: format.percent(change.share),
        before,
      });
    case 'times':
      return translate(format, texts, 'sentenceTimes', { count: change.count, before });
    case 'same':
      return translate(format, texts, 'sentenceSame', { before });
    case 'new':
      return translate(format, texts, 'sentenceNew', { before });
    case undefined:
      return undefined;
  }
}

function describeHalves({ trend, format }: Telling): string | undefined {
  const halves = halvesOf(trend);
  const change = halves && changeBetween(halves.first, halves.second);
  if (change?.kind !== 'up' && change?.kind !== 'down') return undefined;
  const key = change.kind === 'up' ? 'sentenceRising' : 'sentenceFalling';
  return translate(format, texts, key, { share: format.percent(change.share) });
}

function describeLowest(telling: Telling): string | undefined {
  const { trend, format } = telling;
  const bucket = trend.buckets[trend.lowest];
  return (
    bucket &&
    translate(format, texts, 'sentenceLowest', {
      amount: format.metricValue(bucket.value, trend.metric, { exact: true }),
      time: timeOf(telling, bucket),
    })
  );
}

function describeRunning(telling: Telling): string | undefined {
  const { trend, format, asOf } = telling;
  if (trend.running < 0) return undefined;
  const now = nowWord(telling);
  return now
    ? translate(format, texts, 'sentenceRunning', { bucket: now })
    : translate(format, texts, 'sentenceRunningPast', { time: format.dateTime(asOf) });
}

function describeGaps(telling: Telling): string | undefined {
  const { trend, format } = telling;
  const missing = trend.buckets.filter(({ state }) => state === 'missing');
  if (missing.length === 0) return undefined;
  if (missing.length > fewNames) {
    const counts = { count: missing.length, all: trend.buckets.length };
    return translate(format, texts, 'sentenceManyGaps', counts);
  }
  const times = format.list(missing.map((bucket) => timeOf(telling, bucket)));
  return translate(format, texts, 'sentenceGaps', { times });
}
