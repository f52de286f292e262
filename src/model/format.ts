import type { Amount, Day, Instant, Interval, Metric } from '../api/types.ts';
import { compareAmounts, isZero, toDecimalString, toNumber } from './amount.ts';
import { axisLabels } from './axis-labels.ts';
import { requireInstant } from './instant.ts';
import { dayLength } from './day-edges.ts';
import { shareOf, type Share } from './shares.ts';
import { defineTexts, translate, type TextFormat, type TextOverrides } from './texts.ts';
import { offsetAt, requireTimeZone } from './time-zone.ts';

export interface FormatOptions {
  /** BCP 47 tag: "de-CH". One that the engine refuses is written as English. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The host's own texts. */
  readonly texts?: TextOverrides | undefined;
}

export interface AmountOptions {
  /** Digits after the decimal point. Default 1. */
  readonly digits?: number;
  /** ISO 4217 code. */
  readonly currency?: string | undefined;
}

/** What is needed to write a value of a metric or an allowance. */
export type MetricFormat = Pick<Metric, 'unit' | 'currency' | 'fraction_digits'>;

/** Milliseconds since 1970, an instant, or (for days) a day without a zone. */
export type DateInput = number | Instant | Day;

/** How figures, times and texts are written: one locale, one zone. Frozen. All results are text. */
export interface UsageFormat extends TextFormat {
  /** As it was given. */
  readonly locale: string;
  readonly timeZone: string;
  readonly texts: TextOverrides | undefined;

  /** Fixed digits, grouped: "25,231.2". What is smaller than the last digit reads "<0.01", never 0. */
  amount(value: Amount, options?: AmountOptions): string;
  /** A whole number: "51,493". */
  count(value: Amount): string;
  /** Short from ten thousand on: "40.4M". For axes and the middle of a donut. */
  compact(value: Amount, options?: Pick<AmountOptions, 'currency'>): string;
  /** The same unit for all ticks, zero bare: "0", "1M", "2M". Ratios are written as percent. */
  axis(values: readonly number[], metric?: MetricFormat): string[];
  /** A share, or a ratio (0.305): "30.5%". More than nothing is never 0%, less than all never 100%. */
  percent(value: Share | Amount, digits?: number): string;
  /**
   * A value in the metric's unit and precision; `null` (not measured) is a dash. Counts and tokens
   * are short from ten million on, unless `exact`.
   */
  metricValue(value: Amount | null, metric: MetricFormat, options?: { exact?: boolean }): string;
  /** "10" and "of 12"; "14" and "no limit". */
  limit(
    used: Amount,
    allotted: Amount | null,
    metric: MetricFormat,
    options?: { exact?: boolean },
  ): { readonly used: string; readonly limit: string };

  /** "18 Nov 2026". */
  day(at: DateInput): string;
  /** "18 Nov". */
  dayShort(at: DateInput): string;
  /** "25 – 27 Nov", without the year. */
  days(first: Day, last: Day): string;
  /** "Wed 18 Nov", long "Wed 18 Nov 2026". */
  weekday(at: DateInput, options?: { long?: boolean }): string;
  /** "Nov", narrow "N". For the axis of a chart. */
  month(at: DateInput, options?: { narrow?: boolean }): string;
  /** "14:31", with the offset where the clock shows this twice. */
  time(at: number | Instant): string;
  /** "14:31:09". */
  timeWithSeconds(at: number | Instant): string;
  /** "18 Nov, 14:31". */
  dateTime(at: number | Instant): string;
  /** "Today 14:31", "Yesterday 09:12", then as `dateTime`. */
  relativeDay(at: number | Instant, now: number | Instant): string;
  /** How old figures are: "2 minutes old". */
  age(asOf: number | Instant, now: number | Instant): string;
  /**
   * A bucket: "18 Nov, 14:00 – 15:00", "Wed 18 Nov", "16 – 22 Nov", "Nov 2026"; long with weekday
   * and year. An hour that the clock shows twice has its offset: "2:00 – 3:00 (UTC+2)".
   */
  bucket(start: number, end: number, interval: Interval, options?: { long?: boolean }): string;
  /** A half open range with its last day: "22 Oct – 20 Nov 2026". */
  range(from: number | Instant, to: number | Instant, interval?: Interval): string;
  /** City and offset at that instant: "Berlin (UTC+1)". */
  zone(at: number | Instant): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
  plural(count: number): Intl.LDMLPluralRule;
}

