import type { UsageRequest } from '../api/types.ts';
import type { FilterSnapshot } from '../context/filters-context.ts';
import { chosen } from '../model/capabilities.ts';

/**
 * The request for metrics of what an element asks for. `undefined` until the period is known.
 * `interval` is the range's own unless `options` say otherwise, so that elements which show
 * totals and those which show a series ask the same question.
 */
export function usageRequest(
  asked: FilterSnapshot | undefined,
  metrics: readonly string[],
  options: Partial<UsageRequest> = {},
): UsageRequest | undefined {
  if (!asked?.range) return undefined;
  const { from, to, timeZone, interval } = asked.range;
  return { metrics, from, to, timeZone, interval, filters: chosen(asked.filters), ...options };
}
