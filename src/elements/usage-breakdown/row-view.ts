import type { Amount, DimensionRef, Metric } from '../../api/types.ts';
import type { Breakdown, BreakdownRow } from '../../model/breakdown.ts';
import type { UsageFormat } from '../../model/format.ts';
import { remainderPaint, type SeriesColors, type SeriesPaint } from '../../model/series-colors.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import type { GroupAction } from '../chart/group-choice.ts';
import { breakdownTexts as texts } from './usage-breakdown.texts.ts';

/** One row in words and colours, whichever way it is drawn. */
export interface RowView {
  /** The group; `undefined`: all others together. */
  readonly group: DimensionRef | undefined;
  readonly label: string;
  readonly isDeleted: boolean;
  readonly amount: string;
  /** The same without being shortened. */
  readonly exact: string;
  readonly share: string | undefined;
  /** All of it in one line, for the pointer. */
  readonly hint: string;
  readonly paint: SeriesPaint;
  readonly action: GroupAction;
  /** Whether the page is filtered by it. */
  readonly isChosen: boolean;
}

/** How rows are drawn. */
export type BreakdownType = 'bars' | 'donut';

/** What it takes to make views of rows. */
export interface RowContext {
  readonly breakdown: Breakdown;
  readonly type: BreakdownType;
  readonly format: UsageFormat;
  readonly colors: SeriesColors | undefined;
  readonly actionOf: (group: DimensionRef) => GroupAction;
  readonly isChosen: (group: DimensionRef) => boolean;
}

/** "25,231,234.5" stays as it is. */
const longestAmount = 12;
const none: GroupAction = { kind: 'none' };

export function viewOf(row: BreakdownRow, context: RowContext): RowView {
  const { breakdown, format, actionOf, isChosen } = context;
  const { group, count, share } = row;
  const label = labelOf(row, format);
  const exact = exactValue(row, context);
  const percent = share && format.percent(share);
  return {
    group,
    label,
    isDeleted: group?.deleted ?? false,
    amount: shortValue(format, row.amount, breakdown.metric, longestAmount),
    exact,
    share: percent ?? (breakdown.noShares.length === 0 ? '' : undefined),
    hint: percent
      ? translate(format, texts, 'sliceWithShare', { name: label, amount: exact, share: percent })
      : translate(format, texts, 'slice', { name: label, amount: exact }),
    paint: paintOf(group, context),
    action: group && count === 1 ? actionOf(group) : none,
    isChosen: group !== undefined && isChosen(group),
  };
}

/** The API's name of a group; "5 others". */
export function labelOf({ group, count }: BreakdownRow, format: UsageFormat): string {
  if (!group) return translate(format, groupTexts, 'others', { count });
  return group.label || (group.key ?? translate(format, groupTexts, 'notAssigned'));
}

/** A value that leaves room for what stands beside it: shortened if it has more signs than `longest`. */
export function shortValue(
  format: UsageFormat,
  amount: Amount | null,
  metric: Metric,
  longest: number,
): string {
  const text = format.metricValue(amount, metric);
  const canShorten = metric.unit !== 'duration' && metric.unit !== 'ratio';
  if (amount === null || text.length <= longest || !canShorten) return text;
  return format.compact(amount, { currency: metric.currency });
}

function exactValue({ group, amount }: BreakdownRow, { breakdown, format }: RowContext): string {
  if (amount !== null) return format.metricValue(amount, breakdown.metric, { exact: true });
  return group
    ? translate(format, groupTexts, 'notMeasured')
    : translate(format, texts, 'notSummed');
}

/** Agents have the same colour everywhere. Others take the accent, where they touch a ramp. */
function paintOf(
  group: DimensionRef | undefined,
  { breakdown: { dimension }, type, colors }: RowContext,
): SeriesPaint {
  if (!group) return remainderPaint;
  const accent: SeriesPaint = { color: 'single', pattern: 0 };
  if (!colors) return accent;
  const isAgent = dimension === 'agent';
  if (isAgent || type === 'donut') {
    return colors.paintOf(dimension, group, isAgent ? 'chart' : 'ramp');
  }
  if (group.color === undefined) return accent;
  const own = colors.paintOf(dimension, group);
  return typeof own.color === 'object' ? own : accent;
}

/** Classes that paint with a colour of the palette. One that a value brings is set by script. */
export function paintClass({ color, pattern }: SeriesPaint): string {
  const name = typeof color === 'object' ? '' : color;
  return pattern > 0 ? `${name} repeated` : name;
}

/** The colour that a value brings. */
export function ownColor({ color }: SeriesPaint): string | undefined {
  return typeof color === 'object' ? color.css : undefined;
}
