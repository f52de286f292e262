import { hatchPattern } from '../../controllers/export-picture/hatch-pattern.ts';
import { colorOf, font, type Looks } from '../../controllers/chart/looks.ts';
import { toNumber } from '../../model/amount.ts';
import { barsOf, type Breakdown } from '../../model/breakdown.ts';
import { donutPaths } from '../../model/donut.ts';
import { fitLine } from '../../model/fit-text.ts';
import type { BreakdownType, RowView } from './row-view.ts';

/** What is painted, in the box from 0,0 to `width` and `heightOf` it. All sizes in CSS pixels. */
export interface PaintedBreakdown {
  readonly breakdown: Breakdown;
  readonly type: BreakdownType;
  readonly views: readonly RowView[];
  /** Name of a view, with what is special about it. */
  readonly nameOf: (view: RowView) => string;
  /** What stands in the middle of a ring: the total, and of what. */
  readonly center: readonly [total: string, metric: string];
  readonly looks: Looks;
  readonly width: number;
  readonly isRtl: boolean;
}

const diameter = 184;
/** Between ring and table, columns, and what belongs together. */
const [wideGap, columnGap, gap] = [34, 14, 8];
const swatchSize = 10;
const barHeight = 10;
/** No name takes more of the room beside its figures. */
const widestName = { bars: 0.4, donut: 1 } as const;
/** Of the base size of 14 pixels, figures are 13 and small text, which the looks have, is 12. */
const figureShare = 13 / 12;

const rowHeightOf = ({ fontSize }: Looks) => Math.round(fontSize * 2.5);

export function heightOf({ type, views, looks }: PaintedBreakdown): number {
  const rows = views.length * rowHeightOf(looks);
  return type === 'donut' ? Math.max(diameter, rows) : rows;
}

/** Paints ranked bars, or a ring beside what its slices are. Mirrored where the page is. */
export function paintBreakdown(
  context: CanvasRenderingContext2D,
  painted: PaintedBreakdown,
  scale: number,
): void {
  const { type, looks, views, breakdown } = painted;
  context.textBaseline = 'middle';
  if (type === 'donut') {
    paintRing(context, painted, scale);
    const rows = views.length * rowHeightOf(looks);
    const top = (heightOf(painted) - rows) / 2;
    paintRows(context, painted, { start: diameter + wideGap, top }, paintSwatch);
    return;
  }
  const { zero, bars } = barsOf(breakdown.rows);
  paintRows(context, painted, { start: 0, top: 0 }, undefined, (view, index, place) => {
    const { start, size, cut } = bars[index]!;
    const from = place.start + start * place.size;
    const length = size === 0 ? 0 : Math.max(2, size * place.size);
    const top = place.middle - barHeight / 2;
    context.fillStyle = fillOf(context, view, looks, scale);
    if (cut) {
      // Longer than the scale, so it is broken before the end that lies away from zero.
      const [before, after] = start < zero ? [10, 14] : [length - 14, length - 10];
      fillRect(context, painted, [from, top, before, barHeight]);
      fillRect(context, painted, [from + after, top, length - after, barHeight]);
    } else fillRect(context, painted, [from, top, length, barHeight]);
    context.fillStyle = looks.colors.axis;
    const base = place.start + zero * place.size;
    fillRect(context, painted, [base - 1, place.middle - barHeight, 1, 2 * barHeight]);
  });

  function paintSwatch(view: RowView, start: number, middle: number) {
    context.fillStyle = fillOf(context, view, looks, scale);
    fillRect(context, painted, [start, middle - swatchSize / 2, swatchSize, swatchSize]);
  }
}

function fillOf(
  context: CanvasRenderingContext2D,
  { paint }: RowView,
  looks: Looks,
  scale: number,
): CanvasPattern | string {
  const color = colorOf(looks, paint);
  return paint.pattern > 0 ? hatchPattern(context, color, scale) : color;
}

type Box = readonly [start: number, top: number, width: number, height: number];

function fillRect(
  context: CanvasRenderingContext2D,
  { width, isRtl }: PaintedBreakdown,
  [start, top, across, down]: Box,
): void {
  context.fillRect(isRtl ? width - start - across : start, top, across, down);
}

