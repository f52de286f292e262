import { css, unsafeCSS } from 'lit';

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
const colors = [
  'single',
  'total',
  'other',
  'compare',
  ...numbered('chart', 8),
  ...numbered('ramp', 5),
];

/** `.chart-1` … paints what is in it, or a swatch, with that colour: `--_color`. */
const classes = colors.map((name) => `.${name} { --_color: var(--_${name}); }`).join('\n');

/**
 * Colours of series: as private properties for what elements paint with, and as classes that set
 * `--_color`. Chosen so that no two of a palette come near each other with any kind of colour vision
 * (Brettel, Viénot and Mollon 1997), and that all keep 3:1 against the surface.
 */
export const palette = css`
  :host {
    --_single: var(--usage-chart-single, var(--_accent));
    --_total: var(--usage-chart-total, var(--_text));
    --_other: var(--usage-chart-other, light-dark(#898c94, #868a91));
    --_compare: var(--usage-chart-compare, var(--_other));
    --_chart-1: var(--usage-chart-1, light-dark(#1857c8, #4390f5));
    --_chart-2: var(--usage-chart-2, light-dark(#c87900, #ea9429));
    --_chart-3: var(--usage-chart-3, light-dark(#b169f6, #c1b3fe));
    --_chart-4: var(--usage-chart-4, light-dark(#1e5140, #308369));
    --_chart-5: var(--usage-chart-5, light-dark(#188aac, #7bd8d7));
    --_chart-6: var(--usage-chart-6, light-dark(#b61773, #e94685));
    --_chart-7: var(--usage-chart-7, light-dark(#55814f, #d2df77));
    --_chart-8: var(--usage-chart-8, light-dark(#5d2e12, #a56638));
    --_ramp-1: var(--usage-ramp-1, light-dark(#0f2d79, #d7e6fc));
    --_ramp-2: var(--usage-ramp-2, light-dark(#1543a8, #a5c6f8));
    --_ramp-3: var(--usage-ramp-3, light-dark(#275dc7, #76a5f3));
    --_ramp-4: var(--usage-ramp-4, light-dark(#4179d6, #5186e6));
    --_ramp-5: var(--usage-ramp-5, light-dark(#5f94e2, #3a6cce));
  }

  ${unsafeCSS(classes)}

  [part~='swatch'] {
    display: inline-block;
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 2.5px;
    background: var(--_color);
    forced-color-adjust: none;
    print-color-adjust: exact;
  }

  /* The palette was used up before: the same colour once more, hatched. */
  [part~='swatch'].repeated {
    background: repeating-linear-gradient(
      135deg,
      var(--_color) 0 1.5px,
      color-mix(in oklab, var(--_color) 30%, var(--_surface)) 1.5px 3.5px
    );
  }
`;
