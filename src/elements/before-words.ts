import type { Interval } from '../api/types.ts';
import type { UsageFormat } from '../model/format.ts';
import { defineTexts, translate } from '../model/texts.ts';

/** The period before, by the number of buckets that it has. */
const beforeTexts = defineTexts('before', {
  minute: { one: 'the minute before', other: 'the {count} minutes before' },
  hour: { one: 'the hour before', other: 'the {count} hours before' },
  day: { one: 'the day before', other: 'the {count} days before' },
  week: { one: 'the week before', other: 'the {count} weeks before' },
  month: { one: 'the month before', other: 'the {count} months before' },
});

/** "the 30 days before". */
export function beforeWords(format: UsageFormat, interval: Interval, count: number): string {
  return translate(format, beforeTexts, interval, { count });
}
