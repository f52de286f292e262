import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { Interval } from '../../src/api/types.ts';
import { bucketEnd, cutBuckets } from '../../src/model/buckets.ts';
import { at, day, hour, iso, minute, wallClock, zones } from './zones.ts';

function cut(
  from: string,
  to: string,
  timeZone: string,
  interval: Interval,
  weekStart?: 1 | 2 | 3 | 4 | 5 | 6 | 7,
) {
  return cutBuckets({ from, to, timeZone, interval, ...(weekStart && { weekStart }) });
}

function lengths(starts: readonly number[], to: number): number[] {
  return starts.map((start, index) => bucketEnd(starts, index, to) - start);
}

/** A range that starts on a full minute of the years 1970 to 2036. */
function ranges(longest: number) {
  const year = 365 * day;
  return fc.record({
    start: fc.integer({ min: 0, max: (67 * year) / minute }).map((value) => value * minute),
    length: fc.integer({ min: 1, max: longest / minute }).map((value) => value * minute),
  });
}

/** Runs a property some times for every zone. */
function forEveryZone<T>(
  arbitrary: fc.Arbitrary<T>,
  numRuns: number,
  check: (value: T, timeZone: string) => void,
): void {
  for (const timeZone of zones) {
    fc.assert(
      fc.property(arbitrary, (value) => check(value, timeZone)),
      {
        numRuns,
        reporter: (run) => {
          if (run.failed) throw new Error(`${timeZone}: ${fc.defaultReportMessage(run)}`);
        },
      },
    );
  }
}

describe('hours on days when clocks change', () => {
  const cases: [string, string, string, number, number][] = [
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23, hour],
    ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25, hour],
    ['America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z', 23, hour],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 25, hour],
    ['Asia/Kolkata', '2026-11-19T18:30:00Z', '2026-11-20T18:30:00Z', 24, hour],
    ['Asia/Kathmandu', '2026-11-19T18:15:00Z', '2026-11-20T18:15:00Z', 24, hour],
    // Half an hour: 01:30 to 02:00 comes twice, 02:00 to 02:30 not at all.
    ['Australia/Lord_Howe', '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z', 25, hour / 2],
    ['Australia/Lord_Howe', '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z', 24, hour / 2],
  ];
  for (const [zone, from, to, count, shortest] of cases) {
    it(`${zone}, ${from}: ${count}`, () => {
      const { starts, partial } = cut(from, to, zone, 'hour');
      assert.deepEqual(cut(from, to, zone, 'day'), { starts: [at(from)], partial: [] });
      assert.equal(starts.length, count);
      assert.equal(Math.min(...lengths(starts, at(to))), shortest);
      assert.deepEqual(partial, []);
    });
  }

  it('keeps both hours of an autumn night apart', () => {
    const { starts } = cut('2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z', 'Europe/Berlin', 'hour');
    assert.deepEqual(starts.map(iso), ['2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z']);
    assert.deepEqual(
      starts.map((start) => wallClock(start, 'Europe/Berlin')),
      ['2026-10-25 02:00:00', '2026-10-25 02:00:00'],
    );
  });

  it('gives the repeated half hour of Lord Howe a bucket of its own', () => {
    const { starts } = cut(
      '2026-04-04T14:00:00Z',
      '2026-04-04T16:30:00Z',
      'Australia/Lord_Howe',
      'hour',
    );
    assert.deepEqual(
      starts.map((start) => wallClock(start, 'Australia/Lord_Howe').slice(11, 16)),
      ['01:00', '01:30', '02:00'],
    );
  });
});

