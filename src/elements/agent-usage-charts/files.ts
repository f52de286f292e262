import type { MadeFile } from '../../internal/save-file.ts';
import type { SeriesPaint } from '../../model/series-colors.ts';
import { groupTexts, translate } from '../../model/texts.ts';
import { pictureFile, type ExportedChart } from '../export-menu/chart-files.ts';
import type { AgentCell, AgentCells, Scale } from './cells.ts';
import { gridOf, paintCharts, type PaintedCharts } from './paint-charts.ts';
import { signsOf } from './signs.ts';
import { footerLines, scaleText, subtitleOf, type Telling } from './wording.ts';

export { dataFile as data } from '../export-menu/chart-files.ts';

/** The charts as they stand on the page. */
export interface DrawnCharts extends ExportedChart {
  readonly telling: Telling;
  readonly all: AgentCells;
  /** Those whose charts are shown, in order. */
  readonly cells: readonly AgentCell[];
  /** One for all; `undefined`: each has its own. */
  readonly scale: Scale | undefined;
  readonly isUnusual: boolean;
  readonly paintOf: (cell: AgentCell) => SeriesPaint;
}

/** Of the drawing, in CSS pixels: on a narrow page it is wider. */
const leastWidth = 480;

/** The charts that are shown as one picture, in the colours and on the scale that they have on the page. */
export async function picture(drawn: DrawnCharts): Promise<MadeFile> {
  const { element, answer, format, looks, telling, all, cells, scale, isUnusual } = drawn;
  const { colors } = looks;
  const body = element.shadowRoot!.querySelector('[part~="body"]')!;
  const painted: PaintedCharts = {
    cells,
    scale,
    paintOf: drawn.paintOf,
    nameOf: ({ name, agent }) =>
      agent.deleted ? translate(format, groupTexts, 'deleted', { name }) : name,
    totalOf: ({ trend }) => format.metricValue(trend.total, trend.metric),
    scaleText: ({ trend }, own) => scaleText(format, own, trend),
    looks,
    isRtl: getComputedStyle(element).direction === 'rtl',
  };
  const grid = gridOf(painted, Math.max(leastWidth, body.clientWidth));
  const lines = footerLines(format, all, { shown: cells.length, isUnusual });
  return pictureFile(drawn, {
    subtitle: [
      subtitleOf(format, answer, all, scale),
      ...lines.filter((line) => line !== undefined),
    ],
    legend: signsOf(telling, cells).map(({ sign, text: label }) =>
      sign === 'running'
        ? { label, color: colors.total, sign: 'hatch' }
        : { label, color: colors['surface-sunken'], sign: 'gap' },
    ),
    plot: {
      width: grid.width,
      height: grid.height,
      draw: (context) => paintCharts(context, painted, grid),
    },
  });
}
