import { fillShare, hatch, repeatedHatch, runningHatch, type Box } from './hatch.ts';
import {
  atPixels,
  dimmedShare,
  isBeside,
  SeriesController,
  type SeriesStage,
} from './series-controller.ts';

/** Part of a slot that its bar fills. */
const barShare = 0.58;
const widestBar = 96;
const cornerRadius = 2;
const hatchShare = 0.16;
/** Between the segments of a stack. */
const stackGap = 0.75;
/** From this width on, bars stand on whole pixels; below the other, without space between them. */
const sharpSlot = 6;
const touchingSlot = 2;

/** Bars: the running one hatched, zero as a line on the axis. */
export class BarController extends SeriesController {
  static id = 'usage-bar';

  protected override drawSeries(given: SeriesStage): void {
    const stage = atPixels(given);
    const { series, mark, running } = stage;
    const plain = new BarPath(stage);
    const dimmed = new BarPath(stage);
    const { length } = series.values;
    for (let index = 0; index < length; index++) {
      if (index === running && series.values[index] !== 0) continue;
      const isDimmed = mark.index !== undefined && (mark.index !== index || isBeside(stage));
      (isDimmed ? dimmed : plain).add(index);
    }
    plain.paint(1);
    dimmed.paint(dimmedShare);
    if (running >= 0 && series.values[running] !== 0) drawRunning(stage);
  }
}

/** Several bars that are painted alike, in one go. */
class BarPath {
  readonly path = new Path2D();
  readonly boxes: Box[] = [];
  readonly #stage: SeriesStage;

  constructor(stage: SeriesStage) {
    this.#stage = stage;
  }

  add(index: number, inset = 0): void {
    const box = boxOf(this.#stage, index);
    if (!box) return;
    const [x, y, width, height] = box;
    const [innerWidth, innerHeight] = [width - 2 * inset, height - 2 * inset];
    this.boxes.push(box);
    addBar(this.path, this.#stage, index, [
      x + inset,
      y + inset,
      Math.max(0, innerWidth),
      Math.max(0, innerHeight),
    ]);
  }

  paint(share: number): void {
    if (this.boxes.length === 0) return;
    const { ctx, color, looks, series } = this.#stage;
    const { surface } = looks.colors;
    fillShare(ctx, this.path, { color, surface, share });
    if (series.paint.pattern > 0)
      hatch(ctx, this.path, this.boxes, { color: surface, ...repeatedHatch });
  }
}

function drawRunning(stage: SeriesStage): void {
  const { ctx, color, looks, running } = stage;
  const bar = new BarPath(stage);
  bar.add(running);
  const { surface } = looks.colors;
  const strength = isBeside(stage) ? dimmedShare : 1;
  fillShare(ctx, bar.path, { color, surface, share: hatchShare * strength });
  ctx.globalAlpha = strength;
  hatch(ctx, bar.path, bar.boxes, { color, ...runningHatch });
  const outline = new BarPath(stage);
  outline.add(running, 0.5);
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.stroke(outline.path);
}

/** Left edge and width of the bar of a bucket. */
export function barSpan(
  { slot, ratio, left }: Pick<SeriesStage, 'slot' | 'ratio' | 'left'>,
  index: number,
): readonly [left: number, width: number] {
  const start = left + index * slot;
  if (slot <= touchingSlot) return [start, slot];
  const whole = (pixels: number) =>
    slot >= sharpSlot ? Math.round(pixels * ratio) / ratio : pixels;
  const width = Math.max(1, whole(Math.min(slot * barShare, widestBar)));
  return [whole(start + (slot - width) / 2), width];
}

function boxOf(stage: SeriesStage, index: number): Box | undefined {
  const { series, zero, unit } = stage;
  const [value = NaN, base = 0] = [series.values[index], series.bases?.[index]];
  if (Number.isNaN(value)) return undefined;
  const [left, width] = barSpan(stage, index);
  // Nothing of a stack is nothing, unless the whole stack is.
  const isStack = series.bases !== undefined;
  if (value === 0) {
    const isEmpty = !isStack || (stage.ends.high[index] === 0 && stage.ends.low[index] === 0);
    return isEmpty ? [left, zero - 1, width, 1] : undefined;
  }
  const full = Math.abs(value * unit);
  const start = zero + base * unit;
  const gap = base === 0 ? 0 : Math.min(stackGap, full / 2);
  // More than nothing is never as flat as nothing.
  const height = isStack ? Math.max(0.5, full - gap) : Math.max(2, full);
  return [left, value < 0 ? start + gap : start - gap - height, width, height];
}

/** A bar with round corners where its stack ends. */
function addBar(
  path: Path2D,
  { series, ends }: SeriesStage,
  index: number,
  [x, y, width, height]: Box,
): void {
  const [value = 0, base = 0] = [series.values[index], series.bases?.[index]];
  const end = base + value;
  const isOuter = value > 0 ? end >= ends.high[index]! : value < 0 && end <= ends.low[index]!;
  const radius = isOuter ? Math.min(cornerRadius, width / 4, height) : 0;
  if (radius < 0.5) path.rect(x, y, width, height);
  else
    path.roundRect(
      x,
      y,
      width,
      height,
      value < 0 ? [0, 0, radius, radius] : [radius, radius, 0, 0],
    );
}
