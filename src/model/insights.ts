import type {
  Allowance,
  Amount,
  BillingPeriod,
  Dimension,
  DimensionRef,
  Metric,
  PlanAnswer,
} from '../api/types.ts';
import type { AllowanceProjection } from './allowance-projection.ts';
import { dayLength, localMidnight, toDay } from './day-edges.ts';
import type { ChangeDrivers } from './drivers.ts';
import { requireInstant } from './instant.ts';
import { compareAmounts, isZero } from './amount.ts';
import { overageOf } from './bands.ts';

/** What needs attention, in the order in which it is told. */
export const insightKinds = ['runaway', 'run-out', 'drivers'] as const;
export type InsightKind = (typeof insightKinds)[number];

/** `critical`: act now. `warn`: look at it. `info`: good to know. */
export const insightLevels = ['critical', 'warn', 'info'] as const;
export type InsightLevel = (typeof insightLevels)[number];

interface InsightBase {
  /** The same for as long as the matter is the same. */
  readonly id: string;
  readonly level: InsightLevel;
}

/** A group that used far more than it usually does. */
export interface RunawayInsight extends InsightBase {
  readonly kind: 'runaway';
  readonly dimension: Dimension;
  readonly group: DimensionRef;
  readonly metric: Metric;
  /** In milliseconds since 1970, half open. */
  readonly from: number;
  readonly to: number;
  readonly isOngoing: boolean;
  /** What was used in this time, exactly. */
  readonly amount: Amount;
  /** What its habit would have come to. */
  readonly expected: number;
}

/** An allowance that is used up, or will be before its period ends. */
export interface RunOutInsight extends InsightBase {
  readonly kind: 'run-out';
  readonly allowance: Allowance;
  readonly period: BillingPeriod | null;
  /** Beyond the plan. */
  readonly overage: Amount | undefined;
  /** `undefined`: nothing is left. */
  readonly projection: AllowanceProjection | undefined;
}

/** Why a period differs from the one before. */
export interface DriversInsight extends InsightBase, ChangeDrivers {
  readonly kind: 'drivers';
  readonly metric: Metric;
  /** The metric whose units are counted as volume. */
  readonly volume: Metric;
  /** What the mix is of; `undefined`: groups could not be told apart. */
  readonly dimension: Dimension | undefined;
  /** The group that changed most in the direction of the whole, and by how much. */
  readonly leader: { readonly group: DimensionRef; readonly change: Amount } | undefined;
  /** At so many positions one of the periods has no measurement; they are left out of both. */
  readonly leftOut: number;
}

export type Insight = RunawayInsight | RunOutInsight | DriversInsight;

/** Orders insights by level, then by kind; otherwise they stay in order. */
export function byLevel(a: Insight, b: Insight): number {
  return (
    insightLevels.indexOf(a.level) - insightLevels.indexOf(b.level) ||
    insightKinds.indexOf(a.kind) - insightKinds.indexOf(b.kind)
  );
}

/** What runs out within so many days is critical. */
const criticalDays = 3;

/**
 * The allowances of a plan that are used up or will be before the period ends, most urgent first.
 *
 * @param projections what each allowance comes to, by its key; 'history': not enough of it yet
 */
export function runOutsIn(
  { allowances, period, as_of: asOf }: PlanAnswer,
  projections: ReadonlyMap<string, AllowanceProjection | 'history'>,
): RunOutInsight[] {
  const now = requireInstant(asOf, 'as_of');
  const isOver = period !== null && now >= requireInstant(period.to, 'to');
  const soon = period
    ? toDay(localMidnight(now, period.time_zone) + criticalDays * dayLength)
    : undefined;
  const found = allowances.flatMap((allowance): RunOutInsight[] => {
    if (allowance.kind !== 'consumable' || isOver) return [];
    const projected = projections.get(allowance.key);
    const projection = projected === 'history' ? undefined : projected;
    const { runsOut } = projection ?? {};
    const overage = overageOf(allowance);
    const base = { kind: 'run-out', id: `run-out ${allowance.key}`, allowance, period } as const;
    if (overage !== undefined || isUsedUp(allowance)) {
      return [{ ...base, level: 'critical', overage, projection: undefined }];
    }
    if (!projection || !runsOut) return [];
    const level = soon !== undefined && runsOut.from <= soon ? 'critical' : 'warn';
    return [{ ...base, level, overage, projection }];
  });
  const dayOf = ({ projection }: RunOutInsight) => projection?.runsOut?.from ?? '';
  return found.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
}

/** Whether nothing is left; a plan that allots nothing has nothing to run out. */
function isUsedUp({ used, allotted }: Allowance): boolean {
  return allotted !== null && !isZero(allotted) && compareAmounts(used, allotted) >= 0;
}