const formatTexts = defineTexts('format', {
  lessThan: '<{amount}',
  moreThan: '>{amount}',
  ofLimit: 'of {limit}',
  noLimit: 'no limit',
  dayAndTime: '{day} {time}',
  age: '{duration} old',
  fresh: 'less than a minute old',
  zone: '{city} ({offset})',
  withOffset: '{time} ({offset})',
});

const minute = 60_000;
const hour = 60 * minute;
/** The longest that clocks are ever set back, with room to spare. */
const longestChange = 3 * hour;
const compactFrom = 10_000_000;
/** So many ranges are kept; a page has few at a time. */
const mostRanges = 20;
const noValue = '–';

/** Keeps a dash and what it joins on one line. */
function keepTogether(text: string): string {
  return text.replace(/\s([-–])\s/g, '\u00a0$1\u00a0').replace(/–(?=\d)/g, '–\u2060');
}

function supportedLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Calendars whose months are those that the API cuts. Others write months in the Gregorian one. */
const sameMonths = /^(gregory|iso8601|buddhist|japanese|roc)$/;

/**
 * Makes the functions that write figures, times and texts. Formatters of `Intl` are made when first
 * needed and kept.
 * @throws RangeError if the engine has no such zone.
 */
export function createFormat({ locale, timeZone, texts }: FormatOptions): UsageFormat {
  requireTimeZone(timeZone);
  const locales = [supportedLocale(locale), 'en'];
  const kept = new Map<string, unknown>();
  function keep<T>(kind: string, options: object, make: () => T): T {
    const key = kind + JSON.stringify(options);
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  }

  const numbers = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    keep('number', options, () => new Intl.NumberFormat(locales, options));
  // Dates are formatted as wall clocks in UTC, so that an hour can end in the offset it began in.
  const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    keep('date', options, () => new Intl.DateTimeFormat(locales, { ...options, timeZone: 'UTC' }));
  const relative = (): Intl.RelativeTimeFormat =>
    keep('relative', {}, () => new Intl.RelativeTimeFormat(locales, { numeric: 'auto' }));

  const text: TextFormat = { texts, count, plural };
  const exact = (value: string) => value as Intl.StringNumericLiteral;

  function plural(value: number): Intl.LDMLPluralRule {
    return keep('plural', {}, () => new Intl.PluralRules(locales)).select(value);
  }

  function withDigits(value: Amount, options: Intl.NumberFormatOptions, digits: number): string {
    const format = numbers({
      ...options,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    const smallest = toDecimalString(10 ** -digits);
    const negative = compareAmounts(value, 0) < 0;
    const size = toDecimalString(value).replace('-', '');
    if (isZero(value) || compareAmounts(size, smallest) >= 0) {
      return format.format(exact(toDecimalString(value)));
    }
    const edge = format.format(exact(negative ? `-${smallest}` : smallest));
    return translate(text, formatTexts, negative ? 'moreThan' : 'lessThan', { amount: edge });
  }

  function amount(value: Amount, { digits = 1, currency }: AmountOptions = {}): string {
    return withDigits(value, currency ? { style: 'currency', currency } : {}, digits);
  }

  function count(value: Amount): string {
    return withDigits(value, {}, 0);
  }

  function compact(value: Amount, { currency }: Pick<AmountOptions, 'currency'> = {}): string {
    const style = currency ? ({ style: 'currency', currency } as const) : {};
    const size = Math.abs(toNumber(value));
    if (size < 10_000) return withDigits(value, style, Number.isInteger(size) ? 0 : 1);
    const format = numbers({ ...style, notation: 'compact', maximumSignificantDigits: 3 });
    return format.format(exact(toDecimalString(value)));
  }

  function percent(value: Share | Amount, digits = 1): string {
    const share = typeof value === 'object' ? value : shareOf(value, 1, digits)!;
    const format = numbers({
      style: 'percent',
      minimumFractionDigits: share.digits,
      maximumFractionDigits: share.digits,
    });
    if (!share.belowOne) return format.format(share.percent / 100);
    const edge = format.format(10 ** -share.digits / 100);
    return translate(text, formatTexts, 'lessThan', { amount: edge });
  }

  function unit(value: Amount, name: string, unitDisplay: 'short' | 'long', digits = 0): string {
    return withDigits(value, { style: 'unit', unit: name, unitDisplay }, digits);
  }

  /** Seconds as "45 sec", "3 min 20 sec", "2 hr 5 min". */
  function duration(value: Amount, digits: number): string {
    const seconds = toNumber(value);
    const size = Math.abs(seconds);
    if (Number(size.toFixed(digits)) < 60) return unit(value, 'second', 'short', digits);
    const inHours = Math.round(size) >= 3600;
    const whole = Math.round(seconds / (inHours ? 60 : 1));
    const large = unit(Math.trunc(whole / 60), inHours ? 'hour' : 'minute', 'short');
    const rest = Math.abs(whole % 60);
    return rest === 0 ? large : `${large} ${unit(rest, inHours ? 'minute' : 'second', 'short')}`;
  }

  function metricValue(
    value: Amount | null,
    metric: MetricFormat,
    options: { exact?: boolean } = {},
  ): string {
    if (value === null) return noValue;
    const { unit, currency, fraction_digits: digits } = metric;
    if (unit === 'ratio') return percent(value, digits);
    if (unit === 'duration') return duration(value, digits);
    if (unit === 'currency') return amount(value, { digits, currency });
    const short = unit !== 'credit' && Math.abs(toNumber(value)) >= compactFrom;
    return short && !options.exact ? compact(value) : amount(value, { digits });
  }

  function wall(at: DateInput): number {
    if (typeof at === 'string' && at.length === 10) return Date.parse(at);
    const ms = toMs(at);
    return ms + offsetAt(ms, timeZone);
  }

  function toMs(at: number | Instant): number {
    return typeof at === 'number' ? at : requireInstant(at, 'Time');
  }

  /** "UTC+5:30" */
  function offsetText(ms: number): string {
    const minutes = Math.round(offsetAt(ms, timeZone) / minute);
    if (minutes === 0) return 'UTC';
    const hours = numbers({ signDisplay: 'always' }).format(Math.trunc(minutes / 60));
    const rest = Math.abs(minutes % 60);
    return `UTC${hours}${rest ? `:${numbers({ minimumIntegerDigits: 2 }).format(rest)}` : ''}`;
  }

  /** Whether the wall clock shows the same at another instant. */
  function isTwice(ms: number): boolean {
    return [-longestChange, longestChange].some((distance) => {
      const offset = offsetAt(ms + distance, timeZone);
      const other = wall(ms) - offset;
      return other !== ms && offsetAt(other, timeZone) === offset;
    });
  }

  function withOffset(time: string, twice: boolean, ms: number): string {
    if (!twice) return time;
    return translate(text, formatTexts, 'withOffset', { time, offset: offsetText(ms) });
  }

  function clock(at: number | Instant, options: Intl.DateTimeFormatOptions): string {
    const ms = toMs(at);
    return withOffset(dates(options).format(wall(ms)), isTwice(ms), ms);
  }

  const dayOptions = { day: 'numeric', month: 'short' } as const;
  // Two digits where hours are counted to 24: "09:05", but "9:05 AM".
  function timeOptions() {
    const { hour12 } = dates({ hour: 'numeric' }).resolvedOptions();
    return { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' } as const;
  }

  function weekday(at: DateInput, { long = false }: { long?: boolean } = {}): string {
    const options = {
      ...dayOptions,
      weekday: 'short' as const,
      ...(long && { year: 'numeric' as const }),
    };
    return dates(options).format(wall(at));
  }

  function months(long: boolean): Intl.DateTimeFormat {
    const { calendar } = dates({}).resolvedOptions();
    return dates({
      month: long ? 'long' : 'short',
      year: 'numeric',
      ...(!sameMonths.test(calendar) && { calendar: 'gregory' }),
    });
  }

  function month(at: DateInput, { narrow = false }: { narrow?: boolean } = {}): string {
    const { calendar } = dates({}).resolvedOptions();
    return dates({
      month: narrow ? 'narrow' : 'short',
      ...(!sameMonths.test(calendar) && { calendar: 'gregory' }),
    }).format(wall(at));
  }

  function dateTime(at: number | Instant): string {
    return clock(at, { ...dayOptions, ...timeOptions() });
  }

  function time(at: number | Instant): string {
    return clock(at, timeOptions());
  }

  function bucket(
    start: number,
    end: number,
    interval: Interval,
    { long = false }: { long?: boolean } = {},
  ): string {
    if (interval === 'month') return months(long).format(wall(start));
    if (interval === 'day') return weekday(start, { long });
    const year = long && { year: 'numeric' as const };
    if (interval === 'week') {
      const days = dates({ ...dayOptions, ...year });
      return keepTogether(days.formatRange(wall(start), wall(end - 1)));
    }
    const from = wall(start);
    const to = interval === 'minute' ? from : from + end - start;
    const times = dates({
      ...dayOptions,
      ...timeOptions(),
      ...year,
      ...(long && { weekday: 'short' as const }),
    });
    const twice = isTwice(start) || isTwice(end - 1);
    return withOffset(keepTogether(times.formatRange(from, to)), twice, start);
  }

  function startsDay(ms: number): boolean {
    return Math.floor(wall(ms) / dayLength) !== Math.floor(wall(ms - 1) / dayLength);
  }

  /** Elements of a page write the same range again and again, and engines take a millisecond for one. */
  const ranges = new Map<string, string>();
  function range(...given: Parameters<typeof writeRange>): string {
    const key = given.join();
    const written = ranges.get(key) ?? writeRange(...given);
    if (ranges.size >= mostRanges) ranges.clear();
    ranges.set(key, written);
    return written;
  }

  function writeRange(from: number | Instant, to: number | Instant, interval?: Interval): string {
    const [start, end] = [toMs(from), toMs(to)];
    const startsMonth = (ms: number) => startsDay(ms) && new Date(wall(ms)).getUTCDate() === 1;
    const days = { ...dayOptions, year: 'numeric' } as const;
    if (interval === 'month' && startsMonth(start) && startsMonth(end)) {
      return keepTogether(months(false).formatRange(wall(start), wall(end - 1)));
    }
    if (startsDay(start) && startsDay(end)) {
      return keepTogether(dates(days).formatRange(wall(start), wall(end - 1)));
    }
    const times = dates({ ...days, ...timeOptions() });
    return keepTogether(times.formatRange(wall(start), Math.max(wall(start), wall(end))));
  }

  return Object.freeze({
    locale,
    timeZone,
    texts,
    amount,
    count,
    compact,
    percent,
    metricValue,
    plural,
    weekday,
    month,
    time,
    dateTime,
    bucket,
    days: (first: Day, last: Day) =>
      keepTogether(dates(dayOptions).formatRange(wall(first), wall(last))),
    range,
    axis: (values: readonly number[], metric?: MetricFormat) =>
      axisLabels(values, numbers, metric?.unit === 'ratio'),
    limit: (
      used: Amount,
      allotted: Amount | null,
      metric: MetricFormat,
      options: { exact?: boolean } = {},
    ) => ({
      used: metricValue(used, metric, options),
      limit:
        allotted === null
          ? translate(text, formatTexts, 'noLimit')
          : translate(text, formatTexts, 'ofLimit', {
              limit: metricValue(allotted, metric, options),
            }),
    }),
    day: (at: DateInput) => dates({ ...dayOptions, year: 'numeric' }).format(wall(at)),
    dayShort: (at: DateInput) => dates(dayOptions).format(wall(at)),
    timeWithSeconds: (at: number | Instant) => clock(at, { ...timeOptions(), second: '2-digit' }),
    relativeDay: (at: number | Instant, now: number | Instant) => {
      const days = Math.floor(wall(at) / dayLength) - Math.floor(wall(now) / dayLength);
      if (days !== 0 && days !== -1) return dateTime(at);
      const word = relative().format(days, 'day');
      const day = word.charAt(0).toLocaleUpperCase(locales) + word.slice(1);
      return translate(text, formatTexts, 'dayAndTime', { day, time: time(at) });
    },
    age: (asOf: number | Instant, now: number | Instant) => {
      const past = toMs(now) - toMs(asOf);
      if (past < minute) return translate(text, formatTexts, 'fresh');
      const [name, length] =
        past < hour
          ? (['minute', minute] as const)
          : past < 2 * dayLength
            ? (['hour', hour] as const)
            : (['day', dayLength] as const);
      const duration = unit(Math.floor(past / length), name, 'long');
      return translate(text, formatTexts, 'age', { duration });
    },
    zone: (at: number | Instant) => {
      const offset = offsetText(toMs(at));
      const city = timeZone.split('/').at(-1)!.replaceAll('_', ' ');
      // Zones like "Etc/GMT+2" and "UTC" are no places.
      if (!timeZone.includes('/') || timeZone.startsWith('Etc/')) return offset;
      return translate(text, formatTexts, 'zone', { city, offset });
    },
    list: (items: readonly string[]) =>
      keep('list', {}, () => new Intl.ListFormat(locales)).format(items),
  });
}
