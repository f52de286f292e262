import { css } from 'lit';

/**
 * Tables of rows that scroll in an area of their own below a head that stays. The element's own sheet
 * says how high it may be (`--_height`), how wide columns are, how high rows are where they are even, and what narrow widths look like.
 */
export const table = css`
  [part~='scroller'] {
    flex: 1;
    max-block-size: var(--_height);
    margin-inline: calc(-1 * var(--_pad));
    overflow: auto;
    contain: content;
    /* Rows come and go above the view; the gaps keep its place. */
    overflow-anchor: none;
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

  .even :is(th, td) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .even [part~='table'] {
    table-layout: fixed;
  }

  /* The canvas keeps rows from showing through where a host's surface is transparent. */
  thead,
  tfoot {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: linear-gradient(var(--_surface) 0 0), Canvas;
  }

  thead th {
    block-size: 30px;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-secondary);
    font-size: var(--_font-size-s);
  }

  tbody tr:first-child > * {
    border-block-start-color: transparent;
  }

  [part~='row']:hover > * {
    background: var(--_surface-hover);
  }

  .absent {
    color: var(--_text-tertiary);
    font-weight: 400;
  }

  .gap > td:nth-child(n) {
    padding: 0;
    border: 0;
  }

  .more > td:nth-child(n) {
    padding-block: 8px;
    color: var(--_text-secondary);
    text-align: center;
    white-space: normal;
  }

  .more p {
    margin-block-end: 6px;
  }

  .skeleton-rows {
    display: grid;
    margin-inline: calc(-1 * var(--_pad));
  }

  .skeleton-rows > div {
    display: grid;
    grid-template-columns: 1fr 2fr 3fr 1fr;
    gap: 24px;
    align-items: center;
    block-size: 35px;
    padding-inline: var(--_pad);
    border-block-start: 1px solid var(--_border);
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
      contain: none;
    }

    tr {
      break-inside: avoid;
    }

    thead,
    tfoot {
      position: static;
    }

    .more {
      display: none;
    }
  }
`;
