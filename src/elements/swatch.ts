import { html, type TemplateResult } from 'lit';
import { setColor } from '../internal/set-color.ts';
import type { SeriesPaint } from '../model/series-colors.ts';

/** A small piece of what a series is painted with. Styles: `palette.styles.ts`. */
export function renderSwatch({ color, pattern }: SeriesPaint, shape = ''): TemplateResult {
  const name = typeof color === 'string' ? color : '';
  const repeated = pattern > 0 ? 'repeated' : '';
  return html`<i
    part="swatch"
    class="swatch ${name} ${shape} ${repeated}"
    ${setColor(typeof color === 'string' ? undefined : color.css)}
  ></i>`;
}

/** A sign that is no series: the bucket that is not complete, what is missing, the other period. */
export function renderSign(sign: 'running' | 'missing' | 'compare', shape = ''): TemplateResult {
  return html`<i part="swatch" class="swatch ${sign} ${shape}"></i>`;
}
