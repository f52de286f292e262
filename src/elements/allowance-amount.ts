import type { Allowance, Amount } from '../api/types.ts';
import { toDecimalString } from '../model/amount.ts';
import type { UsageFormat } from '../model/format.ts';

/** An allowance's format for one amount: whole ones need no decimals, unless they are money. */
export function formatOfAllowance(amount: Amount, allowance: Allowance): Allowance {
  const isWhole = /^-?\d+$/.test(toDecimalString(amount));
  return isWhole && allowance.unit !== 'currency'
    ? { ...allowance, fraction_digits: 0 }
    : allowance;
}

/** A projected amount with the three digits that it can be trusted with at most. */
export function roughAmount(amount: number, allowance: Allowance, format: UsageFormat): string {
  const rounded = Number(amount.toPrecision(3));
  return format.metricValue(
    rounded,
    rounded >= 100 ? formatOfAllowance(rounded, allowance) : allowance,
  );
}
