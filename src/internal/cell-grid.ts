/** A grid of cells whose last row is as full as the others. */
export interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  /** Columns that the last cell takes. */
  readonly lastSpan: number;
}

/**
 * Spreads cells evenly over as few rows as fit: 5 cells in at most 4 columns are 3 and 2. What is
 * missing in the last row is taken by its last cell.
 */
export function cellGrid(cells: number, mostColumns: number): CellGrid {
  const count = Math.max(1, cells);
  const rows = Math.ceil(count / mostColumns);
  const columns = Math.ceil(count / rows);
  return { columns, rows, lastSpan: columns * rows - count + 1 };
}

/**
 * Gives an element's style sheet the grids for several widths, as `--_columns-4`, `--_rows-4` and
 * `--_last-span-4` for at most 4 columns.
 */
export function setCellGrids(
  element: HTMLElement,
  cells: number,
  mostColumns: readonly number[],
): void {
  for (const most of mostColumns) {
    const { columns, rows, lastSpan } = cellGrid(cells, most);
    element.style.setProperty(`--_columns-${most}`, String(columns));
    element.style.setProperty(`--_rows-${most}`, String(rows));
    element.style.setProperty(`--_last-span-${most}`, String(lastSpan));
  }
}
