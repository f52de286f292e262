import { html, nothing, type TemplateResult } from 'lit';
import { translate } from '../../model/texts.ts';
import { renderSign, renderSwatch } from '../swatch.ts';
import type { ChartSeries } from './chart-series.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import { drawnSeries, overlapNote, signsOf } from './signs.ts';
import type { Telling } from './telling.ts';

/** Which series the user has hidden, and how that is changed. */
export interface LegendState {
  readonly hidden: ReadonlySet<string>;
  readonly change: (hidden: ReadonlySet<string>) => void;
}

/** One series hidden or shown. */
function toggled(hidden: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(hidden);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** One series alone; all, if it was alone already. */
function alone(all: readonly ChartSeries[], hidden: ReadonlySet<string>, id: string) {
  const others = all.filter((series) => series.id !== id).map((series) => series.id);
  const isAlone = !hidden.has(id) && others.every((other) => hidden.has(other));
  return new Set(isAlone ? [] : others);
}

/** Every sign that the plot uses, in words. Series among several are buttons that hide them. */
export function renderLegend(telling: Telling, { hidden, change }: LegendState): TemplateResult {
  const { format, type, dimension } = telling;
  const all = drawnSeries(telling);
  const shape = type === 'line' ? 'line' : '';
  // The other period of an area is a line, too.
  const shapes = { compare: type === 'bar' ? '' : 'line', running: shape, missing: '' };
  const overlap = overlapNote(telling);
  return html`<ul
      part="legend"
      class=${dimension ? 'grouped' : ''}
      aria-label=${translate(format, texts, 'legendSeries')}
    >
      ${all.map((series) => (all.length === 1 ? plainItem(series) : button(series)))}
      ${signsOf(telling).map(
        ({ sign, text }) =>
          html`<li>
            <span part="legend-item">${renderSign(sign, shapes[sign])}<bdi>${text}</bdi></span>
          </li>`,
      )}
    </ul>
    ${overlap === undefined ? nothing : html`<p part="note">${overlap}</p>`}`;

  function plainItem({ label, paint }: ChartSeries) {
    return html`<li>
      <span part="legend-item">${renderSwatch(paint, shape)}<bdi>${label}</bdi></span>
    </li>`;
  }

  function button({ id, label, paint }: ChartSeries) {
    return html`<li>
      <button
        part="legend-item"
        type="button"
        aria-pressed=${!hidden.has(id)}
        title=${translate(format, texts, 'legendHint')}
        @click=${(event: MouseEvent) =>
          change(event.altKey ? alone(all, hidden, id) : toggled(hidden, id))}
        @dblclick=${() => change(alone(all, hidden, id))}
      >
        ${renderSwatch(paint, shape)}<bdi>${label}</bdi>
      </button>
    </li>`;
  }
}
