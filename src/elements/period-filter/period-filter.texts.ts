import { defineTexts } from '../../model/texts.ts';

export const periodTexts = defineTexts('period-filter', {
  label: 'Period',
  /** What the button shows, by the period's name. */
  last24h: 'Last 24 hours',
  last72h: 'Last 72 hours',
  last30d: 'Last 30 days',
  last12mo: 'Last 12 months',
  lastbilling: 'Billing period',
  /** What there is to choose from. */
  presets: 'Usual periods',
  '24h': '24 hours',
  '72h': '72 hours',
  '30d': '30 days',
  '12mo': '12 months',
  billing: 'Billing period',
  hour: 'by the hour',
  day: 'by the day',
  month: 'by the month',
  noBilling: 'The plan has none',
  noBillingTag: 'no billing period',
  presetTooLong: {
    one: 'Longer than {count} day',
    other: 'Longer than {count} days',
  },
  start: 'Start date',
  end: 'End date',
  calendar: 'Calendar',
  calendarFailed: 'The calendar could not be loaded. Dates can be typed.',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  firstDay: '{day}, first day',
  lastDay: '{day}, last day',
  onlyDay: '{day}, first and last day',
  chooseEnd: 'From {day}. Now choose the last day.',
  cancel: 'Cancel',
  apply: 'Apply',
  /** What is wrong with a date. */
  missing: 'Write a date, as {example}.',
  unreadable: '“{text}” is not a date. Write it as {example}.',
  tooEarly: 'Nothing is kept from before {day}.',
  tooLate: 'This is still to come. Today is {day}.',
  beforeStart: 'The end is before the start.',
  tooLong: {
    one: 'At most {count} day can be shown at once: from {day} on.',
    other: 'At most {count} days can be shown at once: from {day} on.',
  },
  skipped: '{day} was left out of the calendar in this time zone.',
  /** What the chosen range is. */
  days: { one: '{count} day.', other: '{count} days.' },
  daysRunning: {
    one: '{count} day, still running.',
    other: '{count} days, the last one running.',
  },
  daysToCome: {
    one: '{count} day, some of it to come.',
    other: '{count} days, some of them to come.',
  },
  hours: { one: '{count} hour.', other: '{count} hours.' },
  hoursRunning: {
    one: '{count} hour, still running.',
    other: '{count} hours, the last one running.',
  },
  wholeDays: 'Whole days in {zone}.',
  times: 'Times in {zone}.',
  clocksChange: 'Clocks change on {days}.',
  clocksChangeOften: {
    one: 'Clocks change {count} time.',
    other: 'Clocks change {count} times.',
  },
});
