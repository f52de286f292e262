import { css } from 'lit';

/** Buttons, links and switches. */
export const controls = css`
  button,
  input {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  button:not(:disabled) {
    cursor: pointer;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  [part~='link'] {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_accent);
    font-size: inherit;
    font-weight: 500;
    text-decoration: none;
    white-space: nowrap;
  }

  [part~='link']:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  [part~='link'] .icon {
    inline-size: 13px;
    block-size: 13px;
  }

  [part~='button'] {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: 30px;
    padding: 0 10px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    font-size: var(--_font-size-m);
    font-weight: 500;
    white-space: nowrap;
    transition: background-color 100ms;
  }

  [part~='button'] .icon {
    color: var(--_text-secondary);
  }

  [part~='button']:hover,
  [part~='icon-button']:hover {
    background: var(--_surface-hover);
  }

  [part~='button']:disabled {
    border-color: var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-tertiary);
  }

  [part~='icon-button'] {
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    color: var(--_text-secondary);
    transition: background-color 100ms;
  }

  [part~='icon-button']:disabled {
    opacity: 0.4;
  }

  [part~='header'] > [part~='actions'] > * {
    margin-block: -4px;
  }

  [part~='switch'] {
    display: inline-flex;
    gap: 2px;
    padding: 2px;
    border-radius: var(--_radius-control);
    background: var(--_surface-hover);
  }

  [part~='switch-item'] {
    min-block-size: 24px;
    padding: 0 9px;
    border: 0;
    border-radius: calc(var(--_radius-control) - 2px);
    background: none;
    color: var(--_text-secondary);
    font-size: var(--_font-size-s);
    font-weight: 500;
    white-space: nowrap;
    transition: background-color 100ms;
  }

  [part~='switch-item'][aria-pressed='true'] {
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_border),
      0 1px 2px rgb(0 0 0 / 0.08);
    color: var(--_text);
  }

  @media (pointer: coarse) {
    [part~='button'],
    [part~='switch-item'] {
      min-block-size: 44px;
    }

    [part~='icon-button'] {
      inline-size: 44px;
      block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    [part~='switch-item'][aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    [part~='button'],
    [part~='switch'] {
      border: 1px solid CanvasText;
    }
  }
`;
