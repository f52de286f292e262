import type { Amount } from '../api/types.ts';
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

/**
 * Two series by position as two comparable sums: positions at which one of them has no measurement
 * are left out of both. `undefined` where no position has both.
 */
export function comparableSums(
  current: readonly (Amount | null)[],
  former: readonly (Amount | null)[],
): { readonly current: Amount; readonly former: Amount } | undefined {
  const pairs = current.flatMap((value, index) => {
    const other = former[index] ?? null;
    return value === null || other === null ? [] : [[value, other] as const];
  });
  if (pairs.length === 0) return undefined;
  return {
    current: sumAmounts(pairs.map(([value]) => value)),
    former: sumAmounts(pairs.map(([, other]) => other)),
  };
}
