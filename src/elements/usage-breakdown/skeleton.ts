import { html, type TemplateResult } from 'lit';

/** Lines of one length, so that they do not look like data. */
export function renderSkeleton(
  type: 'bars' | 'donut',
  rows: number,
  isCompact: boolean,
): TemplateResult {
  // A host may ask for a thousand rows; nobody needs to see them load.
  const lines = html`<div class="skeleton-rows">
    ${Array.from(
      { length: Math.min(rows, 12) },
      () => html`<div><span class="skeleton-line"></span></div>`,
    )}
  </div>`;
  if (type === 'bars') return lines;
  return html`<div class=${isCompact ? 'donut compact' : 'donut'}>
    <div class="skeleton-ring"></div>
    ${lines}
  </div>`;
}
