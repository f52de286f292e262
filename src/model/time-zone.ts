/**
 * The name by which this engine knows a zone of the tz database, or `undefined` if it knows none.
 * Engines differ in the name (`Asia/Calcutta` or `Asia/Kolkata`), so it is for comparing and never
 * for sending. Plain offsets ("+02:00") are no zones, since they have no rules for summer time.
 */
export function resolveTimeZone(name: string): string | undefined {
  if (typeof name !== 'string' || !/^[a-z]/i.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Whether both names mean the same zone: `Asia/Calcutta` and `Asia/Kolkata`. Unknown ones never do. */
export function sameTimeZone(a: string, b: string): boolean {
  const resolved = resolveTimeZone(a);
  return resolved !== undefined && resolved === resolveTimeZone(b);
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * The zone's name as given, once it is known to be one.
 * @throws RangeError if the engine has no such zone.
 */
export function requireTimeZone(name: string): string {
  if (!offsetFormats.has(name) && resolveTimeZone(name) === undefined) {
    throw new RangeError(`"${name}" is not an IANA time zone. Use a name like "Europe/Berlin".`);
  }
  return name;
}

/**
 * Local time minus UTC at an instant, in milliseconds, also where it is no whole minute.
 * @throws RangeError if the engine has no such zone.
 */
export function offsetAt(ms: number, timeZone: string): number {
  let format = offsetFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone: requireTimeZone(timeZone),
      timeZoneName: 'longOffset',
    });
    offsetFormats.set(timeZone, format);
  }
  // "11/20/2026, GMT+05:30", and "GMT" alone for zero.
  const match = /([+-])(\d\d?)(?::(\d\d))?(?::(\d\d))?$/.exec(format.format(ms));
  if (!match) return 0;
  const [, sign, hours, minutes = '0', seconds = '0'] = match;
  const offset = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -offset : offset;
}
