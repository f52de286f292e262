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

/**
 * The zone's name as given, once it is known to be one.
 * @throws RangeError if the engine has no such zone.
 */
export function requireTimeZone(name: string): string {
  if (resolveTimeZone(name) === undefined) {
    throw new RangeError(`"${name}" is not an IANA time zone. Use a name like "Europe/Berlin".`);
  }
  return name;
}
