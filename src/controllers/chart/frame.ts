import { fitLabels, type PlacedLabel } from '../../model/fit-labels.ts';
import { drawLineLabels, labelRoom } from './line-labels.ts';
import type { Looks } from './looks.ts';
import type { PlotArea, PlotMark, PlotPicture } from './picture.ts';

/** Widths of the canvas, in pixels, from which on there is room for more. Its element is some 42 wider. */
const widths = { everyLabel: 438, severalLabels: 258, gapLabel: 518, peakLabel: 278 };

/** Distance between the value labels and the plot. */
const labelGap = 8;
const tickLength = 4;
const haloWidth = 4;

/** All that the frame of a plot is drawn from. */
export interface FrameStage {
  readonly ctx: CanvasRenderingContext2D;
  readonly picture: PlotPicture;
  readonly looks: Looks;
  readonly area: PlotArea;
  readonly width: number;
  readonly mark: PlotMark;
  /** Left edge of a bucket, in pixels. */
  readonly edge: (index: number) => number;
  readonly y: (value: number) => number;
}

function font({ fontFamily, fontSize }: Looks, weight = 400, size = fontSize): string {
  return `${weight} ${size}px ${fontFamily}`;
}

/** Room for the labels round the plot, in pixels. */
export function framePadding(
  ctx: CanvasRenderingContext2D,
  picture: PlotPicture,
  looks: Looks,
  width: number,
): {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
} {
  ctx.font = font(looks);
  const longest = Math.max(...picture.ticks.map(({ label }) => ctx.measureText(label).width));
  const row = looks.fontSize * 2;
  return {
    top: row,
    bottom: row,
    left: Math.ceil(longest) + labelGap,
    right: labelRoom(ctx, picture, width),
  };
}

/** Edges between device pixels, so that a line of one pixel is sharp. */
function sharp(pixels: number): number {
  return Math.round(pixels * devicePixelRatio - 0.5) / devicePixelRatio + 0.5 / devicePixelRatio;
}

function centre({ edge }: FrameStage, index: number): number {
  return (edge(index) + edge(index + 1)) / 2;
}

/** Bands where data is missing, the grid with its values, and the line of the active bucket. */
export function drawBackground(stage: FrameStage): void {
  const { ctx } = stage;
  ctx.save();
  drawGaps(stage);
  drawGrid(stage);
  drawBrush(stage);
  drawCrosshair(stage);
  ctx.restore();
}

/** Everything that is written over the series or beside them. */
export function drawForeground(stage: FrameStage): void {
  stage.ctx.save();
  drawTimes(stage);
  drawLineLabels({ ...stage, centre: (index) => centre(stage, index) }, stage.width);
  const peak = drawPeak(stage);
  drawGapLabels(stage, peak);
  stage.ctx.restore();
}

function drawGaps({ ctx, picture, looks, area, edge }: FrameStage): void {
  ctx.fillStyle = looks.colors['surface-sunken'];
  for (const { first, last } of picture.gaps) {
    ctx.fillRect(edge(first), area.top, edge(last + 1) - edge(first), area.bottom - area.top);
  }
}

function drawGrid({ ctx, picture, looks, area, y }: FrameStage): void {
  ctx.font = font(looks);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 1;
  for (const { value, label } of picture.ticks) {
    const at = sharp(y(value));
    ctx.strokeStyle = value === 0 ? looks.colors.axis : looks.colors.grid;
    ctx.beginPath();
    ctx.moveTo(area.left, at);
    ctx.lineTo(area.right, at);
    ctx.stroke();
    ctx.fillStyle = looks.colors['text-tertiary'];
    ctx.fillText(label, area.left - labelGap, at);
  }
}

function drawBrush({ ctx, mark, looks, area, edge }: FrameStage): void {
  const { span } = mark;
  if (!span) return;
  const [left, right] = [edge(span.first), edge(span.last + 1)];
  ctx.fillStyle = looks.colors.accent;
  ctx.globalAlpha = 0.12;
  ctx.fillRect(left, area.top, right - left, area.bottom - area.top);
  ctx.globalAlpha = 1;
  for (const at of [left, right]) ctx.fillRect(at - 0.5, area.top, 1, area.bottom - area.top);
}

