import { html, type TemplateResult } from 'lit';
import type { DimensionCapability, UsageAnswer } from '../../api/types.ts';
import { emptyIcon } from '../../internal/icons.ts';
import type { UsageFormat } from '../../model/format.ts';
import { findUnavailable } from '../../model/series.ts';
import { groupTexts, stateTexts, translate, unavailableTexts } from '../../model/texts.ts';
import { renderMessage } from '../states.ts';

const skeletonBars = 24;

/** Bars of equal height, so that they do not look like data. */
export function renderSkeleton(): TemplateResult {
  return html`<div class="bars">${Array.from({ length: skeletonBars }, () => html`<i></i>`)}</div>`;
}

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

/** Why there are no groups. */
export function renderNote(
  format: UsageFormat,
  { label, role }: DimensionCapability,
): TemplateResult {
  const text =
    role === undefined
      ? translate(format, groupTexts, 'unavailable', { dimension: label })
      : translate(format, groupTexts, 'forbidden', { dimension: label, role });
  return html`<p part="note">${text}</p>`;
}
