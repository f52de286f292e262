import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { cutBuckets } from '../../src/model/buckets.ts';
import {
  autoInterval,
  daysIn,
  isRunning,
  parseDay,
  parsePeriod,
  resolvePeriod,
  type Period,
} from '../../src/model/period.ts';
import { at, day, hour, iso, wallClock, zones } from './zones.ts';

const now = '2026-11-20T14:32:10Z';

describe('presets', () => {
  const resolve = (
    preset: '24h' | '72h' | '30d' | '12mo' | 'billing',
    timeZone: string,
    at = now,
  ) => resolvePeriod({ preset }, { now: at, timeZone });

  it('end with the running bucket', () => {
    const timeZone = 'Europe/Berlin';
    assert.deepEqual(resolve('24h', timeZone), {
      from: '2026-11-19T15:00:00Z',
      to: '2026-11-20T15:00:00Z',
      timeZone,
      interval: 'hour',
    });
    assert.deepEqual(resolve('72h', timeZone), {
      from: '2026-11-17T15:00:00Z',
      to: '2026-11-20T15:00:00Z',
      timeZone,
      interval: 'hour',
    });
    assert.deepEqual(resolve('30d', timeZone), {
      from: '2026-10-21T22:00:00Z',
      to: '2026-11-20T23:00:00Z',
      timeZone,
      interval: 'day',
    });
    assert.deepEqual(resolve('12mo', timeZone), {
      from: '2025-11-30T23:00:00Z',
      to: '2026-11-30T23:00:00Z',
      timeZone,
      interval: 'month',
    });
  });

  it('cut hours at :30 where the zone does', () => {
    assert.equal(resolve('24h', 'Asia/Kolkata').to, '2026-11-20T15:30:00Z');
  });

  it('start afresh at the first instant of an hour and of a day', () => {
    assert.equal(resolve('24h', 'UTC', '2026-11-20T15:00:00Z').to, '2026-11-20T16:00:00Z');
    assert.equal(resolve('30d', 'UTC', '2026-11-20T00:00:00Z').to, '2026-11-21T00:00:00Z');
    assert.equal(resolve('12mo', 'UTC', '2026-11-01T00:00:00Z').from, '2025-12-01T00:00:00Z');
  });

  it('hold now and as many buckets as they say, in every zone', () => {
    const counts = { '24h': 24, '72h': 72, '30d': 30, '12mo': 12 } as const;
    const instants = fc.integer({ min: at('1971-06-01'), max: at('2037-01-01') });
    const presets = fc.constantFrom('24h', '72h', '30d', '12mo' as const);
    for (const timeZone of zones) {
      fc.assert(
        fc.property(instants, presets, (ms, preset) => {
          const range = resolve(preset, timeZone, iso(ms));
          const { starts, partial } = cutBuckets(range);
          const message = `${timeZone} ${iso(ms)} ${preset}`;
          assert.ok(isRunning(starts.at(-1)!, at(range.to), ms), message);
          assert.deepEqual(partial, [], message);
          // A zone that once skipped a date has a day less.
          const skipped = preset === '30d' && starts.length === 29;
          if (skipped) assert.match(timeZone, /Apia|Fakaofo|Kwajalein|Kiritimati|Enderbury|Kanton/);
          else assert.equal(starts.length, counts[preset], message);
        }),
        { numRuns: 6 },
      );
    }
  });

  it('have 24 hour buckets in nights when clocks change', () => {
    for (const night of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-03-29T01:30:00Z']) {
      const { from, to } = resolve('24h', 'Europe/Berlin', night);
      assert.equal(at(to) - at(from), 24 * hour);
    }
    const { from, to } = resolve('24h', 'Australia/Lord_Howe', '2026-04-04T20:10:00Z');
    assert.equal(at(to) - at(from), 23.5 * hour);
  });
});

describe('billing period', () => {
  it('is taken as it is', () => {
    const billing = {
      from: '2026-11-03T08:00:00+01:00',
      to: '2026-12-03T08:00:00+01:00',
      time_zone: 'Europe/Berlin',
    };
    assert.deepEqual(resolvePeriod({ preset: 'billing' }, { now, timeZone: 'UTC', billing }), {
      from: '2026-11-03T07:00:00Z',
      to: '2026-12-03T07:00:00Z',
      timeZone: 'UTC',
      interval: 'day',
    });
  });

  it('falls back to 30 days and says so', () => {
    for (const billing of [null, undefined]) {
      const range = resolvePeriod({ preset: 'billing' }, { now, timeZone: 'UTC', billing });
      const days = resolvePeriod({ preset: '30d' }, { now, timeZone: 'UTC' });
      assert.deepEqual(range, { ...days, fallback: true });
    }
  });
});

