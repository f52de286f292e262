import { css } from 'lit';

/** What a `PopupController` opens in the top layer: a popup or a menu. */
export const popup = css`
  [part~='popup'],
  [part~='menu'] {
    position: fixed;
    inset: var(--_top, auto) auto var(--_bottom, auto) var(--_left, auto);
    inline-size: var(--_inline-size, 300px);
    max-block-size: var(--_block-size, 400px);
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

  :is([part~='popup'], [part~='menu']):popover-open {
    animation: appear 140ms ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }

  @media (forced-colors: active) {
    [part~='popup'],
    [part~='menu'] {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    [part~='popup'],
    [part~='menu'] {
      display: none;
    }
  }
`;
