import { cellGrid } from '../../internal/cell-grid.ts';
import type { SmallBarsInput } from '../../model/small-bars.ts';
import type { AgentCell, Scale } from './cells.ts';

/** Height of a chart in pixels. */
export const chartHeight = 88;

/** Of one chart with its padding, between two of them, and the padding on both sides. In pixels. */
const [leastCell, gap, padding] = [162, 8, 12];

/** Where the charts stand. */
export interface Layout {
  readonly columns: number;
  /** Of one chart, in pixels; 0 while that of the list is not known. */
  readonly width: number;
}

/** As many columns as fit, but no more than make full rows: eight are two rows of four, not seven and one. */
export function layoutOf(listWidth: number, cells: number): Layout {
  const most = Math.max(1, Math.floor((listWidth + gap) / (leastCell + gap)));
  const { columns } = cellGrid(cells, most);
  const width = Math.floor((listWidth - (columns - 1) * gap) / columns) - padding;
  return { columns, width: Math.max(0, width) };
}

/** What the bars of a cell are made from, at a width. */
export function barsInput(
  { trend, numbers }: AgentCell,
  scale: Scale,
  width: number,
): SmallBarsInput {
  const { running, gaps } = trend;
  return { values: numbers, running, gaps, ...scale, width, height: chartHeight };
}
