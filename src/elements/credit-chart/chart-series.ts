import type { Amount, DimensionRef, Series, UsageAnswer } from '../../api/types.ts';
import { toNumber } from '../../model/amount.ts';
import type { UsageFormat } from '../../model/format.ts';
import { partsOf } from '../../model/parts.ts';
import { findSeries } from '../../model/series.ts';
import {
  remainderPaint,
  type PaletteName,
  type SeriesColors,
  type SeriesPaint,
} from '../../model/series-colors.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import type { Trend } from '../../model/trend.ts';

/** One series of the chart: the whole, a group, or all others together. */
export interface ChartSeries {
  /** Names the series for as long as the provider lives, whatever is asked. */
  readonly id: string;
  readonly part: Series['part'];
  readonly label: string;
  readonly paint: SeriesPaint;
  readonly total: Amount | null;
  /** One amount per bucket; `null`: not measured, or still to come. */
  readonly values: readonly (Amount | null)[];
  /** The same as numbers, `NaN` where there is nothing to draw. */
  readonly numbers: readonly number[];
}

/** How the groups of a chart relate to the whole. */
export interface ChartGroups {
  /** Largest first, then the remainder. Empty: the chart is of the whole alone. */
  readonly series: readonly ChartSeries[];
  /** Whether they make up the whole, so that they may stand on one another. */
  readonly addUp: boolean;
}

function numbersOf(values: readonly (Amount | null)[], { buckets }: Trend): readonly number[] {
  return buckets.map(({ state }, index) => {
    const value = values[index] ?? null;
    return value === null || state === 'future' ? NaN : toNumber(value);
  });
}

/** The whole of a metric: alone in the accent, beside its groups in the colour of text. */
export function wholeOf(trend: Trend, label: string, isGrouped: boolean): ChartSeries {
  const values = trend.buckets.map(({ value }) => value);
  return {
    id: 'total',
    part: 'total',
    label,
    paint: { color: isGrouped ? 'total' : 'single', pattern: 0 },
    total: trend.total,
    values,
    numbers: numbersOf(values, trend),
  };
}

/** The other period of the whole, by position; `undefined` where none was asked for. */
export function compareOf(
  answer: UsageAnswer,
  { metric, buckets }: Trend,
): Pick<ChartSeries, 'total' | 'values' | 'numbers'> | undefined {
  const other = findSeries(answer, metric.key)?.compare;
  if (!other?.values) return undefined;
  const values = buckets.map((_, index) => other.values?.[index] ?? null);
  const numbers = values.map((value) => (value === null ? NaN : toNumber(value)));
  return { total: other.total, values, numbers };
}

/** How groups are named and coloured. */
export interface GroupLooks {
  readonly colors: SeriesColors;
  readonly format: UsageFormat;
  /** Of all dimensions but agents, which have hues everywhere. */
  readonly palette: PaletteName;
}

/** The groups of a metric, each in its colour. */
export function groupsOf(
  answer: UsageAnswer,
  trend: Trend,
  { colors, format, palette }: GroupLooks,
): ChartGroups {
  const parts = partsOf(answer, trend.metric.key);
  if (!parts) return { series: [], addUp: true };
  const { dimension, groups, remainder, addsUp } = parts;
  colors.assign(dimension, groups);
  const chart = ({ total, values = [] }: Series) => ({
    total,
    values,
    numbers: numbersOf(values, trend),
  });
  const series = groups.map((group): ChartSeries => ({
    id: `group ${JSON.stringify(group.key)}`,
    part: 'group',
    label: nameOf(group, groups, format),
    paint: colors.paintOf(dimension, group, dimension === 'agent' ? 'chart' : palette),
    ...chart(group.series),
  }));
  if (remainder) {
    series.push({
      id: 'remainder',
      part: 'remainder',
      label: translate(format, groupTexts, 'others', { count: remainder.count }),
      paint: remainderPaint,
      ...chart(remainder.series),
    });
  }
  return { series, addUp: addsUp };
}

/** A group by its name; by its key where it has none, with its key where another has the same. */
function nameOf(
  { key, label, deleted }: DimensionRef,
  all: readonly DimensionRef[],
  format: UsageFormat,
): string {
  const plain = label || (key ?? translate(format, groupTexts, 'notAssigned'));
  const isShared = key !== null && all.some((other) => other.key !== key && other.label === label);
  const name =
    isShared && label ? translate(format, groupTexts, 'withKey', { name: label, key }) : plain;
  return deleted ? translate(format, groupTexts, 'deleted', { name }) : name;
}

/** The figure of a series in a bucket. */
export function amountAt({ values }: Pick<ChartSeries, 'values'>, index: number): Amount | null {
  return values[index] ?? null;
}
