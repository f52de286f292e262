import { invalid } from './problem.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next_cursor: string | null;
}

/** One page of a list whose order never changes. The cursor says where it starts. */
export function cutPage<T>(
  list: readonly T[],
  request: { readonly limit?: number; readonly cursor?: string },
): Page<T> {
  const { limit = 50, cursor } = request;
  const start = cursor === undefined ? 0 : Number(/^after-(\d+)$/.exec(cursor)?.[1]);
  if (!(start <= list.length)) throw invalid('cursor', 'It belongs to no page.');
  const end = start + limit;
  return {
    items: list.slice(start, end),
    next_cursor: end < list.length ? `after-${end}` : null,
  };
}
