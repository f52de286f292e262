import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { createMonthCalendar } from '../../src/model/calendar-months.ts';
import { at, day, iso } from './zones.ts';

const midnight = (text: string) => at(`${text}T00:00:00Z`);
const toDay = (ms: number) => iso(ms).slice(0, 10);

const tags = [
  'en-GB',
  'en-US',
  'fa-IR',
  'ar-SA-u-ca-islamic-umalqura',
  'th',
  'he-u-ca-hebrew',
  'am-ET-u-ca-ethiopic',
];

describe('months', () => {
  it('begin weeks where the locale does', () => {
    const start = (tag: string) => createMonthCalendar(tag).weekStart;
    assert.equal(start('de-DE'), 1);
    assert.equal(start('en-US'), 7);
    assert.equal(start('ar-EG'), 6);
    assert.equal(start('xx_bad'), createMonthCalendar('en').weekStart);
    const { weekdays } = createMonthCalendar('en-US');
    assert.deepEqual(weekdays[0], { short: 'S', long: 'Sunday' });
    assert.deepEqual(weekdays[6], { short: 'S', long: 'Saturday' });
  });

  it('lay out a month', () => {
    const { weeks, startOfMonth, title } = createMonthCalendar('en-GB');
    const start = startOfMonth(midnight('2026-11-20'));
    assert.equal(toDay(start), '2026-11-01');
    assert.equal(title(start), 'November 2026');
    const rows = weeks(start).map((week) =>
      week.map((ms) => (ms === undefined ? '' : iso(ms).slice(8, 10))),
    );
    assert.deepEqual(rows[0], ['', '', '', '', '', '', '01']);
    assert.deepEqual(rows[5], ['30', '', '', '', '', '', '']);
  });

  it('have each of their days once, in order, in every calendar', () => {
    for (const tag of tags) {
      const calendar = createMonthCalendar(tag);
      fc.assert(
        fc.property(fc.integer({ min: 10_957, max: 25_567 }), (number) => {
          const start = calendar.startOfMonth(number * day);
          const days = calendar
            .weeks(start)
            .flat()
            .filter((ms) => ms !== undefined);
          assert.equal(days[0], start);
          assert.deepEqual(
            days,
            days.map((_, index) => start + index * day),
          );
          assert.deepEqual(
            days.map(calendar.dayOfMonth),
            days.map((_, index) => index + 1),
          );
          assert.ok(days.includes(number * day));
          const next = calendar.addMonths(start, 1);
          assert.equal(next, days.at(-1)! + day);
          assert.equal(calendar.addMonths(next, -1), start);
        }),
        { numRuns: 15 },
      );
    }
  });

  it('keep the day of the month, or the last one', () => {
    const { addMonths } = createMonthCalendar('en-GB');
    assert.equal(toDay(addMonths(midnight('2026-01-31'), 1)), '2026-02-28');
    assert.equal(toDay(addMonths(midnight('2024-02-29'), 12)), '2025-02-28');
    assert.equal(toDay(addMonths(midnight('2026-03-31'), -1)), '2026-02-28');
    assert.equal(toDay(addMonths(midnight('2026-03-15'), -12)), '2025-03-15');
  });
});
