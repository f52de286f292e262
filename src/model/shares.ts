import type { Amount } from '../api/types.ts';
import { parseAmount } from './amount.ts';

/** A rounded share. */
export interface Share {
  /** Percent, rounded to `digits`: 30.5. */
  readonly percent: number;
  /** Digits after the decimal point. */
  readonly digits: number;
  /** More than nothing, but `percent` is 0: to be written "<0.1%". */
  readonly belowOne: boolean;
}

/** Amounts as whole numbers of one common size. */
function aligned(amounts: readonly Amount[]): bigint[] {
  const decimals = amounts.map(parseAmount);
  const scale = Math.max(0, ...decimals.map((decimal) => decimal.scale));
  return decimals.map((decimal) => decimal.digits * 10n ** BigInt(scale - decimal.scale));
}

/**
 * The shares of all parts of a whole in percent with one decimal, in the given order.
 *
 * Rounded by the largest remainder (the Hamilton method: Balinski and Young, "Fair Representation",
 * 1982, chapter 3): each share is rounded down, and the tenths that are missing go to the shares
 * that lost most; but no part that is less than the whole gets 100. So parts that make up the total add up to exactly 100.0. Of equal remainders the
 * first comes first.
 *
 * `undefined` where there are no shares: the total is zero or less, or a part is negative.
 * @throws RangeError if an amount is none.
 */
export function shares(parts: readonly Amount[], total: Amount): Share[] | undefined {
  const [whole = 0n, ...values] = aligned([total, ...parts]);
  if (whole <= 0n || values.some((value) => value < 0n)) return undefined;

  const tenths = values.map((value) => (value * 1000n) / whole);
  const remainders = values.map((value) => (value * 1000n) % whole);
  // Nothing gets no tenth, and less than the whole never reads 100.
  const order = values
    .map((_, index) => index)
    .filter((index) => remainders[index]! > 0n && tenths[index]! < 999n)
    .sort(
      (a, b) => Number(remainders[b]! > remainders[a]!) - Number(remainders[b]! < remainders[a]!),
    );
  const lost = remainders.reduce((sum, remainder) => sum + remainder, 0n);
  // Parts that make up the total lose whole tenths; others are rounded to the nearest one.
  const missing = Number((2n * lost + whole) / (2n * whole));
  for (const index of order.slice(0, missing)) tenths[index]! += 1n;

  return tenths.map((value, index) => ({
    percent: Number(value) / 10,
    digits: 1,
    belowOne: value === 0n && values[index]! > 0n,
  }));
}

/**
 * How much of a limit or a whole an amount is, by itself. Rounded half up, with one exception: what
 * is less than the whole never becomes 100, what is more never does either.
 *
 * `undefined` where the whole is zero or less.
 * @throws RangeError if an amount is none.
 */
export function shareOf(amount: Amount, whole: Amount, digits = 1): Share | undefined {
  const [value = 0n, all = 0n] = aligned([amount, whole]);
  if (all <= 0n) return undefined;
  const factor = 10n ** BigInt(digits);
  const size = value < 0n ? -value : value;
  let rounded = (2n * size * 100n * factor + all) / (2n * all);
  if (rounded === 100n * factor && size !== all) rounded += size < all ? -1n : 1n;
  const percent = Number(rounded) / Number(factor);
  return {
    percent: value < 0n && rounded > 0n ? -percent : percent,
    digits,
    belowOne: rounded === 0n && value > 0n,
  };
}
