import type { Amount, Dimension, Metric } from '../../api/types.ts';
import { compareAmounts, isZero, toNumber } from '../../model/amount.ts';
import type { DriverKind } from '../../model/drivers.ts';
import type { UsageFormat } from '../../model/format.ts';
import type {
  DriversInsight,
  Insight,
  RunawayInsight,
  RunOutInsight,
} from '../../model/insights.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import { formatOfAllowance, roughAmount } from '../allowance-amount.ts';
import { quantity } from '../credit-chart/wording.ts';
import { emphasize } from '../emphasis.ts';
import type { Sensitivity } from './sensitivity.ts';
import type { EvidenceStep } from './show-evidence.ts';
import {
  groupsWords,
  groupWords,
  insightsTexts as texts,
  unitWords,
} from './usage-insights.texts.ts';

/** One insight in words, ready to be shown. */
export interface InsightWords {
  /** The sentence; figures and names in it are marked by `emphasize`. */
  readonly message: string;
  /** What the sentence is measured against. */
  readonly basis: string | undefined;
  /** How it was found. */
  readonly method: string;
  /** The parts of a change, the change last. */
  readonly drivers: readonly DriverRow[];
}

export interface DriverRow {
  readonly label: string;
  readonly amount: string;
  /** Where its bar begins and ends, in the unit of the amount. */
  readonly from: number;
  readonly to: number;
}

/** What insights are told with. */
export interface InsightTelling {
  readonly format: UsageFormat;
  readonly sensitivity: Sensitivity;
  /** The period that drivers compare with: "the 30 days before". */
  readonly before: string;
}

export function describeInsight(insight: Insight, telling: InsightTelling): InsightWords {
  switch (insight.kind) {
    case 'runaway':
      return { ...describeRunaway(insight, telling), drivers: [] };
    case 'run-out':
      return { ...describeRunOut(insight, telling), drivers: [] };
    case 'drivers':
      return describeDrivers(insight, telling);
  }
}

/** What leads to the evidence of an insight, or back, as a button. */
export function describeStep(
  insight: Insight,
  step: EvidenceStep | undefined,
  format: UsageFormat,
): { readonly label: string; readonly press: () => void } | undefined {
  if (!step) return undefined;
  const { press } = step;
  if (step.isBack) return { label: translate(format, texts, 'back'), press };
  if (insight.kind === 'run-out') return { label: translate(format, texts, 'showPeriod'), press };
  const group = insight.kind === 'runaway' ? insight.group : insight.leader?.group;
  return { label: translate(format, texts, 'showGroup', { name: group?.label ?? '' }), press };
}

const often = { low: 'oftenLow', normal: 'oftenNormal', high: 'oftenHigh' } as const;

function describeRunaway(
  { group, metric, amount, expected, from, to, isOngoing, dimension }: RunawayInsight,
  { format, sensitivity }: InsightTelling,
): Omit<InsightWords, 'drivers'> {
  const isNothing = expected < 10 ** -metric.fraction_digits;
  const times = toNumber(amount) / expected;
  const values = {
    name: emphasize(nameOf(group, format)),
    amount: emphasize(quantity(format, amount, metric)),
    from: onOneLine(format.dateTime(from)),
    to: onOneLine(format.dateTime(to)),
    times: emphasize(timesWords(times, format)),
  };
  const key = isOngoing
    ? isNothing
      ? 'runawayFromNothing'
      : 'runaway'
    : isNothing
      ? 'runawayOverNothing'
      : 'runawayOver';
  return {
    message: translate(format, texts, key, values),
    basis: isNothing
      ? undefined
      : translate(format, texts, 'usual', { amount: format.metricValue(expected, metric) }),
    method: translate(format, texts, 'methodRunaway', {
      group: translate(format, groupWords, dimension),
      often: translate(format, texts, often[sensitivity]),
    }),
  };
}

/** "4.3 times", "15 times". */
function timesWords(times: number, format: UsageFormat): string {
  const isLarge = times >= 10;
  const count = isLarge ? Math.round(times) : format.amount(times, { digits: 1 });
  return translate(format, texts, 'times', { count });
}

function nameOf({ label, deleted }: RunawayInsight['group'], format: UsageFormat): string {
  return deleted ? translate(format, groupTexts, 'deleted', { name: label }) : label;
}

