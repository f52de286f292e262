import { html, type TemplateResult } from 'lit';
import { renderSign } from '../swatch.ts';
import type { AgentCell } from './cells.ts';
import { signsOf } from './signs.ts';
import type { Telling } from './wording.ts';

/** The signs that the charts use, in words. Colours need none: each chart has its name. */
export function renderLegend(telling: Telling, cells: readonly AgentCell[]): TemplateResult {
  const signs = signsOf(telling, cells);
  if (signs.length === 0) return html``;
  return html`<ul part="legend">
    ${signs.map(
      ({ sign, text }) =>
        html`<li>
          <span part="legend-item">${renderSign(sign, 'total')}<bdi>${text}</bdi></span>
        </li>`,
    )}
  </ul>`;
}
