import { css } from 'lit';

/** Search, columns, rows and figures of `<recent-conversations>`, beside `table.styles.ts`. */
export const listStyles = css`
  :host {
    --_height: var(--recent-conversations-height, 572px);
  }

  [part~='header'] {
    flex-wrap: wrap;
    row-gap: 10px;
  }

  [part~='toolbar'] {
    display: flex;
    flex: 1 1 220px;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: flex-end;
  }

  [part~='search'] {
    flex: 1 1 140px;
    min-inline-size: 0;
    max-inline-size: 280px;
    font-size: var(--_font-size-m);
  }

  [part~='newer'],
  [part~='strip'] {
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

  [part~='strip'] {
    flex-wrap: wrap;
    gap: 4px 12px;
    padding-block: 2px;
  }

  [part~='strip'].failed {
    background: color-mix(in oklab, var(--_warn) 10%, var(--_surface));
  }

  [part~='strip'] > bdi {
    flex: 1 1 140px;
    overflow-wrap: anywhere;
  }

  progress {
    flex: 0 1 200px;
    min-inline-size: 40px;
    block-size: 6px;
    accent-color: var(--_accent);
  }

  [part~='scroller'].whole {
    max-block-size: none;
    overflow: visible;
    contain: none;
  }

  [part~='table'] {
    /* Many columns are scrolled to rather than cut to a letter. */
    min-inline-size: calc(var(--_columns) * 92px);
  }

  th,
  td {
    padding: 0 8px;
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

  [part~='pending'] {
    cursor: progress;
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

  @media (forced-colors: active) {
    [part~='chosen'],
    [part~='chosen'] > :nth-child(n),
    [part~='chosen'] :is(.id, .absent, [part~='whole']) {
      forced-color-adjust: none;
      color: HighlightText;
    }

    [part~='chosen']:nth-child(n) {
      background: Highlight;
    }

    /* In a narrow list there is room between the cells. */
    [part~='chosen'] > :nth-child(n) {
      background: none;
    }
  }

  @media print {
    [part~='toolbar'],
    [part~='strip'],
    [part~='newer'] {
      display: none;
    }
  }
`;
