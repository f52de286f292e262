import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { setColor } from '../../internal/set-color.ts';
import type { SeriesPaint } from '../../model/series-colors.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import type { GroupAction } from '../chart/group-choice.ts';
import { agentUsageChartsTexts as texts } from './agent-usage-charts.texts.ts';
import { scaleOf, type AgentCell, type Scale } from './cells.ts';
import type { ChartCursor } from './chart-cursor.ts';
import { renderDrawing } from './drawing.ts';
import { barsInput } from './layout.ts';
import { amountText, describeCell, scaleText, type Telling } from './wording.ts';

/** All that the charts are drawn from. */
export interface ChartsView {
  readonly telling: Telling;
  readonly cells: readonly AgentCell[];
  /** One for all; `undefined`: each has its own. */
  readonly scale: Scale | undefined;
  readonly isUnusual: boolean;
  readonly paintOf: (cell: AgentCell) => SeriesPaint;
  readonly actionOf: (cell: AgentCell) => GroupAction;
}

type Press = (cell: AgentCell, event: MouseEvent) => void;

/** One chart an agent. They are one stop for Tab; arrows go on from there. */
export function renderCharts(view: ChartsView, cursor: ChartCursor, press: Press): TemplateResult {
  // The list itself grows when its width is known, which an observer of it would be told of again.
  return html`<div class="ruler"></div>
    <ul part="items" aria-labelledby="title">
      ${repeat(
        view.cells,
        ({ id }) => id,
        (cell, index) =>
          renderCell(
            view,
            cursor,
            cell,
            renderName(view, cursor.stop, press, { cell, index }),
            index,
          ),
      )}
    </ul>
    <p id="keys" hidden>${translate(view.telling.format, texts, 'keys')}</p>`;
}

function renderCell(
  view: ChartsView,
  cursor: ChartCursor,
  cell: AgentCell,
  name: TemplateResult,
  index: number,
): TemplateResult {
  const { telling, isUnusual } = view;
  const { index: active } = cursor;
  const { width } = cursor.layout;
  const { format } = telling;
  const { trend, agent } = cell;
  const { color } = view.paintOf(cell);
  const scale = view.scale ?? scaleOf([cell]);
  const exact = amountText(telling, trend);
  return html`<li
    part="item"
    class=${typeof color === 'string' ? color : ''}
    ${setColor(typeof color === 'string' ? undefined : color.css)}
    @focusin=${() => cursor.onFocus(cell)}
    @focusout=${cursor.onBlur}
    @keydown=${(event: KeyboardEvent) => cursor.onKeydown(cell, event)}
  >
    <div class="head">
      ${name}
      ${agent.deleted ? html`<span class="tag">${translate(format, groupTexts, 'deletedTag')}</span>` : nothing}
      <span part="value" aria-hidden="true" title=${exact}
        ><bdi>${format.metricValue(trend.total, trend.metric)}</bdi></span
      >
    </div>
    ${
      view.scale ? nothing : html`<p part="scale"><bdi>${scaleText(format, scale, trend)}</bdi></p>`
    }
    <p class="visually-hidden" id="cell-${index}">
      ${guard([telling, cell, isUnusual], () => describeCell(telling, cell, isUnusual))}
    </p>
    <div
      part="plot"
      @pointerdown=${(event: PointerEvent) => cursor.onPointer(cell, event)}
      @pointermove=${(event: PointerEvent) => cursor.onPointer(cell, event)}
      @pointerleave=${cursor.onPointerLeave}
      @pointercancel=${cursor.onPointerCancel}
    >
      ${guard([cell, width, scale.low, scale.high, active], () =>
        width > 0 ? renderDrawing(barsInput(cell, scale, width), active) : nothing,
      )}
    </div>
  </li>`;
}

function renderName(
  view: ChartsView,
  stop: string | undefined,
  press: Press,
  { cell, index }: { readonly cell: AgentCell; readonly index: number },
): TemplateResult {
  const { name, id } = cell;
  const tabIndex = id === stop ? 0 : -1;
  const action = view.actionOf(cell);
  const described = `cell-${index} keys`;
  const onClick = (event: MouseEvent) => press(cell, event);
  switch (action.kind) {
    case 'link':
      return html`<a
        part="label"
        href=${action.href}
        title=${name}
        tabindex=${tabIndex}
        aria-describedby=${described}
        @click=${onClick}
        ><bdi>${name}</bdi></a
      >`;
    case 'button':
      return html`<button
        part="label"
        type="button"
        title=${name}
        tabindex=${tabIndex}
        aria-pressed=${action.isChosen ?? nothing}
        aria-describedby=${described}
        @click=${onClick}
      >
        <bdi>${name}</bdi>
      </button>`;
    case 'none':
      return html`<span
        part="label"
        role="group"
        aria-label=${name}
        title=${name}
        tabindex=${tabIndex}
        aria-describedby=${described}
        ><bdi>${name}</bdi></span
      >`;
  }
}
