import { chart } from '../../styles/chart.styles.ts';
import { figureTable } from '../../styles/figure-table.styles.ts';
import { narrowHeader } from '../../styles/narrow-header.styles.ts';
import { palette } from '../../styles/palette.styles.ts';
import { tooltip } from '../../styles/tooltip.styles.ts';
import { exportMenu } from '../export-menu/export-menu.styles.ts';

/** Style sheets of everything that draws an answer and exports it. */
export const chartSheets = [palette, chart, narrowHeader, exportMenu];

/** Style sheets of a chart over time, which also is a table and tells of one bucket. */
export const plotSheets = [...chartSheets, figureTable, tooltip];
