import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { setColor } from '../../internal/set-color.ts';
import type { Bar, Bars } from '../../model/breakdown.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { ownColor, paintClass, type RowView } from './row-view.ts';
import { renderAction, renderAmount, renderName, rowClass, type RowHandlers } from './rows.ts';
import { breakdownTexts as texts } from './usage-breakdown.texts.ts';

/** Rows with a bar each, on one scale. */
export function renderBars(
  views: readonly RowView[],
  { zero, bars }: Bars,
  { look, press, active }: RowHandlers & { readonly active: RowView | undefined },
  format: UsageFormat,
): TemplateResult {
  const rounding = translate(format, texts, 'rounding');
  const hasShares = views.some(({ share }) => share !== undefined);
  return html`<ol
    part="rows"
    role="list"
    class=${hasShares ? nothing : 'without-shares'}
    aria-labelledby="title"
  >
    ${views.map(
      (view, index) =>
        html`<li @pointerenter=${() => look(view)} @pointerleave=${() => look(undefined)}>
          ${renderAction(
            view,
            'row',
            {
              className: rowClass(view, view.action.kind !== 'none' && isSame(view, active)),
              press,
            },
            html`<span part="label" class=${view.group ? nothing : 'rest'}
                >${renderName(view, format)}</span
              >
              <span part="track" ${place({ '--_zero': zero })}
                >${renderBar(view, bars[index]!)}</span
              >
              <span part="value">${renderAmount(view)}</span>
              ${hasShares ? html`<span part="share" title=${rounding}><bdi>${view.share}</bdi></span>` : nothing}`,
          )}
        </li>`,
    )}
  </ol>`;

  function renderBar(view: RowView, { start, size, cut }: Bar) {
    if (size === 0) return nothing;
    const isAside = views.some(({ isChosen }) => isChosen) && !view.isChosen;
    const classes = [
      'drawn',
      paintClass(view.paint),
      start < zero ? 'backwards' : '',
      cut ? 'cut' : '',
      isAside ? 'aside' : '',
    ];
    return html`<i
      part="bar"
      class=${classes.filter(Boolean).join(' ')}
      ${setColor(ownColor(view.paint))}
      ${place({ '--_start': start, '--_size': size, '--_zero': zero })}
    ></i>`;
  }
}

/** Whether two views are of the same row; each update makes them anew. */
export function isSame(one: RowView, other: RowView | undefined): boolean {
  return other !== undefined && one.group?.key === other.group?.key;
}

/** Sets places and lengths by script, because a strict policy blocks the `style` attribute. */
function place(shares: Readonly<Record<string, number>>) {
  return ref((element) => {
    for (const [name, share] of Object.entries(shares)) {
      (element as HTMLElement | undefined)?.style.setProperty(name, `${share * 100}%`);
    }
  });
}
