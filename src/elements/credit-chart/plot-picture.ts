import type { PlotPicture } from '../../controllers/chart/picture.ts';
import { toNumber } from '../../model/amount.ts';
import { translate, stateTexts } from '../../model/texts.ts';
import { timeLabels } from '../../model/time-labels.ts';
import { valueTicks } from '../../model/value-ticks.ts';
import { nowWord, type Telling } from './wording.ts';

/** A trend as the plot draws it. */
export function pictureOf(telling: Telling, type: PlotPicture['type']): PlotPicture {
  const { trend, interval = 'day', format } = telling;
  const { metric, buckets, running, gaps, peak } = trend;
  const values = buckets.map(({ value, state }) =>
    value === null || state === 'future' ? NaN : toNumber(value),
  );
  const known = values.filter((value) => !Number.isNaN(value));
  const whole = metric.fraction_digits === 0 && metric.unit !== 'ratio';
  const ticks = valueTicks(smallest(known), largest(known), { whole });
  const tickLabels = format.axis(ticks, metric);
  const labels = timeLabels(buckets, interval, format);
  const first = buckets[0] && {
    index: 0,
    text: interval === 'month' ? format.month(buckets[0].start) : format.dayShort(buckets[0].start),
  };
  const now = nowWord(telling);
  const peakValue = buckets[peak]?.value ?? null;
  return {
    type,
    count: buckets.length,
    series: [{ key: 'total', values, color: 'single' }],
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
    peak:
      peakValue === null
        ? undefined
        : {
            index: peak,
            value: toNumber(peakValue),
            label: format.metricValue(peakValue, metric),
          },
  };
}

// Not Math.max(...values): a year of minutes is too much for one call.
function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), 0);
}
