import { css } from 'lit';

/**
 * Cells in a grid with hairlines between them. The lines are drawn in the gaps, beside each cell
 * and above it, so that they need no surface and read the same in both directions. The element's
 * own sheet sets `--_columns` and `--_last-span` by width (`setCellGrids`).
 */
export const cells = css`
  .cells {
    display: grid;
    grid-template-columns: repeat(var(--_columns, 1), minmax(0, 1fr));
    gap: 1px;
    overflow: hidden;
  }

  .cell {
    min-inline-size: 0;
    padding: 14px var(--_pad) 15px;
    box-shadow:
      -1px 0 0 var(--_border),
      0 -1px 0 var(--_border);
    overflow-wrap: anywhere;
  }

  .cell:last-child {
    grid-column-end: span var(--_last-span, 1);
  }

  @media (forced-colors: active) {
    .cells {
      background: CanvasText;
    }

    .cell {
      background: Canvas;
    }
  }
`;
