import { css } from 'lit';

/** Rows with a bar each. */
export const barsStyles = css`
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
`;
