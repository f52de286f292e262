import { css } from 'lit';
import { popup } from './popup.styles.ts';

/** The button of a filter and the popup that it opens in the top layer. */
export const filter = css`
  ${popup}

  :host {
    /* A filter is as wide as what it says, where the page gives it no other width. */
    container-type: normal;
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  [part~='base'] {
    block-size: auto;
    padding: 0;
    border: 0;
    background: none;
  }

  [part~='trigger'] {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    min-block-size: 34px;
    padding: 0 10px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    font-size: var(--_font-size-m);
    text-align: start;
    white-space: nowrap;
    transition: background-color 100ms;
  }

  [part~='trigger']:hover {
    background: var(--_surface-hover);
  }

  [part~='trigger'][aria-expanded='true'] {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }

  [part~='trigger'][aria-disabled='true'] {
    border-color: var(--_border);
    background: var(--_surface-sunken);
    color: var(--_text-secondary);
    cursor: default;
  }

  /* Where there is little room, notes give way first, then what is chosen, then the label. */
  [part~='trigger'] > :is([part~='label'], [part~='tag']) {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  [part~='trigger'] > [part~='tag'] {
    flex-shrink: 12;
  }

  [part~='trigger'] [part~='label'] {
    color: var(--_text-tertiary);
  }

  [part~='trigger'] [part~='value'] {
    flex-shrink: 3;
    min-inline-size: 2em;
    max-inline-size: var(--usage-filter-value-size, 20em);
    overflow: hidden;
    font-weight: 500;
    text-overflow: ellipsis;
  }

  [part~='trigger'] [part~='count'] {
    flex: none;
    min-inline-size: 18px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--_surface-selected);
    color: var(--_accent);
    font-size: max(11px, 0.6875rem);
    font-weight: 600;
    text-align: center;
  }

  [part~='trigger'] > .icon {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    margin-inline: auto -2px;
    color: var(--_text-secondary);
  }

  [part~='tag'] {
    color: var(--_text-tertiary);
    font-size: var(--_font-size-s);
    font-weight: 400;
  }

  .clearable [part~='trigger'] > :nth-last-child(2) {
    margin-inline-end: 26px;
  }

  [part~='clear'] {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 28px;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin-block: auto;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_text-secondary);
  }

  [part~='clear']:hover {
    background: var(--_surface-hover);
    color: var(--_text);
  }

  [part~='clear'] .icon {
    inline-size: 12px;
    block-size: 12px;
  }

  [part~='popup'] {
    overflow: hidden;
    overscroll-behavior: contain;
  }

  [part~='popup']:popover-open {
    display: flex;
    flex-direction: column;
  }

  [part~='popup'] [part~='search'] {
    flex: none;
    margin-block-end: 6px;
  }

  [part~='options'] {
    flex: 0 1 auto;
    min-block-size: 34px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  [part~='options']:not(:has([role='option'])) {
    min-block-size: 0;
  }

  /* Dimmed by colour: opacity would take the notes below the contrast that text needs. */
  [part~='options'][data-outdated] [part~='option'] {
    color: var(--_text-tertiary);
  }

  [part~='options'][data-outdated] [part~='box'] {
    opacity: 0.55;
  }

  /* Pages out of sight cost no layout and no paint. */
  .page {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 3200px;
  }

  [part~='option'] {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
    padding: 5px 8px;
    border-radius: var(--_radius-control);
    line-height: 1.4;
    cursor: pointer;
  }

  [part~='option']:hover {
    background: var(--_surface-hover);
  }

  [part~='option'][aria-selected='true'] {
    background: var(--_surface-selected);
  }

  [part~='option'][part~='active'] {
    background: var(--_surface-hover);
    box-shadow: inset 0 0 0 2px var(--_focus);
  }

  [part~='option'][aria-disabled='true'] {
    color: var(--_text-tertiary);
    cursor: default;
  }

  [part~='option'] .name {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  [part~='option'] [part~='detail'] {
    flex: none;
    max-inline-size: 45%;
    color: var(--_text-tertiary);
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    overflow-wrap: anywhere;
  }

  [part~='option'] > .icon {
    color: var(--_accent);
  }

  [part~='box'] {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    border: 1.5px solid var(--_border-control);
    border-radius: var(--_radius-small);
  }

  [aria-selected='true'] > [part~='box'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  [part~='box'] .icon {
    inline-size: 12px;
    block-size: 12px;
    stroke-width: 2.2;
  }

  [aria-multiselectable] [part~='option'][aria-selected='true']:not([part~='active'], :hover) {
    background: none;
  }

  [part~='option'][aria-disabled='true'] > [part~='box'] {
    border-color: var(--_border-strong);
  }

  [part~='mark'] {
    background: none;
    color: inherit;
    font-weight: 650;
    text-decoration: underline 1.5px var(--_accent);
    text-underline-offset: 2px;
  }

  [part~='popup'] > [part~='skeleton'] {
    flex: 0 1 auto;
    overflow: hidden;
  }

  [part~='popup'] > [part~='skeleton'] > div {
    display: flex;
    align-items: center;
    min-block-size: 32px;
    padding: 0 8px;
  }

  [part~='popup'] > [part~='footer'] {
    flex: none;
    min-block-size: 33px;
    margin-block-start: 4px;
    padding: 8px 8px 4px;
    border-block-start: 1px solid var(--_border);
  }

  [part~='footer'] > [role='status'] {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  [part~='footer'] [part~='message'] {
    color: var(--_text);
    font-weight: 500;
  }

  @media (pointer: coarse) {
    [part~='trigger'],
    [part~='option'],
    [part~='footer'] [part~='link'] {
      min-block-size: 44px;
    }

    [part~='clear'] {
      inset-inline-end: 26px;
      inline-size: 44px;
      block-size: 44px;
    }

    .clearable [part~='trigger'] > :nth-last-child(2) {
      margin-inline-end: 44px;
    }
  }

  @media (forced-colors: active) {
    [part~='option'][aria-selected='true'],
    [part~='option'][part~='active'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    [part~='option'][part~='active'] {
      outline: 2px solid CanvasText;
      outline-offset: -2px;
    }

    [part~='option']:is([aria-selected='true'], [part~='active']) :is(span, mark, .icon) {
      color: inherit;
    }

    [part~='trigger'][aria-disabled='true'],
    [part~='option'][aria-disabled='true'] {
      color: GrayText;
    }
  }

  @media print {
    [part~='trigger'] {
      padding: 0;
      border: 0;
    }

    [part~='clear'],
    [part~='trigger'] > .icon {
      display: none;
    }
  }
`;