describe('custom days', () => {
  const resolve = (from: string, to: string, timeZone = 'UTC') =>
    resolvePeriod({ from, to }, { now, timeZone });

  it('include the last day', () => {
    const { from, to, interval } = resolve('2026-10-25', '2026-10-25', 'Europe/Berlin');
    assert.deepEqual([from, to], ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z']);
    assert.equal(interval, 'hour');
  });

  it('start with the first instant and end with the last, in every zone', () => {
    for (const timeZone of zones) {
      const { from, to } = resolve('2026-03-01', '2026-11-30', timeZone);
      assert.match(wallClock(at(from), timeZone), /^2026-03-01 00:00:00$/);
      assert.match(wallClock(at(to) - 1, timeZone), /^2026-11-30 23:59:59$/);
    }
  });

  it('are refused where they are none', () => {
    assert.throws(() => resolve('2026-11-20', '2026-11-19'), /ends .* before it starts/);
    assert.throws(() => resolve('2026-02-30', '2026-03-01'), /"2026-02-30" is not a day/);
    assert.throws(() => resolve('2026-02-01', '2026-02-29'), /"2026-02-29" is not a day/);
    assert.throws(() => resolve('2011-12-30', '2011-12-30', 'Pacific/Apia'), RangeError);
  });
});

describe('bad input', () => {
  it('is refused with a sentence', () => {
    const period: Period = { preset: '30d' };
    assert.throws(() => resolvePeriod(period, { now: 'today', timeZone: 'UTC' }), /now "today"/);
    assert.throws(
      () => resolvePeriod(period, { now, timeZone: 'Berlin' }),
      /not an IANA time zone/,
    );
    const unknown = { preset: '7d' } as unknown as Period;
    assert.throws(() => resolvePeriod(unknown, { now, timeZone: 'UTC' }), /"7d" is not a period/);
  });
});

describe('reading text', () => {
  it('takes days of the calendar only', () => {
    assert.equal(parseDay('2024-02-29'), '2024-02-29');
    for (const text of [
      '2026-02-29',
      '2026-02-31',
      '2026-13-01',
      '2026-1-1',
      '20261120',
      '',
      '2026-11-20T00:00:00Z',
    ]) {
      assert.equal(parseDay(text), undefined, text);
    }
  });

  it('takes the presets and the billing period', () => {
    for (const preset of ['24h', '72h', '30d', '12mo', 'billing'] as const) {
      assert.deepEqual(parsePeriod(preset), { preset });
    }
    for (const text of ['', '7d', '30', '30D', ' 30d', 'toString', '2026-11-01']) {
      assert.equal(parsePeriod(text), undefined, text);
    }
  });
});

describe('bucket size', () => {
  const size = (from: string, days: number, timeZone = 'UTC') =>
    autoInterval(from, iso(at(from) + days * day), timeZone);

  it('is an hour up to 3 days, a day up to 92, a month beyond', () => {
    assert.equal(size('2026-11-01T00:00:00Z', 3), 'hour');
    assert.equal(size('2026-11-01T00:00:00Z', 3.1), 'day');
    assert.equal(size('2026-07-01T00:00:00Z', 92), 'day');
    assert.equal(size('2026-07-01T00:00:00Z', 92.1), 'month');
  });

  it('does not change with the clocks', () => {
    const resolve = (from: string, to: string) =>
      resolvePeriod({ from, to }, { now, timeZone: 'Europe/Berlin' }).interval;
    assert.equal(resolve('2026-10-24', '2026-10-26'), 'hour');
    assert.equal(resolve('2026-03-27', '2026-03-30'), 'day');
    assert.equal(resolve('2026-08-01', '2026-10-31'), 'day');
    assert.equal(
      autoInterval('2026-03-27T12:00:00Z', '2026-03-30T12:00:00Z', 'Europe/Berlin'),
      'hour',
    );
  });
});

it('the running bucket holds the instant up to which figures count', () => {
  assert.ok(isRunning(10, 20, 10));
  assert.ok(isRunning(10, 20, 19));
  assert.ok(!isRunning(10, 20, 20));
  assert.ok(!isRunning(10, 20, 9));
});

describe('the length of days', () => {
  it('is counted in days of 24 hours, through changes of clocks', () => {
    const month = { from: '2020-03-01', to: '2020-03-31' };
    assert.equal(daysIn(month, 'UTC'), 31);
    assert.equal(daysIn(month, 'America/Los_Angeles'), 31 - 1 / 24);
    assert.equal(daysIn({ from: '2020-11-01', to: '2020-11-01' }, 'America/Los_Angeles'), 25 / 24);
  });

  it('is 0 where there are none', () => {
    assert.equal(daysIn({ from: '2011-12-30', to: '2011-12-30' }, 'Pacific/Apia'), 0);
    assert.equal(daysIn({ from: '9999-12-31', to: '9999-12-31' }, 'America/New_York'), 0);
  });

  it('is known at once for all that a calendar has', () => {
    const started = performance.now();
    assert.ok(daysIn({ from: '0001-01-02', to: '9999-12-30' }, 'Europe/Berlin') > 3_652_000);
    assert.ok(performance.now() - started < 500);
  });
});
