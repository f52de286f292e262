import type { Amount, Metric, Series, UsageAnswer } from '../api/types.ts';
import { amountCell, csvRow, csvStart, textCell, timeCells, type CsvCell } from './csv.ts';
import { requireInstant } from './instant.ts';
import { bucketTimes, findMetric, findSeries } from './series.ts';
import { defineTexts, translate, type TextFormat } from './texts.ts';

/** Names of columns, and the words in them. */
export const csvTexts = defineTexts('csv', {
  start: 'Start',
  end: 'End',
  complete: 'Complete',
  yes: 'yes',
  no: 'no',
  key: 'Key',
  agent: 'Agent',
  category: 'Category',
  organization: 'Organization',
  channel: 'Channel',
  model: 'Model',
  member: 'Member',
  total: 'Total',
  remainder: { one: '{count} other', other: '{count} others' },
  deleted: '{label} (deleted)',
  /** A group above its column: names change, and several groups may have the same. */
  withKey: '{label} [{key}]',
  withUnit: '{metric} ({unit})',
  part: '{metric}: {part}',
  compared: '{column} (compared)',
});

/** A group, the remainder or the whole, and what it is called. */
interface Part {
  readonly name: string;
  readonly key?: string | null;
  seriesOf(metric: string): Series | undefined;
}

function partsIn(answer: UsageAnswer, format: TextFormat) {
  const { items = [], remaining = 0 } = answer.groups ?? {};
  // Looked up rather than searched for: there may be ten thousand groups.
  const grouped = new Map<string, Map<string | null, Series>>();
  for (const series of answer.series) {
    if (series.part !== 'group') continue;
    const ofMetric = grouped.get(series.metric) ?? new Map<string | null, Series>();
    grouped.set(series.metric, ofMetric.set(series.key ?? null, series));
  }

  const whole: Part = {
    name: translate(format, csvTexts, 'total'),
    seriesOf: (metric) => findSeries(answer, metric),
  };
  const groups = items.map((item): Part => ({
    name: item.deleted ? translate(format, csvTexts, 'deleted', { label: item.label }) : item.label,
    key: item.key,
    seriesOf: (metric) => grouped.get(metric)?.get(item.key),
  }));
  const remainder: Part = {
    name: translate(format, csvTexts, 'remainder', { count: remaining }),
    seriesOf: (metric) => findSeries(answer, metric, 'remainder'),
  };
  return { whole, parts: remaining > 0 ? [...groups, remainder] : groups };
}

/** "Credits", "Revenue (EUR)", "Response time (s)": what a bare number would not say. */
function metricName(format: TextFormat, { label, unit, currency }: Metric): string {
  const sign = unit === 'currency' ? currency : unit === 'duration' ? 's' : undefined;
  return sign ? translate(format, csvTexts, 'withUnit', { metric: label, unit: sign }) : label;
}

function textOf(format: TextFormat, key: 'start' | 'end' | 'complete' | 'key'): string {
  return translate(format, csvTexts, key);
}

/** A time has two columns, of which the second names the zone. */
function timeNames(format: TextFormat, name: string, zone: string): CsvCell[] {
  return [name, translate(format, csvTexts, 'withUnit', { metric: name, unit: zone })].map(
    textCell,
  );
}

function rangeNames(format: TextFormat, zone: string): CsvCell[] {
  return (['start', 'end'] as const).flatMap((key) => timeNames(format, textOf(format, key), zone));
}

function compared(format: TextFormat, column: string): string {
  return translate(format, csvTexts, 'compared', { column });
}

function columnName(format: TextFormat, { name: label, key }: Part): string {
  return key ? translate(format, csvTexts, 'withKey', { label, key }) : label;
}

interface Column {
  readonly name: string;
  readonly values: readonly (Amount | null)[];
}

