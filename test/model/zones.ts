/** Every zone the engine knows, and the other names of some that tests must not take as unknown. */
export const zones: readonly string[] = [
  ...new Set([
    ...Intl.supportedValuesOf('timeZone'),
    'UTC',
    'Asia/Calcutta',
    'Asia/Kolkata',
    'Asia/Katmandu',
    'Asia/Kathmandu',
    'Europe/Kiev',
    'Europe/Kyiv',
    'US/Pacific',
  ]),
];

const formatters = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock shows, by `Intl` alone: "2026-11-20 14:32:00". */
export function wallClock(ms: number, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(ms);
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const at = (text: string): number => Date.parse(text);
export const iso = (ms: number): string => new Date(ms).toISOString();
