import { css } from 'lit';

export const breakdownStyles = css`
  /* ---- rows, as bars */

  [part~='rows'] {
    display: grid;
    grid-template-columns: fit-content(12em) minmax(24px, 1fr) auto auto;
    gap: 2px 12px;
    margin-inline: -8px;
    font-size: var(--_font-size-m);
  }

  [part~='rows'].without-shares {
    grid-template-columns: fit-content(12em) minmax(24px, 1fr) auto;
  }

  [part~='rows'] > li,
  [part~='rows'] [part~='row'] {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }

  [part~='rows'] [part~='row'] {
    min-block-size: 30px;
    padding: 0 8px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: none;
  }

  [part~='rows'] [part~='label'] {
    display: flex;
    align-items: baseline;
    gap: 6px;
    min-inline-size: 0;
  }

  [part~='rows'] .name {
    display: block;
    min-inline-size: 0;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tag {
    flex: none;
  }

  [part~='rows'] > li:first-child [part~='value'] {
    font-weight: 600;
  }

  [part~='value'],
  [part~='share'] {
    text-align: end;
    white-space: nowrap;
  }

  [part~='share'] {
    color: var(--_text-tertiary);
  }

  .rest,
  .tag {
    color: var(--_text-secondary);
  }

  .tag {
    font-size: var(--_font-size-s);
  }

  [part~='track'] {
    position: relative;
    block-size: 18px;
  }

  /* The base line. */
  [part~='track']::before {
    position: absolute;
    inset-block: 0;
    inset-inline-start: var(--_zero);
    inline-size: 1px;
    margin-inline-start: -1px;
    background: var(--_border-strong);
    content: '';
  }

  [part~='bar'] {
    position: absolute;
    inset-block: 4px;
    inset-inline-start: var(--_start);
    inline-size: max(2px, var(--_size));
    border-start-end-radius: 2px;
    border-end-end-radius: 2px;
    background: var(--_color);
    forced-color-adjust: none;
    print-color-adjust: exact;
    transition: inline-size 200ms;
  }

  [part~='bar'].backwards {
    inset-inline: auto calc(100% - var(--_zero) + 1px);
    border-radius: 2px 0 0 2px;
  }

  [part~='bar'].backwards:dir(rtl) {
    border-radius: 0 2px 2px 0;
  }

  [part~='bar'].repeated {
    background: repeating-linear-gradient(
      135deg,
      var(--_color) 0 2px,
      color-mix(in oklab, var(--_color) 30%, var(--_surface)) 2px 5px
    );
  }

  /* A bar that is longer than the scale is broken before its end. */
  [part~='bar'].cut {
    clip-path: polygon(
      0 0,
      calc(100% - 14px) 0,
      calc(100% - 18px) 100%,
      calc(100% - 14px) 100%,
      calc(100% - 10px) 0,
      100% 0,
      100% 100%,
      0 100%
    );
  }

  [part~='bar'].cut:is(.backwards:dir(ltr), :dir(rtl):not(.backwards)) {
    clip-path: polygon(100% 0, 14px 0, 18px 100%, 14px 100%, 10px 0, 0 0, 0 100%, 100% 100%);
  }

  /* ---- donut */

  .donut {
    display: grid;
    flex: 1;
    grid-template-columns: clamp(112px, 34cqi, 184px) minmax(0, 1fr);
    align-items: center;
    gap: 16px clamp(22px, 6cqi, 34px);
  }

  .donut.compact {
    grid-template-columns: 120px minmax(0, 1fr);
    gap: 12px 28px;
  }

  [part~='plot'] {
    display: grid;
    place-items: center;
  }

  [part~='plot'] > * {
    grid-area: 1 / 1;
  }

  [part~='ring'] {
    display: block;
    inline-size: 100%;
    max-inline-size: 184px;
    block-size: auto;
    overflow: visible;
  }

  .slice {
    fill: var(--_color);
    forced-color-adjust: none;
    print-color-adjust: exact;
    transition: opacity 100ms;
  }

  .slice.pressable {
    cursor: pointer;
  }

  .hatch-back {
    fill: color-mix(in oklab, var(--_color) 30%, var(--_surface));
  }

  .hatch-line {
    fill: var(--_color);
  }

  :is(.slice, [part~='bar']).aside,
  :host([data-outdated]) :is(.slice, [part~='bar']) {
    opacity: 0.42;
  }

  [part~='center'] {
    max-inline-size: 66%;
    line-height: 1.2;
    text-align: center;
    overflow-wrap: anywhere;
  }

  [part~='center'] b {
    display: block;
    font-size: var(--_font-size-l);
    font-weight: 600;
    letter-spacing: -0.015em;
  }

  [part~='center'] span {
    font-size: var(--_font-size-s);
    color: var(--_text-tertiary);
  }

  .compact [part~='center'] b {
    font-size: var(--_font-size);
  }

  .table {
    min-inline-size: 0;
    margin-inline: -8px;
  }

  [part~='table'] {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_font-size-m);
  }

  [part~='table'] th {
    padding: 0;
    font-weight: 400;
    text-align: start;
  }

  [part~='table'] thead th {
    padding-block-end: 4px;
    font-size: var(--_font-size-s);
    color: var(--_text-tertiary);
  }

  [part~='table'] thead th.number {
    text-align: end;
  }

  [part~='table'] tbody tr > * {
    padding-block: 3px;
    vertical-align: baseline;
    border-block-start: 1px solid var(--_border);
  }

  .compact [part~='table'] tbody tr:first-child > * {
    border-block-start: 0;
  }

  [part~='table'] td {
    padding-inline-start: 8px;
  }

  /* Names take what figures leave, and no name is too long for that. */
  [part~='table'] tr > :first-child {
    inline-size: 100%;
    max-inline-size: 0;
  }

  [part~='table'] tbody tr:first-child :is([part~='legend-item'], td) {
    font-weight: 600;
    color: var(--_text);
  }

  [part~='legend-item'] {
    display: inline-flex;
    align-items: baseline;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: 24px;
    padding: 2px 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: inherit;
    font-size: inherit;
    text-align: start;
    text-decoration: none;
  }

  [part~='legend-item'] [part~='swatch'] {
    translate: 0 1px;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

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

  @container (max-width: 420px) {
    [part~='header'] {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 12px;
    }

    [part~='header'] > :first-child {
      display: contents;
    }

    [part~='header'] [part~='subtitle'] {
      grid-area: 2 / 1 / 3 / 3;
    }
  }

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
    [part~='row'].pressable {
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
