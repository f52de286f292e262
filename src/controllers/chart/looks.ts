import { html, type TemplateResult } from 'lit';
import { ref, type Ref } from 'lit/directives/ref.js';
import { setColor } from '../../internal/set-color.ts';
import { paletteColors, type SeriesPaint } from '../../model/series-colors.ts';

/** What a plot paints with; each is a private custom property of `palette.styles.ts`, `chart.styles.ts` or `tokens.styles.ts`. */
export const colorNames = [
  'single',
  'total',
  'other',
  'compare',
  ...paletteColors,
  'grid',
  'axis',
  'text',
  'text-secondary',
  'text-tertiary',
  'surface',
  'surface-sunken',
  'surface-hover',
  'accent',
] as const;
export type ColorName = (typeof colorNames)[number];

/** Colours and type as a canvas understands them. */
export interface Looks {
  readonly colors: Readonly<Record<ColorName, string>>;
  /** Colours that dimension values bring, by what the API calls them. */
  readonly ownColors: ReadonlyMap<string, string>;
  /** CSS font family. */
  readonly fontFamily: string;
  /** In pixels. */
  readonly fontSize: number;
  /** Width of all lines in pixels, where the host wants one. */
  readonly lineWidth: number | undefined;
}

/** The colour of a series on a canvas. */
export function colorOf({ colors, ownColors }: Looks, { color }: SeriesPaint): string {
  const own = typeof color === 'string' ? colors[color] : ownColors.get(color.css);
  return own ?? colors.other;
}

/**
 * An invisible element with one child for each colour. A canvas knows no `var()`, so colours are
 * read from here once they are computed. Its colours change by transitions that take no time: the
 * event that a transition starts tells of every change, whatever made it: a property of the host,
 * a class, the colour scheme.
 *
 * @param ownColors CSS colours that values of the picture bring
 */
export function renderProbe(probe: Ref<HTMLElement>, ownColors: readonly string[]): TemplateResult {
  return html`<span class="probe" aria-hidden="true" ${ref(probe)}
    >${colorNames.map((name) => html`<i class=${name}></i>`)}${ownColors.map(
      (css) => html`<i ${setColor(css)}></i>`,
    )}</span
  >`;
}

/** The colours and the type that hold for the probe now. */
export function readLooks(probe: HTMLElement, ownColors: readonly string[]): Looks {
  const style = getComputedStyle(probe);
  const [names, own] = [colorNames.length, ownColors.length];
  const found = Array.from({ length: names + own }, (_, index) => {
    const child = probe.children[index];
    return child ? getComputedStyle(child).color : '';
  });
  const lineWidth = Number.parseFloat(style.getPropertyValue('--usage-chart-line-width'));
  return {
    colors: Object.fromEntries(
      colorNames.map((name, index) => [name, found[index]!]),
    ) as Looks['colors'],
    ownColors: new Map(ownColors.map((css, index) => [css, found[names + index]!])),
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineWidth: lineWidth > 0 ? lineWidth : undefined,
  };
}
