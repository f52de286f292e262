import { spreadLabels } from '../../model/spread-labels.ts';
import { colorOf, type Looks } from './looks.ts';
import type { PlotPicture, PlotSeries } from './picture.ts';

/** From this width of the canvas on, names stand beside their lines. */
const widest = 518;
const rowHeight = 15;
const keyWidth = 10;
const leaderWidth = 22;
const gap = 6;
/** Part of the canvas that names may take. */
const mostShare = 1 / 4;

/** What it takes to write names beside lines. */
export interface LabelStage {
  readonly ctx: CanvasRenderingContext2D;
  readonly picture: PlotPicture;
  readonly looks: Looks;
  readonly area: { readonly right: number; readonly top: number; readonly bottom: number };
  readonly centre: (index: number) => number;
  readonly y: (value: number) => number;
}

function labelled({ series }: PlotPicture, width: number): readonly PlotSeries[] {
  return width < widest
    ? []
    : series.filter(({ label, kind }) => label !== undefined && kind === 'line');
}

function shortened(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && ctx.measureText(`${letters.join('')}…`).width > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Room that the names take right of the plot, in pixels. The font is set. */
export function labelRoom(
  ctx: CanvasRenderingContext2D,
  picture: PlotPicture,
  width: number,
): number {
  const names = labelled(picture, width);
  if (names.length === 0) return 0;
  const most = width * mostShare;
  const longest = names.reduce(
    (size, { label = '' }) => Math.max(size, Math.min(most, ctx.measureText(label).width)),
    0,
  );
  return Math.ceil(longest) + leaderWidth + keyWidth + gap;
}

/** Writes the name of each line beside its end, after a key in its colour, with a thin leader. */
export function drawLineLabels(stage: LabelStage, width: number): void {
  const { ctx, picture, looks, area, centre, y } = stage;
  const ends = labelled(picture, width).flatMap((series) => {
    const index = series.values.findLastIndex((value) => !Number.isNaN(value));
    return index < 0 ? [] : [{ series, x: centre(index), at: y(series.values[index]!) }];
  });
  const places = spreadLabels(
    ends.map(({ at }) => at),
    { distance: rowHeight, low: area.top, high: area.bottom },
  );
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ends.forEach(({ series, x, at }, index) => {
    const place = places[index]!;
    const key = area.right + leaderWidth;
    ctx.strokeStyle = looks.colors.axis;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(x + 5, at);
    ctx.lineTo(key - 3, place);
    ctx.stroke();
    ctx.fillStyle = colorOf(looks, series.paint);
    ctx.fillRect(key, place - 1.5, keyWidth, 3);
    ctx.fillStyle = looks.colors.text;
    ctx.font = `${series.weight === 'strong' ? 600 : 400} ${looks.fontSize}px ${looks.fontFamily}`;
    const text = shortened(ctx, series.label ?? '', width * mostShare);
    ctx.fillText(text, key + keyWidth + gap, place);
  });
}
