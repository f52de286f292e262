import type { Amount, DimensionRef, UsageAnswer } from '../../api/types.ts';
import { toNumber } from '../../model/amount.ts';
import type { UsageFormat } from '../../model/format.ts';
import { partsOf, type Parts } from '../../model/parts.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import { trendOf, type Trend } from '../../model/trend.ts';
import { peakScore } from '../../model/unusual.ts';
import { valueTicks } from '../../model/value-ticks.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';

/** One agent with all that its chart shows. */
export interface AgentCell {
  readonly agent: DimensionRef;
  /** Names the cell for as long as the element lives. */
  readonly id: string;
  /** The agent's name; with its key where another has the same. */
  readonly name: string;
  readonly trend: Trend;
  /** One a bucket; `NaN`: nothing to draw. */
  readonly numbers: readonly number[];
  /** How unusual its peak is; see `peakScore`. */
  readonly score: number;
}

/** All agents of an answer, the largest first. */
export interface AgentCells {
  readonly cells: readonly AgentCell[];
  readonly parts: Parts;
}

/** From where to where values are drawn. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** Share of the largest value of all: a spread below it does not make a peak unusual. */
const floorShare = 0.01;

function drawn(value: Amount | null, state: Trend['buckets'][number]['state']): number {
  return value === null || state === 'future' ? NaN : toNumber(value);
}

/** Values of complete buckets, oldest first. */
export function completeValues({ trend, numbers }: Pick<AgentCell, 'trend' | 'numbers'>) {
  return numbers.filter(
    (value, index) => !Number.isNaN(value) && trend.buckets[index]!.state === 'final',
  );
}

function largestOf(lists: Iterable<readonly number[]>): number {
  let largest = 0;
  for (const list of lists) for (const value of list) if (value > largest) largest = value;
  return largest;
}

/** The agents of an answer; `undefined` if it does not have the metric, or no groups. */
export function cellsOf(
  answer: UsageAnswer,
  metric: string,
  format: UsageFormat,
): AgentCells | undefined {
  const parts = partsOf(answer, metric);
  if (!parts) return undefined;
  const names = new Map<string, number>();
  for (const { label } of parts.groups) names.set(label, (names.get(label) ?? 0) + 1);
  const drafts = parts.groups.flatMap(({ series, ...agent }) => {
    const trend = trendOf({ ...answer, series: [{ ...series, part: 'total' }] }, metric);
    if (!trend) return [];
    const numbers = trend.buckets.map(({ value, state }) => drawn(value, state));
    return [{ agent, trend, numbers }];
  });
  const floor = floorShare * largestOf(drafts.map(({ numbers }) => numbers));
  const cells = drafts.map((draft) => ({
    ...draft,
    id: draft.agent.key === null ? '' : `=${draft.agent.key}`,
    name: nameOf(draft.agent, names, format),
    score: peakScore(completeValues(draft), floor),
  }));
  return { cells, parts };
}

function nameOf(
  { key, label }: DimensionRef,
  names: ReadonlyMap<string, number>,
  format: UsageFormat,
): string {
  if (key === null) return label || translate(format, groupTexts, 'notAssigned');
  if (!label) return key;
  return names.get(label) === 1 ? label : translate(format, texts, 'withKey', { name: label, key });
}

/** The most unusual first; equal ones stay in the order of their size. */
export function byScore(cells: readonly AgentCell[]): readonly AgentCell[] {
  return cells.toSorted((a, b) => b.score - a.score);
}

/** A scale for all of these cells, which begins and ends with round values. */
export function scaleOf(cells: readonly AgentCell[]): Scale {
  const metric = cells[0]?.trend.metric;
  const high = largestOf(cells.map(({ numbers }) => numbers));
  const low = -largestOf(cells.map(({ numbers }) => numbers.map((value) => -value)));
  const whole = metric?.fraction_digits === 0 && metric.unit !== 'ratio';
  const ticks = valueTicks(low, high, { whole });
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1 };
}
