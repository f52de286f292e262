import type { Amount, Metric } from '../api/types.ts';
import { compareAmounts, isZero, subtractAmounts, sumAmounts, toNumber } from './amount.ts';
import { shareOf, type Share } from './shares.ts';

/** More than this many percent is said as a multiple. */
const mostPercent = 999;

/** How an amount differs from an earlier one. */
export type Change =
  | { readonly kind: 'same' | 'new' }
  | { readonly kind: 'up' | 'down'; readonly share: Share }
  /** So many times the earlier amount. */
  | { readonly kind: 'times'; readonly count: number };

/**
 * The change from one amount to another, in percent of the earlier one. From nothing to something is
 * `new`. `undefined` where the earlier amount is negative, so that there is nothing to measure against.
 */
export function changeBetween(former: Amount, current: Amount): Change | undefined {
  const direction = compareAmounts(current, former);
  if (direction === 0) return { kind: 'same' };
  if (isZero(former)) return { kind: 'new' };
  const difference = subtractAmounts(current, former);
  const size = direction < 0 ? subtractAmounts(former, current) : difference;
  const share = shareOf(size, former);
  if (!share) return undefined;
  if (share.percent > mostPercent && direction > 0) {
    return { kind: 'times', count: Math.round(toNumber(current) / toNumber(former)) };
  }
  return { kind: direction > 0 ? 'up' : 'down', share };
}

/** Figures of two periods that can be compared. */
export interface ComparableTotals {
  readonly current: Amount;
  readonly former: Amount;
  /** At so many positions one of the periods has no measurement; they are left out of both sums. */
  readonly leftOut: number;
}

/** A metric over one of two periods. */
interface PeriodFigures {
  readonly total: Amount | null;
  readonly values?: readonly (Amount | null)[] | undefined;
}

/**
 * The totals of a metric over two periods, as far as they can be compared. Sums leave positions at which
 * one period has no measurement out of both; where parts do not add up, such a position leaves nothing to
 * compare. A position that neither has, as those still to come, does not count.
 *
 * @param aggregation how the metric's values make up its total
 */
export function comparableTotals(
  aggregation: Metric['aggregation'],
  current: PeriodFigures,
  former: PeriodFigures,
): ComparableTotals | undefined {
  const length = Math.max(current.values?.length ?? 0, former.values?.length ?? 0);
  const pairs = Array.from({ length }, (_, index) => {
    return [current.values?.[index] ?? null, former.values?.[index] ?? null] as const;
  });
  const both = pairs.filter(([value, other]) => value !== null && other !== null);
  const neither = pairs.filter(([value, other]) => value === null && other === null);
  const leftOut = length - both.length - neither.length;
  if (leftOut === 0 || aggregation !== 'sum') {
    if (leftOut > 0 || current.total === null || former.total === null) return undefined;
    return { current: current.total, former: former.total, leftOut };
  }
  if (both.length === 0) return undefined;
  return {
    current: sumAmounts(both.map(([value]) => value ?? 0)),
    former: sumAmounts(both.map(([, other]) => other ?? 0)),
    leftOut,
  };
}
