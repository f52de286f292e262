import { fillColumns, isDense } from './columns.ts';
import type { FrameStage } from './frame-stage.ts';
import { edgeOf, heightOf } from './geometry.ts';
import { traceLine } from './line.ts';

const capWidth = 1.25;

/** The other period, behind everything: a pale silhouette with a cap per bucket, or a grey line. */
export function drawCompare(stage: FrameStage): void {
  const { ctx, looks, picture, slot, ratio } = stage;
  const { compare } = picture;
  if (!compare) return;
  ctx.strokeStyle = looks.colors.compare;
  ctx.lineWidth = capWidth;
  // Silhouettes of single pixels would be no more than their caps.
  if (compare.kind === 'line' || slot * ratio < 2) drawLine(stage, compare.values);
  else drawSilhouettes(stage, compare.values);
}

function drawLine(stage: FrameStage, values: ArrayLike<number>): void {
  const { ctx, looks } = stage;
  const track = { ...stage, series: { values }, running: -1 };
  ctx.lineWidth = looks.lineWidth || capWidth;
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  if (isDense(stage)) {
    fillColumns(track, { color: looks.colors.compare, stroke: ctx.lineWidth });
    return;
  }
  ctx.beginPath();
  traceLine(track);
  ctx.stroke();
}

function drawSilhouettes(stage: FrameStage, values: ArrayLike<number>): void {
  const { ctx, picture, looks, zero } = stage;
  const caps = new Path2D();
  ctx.lineCap = 'butt';
  ctx.fillStyle = looks.colors['surface-hover'];
  for (let index = 0; index < picture.count; index++) {
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) continue;
    const [left, right] = [edgeOf(stage, index), edgeOf(stage, index + 1)];
    const end = heightOf(stage, value);
    ctx.fillRect(left, end, right - left, zero - end);
    caps.moveTo(left, end);
    caps.lineTo(right, end);
  }
  ctx.stroke(caps);
}
