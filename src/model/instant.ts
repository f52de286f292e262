import type { Instant } from '../api/types.ts';
import { offsetAt } from './time-zone.ts';

const pattern =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Instants that were read before: answers name the same ones again and again. */
const known = new Map<string, number>();
const mostKnown = 50_000;

/** Milliseconds since 1970 of an RFC 3339 instant, or `undefined` if the text is none. */
export function parseInstant(text: Instant): number | undefined {
  const found = known.get(text);
  if (found !== undefined) return found;
  const ms = readInstant(text);
  if (ms === undefined) return undefined;
  if (known.size >= mostKnown) known.clear();
  known.set(text, ms);
  return ms;
}

function readInstant(text: Instant): number | undefined {
  const upper = String(text).toUpperCase();
  const match = pattern.exec(upper);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // Engines disagree on 31 February: some refuse it, some take it as 3 March.
  const daysInMonth = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth) return undefined;
  const ms = Date.parse(upper);
  return Number.isNaN(ms) ? undefined : ms;
}

/**
 * Milliseconds since 1970 of an RFC 3339 instant.
 * @throws RangeError naming `what`, if the text is none.
 */
export function requireInstant(text: Instant, what: string): number {
  const ms = parseInstant(text);
  if (ms === undefined) {
    throw new RangeError(
      `${what} "${text}" is not an RFC 3339 instant. Use the form "2026-11-20T14:32:00Z".`,
    );
  }
  return ms;
}

/** RFC 3339 in UTC, without a fraction where it is zero: equal instants make equal text. */
export function toInstant(ms: number): Instant {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/**
 * RFC 3339 as the clocks of a zone show it: "2026-11-20T14:32:00+01:00", "+00:00" for UTC. The same
 * instant as given, also where an offset of long ago is no whole minute and is rounded to one.
 * @throws RangeError if the engine has no such zone.
 */
export function isoWithOffset(ms: number, timeZone: string): Instant {
  const minutes = Math.round(offsetAt(ms, timeZone) / 60_000);
  const size = Math.abs(minutes);
  const [hour, minute] = [Math.trunc(size / 60), size % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  const clock = toInstant(ms + minutes * 60_000).slice(0, -1);
  return `${clock}${minutes < 0 ? '-' : '+'}${hour}:${minute}`;
}
