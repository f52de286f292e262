/** The mock's clock stands still, so that pictures and tests are the same every day. */
export const now = Date.parse('2026-11-20T13:32:00Z');

/** Nothing is kept from before this day (UTC). */
export const earliestDay = '2026-08-22';
export const earliest = Date.parse(`${earliestDay}T00:00:00Z`);

/** Nothing was measured in this time: all of 3 November in Berlin and in UTC. */
export const outage = {
  from: Date.parse('2026-11-02T22:00:00Z'),
  to: Date.parse('2026-11-04T01:00:00Z'),
};

export const billing = {
  from: '2026-10-31T23:00:00Z',
  to: '2026-11-30T23:00:00Z',
  time_zone: 'Europe/Berlin',
};

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

export function toInstant(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