describe('days, weeks and months', () => {
  it('starts a day whose midnight is skipped with its first instant', () => {
    const { starts } = cut(
      '2018-11-03T03:00:00Z',
      '2018-11-06T02:00:00Z',
      'America/Sao_Paulo',
      'day',
    );
    assert.deepEqual(
      starts.map((start) => wallClock(start, 'America/Sao_Paulo')),
      ['2018-11-03 00:00:00', '2018-11-04 01:00:00', '2018-11-05 00:00:00'],
    );
  });

  it('starts a day with its first instant when the gap began the evening before', () => {
    const { starts } = cut(
      '1919-03-30T05:00:00Z',
      '1919-04-01T04:00:00Z',
      'America/Toronto',
      'day',
    );
    assert.deepEqual(
      starts.map((start) => wallClock(start, 'America/Toronto')),
      ['1919-03-30 00:00:00', '1919-03-31 00:30:00'],
    );
  });

  it('has no bucket for a date that was skipped', () => {
    const { starts } = cut('2011-12-29T10:00:00Z', '2012-01-01T10:00:00Z', 'Pacific/Apia', 'day');
    assert.deepEqual(
      starts.map((start) => wallClock(start, 'Pacific/Apia').slice(0, 10)),
      ['2011-12-29', '2011-12-31', '2012-01-01'],
    );
  });

  it('notices summer time that lasted a week', () => {
    const [from, to] = ['2000-10-01T04:00:00Z', '2000-10-31T04:00:00Z'];
    const { starts, partial } = cut(from, to, 'America/Boa_Vista', 'day');
    const odd = lengths(starts, at(to)).map((length) => length / hour);
    assert.deepEqual(
      odd.flatMap((hours, index) => (hours === 24 ? [] : [[index + 1, hours]])),
      [
        [8, 23],
        [14, 25],
      ],
    );
    assert.deepEqual(partial, []);
  });

  it('counts minutes that repeat over midnight to the new day', () => {
    // 00:01 on 1 November became 23:01 on 31 October.
    const { starts } = cut(
      '2009-10-31T02:30:00Z',
      '2009-11-02T03:30:00Z',
      'America/St_Johns',
      'day',
    );
    assert.deepEqual(lengths(starts, at('2009-11-02T03:30:00Z')), [24 * hour, 25 * hour]);
    assert.equal(
      wallClock(starts[1]! + 30 * minute, 'America/St_Johns').slice(0, 10),
      '2009-10-31',
    );
  });

  it('begins weeks on the day asked for', () => {
    for (const weekStart of [1, 2, 3, 4, 5, 6, 7] as const) {
      const { starts, partial } = cut(
        '2026-11-01T00:00:00Z',
        '2026-12-01T00:00:00Z',
        'UTC',
        'week',
        weekStart,
      );
      assert.equal(new Date(starts[1]!).getUTCDay(), weekStart % 7);
      const lastIndex = starts.length - 1;
      // 1 November 2026 is a Sunday, 1 December a Tuesday.
      assert.deepEqual(partial, [
        ...(weekStart === 7 ? [] : [0]),
        ...(weekStart === 2 ? [] : [lastIndex]),
      ]);
    }
  });

  it('begins weeks on Monday by default', () => {
    const { starts } = cut('2026-11-09T00:00:00Z', '2026-11-23T00:00:00Z', 'UTC', 'week');
    assert.deepEqual(starts, [at('2026-11-09T00:00:00Z'), at('2026-11-16T00:00:00Z')]);
  });

  it('cuts months of their true length', () => {
    const { starts } = cut('2024-01-01T00:00:00Z', '2024-05-01T00:00:00Z', 'UTC', 'month');
    assert.deepEqual(
      lengths(starts, at('2024-05-01T00:00:00Z')).map((length) => length / day),
      [31, 29, 31, 30],
    );
  });
});

describe('buckets that the range cuts', () => {
  it('names the first and the last', () => {
    const { starts, partial } = cut('2026-11-18T05:00:00Z', '2026-11-20T05:00:00Z', 'UTC', 'day');
    assert.deepEqual(starts.map(iso), [
      '2026-11-18T05:00:00.000Z',
      '2026-11-19T00:00:00.000Z',
      '2026-11-20T00:00:00.000Z',
    ]);
    assert.deepEqual(partial, [0, 2]);
  });

  it('names a single bucket once', () => {
    const from = '2026-11-18T05:10:00Z';
    assert.deepEqual(cut(from, '2026-11-18T05:20:00Z', 'UTC', 'hour'), {
      starts: [at(from)],
      partial: [0],
    });
    assert.deepEqual(cut(from, '2026-11-19T00:00:00Z', 'UTC', 'day').partial, [0]);
    assert.deepEqual(cut('2026-11-18T00:00:00Z', from, 'UTC', 'day').partial, [0]);
  });
});

describe('bad ranges', () => {
  const good = {
    from: '2026-11-18T00:00:00Z',
    to: '2026-11-19T00:00:00Z',
    timeZone: 'UTC',
    interval: 'hour',
  } as const;
  const refuses = (change: Record<string, unknown>, message: RegExp) =>
    assert.throws(
      () => cutBuckets({ ...good, ...change }),
      (error: unknown) => error instanceof RangeError && message.test(error.message),
    );

  it('are refused with a sentence', () => {
    refuses({ to: good.from }, /range is empty/);
    refuses({ from: '2026-11-20T00:00:00Z' }, /range is empty/);
    refuses({ from: '2026-11-18' }, /from "2026-11-18" is not an RFC 3339 instant/);
    refuses({ to: '2026-02-31T00:00:00Z' }, /to "2026-02-31T00:00:00Z" is not/);
    refuses({ timeZone: 'Mars/Olympus' }, /"Mars\/Olympus" is not an IANA time zone/);
    refuses({ timeZone: '+02:00' }, /not an IANA time zone/);
    refuses({ weekStart: 0 }, /weekStart is 0/);
    refuses({ interval: 'year' }, /"year" is not an interval/);
    refuses({ from: '1900-01-01T00:00:00Z', interval: 'minute' }, /more than 1060000 buckets/);
  });
});

