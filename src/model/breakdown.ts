import type { Amount, Dimension, DimensionRef, Metric } from '../api/types.ts';
import { compareAmounts, isZero, sumAmounts, toNumber } from './amount.ts';
import { amountOf, type Parts } from './parts.ts';
import { shares, type Share } from './shares.ts';

/** One group, or all groups beyond the limit together. */
export interface BreakdownRow {
  /** The group; `undefined`: the remainder. */
  readonly group: DimensionRef | undefined;
  /** How many groups it is. */
  readonly count: number;
  /** `null`: not measured, or a remainder of groups that cannot be summed. */
  readonly amount: Amount | null;
  readonly share: Share | undefined;
}

/**
 * Why parts have no shares: an average, a level or a maximum has no parts; groups that `overlap`
 * make up more than the whole; a `negative` amount is no part of one; or the parts do not come to
 * the total (`mismatch`).
 */
export type NoShares = 'average' | 'level' | 'maximum' | 'overlap' | 'negative' | 'mismatch';

/** A metric by the values of one dimension, largest first, the remainder last. */
export interface Breakdown {
  readonly metric: Metric;
  readonly dimension: Dimension;
  /** The server's figure of the whole; `null`: not measured. */
  readonly total: Amount | null;
  readonly rows: readonly BreakdownRow[];
  /** How many groups there are, "not assigned" left out as far as it is known. */
  readonly groupCount: number;
  /** Empty where the shares add up to 100%. */
  readonly noShares: readonly NoShares[];
  /** What the parts come to, where it is not the total. */
  readonly partsTotal: Amount | undefined;
}

const withoutParts = {
  distinct: 'overlap',
  mean: 'average',
  last: 'level',
  max: 'maximum',
} as const;

/** What is to be shown of parts: at most `limit` groups and the rest of them. */
export function breakdownOf(parts: Parts, limit: number): Breakdown {
  const { metric, dimension, whole, addsUp } = parts;
  const rows = [...cut(parts, limit)];
  const amounts = rows.map(({ amount }) => amount ?? '0');
  const partsTotal = sumAmounts(amounts);
  const isWhole = compareAmounts(partsTotal, amountOf(whole)) === 0;
  const noShares: NoShares[] = [];
  if (!addsUp) {
    noShares.push(metric.aggregation === 'sum' ? 'overlap' : withoutParts[metric.aggregation]);
  } else {
    if (amounts.some((amount) => compareAmounts(amount, 0) < 0)) noShares.push('negative');
    if (!isWhole) noShares.push('mismatch');
  }
  const percents = noShares.length === 0 ? shares(amounts, amountOf(whole)) : undefined;
  const remaining = parts.remainder?.count ?? 0;
  return {
    metric,
    dimension,
    total: whole.total,
    rows: rows.map((row, index) => ({
      ...row,
      share: row.amount === null ? undefined : percents?.[index],
    })),
    groupCount: parts.groups.filter(({ key }) => key !== null).length + remaining,
    noShares,
    partsTotal: addsUp && !isWhole ? partsTotal : undefined,
  };
}

/** An API without `limit` answers more groups than are wanted; these stand with the remainder. */
function* cut(
  { groups, remainder, addsUp }: Parts,
  limit: number,
): Iterable<Omit<BreakdownRow, 'share'>> {
  for (const group of groups.slice(0, limit)) {
    const { series, ...ref } = group;
    yield { group: ref, count: 1, amount: series.total };
  }
  const others = groups.slice(limit).map(({ series }) => amountOf(series));
  const count = others.length + (remainder?.count ?? 0);
  if (count === 0) return;
  if (others.length === 0) yield { group: undefined, count, amount: remainder!.series.total };
  else {
    const all = remainder ? [...others, amountOf(remainder.series)] : others;
    // Groups that overlap cannot be summed, and nobody has counted them together.
    yield { group: undefined, count, amount: addsUp ? sumAmounts(all) : null };
  }
}

/** Whether there is nothing in it: no whole, and no refund that some part makes up for. */
export function isEmptyBreakdown({ total, rows }: Breakdown): boolean {
  return [total, ...rows.map(({ amount }) => amount)].every(
    (amount) => amount === null || isZero(amount),
  );
}

/** A bar, in shares of its track from 0 to 1. */
export interface Bar {
  /** Where it begins. */
  readonly start: number;
  readonly size: number;
  /** Whether the remainder goes beyond the track. */
  readonly cut: boolean;
}

/** Bars of all rows on one scale, and where on the track it has its zero. */
export interface Bars {
  readonly zero: number;
  readonly bars: readonly Bar[];
}

/**
 * Bars from one base line; negative amounts run backwards from it. The scale is that of the groups:
 * all others together can be a thousand times the largest, and would leave nothing of it.
 */
export function barsOf(rows: readonly BreakdownRow[]): Bars {
  const sizes = rows.map(({ amount }) => toNumber(amount ?? 0));
  const ofGroups = sizes.filter((_, index) => rows[index]!.group !== undefined);
  const longest = Math.max(0, ...ofGroups.map(Math.abs)) || Infinity;
  const drawn = sizes.map((size) => Math.min(longest, Math.max(-longest, size)));
  const low = Math.min(0, ...drawn);
  const length = Math.max(0, ...drawn) - low || 1;
  const zero = (0 - low) / length;
  const bars = drawn.map((size, index) => ({
    start: zero + Math.min(0, size) / length,
    size: Math.abs(size) / length,
    cut: size !== sizes[index],
  }));
  return { zero, bars };
}
