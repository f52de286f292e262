import { css } from 'lit';

export const tilesStyles = css`
  [part~='base'] {
    padding-block-end: 0;
  }

  /* A message takes about the room of a row of tiles, so that the page keeps its place. */
  slot > [part~='state'] {
    justify-content: center;
    min-block-size: 132px;
  }

  [part~='link'] {
    min-block-size: 24px;
  }

  .tiles {
    --_columns: var(--_columns-6);
    --_last-span: var(--_last-span-6);
    margin-inline: calc(-1 * var(--_pad));
    border-block-start: 1px solid var(--_border);
    border-end-start-radius: calc(var(--_radius) - 1px);
    border-end-end-radius: calc(var(--_radius) - 1px);
  }

  /* The meters of a row stay level, also where one value takes two lines. */
  [part~='tile'] {
    display: grid;
    grid-row: span 5;
    grid-template-rows: subgrid;
    row-gap: 0;
  }

  .row {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
  }

  [part~='label'],
  [part~='percent'] {
    font-size: var(--_font-size-s);
    font-weight: 400;
    line-height: 18px;
    color: var(--_text-secondary);
  }

  [part~='percent'] {
    flex: none;
  }

  [part~='value'] {
    font-size: var(--_font-size-l);
    font-weight: 600;
    letter-spacing: -0.015em;
    line-height: 26px;
  }

  [part~='value'] bdi:not(.visually-hidden) {
    display: inline-block;
  }

  [part~='limit'] {
    font-size: 0.667em;
    font-weight: 400;
    letter-spacing: 0;
    line-height: 18px;
    color: var(--_text-tertiary);
  }

  [part~='meter'] {
    position: relative;
    flex: none;
    block-size: 6px;
    margin-block: 8px 9px;
    border-radius: 3px;
    background: var(--_track);
  }

  [part~='meter'].unlimited {
    border-block-end: 2px dotted var(--_border-strong);
    border-radius: 0;
    background: none;
  }

  [part~='header'] > [part~='actions'] {
    flex-wrap: wrap;
    gap: 8px 16px;
  }

  [part~='bar'],
  [part~='projection'] {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: var(--_at);
    border-radius: 3px;
    background: var(--_band);
    transition: inline-size 200ms;
  }

  [part~='projection'] {
    opacity: 0.3;
  }

  /* A gap in the track; the canvas shows where the surface is transparent. */
  [part~='mark'] {
    position: absolute;
    inset-block: 0;
    inset-inline-start: var(--_at);
    inline-size: 2px;
    margin-inline-start: -1px;
    background: linear-gradient(var(--_surface), var(--_surface)), Canvas;
  }

  [part~='status'] {
    display: flex;
    align-items: flex-start;
    gap: 5px;
    font-size: var(--_font-size-s);
    font-weight: 500;
    line-height: 18px;
    color: var(--_text-secondary);
  }

  [part~='status'] .icon {
    inline-size: 14px;
    block-size: 14px;
    margin-block-start: 2px;
    color: var(--_band);
  }

  [data-band='normal'] {
    --_band: var(--_ok);
  }

  [data-band='normal'] [part~='status'] {
    color: var(--_ok-text);
  }

  [data-band='warn'] {
    --_band: var(--_warn);
  }

  [data-band='warn'] [part~='status'] {
    color: var(--_warn-text);
  }

  :is([data-band='critical'], [data-band='over']) {
    --_band: var(--_critical);
  }

  :is([data-band='critical'], [data-band='over']) [part~='status'] {
    color: var(--_critical-text);
  }

  [part~='tile'] [part~='note'] {
    min-block-size: 18px;
    font-size: var(--_font-size-s);
    line-height: 18px;
    color: var(--_text-tertiary);
  }

  [part~='footer'] {
    margin-inline: calc(-1 * var(--_pad));
    padding: 8px var(--_pad);
    border-block-start: 1px solid var(--_border);
    border-end-start-radius: calc(var(--_radius) - 1px);
    border-end-end-radius: calc(var(--_radius) - 1px);
    background: var(--_surface-sunken);
    line-height: 18px;
  }

  @container (max-width: 1000px) {
    .tiles {
      --_columns: var(--_columns-4);
      --_last-span: var(--_last-span-4);
    }
  }

  @container (max-width: 720px) {
    .tiles {
      --_columns: var(--_columns-3);
      --_last-span: var(--_last-span-3);
    }
  }

  @container (max-width: 560px) {
    .tiles {
      --_columns: var(--_columns-2);
      --_last-span: var(--_last-span-2);
    }
  }

  @container (max-width: 300px) {
    .tiles {
      --_columns: 1;
      --_last-span: 1;
    }
  }

  @media (pointer: coarse) {
    [part~='link'] {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    [part~='meter'] {
      outline: 1px solid CanvasText;
    }

    [part~='meter'].unlimited {
      border-color: CanvasText;
      outline: none;
    }

    [part~='bar'],
    [part~='mark'] {
      forced-color-adjust: none;
    }

    [part~='mark'] {
      background: Canvas;
    }
  }

  @media print {
    [part~='bar'],
    [part~='meter'] {
      print-color-adjust: exact;
    }
  }
`;
