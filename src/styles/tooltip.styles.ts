import { css } from 'lit';

/** Time and values of what is looked at, in the top layer. */
export const tooltip = css`
  [part~='tooltip'] {
    position: fixed;
    inset: auto;
    z-index: 1;
    inline-size: max-content;
    min-inline-size: 176px;
    max-inline-size: min(320px, calc(100vw - 16px));
    margin: 0;
    padding: 9px 12px 10px;
    border: 0;
    border-radius: calc(var(--_radius) * 0.8);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
    font-size: var(--_font-size-s);
    line-height: 1.5;
    overflow-wrap: anywhere;
    pointer-events: none;
  }

  [part~='tooltip-title'] {
    margin-block-end: 2px;
    font-weight: 600;
  }

  .tooltip-row {
    display: flex;
    justify-content: space-between;
    gap: 20px;
    color: var(--_text-secondary);
  }

  .tooltip-row [part~='swatch'] {
    margin-inline-end: 7px;
  }

  .tooltip-row.total {
    margin-block-start: 4px;
    padding-block-start: 4px;
    border-block-start: 1px solid var(--_border);
  }

  .tooltip-row.marked {
    color: var(--_text);
    font-weight: 600;
  }

  .tooltip-row .share {
    display: inline-block;
    min-inline-size: 3.2em;
    color: var(--_text-tertiary);
    font-style: normal;
    font-weight: 400;
  }

  .tooltip-row b {
    color: var(--_text);
    font-weight: 600;
  }

  [part~='tooltip-note'] {
    margin-block-start: 3px;
    color: var(--_text-tertiary);
  }

  @media (forced-colors: active) {
    [part~='tooltip'] {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    [part~='tooltip'] {
      display: none;
    }
  }
`;
