import type { ReactiveControllerHost } from 'lit';
import type { MadeFile } from '../../internal/save-file.ts';
import { ExportMenuController } from './export-menu-controller.ts';

/** The code that makes files of a chart. */
export interface ChartFiles<Drawn> {
  picture(drawn: Drawn): Promise<MadeFile>;
  data(drawn: Drawn): MadeFile;
}

/**
 * The export button of a chart: a picture of it and its data, by code that is loaded with the first file.
 *
 * @param drawn what stands there when the user asks; `undefined` while nothing does
 */
export function chartExport<Drawn>(
  host: ReactiveControllerHost & HTMLElement,
  load: () => Promise<ChartFiles<Drawn>>,
  drawn: () => Drawn | undefined,
): ExportMenuController {
  async function make(kind: keyof ChartFiles<Drawn>): Promise<MadeFile> {
    const files = await load();
    const chart = drawn();
    if (!chart) throw new Error('There is nothing to export any more.');
    return files[kind](chart);
  }
  return new ExportMenuController(host, {
    picture: () => make('picture'),
    data: () => make('data'),
  });
}
