/** Of names that are known; each takes a format to look up, and is asked for with every answer. */
const resolvedNames = new Map<string, string>();

/**
 * The name by which this engine knows a zone of the tz database, or `undefined` if it knows none.
 * Engines differ in the name (`Asia/Calcutta` or `Asia/Kolkata`), so it is for comparing and never
 * for sending. Plain offsets ("+02:00") are no zones, since they have no rules for summer time.
 */
export function resolveTimeZone(name: string): string | undefined {
  if (typeof name !== 'string' || !/^[a-z]/i.test(name)) return undefined;
  const known = resolvedNames.get(name);
  if (known !== undefined) return known;
  try {
    const resolved = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    resolvedNames.set(name, resolved);
    return resolved;
  } catch {
    return undefined;
  }
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

/** What the engine calls a zone in general: "India Time", "PT". */
function genericName(timeZone: string): string | undefined {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortGeneric' });
  return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value;
}

/** Whether two zones had and will have the same offset in every month from 1970 to 2037. */
function haveSameOffsets(a: string, b: string): boolean {
  for (let month = 0; month < 68 * 12; month += 1) {
    const ms = Date.UTC(1970, month);
    if (offsetAt(ms, a) !== offsetAt(ms, b)) return false;
  }
  return true;
}

/**
 * Whether both names mean the same zone: `Asia/Calcutta` and `Asia/Kolkata`. Unknown ones never do.
 * Some engines (WebKit 2.50) keep the name that they are given instead of the one it stands for;
 * there, zones of one general name and the same offsets are the same.
 */
export function sameTimeZone(a: string, b: string): boolean {
  const [first, second] = [resolveTimeZone(a), resolveTimeZone(b)];
  if (first === undefined || second === undefined) return false;
  if (first === second) return true;
  return genericName(first) === genericName(second) && haveSameOffsets(first, second);
}
