import type { TemplateResult } from 'lit';
import type { UsageAnswer } from '../../api/types.ts';
import { emptyIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { findUnavailable } from '../../model/series.ts';
import { stateTexts, translate, unavailableTexts } from '../../model/texts.ts';
import { renderMessage } from '../states.ts';

/** A metric that the API does not answer, by its label and without a number. */
export function renderUnavailable(
  format: UsageFormat,
  answer: UsageAnswer,
  metric: string,
  label: string,
): TemplateResult {
  const { reason = 'unknown', role } = findUnavailable(answer, metric) ?? {};
  return renderMessage(format, 'ready', {
    icon: emptyIcon,
    message: label,
    hint:
      reason === 'forbidden' && role !== undefined
        ? translate(format, stateTexts, 'forbidden', { role })
        : translate(format, unavailableTexts, reason),
  });
}
