import { css } from 'lit';

/** Rows of two lines, or three, where columns have no room beside each other. */
export const narrowStyles = css`
  @container (max-width: 640px) {
    :is(.when, .credits) {
      inline-size: 108px;
    }

    .agent {
      inline-size: auto;
    }
  }

  @container (max-width: 560px) {
    [part~='toolbar'] {
      flex: 1 1 100%;
    }

    [part~='search'] {
      max-inline-size: none;
    }

    [part~='table'],
    thead,
    tbody {
      display: block;
      min-inline-size: 0;
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
      background: var(--_surface-sunken);
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
  }

  @container (max-width: 360px) {
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

    [part~='row'] > .channel:nth-child(n):last-child,
    [part~='row'] > .contact + .channel:nth-child(n) {
      flex: none;
      max-inline-size: 50%;
    }
  }
`;
