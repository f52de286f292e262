/** How wide a text is drawn, in pixels. */
export type Measure = (text: string) => number;

const ellipsis = '…';

/** A text in the signs that people see as one. */
function graphemes(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
}

/** How many of the signs fit, with `end` after them. */
function countFitting(signs: readonly string[], end: string, width: number, measure: Measure) {
  let [fits, tooMany] = [0, signs.length + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (measure(signs.slice(0, middle).join('') + end) <= width) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

/** A text that fits on one line: whole, or its beginning with "…". At least one sign stays. */
export function fitLine(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  const signs = graphemes(text);
  const count = Math.max(1, countFitting(signs, ellipsis, width, measure));
  return signs.slice(0, count).join('').trimEnd() + ellipsis;
}

/**
 * A text on at most `most` lines, broken at blanks, or inside a word that is wider than a line; what
 * does not fit ends in "…". A text of blanks is no line.
 */
export function fitLines(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  let rest = text.replace(/[\t\r\n ]+/g, ' ').trim();
  while (rest !== '') {
    if (lines.length === most - 1) return [...lines, fitLine(rest, width, measure)];
    const signs = graphemes(rest);
    const count = Math.max(1, countFitting(signs, '', width, measure));
    const fitting = signs.slice(0, count).join('');
    const blank = rest.charAt(fitting.length) === ' ' ? fitting.length : fitting.lastIndexOf(' ');
    const end = fitting === rest || blank <= 0 ? fitting.length : blank;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return lines;
}
