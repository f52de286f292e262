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

  [part~='scroller'] {
    max-block-size: 480px;
    overflow: auto;
    scrollbar-width: thin;
  }

  th {
    overflow-wrap: anywhere;
  }

  tfoot > tr > :last-child {
    font-weight: 400;
  }

  .others > * {
    color: var(--_text-secondary);
  }

  @container (max-width: 420px) {
    :is(th, td) {
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

    [part~='footer'] [part~='link'] {
      display: none;
    }

    [part~='scroller'] {
      max-block-size: none;
    }
  }
`;
