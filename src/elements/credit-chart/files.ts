import type { ChartController } from '../../controllers/chart-controller.ts';
import { colorOf, type Looks } from '../../controllers/chart/looks.ts';
import type { LegendEntry } from '../../controllers/export-picture/picture-content.ts';
import type { MadeFile } from '../../internal/save-file.ts';
import { pictureFile, type ExportedChart } from '../export-menu/chart-files.ts';
import type { ChartSeries } from './chart-series.ts';
import { drawnSeries, overlapNote, signsOf, type SignMeaning } from './signs.ts';
import type { Telling } from './telling.ts';
import { quantity, subtitleOf } from './wording.ts';

export { dataFile as data } from '../export-menu/chart-files.ts';

/** A chart as it stands on the page. */
export interface DrawnChart extends ExportedChart {
  readonly telling: Telling;
  readonly chart: ChartController;
  /** Series that the user has hidden. */
  readonly hidden: ReadonlySet<string>;
}

/** A series that comes after the palette was used up, as the legend of a picture has room for it. */
const repeatedDash = [5, 2];
/** Of the drawing, in CSS pixels: on a narrow page it is wider, and where a table stands in its place. */
const [leastWidth, usualHeight] = [480, 240];

function sizeOf({ element }: ExportedChart): { readonly width: number; readonly height: number } {
  const part = (name: string) => element.shadowRoot!.querySelector(`[part~="${name}"]`);
  return {
    width: Math.max(leastWidth, part('body')!.clientWidth),
    height: part('plot')?.clientHeight ?? usualHeight,
  };
}

/**
 * The chart as a picture, in the colours and the size that it has on the page, without the series
 * that the user has hidden.
 * @throws if there is nothing to draw it with
 */
export async function picture(drawn: DrawnChart): Promise<MadeFile> {
  const { answer, format, looks, telling, chart, hidden } = drawn;
  const { width, height } = sizeOf(drawn);
  const shown = drawnSeries(telling).filter(({ id }) => !hidden.has(id));
  const amount = quantity(format, telling.trend.total, telling.trend.metric);
  const overlap = overlapNote(telling);
  const content = {
    subtitle: [subtitleOf(format, answer, amount), ...(overlap === undefined ? [] : [overlap])],
    legend: [
      ...shown.map((series) => seriesEntry(series, telling, looks)),
      ...signsOf(telling).map((meaning) => signEntry(meaning, telling, looks)),
    ],
    plot: {
      width,
      height,
      draw(context: CanvasRenderingContext2D, ratio: number) {
        const canvas = chart.paint({ looks, width, height, ratio });
        if (!canvas) throw new Error('The code that draws charts is not there.');
        context.drawImage(canvas, 0, 0, width, height);
      },
    },
  };
  return pictureFile(drawn, content);
}

function seriesEntry({ label, paint }: ChartSeries, { type }: Telling, looks: Looks): LegendEntry {
  const color = colorOf(looks, paint);
  const isRepeated = paint.pattern > 0;
  if (type !== 'line') return { label, color, sign: isRepeated ? 'hatch' : 'square' };
  return { label, color, sign: 'line', ...(isRepeated && { dash: repeatedDash }) };
}

function signEntry(
  { sign, text: label }: SignMeaning,
  { type }: Telling,
  { colors }: Looks,
): LegendEntry {
  const isLine = type === 'line';
  switch (sign) {
    case 'compare':
      return { label, color: colors.compare, sign: type === 'bar' ? 'cap' : 'line' };
    case 'running':
      return { label, color: colors.single, sign: isLine ? 'point' : 'hatch' };
    case 'missing':
      return { label, color: colors['surface-sunken'], sign: 'gap' };
  }
}
