import { defineTexts } from '../../model/texts.ts';

/** Texts of `<usage-summary>`. Labels of metrics come from the API, but for credits. */
export const summaryTexts = defineTexts('usage-summary', {
  label: 'Summary',
  credits: 'Credits used',
  /** Where the range is the billing period. */
  creditsThisPeriod: 'Credits used this period',
  averagePerDay: 'Average per day',
  peakDay: 'Peak day',
  agents: 'Agents used',
  members: 'Team members used',
  /** A label with the range that its figure is for. */
  inRange: '{label}, {range}',
  '24h': 'last 24 hours',
  '72h': 'last 72 hours',
  '30d': 'last 30 days',
  '12mo': 'last 12 months',
  billing: 'this billing period',
  completeDays: {
    one: 'over {count} complete day',
    other: 'over {count} complete days',
  },
  noCompleteDay: 'no complete day yet',
  peakOn: 'credits on {day}',
  needsDays: 'for periods that are shown by day',
  free: '{count} free',
  noneFree: 'none free',
  overLimit: '{amount} over the plan',
  noLimit: 'no limit on this plan',
  activeInRange: 'active in this period',
  soon: 'The usage API does not report it yet.',
  needsRole: 'needs the role {role}',
  billingLink: 'Balance and top-ups on Billing',
  freshToday: 'Data up to {time} today, {age}.',
  fresh: 'Data up to {time}, {age}.',
  zone: 'Times in {zone}.',
  refresh: 'Refresh',
});
