import type { Amount, UsageAnswer } from '../api/types.ts';
import { sumAmounts, toNumber } from './amount.ts';
import { requireInstant } from './instant.ts';
import type { RunawayInsight } from './insights.ts';
import { partsOf, refOf } from './parts.ts';
import { detectRunaway, type HourlyUse, type RunawayOptions } from './runaway.ts';
import { bucketTimes, findSeries } from './series.ts';
import { offsetAt } from './time-zone.ts';

const hour = 3_600_000;
/** A runaway is over when it has been quiet for so many hours, or a quarter of its own length. */
const leastQuiet = 3;

/** What was looked at, and what of it is unusual. */
export interface RunawayCheck {
  /** What has the most beyond its habit comes first. */
  readonly insights: readonly RunawayInsight[];
  /** How many groups were looked at. */
  readonly checked: number;
  /** How many of them have too little history to tell. */
  readonly unknown: number;
}

/**
 * Looks for groups that spend far beyond their habit, by `detectRunaway`.
 *
 * @param recent the last hours up to now, grouped, by the hour; its groups are looked at
 * @param history the hours before, of these groups; its buckets end where those of `recent` begin
 * @param metric key of a metric that both have
 */
export function runawaysIn(
  recent: UsageAnswer,
  history: UsageAnswer,
  metric: string,
  options: RunawayOptions = {},
): RunawayCheck {
  const parts = partsOf(recent, metric);
  const groups = parts?.groups.filter(({ key }) => key !== null) ?? [];
  const [past, now] = [clockOf(history), clockOf(recent)];
  const asOf = requireInstant(recent.as_of, 'as_of');
  const found = groups.map((group): RunawayInsight | 'usual' | 'history' => {
    const before = findSeries(history, metric, 'group', group.key)?.values ?? [];
    const values = [
      ...past.starts.map((_, index) => before[index] ?? null),
      ...(group.series.values ?? []),
    ];
    const starts = [...past.starts, ...now.starts];
    // Hours that are still to come say nothing.
    const count = starts.findLastIndex((start) => start < asOf) + 1;
    const hours = [...past.hours, ...now.hours]
      .slice(0, count)
      .map((at, index): HourlyUse => ({ ...at, ...useOf(values[index], starts[index]!, asOf) }));
    const runaway = detectRunaway(hours, options);
    if (typeof runaway === 'string') return runaway;
    const { start, hours: length, expected } = runaway;
    const quiet = count - start - length;
    const isOngoing = quiet === 0;
    return {
      kind: 'runaway',
      id: `runaway ${parts!.dimension} ${group.key}`,
      level: quiet <= Math.max(leastQuiet, length / 4) ? 'critical' : 'warn',
      dimension: parts!.dimension,
      group: refOf(group),
      metric: parts!.metric,
      from: starts[start]!,
      to: isOngoing ? asOf : starts[start + length]!,
      isOngoing,
      amount: sumAmounts(
        values.slice(start, start + length).filter((value) => value !== null) as Amount[],
      ),
      expected,
    };
  });
  const excess = ({ amount, expected }: RunawayInsight) => toNumber(amount) - expected;
  return {
    insights: found.filter((one) => typeof one !== 'string').sort((a, b) => excess(b) - excess(a)),
    checked: groups.length,
    unknown: found.filter((one) => one === 'history').length,
  };
}

function useOf(
  value: Amount | null | undefined,
  start: number,
  asOf: number,
): Pick<HourlyUse, 'amount' | 'share'> {
  const amount = value === null || value === undefined ? null : toNumber(value);
  return { amount, share: Math.min(1, (asOf - start) / hour) };
}

/** When the hours of an answer are, by its own clock. */
function clockOf(answer: UsageAnswer) {
  const { starts } = bucketTimes(answer);
  const hours = starts.map((start) => {
    const wall = new Date(start + offsetAt(start, answer.time_zone));
    return { weekday: wall.getUTCDay(), hour: wall.getUTCHours() };
  });
  return { starts, hours };
}
