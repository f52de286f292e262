import type { BillingPeriod, PlanAnswer } from '../../api/types.ts';
import { dayLength, localMidnight } from '../../model/day-edges.ts';
import { createFormat, type UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { resolveTimeZone } from '../../model/time-zone.ts';
import { tilesTexts } from './plan-health-tiles.texts.ts';

/** The format in the zone of the billing period, whose days are not those of the page. */
export function formatOfPlan({ period }: PlanAnswer, format: UsageFormat): UsageFormat {
  const zone = period?.time_zone;
  if (!zone || zone === format.timeZone || !resolveTimeZone(zone)) return format;
  return createFormat({ locale: format.locale, timeZone: zone, texts: format.texts });
}

/** "Plan, 1 – 30 Nov 2026". */
export function describeTitle({ period }: PlanAnswer, format: UsageFormat): string {
  if (!period) return translate(format, tilesTexts, 'title');
  return translate(format, tilesTexts, 'titleWithPeriod', {
    period: format.range(period.from, period.to),
  });
}

/** "Business, renews on 1 Dec, 10 days left". `now` is the server's clock in milliseconds. */
export function describePlan(plan: PlanAnswer, format: UsageFormat, now: number): string {
  const parts = [...(plan.name ? [plan.name] : []), ...describePeriod(plan, format, now)];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describePeriod(
  { period, scope }: PlanAnswer,
  format: UsageFormat,
  now: number,
): readonly string[] {
  if (!period) {
    // One organization alone has no billing period at all.
    const differ = scope?.organizations.length !== 1;
    return [translate(format, tilesTexts, differ ? 'periodsDiffer' : 'noPeriod')];
  }
  const day = format.dayShort(period.to);
  if (now >= Date.parse(period.to)) return [translate(format, tilesTexts, 'ended', { day })];
  const left = daysLeft(period, format.timeZone, now);
  return [
    translate(format, tilesTexts, 'renews', { day }),
    left === 0
      ? translate(format, tilesTexts, 'lastDay')
      : translate(format, tilesTexts, 'daysLeft', { count: left }),
  ];
}

/** Days of the calendar after today that belong to the period; 0 on its last day. */
function daysLeft({ to }: BillingPeriod, timeZone: string, now: number): number {
  const last = localMidnight(Date.parse(to) - 1, timeZone);
  return Math.round((last - localMidnight(now, timeZone)) / dayLength);
}
