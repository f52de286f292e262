import { css } from 'lit';

export const conversationStyles = css`
  :host {
    --_height: var(--conversation-credits-height, 652px);
  }

  [part~='facts'] {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 24px;
    margin-block-end: 12px;
    font-size: var(--_font-size-s);
  }

  [part~='facts'] dt {
    color: var(--_text-tertiary);
  }

  [part~='facts'] dd {
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .id {
    display: flex;
    align-items: flex-start;
    gap: 2px;
  }

  .id [part~='icon-button'] {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin-block: -3px;
  }

  .id .icon {
    inline-size: 13px;
    block-size: 13px;
  }

  .not-copied {
    margin-block-end: 12px;
    color: var(--_critical-text);
    font-size: var(--_font-size-s);
    overflow-wrap: anywhere;
  }

  .above-table {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    margin-block-end: 12px;
  }

  [aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_surface-selected);
  }

  [part~='meter'] {
    display: flex;
    flex: 0 0 100%;
    gap: 2px;
    block-size: 6px;
    border-radius: 3px;
    overflow: hidden;
  }

  [part~='meter'] > span {
    flex: 1 0 2px;
  }

  [part~='meter'] [part~='swatch'] {
    display: block;
    inline-size: auto;
    block-size: 100%;
    border-radius: 0;
  }

  [part~='legend'] {
    display: flex;
    flex: 1 1 240px;
    flex-wrap: wrap;
    gap: 4px 16px;
    font-size: var(--_font-size-s);
  }

  [part~='legend-item'] {
    overflow-wrap: anywhere;
  }

  [part~='legend-item'] > [part~='swatch'] {
    margin-inline-end: 6px;
  }

  [part~='legend-item'] > bdi + bdi {
    font-weight: 500;
  }

  .share {
    color: var(--_text-tertiary);
  }

  [part~='scroller'] {
    margin-block-end: calc(var(--_space) * -4);
    border-end-start-radius: calc(var(--_radius) - 1px);
    border-end-end-radius: calc(var(--_radius) - 1px);
  }

  th,
  td {
    padding: 6px 8px;
  }

  .even :is(th, td) {
    padding-block: 0;
  }

  thead th {
    padding-block: 0;
  }

  .time,
  .category,
  .running {
    color: var(--_text-secondary);
  }

  .time {
    white-space: nowrap;
  }

  .description {
    overflow-wrap: anywhere;
  }

  [part~='day'] th {
    padding-block: 0;
    color: var(--_text-secondary);
    font-size: var(--_font-size-s);
    font-weight: 500;
  }

  /* One pixel lower than the end of the area: where that lies between two pixels, rows would show below. */
  tfoot {
    inset-block: auto -1px;
  }

  tfoot > tr > * {
    block-size: 45px;
    padding-block-end: 7px;
    border-block-start: 1px solid var(--_border-control);
    font-weight: 600;
  }

  [part~='note'] {
    display: block;
    color: var(--_text-tertiary);
    font-size: var(--_font-size-s);
    font-weight: 400;
  }

  @container (width > 480px) {
    .even .time {
      inline-size: 104px;
    }

    .even .category {
      inline-size: 22%;
    }

    .even :is(.credits, .running) {
      inline-size: 112px;
    }
  }

  @container (width <= 480px) {
    [part~='table'],
    thead,
    tbody,
    tfoot {
      display: block;
    }

    thead {
      display: none;
    }

    tr {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 0 12px;
      padding: 7px var(--_pad);
      border-block-start: 1px solid var(--_border);
    }

    tr > :is(th, td):nth-child(n) {
      inline-size: auto;
      block-size: auto;
      padding: 0;
      border: 0;
      background: none;
    }

    .even :is([part~='row'], [part~='day']) {
      align-content: center;
      block-size: 53px;
    }

    :is(.time, .category, .running) {
      grid-row: 2;
      font-size: var(--_font-size-s);
    }

    .description {
      grid-area: 1 / 1 / auto / span 2;
    }

    .credits {
      font-weight: 600;
    }

    [part~='row']:hover {
      background: var(--_surface-hover);
    }

    tr:is(.gap, .more) {
      display: block;
    }

    tr.gap {
      padding: 0;
      border: 0;
    }

    tfoot > tr:nth-child(n) {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      block-size: auto;
      min-block-size: 45px;
      border-block-start-color: var(--_border-control);
    }

    tfoot .running {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .id [part~='icon-button'] {
      inline-size: 44px;
      block-size: 44px;
      margin-block: -13px;
    }
  }

  @media (forced-colors: active) {
    [aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }

  @media print {
    /* A footer would be repeated at the end of each page. */
    tfoot:nth-child(n) {
      display: table-row-group;
    }

    .id [part~='icon-button'] {
      display: none;
    }
  }
`;
