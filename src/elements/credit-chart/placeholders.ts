import { html, type TemplateResult } from 'lit';
import type { DimensionCapability } from '../../api/types.ts';
import type { UsageFormat } from '../../model/format.ts';
import { groupTexts, translate } from '../../model/texts.ts';

const skeletonBars = 24;

/** Bars of equal height, so that they do not look like data. */
export function renderSkeleton(): TemplateResult {
  return html`<div class="bars">${Array.from({ length: skeletonBars }, () => html`<i></i>`)}</div>`;
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
