import type { Weekday } from '../api/types.ts';
import { dayLength } from './day-edges.ts';

/**
 * The months of a locale's own calendar, Gregorian or not, as a date picker lays them out. Days are
 * given and taken as their UTC midnight, in milliseconds.
 */
export interface MonthCalendar {
  /** Day on which weeks begin where the locale is at home; Monday where the engine does not know. */
  readonly weekStart: Weekday;
  /** First day of the month that a day lies in. */
  startOfMonth(midnight: number): number;
  /** The same day some months later or earlier, or the last one of a month that is too short. */
  addMonths(midnight: number, count: number): number;
  /** The days of a month in weeks of seven; `undefined` before the first and after the last. */
  weeks(start: number): readonly (readonly (number | undefined)[])[];
  /** Number of a day within its month. */
  dayOfMonth(midnight: number): number;
  /** "November 2026". */
  title(midnight: number): string;
  /** "Friday 20 November 2026". */
  dayName(midnight: number): string;
  /** Seven days from `weekStart` on: "M" and "Monday". */
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
}

/** Calendars in which days have the number that they have in the Gregorian one. */
const gregorianMonths = /^(gregory|iso8601|buddhist|roc|japanese)$/;

/** Monday 5 January 1970. */
const someMonday = 4 * dayLength;

type WithWeekInfo = Intl.Locale & {
  readonly weekInfo?: { readonly firstDay: number };
  getWeekInfo?(): { readonly firstDay: number };
};

function toLocale(tag: string): Intl.Locale {
  try {
    return new Intl.Locale(tag);
  } catch {
    return new Intl.Locale('en');
  }
}

function weekStartOf(locale: WithWeekInfo): Weekday {
  const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  return firstDay as Weekday;
}

/** Day of the week, 1 is Monday. */
function weekdayOf(midnight: number): number {
  return new Date(midnight).getUTCDay() || 7;
}

/** How many days before this one its week began. */
export function daysIntoWeek(midnight: number, weekStart: Weekday): number {
  return (weekdayOf(midnight) - weekStart + 7) % 7;
}

/** Makes the calendar of a locale; one that the engine refuses gets that of English. */
export function createMonthCalendar(tag: string): MonthCalendar {
  const locale = toLocale(tag);
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat([locale.toString(), 'en'], { ...options, timeZone: 'UTC' });
  const titles = dates({ month: 'long', year: 'numeric' });
  const names = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const [narrow, long] = [dates({ weekday: 'narrow' }), dates({ weekday: 'long' })];
  const { calendar } = titles.resolvedOptions();
  const numbers = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    day: 'numeric',
    timeZone: 'UTC',
  });
  const weekStart = weekStartOf(locale);

  function dayOfMonth(midnight: number): number {
    if (gregorianMonths.test(calendar)) return new Date(midnight).getUTCDate();
    return Number.parseInt(numbers.format(midnight), 10);
  }

  function startOfMonth(midnight: number): number {
    return midnight - (dayOfMonth(midnight) - 1) * dayLength;
  }

  function nextMonth(start: number): number {
    let day = start + dayLength;
    while (dayOfMonth(day) !== 1) day += dayLength;
    return day;
  }

  function addMonths(midnight: number, count: number): number {
    let start = startOfMonth(midnight);
    for (let month = 0; month < count; month += 1) start = nextMonth(start);
    for (let month = 0; month > count; month -= 1) start = startOfMonth(start - dayLength);
    const last = nextMonth(start) - dayLength;
    return Math.min(start + (dayOfMonth(midnight) - 1) * dayLength, last);
  }

  function weeks(start: number): (number | undefined)[][] {
    const end = nextMonth(start);
    const rows: (number | undefined)[][] = [];
    let first = start - daysIntoWeek(start, weekStart) * dayLength;
    for (; first < end; first += 7 * dayLength) {
      rows.push(
        Array.from({ length: 7 }, (_, index) => {
          const day = first + index * dayLength;
          return day < start || day >= end ? undefined : day;
        }),
      );
    }
    return rows;
  }

  return {
    weekStart,
    startOfMonth,
    addMonths,
    weeks,
    dayOfMonth,
    title: (midnight) => titles.format(midnight),
    dayName: (midnight) => names.format(midnight),
    weekdays: Array.from({ length: 7 }, (_, index) => {
      const day = someMonday + (weekStart - 1 + index) * dayLength;
      return { short: narrow.format(day), long: long.format(day) };
    }),
  };
}
