import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Interval } from '../../src/api/types.ts';
import { cutBuckets } from '../../src/model/buckets.ts';
import { createFormat } from '../../src/model/format.ts';
import { timeLabels } from '../../src/model/time-labels.ts';

function texts(
  from: string,
  to: string,
  interval: Interval,
  { timeZone = 'Europe/Berlin', locale = 'en-GB', narrow = false } = {},
): readonly (readonly string[])[] {
  const { starts } = cutBuckets({ from, to, timeZone, interval });
  const buckets = starts.map((start) => ({ start }));
  const format = createFormat({ locale, timeZone });
  const lists = timeLabels(buckets, interval, format, { narrow });
  return lists.map((labels) => labels.map(({ text }) => text));
}

describe('labels of a time axis', () => {
  it('are the Mondays among days', () => {
    const labels = texts('2026-10-21T22:00:00Z', '2026-11-20T23:00:00Z', 'day');
    assert.deepEqual(labels, [['26 Oct', '2 Nov', '9 Nov', '16 Nov']]);
  });

  it('are all days where there are few Mondays', () => {
    const labels = texts('2026-11-14T23:00:00Z', '2026-11-17T23:00:00Z', 'day');
    assert.deepEqual(labels, [['15 Nov', '16 Nov', '17 Nov']]);
  });

  it('are every sixth hour on the wall, midnight as its day', () => {
    const labels = texts('2026-11-19T14:00:00Z', '2026-11-20T14:00:00Z', 'hour');
    assert.deepEqual(labels, [['18:00', '20 Nov', '06:00', '12:00'], ['20 Nov']]);
    const kolkata = { timeZone: 'Asia/Kolkata' };
    const there = texts('2026-11-19T09:30:00Z', '2026-11-20T09:30:00Z', 'hour', kolkata);
    assert.deepEqual(there, [['18:00', '20 Nov', '06:00', '12:00'], ['20 Nov']]);
  });

  it('are Mondays, then firsts of a month, where there are too many days', () => {
    const labels = texts('2025-12-31T23:00:00Z', '2026-12-31T23:00:00Z', 'hour');
    assert.equal(labels.length, 2);
    assert.deepEqual(labels[0]!.slice(0, 2), ['5 Jan', '12 Jan']);
    assert.deepEqual(labels[1]!.slice(0, 3), ['1 Jan', '1 Feb', '1 Mar']);
  });

  it('are full hours on both sides of a change of clocks', () => {
    const labels = texts('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'hour');
    assert.deepEqual(labels, [['25 Oct', '06:00', '12:00', '18:00'], ['25 Oct']]);
  });

  it('are months by name or initial, and quarters of an hour', () => {
    const year = ['2026-08-31T22:00:00Z', '2026-11-30T23:00:00Z'] as const;
    assert.deepEqual(texts(...year, 'month'), [['Sept', 'Oct', 'Nov']]);
    assert.deepEqual(texts(...year, 'month', { narrow: true }), [['S', 'O', 'N']]);
    const minutes = texts('2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z', 'minute');
    assert.deepEqual(minutes, [['10:00', '10:15', '10:30', '10:45'], ['10:00']]);
  });
});
