import { css } from 'lit';

export const listStyles = css`
  [part~='header'] {
    flex-wrap: wrap;
    row-gap: 10px;
  }

  [part~='toolbar'] {
    display: flex;
    flex: 1 1 220px;
    gap: 8px;
    justify-content: flex-end;
  }

  [part~='search'] {
    display: flex;
    flex: 0 1 280px;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    min-block-size: 30px;
    padding: 0 10px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    font-size: var(--_font-size-m);
  }

  [part~='search']:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }

  [part~='search'] .icon {
    color: var(--_text-tertiary);
  }

  [part~='search'] input {
    flex: 1;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    appearance: none;
  }

  [part~='search'] input::placeholder {
    color: var(--_text-tertiary);
    opacity: 1;
  }

  [part~='newer'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-block-size: 32px;
    margin-inline: calc(-1 * var(--_pad));
    padding: 0 var(--_pad);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface-selected);
    font-size: var(--_font-size-s);
  }

  [part~='scroller'] {
    flex: 1;
    max-block-size: var(--recent-conversations-height, 560px);
    margin-inline: calc(-1 * var(--_pad));
    overflow: auto;
    contain: content;
    /* Rows come and go above the view; the gaps keep its place. */
    overflow-anchor: none;
  }

  [part~='scroller'].whole {
    max-block-size: none;
    overflow: visible;
    contain: none;
  }

  [part~='scroller']:focus-visible {
    outline-offset: -2px;
  }

  [part~='table'] {
    inline-size: 100%;
    /* Many columns are scrolled to rather than cut to a letter. */
    min-inline-size: calc(var(--_columns) * 92px);
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--_font-size-m);
  }

  th,
  td {
    block-size: 35px;
    padding: 0 8px;
    border-block-start: 1px solid var(--_border);
    font-weight: 400;
    line-height: 18px;
    text-align: start;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  :is(th, td):first-child {
    padding-inline-start: var(--_pad);
  }

  :is(th, td):last-child {
    padding-inline-end: var(--_pad);
  }

  .number {
    text-align: end;
  }

  .messages {
    inline-size: 84px;
  }

  .credits {
    inline-size: 124px;
  }

  .when {
    inline-size: 124px;
  }

  .agent {
    inline-size: 20%;
  }

  .leading {
    font-weight: 500;
  }

  .unit {
    display: none;
  }

  thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    block-size: 30px;
    border-block-end: 1px solid var(--_border);
    background: linear-gradient(var(--_surface-sunken) 0 0), var(--_surface);
    color: var(--_text-secondary);
    font-size: var(--_font-size-s);
  }

  tbody tr:first-child > * {
    border-block-start-color: transparent;
  }

  [part~='sort'] {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-block-size: 24px;
    padding: 0 4px;
    margin-inline: -4px;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    font-weight: inherit;
  }

  [part~='sort']:hover {
    color: var(--_text);
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  [part~='sort']:focus-visible {
    outline-offset: -2px;
  }

  [part~='sort'].ascending,
  [part~='sort'].descending {
    color: var(--_text);
    font-weight: 600;
  }

  [part~='sort'] .icon {
    inline-size: 12px;
    block-size: 12px;
  }

  [part~='sort'].ascending .icon {
    rotate: 180deg;
  }

  [part~='row'] {
    cursor: pointer;
  }

  [part~='row']:hover > * {
    background: var(--_surface-hover);
  }

  [part~='chosen'] > :nth-child(n) {
    background: var(--_surface-selected);
  }

  [part~='chosen'] > :first-child {
    box-shadow: inset 3px 0 0 var(--_accent);
  }

  :host(:dir(rtl)) [part~='chosen'] > :first-child {
    box-shadow: inset -3px 0 0 var(--_accent);
  }

  .way {
    display: block;
    max-inline-size: 100%;
    border-radius: var(--_radius-small);
    color: inherit;
    text-align: start;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .way:focus-visible {
    outline-offset: -2px;
  }

  .id,
  .absent,
  [part~='whole'] {
    color: var(--_text-tertiary);
    font-weight: 400;
  }

  [part~='chosen'] :is(.id, .absent, [part~='whole']) {
    color: var(--_text-secondary);
  }

  [part~='mark'] {
    background: none;
    color: inherit;
    font-weight: 650;
    text-decoration: underline 1.5px var(--_accent);
    text-underline-offset: 2px;
  }

  .when,
  .channel,
  .type,
  .category {
    color: var(--_text-secondary);
  }

  .type::first-letter {
    text-transform: uppercase;
  }

  .gap > td {
    padding: 0;
    border: 0;
  }

  .more td {
    padding-block: 8px;
    color: var(--_text-secondary);
    text-align: center;
    white-space: normal;
  }

  .more p {
    margin-block-end: 6px;
  }

  .figures {
    min-block-size: 38px;
    margin: 0 calc(-1 * var(--_pad)) calc(var(--_space) * -4);
    padding: 8px var(--_pad);
    border-block-start: 1px solid var(--_border);
  }

  [part~='total'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }

  [part~='total'] > div {
    display: flex;
    gap: 6px;
  }

  [part~='total'] dd {
    color: var(--_text);
    font-weight: 600;
  }

  .skeleton-rows {
    display: grid;
    margin-inline: calc(-1 * var(--_pad));
  }

  .skeleton-rows > div {
    display: grid;
    grid-template-columns: 1fr 2fr 2fr 1fr;
    gap: 24px;
    align-items: center;
    block-size: 35px;
    padding-inline: var(--_pad);
    border-block-start: 1px solid var(--_border);
  }

  @container (max-width: 640px) {
    :is(.when, .credits) {
      inline-size: 108px;
    }

    .agent {
      inline-size: auto;
    }
  }

  @container (max-width: 560px) {
    [part~='toolbar'],
    [part~='search'] {
      flex: 1 1 100%;
    }

    [part~='table'],
    thead,
    tbody {
      display: block;
      min-inline-size: 0;
    }

    thead {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      background: linear-gradient(var(--_surface-sunken) 0 0), var(--_surface);
    }

    tr:nth-child(n) {
      display: flex;
      flex-wrap: wrap;
      align-content: center;
      gap: 0 12px;
      padding-inline: var(--_pad);
      border-block-start: 1px solid var(--_border);
    }

    tr > :is(th, td):nth-child(n) {
      position: static;
      flex: 1 1 0;
      inline-size: auto;
      min-inline-size: 0;
      block-size: auto;
      padding: 0;
      border: 0;
      background: none;
      text-align: start;
    }

    thead tr {
      flex-wrap: nowrap;
      min-block-size: 32px;
    }

    thead tr > th.sortable:nth-child(n) {
      flex: none;
    }

    thead th:not(.sortable) {
      position: absolute !important;
      inline-size: 1px !important;
      block-size: 1px !important;
      clip-path: inset(50%);
    }

    [part~='row'] {
      block-size: 53px;
      overflow: hidden;
    }

    [part~='row'] > :nth-child(n) {
      order: 3;
      font-size: var(--_font-size-s);
    }

    [part~='row'] > .when:nth-child(n) {
      flex: none;
    }

    [part~='row'] > .leading:nth-child(n) {
      order: 1;
      flex: 1 0 calc(100% - 132px);
      font-size: inherit;
    }

    [part~='row'] > .credits:nth-child(n) {
      order: 2;
      flex: 0 0 120px;
      font-size: inherit;
      font-weight: 600;
      text-align: end;
    }

    [part~='row'] > .messages:nth-child(n) {
      order: 4;
      flex: none;
      margin-inline-start: auto;
    }

    .unit {
      display: inline;
    }

    [part~='chosen'] {
      background: var(--_surface-selected);
      box-shadow: inset 3px 0 0 var(--_accent);
    }

    [part~='chosen'] > :first-child:nth-child(n) {
      box-shadow: none;
    }

    [part~='row']:hover {
      background: var(--_surface-hover);
    }

    .gap:nth-child(n) {
      padding: 0;
      border: 0;
    }

    .more > td:nth-child(n) {
      padding-block: 8px;
      text-align: center;
    }
  }

  @container (max-width: 320px) {
    [part~='row'] {
      block-size: 71px;
    }

    [part~='row'] > .messages:nth-child(n) {
      order: 3;
    }

    [part~='row'] > :is(.contact, .channel, .type):nth-child(n) {
      order: 5;
    }

    [part~='row'] > .contact:nth-child(n) {
      flex-basis: 50%;
    }
  }

  @media (pointer: coarse) {
    [part~='search'] {
      min-block-size: 44px;
    }

    [part~='search'] input {
      font-size: max(16px, 1em);
    }
  }

  @media (forced-colors: active) {
    [part~='chosen'] > :nth-child(n) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
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
      contain: none;
    }

    tr {
      break-inside: avoid;
    }

    thead th {
      position: static;
    }

    .more,
    [part~='toolbar'],
    [part~='newer'] {
      display: none;
    }
  }
`;
