import assert from 'node:assert/strict';
import { it } from 'node:test';

import fc from 'fast-check';

import { dayLength, dayStart, localDay, toDay } from '../../src/model/day-edges.ts';
import { offsetAt } from '../../src/model/time-zone.ts';
import { at, wallClock, zones } from './zones.ts';

it('a local day has its first instant and is the day of it, in every zone', () => {
  const midnights = fc
    .integer({ min: at('1971-01-01') / dayLength, max: at('2037-01-01') / dayLength })
    .map((count) => count * dayLength);
  for (const timeZone of zones) {
    fc.assert(
      fc.property(midnights, (midnight) => {
        const start = dayStart(midnight, timeZone);
        const message = `${timeZone} ${toDay(midnight)}`;
        assert.ok(wallClock(start - 1, timeZone) < `${toDay(midnight)} `, message);
        // A date that the zone skipped starts with the next one.
        const day = localDay(start, timeZone);
        assert.ok([toDay(midnight), toDay(midnight + dayLength)].includes(day), message);
        assert.equal(wallClock(start, timeZone).slice(0, 10), day, message);
      }),
      { numRuns: 5 },
    );
  }
});

it('minutes that repeat over midnight are the new day', () => {
  // 00:01 on 1 November became 23:01 on 31 October.
  const repeated = at('2009-11-01T03:00:00Z');
  assert.equal(wallClock(repeated, 'America/St_Johns'), '2009-10-31 23:30:00');
  assert.equal(localDay(repeated, 'America/St_Johns'), '2009-11-01');
});

it('offsets agree with the wall clock, in every zone', () => {
  const instants = fc.integer({ min: at('1900-01-01') / 1000, max: at('2037-01-01') / 1000 });
  for (const timeZone of zones) {
    fc.assert(
      fc.property(instants, (seconds) => {
        const shown = new Date(seconds * 1000 + offsetAt(seconds * 1000, timeZone)).toISOString();
        assert.equal(shown.slice(0, 19).replace('T', ' '), wallClock(seconds * 1000, timeZone));
      }),
      { numRuns: 5 },
    );
  }
});
