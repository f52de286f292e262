import type { PlotPicture, PlotSeries } from '../../controllers/chart/picture.ts';
import { toNumber } from '../../model/amount.ts';
import { stackUp } from '../../model/stack.ts';
import { translate, stateTexts } from '../../model/texts.ts';
import { timeLabels } from '../../model/time-labels.ts';
import { valueTicks } from '../../model/value-ticks.ts';
import type { ChartSeries } from './chart-series.ts';
import type { Telling } from './telling.ts';
import { nowWord } from './wording.ts';

/** What stands on the value axis, from the lowest to the highest. */
interface Drawing {
  readonly series: readonly PlotSeries[];
  readonly low: number;
  readonly high: number;
}

/** A telling as the plot draws it, without the series that the user has hidden. */
export function pictureOf(telling: Telling, hidden: ReadonlySet<string>): PlotPicture {
  const { trend, interval = 'day', format, type, compare } = telling;
  const { metric, buckets, running, gaps } = trend;
  const { series, low, high } = drawingOf(telling, hidden);
  const other = compare?.numbers ?? [];
  const ticks = valueTicks(smallest(other, low), largest(other, high), {
    whole: metric.fraction_digits === 0 && metric.unit !== 'ratio',
  });
  const tickLabels = format.axis(ticks, metric);
  const labels = timeLabels(buckets, interval, format);
  const first = buckets[0] && {
    index: 0,
    text: interval === 'month' ? format.month(buckets[0].start) : format.dayShort(buckets[0].start),
  };
  const now = nowWord(telling);
  return {
    count: buckets.length,
    series,
    compare: compare && { kind: type === 'bar' ? 'bar' : 'line', values: compare.numbers },
    running,
    gaps,
    gapLabel: translate(format, stateTexts, 'noData'),
    ticks: ticks.map((value, index) => ({ value, label: tickLabels[index] ?? '' })),
    labels,
    narrowLabels:
      interval === 'month' ? timeLabels(buckets, interval, format, { narrow: true }) : labels,
    skipsLabels: interval === 'day',
    firstLabel: first,
    nowLabel: now === undefined ? undefined : { index: running, text: now },
    peak: peakOf(telling),
  };
}

function drawingOf(
  { series: [whole, ...parts], type, trend }: Telling,
  hidden: ReadonlySet<string>,
) {
  if (parts.length === 0) return drawn([{ ...plotSeries(whole), kind: type }]);
  const shown = parts.filter(({ id }) => !hidden.has(id));
  if (type === 'line') {
    const lines = shown.map((part): PlotSeries => ({
      ...plotSeries(part),
      kind: 'line',
      weight: 'quiet',
      label: part.label,
    }));
    const total: PlotSeries = {
      ...plotSeries(whole),
      kind: 'line',
      weight: 'strong',
      label: whole.label,
    };
    // The largest is drawn last, so that no other line covers it.
    return drawn([...lines.toReversed(), ...(hidden.has(whole.id) ? [] : [total])]);
  }
  const { bases, low, high } = stackUp(
    shown.map(({ numbers }) => numbers),
    trend.buckets.length,
  );
  const series = shown.map((part, index): PlotSeries => ({
    ...plotSeries(part),
    kind: type,
    bases: bases[index],
  }));
  return { series, low, high };
}

function plotSeries({ id, numbers, paint }: ChartSeries): Omit<PlotSeries, 'kind'> {
  return { key: id, values: numbers, paint };
}

function drawn(series: readonly PlotSeries[]): Drawing {
  const low = series.reduce((least, { values }) => smallest(values, least), 0);
  const high = series.reduce((most, { values }) => largest(values, most), 0);
  return { series, low, high };
}

/** Of the whole alone: beside other series the number would say nothing of which one it is. */
function peakOf({ trend, series, format }: Telling): PlotPicture['peak'] {
  const value = trend.buckets[trend.peak]?.value ?? null;
  if (value === null || series.length > 1) return undefined;
  return {
    index: trend.peak,
    value: toNumber(value),
    label: format.metricValue(value, trend.metric),
  };
}

// Not Math.max(...values): a year of minutes is too much for one call. No value is above `NaN`.
function largest(values: readonly number[], most: number): number {
  return values.reduce((best, value) => (value > best ? value : best), most);
}

function smallest(values: readonly number[], least: number): number {
  return values.reduce((best, value) => (value < best ? value : best), least);
}