function drawCrosshair(stage: FrameStage): void {
  const { ctx, looks, area } = stage;
  const { index: active, span } = stage.mark;
  if (active === undefined || span) return;
  const at = sharp(centre(stage, active));
  ctx.strokeStyle = looks.colors['text-tertiary'];
  ctx.beginPath();
  ctx.moveTo(at, area.top);
  ctx.lineTo(at, area.bottom);
  ctx.stroke();
}

function placeTimes(stage: FrameStage): readonly PlacedLabel[] {
  const { ctx, picture, width } = stage;
  const isNarrow = width < widths.everyLabel;
  const { labels, narrowLabels, firstLabel, nowLabel, skipsLabels } = picture;
  const one = firstLabel && width < widths.severalLabels ? [[firstLabel]] : undefined;
  return fitLabels(one ?? (isNarrow ? narrowLabels : labels), {
    width,
    centre: (index) => centre(stage, index),
    measure: (text) => ctx.measureText(text).width,
    every: isNarrow && skipsLabels ? 2 : 1,
    fixed: nowLabel,
  });
}

function drawTimes(stage: FrameStage): void {
  const { ctx, picture, looks, area } = stage;
  ctx.font = font(looks);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.strokeStyle = looks.colors.axis;
  ctx.lineWidth = 1;
  for (const { text, left, index } of placeTimes(stage)) {
    const isNow = index === picture.nowLabel?.index;
    ctx.font = font(looks, isNow ? 500 : 400);
    ctx.fillStyle = isNow ? looks.colors.text : looks.colors['text-tertiary'];
    ctx.fillText(text, left, area.bottom + looks.fontSize * 1.7);
    if (isNow) continue;
    const at = sharp(centre(stage, index));
    ctx.beginPath();
    ctx.moveTo(at, area.bottom + 1);
    ctx.lineTo(at, area.bottom + 1 + tickLength);
    ctx.stroke();
  }
}

/** From where to where a text stands. */
interface Extent {
  readonly left: number;
  readonly right: number;
}

function drawPeak(stage: FrameStage): Extent | undefined {
  const { ctx, picture, looks, width, y } = stage;
  const { peak } = picture;
  // A bucket that is looked at has its own value and its own line, which would cross this one.
  if (!peak || stage.mark.index !== undefined || width < widths.peakLabel) return undefined;
  ctx.font = font(looks, 600);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = looks.colors.text;
  const size = ctx.measureText(peak.label).width;
  const left = Math.max(0, Math.min(centre(stage, peak.index) - size / 2, width - size));
  // The surface round the letters keeps lines of the grid from running through them.
  ctx.strokeStyle = looks.colors.surface;
  ctx.lineWidth = haloWidth;
  ctx.lineJoin = 'round';
  ctx.strokeText(peak.label, left, y(peak.value) - labelGap);
  ctx.fillText(peak.label, left, y(peak.value) - labelGap);
  return { left, right: left + size };
}

function drawGapLabels(stage: FrameStage, peak: Extent | undefined): void {
  const { ctx, picture, looks, area, width, edge } = stage;
  if (width < widths.gapLabel) return;
  ctx.font = font(looks, 400, looks.fontSize * 0.917);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = looks.colors['text-tertiary'];
  const size = ctx.measureText(picture.gapLabel).width;
  const taken: Extent[] = peak ? [peak] : [];
  for (const { first, last } of picture.gaps) {
    const middle = (edge(first) + edge(last + 1)) / 2;
    const left = Math.max(0, Math.min(middle - size / 2, width - size));
    const own = { left, right: left + size };
    const isFree = taken.every(
      (other) => own.right + labelGap <= other.left || other.right + labelGap <= own.left,
    );
    if (!isFree) continue;
    taken.push(own);
    ctx.fillText(picture.gapLabel, left, area.top - labelGap);
  }
}