describe('in every zone', () => {
  const shapes: [Interval, number, number][] = [
    ['minute', 3 * hour, 3],
    ['hour', 20 * day, 3],
    ['day', 300 * day, 3],
    ['week', 500 * day, 3],
    ['month', 1000 * day, 3],
  ];
  for (const [interval, longest, runs] of shapes) {
    it(`${interval}s cover the range without gap or overlap, and only its ends are cut`, () => {
      forEveryZone(ranges(longest), runs, ({ start, length }, timeZone) => {
        const end = start + length;
        const { starts, partial } = cut(iso(start), iso(end), timeZone, interval);
        assert.equal(starts[0], start);
        assert.ok(lengths(starts, end).every((value) => value > 0));
        assert.equal(
          lengths(starts, end).reduce((sum, value) => sum + value, 0),
          length,
        );
        assert.ok(partial.every((index) => index === 0 || index === starts.length - 1));
      });
    });
  }

  it('hours start on the hour or where clocks change, and none is longer than an hour', () => {
    forEveryZone(ranges(20 * day), 3, ({ start, length }, timeZone) => {
      const { starts } = cut(iso(start), iso(start + length), timeZone, 'hour');
      const shown = (ms: number) => at(`${wallClock(ms, timeZone).replace(' ', 'T')}Z`);
      for (const value of starts.slice(1)) {
        const clocksChange = shown(value) - shown(value - 1000) !== 1000;
        assert.ok(shown(value) % hour === 0 || clocksChange, iso(value));
      }
      assert.ok(lengths(starts, start + length).every((value) => value <= hour));
    });
  });

  it('every instant lies in the bucket of its local date', () => {
    const instants = fc.record({
      range: ranges(90 * day),
      where: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
        minLength: 20,
        maxLength: 20,
      }),
    });
    forEveryZone(instants, 3, ({ range: { start, length }, where }, timeZone) => {
      const end = start + length;
      const { starts } = cut(iso(start), iso(end), timeZone, 'day');
      for (const part of where) {
        const ms = start + Math.floor(part * length);
        const index = starts.findLastIndex((value) => value <= ms);
        const date = wallClock(ms, timeZone).slice(0, 10);
        const bucketDate = wallClock(starts[index]!, timeZone).slice(0, 10);
        // Where clocks went back over midnight, the minutes that come again are the new day's.
        if (date !== bucketDate) assert.ok(wallClock(ms, timeZone) > `${date} 22`, iso(ms));
      }
    });
  });

  it('days of a year have 23, 24 or 25 hours, and hour buckets merge into them', () => {
    // All other zones that change their clocks do so by an hour.
    const changes: Record<string, number> = {
      'Australia/Lord_Howe': hour / 2,
      'Antarctica/Troll': 2 * hour,
    };
    for (const timeZone of zones) {
      // A full year from local midnight to local midnight, found by cutting a little more.
      const { starts } = cut('2025-12-28T00:00:00Z', '2027-01-04T00:00:00Z', timeZone, 'day');
      const from = starts.find((ms) => wallClock(ms, timeZone).startsWith('2026'))!;
      const to = starts.find((ms) => wallClock(ms, timeZone).startsWith('2027'))!;
      const days = cut(iso(from), iso(to), timeZone, 'day');
      const hours = cut(iso(from), iso(to), timeZone, 'hour');
      assert.equal(days.starts.length, 365);
      assert.deepEqual([...days.partial, ...hours.partial], []);

      const hourStarts = new Set(hours.starts);
      assert.deepEqual(
        days.starts.filter((ms) => !hourStarts.has(ms)),
        [],
        timeZone,
      );
      const odd = lengths(days.starts, to).filter((length) => length !== 24 * hour);
      const change = changes[timeZone] ?? hour;
      const allowed = [24 * hour - change, 24 * hour + change];
      assert.ok(
        odd.every((length) => allowed.includes(length)),
        `${timeZone} ${odd.join()}`,
      );
      // Changes at :30 and :45 cut hours in two.
      const more = { 'Australia/Lord_Howe': 1, 'Pacific/Chatham': 2 }[timeZone] ?? 0;
      assert.equal(hours.starts.length, (to - from) / hour + more, timeZone);
    }
  });

  it('a range cut in two at a day edge has the same edges', () => {
    forEveryZone(ranges(90 * day), 3, ({ start, length }, timeZone) => {
      const end = start + length + 2 * day;
      const whole = cut(iso(start), iso(end), timeZone, 'day').starts;
      const middle = whole[Math.ceil(whole.length / 2)]!;
      for (const interval of ['day', 'hour'] as const) {
        assert.deepEqual(
          [
            ...cut(iso(start), iso(middle), timeZone, interval).starts,
            ...cut(iso(middle), iso(end), timeZone, interval).starts,
          ],
          cut(iso(start), iso(end), timeZone, interval).starts,
        );
      }
    });
  });
});

it('a year of minutes is cut in well under a second', () => {
  const begin = performance.now();
  const { starts } = cut('2025-12-31T23:00:00Z', '2026-12-31T23:00:00Z', 'Europe/Berlin', 'minute');
  assert.equal(starts.length, 525_600);
  assert.ok(performance.now() - begin < 1000);
});
