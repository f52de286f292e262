import { css } from 'lit';

export const agentUsageChartsStyles = css`
  :is([part~='items'], .skeleton-items) {
    display: grid;
    grid-template-columns: repeat(var(--_columns, auto-fill), minmax(min(162px, 100%), 1fr));
    gap: 4px 8px;
    margin-inline: -6px;
  }

  .ruler {
    block-size: 0;
    margin-inline: -6px;
  }

  /* Charts that are out of sight are not laid out and not painted. */
  [part~='item'] {
    position: relative;
    min-inline-size: 0;
    padding: 6px;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 126px;
  }

  .head {
    display: flex;
    align-items: baseline;
    gap: 6px;
    margin-block-end: 2px;
    font-size: var(--_font-size-s);
  }

  [part~='label'] {
    min-inline-size: 0;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_text-secondary);
    line-height: 24px;
    overflow: hidden;
    text-align: start;
    text-decoration: none;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  [part~='label']:is(a, button):hover {
    color: var(--_text);
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  [part~='label'][aria-pressed='true'] {
    color: var(--_accent);
    font-weight: 600;
  }

  .tag {
    flex: none;
    padding: 0 4px;
    border-radius: var(--_radius-small);
    background: var(--_surface-hover);
    color: var(--_text-secondary);
    font-size: 0.917em;
  }

  [part~='value'] {
    flex: none;
    margin-inline-start: auto;
    font-weight: 600;
    text-align: end;
    white-space: nowrap;
  }

  [part~='scale'] {
    color: var(--_text-tertiary);
    font-size: 11px;
    line-height: 14px;
  }

  [part~='plot'] {
    block-size: 88px;
    /* Time runs from left to right in every language. */
    direction: ltr;
    overflow: hidden;
    touch-action: pan-y pinch-zoom;
  }

  .chart {
    display: block;
    overflow: visible;
  }

  .gap {
    fill: var(--_surface-sunken);
  }

  .grid,
  .axis,
  .mark {
    fill: none;
    stroke: var(--_grid);
  }

  .axis,
  .mark {
    stroke: var(--_axis);
  }

  .bars,
  .active {
    fill: var(--_color);
  }

  .marked .bars {
    fill: color-mix(in oklab, var(--_color) 42%, var(--_surface));
  }

  .running {
    fill: color-mix(in oklab, var(--_color) 16%, var(--_surface));
    stroke: var(--_color);
  }

  .hatch {
    fill: none;
    stroke: var(--_color);
    stroke-width: 1.25;
  }

  :host([data-outdated]) .chart {
    opacity: 0.45;
  }

  [part~='legend'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    margin-block-start: 6px;
    font-size: var(--_font-size-s);
    color: var(--_text-secondary);
  }

  [part~='legend-item'] {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-block-size: 24px;
  }

  [part~='swatch'].running {
    border: 1px solid var(--_color);
    background: repeating-linear-gradient(
      135deg,
      var(--_color) 0 1.3px,
      color-mix(in oklab, var(--_color) 16%, var(--_surface)) 1.3px 3.4px
    );
  }

  [part~='swatch'].missing {
    background: var(--_surface-sunken);
    box-shadow: inset 0 0 0 1px var(--_border-control);
  }

  [part~='footer'] {
    align-items: flex-end;
    margin-block-start: 6px;
  }

  [part~='footer'] [part~='link'] {
    min-block-size: 24px;
  }

  .skeleton-items > div {
    padding: 6px;
  }

  .skeleton-items .skeleton-line {
    max-inline-size: 96px;
    margin-block: 8px;
  }

  .skeleton-items i {
    display: block;
    block-size: 88px;
    border-radius: var(--_radius-small);
    background: var(--_track);
  }

  [part~='tooltip'] {
    position: fixed;
    inset: auto;
    z-index: 1;
    inline-size: max-content;
    min-inline-size: 176px;
    max-inline-size: min(280px, calc(100vw - 16px));
    margin: 0;
    padding: 9px 12px 10px;
    border: 0;
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
    font-size: var(--_font-size-s);
    line-height: 1.5;
    overflow-wrap: anywhere;
    pointer-events: none;
  }

  [part~='tooltip-title'] {
    margin-block-end: 2px;
    font-weight: 600;
  }

  .tooltip-row {
    display: flex;
    justify-content: space-between;
    gap: 20px;
    color: var(--_text-secondary);
  }

  .tooltip-row [part~='swatch'] {
    margin-inline-end: 7px;
  }

  .tooltip-row b {
    color: var(--_text);
    font-weight: 600;
  }

  [part~='tooltip-note'] {
    margin-block-start: 3px;
    color: var(--_text-tertiary);
  }

  [part~='scroller'] {
    max-block-size: 480px;
    overflow: auto;
    scrollbar-width: thin;
  }

  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--_font-size-m);
  }

  th {
    font-weight: 400;
    text-align: start;
    overflow-wrap: anywhere;
  }

  :is(th, td) {
    padding: 7px 12px;
    border-block-end: 1px solid var(--_border);
  }

  :is(thead, tfoot) > tr > * {
    position: sticky;
    background: var(--_surface-sunken);
  }

  thead > tr > * {
    inset-block-start: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-s);
    font-weight: 500;
  }

  tfoot > tr > * {
    inset-block-end: 0;
    border-block-end: 0;
    font-weight: 600;
  }

  tfoot > tr > :last-child {
    font-weight: 400;
  }

  .others > * {
    color: var(--_text-secondary);
  }

  @container (max-width: 420px) {
    [part~='header'] {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
    }

    [part~='header'] > :first-child {
      display: contents;
    }

    [part~='subtitle'] {
      grid-column: 1 / -1;
      grid-row: 2;
    }

    :is(th, td) {
      padding-inline: 6px;
    }
  }

  @container (max-width: 330px) {
    [part~='header'] > [part~='actions'] {
      grid-column: 1 / -1;
      flex-wrap: wrap;
      justify-content: flex-end;
      margin-block: 4px;
    }

    [part~='switch'] {
      margin-inline-end: auto;
    }

    [part~='switch-item'] {
      padding-inline: 6px;
    }
  }

  @media (pointer: coarse) {
    [part~='label'] {
      min-block-size: 44px;
      line-height: 44px;
    }
  }

  @media (forced-colors: active) {
    .bars,
    .active {
      fill: CanvasText;
    }

    .marked .bars {
      fill: GrayText;
    }

    .marked .active {
      fill: Highlight;
    }

    .running {
      fill: Canvas;
      stroke: CanvasText;
    }

    :is(.hatch, .axis, .mark) {
      stroke: CanvasText;
    }

    .grid {
      stroke: GrayText;
    }

    .gap {
      fill: color-mix(in srgb, CanvasText 25%, Canvas);
    }

    [part~='tooltip'] {
      border: 1px solid CanvasText;
    }

    [part~='label'][aria-pressed='true'] {
      color: Highlight;
    }
  }

  @media print {
    [part~='item'] {
      content-visibility: visible;
      break-inside: avoid;
    }

    .chart {
      print-color-adjust: exact;
    }

    [part~='footer'] [part~='link'],
    [part~='tooltip'] {
      display: none;
    }

    [part~='scroller'] {
      max-block-size: none;
    }
  }
`;
