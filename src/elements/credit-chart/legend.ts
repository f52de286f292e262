import { html, nothing, type TemplateResult } from 'lit';
import { translate } from '../../model/texts.ts';
import { renderSign, renderSwatch } from '../swatch.ts';
import type { ChartSeries } from './chart-series.ts';
import { creditChartTexts as texts } from './credit-chart.texts.ts';
import type { Telling } from './telling.ts';
import { periodBefore, nowWord } from './wording.ts';

/** Which series the user has hidden, and how that is changed. */
export interface LegendState {
  readonly hidden: ReadonlySet<string>;
  readonly change: (hidden: ReadonlySet<string>) => void;
}

/** The series that a legend has an entry for: in a stack the whole is not drawn by itself. */
export function drawnSeries({ series, type }: Telling): readonly ChartSeries[] {
  const [whole, ...parts] = series;
  if (parts.length === 0) return [whole];
  return type === 'line' ? series : parts;
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
  const { trend, format, type, compare, addUp, dimension } = telling;
  const all = drawnSeries(telling);
  const now = nowWord(telling);
  const shape = type === 'line' ? 'line' : '';
  const running = trend.buckets[trend.running]?.state === 'running';
  const sign = (kind: 'running' | 'missing' | 'compare', text: string) =>
    html`<li>
      <span part="legend-item"
        >${renderSign(kind, kind === 'missing' ? '' : shape)}<bdi>${text}</bdi></span
      >
    </li>`;
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(format.locale) + text.slice(1);
  return html`<ul
      part="legend"
      class=${dimension ? 'grouped' : ''}
      aria-label=${translate(format, texts, 'legendSeries')}
    >
      ${all.map((series) => (all.length === 1 ? plainItem(series) : button(series)))}
      ${compare ? sign('compare', capital(periodBefore(telling))) : nothing}
      ${
        running
          ? sign(
              'running',
              now
                ? translate(format, texts, 'legendRunning', { bucket: now })
                : translate(format, texts, 'legendRunningPast'),
            )
          : nothing
      }
      ${trend.gaps.length > 0 ? sign('missing', translate(format, texts, 'missing')) : nothing}
    </ul>
    ${addUp ? nothing : html`<p part="note">${translate(format, texts, 'overlap')}</p>`}`;

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
