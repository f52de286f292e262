import type { Allowance, Amount } from '../api/types.ts';
import { compareAmounts, isZero, parseAmount, subtractAmounts } from './amount.ts';

/**
 * How near an allowance is to its limit. `none`: it has no limit, or the plan allots nothing and
 * nothing was used.
 */
export type Band = 'none' | 'normal' | 'warn' | 'critical' | 'over';

/** Percent of the allotted amount from which the bands `warn` and `critical` begin. */
export interface Thresholds {
  readonly warn: number;
  readonly critical: number;
}

export const defaultThresholds: Thresholds = { warn: 75, critical: 90 };

/** Reads "75 90": two rising numbers above 0, up to 100. `undefined` if the text is none. */
export function parseThresholds(text: string): Thresholds | undefined {
  const [warn = NaN, critical = NaN, ...rest] = text.trim().split(/\s+/).map(Number);
  const rising = warn > 0 && warn < critical && critical <= 100;
  return rising && rest.length === 0 ? { warn, critical } : undefined;
}

/** Whether `used` is at least so many percent of `allotted`, without rounding. */
function reaches(used: Amount, allotted: Amount, percent: number): boolean {
  const [part, whole, share] = [parseAmount(used), parseAmount(allotted), parseAmount(percent)];
  const left = part.digits * 100n * 10n ** BigInt(whole.scale + share.scale);
  return left >= whole.digits * share.digits * 10n ** BigInt(part.scale);
}

type Use = Pick<Allowance, 'used' | 'allotted' | 'overage'>;

/** What was used beyond the plan: what the API says, else the exact difference; `undefined`: nothing. */
export function overageOf({ used, allotted, overage }: Use): Amount | undefined {
  if (overage !== undefined && !isZero(overage)) return overage;
  if (allotted === null || compareAmounts(used, allotted) <= 0) return undefined;
  return subtractAmounts(used, allotted);
}

/** The band of an allowance. */
export function bandOf(use: Use, { warn, critical }: Thresholds): Band {
  const { used, allotted } = use;
  if (overageOf(use) !== undefined) return 'over';
  if (allotted === null || isZero(allotted)) return 'none';
  if (reaches(used, allotted, critical)) return 'critical';
  return reaches(used, allotted, warn) ? 'warn' : 'normal';
}
