import { css } from 'lit';

export const conversationStyles = css`
  [part~='facts'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin-block-end: 12px;
    font-size: var(--_font-size-s);
  }

  [part~='facts'] > div {
    min-inline-size: 0;
  }

  [part~='facts'] dt {
    color: var(--_text-tertiary);
  }

  [part~='facts'] dd {
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  [part~='scroller'] {
    flex: 1;
    max-block-size: var(--conversation-credits-height, 640px);
    margin-inline: calc(-1 * var(--_pad));
    margin-block-end: calc(var(--_space) * -4);
    border-end-start-radius: calc(var(--_radius) - 1px);
    border-end-end-radius: calc(var(--_radius) - 1px);
    overflow: auto;
  }

  [part~='scroller']:focus-visible {
    outline-offset: -2px;
  }

  [part~='table'] {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--_font-size-m);
  }

  th,
  td {
    padding: 6px 8px;
    block-size: 35px;
    border-block-start: 1px solid var(--_border);
    font-weight: 400;
    line-height: 18px;
    text-align: start;
  }

  :is(th, td):first-child {
    padding-inline-start: var(--_pad);
  }

  :is(th, td):last-child {
    padding-inline-end: var(--_pad);
  }

  .number {
    text-align: end;
    white-space: nowrap;
  }

  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    block-size: 30px;
    padding-block: 0;
    border-block-end: 1px solid var(--_border);
    background: linear-gradient(var(--_surface-sunken) 0 0), var(--_surface);
    color: var(--_text-secondary);
    font-size: var(--_font-size-s);
  }

  tbody:first-of-type tr:first-child > * {
    border-block-start-color: transparent;
  }

  [part~='row']:hover > * {
    background: var(--_surface-hover);
  }

  .span {
    white-space: nowrap;
  }

  .time,
  .category {
    color: var(--_text-secondary);
    white-space: nowrap;
  }

  .category {
    white-space: normal;
  }

  .description {
    overflow-wrap: anywhere;
  }

  .absent {
    color: var(--_text-tertiary);
  }

  [part~='day'] th {
    block-size: 30px;
    padding-block: 4px;
    color: var(--_text-secondary);
    font-size: var(--_font-size-s);
    font-weight: 500;
  }

  .more td {
    text-align: center;
  }

  .more p {
    margin-block-end: 6px;
    color: var(--_text-secondary);
  }

  tfoot > tr > * {
    position: sticky;
    inset-block-end: 0;
    block-size: 44px;
    border-block-start: 1px solid var(--_border-control);
    background: var(--_surface);
    font-weight: 600;
  }

  [part~='note'] {
    display: block;
    color: var(--_text-tertiary);
    font-size: var(--_font-size-s);
    font-weight: 400;
  }

  .skeleton-rows {
    display: grid;
    margin-inline: calc(-1 * var(--_pad));
  }

  .skeleton-rows > div {
    display: grid;
    grid-template-columns: 1fr 2fr 4fr 1fr;
    gap: 24px;
    align-items: center;
    block-size: 35px;
    padding-inline: var(--_pad);
    border-block-start: 1px solid var(--_border);
  }

  @container (max-width: 480px) {
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
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 12px;
      padding: 7px var(--_pad);
      border-block-start: 1px solid var(--_border);
    }

    tr > :is(th, td):nth-child(n) {
      block-size: auto;
      padding: 0;
      border: 0;
      background: none;
    }

    [part~='row'] > .time {
      grid-area: 2 / 1;
      font-size: var(--_font-size-s);
    }

    [part~='row'] > .category {
      grid-area: 2 / 2;
      font-size: var(--_font-size-s);
      text-align: end;
    }

    [part~='row'] > .description {
      grid-area: 1 / 1;
    }

    [part~='row'] > .number {
      grid-area: 1 / 2;
      font-weight: 600;
    }

    .more td {
      grid-column: 1 / -1;
    }

    [part~='row']:hover {
      background: var(--_surface-hover);
    }

    [part~='row']:hover > * {
      background: none;
    }

    tfoot {
      position: sticky;
      inset-block-end: 0;
      background: var(--_surface);
    }

    tfoot > tr {
      align-items: center;
      min-block-size: 44px;
      border-block-start-color: var(--_border-control);
    }

    tfoot > tr > :is(th, td) {
      position: static;
    }

    [part~='day'] {
      padding-block: 4px;
    }
  }

  @media print {
    :host {
      break-inside: auto;
    }

    [part~='base'],
    [part~='body'],
    [part~='scroller'] {
      display: block;
      block-size: auto;
      max-block-size: none;
      overflow: visible;
    }

    tr {
      break-inside: avoid;
    }

    /* A footer would be repeated at the end of each page. */
    tfoot {
      display: table-row-group;
    }

    thead th,
    tfoot > tr > * {
      position: static;
    }

    .more {
      display: none;
    }
  }
`;
