import type { Amount, DailyFigures, Series, UsageAnswer } from '../api/types.ts';
import { compareAmounts, parseAmount, sumAmounts } from './amount.ts';
import { localMidnight, toDay } from './day-edges.ts';
import { requireInstant } from './instant.ts';
import { bucketTimes } from './series.ts';

/**
 * The figures of the complete days: those of the server, else added up from the series where its
 * buckets are days. Left out are days that the range cuts short, that are not over at `as_of`, or
 * that were not measured. `undefined` where the answer does not tell.
 */
export function dailyFigures(answer: UsageAnswer, series: Series): DailyFigures | undefined {
  if (series.daily) return series.daily;
  if (answer.interval !== 'day' || !series.values) return undefined;
  const { starts, ends } = bucketTimes(answer);
  const asOf = requireInstant(answer.as_of, 'as_of');
  const days = series.values.flatMap((total, index) =>
    total === null || answer.partial?.includes(index) || ends[index]! > asOf
      ? []
      : [{ total, start: starts[index]! }],
  );
  const [first] = days;
  const peak = days.reduce(
    (best, day) => (best && compareAmounts(best.total, day.total) >= 0 ? best : day),
    first,
  );
  return {
    complete_days: days.length,
    total: sumAmounts(days.map(({ total }) => total)),
    peak: peak
      ? { day: toDay(localMidnight(peak.start, answer.time_zone)), total: peak.total }
      : null,
  };
}

/** Digits beyond those of the total; enough that no rounding for display can go wrong. */
const extraDigits = 12;

/**
 * The total divided by a whole number above 0, as a decimal string cut off after so many digits
 * that it rounds as the exact quotient does.
 */
export function average(total: Amount, count: number): string {
  const { digits, scale } = parseAmount(total);
  const quotient = (digits * 10n ** BigInt(extraDigits)) / BigInt(count);
  const sign = quotient < 0n ? '-' : '';
  const text = String(quotient < 0n ? -quotient : quotient).padStart(scale + extraDigits + 1, '0');
  return `${sign}${text.slice(0, -(scale + extraDigits))}.${text.slice(-(scale + extraDigits))}`;
}
