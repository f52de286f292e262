import type { Metric, Series, UsageAnswer } from '../../api/types.ts';
import { changeBetween, comparableTotals, type ComparableTotals } from '../../model/change.ts';
import type { UsageFormat } from '../../model/format.ts';
import { runningIndex } from '../../model/series.ts';
import { translate } from '../../model/texts.ts';
import { beforeWords } from '../before-words.ts';
import { emphasize } from '../emphasis.ts';
import { summaryTexts as texts } from './usage-summary.texts.ts';

/** How a figure differs from the period before, in words. */
export interface FigureChange {
  /** Where the text says only how far. */
  readonly direction: 'up' | 'down' | undefined;
  /** "20.2% against the 30 days before", its size marked by `emphasize`. */
  readonly text: string;
  /** What it is measured against: "20,995.7 until the same time of day". */
  readonly base?: string | undefined;
}

/**
 * The change of one figure. Where there is nothing to compare with it says so.
 *
 * @param isLead whether there is room to name the period before; else its figure stands in the text
 */
export function describeFigureChange(
  answer: UsageAnswer,
  { total, values, compare }: Series,
  metric: Metric,
  format: UsageFormat,
  isLead: boolean,
): FigureChange {
  const totals = compare && comparableTotals(metric.aggregation, { total, values }, compare);
  const change = totals && changeBetween(totals.former, totals.current);
  if (!change) {
    const isMeasured = compare && compare.total !== null && total !== null;
    const reason = isMeasured ? 'incomparable' : 'nothingToCompare';
    return { direction: undefined, text: translate(format, texts, reason) };
  }
  const amount = format.metricValue(totals.former, metric);
  const against = isLead
    ? beforeWords(format, answer.interval ?? 'day', answer.starts?.length ?? 1)
    : amount;
  const base = isLead ? describeBase(answer, totals, amount, format) : undefined;
  switch (change.kind) {
    case 'up':
    case 'down': {
      const share = emphasize(format.percent(change.share));
      const text = translate(format, texts, 'change', { share, against });
      return { direction: change.kind, text, base };
    }
    case 'times': {
      const times = emphasize(translate(format, texts, 'times', { count: change.count }));
      return {
        direction: undefined,
        text: translate(format, texts, 'changeTimes', { times, against }),
        base,
      };
    }
    case 'same':
      return { direction: undefined, text: translate(format, texts, 'changeNone', { against }) };
    case 'new':
      return { direction: undefined, text: translate(format, texts, 'changeNew', { against }) };
  }
}

function describeBase(
  answer: UsageAnswer,
  { leftOut }: ComparableTotals,
  amount: string,
  format: UsageFormat,
): string {
  const { interval } = answer;
  const isCutAtTime = runningIndex(answer) >= 0 && interval !== 'hour' && interval !== 'minute';
  const base = translate(format, texts, isCutAtTime ? 'baseUntil' : 'base', { amount });
  return leftOut > 0 ? translate(format, texts, 'baseWhereBoth', { base }) : base;
}
