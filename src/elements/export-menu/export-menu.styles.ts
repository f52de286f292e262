import { css } from 'lit';
import { popup } from '../../styles/popup.styles.ts';

/** The menu that the export button opens in the top layer. */
export const exportMenu = css`
  ${popup}

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

  @media (pointer: coarse) {
    [part~='menu-item'] {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    [part~='menu-item']:is(:hover, :focus-visible) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    [part~='menu-item'][aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
