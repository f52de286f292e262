import type { Dimension } from '../../api/types.ts';
import { defineTexts } from '../../model/texts.ts';

/** Texts of `<usage-insights>`. Names of groups, allowances and metrics come from the API. */
export const insightsTexts = defineTexts('usage-insights', {
  title: 'Needs attention',
  /** Said before a sentence, whose icon is not read out. */
  critical: 'Critical:',
  warn: 'Warning:',
  info: 'Note:',

  runaway: '{name} has used {amount} since {from}, {times} as much as usual.',
  runawayOver: '{name} used {amount} between {from} and {to}, {times} as much as usual.',
  runawayFromNothing: '{name} has used {amount} since {from}, and usually next to nothing.',
  runawayOverNothing: '{name} used {amount} between {from} and {to}, and usually next to nothing.',
  times: { one: '{count} time', other: '{count} times' },
  usual: 'Usual in these hours: {amount}.',
  methodRunaway:
    'Every hour, and spans of up to three days, are held against what is usual for this {group} at that hour of that weekday in the last eight weeks. A rise is told where chance alone brings one like it less than {often}.',
  oftenLow: 'once in ten years',
  oftenNormal: 'once a year',
  oftenHigh: 'five times a year',

  runOut: '{name} will run out between {from} and {to}. The period ends on {end}.',
  runOutOn: '{name} will run out on {from}. The period ends on {end}.',
  runOutFrom: '{name} may run out from {from} on. The period ends on {end}.',
  usedUp: '{name}: all of {allotted} are used.',
  over: '{name}: {amount} over the plan.',
  projected: 'Expected by the end of the period: {from}\u00a0–\u00a0{to} of {allotted}.',
  usedOf: '{used} of {allotted} used.',
  methodRunOut:
    'From the complete days of the last eight weeks: each weekday has its own usual use, and a trend counts as far as chance does not explain it. The range holds in nine of ten cases.',
  methodUsed: 'As the plan counts it.',

  rose: '{metric} rose by {amount} against {before}, above all through {driver}.',
  fell: '{metric} fell by {amount} against {before}, above all through {driver}.',
  moreVolume: 'more {units}',
  lessVolume: 'fewer {units}',
  moreRate: 'dearer {units}',
  lessRate: 'cheaper {units}',
  moreMix: 'a shift to dearer {groups}',
  lessMix: 'a shift to cheaper {groups}',
  moreNew: 'new {groups}',
  lessNew: 'new {groups}',
  moreGone: '{groups} no longer used',
  lessGone: '{groups} no longer used',
  moreOther: 'charges apart from {units}',
  lessOther: 'charges apart from {units}',
  change: 'Change',
  plus: '+{amount}',
  minus: '−{amount}',
  leader: '{name} accounts for {amount} of it.',
  whereBoth: 'Only times at which both periods have data are counted.',
  methodDrivers:
    'More or fewer {units} count at the mean price of both periods. Dearer or cheaper ones are counted within each of the {groups}, and what the {units} leave unexplained is the shift between them. The parts are rounded so that they add up to the change.',
  methodDriversWhole:
    'More or fewer {units} count at the mean price of both periods; the rest is that they became dearer or cheaper. The parts are rounded so that they add up to the change.',

  showGroup: 'Show {name}',
  showPeriod: 'Show the billing period',
  back: 'Back to what was shown',
  topUp: 'Top up',
  billing: 'Billing',
  why: 'Why am I told this?',
  more: { one: '{count} more', other: '{count} more' },

  nothing: 'Nothing needs attention.',
  nothingElse: 'Nothing was found in what could be looked at.',
  noChecks: 'The usage service does not tell what this needs.',
  noChecksHint: 'It takes figures by the hour, a plan, or an earlier period to compare with.',
  checked: '{groups} looked at for runaways.',
  unknown: {
    one: '{count} of them has too little history to tell.',
    other: '{count} of them have too little history to tell.',
  },
  unprojected: 'Too little history to project {names}.',
  small: '{metric} changed by less than {share} against {before}.',
  incomparable: 'No earlier period to compare with.',
  failed: 'Could not look at {kind}.',
  failedRole: 'Looking at {kind} takes the role {role}.',
  kindRunaway: 'runaways',
  kindRunOut: 'the plan',
  kindDrivers: 'what drove the change',
});

/** One group and several, inside a sentence. */
export const groupWords = defineTexts('usage-insights-group', {
  agent: 'agent',
  category: 'category',
  channel: 'channel',
  model: 'model',
  member: 'team member',
  organization: 'organization',
} satisfies Record<Dimension, string>);

export const groupsWords = defineTexts('usage-insights-groups', {
  agent: 'agents',
  category: 'categories',
  channel: 'channels',
  model: 'models',
  member: 'team members',
  organization: 'organizations',
} satisfies Record<Dimension, string>);

/** What stands behind an amount. */
export const unitWords = defineTexts('usage-insights-units', {
  messages: 'messages',
  conversations: 'conversations',
});
