import { dimensions } from '../../api/types.ts';
import type { FilterName, UsageFilters } from '../../context/filters-context.ts';
import { dayLength, localMidnight, toDay } from '../../model/day-edges.ts';
import { everything } from '../../model/filters.ts';
import type { DriversInsight, Insight, RunawayInsight } from '../../model/insights.ts';

/** The longest that is seen best by the hour, in milliseconds. */
const shortest = dayLength;
/** So many days before a runaway show what is usual. */
const daysBefore = 14;

/**
 * The filters that show what an insight tells of, without what the host has fixed. `undefined` where they
 * cannot show it.
 *
 * @param timeZone of the page
 */
export function evidenceOf(
  insight: Insight,
  fixed: readonly FilterName[],
  timeZone: string,
): Partial<UsageFilters> | undefined {
  const wanted = wantedFilters(insight, timeZone);
  if (!wanted) return undefined;
  const open = Object.entries(wanted).filter(([name]) => !fixed.includes(name as FilterName));
  const isShown = [...dimensions, 'period' as const].some(
    (name) => !fixed.includes(name) && isTold(wanted[name]),
  );
  return isShown ? Object.fromEntries(open) : undefined;
}

function isTold(choice: UsageFilters[FilterName] | undefined): boolean {
  return choice !== undefined && !(Array.isArray(choice) && choice.length === 0);
}

function wantedFilters(insight: Insight, timeZone: string): Partial<UsageFilters> | undefined {
  switch (insight.kind) {
    case 'runaway':
      return runawayFilters(insight, timeZone);
    case 'run-out':
      return insight.period ? { period: { preset: 'billing' } } : undefined;
    case 'drivers':
      return leaderFilters(insight);
  }
}

function runawayFilters(
  { dimension, group, from, to }: RunawayInsight,
  timeZone: string,
): Partial<UsageFilters> {
  const day = (ms: number, days: number) => toDay(localMidnight(ms, timeZone) + days * dayLength);
  return {
    ...everything,
    [dimension]: [group.key],
    period:
      to - from <= shortest
        ? { preset: '72h' }
        : { from: day(from, -daysBefore), to: day(to - 1, 0) },
  };
}

/** The other filters stay: the change is that of what they show. */
function leaderFilters({ dimension, leader }: DriversInsight): Partial<UsageFilters> | undefined {
  const key = leader?.group.key;
  return dimension && typeof key === 'string' ? { [dimension]: [key] } : undefined;
}
