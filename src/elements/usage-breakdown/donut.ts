import { html, nothing, svg, type TemplateResult } from 'lit';
import { setColor } from '../../internal/set-color.ts';
import type { Breakdown } from '../../model/breakdown.ts';
import { toNumber } from '../../model/amount.ts';
import { donutPaths } from '../../model/donut.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { renderSwatch } from '../swatch.ts';
import { isSame } from './bars.ts';
import { ownColor, paintClass, shortValue, type RowView } from './row-view.ts';
import { renderAction, renderAmount, renderName, rowClass, type RowHandlers } from './rows.ts';
import { breakdownTexts as texts } from './usage-breakdown.texts.ts';

/** What a donut and its table show. */
export interface DonutView {
  readonly breakdown: Breakdown;
  readonly views: readonly RowView[];
  /** The row that is looked at. */
  readonly active: RowView | undefined;
  readonly dimensionLabel: string;
  readonly format: UsageFormat;
  /** A small ring that stays beside a table without a head. */
  readonly isCompact: boolean;
}

/** A longer total is shortened in the middle of the ring. */
const longestTotal = { plain: 9, compact: 5 } as const;

/** A ring of slices beside a table of what they are. */
export function renderDonut(donut: DonutView, handlers: RowHandlers): TemplateResult {
  return html`<div class=${donut.isCompact ? 'donut compact' : 'donut'}>
    <div part="plot">${renderRing(donut, handlers)} ${renderCenter(donut)}</div>
    <div class="table">${renderTable(donut, handlers)}</div>
  </div>`;
}

/** The table beside it says the same, so that the drawing is for the eye and the pointer alone. */
function renderRing(
  { breakdown, views, active, isCompact }: DonutView,
  { press, look }: RowHandlers,
): TemplateResult {
  const diameter = isCompact ? 120 : 184;
  const sizes = breakdown.rows.map(({ amount }) => toNumber(amount ?? 0));
  const paths = donutPaths(sizes, {
    diameter,
    thickness: Math.round(diameter * 0.13),
    gap: 2,
    smallest: 1.5,
  });
  const hasChosen = views.some(({ isChosen }) => isChosen);
  const isAside = (view: RowView) => (active ? !isSame(view, active) : hasChosen && !view.isChosen);
  return html`<svg
    part="ring"
    viewBox="0 0 ${diameter} ${diameter}"
    aria-hidden="true"
    focusable="false"
  >
    ${views.map((view, index) => renderSlice(view, paths[index], index))}
  </svg>`;

  function renderSlice(view: RowView, path: string | undefined, index: number) {
    if (path === undefined) return nothing;
    const { group, action, paint } = view;
    const isRepeated = paint.pattern > 0;
    const classes = [
      'slice drawn',
      paintClass(paint),
      action.kind === 'none' ? '' : 'pressable',
      isAside(view) ? 'aside' : '',
    ];
    return svg`<g
      class=${classes.filter(Boolean).join(' ')}
      ${setColor(ownColor(paint))}
      @pointerenter=${() => look(view)}
      @pointerleave=${() => look(undefined)}
      @click=${(event: MouseEvent) => group && action.kind !== 'none' && press(group, event)}
    ><title>${view.hint}</title>${isRepeated ? renderHatch(index) : nothing}<path
      d=${path}
      fill=${isRepeated ? `url(#hatch-${index})` : nothing}
    /></g>`;
  }
}

/** The palette was used up before: the same colour once more, hatched. */
function renderHatch(index: number) {
  return svg`<pattern
    id="hatch-${index}"
    width="5"
    height="5"
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
  ><rect class="hatch-back" width="5" height="5" /><rect class="hatch-line" width="2" height="5" /></pattern>`;
}

function renderCenter({ breakdown: { total, metric }, format, isCompact }: DonutView) {
  const exact = format.metricValue(total, metric, { exact: true });
  const longest = isCompact ? longestTotal.compact : longestTotal.plain;
  return html`<p part="center" aria-hidden="true" title=${exact}>
    <b><bdi>${shortValue(format, total, metric, longest)}</bdi></b>
    ${isCompact ? nothing : html`<span><bdi>${metric.label}</bdi></span>`}
  </p>`;
}

function renderTable(
  { breakdown, views, active, dimensionLabel, format, isCompact }: DonutView,
  { press, look }: RowHandlers,
): TemplateResult {
  return html`<table part="table" aria-labelledby="title">
    <thead class=${isCompact ? 'visually-hidden' : nothing}>
      <tr>
        <th scope="col"><bdi>${dimensionLabel}</bdi></th>
        <th scope="col" class="number"><bdi>${breakdown.metric.label}</bdi></th>
        <th scope="col" class="number" title=${translate(format, texts, 'rounding')}>
          ${translate(format, texts, 'share')}
        </th>
      </tr>
    </thead>
    <tbody>
      ${views.map(
        (view) =>
          html`<tr
            part="row"
            class=${rowClass(view, isSame(view, active))}
            @pointerenter=${() => look(view)}
            @pointerleave=${() => look(undefined)}
            @focusin=${() => look(view)}
            @focusout=${() => look(undefined)}
            @click=${pressAction}
          >
            <th scope="row">
              ${renderAction(
                view,
                'legend-item',
                { className: view.group ? '' : 'rest', press },
                html`${renderSwatch(view.paint)} ${renderName(view, format)}`,
              )}
            </th>
            <td part="value" class="number">${renderAmount(view)}</td>
            <td part="share" class="number"><bdi>${view.share}</bdi></td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** All of a row is there for the pointer, beside the button that the keyboard finds. */
function pressAction(event: Event): void {
  const target = event.target as Element;
  if (target.closest('a, button')) return;
  (event.currentTarget as Element).querySelector<HTMLElement>('a, button')?.click();
}
