import { css } from 'lit';

/** The menu that the export button opens in the top layer. */
export const exportMenu = css`
  [part~='menu'] {
    position: fixed;
    inset: var(--_top, auto) auto var(--_bottom, auto) var(--_left, auto);
    inline-size: var(--_inline-size, 200px);
    max-block-size: var(--_block-size, 200px);
    margin: 0;
    padding: 6px;
    overflow: auto;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
    font-size: var(--_font-size-m);
  }

  [part~='menu']:popover-open {
    animation: menu-appear 140ms ease-out;
  }

  [part~='menu-item'] {
    display: block;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 5px 8px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    text-align: start;
  }

  [part~='menu-item']:hover {
    background: var(--_surface-hover);
  }

  [part~='menu-item']:focus-visible {
    outline-offset: -2px;
  }

  [part~='menu-item'][aria-disabled='true'] {
    color: var(--_text-tertiary);
    cursor: default;
  }

  [part~='menu-note'] {
    padding: 5px 8px;
    color: var(--_critical-text);
    font-size: var(--_font-size-s);
    overflow-wrap: anywhere;
  }

  @keyframes menu-appear {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }

  @media (pointer: coarse) {
    [part~='menu-item'] {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    [part~='menu'] {
      border: 1px solid CanvasText;
    }

    [part~='menu-item']:is(:hover, :focus-visible) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    [part~='menu-item'][aria-disabled='true'] {
      color: GrayText;
    }
  }

  @media print {
    [part~='menu'] {
      display: none;
    }
  }
`;
