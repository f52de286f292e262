import { createHash } from 'node:crypto';
import { dimensions, type Dimension, type Instant } from '../../src/api/types.ts';
import { parseInstant, toInstant } from '../../src/model/instant.ts';
import { resolveTimeZone } from '../../src/model/time-zone.ts';
import { invalid, Problem } from './problem.ts';

const longestList = 100;
const longestSearch = 200;
/** What both RFC 3339 and PostgreSQL can write; the year 0 is the latter's "1 BC". */
const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** The query parameters of one request, checked as they are read. */
export class Query {
  readonly #parameters: URLSearchParams;
  readonly #path: readonly string[];

  /**
   * @param path what the path names: it is a part of the question
   * @throws Problem on a parameter that is not among `known`, since ignoring it may mislead.
   */
  constructor(parameters: URLSearchParams, known: readonly string[], path: readonly string[] = []) {
    this.#parameters = parameters;
    this.#path = path;
    for (const name of parameters.keys()) {
      if (!known.includes(name)) {
        throw new Problem('unknown-parameter', `There is no parameter "${name}" here.`, {
          parameter: name,
        });
      }
    }
  }

  text(name: string): string | undefined {
    const values = this.#parameters.getAll(name);
    if (values.length > 1) throw invalid(name, `"${name}" stands more than once.`);
    if (values[0]?.includes('\0')) throw invalid(name, `"${name}" has a character U+0000.`);
    return values[0];
  }

  /** A key that may not be empty. */
  key(name: string): string | undefined {
    const value = this.text(name);
    if (value === '') throw invalid(name, `"${name}" is empty.`);
    return value;
  }

  /** What is searched for, if anything. */
  search(): string | undefined {
    const text = this.text('search');
    if (text !== undefined && text.length > longestSearch) {
      throw invalid('search', `"search" has more than ${longestSearch} characters.`);
    }
    return text || undefined;
  }

  /** A parameter that may be repeated. Equal values count once. */
  list(name: string): readonly string[] {
    const values = [...new Set(this.#parameters.getAll(name))];
    if (values.length > longestList) {
      throw invalid(
        name,
        `"${name}" has ${values.length} values; at most ${longestList} are read.`,
      );
    }
    if (values.some((value) => value === '' || value.includes('\0'))) {
      throw invalid(name, `"${name}" has an empty value or a character U+0000.`);
    }
    return values;
  }

  oneOf<const Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = values.find((candidate) => candidate === text);
    if (value === undefined) throw invalid(name, `"${name}" is one of: ${values.join(', ')}.`);
    return value;
  }

  integer(name: string, { low, high }: { low: number; high: number }): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < low || value > high) {
      throw invalid(name, `"${name}" is a whole number from ${low} to ${high}.`);
    }
    return value;
  }

  boolean(name: string): boolean {
    return this.oneOf(name, ['true', 'false']) === 'true';
  }

  /** Milliseconds since 1970. */
  instant(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const ms = parseInstant(text);
    if (ms === undefined || ms < earliest || ms > latest) {
      throw invalid(name, `"${name}" is an RFC 3339 instant such as 2026-11-20T14:32:00Z.`);
    }
    return ms;
  }

  /** A half-open range, or `undefined` where neither end is given. */
  range(from: string, to: string): Range | undefined {
    const start = this.instant(from);
    const end = this.instant(to);
    if (start === undefined && end === undefined) return undefined;
    if (start === undefined) throw invalid(from, `"${from}" is missing.`);
    if (end === undefined) throw invalid(to, `"${to}" is missing.`);
    if (start >= end) throw invalid(to, `"${to}" is not later than "${from}".`);
    if (end - start > maxRangeDays * 86_400_000) {
      throw new Problem('range-too-long', `At most ${maxRangeDays} days.`, { parameter: from });
    }
    return { from: start, to: end };
  }

  requiredRange(): Range {
    const range = this.range('from', 'to');
    if (!range) throw invalid('from', '"from" and "to" are missing.');
    return range;
  }

  timeZone(): string {
    const name = this.text('time_zone');
    if (name === undefined) throw invalid('time_zone', '"time_zone" is missing.');
    if (resolveTimeZone(name) === undefined) {
      throw invalid('time_zone', `"${name}" is no IANA time zone.`);
    }
    return name;
  }

  filters(): Filters {
    const filters: Partial<Record<Dimension, readonly string[]>> = {};
    for (const dimension of dimensions) {
      const values = this.list(dimension);
      if (values.length > 0) filters[dimension] = values;
    }
    return filters;
  }

  /** What this request asks, whatever its page: the same text for the same question. */
  question(): string {
    const parameters = new URLSearchParams(this.#parameters);
    parameters.delete('cursor');
    parameters.delete('limit');
    parameters.sort();
    return createHash('sha256')
      .update(JSON.stringify([...this.#path, parameters.toString()]))
      .digest('base64url')
      .slice(0, 16);
  }

  limit(): number {
    return this.integer('limit', { low: 1, high: 1000 }) ?? 50;
  }

  /**
   * Reads the cursor that `writeCursor` made for the same question.
   * @param parts what its `after` has
   * @throws Problem on one that was made for another question, or by nobody.
   */
  cursor(...parts: readonly CursorPart[]): Cursor | undefined {
    const text = this.text('cursor');
    if (text === undefined) return undefined;
    const cursor = readCursor(text, parts);
    if (cursor?.question === this.question()) return cursor;
    throw invalid('cursor', 'This cursor belongs to another question.');
  }
}

/** Milliseconds since 1970, `from ≤ t < to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export type Filters = { readonly [Key in Dimension]?: readonly string[] | undefined };

/** Longest range that is answered: ten years. */
export const maxRangeDays = 3660;

/** Where a page ended, and in which answer. */
export interface Cursor {
  readonly question: string;
  readonly asOf: string;
  readonly after: readonly string[];
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** What a value of `after` must be, so that the database can read it. */
const cursorParts = {
  text: (part: string) => !part.includes('\0'),
  /** As `instantSql` writes it. */
  instant: (part: string) =>
    part.length <= '2026-11-20T14:32:00.123456Z'.length &&
    part.endsWith('Z') &&
    (parseInstant(part) ?? -Infinity) >= earliest,
  count: (part: string) => /^\d{1,15}$/.test(part),
  amount: (part: string) => /^-?\d+(\.\d+)?$/.test(part),
};

export type CursorPart = keyof typeof cursorParts;

/** A cursor of this shape, or `undefined`: whoever sends one may have written it. */
function readCursor(text: string, parts: readonly CursorPart[]): Cursor | undefined {
  let cursor: unknown;
  try {
    cursor = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
  const { question, asOf, after } = (cursor ?? {}) as Partial<Record<keyof Cursor, unknown>>;
  if (!Array.isArray(after) || after.length !== parts.length) return undefined;
  const values: readonly unknown[] = [question, asOf, ...after];
  const kinds: readonly CursorPart[] = ['text', 'instant', ...parts];
  const isRight = values.every(
    (value, index) => typeof value === 'string' && cursorParts[kinds[index]!](value),
  );
  return isRight ? (cursor as Cursor) : undefined;
}

export function rangeInstants({ from, to }: Range): { from: Instant; to: Instant } {
  return { from: toInstant(from), to: toInstant(to) };
}
