import type { Day } from '../api/types.ts';
import { dayLength, midnightOf, toDay } from './day-edges.ts';

/** Writes and reads days as people of one locale do. */
export interface DateText {
  /**
   * "20 Nov 2026" in the locale's words, calendar and digits; "2026-11-20" where that could not be
   * read again. `read` gives the day back.
   */
  write(day: Day): string;
  /**
   * The day that a text means, `undefined` if it means none: 31 February, other words.
   *
   * Takes "2026-11-20" everywhere, numbers in the locale's order with any signs between them
   * ("20.11.2026", "11/20/26"), and the locale's names of months, whole or shortened ("20 Nov"). A
   * year that is left out is the last one in which the day was not after `today`.
   */
  read(text: string, today: Day): Day | undefined;
}

type Field = 'day' | 'month' | 'year';

interface Written {
  readonly day: number;
  readonly month: number;
  readonly year: number;
}

/** Calendars whose months are those of the Gregorian one, and whose days so have the same number. */
const gregorianMonths = /^(gregory|iso8601|buddhist|roc|japanese)$/;

const named = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const numeric = { day: 'numeric', month: 'numeric', year: 'numeric' } as const;

/** A tag that the engine takes; English in place of one that it refuses. */
function usableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat([locale, 'en'], { ...options, timeZone: 'UTC' });
}

/** In which order a format writes day, month and year. */
function orderOf(format: Intl.DateTimeFormat): readonly Field[] {
  return format
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type): type is Field => type === 'day' || type === 'month' || type === 'year');
}

/** Day, month and year as numbers in a calendar; what it does not count is NaN. */
function createReader(calendar: string): (midnight: number) => Written {
  const format = dates(`en-u-ca-${calendar}-nu-latn`, numeric);
  return (midnight) => {
    const parts = new Map(format.formatToParts(midnight).map(({ type, value }) => [type, value]));
    const number = (field: Field) => Number.parseInt(parts.get(field) ?? '', 10);
    return { day: number('day'), month: number('month'), year: number('year') };
  };
}

/** The days with this number in this year, one or none a month, as their UTC midnights. */
function createSearch(calendar: string, today: number) {
  const written = createReader(calendar);
  const thisYear = written(today).year;
  return {
    written,
    thisYear,
    *daysOf(year: number, day: number): Generator<number> {
      if (gregorianMonths.test(calendar)) {
        const gregorian = new Date(today).getUTCFullYear() + year - thisYear;
        for (let month = 1; month <= 12; month += 1) {
          const digits = [`${gregorian}`.padStart(4, '0'), pad(month), pad(day)];
          const midnight = midnightOf(digits.join('-'));
          if (midnight !== undefined) yield midnight;
        }
        return;
      }
      // Years of other calendars have 353 to 385 days, so that a few steps come near.
      let near = today;
      for (let step = 0; step < 8; step += 1) near += (year - written(near).year) * 360 * dayLength;
      const reach = 400 * dayLength;
      for (let at = near - reach; at <= near + reach; at += dayLength) {
        const found = written(at);
        if (found.day === day && found.year === year) yield at;
      }
    },
  };
}

function pad(value: number): string {
  return `${value}`.padStart(2, '0');
}

