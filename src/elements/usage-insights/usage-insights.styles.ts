import { css } from 'lit';

export const insightsStyles = css`
  [part~='item'] {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 10px;
    padding-block: 12px;
    border-block-start: 1px solid var(--_border);
  }

  [part~='item']:first-child {
    padding-block-start: 0;
    border-block-start: 0;
  }

  [part~='item']:last-child {
    padding-block-end: 0;
  }

  [part~='item'] > .icon {
    margin-block-start: 2px;
    forced-color-adjust: none;
  }

  [data-level='critical'] > .icon {
    color: var(--_critical);
  }

  [data-level='warn'] > .icon {
    color: var(--_warn);
  }

  [data-level='info'] > .icon {
    color: var(--usage-info, var(--_accent));
  }

  [part~='message'] {
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }

  [part~='message'] strong {
    font-weight: 600;
  }

  [part~='note'],
  [part~='method'] {
    margin-block-start: 2px;
    font-size: var(--_font-size-s);
    line-height: 18px;
    color: var(--_text-tertiary);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }

  [part~='method']:not([hidden]) {
    margin-block-start: 6px;
    padding: 8px 12px;
    border-radius: var(--_radius-small);
    background: var(--_surface-sunken);
    color: var(--_text-secondary);
  }

  [part~='item'] [part~='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    margin-block-start: 2px;
    font-size: var(--_font-size-s);
  }

  [part~='item'] [part~='link'],
  [part~='more'] {
    min-block-size: 24px;
    max-inline-size: 100%;
    text-align: start;
  }

  [part~='item'] [part~='link'] bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  [part~='why'] {
    color: var(--_text-secondary);
    font-weight: 400;
  }

  [part~='more'] {
    align-self: flex-start;
    margin-block-start: 8px;
    font-size: var(--_font-size-s);
  }

  [part~='drivers'] {
    inline-size: 100%;
    margin-block: 6px 4px;
    border-collapse: collapse;
    font-size: var(--_font-size-s);
    line-height: 18px;
  }

  th,
  td {
    padding: 2px 0;
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }

  th {
    color: var(--_text-secondary);
  }

  .amount {
    padding-inline-start: 12px;
    text-align: end;
    white-space: nowrap;
  }

  .track {
    position: relative;
    inline-size: 38%;
    padding-inline-start: 12px;
    vertical-align: middle;
  }

  [part~='bar'] {
    display: block;
    block-size: 8px;
    margin-inline-start: var(--_from);
    inline-size: max(1px, calc(var(--_to) - var(--_from)));
    border-radius: 1px;
    background: var(--_single);
    forced-color-adjust: none;
  }

  /* A fall is hollow, so that its direction is seen without colour. */
  [part~='bar'].fall {
    border: 1.5px solid var(--_single);
    background: none;
  }

  .sum th,
  .sum td {
    padding-block-start: 4px;
    border-block-start: 1px solid var(--_border-strong);
    color: inherit;
    font-weight: 600;
  }

  .sum [part~='bar'] {
    background: var(--_other);
    border-color: var(--_other);
  }

  .sum [part~='bar'].fall {
    background: none;
  }

  [part~='footer'] {
    margin-block-start: 12px;
    text-wrap: pretty;
  }

  .skeleton {
    display: grid;
    gap: 12px;
  }

  @container (max-width: 300px) {
    .track {
      display: none;
    }
  }
`;
