import { css } from 'lit';

/** Presets, dates and months; the button and the popup are those of every filter. */
export const periodStyles = css`
  [part~='trigger'] > .icon:first-child {
    inline-size: 16px;
    block-size: 16px;
    margin-inline: 0;
  }

  [part~='trigger'] [part~='value'] {
    max-inline-size: none;
  }

  [part~='trigger'] [part~='detail'] {
    flex: 1 1000000 auto;
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_text-secondary);
    text-overflow: ellipsis;
  }

  [part~='popup'] {
    max-block-size: var(--_block-size, 640px);
    outline: 0;
  }

  .columns {
    display: flex;
    flex: 0 1 auto;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  [part~='presets'] {
    display: flex;
    flex: none;
    flex-direction: column;
    gap: 2px;
    inline-size: 168px;
    padding-inline-end: 8px;
    border-inline-end: 1px solid var(--_border);
  }

  [part~='preset'] {
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    padding: 5px 10px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    font-size: var(--_font-size-m);
    line-height: 18px;
    text-align: start;
    transition: background-color 100ms;
  }

  [part~='preset']:hover {
    background: var(--_surface-hover);
  }

  [part~='preset'][aria-pressed='true'] {
    background: var(--_surface-selected);
    font-weight: 500;
  }

  [part~='preset'][aria-disabled='true'] {
    color: var(--_text-tertiary);
    cursor: default;
  }

  [part~='preset'] [part~='detail'] {
    color: var(--_text-tertiary);
    font-size: var(--_font-size-s);
    font-weight: 400;
    line-height: 16px;
  }

  [part~='preset']:focus-visible,
  [part~='day']:focus-visible {
    outline-offset: -2px;
  }

  .days {
    flex: 1;
    min-inline-size: 0;
    padding: 4px 8px 0;
  }

  [part~='presets'] + .days {
    padding-inline-start: 16px;
  }

  [part~='fields'] {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 4px 16px;
    margin-block-end: 12px;
  }

  [part~='field'] {
    min-inline-size: 0;
  }

  [part~='field'] label {
    display: block;
    margin-block-end: 3px;
    color: var(--_text-secondary);
    font-size: var(--_font-size-s);
  }

  [part~='field'] input {
    inline-size: 100%;
    min-block-size: 32px;
    padding: 0 10px;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius-control);
    background: none;
    appearance: none;
  }

  [part~='field'] input:focus {
    border-color: var(--_accent);
    outline: 0;
    box-shadow: 0 0 0 1px var(--_accent);
  }

  [part~='field'] input[aria-invalid='true'] {
    border-color: var(--_critical);
    box-shadow: 0 0 0 1px var(--_critical);
  }

  [part~='error'] {
    padding-block-start: 4px;
    color: var(--_critical-text);
    font-size: var(--_font-size-s);
    overflow-wrap: anywhere;
  }

  [part~='calendar'] {
    position: relative;
    /* The room of the tallest month, so that nothing jumps while it loads or is turned. */
    min-block-size: 246px;
  }

  [part~='calendar'] > [part~='icon-button'] {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    z-index: 1;
  }

  [part~='calendar'] > [part~='next'] {
    inset-inline: auto 0;
  }

  [part~='calendar'] > [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }

  [part~='previous'] .icon,
  [part~='next']:dir(rtl) .icon {
    rotate: 90deg;
  }

  [part~='next'] .icon,
  [part~='previous']:dir(rtl) .icon {
    rotate: -90deg;
  }

  .months {
    display: flex;
    gap: 16px;
    align-items: flex-start;
  }

  [part~='month'] {
    flex: 1;
    inline-size: 100%;
    border-spacing: 0 2px;
    font-size: var(--_font-size-m);
    table-layout: fixed;
  }

  [part~='month'] caption {
    padding-block: 2px;
    font-weight: 600;
    line-height: 24px;
  }

  [part~='month'] :is(th, td) {
    padding: 0;
    text-align: center;
  }

  [part~='month'] th {
    block-size: 24px;
    color: var(--_text-tertiary);
    font-size: 0.6875rem;
    font-weight: 400;
  }

  [part~='day'] {
    position: relative;
    block-size: 30px;
    cursor: pointer;
    user-select: none;
  }

  [part~='day']:hover {
    background: var(--_surface-hover);
    border-radius: var(--_radius-control);
  }

  [part~='day'][part~='selected'] {
    border-radius: 0;
    background: var(--_surface-selected);
  }

  [part~='day'][part~='today'] span {
    border-block-end: 2px solid currentColor;
  }

  [part~='day'][part~='range-start'],
  [part~='day'][part~='range-end'] {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  /* The accent is also the colour of focus. */
  [part~='day'][part~='range-start']:focus-visible,
  [part~='day'][part~='range-end']:focus-visible {
    outline-color: var(--_on-accent);
    outline-offset: -4px;
  }

  [part~='day'][part~='range-start'] {
    border-start-start-radius: var(--_radius-control);
    border-end-start-radius: var(--_radius-control);
  }

  [part~='day'][part~='range-end'] {
    border-start-end-radius: var(--_radius-control);
    border-end-end-radius: var(--_radius-control);
  }

  [part~='day'][part~='disabled']:not([part~='selected']) {
    background: none;
    color: var(--_text-tertiary);
    opacity: 0.6;
  }

  [part~='day'][part~='disabled'] {
    cursor: default;
  }

  [part~='popup'] > [part~='footer'] {
    align-items: center;
    margin-block-start: 8px;
    padding: 10px 8px 4px;
  }

  [part~='footer'] > [role='status'] {
    flex: 1 1 16em;
  }

  [part~='footer'] [part~='message'] {
    color: inherit;
    font-weight: 400;
  }

  [part~='footer'] [part~='actions'] {
    display: flex;
    gap: 8px;
    margin-inline-start: auto;
  }

  [part~='footer'] [part~='button'] {
    color: var(--_text);
  }

  [part~='footer'] [part~='button'][part~='primary'] {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  [part~='button'][part~='primary']:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }

  @media (max-width: 559.98px) {
    .columns {
      flex-direction: column;
    }

    [part~='presets'] {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(100px, 1fr));
      inline-size: auto;
      padding: 0 2px 8px;
      border-block-end: 1px solid var(--_border);
      border-inline-end: 0;
      margin-block-end: 6px;
    }

    .days,
    [part~='presets'] + .days {
      padding: 4px 2px 0;
    }

    [part~='fields'] {
      grid-template-columns: repeat(auto-fit, minmax(112px, 1fr));
      gap: 4px 8px;
    }
  }

  @media (pointer: coarse) {
    [part~='preset'],
    [part~='field'] input {
      min-block-size: 44px;
    }

    [part~='day'] {
      block-size: 44px;
    }

    [part~='calendar'] {
      min-block-size: 330px;
    }

    [part~='month'] caption {
      line-height: 40px;
    }

    /* Below this size some phones zoom into a field that gets focus. */
    [part~='field'] input {
      font-size: max(16px, 1em);
    }
  }

  @media (forced-colors: active) {
    [part~='day'][part~='selected'],
    [part~='preset'][aria-pressed='true'],
    [part~='footer'] [part~='button'][part~='primary'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    [part~='preset'][aria-pressed='true'] [part~='detail'] {
      color: inherit;
    }

    [part~='day'][part~='range-start'],
    [part~='day'][part~='range-end'] {
      border: 2px solid CanvasText;
    }

    [part~='day'][part~='selected']:focus-visible {
      outline-color: HighlightText;
      outline-offset: -5px;
    }

    [part~='day'][part~='disabled']:not([part~='selected']),
    [part~='preset'][aria-disabled='true'],
    [part~='calendar'] > [aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }

    [part~='field'] input[aria-invalid='true'] {
      outline: 2px solid CanvasText;
    }
  }
`;
