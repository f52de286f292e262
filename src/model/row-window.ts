/** One place in a list of which only a part is drawn: a row by its index, or rows left out. */
export type WindowPart =
  { readonly row: number } | { readonly from: number; readonly rows: number };

export interface RowWindow {
  /** How many rows there are. */
  readonly count: number;
  /** First row in view. */
  readonly first: number;
  /** How many rows are in view. */
  readonly inView: number;
  /** Rows drawn beyond the view, before and after. */
  readonly beyond: number;
  /** A row that is drawn wherever it is, since it has the focus. */
  readonly kept?: number | undefined;
}

/**
 * Which rows of an evenly high list to draw, and how many are left out before, between and after
 * them. In order, without empty gaps; rows and gaps together are `count`.
 */
export function windowParts({ count, first, inView, beyond, kept }: RowWindow): WindowPart[] {
  const start = Math.max(0, Math.min(first, count - inView) - beyond);
  const end = Math.min(count, Math.max(0, first) + inView + beyond);
  const rows = new Set<number>();
  if (kept !== undefined && kept < start && kept >= 0) rows.add(kept);
  for (let row = start; row < end; row++) rows.add(row);
  if (kept !== undefined && kept >= end && kept < count) rows.add(kept);
  const parts: WindowPart[] = [];
  let next = 0;
  for (const row of rows) {
    if (row > next) parts.push({ from: next, rows: row - next });
    parts.push({ row });
    next = row + 1;
  }
  if (count > next) parts.push({ from: next, rows: count - next });
  return parts;
}

/** A list of which all rows are drawn. */
export function allRows(count: number): WindowPart[] {
  return Array.from({ length: count }, (_, row) => ({ row }));
}
