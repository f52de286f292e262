type NumberFormats = (options: Intl.NumberFormatOptions) => Intl.NumberFormat;

/** From here on ticks are short: "10K", "2.5M". */
const shortFrom = 10_000;

/** Digits after the point that a tick needs, without the noise of floating point. */
function digitsOf(value: number): number {
  const text = String(Number(value.toPrecision(12)));
  const exponent = /e-(\d+)$/.exec(text);
  if (exponent) return Math.min(20, Number(exponent[1]) + (text.split('.')[1]?.indexOf('e') ?? 0));
  return text.split('.')[1]?.length ?? 0;
}

/**
 * The unit in which the locale shortens a number, as a divisor: 1,000,000 for 4,000,000 in English,
 * 10,000 in Japanese.
 */
function unitOf(value: number, numbers: NumberFormats): number {
  const parts = numbers({
    notation: 'compact',
    numberingSystem: 'latn',
    maximumFractionDigits: 2,
    useGrouping: false,
  }).formatToParts(value);
  const shown = parts
    .filter(({ type }) => type === 'integer' || type === 'decimal' || type === 'fraction')
    .map(({ type, value }) => (type === 'decimal' ? '.' : value));
  return 10 ** Math.round(Math.log10(value / Number(shown.join(''))));
}

/**
 * Labels for the ticks of one axis: the unit of the largest on all of them, as many digits as they
 * need, zero bare.
 */
export function axisLabels(
  values: readonly number[],
  numbers: NumberFormats,
  percent: boolean,
): string[] {
  const largest = Math.max(0, ...values.map(Math.abs));
  if (percent || largest < shortFrom) {
    const scaled = values.map((value) => (percent ? value * 100 : value));
    const maximumFractionDigits = Math.max(0, ...scaled.map(digitsOf));
    const format = numbers({ maximumFractionDigits, ...(percent && { style: 'percent' }) });
    const zero = numbers({}).format(0);
    return values.map((value) => (value === 0 ? zero : format.format(value)));
  }

  const unit = unitOf(largest, numbers);
  const maximumFractionDigits = Math.max(0, ...values.map((value) => digitsOf(value / unit)));
  const plain = numbers({ maximumFractionDigits });
  const parts = numbers({ notation: 'compact' }).formatToParts(largest);
  const isNumber = ({ type }: Intl.NumberFormatPart) =>
    type === 'integer' || type === 'group' || type === 'decimal' || type === 'fraction';
  const before = parts.slice(0, parts.findIndex(isNumber));
  const after = parts.slice(parts.findLastIndex(isNumber) + 1);
  const text = (list: readonly Intl.NumberFormatPart[]) => list.map(({ value }) => value).join('');
  return values.map((value) =>
    value === 0 ? plain.format(0) : text(before) + plain.format(value / unit) + text(after),
  );
}
