import type {
  Allowance,
  Capabilities,
  Day,
  Metric,
  PlanAnswer,
  UsageAnswer,
} from '../../api/types.ts';
import { compareAmounts, isZero, subtractAmounts } from '../../model/amount.ts';
import { average, dailyFigures } from '../../model/daily.ts';
import type { UsageFormat } from '../../model/format.ts';
import { findMetric, findSeries, findUnavailable } from '../../model/series.ts';
import { stateTexts, translate, unavailableTexts } from '../../model/texts.ts';
import { emphasize } from '../emphasis.ts';
import { describeFigureChange, type FigureChange } from './figure-change.ts';
import { isAllowance, metricOf } from './figure-names.ts';
import { summaryTexts } from './usage-summary.texts.ts';

/** One figure in words, ready to be shown. */
export interface Figure {
  readonly label: string;
  /** `undefined`: not known yet. */
  readonly value: string | undefined;
  /** In full, where `value` is shortened. */
  readonly exact?: string | undefined;
  /** Whether `value` is no number but says why there is none. */
  readonly missing?: boolean;
  /** Small, behind the value: "of 12". */
  readonly limit?: string | undefined;
  /** A day in it is marked by `emphasize`. */
  readonly note?: string | undefined;
  /** The day that the note names. */
  readonly day?: Day | undefined;
  readonly change?: FigureChange | undefined;
}

/** Where figures come from. */
export interface FigureContext {
  readonly answer: UsageAnswer;
  readonly plan: PlanAnswer | undefined;
  /** Whether the plan's answer is on its way. */
  readonly planLoading: boolean;
  readonly capabilities: Capabilities | undefined;
  readonly format: UsageFormat;
  /** Whether the period before was to be asked for. */
  readonly compares: boolean;
  /** The first figure. */
  readonly lead: string | undefined;
}

/** A figure by its name. */
export function describeFigure(name: string, context: FigureContext): Figure {
  if (!isAllowance(name)) return describeMetric(name, context);
  const allowance = context.plan?.allowances.find(({ key }) => key === name);
  if (allowance) return describeAllowance(name, allowance, context);
  if (context.planLoading) return { label: labelOf(name, context), value: undefined };
  const figure = describeMetric(name, context);
  if (figure.missing) return figure;
  return { ...figure, note: translate(context.format, summaryTexts, 'activeInRange') };
}

function describeMetric(name: string, context: FigureContext): Figure {
  const { answer } = context;
  const label = labelOf(name, context);
  const metric = findMetric(answer, metricOf(name));
  const series = findSeries(answer, metricOf(name));
  if (!metric || !series) return describeUnavailable(name, label, context);
  if (name === 'average_per_day' || name === 'peak_day') {
    return { label, ...describeDaily(name, metric, context) };
  }
  const { compares, format, lead } = context;
  return {
    label,
    ...describeValue(series.total, metric, context),
    ...(name === 'additional_credits' && { note: translate(format, summaryTexts, 'beyondPlan') }),
    ...(compares && {
      change: describeFigureChange(answer, series, metric, format, name === lead),
    }),
  };
}

function describeValue(
  total: Parameters<UsageFormat['metricValue']>[0],
  metric: Metric,
  { format }: FigureContext,
): Omit<Figure, 'label'> {
  if (total === null) return noValue(format);
  const value = format.metricValue(total, metric);
  const exact = format.metricValue(total, metric, { exact: true });
  return { value, exact: exact === value ? undefined : exact };
}

function noValue(format: UsageFormat): Omit<Figure, 'label'> {
  return { value: '–', exact: translate(format, stateTexts, 'noData') };
}

function describeDaily(
  name: 'average_per_day' | 'peak_day',
  metric: Metric,
  context: FigureContext,
): Omit<Figure, 'label'> {
  const { answer, format } = context;
  const text = (key: 'needsDays' | 'noCompleteDay') => translate(format, summaryTexts, key);
  const series = findSeries(answer, metric.key);
  const daily = series && dailyFigures(answer, series);
  if (!daily) {
    const value = translate(format, unavailableTexts, 'unknown');
    return { value, missing: true, note: text('needsDays') };
  }
  const { complete_days: count, total, peak } = daily;
  if (count === 0 || !peak) return { ...noValue(format), note: text('noCompleteDay') };
  if (name === 'average_per_day') {
    const note = translate(format, summaryTexts, 'completeDays', { count });
    return { ...describeValue(average(total, count), metric, context), note };
  }
  const long = peak.day.slice(0, 4) !== answer.as_of.slice(0, 4);
  const day = emphasize(format.weekday(peak.day, { long }));
  const note = translate(format, summaryTexts, 'peakOn', { day });
  return { ...describeValue(peak.total, metric, context), note, day: peak.day };
}

function describeAllowance(name: string, allowance: Allowance, context: FigureContext): Figure {
  const { format } = context;
  const { used, allotted } = allowance;
  const value = format.metricValue(used, allowance);
  const figure = { label: labelOf(name, context), value };
  if (allotted === null) return { ...figure, note: translate(format, summaryTexts, 'noLimit') };
  const { limit } = format.limit(used, allotted, allowance);
  return { ...figure, limit, note: describeRest(allowance, allotted, format) };
}

function describeRest(
  allowance: Allowance,
  allotted: NonNullable<Allowance['allotted']>,
  format: UsageFormat,
): string {
  const { used } = allowance;
  if (compareAmounts(used, allotted) > 0) {
    const amount = format.metricValue(subtractAmounts(used, allotted), allowance);
    return translate(format, summaryTexts, 'overLimit', { amount });
  }
  const free = subtractAmounts(allotted, used);
  if (isZero(free)) return translate(format, summaryTexts, 'noneFree');
  return translate(format, summaryTexts, 'free', { count: format.metricValue(free, allowance) });
}

function describeUnavailable(name: string, label: string, context: FigureContext): Figure {
  const { answer, format } = context;
  const { reason = 'unknown', role } = findUnavailable(answer, metricOf(name)) ?? {};
  const note =
    reason === 'coming_soon'
      ? translate(format, summaryTexts, 'soon')
      : reason === 'forbidden' && role !== undefined
        ? translate(format, summaryTexts, 'needsRole', { role })
        : undefined;
  return { label, value: translate(format, unavailableTexts, reason), missing: true, note };
}

const ownLabels = {
  credits: 'credits',
  average_per_day: 'averagePerDay',
  peak_day: 'peakDay',
  agents: 'agents',
  members: 'members',
} as const;

function labelOf(name: string, { answer, capabilities, format }: FigureContext): string {
  if (name in ownLabels) {
    return translate(format, summaryTexts, ownLabels[name as keyof typeof ownLabels]);
  }
  const described =
    findMetric(answer, name) ??
    findUnavailable(answer, name) ??
    capabilities?.metrics.find(({ key }) => key === name);
  return described?.label ?? asWords(name);
}

/** "answer_quality" as "Answer quality", where nobody has given it a label. */
function asWords(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');
}
