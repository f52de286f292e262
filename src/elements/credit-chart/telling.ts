import type { Dimension, Interval, UsageAnswer } from '../../api/types.ts';
import type { UsageFormat } from '../../model/format.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { requireInstant } from '../../model/instant.ts';
import { runningEnd } from '../../model/series.ts';
import { SeriesColors } from '../../model/series-colors.ts';
import { trendOf, type Trend } from '../../model/trend.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import { compareOf, groupsOf, wholeOf, type ChartSeries } from './chart-series.ts';

/** How a host wants values drawn. */
export type ChartType = 'bar' | 'line' | 'area';

/** One metric of an answer with what it takes to draw it and to speak of it. */
export interface Telling {
  readonly trend: Trend;
  readonly interval: Interval | undefined;
  readonly format: UsageFormat;
  /** Whether the bucket in which the figures end still goes on. */
  readonly isNow: boolean;
  /** Up to when the figures count, in milliseconds since 1970. */
  readonly asOf: number;
  /** What the series are grouped by. */
  readonly dimension: Dimension | undefined;
  /** The whole, then its groups from the largest on, then all others together. */
  readonly series: readonly [whole: ChartSeries, ...parts: ChartSeries[]];
  /** Whether groups make up the whole. */
  readonly addUp: boolean;
  /** How they are drawn: not always as asked, since only parts of a whole can be stacked. */
  readonly type: ChartType;
  /** The other period of the whole, by position. */
  readonly compare: Pick<ChartSeries, 'total' | 'values' | 'numbers'> | undefined;
}

/** What a telling is made from. */
export interface TellingContext {
  readonly metric: string;
  readonly type: ChartType;
  /** Those of the page; `undefined`: the chart has some of its own. */
  readonly colors: SeriesColors | undefined;
  readonly format: UsageFormat;
  /** The server's clock in milliseconds. */
  readonly now: number;
}

/** Tells of answers, one after the other; gives the same object as long as nothing has changed. */
export class Teller {
  readonly #ownColors = new SeriesColors(() => false);
  readonly #runningEnd = keepLast(runningEnd);
  readonly #tell = keepLast(tell);

  /** Tells of a metric; `undefined` if the answer does not have it. */
  tell(answer: UsageAnswer, context: TellingContext): Telling | undefined {
    const { metric, type, colors = this.#ownColors, format, now } = context;
    return this.#tell(answer, metric, type, colors, format, now < this.#runningEnd(answer));
  }
}

/** Parts that overlap cannot be stacked, and an area below zero would hide what it stands on. */
function drawnType(type: ChartType, groups: readonly ChartSeries[], addUp: boolean): ChartType {
  if (groups.length === 0 || type === 'line') return type;
  if (!addUp) return 'line';
  const hasNegative = groups.some(({ numbers }) => numbers.some((value) => value < 0));
  return type === 'area' && hasNegative ? 'bar' : type;
}

function tell(
  answer: UsageAnswer,
  metric: string,
  asked: ChartType,
  colors: SeriesColors,
  format: UsageFormat,
  isNow: boolean,
): Telling | undefined {
  const trend = trendOf(answer, metric);
  if (!trend) return undefined;
  const { series, addUp } = groupsOf(answer, trend, {
    colors,
    format,
    // Areas and bars touch each other, so those of other dimensions are shades of one hue.
    palette: asked === 'line' ? 'chart' : 'ramp',
  });
  const label = series.length > 0 ? translate(format, groupTexts, 'total') : trend.metric.label;
  return {
    trend,
    interval: answer.interval,
    format,
    isNow,
    asOf: requireInstant(answer.as_of, 'as_of'),
    dimension: series.length > 0 ? answer.groups?.dimension : undefined,
    series: [wholeOf(trend, label, series.length > 0), ...series],
    addUp,
    type: drawnType(asked, series, addUp),
    compare: compareOf(answer, trend),
  };
}
