import type { BucketSpan } from './trend.ts';

/** What a small drawing of bars is made from. Sizes in pixels. */
export interface SmallBarsInput {
  /** One a bucket; `NaN`: nothing to draw. */
  readonly values: readonly number[];
  /** Index of the bucket that is not complete, or -1. */
  readonly running: number;
  readonly gaps: readonly BucketSpan[];
  /** Where the scale begins and ends; zero lies within. */
  readonly low: number;
  readonly high: number;
  readonly width: number;
  readonly height: number;
}

/** Outlines as the attribute `d` of an SVG path has them. */
export interface SmallBars {
  /** All bars that are complete. */
  readonly bars: string;
  /** The bar that is not: its outline, and lines across it. Empty if there is none. */
  readonly running: string;
  readonly hatch: string;
  /** Bands where nothing was measured. */
  readonly gaps: string;
  /** Height of the zero line from above. */
  readonly zero: number;
}

/** Part of a slot that its bar fills, and the most that it may be. */
const barShare = 0.7;
const widestBar = 28;
const hatchStep = 3.5;

/** Left, top, width, height. */
type Box = readonly [left: number, top: number, width: number, height: number];

const text = (value: number) => String(Number(value.toFixed(2)));
const outline = ([left, top, width, height]: Box) =>
  `M${text(left)} ${text(top)}h${text(width)}v${text(height)}h${text(-width)}z`;

function zeroOf({ low, high, height }: SmallBarsInput): number {
  return Math.round((high / (high - low)) * (height - 1));
}

/** From the smaller to the larger value, and always from zero. */
function boxOf(
  input: SmallBarsInput,
  left: number,
  width: number,
  least: number,
  most: number,
): Box {
  const { low, high, height } = input;
  const zero = zeroOf(input);
  const pixels = (height - 1) / (high - low);
  // More than nothing is never as flat as nothing, which is a line on the axis.
  const above = most > 0 ? Math.max(2, most * pixels) : 0;
  const below = least < 0 ? Math.max(2, -least * pixels) : 0;
  if (above + below === 0) return [left, zero - 1, width, 1];
  return [left, zero - above, width, above + below];
}

/** The box of one bucket's bar; `undefined` where there is nothing to draw. */
function barBox(input: SmallBarsInput, index: number): Box | undefined {
  const value = input.values[index] ?? NaN;
  if (Number.isNaN(value)) return undefined;
  const slot = input.width / input.values.length;
  const width = Math.min(widestBar, Math.max(1, slot * barShare));
  return boxOf(
    input,
    slot * (index + 0.5) - width / 2,
    width,
    Math.min(0, value),
    Math.max(0, value),
  );
}

/** One box a pixel column, from the smallest to the largest of its values. */
function columnBoxes(input: SmallBarsInput): readonly Box[] {
  const { values, running, width } = input;
  const columns = Math.max(1, Math.floor(width));
  return Array.from({ length: columns }, (_, column): Box | undefined => {
    const first = Math.floor((column * values.length) / columns);
    const end = Math.floor(((column + 1) * values.length) / columns);
    let [least, most, found] = [0, 0, false];
    for (let index = first; index < end; index++) {
      const value = values[index]!;
      if (Number.isNaN(value) || index === running) continue;
      found = true;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return found ? boxOf(input, column, 1, least, most) : undefined;
  }).filter((box) => box !== undefined);
}

/** Lines from lower left to upper right, cut off at the box. */
function hatchLines([left, top, width, height]: Box): string {
  let lines = '';
  for (let start = left - height + hatchStep; start < left + width; start += hatchStep) {
    const [from, to] = [Math.max(start, left), Math.min(start + height, left + width)];
    if (to <= from) continue;
    const y = (x: number) => text(top + height - (x - start));
    lines += `M${text(from)} ${y(from)}L${text(to)} ${y(to)}`;
  }
  return lines;
}

/** A pixel less on all sides, so that a line of one pixel lies within. */
function inset([left, top, width, height]: Box): Box {
  return [left + 0.5, top + 0.5, Math.max(0, width - 1), Math.max(0, height - 1)];
}

function isDense({ values, width }: SmallBarsInput): boolean {
  return values.length > width;
}

/**
 * Bars that stand on zero: gaps stay empty, zero is a line on the axis, what is negative hangs below
 * it, and the bucket that is not complete is apart. Where there are more buckets than pixels, each
 * pixel has one column from the smallest to the largest value in it, so that no peak is lost.
 */
export function smallBars(input: SmallBarsInput): SmallBars {
  const { values, running, gaps, width, height } = input;
  const slot = width / values.length;
  const complete = isDense(input)
    ? columnBoxes(input)
    : values.map((_, index) => (index === running ? undefined : barBox(input, index)));
  const runningBox = running < 0 ? undefined : barBox(input, running);
  return {
    bars: complete.map((box) => (box ? outline(box) : '')).join(''),
    running: runningBox ? outline(inset(runningBox)) : '',
    hatch: runningBox ? hatchLines(runningBox) : '',
    gaps: gaps
      .map(({ first, last }) => outline([first * slot, 0, (last - first + 1) * slot, height]))
      .join(''),
    zero: zeroOf(input),
  };
}

/** The bar of one bucket by itself, to be marked; empty where there is none. */
export function smallBar(input: SmallBarsInput, index: number): string {
  const box = index === input.running ? undefined : barBox(input, index);
  return box ? outline(box) : '';
}
