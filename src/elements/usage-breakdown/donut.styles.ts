import { css } from 'lit';

/** A ring beside the table of its slices. */
export const donutStyles = css`
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

  .drawn.aside {
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
`;
