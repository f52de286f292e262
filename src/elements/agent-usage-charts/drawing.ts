import { html, type TemplateResult } from 'lit';
import { smallBar, smallBars, type SmallBarsInput } from '../../model/small-bars.ts';

/** The chart of one agent. Words, keys and the table say the same. */
export function renderDrawing(input: SmallBarsInput, active: number | undefined): TemplateResult {
  const { width, height, values } = input;
  const { bars, running, hatch, gaps, zero } = smallBars(input);
  const x = active === undefined ? 0 : (width / values.length) * (active + 0.5);
  return html`<svg
    class=${active === undefined ? 'chart drawn' : 'chart drawn marked'}
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    aria-hidden="true"
    focusable="false"
  >
    <path class="gap" d=${gaps} />
    <path class="grid" d="M0 .5H${width}" />
    <path class="mark" d=${active === undefined ? '' : `M${x} 0V${height}`} />
    <path class="bars" d=${bars} />
    <path class="running" d=${running} />
    <path class="hatch" d=${hatch} />
    <path class="active" d=${active === undefined ? '' : smallBar(input, active)} />
    <path class="axis" d="M0 ${zero + 0.5}H${width}" />
  </svg>`;
}