/** Makes the functions that write and read days in one locale. Formatters are made once. */
export function createDateText(tag: string): DateText {
  const locale = usableLocale(tag);
  const short = dates(locale, named);
  const { calendar } = short.resolvedOptions();
  const numberOrder = orderOf(dates(locale, numeric));
  const namedOrder = orderOf(short).filter((field) => field !== 'month');
  const digits = [
    ...new Intl.NumberFormat([locale, 'en'], { useGrouping: false }).format(9876543210),
  ].reverse();
  const monthFormats = [
    short,
    dates(locale, { ...named, month: 'long' }),
    dates(locale, { month: 'short' }),
    dates(locale, { month: 'long' }),
  ];

  /** Small letters, Latin digits, no marks of writing direction. */
  function plain(text: string): string {
    const latin = [...text].map((sign) => {
      const digit = digits.indexOf(sign);
      return digit < 0 ? sign : `${digit}`;
    });
    return latin
      .join('')
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .toLocaleLowerCase(locale);
  }

  function wordsIn(text: string): string {
    return plain(text)
      .replace(/[^\p{L}\p{M}]+/gu, ' ')
      .trim();
  }

  function monthNames(midnight: number): string[] {
    return monthFormats.map((format) => {
      const parts = format.formatToParts(midnight);
      return wordsIn(parts.find(({ type }) => type === 'month')?.value ?? '');
    });
  }

  /** How well words name the month of a day: by the longest name in them, else by a name's start. */
  function likeness(words: string, midnight: number): number {
    const names = monthNames(midnight).filter((name) => name !== '');
    const whole = names.filter((name) => words.includes(name)).map(({ length }) => length);
    if (whole.length > 0) return Math.max(...whole);
    const starts = words
      .split(' ')
      .filter((word) => word.length > 2 && names.some((name) => name.startsWith(word)));
    return Math.max(0, ...starts.map(({ length }) => length / 100));
  }

  /** The day of those that the words name, if they name the month of one and no other. */
  function bestNamed(words: string, days: Iterable<number>): number | undefined {
    const ranked = [...days]
      .map((midnight) => ({ midnight, rank: likeness(words, midnight) }))
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank);
    const [first, second] = ranked;
    return first && first.rank !== second?.rank ? first.midnight : undefined;
  }

  /** The numbers in the order in which they were written, each under its name. */
  function assign(
    numbers: readonly string[],
    hasName: boolean,
  ): Partial<Record<Field, number>> | undefined {
    const wanted = hasName ? namedOrder : numberOrder;
    const yearAt = numbers.findIndex(({ length }) => length > 2);
    const others = wanted.filter((field) => field !== 'year');
    let order: readonly Field[] = wanted;
    if (numbers.length === wanted.length - 1 && yearAt < 0) order = others;
    else if (numbers.length !== wanted.length) return undefined;
    else if (yearAt === 0) order = hasName ? ['year', 'day'] : ['year', 'month', 'day'];
    // Who writes the year last where it is written first has the day before the month.
    else if (yearAt > 0 && wanted[0] === 'year')
      order = hasName ? ['day', 'year'] : ['day', 'month', 'year'];
    else if (yearAt > 0) order = [...others, 'year'];
    return Object.fromEntries(order.map((field, index) => [field, Number(numbers[index])]));
  }

  function readIn(name: string, text: string, today: number): number | undefined {
    const numbers = text.match(/\d+/g) ?? [];
    const words = wordsIn(text);
    const hasName = numbers.length < 3 && words !== '';
    const given = assign(numbers, hasName);
    if (given?.day === undefined) return undefined;
    const { day, month, year } = given;
    if (year !== undefined && year > 9999) return undefined;
    const { daysOf, written, thisYear } = createSearch(name, today);
    const find = (inYear: number) => {
      const days = daysOf(inYear, day);
      if (hasName) return bestNamed(words, days);
      return [...days].find((midnight) => written(midnight).month === month);
    };
    if (year === undefined) {
      const found = find(thisYear);
      return found !== undefined && found <= today ? found : find(thisYear - 1);
    }
    const century = year < 100 && thisYear >= 1000 ? Math.floor(thisYear / 100) * 100 : 0;
    return find(year + century);
  }

  /** Whether a year is one in which somebody could have used something. */
  const isLikely = (midnight: number) =>
    midnight > Date.UTC(1900, 0) && midnight < Date.UTC(2200, 0);

  function read(given: string, today: Day): Day | undefined {
    const text = plain(given).trim();
    const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(text);
    if (iso) {
      const day = [iso[1], iso[2]?.padStart(2, '0'), iso[3]?.padStart(2, '0')].join('-');
      return midnightOf(day) === undefined ? undefined : day;
    }
    const now = midnightOf(today) ?? 0;
    const found = [...new Set([calendar, 'gregory'])]
      .map((name) => readIn(name, text, now))
      .filter((midnight) => midnight !== undefined);
    const best = found.find(isLikely) ?? found[0];
    const day = best === undefined ? '' : toDay(best);
    return midnightOf(day) === undefined ? undefined : day;
  }

  /** A text in which years count from the beginning of an era means another day in another one. */
  function write(day: Day): string {
    const text = short.format(midnightOf(day));
    return [day, '1950-06-15'].every((today) => read(text, today) === day) ? text : day;
  }

  return { read, write };
}