/** One row a bucket, one column for each metric and part. */
function bucketRows(
  answer: UsageAnswer,
  metrics: readonly Metric[],
  format: TextFormat,
): CsvCell[][] {
  const { whole, parts } = partsIn(answer, format);
  const columns: Column[] = [];
  const comparedColumns: Column[] = [];
  for (const metric of metrics) {
    for (const part of [whole, ...parts]) {
      const series = part.seriesOf(metric.key);
      if (!series) continue;
      const label = metricName(format, metric);
      const name = answer.groups
        ? translate(format, csvTexts, 'part', { metric: label, part: columnName(format, part) })
        : label;
      columns.push({ name, values: series.values ?? [] });
      const other = series.compare?.values;
      if (other) comparedColumns.push({ name: compared(format, name), values: other });
    }
  }
  const { time_zone: zone, partial = [], compare } = answer;
  const { starts, ends } = bucketTimes(answer);
  const others = compare ? bucketTimes(compare) : undefined;
  const asOf = requireInstant(answer.as_of, 'as_of');
  const header = [
    ...rangeNames(format, zone),
    textCell(textOf(format, 'complete')),
    ...columns.map(({ name }) => textCell(name)),
    ...(others ? timeNames(format, compared(format, textOf(format, 'start')), zone) : []),
    ...comparedColumns.map(({ name }) => textCell(name)),
  ];
  // The other period may have a day more.
  const length = Math.max(starts.length, others?.starts.length ?? 0);
  const rows = Array.from({ length }, (_, index) => {
    const end = ends[index];
    const isComplete = end !== undefined && end <= asOf && !partial.includes(index);
    const word = translate(format, csvTexts, isComplete ? 'yes' : 'no');
    return [
      ...timeCells(starts[index], zone),
      ...timeCells(end, zone),
      textCell(end === undefined ? '' : word),
      ...columns.map(({ values }) => amountCell(values[index])),
      ...(others ? timeCells(others.starts[index], zone) : []),
      ...comparedColumns.map(({ values }) => amountCell(values[index])),
    ];
  });
  return [header, ...rows];
}

/** One row a group, then the remainder and the whole: an answer without buckets. */
function partRows(
  answer: UsageAnswer,
  metrics: readonly Metric[],
  format: TextFormat,
): CsvCell[][] {
  const { from, to, time_zone: zone, groups, compare } = answer;
  const { whole, parts } = partsIn(answer, format);
  const labels = metrics.map((metric) => metricName(format, metric));
  const dimension = groups && translate(format, csvTexts, groups.dimension);
  const header = [
    ...rangeNames(format, zone),
    ...(dimension ? [dimension, textOf(format, 'key')].map(textCell) : []),
    ...labels.map(textCell),
    ...(compare ? labels.map((label) => textCell(compared(format, label))) : []),
  ];
  const rows = [...parts, whole].map((part) => {
    const series = metrics.map(({ key }) => part.seriesOf(key));
    return [
      ...timeCells(from, zone),
      ...timeCells(to, zone),
      ...(dimension ? [textCell(part.name), textCell(part.key)] : []),
      ...series.map((found) => amountCell(found?.total)),
      ...(compare ? series.map((found) => amountCell(found?.compare?.total)) : []),
    ];
  });
  return [header, ...rows];
}

/**
 * An answer's figures as a CSV file, exactly as the server sent them; times in the zone of the answer, each
 * with its offset and beside it without, which spreadsheets take for a date.
 *
 * Wide, as the chart's own table is: one row a bucket with its start, its end and whether it is
 * complete, then for each metric the whole, each group in the order of the answer, named by label and
 * key, and the remainder, and in the same order the other period, aligned by position. Fifty groups of two metrics are 104
 * columns, which any spreadsheet takes, and one click makes a chart of them; the long form would be
 * 38,000 rows a year that first have to be turned. There is no row of totals, which a sum over a
 * column would count once more. An answer without buckets has a row for each group, the remainder
 * and the whole instead, with the group's key. Values that were not measured are empty.
 *
 * @param metrics keys, in the order of the columns; those that the answer lacks are left out
 */
export function usageCsv(
  answer: UsageAnswer,
  metrics: readonly string[],
  format: TextFormat,
): string {
  const found = metrics.flatMap((key) => findMetric(answer, key) ?? []);
  const rows = answer.starts ? bucketRows(answer, found, format) : partRows(answer, found, format);
  return csvStart + rows.map(csvRow).join('');
}
