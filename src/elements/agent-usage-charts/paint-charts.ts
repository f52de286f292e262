import { colorOf, font, type Looks } from '../../controllers/chart/looks.ts';
import { fitLine } from '../../model/fit-text.ts';
import type { SeriesPaint } from '../../model/series-colors.ts';
import { smallBars } from '../../model/small-bars.ts';
import { scaleOf, type AgentCell, type Scale } from './cells.ts';
import { barsInput, chartHeight, layoutOf } from './layout.ts';

/** What is painted, in the box from 0,0 to `width` and `height`. All sizes in CSS pixels. */
export interface PaintedCharts {
  readonly cells: readonly AgentCell[];
  /** One for all; `undefined`: each has its own. */
  readonly scale: Scale | undefined;
  readonly paintOf: (cell: AgentCell) => SeriesPaint;
  readonly nameOf: (cell: AgentCell) => string;
  readonly totalOf: (cell: AgentCell) => string;
  readonly scaleText: (cell: AgentCell, scale: Scale) => string;
  readonly looks: Looks;
  readonly isRtl: boolean;
}

/** How the charts stand on a picture. */
export interface ChartsGrid {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  /** Of one chart. */
  readonly cellWidth: number;
  /** From one chart to the next. */
  readonly across: number;
  readonly down: number;
}

const headHeight = 24;
const [columnGap, rowGap] = [20, 12];
/** A chart and the gap after it. */
const leastColumn = 170;
/** A picture that would be higher is wider instead. */
const highest = 4000;
const runningShare = 0.16;
const hatchWidth = 1.25;

/** As the charts stand on the page; hundreds of them in more columns. */
export function gridOf(
  { cells, scale, looks }: Pick<PaintedCharts, 'cells' | 'scale' | 'looks'>,
  wanted: number,
): ChartsGrid {
  const down = headHeight + (scale ? 0 : looks.fontSize * 1.25) + chartHeight + rowGap;
  const least = Math.ceil((cells.length * down) / highest);
  const columns = Math.max(layoutOf(wanted, cells.length).columns, least);
  const width = Math.max(wanted, columns * leastColumn - columnGap);
  const height = Math.ceil(cells.length / columns) * down - rowGap;
  const cellWidth = Math.floor((width + columnGap) / columns) - columnGap;
  return { width, height, columns, cellWidth, across: cellWidth + columnGap, down };
}

export function paintCharts(
  context: CanvasRenderingContext2D,
  painted: PaintedCharts,
  { width, columns, cellWidth, across, down }: ChartsGrid,
): void {
  context.textBaseline = 'middle';
  painted.cells.forEach((cell, index) => {
    const start = (index % columns) * across;
    context.save();
    const left = painted.isRtl ? width - start - cellWidth : start;
    context.translate(left, Math.floor(index / columns) * down);
    paintCell(context, painted, cell, cellWidth);
    context.restore();
  });
}

function paintCell(
  context: CanvasRenderingContext2D,
  painted: PaintedCharts,
  cell: AgentCell,
  width: number,
): void {
  const { looks, isRtl, nameOf, totalOf, scaleText } = painted;
  const { colors, fontSize } = looks;
  const scale = painted.scale ?? scaleOf([cell]);
  const measure = (text: string) => context.measureText(text).width;
  const write = (text: string, align: 'start' | 'end', middle: number) => {
    context.textAlign = align;
    context.fillText(`\u2068${text}\u2069`, isRtl === (align === 'start') ? width : 0, middle);
  };
  const total = totalOf(cell);
  context.font = font(looks, 600);
  context.fillStyle = colors.text;
  write(total, 'end', headHeight / 2);
  const room = width - measure(total) - columnGap / 2;
  context.font = font(looks);
  context.fillStyle = colors['text-secondary'];
  write(fitLine(nameOf(cell), room, measure), 'start', headHeight / 2);
  let top = headHeight;
  if (!painted.scale) {
    context.font = font(looks, 400, fontSize * 0.917);
    context.fillStyle = colors['text-tertiary'];
    write(scaleText(cell, scale), 'start', top + fontSize * 0.4);
    top += fontSize * 1.25;
  }
  context.translate(0, top);
  paintBars(context, painted, cell, scale, width);
}

/** What the page draws as SVG; see `renderDrawing`. */
function paintBars(
  context: CanvasRenderingContext2D,
  { looks, paintOf }: PaintedCharts,
  cell: AgentCell,
  scale: Scale,
  width: number,
): void {
  const { colors } = looks;
  const color = colorOf(looks, paintOf(cell));
  const { bars, running, hatch, gaps, zero } = smallBars(barsInput(cell, scale, width));
  const fill = (path: string, style: string) => {
    context.fillStyle = style;
    context.fill(new Path2D(path));
  };
  const stroke = (path: string, style: string, lineWidth = 1) => {
    context.strokeStyle = style;
    context.lineWidth = lineWidth;
    context.stroke(new Path2D(path));
  };
  fill(gaps, colors['surface-sunken']);
  stroke(`M0 .5H${width}`, colors.grid);
  fill(bars, color);
  context.globalAlpha = runningShare;
  fill(running, color);
  context.globalAlpha = 1;
  stroke(running, color);
  stroke(hatch, color, hatchWidth);
  stroke(`M0 ${zero + 0.5}H${width}`, colors.axis);
}
