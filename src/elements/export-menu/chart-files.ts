import type { UsageAnswer } from '../../api/types.ts';
import { makePicture } from '../../controllers/export-picture/make-picture.ts';
import type { Looks } from '../../controllers/chart/looks.ts';
import type { PictureContent } from '../../controllers/export-picture/picture-content.ts';
import type { MadeFile } from '../../internal/save-file.ts';
import { fileName } from '../../model/file-name.ts';
import type { UsageFormat } from '../../model/format.ts';
import { translate } from '../../model/texts.ts';
import { usageCsv } from '../../model/usage-csv.ts';
import { exportTexts as texts } from './export-menu.texts.ts';

/** A chart that is to be exported. */
export interface ExportedChart {
  /** Whose direction and ground a picture takes. */
  readonly element: HTMLElement;
  /** Its colours and font. */
  readonly looks: Looks;
  /** The answer that is shown. */
  readonly answer: UsageAnswer;
  /** Key of the metric that is shown. */
  readonly metric: string;
  readonly format: UsageFormat;
}

/** What stands in the title, the host's own words included. */
function titleIn({ element }: ExportedChart): string {
  const slot = element.shadowRoot!.querySelector<HTMLSlotElement>('slot[name="title"]')!;
  const nodes = slot.assignedNodes({ flatten: true });
  return nodes
    .map(({ textContent }) => textContent)
    .join('')
    .trim();
}

/** The figures of the metric that is shown, exactly as the server sent them; see `usageCsv`. */
export function dataFile(chart: ExportedChart): MadeFile {
  const { answer, metric, format } = chart;
  const text = usageCsv(answer, [metric], format);
  return {
    name: fileName(titleIn(chart), 'csv', answer),
    content: new Blob([text], { type: 'text/csv' }),
  };
}

/** A picture with the title that stands on the page, what is given, and up to when the figures count. */
export async function pictureFile(
  chart: ExportedChart,
  { subtitle, ...content }: Omit<PictureContent, 'title'>,
): Promise<MadeFile> {
  const { answer, format } = chart;
  const title = titleIn(chart);
  const { as_of: asOf } = answer;
  const counted = { time: format.dateTime(asOf), zone: format.zone(asOf) };
  const picture = await makePicture(
    { title, subtitle: [...subtitle, translate(format, texts, 'counted', counted)], ...content },
    chart,
  );
  return { name: fileName(title, 'png', answer), content: picture };
}
