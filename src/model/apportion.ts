import type { Amount } from '../api/types.ts';
import { parseAmount, toDecimalString } from './amount.ts';

/**
 * Rounds parts so that they add up to a whole exactly: the largest remainder method (Hamilton's; Balinski and
 * Young, "Fair Representation", 1982, chapter 3). Each part is rounded down, and the units that are missing go
 * to the parts that lost most. A part of 0 stays 0, unless all are.
 *
 * @param parts finite numbers that come to about the whole; negative ones are parts as well
 * @param whole rounded to `digits` itself, half away from zero
 * @param digits after the decimal point, 0 or more
 * @returns decimal strings, in the order of the parts
 */
export function apportion(parts: readonly number[], whole: Amount, digits: number): string[] {
  if (parts.length === 0) return [];
  const unit = 10 ** digits;
  const rounded = parts.map((part) => BigInt(Math.floor(part * unit)));
  const missing = unitsOf(whole, digits) - rounded.reduce((sum, part) => sum + part, 0n);
  const remainders = parts.map((part) => part * unit - Math.floor(part * unit));
  const indexes = parts.map((_, index) => index);
  const open = indexes.filter((index) => parts[index] !== 0);
  const order = (open.length > 0 ? open : indexes).toSorted(
    (a, b) => remainders[b]! - remainders[a]!,
  );
  // Parts that are far from the whole, as huge numbers may be, share the rest in turns.
  const turns = missing / BigInt(order.length);
  const left = Number(missing % BigInt(order.length));
  order.forEach((index, place) => {
    const isNext = left < 0 ? place >= order.length + left : place < left;
    rounded[index]! += turns + (isNext ? BigInt(Math.sign(left)) : 0n);
  });
  return rounded.map((part) => ofUnits(part, digits));
}

/** An amount with so many digits after the decimal point, half away from zero. */
export function roundAmount(amount: Amount, digits: number): string {
  return ofUnits(unitsOf(amount, digits), digits);
}

function unitsOf(amount: Amount, wanted: number): bigint {
  const { digits, scale } = parseAmount(amount);
  if (scale <= wanted) return digits * 10n ** BigInt(wanted - scale);
  const size = digits < 0n ? -digits : digits;
  const step = 10n ** BigInt(scale - wanted);
  const units = (size + step / 2n) / step;
  return digits < 0n ? -units : units;
}

function ofUnits(units: bigint, digits: number): string {
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return toDecimalString(
    `${units < 0n ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`,
  );
}
