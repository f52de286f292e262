import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { localDay } from '../../src/model/day-edges.ts';
import { resolvePeriod, type Period, type ResolvedRange } from '../../src/model/period.ts';
import { previousRange } from '../../src/model/previous-range.ts';
import { zones } from './zones.ts';

const now = '2026-11-20T13:32:00Z';
const ms = Date.parse;

function previousOf(period: Period, timeZone = 'Europe/Berlin', at = now) {
  return previousRange(resolvePeriod(period, { now: at, timeZone }), ms(at));
}

describe('the range before a range', () => {
  it('has as many days, and ends at the time of day that today has reached', () => {
    assert.deepEqual(previousOf({ preset: '30d' }), {
      from: '2026-09-21T22:00:00Z',
      // 14:30 in Berlin, which then was an hour further from UTC.
      to: '2026-10-21T12:30:00Z',
    });
  });

  it('is whole once the range is over', () => {
    assert.deepEqual(previousOf({ from: '2026-11-09', to: '2026-11-15' }), {
      from: '2026-11-01T23:00:00Z',
      to: '2026-11-08T23:00:00Z',
    });
  });

  it('has as many months where buckets are months, to the same day of the month', () => {
    assert.deepEqual(previousOf({ preset: '12mo' }, 'UTC'), {
      from: '2024-12-01T00:00:00Z',
      to: '2025-11-20T13:30:00Z',
    });
  });

  it('goes no further than the month has days', () => {
    const range: ResolvedRange = {
      from: '2026-03-01T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      timeZone: 'UTC',
      interval: 'month',
    };
    assert.equal(previousRange(range, ms('2026-03-31T12:00:00Z'))?.to, '2026-02-28T12:00:00Z');
  });

  it('of hours is the hours before, through a change of clocks', () => {
    const at = '2026-10-25T11:10:00Z';
    assert.deepEqual(previousOf({ preset: '24h' }, 'Europe/Berlin', at), {
      from: '2026-10-23T12:00:00Z',
      to: '2026-10-24T11:10:00Z',
    });
  });

  it('is none before the range has begun', () => {
    assert.equal(previousOf({ from: '2026-12-01', to: '2026-12-03' }), undefined);
  });

  it('in every zone ends before the range begins, and begins with a day if the range does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: ms('2000-01-03T00:00:00Z'), max: ms('2036-12-01T00:00:00Z') }),
        fc.constantFrom('24h', '72h', '30d', '12mo'),
        (timeZone, at, preset) => {
          const range = resolvePeriod({ preset } as Period, {
            now: new Date(at).toISOString(),
            timeZone,
          });
          const other = previousRange(range, at);
          if (!other) return;
          assert.ok(ms(other.from) < ms(other.to));
          assert.ok(ms(other.to) <= ms(range.from));
          if (preset !== '30d') return;
          const day = (instant: string) => ms(localDay(ms(instant), timeZone));
          const lag = (day(range.from) - day(other.from)) / 86_400_000;
          // A date that the zone skipped is no day of either range.
          assert.ok(lag === 30 || lag === 31, `${lag} days`);
        },
      ),
    );
  });
});
