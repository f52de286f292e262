import { parseDate, type CalendarDate } from '@internationalized/date';

import { dayStart, localMidnight, toDay } from './day-edges.ts';

/** Where a date starts in a zone, in milliseconds since 1970; see `firstInstantOf`. */
export function startOfDay(date: CalendarDate, timeZone: string): number {
  return dayStart(date.toDate('UTC').getTime(), timeZone);
}

/** The local date that an instant lies in; see `localMidnight`. */
export function localDay(ms: number, timeZone: string): CalendarDate {
  return parseDate(toDay(localMidnight(ms, timeZone)));
}
