import { css } from 'lit';

/** Colours of axes and marks, and the probe from which a canvas learns all colours (see `looks.ts`). */
export const chart = css`
  :host {
    --_grid: var(--usage-chart-grid, color-mix(in oklab, var(--_text) 9%, var(--_surface)));
    --_axis: var(--usage-chart-axis, color-mix(in oklab, var(--_text) 30%, var(--_surface)));
  }

  .probe {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    /* Read as a length in pixels, whatever unit it was given in; 0: each line has its own. */
    padding: var(--usage-chart-line-width, 0) 0 0;
    overflow: hidden;
    visibility: hidden;
    font-size: var(--_font-size-s);
    forced-color-adjust: none;
  }

  /* Each tells of its own properties alone: those it inherits may change without a change of looks. */
  .probe {
    transition: 1ms step-start !important;
    transition-property: font-size, padding-top !important;
  }

  .probe > i {
    color: var(--_color);
    transition: color 1ms step-start !important;
  }

  .probe > .grid {
    --_color: var(--_grid);
  }

  .probe > .axis {
    --_color: var(--_axis);
  }

  .probe > .text {
    --_color: var(--_text);
  }

  .probe > .text-secondary {
    --_color: var(--_text-secondary);
  }

  .probe > .text-tertiary {
    --_color: var(--_text-tertiary);
  }

  .probe > .surface {
    --_color: var(--_surface);
  }

  .probe > .surface-sunken {
    --_color: var(--_surface-sunken);
  }

  .probe > .surface-hover {
    --_color: var(--_surface-hover);
  }

  .probe > .accent {
    --_color: var(--_accent);
  }

  @media (forced-colors: active) {
    .probe > :is(.single, .total, .axis, .text, .text-secondary, .text-tertiary) {
      --_color: CanvasText;
    }

    .probe > :is(.grid, .surface-sunken, .surface-hover) {
      --_color: color-mix(in srgb, CanvasText 25%, Canvas);
    }

    .probe > .surface {
      --_color: Canvas;
    }

    .probe > .accent {
      --_color: Highlight;
    }
  }
`;
