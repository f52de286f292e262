import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import { toDecimalString } from '../../src/model/amount.ts';
import {
  amountCell,
  csvRow,
  csvStart,
  textCell,
  timeCells,
  type CsvCell,
} from '../../src/model/csv.ts';

/** Rows as a reader of CSV files sees them, by default one that keeps to RFC 4180. */
function read(csv: string, options: object = {}): string[][] {
  return parse(csv, { relax_column_count: true, ...options });
}

function readRow(...cells: CsvCell[]): string[] {
  return read(csvRow(cells))[0]!;
}

const signs = [...'=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212'];
const startsFormula = new RegExp(`^[\\s"\\p{C}]*[${signs.join('').replace('-', '\\-')}]`, 'u');

/** Texts with many of the signs that matter. */
const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...signs, '"', "'", ',', ';', '\t', '\r', '\n', ' ', '\u200B', '\uFEFF', '0'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

describe('rows of a CSV file', () => {
  it('end in CRLF and quote texts alone, so that an id keeps its zeros', () => {
    const cells = [textCell('00123'), amountCell('2.50'), amountCell(null), textCell('')];
    assert.equal(csvRow(cells), '"00123",2.50,,\r\n');
    assert.equal(csvRow([]), '\r\n');
  });

  it('hold commas, quotes and line breaks inside a cell', () => {
    assert.deepEqual(readRow(textCell('a, "b"\r\nc'), textCell('d')), ['a, "b"\r\nc', 'd']);
  });

  it('start after a mark by which spreadsheets know UTF-8, and which readers can skip', () => {
    const csv = csvStart + csvRow([textCell('Müller'), textCell('دعم')]);
    assert.deepEqual([...new TextEncoder().encode(csv).slice(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.deepEqual(read(csv, { bom: true }), [['Müller', 'دعم']]);
  });
});

describe('amounts in a CSV file', () => {
  it('stay numbers, also below zero', () => {
    assert.equal(csvRow([amountCell('-8.5'), amountCell(-3)]), '-8.5,-3\r\n');
  });

  it('are written as they came, and never with an exponent', () => {
    const long = '123456789012345678901234567890.120';
    assert.equal(csvRow([amountCell(long), amountCell(4e-7)]), `${long},0.0000004\r\n`);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const [written] = readRow(amountCell(value));
        assert.match(written!, /^-?\d+(\.\d+)?$/);
        assert.equal(written, toDecimalString(value));
        assert.ok(Number(written) === value);
      }),
    );
  });

  it('are numbers or refused', () => {
    for (const wrong of ['=1+1', '1e5', '', ' 1', Number.NaN]) {
      assert.throws(() => csvRow([amountCell(wrong)]), RangeError);
    }
  });

  it('that were not measured are empty and not zero', () => {
    assert.deepEqual(readRow(amountCell(null), amountCell(undefined), amountCell(0)), [
      '',
      '',
      '0',
    ]);
  });
});

describe('times in a CSV file', () => {
  it('have the offset of their zone, and stand beside it as its clocks show them', () => {
    const at = '2026-11-20T13:32:00Z';
    const cells = [...timeCells(at, 'Europe/Berlin'), ...timeCells(null, 'UTC')];
    assert.deepEqual(readRow(...cells), [
      '2026-11-20T14:32:00+01:00',
      '2026-11-20T14:32:00',
      '',
      '',
    ]);
    assert.deepEqual(readRow(...timeCells(0.5, 'Asia/Kolkata')), [
      '1970-01-01T05:30:00+05:30',
      '1970-01-01T05:30:00',
    ]);
    assert.throws(() => timeCells('yesterday', 'UTC'), RangeError);
  });
});

describe('texts in a CSV file', () => {
  it('come back as they went in', () => {
    const harmless = texts.filter((text) => !/[\t\r\n;]/.test(text) && !startsFormula.test(text));
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 1 }), (row) => {
        assert.deepEqual(readRow(...row.map(textCell)), row);
      }),
    );
  });

  it('come back with nothing but apostrophes added where they could be a formula', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1 }), (row) => {
        const plain = (all: string[]) => all.map((text) => text.replaceAll("'", ''));
        assert.deepEqual(plain(readRow(...row.map(textCell))), plain(row));
      }),
    );
  });

  it('never start a formula', () => {
    for (const [text, safe] of [
      ['=HYPERLINK("https://evil.example")', '\'=HYPERLINK("https://evil.example")'],
      ['-8.5', "'-8.5"],
      ['\u200B =1', "\u200B '=1"],
      ['＝1', "'＝1"],
      ['\tindented', "'\tindented"],
    ] as const) {
      assert.deepEqual(readRow(textCell(text)), [safe]);
    }
    fc.assert(
      fc.property(texts, (text) => {
        const [written] = readRow(textCell(text), textCell('end'));
        assert.doesNotMatch(written!, startsFormula);
        assert.doesNotMatch(written!, /^[\t\r\n]/);
      }),
    );
  });

  it('start none where the file is read with semicolons or tabs, either', () => {
    fc.assert(
      fc.property(texts, texts, fc.constantFrom(';', '\t'), (one, two, delimiter) => {
        const csv = csvRow([...timeCells(0, 'UTC'), textCell(one), amountCell(1), textCell(two)]);
        for (const cell of csv.split(new RegExp(`[\r\n${delimiter}]`))) {
          assert.doesNotMatch(cell, startsFormula);
        }
      }),
    );
  });
});
