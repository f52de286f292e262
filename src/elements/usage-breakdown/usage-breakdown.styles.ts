import { css } from 'lit';

export const breakdownStyles = css`
  /* ---- pressed, looked at */

  .pressable {
    cursor: pointer;
  }

  [part~='row'].active {
    background: var(--_surface-hover);
  }

  a[part~='legend-item']:hover .name,
  a[part~='row']:hover .name {
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  [part~='row'].chosen {
    background: var(--_surface-selected);
  }

  [part~='rows'] [part~='row'].chosen,
  [part~='table'] .chosen > :first-child {
    box-shadow: inset 3px 0 0 var(--_accent);
  }

  [part~='rows'] [part~='row'].chosen:dir(rtl),
  [part~='table'] .chosen > :first-child:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--_accent);
  }

  [part~='row'].chosen [part~='share'] {
    color: var(--_text-secondary);
  }

  [part~='table'] tbody tr > :first-child {
    padding-inline-start: 8px;
    border-start-start-radius: var(--_radius-small);
  }

  [part~='table'] thead tr > :first-child {
    padding-inline-start: 8px;
  }

  [part~='table'] tr > :last-child {
    padding-inline-end: 8px;
  }

  /* ---- notes, skeleton */

  [part~='note'] {
    margin-block-start: 10px;
    font-size: var(--_font-size-s);
    line-height: 18px;
    color: var(--_text-tertiary);
    text-wrap: pretty;
  }

  [part~='note'] + [part~='note'] {
    margin-block-start: 2px;
  }

  .skeleton-rows > div {
    display: flex;
    align-items: center;
    min-block-size: 32px;
  }

  /* Where the head of the table will be. */
  .donut:not(.compact) .skeleton-rows {
    padding-block: 7px;
  }

  .skeleton-rows .skeleton-line {
    --_line: none;
  }

  .skeleton-ring {
    aspect-ratio: 1;
    border: solid var(--_track);
    border-width: clamp(14px, 13cqi, 24px);
    border-radius: 50%;
  }

  .compact .skeleton-ring {
    border-width: 16px;
  }

  /* ---- narrow, touch, forced colours */

  @container (max-width: 400px) {
    .donut:not(.compact) {
      grid-template-columns: minmax(0, 1fr);
    }

    .donut.compact {
      grid-template-columns: 96px minmax(0, 1fr);
      gap: 14px 20px;
    }

    .donut:not(.compact) .skeleton-ring {
      inline-size: 184px;
      max-inline-size: 100%;
      margin-inline: auto;
    }

    [part~='rows'] {
      grid-template-columns: fit-content(9em) minmax(24px, 1fr) auto auto;
      column-gap: 8px;
    }

    [part~='rows'].without-shares {
      grid-template-columns: fit-content(9em) minmax(24px, 1fr) auto;
    }
  }

  @container (max-width: 350px) {
    .donut.compact {
      grid-template-columns: minmax(0, 1fr);
    }

    .compact [part~='ring'],
    .compact .skeleton-ring {
      inline-size: 120px;
      margin-inline: auto;
    }

    [part~='rows'] {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }

    [part~='rows'].without-shares {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    [part~='rows'] [part~='row'] {
      row-gap: 3px;
      padding-block: 5px;
    }

    /* As high as such a row: a line of text, which engines round in their own ways, and the bar below it. */
    [part~='skeleton'] > .skeleton-rows > div {
      padding-block: 5px 20px;
      font-size: var(--_font-size-m);
    }

    [part~='skeleton'] > .skeleton-rows > div::before {
      content: '\\a0';
    }

    [part~='skeleton'] > .skeleton-rows > div:last-child {
      padding-block-end: 18px;
    }

    [part~='rows'] .name {
      display: -webkit-box;
      white-space: normal;
    }

    [part~='track'] {
      grid-column: 1 / -1;
      grid-row: 2;
      block-size: 10px;
    }

    [part~='bar'] {
      inset-block: 2px;
    }
  }

  @media (pointer: coarse) {
    [part~='row'].pressable,
    [part~='skeleton'] > .skeleton-rows > div:not(:last-child) {
      min-block-size: 44px;
    }

    [part~='table'] .pressable [part~='legend-item'] {
      min-block-size: 44px;
      align-items: center;
    }
  }

  @media (forced-colors: active) {
    .slice {
      stroke: Canvas;
    }

    [part~='track']::before {
      background: CanvasText;
    }

    [part~='row'].chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
