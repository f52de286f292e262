import { css } from 'lit';

/** Colours of charts, and the probe from which a canvas learns them (see `looks.ts`). */
export const chart = css`
  :host {
    --_single: var(--usage-chart-single, var(--_accent));
    --_grid: var(--usage-chart-grid, color-mix(in oklab, var(--_text) 9%, var(--_surface)));
    --_axis: var(--usage-chart-axis, color-mix(in oklab, var(--_text) 30%, var(--_surface)));
  }

  .probe {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    font-size: var(--_font-size-s);
    forced-color-adjust: none;
  }

  .probe,
  .probe > i {
    transition: 1ms step-start !important;
    transition-property: color, font-size !important;
  }

  .probe > .single {
    color: var(--_single);
  }

  .probe > .grid {
    color: var(--_grid);
  }

  .probe > .axis {
    color: var(--_axis);
  }

  .probe > .text {
    color: var(--_text);
  }

  .probe > .text-tertiary {
    color: var(--_text-tertiary);
  }

  .probe > .surface {
    color: var(--_surface);
  }

  .probe > .surface-sunken {
    color: var(--_surface-sunken);
  }

  @media (forced-colors: active) {
    .probe > :is(.single, .axis, .text, .text-tertiary) {
      color: CanvasText;
    }

    .probe > :is(.grid, .surface-sunken) {
      color: color-mix(in srgb, CanvasText 25%, Canvas);
    }

    .probe > .surface {
      color: Canvas;
    }
  }
`;
