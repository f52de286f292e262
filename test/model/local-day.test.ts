import assert from 'node:assert/strict';
import { it } from 'node:test';

import { parseDate } from '@internationalized/date';
import fc from 'fast-check';

import { localDay, startOfDay } from '../../src/model/local-day.ts';
import { offsetAt } from '../../src/model/time-zone.ts';
import { at, wallClock, zones } from './zones.ts';

it('a local day has its first instant and is the day of it, in every zone', () => {
  const days = fc
    .integer({ min: at('1971-01-01') / 86_400_000, max: at('2037-01-01') / 86_400_000 })
    .map((count) => parseDate(new Date(count * 86_400_000).toISOString().slice(0, 10)));
  for (const timeZone of zones) {
    fc.assert(
      fc.property(days, (date) => {
        const start = startOfDay(date, timeZone);
        const message = `${timeZone} ${date.toString()}`;
        assert.ok(wallClock(start - 1, timeZone) < `${date.toString()} `, message);
        // A date that the zone skipped starts with the next one.
        const day = localDay(start, timeZone);
        assert.ok(day.compare(date) === 0 || day.compare(date.add({ days: 1 })) === 0, message);
        assert.equal(wallClock(start, timeZone).slice(0, 10), day.toString(), message);
      }),
      { numRuns: 5 },
    );
  }
});

it('minutes that repeat over midnight are the new day', () => {
  // 00:01 on 1 November became 23:01 on 31 October.
  const repeated = at('2009-11-01T03:00:00Z');
  assert.equal(wallClock(repeated, 'America/St_Johns'), '2009-10-31 23:30:00');
  assert.equal(localDay(repeated, 'America/St_Johns').toString(), '2009-11-01');
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
