import { createHash } from 'node:crypto';
import { dimensions, type Dimension, type Instant } from '../../src/api/types.ts';
import { parseInstant, toInstant } from '../../src/model/instant.ts';
import { resolveTimeZone } from '../../src/model/time-zone.ts';
import { invalid, Problem } from './problem.ts';

const longestList = 100;
const longestSearch = 200;

/** The query parameters of one request, checked as they are read. */
export class Query {
  readonly #parameters: URLSearchParams;

  /** @throws Problem on a parameter that is not among `known`, since ignoring it may mislead. */
  constructor(parameters: URLSearchParams, known: readonly string[]) {
    this.#parameters = parameters;
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
    if (ms === undefined) {
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
    return createHash('sha256').update(parameters.toString()).digest('base64url').slice(0, 16);
  }

  limit(): number {
    return this.integer('limit', { low: 1, high: 1000 }) ?? 50;
  }

  /**
   * Reads the cursor that `writeCursor` made for the same question.
   * @throws Problem on one that was made for another question, or by nobody.
   */
  cursor(length: number): Cursor | undefined {
    const text = this.text('cursor');
    if (text === undefined) return undefined;
    try {
      const cursor = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor;
      const strings = [cursor.question, cursor.asOf, ...cursor.after];
      const valid = cursor.after.length === length && strings.every((s) => typeof s === 'string');
      if (valid && cursor.question === this.question()) return cursor;
    } catch {
      // Answered below like every other cursor that is not ours.
    }
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

export function rangeInstants({ from, to }: Range): { from: Instant; to: Instant } {
  return { from: toInstant(from), to: toInstant(to) };
}
