import type { MadeFile } from '../../internal/save-file.ts';
import type { Breakdown } from '../../model/breakdown.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import { dataFile, pictureFile, type ExportedChart } from '../export-menu/chart-files.ts';
import { heightOf, paintBreakdown, type PaintedBreakdown } from './paint-breakdown.ts';
import { shortValue, type BreakdownType, type RowView } from './row-view.ts';
import { subtitleOf } from './wording.ts';

/** A breakdown as it stands on the page. */
export interface DrawnBreakdown extends ExportedChart {
  readonly breakdown: Breakdown;
  readonly type: BreakdownType;
  readonly views: readonly RowView[];
  /** What has to be known besides the figures. */
  readonly notes: readonly string[];
}

/** Of the drawing, in CSS pixels: on a narrow page it is wider. */
const leastWidth = 480;
/** A longer total is shortened in the middle of the ring. */
const longestTotal = 9;

/** Each group and the whole; without the buckets that a question of another element may have brought. */
export function data({ answer: { starts: _, ...totals }, ...chart }: ExportedChart): MadeFile {
  return dataFile({ ...chart, answer: totals });
}

/** The bars, or the ring with what its slices are, as a picture in the colours that they have on the page. */
export async function picture(drawn: DrawnBreakdown): Promise<MadeFile> {
  const { element, answer, format, looks, breakdown, type, views, notes } = drawn;
  const { metric, total } = breakdown;
  const body = element.shadowRoot!.querySelector('[part~="body"]')!;
  const painted: PaintedBreakdown = {
    breakdown,
    type,
    views,
    nameOf: ({ label, isDeleted }) =>
      isDeleted ? translate(format, groupTexts, 'deleted', { name: label }) : label,
    center: [shortValue(format, total, metric, longestTotal), metric.label],
    looks,
    width: Math.max(leastWidth, body.clientWidth),
    isRtl: getComputedStyle(element).direction === 'rtl',
  };
  const content = {
    subtitle: [subtitleOf(format, answer, breakdown), ...notes],
    legend: [],
    plot: {
      width: painted.width,
      height: heightOf(painted),
      draw: (context: CanvasRenderingContext2D, scale: number) =>
        paintBreakdown(context, painted, scale),
    },
  };
  return pictureFile(drawn, content);
}
