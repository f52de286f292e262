import type { Amount } from '../api/types.ts';

/** A decimal number without rounding: `digits × 10^-scale`. */
export interface Decimal {
  readonly digits: bigint;
  /** Digits after the decimal point, 0 or more. */
  readonly scale: number;
}

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/;
const exponentPattern = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/;

/**
 * Reads an amount exactly. Strings are decimal ("34.1675", "-2"); numbers are taken as JavaScript
 * writes them, also in exponent notation (1e-7).
 * @throws RangeError on anything else: text, blanks, `NaN`, infinity.
 */
export function parseAmount(amount: Amount): Decimal {
  const text = String(amount);
  const match =
    decimalPattern.exec(text) ?? (typeof amount === 'number' ? exponentPattern.exec(text) : null);
  if (!match) throw new RangeError(`"${text}" is not an amount. Use a decimal like "34.1675".`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  const written = BigInt(whole + fraction);
  const digits = scale < 0 ? written * 10n ** BigInt(-scale) : written;
  return { digits: sign ? -digits : digits, scale: Math.max(0, scale) };
}

function digitsAt({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}

/** The shortest decimal string: no zeros at the end, no "-0". */
function toText({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = text.slice(text.length - scale).replace(/0+$/, '');
  return sign + whole + (fraction && `.${fraction}`);
}

/** The amount as a decimal string: "0.0000001" for 1e-7, "2.5" for "2.50". */
export function toDecimalString(amount: Amount): string {
  return toText(parseAmount(amount));
}

/** The exact sum. Of nothing it is "0". */
export function sumAmounts(amounts: Iterable<Amount>): string {
  // Added up by scale first: powers of ten are dear where there are thousands of amounts.
  const sums: bigint[] = [];
  for (const amount of amounts) {
    const { digits, scale } = parseAmount(amount);
    sums[scale] = (sums[scale] ?? 0n) + digits;
  }
  const scale = Math.max(0, sums.length - 1);
  const digits = sums.reduce(
    (sum, part, own) => sum + digitsAt({ digits: part, scale: own }, scale),
    0n,
  );
  return toText({ digits, scale });
}

/** `a - b`, exactly. */
export function subtractAmounts(a: Amount, b: Amount): string {
  const { digits, scale } = parseAmount(b);
  return sumAmounts([a, toText({ digits: -digits, scale })]);
}

/** Less than 0 if `a` is smaller, more than 0 if it is larger, 0 if "2.50" and 2.5 are the same. */
export function compareAmounts(a: Amount, b: Amount): number {
  // The nearest numbers never stand in another order than the amounts, unless they are one and the same.
  const distance = Number(a) - Number(b);
  if (distance !== 0 && Number.isFinite(distance)) return Math.sign(distance);
  const [left, right] = [parseAmount(a), parseAmount(b)];
  const scale = Math.max(left.scale, right.scale);
  const difference = digitsAt(left, scale) - digitsAt(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest number, for charts; `NaN` for what is no amount. Not for sums. */
export function toNumber(amount: Amount): number {
  return Number(amount);
}

export function isZero(amount: Amount): boolean {
  if (Math.abs(Number(amount)) > 0) return false;
  return parseAmount(amount).digits === 0n;
}
