import { html, type TemplateResult } from 'lit';
import { ref, type Ref } from 'lit/directives/ref.js';

/** What a plot paints with; each is a private custom property of `chart.styles.ts` or `tokens.styles.ts`. */
export const colorNames = [
  'single',
  'grid',
  'axis',
  'text',
  'text-tertiary',
  'surface',
  'surface-sunken',
] as const;
export type ColorName = (typeof colorNames)[number];

/** Colours and type as a canvas understands them. */
export interface Looks {
  readonly colors: Readonly<Record<ColorName, string>>;
  /** CSS font family. */
  readonly fontFamily: string;
  /** In pixels. */
  readonly fontSize: number;
}

/**
 * An invisible element with one child for each colour. A canvas knows no `var()`, so colours are
 * read from here once they are computed. Its colours change by transitions that take no time: the
 * event that a transition starts tells of every change, whatever made it: a property of the host,
 * a class, the colour scheme.
 */
export function renderProbe(probe: Ref<HTMLElement>): TemplateResult {
  return html`<span class="probe" aria-hidden="true" ${ref(probe)}
    >${colorNames.map((name) => html`<i class=${name}></i>`)}</span
  >`;
}

/** The colours and the type that hold for the probe now. */
export function readLooks(probe: HTMLElement): Looks {
  const { fontFamily, fontSize } = getComputedStyle(probe);
  const colors = colorNames.map((name, index) => {
    const child = probe.children[index];
    return [name, child ? getComputedStyle(child).color : ''];
  });
  return {
    colors: Object.fromEntries(colors) as Looks['colors'],
    fontFamily,
    fontSize: Number.parseFloat(fontSize),
  };
}
