import type { Amount, Capabilities, Dimension, UsageAnswer } from '../../api/types.ts';
import { capabilityOf } from '../../model/capabilities.ts';
import type { Breakdown } from '../../model/breakdown.ts';
import type { UsageFormat } from '../../model/format.ts';
import { findMetric } from '../../model/series.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import { filterNames } from '../chart/filter-names.ts';
import { labelOf } from './row-view.ts';
import {
  breakdownTexts as texts,
  groupCountTexts,
  noSharesTexts,
  titleTexts,
} from './usage-breakdown.texts.ts';

/** "Credits by agent". */
export function titleOf(format: UsageFormat, metric: string, dimension: Dimension): string {
  return translate(format, titleTexts, dimension, { metric });
}

/** What the figures are of: "12 agents, 22 Oct – 20 Nov 2026, Web chat". */
export function subtitleOf(
  format: UsageFormat,
  answer: UsageAnswer,
  { dimension, groupCount }: Breakdown,
): string {
  const range = format.range(answer.from, answer.to, answer.interval);
  if (groupCount === 0) return range;
  const groups = translate(format, groupCountTexts, dimension, { count: groupCount });
  const filters = filterNames(format, answer, (more) => translate(format, texts, 'andMore', more));
  return filters === undefined
    ? translate(format, texts, 'subtitle', { groups, range })
    : translate(format, texts, 'subtitleFiltered', { groups, range, filters });
}

/** The dimension in the API's words. */
export function dimensionLabel(
  capabilities: Capabilities | undefined,
  dimension: Dimension,
): string {
  return capabilities ? capabilityOf(capabilities, dimension).label : dimension;
}

/** What there is to see, in sentences. */
export function describeBreakdown(
  format: UsageFormat,
  answer: UsageAnswer,
  breakdown: Breakdown,
  title: string,
): string {
  const { metric, total, rows, noShares } = breakdown;
  const exact = (amount: Amount | null) => format.metricValue(amount, metric, { exact: true });
  const [largest] = rows;
  const sentences = [
    translate(format, texts, 'sentence', {
      title,
      range: format.range(answer.from, answer.to, answer.interval),
      amount: total === null ? translate(format, groupTexts, 'notMeasured') : exact(total),
    }),
  ];
  if (largest?.group) {
    const values = { name: labelOf(largest, format), amount: exact(largest.amount) };
    sentences.push(
      largest.share
        ? translate(format, texts, 'sentenceLargestShare', {
            ...values,
            share: format.percent(largest.share),
          })
        : translate(format, texts, 'sentenceLargest', values),
    );
  }
  if (noShares.length === 0) sentences.push(translate(format, texts, 'rounding'));
  return sentences.join(' ');
}

/** What has to be known besides the figures. */
export function notesOf(
  format: UsageFormat,
  answer: UsageAnswer,
  breakdown: Breakdown,
  /** Keys that the page is filtered by. */
  chosen: readonly string[],
): readonly string[] {
  const { metric, dimension, total, rows, noShares, partsTotal } = breakdown;
  const exact = (amount: Amount | null) => format.metricValue(amount, metric, { exact: true });
  const notes: string[] = noShares.map((reason) =>
    reason === 'mismatch'
      ? translate(format, texts, 'mismatch', {
          parts: exact(partsTotal ?? null),
          total: exact(total),
        })
      : translate(format, noSharesTexts, reason),
  );
  const ranking = answer.groups?.order_by;
  if (ranking !== undefined && ranking !== metric.key) {
    const label = findMetric(answer, ranking)?.label ?? ranking;
    notes.push(translate(format, texts, 'rankedBy', { metric: label }));
  }
  const elsewhere = chosen.filter((key) => !rows.some(({ group }) => group?.key === key));
  if (elsewhere.length > 0) {
    notes.push(translate(format, texts, 'chosenElsewhere', { count: elsewhere.length }));
  }
  const omitted = dimension === 'organization' ? (answer.scope?.omitted ?? 0) : 0;
  if (omitted > 0) notes.push(translate(format, texts, 'omitted', { count: omitted }));
  return notes;
}
