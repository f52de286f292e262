import { fitLabels, type PlacedLabel } from '../../model/fit-labels.ts';
import { drawCompare } from './compare.ts';
import { drawEndLabels, endLabelWidth } from './end-labels.ts';
import { font } from './looks.ts';
import type { FrameStage } from './frame-stage.ts';
import { centreOf, edgeOf, heightOf, sharp } from './geometry.ts';
import type { PlotScene } from './picture.ts';

/** Widths of the canvas, in pixels, from which on there is room for more. Its element is some 42 wider. */
const widths = { everyLabel: 438, severalLabels: 258, gapLabel: 518, peakLabel: 278 };

/** Distance between the value labels and the plot. */
const labelGap = 8;
const tickLength = 4;
const haloWidth = 4;
const pointReach = 5;
const brushShare = 0.14;

/** Room round the plot, in pixels. */
export interface FramePadding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** How much room the labels take. */
export function framePadding(ctx: CanvasRenderingContext2D, scene: PlotScene): FramePadding {
  const { picture, looks } = scene;
  ctx.font = font(looks);
  const longest = Math.max(...picture.ticks.map(({ label }) => ctx.measureText(label).width));
  const row = looks.fontSize * 2;
  // The point at the end of a line is not cut off.
  const hasLines = picture.series.some(({ kind }) => kind !== 'bar');
  const right = Math.max(endLabelWidth(ctx, scene), hasLines ? pointReach : 0);
  return { top: row, bottom: row, left: Math.ceil(longest) + labelGap, right };
}

/** Bands where data is missing, the grid with its values, and the line of the active bucket. */
export function drawBackground(stage: FrameStage): void {
  const { ctx, looks } = stage;
  ctx.save();
  ctx.direction = looks.direction;
  drawGaps(stage);
  drawGrid(stage);
  drawCompare(stage);
  drawCrosshair(stage);
  ctx.restore();
}

/** Everything that is written over the series or beside them. */
export function drawForeground(stage: FrameStage): void {
  const { ctx, looks } = stage;
  ctx.save();
  ctx.direction = looks.direction;
  drawTimes(stage);
  const peak = drawPeak(stage);
  drawGapLabels(stage, peak);
  drawEndLabels(stage);
  drawBrush(stage);
  ctx.restore();
}

function drawGaps(stage: FrameStage): void {
  const { ctx, picture, looks, area } = stage;
  ctx.fillStyle = looks.colors['surface-sunken'];
  for (const { first, last } of picture.gaps) {
    ctx.fillRect(
      edgeOf(stage, first),
      area.top,
      edgeOf(stage, last + 1) - edgeOf(stage, first),
      area.bottom - area.top,
    );
  }
}

function drawGrid(stage: FrameStage): void {
  const { ctx, picture, looks, area } = stage;
  ctx.font = font(looks);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 1;
  for (const { value, label } of picture.ticks) {
    const at = sharp(stage, heightOf(stage, value));
    ctx.strokeStyle = value === 0 ? looks.colors.axis : looks.colors.grid;
    ctx.beginPath();
    ctx.moveTo(area.left, at);
    ctx.lineTo(area.right, at);
    ctx.stroke();
    ctx.fillStyle = looks.colors['text-tertiary'];
    ctx.fillText(label, area.left - labelGap, at);
  }
}

function drawCrosshair(stage: FrameStage): void {
  const { ctx, mark, looks, area } = stage;
  if (mark.index === undefined || mark.span) return;
  const at = sharp(stage, centreOf(stage, mark.index));
  ctx.strokeStyle = looks.colors['text-tertiary'];
  ctx.beginPath();
  ctx.moveTo(at, area.top);
  ctx.lineTo(at, area.bottom);
  ctx.stroke();
}

/** The span that is being chosen. */
function drawBrush(stage: FrameStage): void {
  const { ctx, mark, looks, area } = stage;
  if (!mark.span) return;
  const [left, right] = [edgeOf(stage, mark.span.first), edgeOf(stage, mark.span.last + 1)];
  ctx.fillStyle = looks.colors.accent;
  ctx.globalAlpha = brushShare;
  ctx.fillRect(left, area.top, right - left, area.bottom - area.top);
  ctx.globalAlpha = 1;
  for (const at of [left, right]) {
    ctx.fillRect(sharp(stage, at) - 0.5, area.top, 1, area.bottom - area.top);
  }
}

function placeTimes(stage: FrameStage): readonly PlacedLabel[] {
  const { ctx, picture, width } = stage;
  const isNarrow = width < widths.everyLabel;
  const { labels, narrowLabels, firstLabel, nowLabel, skipsLabels } = picture;
  const one = firstLabel && width < widths.severalLabels ? [[firstLabel]] : undefined;
  return fitLabels(one ?? (isNarrow ? narrowLabels : labels), {
    width,
    centre: (index) => centreOf(stage, index),
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
    const at = sharp(stage, centreOf(stage, index));
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
  const { ctx, picture, looks, area, width, mark } = stage;
  const { peak } = picture;
  // A bucket that is looked at has its own value and its own line, which would cross this one.
  if (!peak || mark.index !== undefined || width < widths.peakLabel) return undefined;
  ctx.font = font(looks, 600);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = looks.colors.text;
  const size = ctx.measureText(peak.label).width;
  // Beside the labels of the axis, as long as it has room there.
  const first = Math.max(0, Math.min(area.left, width - size));
  const left = Math.max(first, Math.min(centreOf(stage, peak.index) - size / 2, width - size));
  // The surface round the letters keeps lines of the grid from running through them.
  ctx.strokeStyle = looks.colors.surface;
  ctx.lineWidth = haloWidth;
  ctx.lineJoin = 'round';
  ctx.strokeText(peak.label, left, heightOf(stage, peak.value) - labelGap);
  ctx.fillText(peak.label, left, heightOf(stage, peak.value) - labelGap);
  return { left, right: left + size };
}

function drawGapLabels(stage: FrameStage, peak: Extent | undefined): void {
  const { ctx, picture, looks, area, width } = stage;
  if (width < widths.gapLabel) return;
  ctx.font = font(looks, 400, looks.fontSize * 0.917);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = looks.colors['text-tertiary'];
  const size = ctx.measureText(picture.gapLabel).width;
  const taken: Extent[] = peak ? [peak] : [];
  for (const { first, last } of picture.gaps) {
    const middle = (edgeOf(stage, first) + edgeOf(stage, last + 1)) / 2;
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
