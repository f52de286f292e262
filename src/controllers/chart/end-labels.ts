import { fitsLabels, spreadLabels } from '../../model/spread-labels.ts';
import type { FrameStage } from './frame-stage.ts';
import { centreOf, heightOf } from './geometry.ts';
import { colorOf, font } from './looks.ts';
import type { PlotScene, PlotSeries } from './picture.ts';

/** From this width of the canvas on there is room for names beside the plot. */
const leastWidth = 518;
/** No name takes more of it. */
const widestShare = 1 / 3;
/** Pixels to the right of the plot: leader, colour key, name. */
const at = { point: 5, leader: 26, leaderEnd: 30, key: 33, keyEnd: 40, text: 45 };
const keyWidth = 3;
/** Two dashes and the gap between them. */
const keyDash = [2.5, 2];
const leastGap = 15;

function isNamed({ kind, label }: PlotSeries): boolean {
  return kind !== 'bar' && label !== undefined;
}

function textFont({ looks }: PlotScene, { weight }: PlotSeries): string {
  return font(looks, weight === 'strong' ? 600 : 400);
}

function gapOf({ looks }: PlotScene): number {
  return Math.max(leastGap, looks.fontSize * 1.25);
}

/** Room for the names of lines at the right of the plot, in pixels; 0 where the legend has to do. */
export function endLabelWidth(ctx: CanvasRenderingContext2D, scene: PlotScene): number {
  const { picture, width, height, looks } = scene;
  const named = picture.series.filter(isNamed);
  // Above and below the plot there is a row of text.
  const room = { distance: gapOf(scene), low: 0, high: height - looks.fontSize * 4 };
  if (width < leastWidth || named.length === 0 || !fitsLabels(named.length, room)) return 0;
  const longest = Math.max(
    ...named.map((series) => {
      ctx.font = textFont(scene, series);
      return ctx.measureText(series.label!).width;
    }),
  );
  return Math.min(Math.ceil(longest) + at.text, Math.floor(width * widestShare));
}

/** The name of each line beside its end, with the colour before it, never in colour. */
export function drawEndLabels(stage: FrameStage): void {
  const { ctx, picture, area, width } = stage;
  if (width - area.right < at.text) return;
  const named = picture.series.filter(isNamed).flatMap((series) => {
    const index = lastOf(series);
    if (index < 0) return [];
    return { series, x: centreOf(stage, index), y: endOf(stage, series, index) };
  });
  const places = spreadLabels(
    named.map(({ y }) => y),
    { distance: gapOf(stage), low: area.top, high: area.bottom },
  );
  if (!places) return;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  named.forEach(({ series, x, y }, index) => drawLabel(stage, series, { x, y }, places[index]!));
}

function drawLabel(
  stage: FrameStage,
  series: PlotSeries,
  end: { readonly x: number; readonly y: number },
  place: number,
): void {
  const { ctx, looks, area, width, mark } = stage;
  const line = (from: number, to: number) => {
    ctx.beginPath();
    ctx.moveTo(area.right + from, place);
    ctx.lineTo(area.right + to, place);
  };
  ctx.lineWidth = 1;
  ctx.lineCap = 'butt';
  ctx.strokeStyle = looks.colors.axis;
  ctx.beginPath();
  ctx.moveTo(end.x + at.point, end.y);
  ctx.lineTo(area.right + at.leader, place);
  ctx.lineTo(area.right + at.leaderEnd, place);
  ctx.stroke();
  ctx.lineWidth = keyWidth;
  ctx.strokeStyle = colorOf(looks, series.paint);
  const isRepeated = series.paint.pattern > 0;
  ctx.lineCap = isRepeated ? 'butt' : 'round';
  ctx.setLineDash(isRepeated ? keyDash : []);
  line(at.key, at.keyEnd);
  ctx.stroke();
  ctx.setLineDash([]);
  const isMeant = series.weight === 'strong' || mark.series === series.key;
  ctx.font = textFont(stage, series);
  ctx.fillStyle = isMeant ? looks.colors.text : looks.colors['text-secondary'];
  ctx.fillText(fit(ctx, series.label!, width - area.right - at.text), area.right + at.text, place);
}

/** A text, cut short with an ellipsis where it is too wide. */
function fit(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text;
  // By what a reader takes for a letter, and never within one.
  const letters = [...new Intl.Segmenter(undefined).segment(text)].map(({ segment }) => segment);
  let [fits, tooMany] = [0, letters.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    const part = `${letters.slice(0, middle).join('').trimEnd()}…`;
    if (ctx.measureText(part).width <= width) fits = middle;
    else tooMany = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}

/** Index of the last value that is there, or -1. */
function lastOf({ values }: PlotSeries): number {
  let index = values.length - 1;
  while (index >= 0 && Number.isNaN(values[index]!)) index--;
  return index;
}

/** Where the end of a line stands; in the middle of the end of an area. */
function endOf(stage: FrameStage, { kind, values, bases }: PlotSeries, index: number): number {
  const [value, base] = [values[index]!, bases?.[index] ?? 0];
  return heightOf(stage, base + (kind === 'area' && bases ? value / 2 : value));
}
