import { css } from 'lit';

export const summaryStyles = css`
  [part~='base'] {
    padding: 0;
  }

  /* A message takes about the room of the figures, so that the page keeps its place. */
  slot > [part~='state'] {
    justify-content: center;
    min-block-size: 168px;
    padding: 16px var(--_pad);
  }

  [part~='notice'] {
    margin: 0;
  }

  [part~='figures'] {
    flex: 1;
    grid-template-columns: minmax(0, 1.45fr) repeat(var(--_columns-4), minmax(0, 1fr));
    --_last-span: var(--_last-span-4);
    border-start-start-radius: calc(var(--_radius) - 1px);
    border-start-end-radius: calc(var(--_radius) - 1px);
  }

  .cells.single {
    grid-template-columns: minmax(0, 1fr);
  }

  [part~='lead'] {
    display: flex;
    grid-row: span var(--_rows-4);
    flex-direction: column;
    padding-block: 18px;
  }

  .single [part~='lead'] {
    grid-row: auto;
    grid-column: auto;
  }

  [part~='label'] {
    font-size: var(--_font-size-s);
    line-height: 18px;
    color: var(--_text-secondary);
  }

  [part~='value'] {
    margin-block: 2px 1px;
    font-size: var(--_font-size-xl);
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.25;
  }

  [part~='value'] bdi {
    white-space: nowrap;
  }

  [part~='lead'] [part~='value'] {
    margin-block: 4px 8px;
    font-size: var(--_font-size-2xl);
    letter-spacing: -0.03em;
    line-height: 1.15;
  }

  /* Words in place of a number are set in its line, so that cells keep their height. */
  [part~='value'].missing bdi {
    font-size: calc(var(--_font-size) * 1.143);
    font-weight: 400;
    letter-spacing: 0;
    color: var(--_text-tertiary);
  }

  [part~='unit'] {
    font-size: 0.64em;
    font-weight: 400;
    letter-spacing: 0;
    color: var(--_text-tertiary);
  }

  [part~='change'] {
    min-block-size: 18px;
    font-size: var(--_font-size-s);
    line-height: 18px;
    color: var(--_text-secondary);
  }

  [part~='note'] {
    min-block-size: 18px;
    font-size: var(--_font-size-s);
    line-height: 18px;
    color: var(--_text-tertiary);
  }

  [part~='change'] .icon {
    inline-size: 12px;
    block-size: 12px;
    margin-inline-end: 2px;
    vertical-align: -1.5px;
    stroke-width: 1.75;
    color: var(--_text);
  }

  [part~='change'] strong {
    font-weight: 600;
    color: var(--_text);
  }

  [part~='day'] {
    font-weight: inherit;
  }

  .way {
    margin-block-start: auto;
  }

  .way [part~='link'] {
    white-space: normal;
  }

  [part~='lead'] .way {
    padding-block-start: 12px;
  }

  [part~='lead'] [part~='note']:empty {
    display: none;
  }

  .freshness {
    display: flex;
    flex-wrap: nowrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: 4px 12px;
    min-block-size: 35px;
    padding: 8px var(--_pad);
    border-block-start: 1px solid var(--_border);
    border-end-start-radius: calc(var(--_radius) - 1px);
    border-end-end-radius: calc(var(--_radius) - 1px);
    background: var(--_surface-sunken);
    font-size: var(--_font-size-s);
    line-height: 18px;
    color: var(--_text-tertiary);
  }

  [part~='skeleton'] .freshness > * {
    visibility: hidden;
  }

  .freshness [part~='link'][aria-disabled='true'] {
    color: var(--_text-tertiary);
    cursor: default;
    text-decoration: none;
  }

  @container (max-width: 960px) {
    [part~='figures'] {
      grid-template-columns: repeat(var(--_columns-4), minmax(0, 1fr));
    }

    [part~='lead'] {
      grid-column: 1 / -1;
      grid-row: auto;
    }
  }

  @container (min-width: 480px) and (max-width: 960px) {
    [part~='lead'] {
      display: grid;
      grid-template-columns: 1fr auto;
      column-gap: 24px;
      align-content: center;
      align-items: center;
    }

    [part~='lead'] [part~='label'],
    [part~='lead'] [part~='value'] {
      grid-column: 1;
    }

    [part~='lead'] [part~='value'] {
      grid-row: 2 / span 2;
      margin-block-end: 0;
    }

    [part~='lead'] [part~='change'],
    [part~='lead'] [part~='note'] {
      grid-column: 2;
      padding: 0;
      text-align: end;
    }
  }

  @container (max-width: 640px) {
    [part~='figures'] {
      grid-template-columns: repeat(var(--_columns-2), minmax(0, 1fr));
      --_last-span: var(--_last-span-2);
    }
  }

  @container (max-width: 300px) {
    [part~='figures'] {
      grid-template-columns: minmax(0, 1fr);
      --_last-span: 1;
    }

    [part~='lead'] [part~='value'] {
      font-size: calc(var(--_font-size) * 2);
    }

    .freshness {
      flex-direction: column;
    }
  }

  @media (pointer: coarse) {
    .freshness {
      align-items: center;
    }

    .freshness [part~='link'],
    .way [part~='link'] {
      min-block-size: 44px;
    }
  }

  @media print {
    .freshness [part~='link'],
    .way {
      display: none;
    }
  }
`;
