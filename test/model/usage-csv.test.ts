import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';

import type { Metric, Series, UsageAnswer } from '../../src/api/types.ts';
import { createFormat } from '../../src/model/format.ts';
import { usageCsv } from '../../src/model/usage-csv.ts';

const credits: Metric = {
  key: 'credits',
  label: 'Credits',
  unit: 'credit',
  fraction_digits: 1,
  aggregation: 'sum',
  disjoint: ['agent'],
};
const revenue: Metric = {
  ...credits,
  key: 'revenue',
  label: 'Revenue',
  unit: 'currency',
  currency: 'EUR',
};
const format = createFormat({ locale: 'de', timeZone: 'Asia/Tokyo' });

/** Three days in Berlin, the last one running. */
const days: UsageAnswer = {
  from: '2026-10-24T22:00:00Z',
  to: '2026-10-27T23:00:00Z',
  starts: ['2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', '2026-10-26T23:00:00Z'],
  partial: [0],
  time_zone: 'Europe/Berlin',
  interval: 'day',
  as_of: '2026-10-27T12:00:00Z',
  metrics: [revenue, credits],
  series: [
    { metric: 'revenue', part: 'total', total: '3', values: ['1.10', null, '2'] },
    { metric: 'credits', part: 'total', total: '4.5', values: ['4.50', 0, '-8.5'] },
  ],
};

const grouped: UsageAnswer = {
  ...days,
  metrics: [credits],
  groups: {
    dimension: 'agent',
    order_by: 'credits',
    items: [
      { key: 'b', label: '=Support' },
      { key: 'a', label: 'Sales', deleted: true },
      { key: 'c', label: 'Sales' },
      { key: null, label: 'Not assigned' },
    ],
    remaining: 7,
  },
  series: [
    { metric: 'credits', part: 'remainder', total: '7', values: ['5', '1', '1'] },
    ...['a', 'b', 'c', null].map((key): Series => ({
      metric: 'credits',
      part: 'group',
      key,
      total: '2',
      values: [1, 1, null],
    })),
    { metric: 'credits', part: 'total', total: '15', values: ['9', '5', '1'] },
  ],
};

function rows(answer: UsageAnswer, metrics = ['credits']): string[][] {
  return parse(usageCsv(answer, metrics, format), { bom: true });
}

const times = ['Start', 'Start (Europe/Berlin)', 'End', 'End (Europe/Berlin)'];

/** Midnights, given as "2026-10-25+02", with their offset and without it. */
function berlin(...midnights: readonly string[]): readonly string[] {
  return midnights.flatMap((day) => {
    const clock = `${day.slice(0, 10)}T00:00:00`;
    return [`${clock}${day.slice(10)}:00`, clock];
  });
}

const without = ({ starts: _, ...answer }: UsageAnswer): UsageAnswer => answer;

describe('usage over time as CSV', () => {
  it('has a row a bucket in the zone of the answer, exact, with gaps empty', () => {
    assert.deepEqual(rows(days, ['credits', 'revenue', 'visitors']), [
      [...times, 'Complete', 'Credits', 'Revenue (EUR)'],
      [...berlin('2026-10-25+02', '2026-10-26+01'), 'no', '4.50', '1.10'],
      [...berlin('2026-10-26+01', '2026-10-27+01'), 'yes', '0', ''],
      [...berlin('2026-10-27+01', '2026-10-28+01'), 'no', '-8.5', '2'],
    ]);
  });

  it('has a column for the whole, each group by rank with its key, and the remainder', () => {
    const [header, first] = rows(grouped);
    assert.deepEqual(header?.slice(5), [
      'Credits: Total',
      'Credits: =Support [b]',
      'Credits: Sales (deleted) [a]',
      'Credits: Sales [c]',
      'Credits: Not assigned',
      'Credits: 7 others',
    ]);
    assert.deepEqual(first?.slice(5), ['9', '1', '1', '1', '1', '5']);
  });

  it('has the other period beside it, also where that has a bucket more', () => {
    const starts = ['2026-09-01T00:00:00Z', '2026-09-02T00:00:00Z', '2026-09-03T00:00:00Z'];
    const compare = { from: starts[0]!, to: '2026-09-05T00:00:00Z' };
    const [first] = days.series;
    const table = rows(
      {
        ...days,
        compare: { ...compare, starts: [...starts, '2026-09-04T00:00:00Z'] },
        series: [{ ...first!, compare: { total: '10', values: ['1', '2', null, '4'] } }],
      },
      ['revenue'],
    );
    assert.deepEqual(
      table.map((row) => row.slice(5)),
      [
        [
          'Revenue (EUR)',
          ...['Start (compared)', 'Start (compared) (Europe/Berlin)'],
          'Revenue (EUR) (compared)',
        ],
        ['1.10', '2026-09-01T02:00:00+02:00', '2026-09-01T02:00:00', '1'],
        ['', '2026-09-02T02:00:00+02:00', '2026-09-02T02:00:00', '2'],
        ['2', '2026-09-03T02:00:00+02:00', '2026-09-03T02:00:00', ''],
        ['', '2026-09-04T02:00:00+02:00', '2026-09-04T02:00:00', '4'],
      ],
    );
    assert.deepEqual(table.at(-1)?.slice(0, 5), ['', '', '', '', '']);
  });
});

describe('usage without buckets as CSV', () => {
  it('has a row for each group, the remainder and the whole', () => {
    const range = berlin('2026-10-25+02', '2026-10-28+01');
    assert.deepEqual(rows(without(grouped)), [
      [...times, 'Agent', 'Key', 'Credits'],
      [...range, "'=Support", 'b', '2'],
      [...range, 'Sales (deleted)', 'a', '2'],
      [...range, 'Sales', 'c', '2'],
      [...range, 'Not assigned', '', '2'],
      [...range, '7 others', '', '7'],
      [...range, 'Total', '', '15'],
    ]);
  });

  it('has one row without groups, with the other period', () => {
    const table = rows({
      ...without(days),
      compare: { from: days.from, to: days.to },
      series: [{ metric: 'credits', part: 'total', total: '4.5', compare: { total: null } }],
    });
    assert.deepEqual(table[0]?.slice(4), ['Credits', 'Credits (compared)']);
    assert.deepEqual(table[1]?.slice(4), ['4.5', '']);
    assert.equal(table.length, 2);
  });
});

it('takes the words of the host', () => {
  const texts = { 'csv.start': 'Beginn', 'csv.total': '=Summe' };
  const own = createFormat({ locale: 'de', timeZone: 'UTC', texts });
  assert.match(usageCsv(grouped, ['credits'], own), /^\uFEFF"Beginn",.*"Credits: =Summe"/);
});