function describeRunOut(
  { allowance, period, overage, projection }: RunOutInsight,
  { format }: InsightTelling,
): Omit<InsightWords, 'drivers'> {
  const { used, allotted, label } = allowance;
  const name = emphasize(label);
  const amountOf = (amount: Amount) =>
    format.metricValue(amount, formatOfAllowance(amount, allowance));
  const { runsOut } = projection ?? {};
  if (!projection || !runsOut || allotted === null || !period) {
    const usedOf = translate(format, texts, 'usedOf', {
      used: amountOf(used),
      allotted: amountOf(allotted ?? 0),
    });
    const method = translate(format, texts, 'methodUsed');
    return overage === undefined
      ? {
          message: translate(format, texts, 'usedUp', {
            name,
            allotted: emphasize(amountOf(allotted ?? 0)),
          }),
          basis: undefined,
          method,
        }
      : {
          message: translate(format, texts, 'over', { name, amount: emphasize(amountOf(overage)) }),
          basis: usedOf,
          method,
        };
  }
  const { from, to } = runsOut;
  const values = {
    name,
    from: emphasize(onOneLine(format.dayShort(from))),
    to: emphasize(onOneLine(format.dayShort(to ?? from))),
    end: onOneLine(format.dayShort(Date.parse(period.to) - 1)),
  };
  const key = to === undefined ? 'runOutFrom' : to === from ? 'runOutOn' : 'runOut';
  return {
    message: translate(format, texts, key, values),
    basis: translate(format, texts, 'projected', {
      from: roughAmount(projection.low, allowance, format),
      to: roughAmount(projection.high, allowance, format),
      allotted: amountOf(allotted),
    }),
    method: translate(format, texts, 'methodRunOut'),
  };
}

const stems = {
  volume: 'Volume',
  rate: 'Rate',
  mix: 'Mix',
  new: 'New',
  gone: 'Gone',
  other: 'Other',
} as const satisfies Record<DriverKind, string>;

function describeDrivers(
  insight: DriversInsight,
  { format, before }: InsightTelling,
): InsightWords {
  const { change, drivers, metric, leader, leftOut, dimension } = insight;
  const words = wordsOf(insight, format);
  const direction = compareAmounts(change, 0);
  const driverOf = (kind: DriverKind, amount: Amount) =>
    translate(
      format,
      texts,
      `${compareAmounts(amount, 0) > 0 ? 'more' : 'less'}${stems[kind]}`,
      words,
    );
  const main = drivers.find(({ amount }) => compareAmounts(amount, 0) * direction > 0)!;
  let at = 0;
  const rows = drivers.map(({ kind, amount }): DriverRow => {
    const from = at;
    at += toNumber(amount);
    const label = capitalize(driverOf(kind, amount), format.locale);
    return { label, amount: signed(amount, metric, format), from, to: at };
  });
  const notes = [
    leader &&
      translate(format, texts, 'leader', {
        name: nameOf(leader.group, format),
        amount: signed(leader.change, metric, format),
      }),
    leftOut > 0 ? translate(format, texts, 'whereBoth') : undefined,
  ].filter((note) => note !== undefined);
  return {
    message: translate(format, texts, direction > 0 ? 'rose' : 'fell', {
      metric: metric.label,
      amount: emphasize(format.metricValue(sizeOf(change), metric)),
      before,
      driver: emphasize(driverOf(main.kind, main.amount)),
    }),
    basis: notes.length > 0 ? notes.join(' ') : undefined,
    method: translate(format, texts, dimension ? 'methodDrivers' : 'methodDriversWhole', words),
    drivers: [
      ...rows,
      {
        label: translate(format, texts, 'change'),
        amount: signed(change, metric, format),
        from: 0,
        to: toNumber(change),
      },
    ],
  };
}

function wordsOf({ volume, dimension }: DriversInsight, format: UsageFormat) {
  const { key, label } = volume;
  const groups = translate(format, groupsWords, dimension ?? ('agent' satisfies Dimension));
  const isKnown = Object.hasOwn(unitWords.defaults, key);
  const units = isKnown
    ? translate(format, unitWords, key as keyof typeof unitWords.defaults)
    : label.toLocaleLowerCase(format.locale);
  return { units, groups };
}

/** "+2,084.6", "−12.5". */
function signed(amount: Amount, metric: Metric, format: UsageFormat): string {
  const size = format.metricValue(sizeOf(amount), metric, { exact: true });
  if (isZero(amount)) return size;
  const key = compareAmounts(amount, 0) > 0 ? 'plus' : 'minus';
  return translate(format, texts, key, { amount: size });
}

function sizeOf(amount: Amount): string {
  return String(amount).replace(/^-/, '');
}

/** A date that no line breaks. */
function onOneLine(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

function capitalize(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
