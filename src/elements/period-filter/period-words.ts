import type { Capabilities, Day, Interval } from '../../api/types.ts';
import { dayLength, dayStart, localMidnight, offsetSpans } from '../../model/day-edges.ts';
import type { UsageFormat } from '../../model/format.ts';
import type { Period, ResolvedRange } from '../../model/period.ts';
import { translate } from '../../model/texts.ts';
import type { DateText } from '../../model/date-text.ts';
import type { DayProblem } from './day-limits.ts';
import { periodTexts } from './period-filter.texts.ts';

const hour = 3_600_000;
/** More changes of clocks than this are counted and not named. */
const mostChanges = 2;

/** What is chosen, in words. */
export interface PeriodWords {
  /** "Last 30 days", or the days themselves. */
  readonly value: string;
  /** The days of a named period; `undefined` while they are not known. */
  readonly detail: string | undefined;
  /** That there is no billing period. */
  readonly note: string | undefined;
}

export function describePeriod(
  period: Period,
  range: ResolvedRange | undefined,
  format: UsageFormat,
): PeriodWords {
  if (!('preset' in period)) {
    const days = [...new Set([period.from, period.to])].map((day) => format.day(day));
    const value = range ? format.range(range.from, range.to) : days.join(' – ');
    return { value, detail: undefined, note: undefined };
  }
  const isFallback = range?.fallback === true;
  return {
    value: translate(format, periodTexts, `last${isFallback ? '30d' : period.preset}`),
    detail: range && format.range(range.from, range.to, range.interval),
    note: isFallback ? translate(format, periodTexts, 'noBillingTag') : undefined,
  };
}

/** "by the day"; nothing where the API cannot cut so. */
export function describeInterval(
  interval: Interval,
  capabilities: Capabilities | undefined,
  format: UsageFormat,
): string | undefined {
  const isCut = capabilities?.intervals.includes(interval) ?? true;
  const isKnown = interval === 'hour' || interval === 'day' || interval === 'month';
  return isCut && isKnown ? translate(format, periodTexts, interval) : undefined;
}

/**
 * What a range is: how long, whether it is over, in which zone it is cut and when clocks change in
 * it. `now` is the server's clock in milliseconds.
 */
export function describeRange(range: ResolvedRange, format: UsageFormat, now: number): string {
  const { timeZone } = range;
  const [from, to] = [Date.parse(range.from), Date.parse(range.to)];
  const [first, last] = [localMidnight(from, timeZone), localMidnight(to - 1, timeZone)];
  const isWhole = dayStart(first, timeZone) === from && dayStart(last + dayLength, timeZone) === to;
  const today = localMidnight(now, timeZone);
  const ended = now >= to;
  const length = isWhole
    ? translate(
        format,
        periodTexts,
        ended ? 'days' : last === today ? 'daysRunning' : 'daysToCome',
        { count: Math.round((last - first) / dayLength) + 1 },
      )
    : translate(format, periodTexts, ended ? 'hours' : 'hoursRunning', {
        count: Math.round((to - from) / hour),
      });
  const zone = translate(format, periodTexts, isWhole ? 'wholeDays' : 'times', {
    zone: format.zone(to - 1),
  });
  return [length, zone, ...describeChanges(from, to, timeZone, format)].join(' ');
}

function describeChanges(
  from: number,
  to: number,
  timeZone: string,
  format: UsageFormat,
): readonly string[] {
  const changes = offsetSpans(from, to, timeZone)
    .slice(1)
    .filter(({ start }) => start > from && start < to);
  if (changes.length === 0) return [];
  if (changes.length > mostChanges) {
    return [translate(format, periodTexts, 'clocksChangeOften', { count: changes.length })];
  }
  const days = format.list(changes.map(({ start }) => format.day(start)));
  return [translate(format, periodTexts, 'clocksChange', { days })];
}

/** What is wrong with a date, in a sentence. `example` is a day that could be written. */
export function describeProblem(
  problem: DayProblem,
  format: UsageFormat,
  { write }: DateText,
  example: Day,
): string {
  switch (problem.type) {
    case 'missing':
      return translate(format, periodTexts, 'missing', { example: write(example) });
    case 'unreadable': {
      const { text } = problem;
      return translate(format, periodTexts, 'unreadable', { text, example: write(example) });
    }
    case 'beforeStart':
      return translate(format, periodTexts, 'beforeStart');
    case 'tooLong': {
      const { count, day } = problem;
      return translate(format, periodTexts, 'tooLong', { count, day: write(day) });
    }
    default:
      return translate(format, periodTexts, problem.type, { day: write(problem.day) });
  }
}
