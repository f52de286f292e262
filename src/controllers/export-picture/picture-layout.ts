import { fitLine, fitLines, type Measure } from '../../model/fit-text.ts';

/** Where something stands. `start` counts from the left, in a right-to-left picture from the right. */
export interface Place {
  readonly start: number;
  readonly top: number;
}

/** A line of text; `top` is the top of its line box. */
export interface PlacedText extends Place {
  readonly text: string;
}

/** An entry of the legend: its sign, with the text after it. */
export interface PlacedEntry extends PlacedText {
  /** Index in the given labels. */
  readonly index: number;
}

/** All in CSS pixels. */
export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  readonly title: readonly PlacedText[];
  readonly subtitle: readonly PlacedText[];
  readonly plot: Place;
  /** `start` is where the sign starts. */
  readonly legend: readonly PlacedEntry[];
}

export interface LayoutInput {
  readonly title: string;
  readonly subtitle: readonly string[];
  readonly labels: readonly string[];
  readonly plot: { readonly width: number; readonly height: number };
  readonly sizes: PictureSizes;
  readonly measureTitle: Measure;
  /** For subtitle and legend. */
  readonly measure: Measure;
}

/** Heights of lines and room between things, in CSS pixels. */
export type PictureSizes = ReturnType<typeof sizesFor>;

/** As in the elements' own style sheets, where small text has 12 px; other text scales them. */
export function sizesFor(fontSize: number) {
  const scaled = (size: number) => Math.round((size * fontSize) / 12);
  return {
    padding: 20,
    titleLine: scaled(20),
    line: scaled(18),
    /** Between the header, the plot and the legend. */
    gap: 12,
    sign: scaled(12),
    signGap: 6,
    entryGap: 16,
    legendLine: scaled(22),
  };
}

const mostTitleLines = 2;
const mostSubtitleLines = 3;
/** A narrower plot has some room beside it, so that its title can be read. */
const leastContentWidth = 240;

function placeLines(
  lines: readonly string[],
  start: number,
  top: number,
  lineHeight: number,
): PlacedText[] {
  const place = (text: string, index: number) => ({
    text,
    start,
    top: top + index * lineHeight,
  });
  return lines.map(place);
}

/** Entries in rows, one after the other, as many in a row as there is room for. */
function placeLegend(
  { labels, measure, sizes }: LayoutInput,
  width: number,
  firstTop: number,
): PlacedEntry[] {
  const { padding, sign, signGap, entryGap, legendLine } = sizes;
  let [start, top] = [padding, firstTop];
  return labels.map((label, index) => {
    const text = fitLine(label, width - sign - signGap, measure);
    const entryWidth = sign + signGap + measure(text);
    if (start > padding && start + entryWidth > padding + width) {
      start = padding;
      top += legendLine;
    }
    const placed = { index, text, start, top };
    start += entryWidth + entryGap;
    return placed;
  });
}

/**
 * Places title, subtitle, plot and legend one below the other. Pure: `measure` says how wide texts
 * are. The picture is as wide as its plot and as high as it takes.
 */
export function layoutPicture(input: LayoutInput): PictureLayout {
  const { title, subtitle, plot, measure, measureTitle } = input;
  const { padding, titleLine, line, gap, legendLine } = input.sizes;
  const width = Math.max(plot.width, leastContentWidth);
  const titles = placeLines(
    fitLines(title, width, mostTitleLines, measureTitle),
    padding,
    padding,
    titleLine,
  );
  const subtitleTop = padding + titles.length * titleLine;
  const subtitles = placeLines(
    subtitle.flatMap((text) => fitLines(text, width, mostSubtitleLines, measure)),
    padding,
    subtitleTop,
    line,
  );
  const headerEnd = subtitleTop + subtitles.length * line;
  const plotTop = headerEnd > padding ? headerEnd + gap : padding;
  const plotEnd = plotTop + plot.height;
  const legend = placeLegend(input, width, plotEnd + gap);
  const lastEntry = legend.at(-1);
  return {
    width: width + 2 * padding,
    height: (lastEntry ? lastEntry.top + legendLine : plotEnd) + padding,
    title: titles,
    subtitle: subtitles,
    plot: { start: padding, top: plotTop },
    legend,
  };
}
