import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { cutBuckets } from '../../src/model/buckets.ts';
import { offsetSpans } from '../../src/model/day-edges.ts';
import { resolvePeriod, type Preset } from '../../src/model/period.ts';
import { at, day, hour, iso, wallClock, zones } from './zones.ts';

const presets = ['24h', '72h', '30d', '12mo'] as const;
const counts = { '24h': 24, '72h': 72, '30d': 30, '12mo': 12 } as const;

function resolve(preset: Preset, ms: number, timeZone: string) {
  return resolvePeriod({ preset }, { now: iso(ms), timeZone });
}

function customDays(from: string, to: string, timeZone: string) {
  return resolvePeriod({ from, to }, { now: '2026-11-20T14:32:10Z', timeZone });
}

/**
 * The date on the wall. Where clocks go back over midnight, they show the old one for another hour
 * in a day that has begun, so that beginnings are looked at two hours later.
 */
const dateIn = (ms: number, timeZone: string) => wallClock(ms, timeZone).slice(0, 10);
const toDay = (ms: number) => iso(ms).slice(0, 10);

/** Instants around every change of clocks in three years, and one that is near none. */
const edges = new Map(
  zones.map((timeZone) => {
    const spans = offsetSpans(at('2024-01-01'), at('2027-01-01'), timeZone).slice(1);
    const near = spans.flatMap(({ start }) => [
      start - 1000,
      start,
      start + 30 * 60_000,
      start + 23 * hour,
    ]);
    return [timeZone, [...near, at('2025-08-15T12:34:56Z')]] as const;
  }),
);

describe('each preset, around every change of clocks in every zone', () => {
  for (const preset of presets) {
    it(`${preset} has its buckets, none cut short, and the last one holds now`, () => {
      for (const [timeZone, instants] of edges) {
        for (const ms of instants) {
          const range = resolve(preset, ms, timeZone);
          const { starts, partial } = cutBuckets(range);
          const message = `${timeZone} ${iso(ms)}`;
          assert.deepEqual(partial, [], message);
          assert.equal(starts.length, counts[preset], message);
          assert.ok(starts.at(-1)! <= ms && ms < at(range.to), message);
        }
      }
    });

    it(`${preset} stays the same until its last bucket is over, then moves on`, () => {
      for (const [timeZone, instants] of edges) {
        for (const ms of instants.slice(-3)) {
          const range = resolve(preset, ms, timeZone);
          const end = at(range.to);
          assert.deepEqual(resolve(preset, end - 1000, timeZone), range, `${timeZone} ${iso(ms)}`);
          const next = resolve(preset, end, timeZone);
          assert.ok(at(next.from) > at(range.from) && at(next.to) > end, `${timeZone} ${iso(ms)}`);
        }
      }
    });
  }
});

describe('30 days and 12 months', () => {
  it('begin and end on the dates of the wall calendar', () => {
    for (const [timeZone, instants] of edges) {
      for (const ms of instants) {
        const { from, to } = resolve('30d', ms, timeZone);
        const last = dateIn(at(to) - 1000, timeZone);
        const first = dateIn(at(from) + 2 * hour, timeZone);
        assert.equal(at(last) - at(first), 29 * day, `${timeZone} ${iso(ms)}`);
        const year = resolve('12mo', ms, timeZone);
        assert.match(dateIn(at(year.from) + 2 * hour, timeZone), /-01$/);
        const end = wallClock(at(year.to) - 1000, timeZone);
        assert.equal(end.slice(0, 7), last.slice(0, 7));
      }
    }
  });
});

describe('days of the calendar', () => {
  const dates = fc.integer({ min: 14_610, max: 22_645 });
  const lengths = fc.integer({ min: 0, max: 400 });

  it('begin with the first day, end with the last one, and leave nothing between neighbours', () => {
    for (const timeZone of zones) {
      // A date that a zone left out has no instants of its own: Apia and Fakaofo went from 29 to 31 December 2011.
      const hasSkipped = /Apia|Fakaofo/.test(timeZone);
      fc.assert(
        fc.property(dates, lengths, (number, length) => {
          const [first, last] = [number * day, (number + length) * day];
          fc.pre(!hasSkipped || toDay(first) > '2012' || toDay(last) < '2011-12-29');
          const { from, to } = customDays(toDay(first), toDay(last), timeZone);
          const message = `${timeZone} ${toDay(first)} – ${toDay(last)}`;
          assert.equal(dateIn(at(from) + 2 * hour, timeZone), toDay(first), message);
          assert.ok(dateIn(at(from) - 1000, timeZone) < toDay(first), message);
          assert.equal(dateIn(at(to) - 1000, timeZone), toDay(last), message);
          assert.equal(
            cutBuckets({ from, to, timeZone, interval: 'day' }).starts.length,
            length + 1,
          );
          const next = toDay(last + day);
          assert.equal(customDays(next, next, timeZone).from, to, message);
        }),
        { numRuns: 6 },
      );
    }
  });

  it('have 23 or 25 hours where clocks change', () => {
    const hours = (date: string, timeZone: string) => {
      const { from, to } = customDays(date, date, timeZone);
      return (at(to) - at(from)) / hour;
    };
    assert.equal(hours('2026-03-29', 'Europe/Berlin'), 23);
    assert.equal(hours('2026-10-25', 'Europe/Berlin'), 25);
    assert.equal(hours('2026-04-05', 'Australia/Lord_Howe'), 24.5);
    // Clocks in Santiago go on from midnight: the day begins at 1:00.
    assert.equal(hours('2026-09-06', 'America/Santiago'), 23);
  });

  it('are all of March 2020 in Los Angeles', () => {
    assert.deepEqual(customDays('2020-03-01', '2020-03-31', 'America/Los_Angeles'), {
      from: '2020-03-01T08:00:00Z',
      to: '2020-04-01T07:00:00Z',
      timeZone: 'America/Los_Angeles',
      interval: 'day',
    });
  });

  it('are cut by the hour up to 3 days, by the day up to 92, by the month beyond', () => {
    const interval = (from: string, to: string) => customDays(from, to, 'Europe/Berlin').interval;
    assert.equal(interval('2026-10-24', '2026-10-26'), 'hour');
    assert.equal(interval('2026-10-24', '2026-10-27'), 'day');
    assert.equal(interval('2026-08-01', '2026-10-31'), 'day');
    assert.equal(interval('2026-08-01', '2026-11-01'), 'month');
    assert.equal(interval('2025-11-01', '2026-11-01'), 'month');
    assert.equal(interval('2020-01-01', '2026-11-01'), 'month');
  });
});
