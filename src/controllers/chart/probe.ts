import { html, render, type TemplateResult } from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { setColor } from '../../internal/set-color.ts';
import { colorNames, type Looks } from './looks.ts';

/**
 * An invisible element with one child for each colour. A canvas knows no `var()`, so colours are
 * read from here once they are computed. Its colours change by transitions that take no time: the
 * event that a transition starts tells of every change, whatever made it: a property of the host,
 * a class, the colour scheme.
 */
export function renderProbe(probe: Ref<HTMLElement>, own: readonly string[]): TemplateResult {
  return html`<span class="probe" aria-hidden="true" ${ref(probe)}
    >${colorNames.map((name) => html`<i class=${name}></i>`)}${own.map((css) => html`<i ${setColor(css)}></i>`)}</span
  >`;
}

/** The colours and the type that hold for the probe now, with the CSS colours that it was rendered for. */
export function readLooks(probe: HTMLElement, own: readonly string[]): Looks {
  const { fontFamily, fontSize, direction, paddingTop } = getComputedStyle(probe);
  const colorOf = (index: number) => {
    const child = probe.children[index];
    return child ? getComputedStyle(child).color : '';
  };
  const colors = colorNames.map((name, index) => [name, colorOf(index)] as const);
  return {
    colors: Object.fromEntries(colors) as Looks['colors'],
    own: new Map(own.map((css, index) => [css, colorOf(colorNames.length + index)])),
    fontFamily,
    fontSize: Number.parseFloat(fontSize),
    direction: direction === 'rtl' ? 'rtl' : 'ltr',
    lineWidth: Number.parseFloat(paddingTop) || 0,
  };
}

/**
 * Colours and type of an element that shows no probe; it needs `palette.styles.ts` and
 * `chart.styles.ts` in its styles.
 *
 * @param own CSS colours that values bring, see `ownColorsOf`
 */
export function looksOf(element: HTMLElement, own: readonly string[]): Looks {
  const box = document.createElement('div');
  const probe = createRef<HTMLElement>();
  render(renderProbe(probe, own), box);
  element.shadowRoot!.append(box);
  try {
    return readLooks(probe.value!, own);
  } finally {
    box.remove();
  }
}
