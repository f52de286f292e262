import { css } from 'lit';

/** What stands in place of data, and what is said beside it. */
export const states = css`
  [part~='state'] {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    max-inline-size: 300px;
    margin: auto;
    padding-block: 16px;
    text-align: center;
    overflow-wrap: anywhere;
  }

  [part~='state'] > .icon {
    inline-size: 24px;
    block-size: 24px;
    margin-block-end: 4px;
    stroke-width: 1.1;
    color: var(--_text-tertiary);
  }

  [part~='state'] [part~='message'] {
    font-weight: 600;
    text-wrap: balance;
  }

  [part~='state'] [part~='hint'] {
    font-size: var(--_font-size-m);
    line-height: 1.4;
    color: var(--_text-secondary);
    text-wrap: pretty;
  }

  [part~='state'] code {
    font-family: var(--_font-mono);
    font-size: 0.95em;
  }

  [part~='state'] [part~='actions'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px 12px;
    margin-block-start: 10px;
  }

  [part~='details'] {
    font-size: var(--_font-size-s);
    color: var(--_text-secondary);
  }

  [part~='details'] summary {
    inline-size: fit-content;
    min-block-size: 24px;
    margin-inline: auto;
    border-radius: var(--_radius-small);
    color: var(--_accent);
    font-size: var(--_font-size-m);
    font-weight: 500;
    line-height: 24px;
    cursor: pointer;
  }

  .loading {
    position: relative;
    display: grid;
    flex: 1;
  }

  .loading > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }

  [part~='skeleton'] {
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .skeleton-line {
    display: inline-block;
    inline-size: 100%;
    max-inline-size: var(--_line, 180px);
    block-size: 10px;
    border-radius: 5px;
    background: var(--_track);
    vertical-align: middle;
  }

  .card {
    z-index: 1;
    padding: 12px 18px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .card [part~='message'] {
    font-size: var(--_font-size-m);
    font-weight: 500;
  }

  [part~='progress'] {
    position: absolute;
    inset-block-start: -1px;
    inset-inline: var(--_radius);
    block-size: 2px;
    border-radius: 1px;
    background: var(--_track);
    overflow: hidden;
  }

  [part~='progress']::after {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 36%;
    border-radius: 1px;
    background: var(--_accent);
    content: '';
    animation: slide 1.2s ease-in-out infinite;
  }

  [part~='notice'] {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    margin: calc(var(--_space) * -4) calc(-1 * var(--_pad)) 12px;
    padding: 6px var(--_pad);
    border-block-end: 1px solid var(--_border);
    border-start-start-radius: calc(var(--_radius) - 1px);
    border-start-end-radius: calc(var(--_radius) - 1px);
    background: color-mix(in oklab, var(--_warn) 10%, var(--_surface));
    font-size: var(--_font-size-s);
  }

  [part~='notice'] p {
    flex: 1;
  }

  [part~='notice'] .icon {
    inline-size: 14px;
    block-size: 14px;
    color: var(--_warn-text);
  }

  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }

  @keyframes slide {
    from {
      inset-inline-start: -36%;
    }
    to {
      inset-inline-start: 100%;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    [part~='progress']::after {
      inline-size: 100%;
    }
  }
`;
