import type { UsageAnswer } from '../../api/types.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import type { UsageFormat } from '../../model/format.ts';
import type { Period, Preset } from '../../model/period.ts';
import { translate } from '../../model/texts.ts';
import { summaryTexts } from './usage-summary.texts.ts';

/** The preset that an answer's range came from; `undefined` for days, and for another question's answer. */
function presetOf(
  { from, to }: UsageAnswer,
  asked: FilterSnapshot | undefined,
): Preset | 'billing' | undefined {
  const period: Period | undefined = asked?.filters.period;
  const range = asked?.range;
  if (!period || !range || !('preset' in period)) return undefined;
  const isSame =
    Date.parse(range.from) === Date.parse(from) && Date.parse(range.to) === Date.parse(to);
  if (!isSame) return undefined;
  return range.fallback ? '30d' : period.preset;
}

/** Whether an answer is for the billing period. */
export function isBillingRange(answer: UsageAnswer, asked: FilterSnapshot | undefined): boolean {
  return presetOf(answer, asked) === 'billing';
}

/** The range of an answer in words: "last 30 days", "1 – 14 Nov 2026". */
export function describeRange(
  answer: UsageAnswer,
  asked: FilterSnapshot | undefined,
  format: UsageFormat,
): string {
  const preset = presetOf(answer, asked);
  return preset
    ? translate(format, summaryTexts, preset)
    : format.range(answer.from, answer.to, answer.interval);
}
