import { css } from 'lit';

/** The box, header and footer that all elements with data share. */
export const base = css`
  :host {
    display: block;
    container-type: inline-size;
    font-family: var(--usage-font, inherit);
    font-size: var(--_font-size);
    line-height: 1.43;
    color: var(--_text);
    font-variant-numeric: tabular-nums;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
  }

  ul,
  ol {
    padding: 0;
    list-style: none;
  }

  [part~='base'] {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    padding: calc(var(--_space) * 4) var(--_pad);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  [part~='header'] {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 4px 12px;
    min-block-size: 38px;
    margin-block-end: 12px;
  }

  [part~='header'] > :first-child {
    min-inline-size: 0;
  }

  [part~='title'] {
    font-size: var(--_font-size);
    font-weight: 600;
    letter-spacing: -0.006em;
    line-height: 20px;
    overflow-wrap: anywhere;
  }

  [part~='subtitle'] {
    font-size: var(--_font-size-s);
    line-height: 18px;
    min-block-size: 18px;
    color: var(--_text-tertiary);
  }

  [part~='header'] > [part~='actions'] {
    display: flex;
    flex: none;
    align-items: center;
    gap: 6px;
    font-size: var(--_font-size-m);
  }

  [part~='body'] {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-inline-size: 0;
  }

  /*
   * Another question's answer is dimmed; its words and figures stay readable. By classes: a selector with
   * a part would have the styles of all parts computed anew with every question.
   */
  :host([data-outdated]) .body {
    color: var(--_text-secondary);
  }

  :host([data-outdated]) .drawn {
    opacity: 0.45;
  }

  [part~='footer'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    font-size: var(--_font-size-s);
    color: var(--_text-tertiary);
  }

  .icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .number {
    text-align: end;
    white-space: nowrap;
  }

  .mono {
    font-family: var(--_font-mono);
    font-size: 0.95em;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @container (max-width: 420px) {
    [part~='base'] {
      --_pad: calc(var(--_space) * 4);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }

  @media (forced-colors: active) {
    [part~='base'] {
      border-color: CanvasText;
    }
  }

  @media print {
    :host {
      color-scheme: light;
      break-inside: avoid;
    }

    [part~='actions'] {
      display: none !important;
    }
  }
`;
