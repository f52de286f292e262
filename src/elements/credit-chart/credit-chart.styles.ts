import { css } from 'lit';

export const creditChartStyles = css`
  :host {
    --_height: var(--credit-chart-height, 240px);
    --_legend: 34px;
  }

  [part~='body'] {
    min-block-size: calc(max(150px, var(--_height)) + var(--_legend));
  }

  [part~='plot'] {
    position: relative;
    flex: 1 0 max(150px, var(--_height));
    border-radius: var(--_radius-small);
    overflow: hidden;
    touch-action: pan-y pinch-zoom;
    user-select: none;
  }

  [part~='plot']:focus-visible {
    outline-offset: 6px;
  }

  canvas {
    position: absolute;
    inset-block-start: 0;
    left: 0;
  }

  .bars {
    display: flex;
    flex: 1;
    align-items: flex-end;
    gap: 6px;
    min-block-size: max(150px, var(--_height));
    margin-block-end: var(--_legend);
    padding-block-end: 24px;
    padding-inline-start: 42px;
    overflow: hidden;
  }

  .bars > i {
    flex: 1;
    block-size: calc(max(150px, var(--_height)) * 0.4);
    border-radius: 2px 2px 0 0;
    background: var(--_track);
  }

  [part~='legend'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    margin-block-start: 10px;
    font-size: var(--_font-size-s);
    color: var(--_text-secondary);
  }

  [part~='legend-item'] {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-block-size: 24px;
    overflow-wrap: anywhere;
  }

  button[part~='legend-item'] {
    padding: 0 4px;
    margin-inline: -4px;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    text-align: start;
  }

  button[part~='legend-item']:hover {
    color: var(--_text);
  }

  button[part~='legend-item'][aria-pressed='false'] {
    color: var(--_text-tertiary);
    text-decoration: line-through;
  }

  button[part~='legend-item'][aria-pressed='false'] .swatch {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--_color);
  }

  [part~='note'] {
    margin-block-start: 4px;
    color: var(--_text-tertiary);
    font-size: var(--_font-size-s);
  }

  .swatch.line {
    inline-size: 12px;
    block-size: 3px;
    border-radius: 1.5px;
  }

  .swatch.compare {
    background: var(--_surface-hover);
    box-shadow: inset 0 1.5px 0 var(--_compare);
    border-radius: 0;
  }

  .swatch.compare.line {
    background: var(--_compare);
    box-shadow: none;
    block-size: 1.5px;
  }

  .swatch.running {
    border: 1px solid var(--_single);
    background: repeating-linear-gradient(
      135deg,
      var(--_single) 0 1.3px,
      color-mix(in oklab, var(--_single) 16%, var(--_surface)) 1.3px 3.4px
    );
  }

  .swatch.running.line {
    inline-size: 9px;
    block-size: 9px;
    border-width: 1.75px;
    border-radius: 50%;
    background: none;
  }

  .swatch.missing {
    background: var(--_surface-sunken);
    box-shadow: inset 0 0 0 1px var(--_border-control);
  }

  [part~='scroller'] {
    flex: 1 1 0;
    min-block-size: calc(max(150px, var(--_height)) + var(--_legend));
    max-block-size: max(calc(max(150px, var(--_height)) + var(--_legend)), 100%);
    overflow: auto;
    scrollbar-width: thin;
  }

  th[scope='row'],
  thead th:first-child {
    white-space: nowrap;
  }

  :is(.missing, .future) > td {
    color: var(--_text-tertiary);
  }

  [part~='back'] {
    max-inline-size: 16em;
    min-block-size: 28px;
  }

  [part~='back'] > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  @container (max-width: 640px) {
    [part~='back'] > span {
      position: absolute;
      clip-path: inset(50%);
    }
  }

  @media (forced-colors: active) {
    .swatch.single,
    .swatch.total {
      --_color: CanvasText;
    }

    button[part~='legend-item'] {
      forced-color-adjust: auto;
    }

    .swatch.running {
      border-color: CanvasText;
      background: repeating-linear-gradient(135deg, CanvasText 0 1.3px, Canvas 1.3px 3.4px);
    }

    .swatch.running.line {
      background: none;
    }

    .swatch.missing {
      background: color-mix(in srgb, CanvasText 25%, Canvas);
    }
  }
`;
