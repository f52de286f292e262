import type { UsageError } from '../../api/errors.ts';
import type { Allowance, Dimension, UsageAnswer } from '../../api/types.ts';
import type { UsageFormat } from '../../model/format.ts';
import type { DriversInsight, InsightKind } from '../../model/insights.ts';
import { findMetric } from '../../model/series.ts';
import { translate } from '../../model/texts.ts';
import { leastChange } from '../../model/usage-drivers.ts';
import type { RunawayCheck } from '../../model/usage-runaways.ts';
import { groupCountTexts } from '../usage-breakdown/usage-breakdown.texts.ts';
import { spend } from './questions.ts';
import { insightsTexts as texts } from './usage-insights.texts.ts';

/** What was looked at. */
export interface Checks {
  readonly runaways: RunawayCheck | undefined;
  readonly dimension: Dimension;
  /** Allowances with too little history. */
  readonly unprojected: readonly Allowance[];
  readonly change:
    | {
        readonly answer: UsageAnswer;
        readonly drivers: DriversInsight | 'small' | undefined;
      }
    | undefined;
  /** What could not be looked at, because its figures did not come. */
  readonly failed: readonly FailedCheck[];
}

export interface FailedCheck {
  readonly kind: InsightKind;
  readonly error: UsageError;
}

const kindTexts = {
  runaway: 'kindRunaway',
  'run-out': 'kindRunOut',
  drivers: 'kindDrivers',
} as const;

/** Sentences that say what was looked at, what cannot be told yet, and what failed. */
export function describeChecks(
  before: string,
  format: UsageFormat,
  { runaways, dimension, unprojected, change, failed }: Checks,
): string {
  const sentences: string[] = [];
  for (const { kind, error } of failed) {
    const name = translate(format, texts, kindTexts[kind]);
    const { role } = error;
    sentences.push(
      error.type === 'forbidden' && role !== undefined
        ? translate(format, texts, 'failedRole', { kind: name, role })
        : translate(format, texts, 'failed', { kind: name }),
    );
  }
  if (runaways && runaways.checked > 0) {
    const { checked, unknown } = runaways;
    const groups = translate(format, groupCountTexts, dimension, { count: checked });
    sentences.push(translate(format, texts, 'checked', { groups }));
    if (unknown > 0) sentences.push(translate(format, texts, 'unknown', { count: unknown }));
  }
  if (unprojected.length > 0) {
    const names = format.list(unprojected.map(({ label }) => label));
    sentences.push(translate(format, texts, 'unprojected', { names }));
  }
  if (change?.drivers === 'small') {
    const metric = findMetric(change.answer, spend)?.label ?? '';
    const share = format.percent(leastChange, 0);
    sentences.push(translate(format, texts, 'small', { metric, share, before }));
  } else if (change && change.drivers === undefined) {
    sentences.push(translate(format, texts, 'incomparable'));
  }
  return sentences.join(' ');
}
