import { fingerprint } from './fingerprint.ts';
import { invalid } from './problem.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next_cursor: string | null;
}

/** One page of a list whose order never changes. The cursor says where it starts, and in which list. */
export function cutPage<T>(
  list: readonly T[],
  request: { readonly limit?: number; readonly cursor?: string },
): Page<T> {
  const { limit = 50, cursor, ...question } = request;
  const name = fingerprint(JSON.stringify(question));
  const [, after, asked] = /^after-(\d+)-of-(.+)$/.exec(cursor ?? `after-0-of-${name}`) ?? [];
  const start = Number(after);
  if (!(start <= list.length) || asked !== name) {
    throw invalid('cursor', 'It belongs to another question.');
  }
  const end = start + limit;
  return {
    items: list.slice(start, end),
    next_cursor: end < list.length ? `after-${end}-of-${name}` : null,
  };
}
