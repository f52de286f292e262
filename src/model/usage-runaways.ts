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
 * Looks for groups that spend far beyond their habit, by `detectRunaway`. Fifty groups take a while, so it
 * yields after each; see `runawaysIn` for all at once.
 *
 * @param recent the last hours up to now, grouped, by the hour; its groups are looked at
 * @param history the hours before, of these groups; its buckets end where those of `recent` begin
 * @param metric key of a metric that both have
 */
export function* searchRunaways(
  recent: UsageAnswer,
  history: UsageAnswer,
  metric: string,
  options: RunawayOptions = {},
): Generator<void, RunawayCheck> {
  const parts = partsOf(recent, metric);
  const groups = parts?.groups.filter(({ key }) => key !== null) ?? [];
  const clock = clockOf(history, recent);
  const insights: RunawayInsight[] = [];
  let unknown = 0;
  for (const group of groups) {
    yield;
    const before = findSeries(history, metric, 'group', group.key)?.values ?? [];
    const found = runawayOf([before, group.series.values ?? []], clock, options);
    if (found === 'history') unknown += 1;
    if (typeof found === 'string') continue;
    insights.push({
      kind: 'runaway',
      id: `runaway ${parts!.dimension} ${group.key}`,
      dimension: parts!.dimension,
      group: refOf(group),
      metric: parts!.metric,
      ...found,
    });
  }
  const excess = ({ amount, expected }: RunawayInsight) => toNumber(amount) - expected;
  insights.sort((a, b) => excess(b) - excess(a));
  return { insights, checked: groups.length, unknown };
}

/** `searchRunaways` from begin to end. */
export function runawaysIn(...given: Parameters<typeof searchRunaways>): RunawayCheck {
  const search = searchRunaways(...given);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}

type Values = readonly (Amount | null)[];

function runawayOf(
  [before, recent]: readonly [Values, Values],
  { starts, hours, historyLength, asOf }: Clock,
  options: RunawayOptions,
) {
  const values = [...starts.slice(0, historyLength).map((_, i) => before[i] ?? null), ...recent];
  const runaway = detectRunaway(
    hours.map((at, index): HourlyUse => ({ ...at, ...useOf(values[index], starts[index]!, asOf) })),
    options,
  );
  if (typeof runaway === 'string') return runaway;
  const { start, hours: length, expected } = runaway;
  const quiet = hours.length - start - length;
  const isOngoing = quiet === 0;
  const known = values.slice(start, start + length).filter((value) => value !== null);
  return {
    level: quiet <= Math.max(leastQuiet, length / 4) ? ('critical' as const) : ('warn' as const),
    from: starts[start]!,
    to: isOngoing ? asOf : starts[start + length]!,
    isOngoing,
    amount: sumAmounts(known),
    expected,
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

/** The hours of two answers, one after the other, and when they are by the clock of their zone. */
interface Clock {
  readonly starts: readonly number[];
  /** Those that have begun at `asOf`: hours still to come say nothing. */
  readonly hours: readonly Pick<HourlyUse, 'weekday' | 'hour'>[];
  /** How many of them are those of the history. */
  readonly historyLength: number;
  readonly asOf: number;
}

function clockOf(history: UsageAnswer, recent: UsageAnswer): Clock {
  const [past, now] = [history, recent].map((answer) => bucketTimes(answer).starts);
  const starts = [...past!, ...now!];
  const asOf = requireInstant(recent.as_of, 'as_of');
  const hours = starts
    .filter((start) => start < asOf)
    .map((start) => {
      const wall = new Date(start + offsetAt(start, recent.time_zone));
      return { weekday: wall.getUTCDay(), hour: wall.getUTCHours() };
    });
  return { starts, hours, historyLength: past!.length, asOf };
}
