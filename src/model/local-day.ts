import {
  type CalendarDate,
  fromAbsolute,
  parseDate,
  toCalendarDate,
} from '@internationalized/date';

const hour = 3_600_000;
export const dayLength = 24 * hour;

/**
 * Longest step between two looks at a zone's offset. The tz database has no two changes of one zone
 * that are less than three days apart, so none is missed.
 */
const probeStep = 2 * dayLength;

/** A span of time in which a zone's clocks keep one offset from UTC. All in milliseconds. */
export interface OffsetSpan {
  readonly start: number;
  readonly end: number;
  /** Local time minus UTC. */
  readonly offset: number;
}

function offsetAt(ms: number, timeZone: string): number {
  return timeZone === 'UTC' ? 0 : fromAbsolute(ms, timeZone).offset;
}

/** The first millisecond after `low` with another offset, given that `high` has another one. */
function nextChange(low: number, high: number, offset: number, timeZone: string): number {
  let same = Math.floor(low / 1000);
  let other = Math.ceil(high / 1000);
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle * 1000, timeZone) === offset) same = middle;
    else other = middle;
  }
  return other * 1000;
}

/**
 * Cuts a span of time where the zone's clocks change. The spans are contiguous; the last one is
 * open ended. Looks at one instant every two days and halves the steps that hold a change, so a
 * year costs about two hundred calls of `Intl`.
 */
export function offsetSpans(from: number, to: number, timeZone: string): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let start = from;
  let probe = from;
  let offset = offsetAt(from, timeZone);
  while (probe < to) {
    const next = Math.min(probe + probeStep, to);
    if (offsetAt(next, timeZone) === offset) {
      probe = next;
      continue;
    }
    probe = nextChange(probe, next, offset, timeZone);
    spans.push({ start, end: probe, offset });
    start = probe;
    offset = offsetAt(probe, timeZone);
  }
  spans.push({ start, end: Infinity, offset });
  return spans;
}

/**
 * The first instant at which the wall clock has reached `wall`, UTC midnight of a date in milliseconds: where a local day starts, as
 * `Temporal.ZonedDateTime.startOfDay` has it (TC39 Temporal, "GetStartOfDay"). A midnight that is
 * skipped gives the instant of the change, one that comes twice gives the first, and a date that
 * is skipped altogether starts when the next one does. Spans must begin before the answer.
 */
export function firstInstantOf(wall: number, spans: readonly OffsetSpan[]): number {
  for (const { start, end, offset } of spans) {
    const reached = Math.max(start, wall - offset);
    if (reached < end) return reached;
  }
  throw new RangeError('The spans of a zone are open ended.');
}

/** Where a date starts in a zone, in milliseconds since 1970. */
export function startOfDay(date: CalendarDate, timeZone: string): number {
  const wall = date.toDate('UTC').getTime();
  // No offset is larger than a day.
  return firstInstantOf(wall, offsetSpans(wall - 2 * dayLength, wall + 2 * dayLength, timeZone));
}

/**
 * The local day that an instant lies in. Where clocks went back over midnight, the repeated minutes
 * belong to the new day, although the wall clock shows the old date once more.
 */
export function localDay(ms: number, timeZone: string): CalendarDate {
  const date = toCalendarDate(fromAbsolute(ms, timeZone));
  const next = date.add({ days: 1 });
  return startOfDay(next, timeZone) <= ms ? next : date;
}

/** The date of text like "2026-11-20", or `undefined` if the calendar has no such day. */
export function calendarDate(text: string): CalendarDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  try {
    return parseDate(text);
  } catch {
    return undefined;
  }
}