function paintRing(
  context: CanvasRenderingContext2D,
  painted: PaintedBreakdown,
  scale: number,
): void {
  const { breakdown, views, looks, center, width, isRtl } = painted;
  const { fontSize, colors } = looks;
  const paths = donutPaths(
    breakdown.rows.map(({ amount }) => toNumber(amount ?? 0)),
    { diameter, thickness: Math.round(diameter * 0.13), gap: 2, smallest: 1.5 },
  );
  context.save();
  context.translate(isRtl ? width - diameter : 0, (heightOf(painted) - diameter) / 2);
  paths.forEach((path, index) => {
    if (path === undefined) return;
    context.fillStyle = fillOf(context, views[index]!, looks, scale);
    context.fill(new Path2D(path));
  });
  const middle = diameter / 2;
  const [total, metric] = center;
  context.textAlign = 'center';
  context.fillStyle = colors.text;
  context.font = font(looks, 600, fontSize * 1.5);
  context.fillText(total, middle, middle - fontSize * 0.6);
  context.fillStyle = colors['text-tertiary'];
  context.font = font(looks);
  const measure = (text: string) => context.measureText(text).width;
  context.fillText(fitLine(metric, diameter * 0.6, measure), middle, middle + fontSize * 0.9);
  context.restore();
}

/** Where the bar of a row lies. */
interface Track {
  readonly start: number;
  readonly size: number;
  readonly middle: number;
}

/** Name, amount and share of each row in columns, with a sign before the name, or a bar after it. */
function paintRows(
  context: CanvasRenderingContext2D,
  painted: PaintedBreakdown,
  origin: { readonly start: number; readonly top: number },
  paintSign?: (view: RowView, start: number, middle: number) => void,
  paintBar?: (view: RowView, index: number, track: Track) => void,
): void {
  const { views, nameOf, looks, type, width, isRtl } = painted;
  const { colors, fontSize } = looks;
  const rowHeight = rowHeightOf(looks);
  const use = (weight: number) => {
    context.font = font(looks, weight, fontSize * figureShare);
  };
  const measure = (text: string) => context.measureText(text).width;
  const longest = (texts: readonly (string | undefined)[]) =>
    Math.ceil(Math.max(0, ...texts.map((text) => measure(text ?? ''))));
  use(600);
  const shareWidth = longest(views.map(({ share }) => share));
  const amountWidth = longest(views.map(({ amount }) => amount));
  const amountEnd = width - (shareWidth > 0 ? shareWidth + columnGap : 0);
  const nameStart = origin.start + (paintSign ? swatchSize + gap : 0);
  const room = amountEnd - amountWidth - columnGap - nameStart;
  const nameWidth = Math.min(longest(views.map(nameOf)), room * widestName[type]);
  const at = (start: number) => (isRtl ? width - start : start);

  function write(text: string, start: number, middle: number, align: 'start' | 'end') {
    context.textAlign = align;
    context.fillText(`\u2068${text}\u2069`, at(start), middle);
  }

  views.forEach((view, index) => {
    const middle = origin.top + (index + 0.5) * rowHeight;
    if (paintSign && index > 0) {
      context.fillStyle = colors.grid;
      const top = Math.round(middle - rowHeight / 2);
      fillRect(context, painted, [origin.start, top, width - origin.start, 1]);
    }
    paintSign?.(view, origin.start, middle);
    const start = nameStart + nameWidth + columnGap;
    paintBar?.(view, index, { start, size: amountEnd - amountWidth - columnGap - start, middle });
    const isFirst = index === 0;
    use(paintSign && isFirst ? 600 : 400);
    context.fillStyle = view.group ? colors.text : colors['text-secondary'];
    write(fitLine(nameOf(view), nameWidth, measure), nameStart, middle, 'start');
    context.fillStyle = colors.text;
    use(isFirst ? 600 : 400);
    write(view.amount, amountEnd, middle, 'end');
    use(400);
    context.fillStyle = colors['text-tertiary'];
    write(view.share ?? '', width, middle, 'end');
  });
}
