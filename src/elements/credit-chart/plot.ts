import { html, type TemplateResult } from 'lit';
import type { ChartController } from '../../controllers/chart-controller.ts';
import type { ChartChoice } from './chart-choice.ts';
import { renderLegend } from './legend.ts';
import type { PlotCursor } from './plot-cursor.ts';
import type { Telling } from './telling.ts';

/** A plot with all that belongs to it. */
export interface PlotView {
  readonly chart: ChartController;
  readonly cursor: PlotCursor;
  readonly choice: ChartChoice;
  /** What is to be seen, in sentences. */
  readonly description: string;
  /** Below the legend. */
  readonly note: unknown;
}

/** The drawing with its legend, its tooltip, and what there is for the keyboard and to be read aloud. */
export function renderPlot(telling: Telling, view: PlotView): TemplateResult {
  const { chart, cursor, choice, description, note } = view;
  const { input } = cursor;
  return html`<div
      part="plot"
      role="group"
      tabindex="0"
      aria-label=${description}
      aria-describedby="keys"
      @pointerdown=${input.onPointerDown}
      @pointermove=${input.onPointer}
      @pointerleave=${input.onPointerLeave}
      @pointercancel=${input.onPointerCancel}
      @keydown=${input.onKeydown}
      @blur=${input.onBlur}
    >
      ${chart.render()}
    </div>
    ${renderLegend(telling, { hidden: choice.hidden, change: choice.hide })} ${note}
    ${cursor.renderTooltip(telling)}
    <p id="keys" hidden>${cursor.keys(telling)}</p>
    <div role="status" class="visually-hidden">${cursor.announcement(telling)}</div>`;
}
