import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { narrowPeriod } from '../../src/model/narrow-period.ts';
import { resolvePeriod, type Period } from '../../src/model/period.ts';

const timeZone = 'America/New_York';
const now = '2026-11-20T13:32:00Z';
const ms = Date.parse;

function narrow(period: Period, start: string, end: string) {
  const range = resolvePeriod(period, { now, timeZone });
  return narrowPeriod(range, { start: ms(start), end: ms(end) }, ms(now));
}

describe('a period narrowed to a part of it', () => {
  it('is the day of a bucket, in the zone of the range', () => {
    const day = narrow({ preset: '30d' }, '2026-11-18T05:00:00Z', '2026-11-19T05:00:00Z');
    assert.deepEqual(day, { from: '2026-11-18', to: '2026-11-18' });
  });

  it('is the days of a brush, the last one included', () => {
    const days = narrow({ preset: '30d' }, '2026-10-31T04:00:00Z', '2026-11-03T05:00:00Z');
    assert.deepEqual(days, { from: '2026-10-31', to: '2026-11-02' });
  });

  it('has no day that is still to come', () => {
    const month = narrow({ preset: '12mo' }, '2026-11-01T04:00:00Z', '2026-12-01T05:00:00Z');
    assert.deepEqual(month, { from: '2026-11-01', to: '2026-11-20' });
  });

  it('is the whole day of an hour, where that is shorter than the range', () => {
    const [start, end] = ['2026-11-19T15:00:00Z', '2026-11-19T16:00:00Z'];
    assert.deepEqual(narrow({ preset: '72h' }, start, end), {
      from: '2026-11-19',
      to: '2026-11-19',
    });
    assert.equal(narrow({ preset: '24h' }, start, end), undefined);
    assert.equal(narrow({ from: '2026-11-19', to: '2026-11-19' }, start, end), undefined);
  });

  it('is none for the whole range', () => {
    const range = resolvePeriod({ preset: '30d' }, { now, timeZone });
    const part = { start: ms(range.from), end: ms(range.to) };
    assert.equal(narrowPeriod(range, part, ms(now)), undefined);
  });
});
