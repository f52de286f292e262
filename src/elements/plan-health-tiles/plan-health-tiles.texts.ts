import { defineTexts } from '../../model/texts.ts';

/** Texts of `<plan-health-tiles>`. Labels of allowances come from the API. */
export const tilesTexts = defineTexts('plan-health-tiles', {
  title: 'Plan',
  /** With the billing period: "1 – 30 Nov 2026". */
  titleWithPeriod: 'Plan, {period}',
  billing: 'Billing',
  topUp: 'Top up',
  renews: 'renews on {day}',
  daysLeft: { one: '{count} day left', other: '{count} days left' },
  lastDay: 'last day',
  ended: 'ended on {day}',
  periodsDiffer: 'billing periods differ between organizations',
  noPeriod: 'no billing period',
  unfiltered: 'For the whole plan. These filters do not apply here: {filters}.',
  emptyPlan: 'This plan has no limits to watch.',
  emptyPlanHint: 'Credits and other allowances appear here when the plan has them.',
  noPlan: 'The usage API does not tell of a plan.',
  noPlanHint: 'Its capabilities do not name the resource “plan”.',
  // Status in words, by the kind of allowance where it matters.
  onTrack: 'On track',
  withinLimit: 'Within the limit',
  nearLimit: 'Near the limit',
  almostUsedUp: 'Almost used up',
  almostFull: 'Almost full',
  usedUp: 'Used up',
  full: 'All in use',
  atLimit: 'At the limit',
  over: '{amount} over the plan',
  inUse: 'In use',
  unused: 'Not used yet',
  notIncluded: 'Not in this plan',
  left: '{amount} left',
  free: '{amount} free',
  peakAt: 'Most at one time, {day}',
  peak: 'Most at one time',
  /** What will have been used at the end of the period, in nine of ten cases. */
  projected: 'Projected {low} – {high}',
  projectedOne: 'Projected {amount}',
  runningOut: 'On course to run out',
  /** On one day, or between two: "25 – 27 Nov". */
  runsOut: 'Runs out {days}',
  runsOutFrom: 'Runs out {day} or later',
  tooLittleHistory: 'Not enough history to project',
  charged: 'Charged beyond the plan',
  shared: 'shared by organizations',
  /** What a screen reader says of a meter. */
  meter: '{used} {limit}, {status}',
});
