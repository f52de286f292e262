import type { Amount, Instant } from '../api/types.ts';
import { parseAmount, toDecimalString } from './amount.ts';
import { isoWithOffset, requireInstant } from './instant.ts';

/**
 * One cell of a CSV file. What it is decides how it is written, never what it looks like: an agent
 * that somebody named "-8.5" is a text and made harmless, an amount of -8.5 is a number and stays
 * one. Made by `textCell`, `amountCell` and `timeCells`.
 */
export type CsvCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'amount'; readonly amount: Amount }
  | { readonly kind: 'time'; readonly text: string };

/**
 * Goes before the first row of a file. Excel reads a file without it in the code page of the
 * computer, and turns names like "Müller" or "دعم" into other signs. Programs that read CSV either
 * skip it or have a word for it (Python `utf-8-sig`, csv-parse `bom`); one that knows nothing of it
 * finds it in the name of the first column, which does less harm than wrong names in every row.
 */
export const csvStart = '\uFEFF';

const offsetLength = '+01:00'.length;

const empty: CsvCell = { kind: 'empty' };

/** Words: names, ids, descriptions. `null` and "" are the same empty cell. */
export function textCell(text: string | null | undefined): CsvCell {
  return text ? { kind: 'text', text } : empty;
}

/** A number. `null`, an amount that was not measured, is an empty cell and never 0. */
export function amountCell(amount: Amount | null | undefined): CsvCell {
  return amount === null || amount === undefined ? empty : { kind: 'amount', amount };
}

/**
 * A point in time (milliseconds since 1970, or RFC 3339) in two cells: ISO 8601 with the offset that the
 * zone has then, and the same without it. The former is exact, also when clocks are set back; the latter
 * is what spreadsheets take for a date, while they read an offset as text.
 * @throws RangeError if the text is no instant, or the zone is unknown.
 */
export function timeCells(
  at: number | Instant | null | undefined,
  timeZone: string,
): readonly CsvCell[] {
  if (at === null || at === undefined) return [empty, empty];
  const ms = typeof at === 'number' ? at : requireInstant(at, 'Time');
  const exact = isoWithOffset(ms, timeZone);
  return [exact, exact.slice(0, -offsetLength)].map((text) => ({ kind: 'time', text }));
}

// = + - @ with their small and full-width forms, and the minus of mathematics.
const formulaSigns = '=+\\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20';

/**
 * Where a spreadsheet may find a formula: at the start of a text, after blanks, quotes and signs
 * that cannot be seen. Where lists are separated by semicolons (Excel in most of Europe), or when
 * somebody chooses tabs on import, also after those and after a line break inside the text, since
 * quotes in the middle of a line mean nothing there.
 */
const formulas = new RegExp(`(^|[;\\t\\r\\n])([\\s"\\p{C}]*)(?=[${formulaSigns}])`, 'gu');

/** Puts an apostrophe before what would start a formula (OWASP, "CSV Injection"). */
function withoutFormulas(text: string): string {
  const safe = text.replace(formulas, "$1$2'");
  return /^[\t\r\n]/.test(safe) ? `'${safe}` : safe;
}

function writeCell(cell: CsvCell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
      // Quoted also where RFC 4180 does not ask for it: LibreOffice and others can be told that
      // what is quoted is text, so that an id "00123" keeps its zeros.
      return `"${withoutFormulas(cell.text).replaceAll('"', '""')}"`;
    case 'amount':
      if (typeof cell.amount === 'number') return toDecimalString(cell.amount);
      parseAmount(cell.amount);
      return cell.amount;
    case 'time':
      return cell.text;
  }
}

/**
 * One row with its line break, as RFC 4180 has it: commas, CRLF, quotes doubled. Amounts are written
 * as they came ("2.50" stays so), with a point and without an exponent. Join rows after `csvStart`.
 * @throws RangeError if an amount is no number.
 */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`;
}
