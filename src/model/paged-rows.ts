import { hashText, TextSet } from './text-set.ts';

/** Rows from `from` to before `to`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** A page that was read: where its rows stand, and how to have them again. */
interface Page<Row> {
  /** Leads to this page; `undefined` for the first one. */
  readonly cursor: string | undefined;
  /** Index of its first row in the list. */
  readonly start: number;
  readonly count: number;
  /** Places of its rows that pages before it had; nearly always none. */
  readonly repeated: readonly number[];
  /** Tells whether the page has the same rows when it is read again. */
  readonly mark: string;
  /** `undefined` once they were let go. */
  rows: readonly Row[] | undefined;
}

const noPlaces: readonly number[] = [];

/**
 * The rows of a list that is read page by page, each once and each at one place for good. Rows can be
 * let go; of every page its cursor stays, so that they can be read again. What stays of a row is 16 bytes.
 */
export class PagedRows<Row> {
  readonly #idOf: (row: Row) => string;
  readonly #pages: Page<Row>[] = [];
  readonly #seen = new TextSet();
  readonly #cursors = new Set<string>();
  #count = 0;
  #next: string | null = null;
  #isStuck = false;

  /** @param idOf what tells a row from all others */
  constructor(idOf: (row: Row) => string) {
    this.#idOf = idOf;
  }

  /** How many rows there are, with those that were let go. */
  get count(): number {
    return this.#count;
  }

  /** What leads to the page behind the last one; `null` where there is none. */
  get nextCursor(): string | null {
    return this.#next;
  }

  /** Whether the last page points to one that was read before, so that going on leads nowhere. */
  get isStuck(): boolean {
    return this.#isStuck;
  }

  /**
   * Appends the next page. A list that changes while it is read repeats rows: they stay where they were.
   *
   * @returns those rows that no page before had
   */
  add(rows: readonly Row[], nextCursor: string | null): readonly Row[] {
    const ids = rows.map(this.#idOf);
    const repeated = ids.flatMap((id, place) => (this.#seen.add(id) ? [] : [place]));
    const fresh = without(rows, repeated);
    this.#pages.push({
      cursor: this.#next ?? undefined,
      start: this.#count,
      count: fresh.length,
      repeated: repeated.length > 0 ? repeated : noPlaces,
      mark: markOf(ids),
      rows: fresh,
    });
    this.#count += fresh.length;
    this.#isStuck = nextCursor !== null && this.#cursors.has(nextCursor);
    if (nextCursor !== null) this.#cursors.add(nextCursor);
    this.#next = nextCursor;
    return fresh;
  }

  /** The row at a place; `undefined` where it was let go, or where there is none. */
  at(index: number): Row | undefined {
    const page = this.#pages[this.#pageAt(index)];
    return page?.rows?.[index - page.start];
  }

  /** Cursors of the pages in a range whose rows were let go. */
  missing({ from, to }: RowRange): readonly string[] {
    const cursors: string[] = [];
    for (let index = this.#pageAt(from); index < this.#pages.length; index++) {
      const { cursor, start, count, rows } = this.#pages[index]!;
      if (start >= to) break;
      if (!rows && cursor !== undefined && count > 0) cursors.push(cursor);
    }
    return cursors;
  }

  /**
   * Gives a page its rows back.
   *
   * @returns whether they are the same as before; if not, they would not fit between the others
   */
  restore(cursor: string, rows: readonly Row[]): boolean {
    const page = this.#pages.find((one) => one.cursor === cursor);
    if (page?.mark !== markOf(rows.map(this.#idOf))) return false;
    page.rows = without(rows, page.repeated);
    return true;
  }

  /** Lets go of the rows of all pages that touch none of these ranges. The first page stays. */
  keep(ranges: readonly RowRange[]): void {
    for (const page of this.#pages) {
      const isNear = ({ from, to }: RowRange) => page.start < to && page.start + page.count > from;
      if (page.cursor !== undefined && page.rows && !ranges.some(isNear)) page.rows = undefined;
    }
  }

  /** Index of the page that a row stands in, or of the last one. */
  #pageAt(index: number): number {
    let low = 0;
    let high = this.#pages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#pages[middle]!.start <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function without<Row>(rows: readonly Row[], places: readonly number[]): readonly Row[] {
  return places.length === 0 ? rows : rows.filter((_, place) => !places.includes(place));
}

function markOf(ids: readonly string[]): string {
  return hashText(ids.join('\n')).join();
}
