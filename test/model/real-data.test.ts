import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import type { Interval } from '../../src/api/types.ts';
import { cutBuckets } from '../../src/model/buckets.ts';
import { localDay } from '../../src/model/day-edges.ts';
import { at, wallClock } from './zones.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
const skip = existsSync(folder) ? false : 'the records of real use are not beside this folder';

/** The instants in the first column that has this name. */
function instantsOf(file: string, column: string): number[] {
  const [header = '', ...rows] = readFileSync(new URL(file, folder), 'utf8').trim().split(/\r?\n/);
  const index = header.split(',').indexOf(column);
  return rows.map((row) => at(`${row.split(',')[index]!.replace(' ', 'T').replace(/Z?$/, 'Z')}`));
}

/** How many instants lie in each bucket that has any, most first. */
function countByBucket(
  instants: readonly number[],
  [from, to]: readonly [string, string],
  timeZone: string,
  interval: Interval,
): [start: number, count: number][] {
  const { starts } = cutBuckets({ from, to, timeZone, interval });
  const counts = new Map<number, number>();
  for (const instant of instants) {
    const start = starts.findLast((value) => value <= instant)!;
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

describe('messages of real conversations', { skip }, () => {
  const range = ['2018-01-01T00:00:00Z', '2021-01-01T00:00:00Z'] as const;
  const cases: [string, string, number, number, number][] = [
    ['UTC', '2020-03-27', 36, 31, 136],
    ['America/Los_Angeles', '2020-03-25', 35, 35, 135],
    ['Asia/Kolkata', '2020-03-28', 32, 30, 132],
    ['Australia/Lord_Howe', '2020-03-26', 35, 34, 133],
  ];
  for (const [timeZone, busiest, most, next, days] of cases) {
    it(`fall on the right days in ${timeZone}`, () => {
      const instants = instantsOf('support-conversations.csv', 'sent_at');
      const counts = countByBucket(instants, range, timeZone, 'day');
      const top = counts.filter(([, count]) => count === most);
      const names = top.map(([start]) => localDay(start, timeZone));
      assert.ok(names.includes(busiest), names.join());
      assert.deepEqual([counts[0]?.[1], counts[1]?.[1], counts.length], [most, next, days]);
    });
  }

  it('fall in the right month where it has a change of clocks', () => {
    const timeZone = 'America/Los_Angeles';
    const instants = instantsOf('support-conversations.csv', 'sent_at');
    const months = countByBucket(instants, range, timeZone, 'month');
    const march = months.find(([start]) => wallClock(start, timeZone).startsWith('2020-03'));
    assert.equal(march?.[1], 419);
  });
});

it('requests to a real model fall in the right minutes', { skip }, () => {
  const instants = instantsOf('llm-requests.csv', 'TIMESTAMP');
  const range = ['2023-11-16T00:00:00Z', '2023-11-17T00:00:00Z'] as const;
  const [busiest] = countByBucket(instants, range, 'UTC', 'minute');
  assert.deepEqual(busiest, [at('2023-11-16T18:43:00Z'), 502]);
});
