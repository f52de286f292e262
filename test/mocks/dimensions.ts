import type { DimensionAnswer, DimensionRequest, DimensionValue } from '../../src/api/types.ts';
import { toRef } from './catalog.ts';
import { keysOf } from './events.ts';
import type { MockEvents } from './events.ts';
import { matches } from './measure.ts';
import { cutPage } from './pages.ts';

/** Keys with any usage under the other filters and the range. */
function usedKeys(request: DimensionRequest, data: MockEvents): ReadonlySet<string | null> {
  const { dimension, from, to } = request;
  const filters = { ...request.filters, [dimension]: [] };
  const start = from === undefined ? -Infinity : Date.parse(from);
  const end = to === undefined ? Infinity : Date.parse(to);
  const used = data.events.filter(
    (event) => event.at >= start && event.at < end && matches(event, filters),
  );
  return new Set(used.flatMap((event) => keysOf(event, dimension)));
}

/** `GET /dimensions/{dimension}`. */
export function answerDimension(request: DimensionRequest, data: MockEvents): DimensionAnswer {
  const { dimension, keys, search = '' } = request;
  const wanted = search.toLowerCase();
  const all = data.catalog.entries[dimension];
  const found = all
    .filter(({ key }) => !keys || keys.includes(key))
    .filter(({ key, label }) => `${label}\n${key}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en') || (a.key < b.key ? -1 : 1));
  const { [dimension]: _own, ...others } = request.filters ?? {};
  const narrowed = request.from !== undefined || Object.keys(others).length > 0;
  const used = narrowed ? usedKeys(request, data) : undefined;
  const { items, next_cursor } = cutPage(found, request);
  return {
    dimension,
    items: items.map(({ key, role }): DimensionValue => ({
      ...toRef(data.catalog, dimension, key),
      key,
      ...(role !== undefined && { allowed: false, role }),
      ...(used && { empty: !used.has(key) }),
    })),
    matches: found.length,
    count: all.length,
    next_cursor,
  };
}
