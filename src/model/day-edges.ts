import type { Day } from '../api/types.ts';
import { offsetAt } from './time-zone.ts';

/** Length of a day without a change of clocks, in milliseconds. */
export const dayLength = 24 * 3_600_000;

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

/** The first full second after `low` with another offset, given that `high` has another one. */
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
 * The first instant at which the wall clock has reached `wall`, UTC midnight of a date in
 * milliseconds: where a local day starts, as `Temporal.ZonedDateTime.startOfDay` has it (TC39
 * Temporal, "GetStartOfDay"). A midnight that is skipped gives the instant of the change, one that
 * comes twice gives the first, and a date that is skipped altogether starts when the next one does.
 * Spans must begin before the answer.
 */
export function firstInstantOf(wall: number, spans: readonly OffsetSpan[]): number {
  for (const { start, end, offset } of spans) {
    const reached = Math.max(start, wall - offset);
    if (reached < end) return reached;
  }
  throw new RangeError('The spans of a zone are open ended.');
}

/** UTC midnight of a day like "2026-11-20" in milliseconds, or `undefined` if there is no such day. */
export function midnightOf(day: Day): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (!match) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  // A day that the calendar lacks (31 February) has become another one.
  return toDay(date.getTime()) === day ? date.getTime() : undefined;
}

/** The day of UTC midnight: "2026-11-20". */
export function toDay(midnight: number): Day {
  return new Date(midnight).toISOString().slice(0, 10);
}

/** UTC midnight of the first day of a month, some months after that of `midnight`. */
export function firstOfMonth(midnight: number, monthsLater = 0): number {
  const date = new Date(midnight);
  return date.setUTCMonth(date.getUTCMonth() + monthsLater, 1);
}

/** Where a day, given as its UTC midnight, starts in a zone. Milliseconds since 1970. */
export function dayStart(midnight: number, timeZone: string): number {
  // No offset is larger than a day.
  const [from, to] = [midnight - 2 * dayLength, midnight + 2 * dayLength];
  return firstInstantOf(midnight, offsetSpans(from, to, timeZone));
}

/**
 * The local day that an instant lies in, as its UTC midnight. Where clocks went back over midnight,
 * the repeated minutes belong to the new day, although the wall clock shows the old date once more.
 */
export function localMidnight(ms: number, timeZone: string): number {
  const wall = ms + offsetAt(ms, timeZone);
  const midnight = Math.floor(wall / dayLength) * dayLength;
  const next = midnight + dayLength;
  return dayStart(next, timeZone) <= ms ? next : midnight;
}

/** The local day that an instant lies in, "2026-11-20"; see `localMidnight`. */
export function localDay(ms: number, timeZone: string): Day {
  return toDay(localMidnight(ms, timeZone));
}
