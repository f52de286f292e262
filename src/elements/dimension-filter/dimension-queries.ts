import type { Dimension, DimensionAnswer, DimensionRequest } from '../../api/types.ts';
import type { SourceContextValue } from '../../context/source-context.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import { dimensionQuery, type PagedQuery, type Query } from '../../controllers/queries.ts';
import { canFilter, chosen } from '../../model/capabilities.ts';
import type { ListedValue } from '../../model/dimension-pages.ts';

/** Values on one page of the list. */
const pageSize = 100;
/** The most keys that one request may name, and so the most that can be chosen at once. */
export const mostKeys = 100;
/**
 * A list that was read is good for a minute after it was last in sight. It is not read anew while it is
 * in sight, not even by a refresh, because that would ask for all of its pages one after the other.
 */
const listTime = { staleTime: 'static', gcTime: 60_000 } as const;
/** A name is asked for once. */
const chosenTime = { staleTime: 'static' } as const;

/** Whether the API has values of the dimension to choose from, for this caller. */
export function canChoose(
  { capabilities }: SourceContextValue,
  dimension: Dimension,
): boolean | undefined {
  if (!capabilities) return undefined;
  return canFilter(capabilities, dimension) && capabilities.resources.includes('dimensions');
}

/**
 * The values to choose from. Range and other filters go along, so that the API can say which values
 * they leave empty. `undefined` until the period is known.
 */
export function valuesQuery(
  { source, filters }: ConnectionController,
  dimension: Dimension,
  search: string,
): PagedQuery<DimensionAnswer> | undefined {
  if (!source?.capabilities || !filters?.range || !canChoose(source, dimension)) return undefined;
  const { capabilities } = source;
  const others = Object.entries(chosen(filters.filters)).filter(
    ([name]) => name !== dimension && canFilter(capabilities, name as Dimension),
  );
  const query = dimensionQuery(source, {
    dimension,
    ...(search !== '' && { search }),
    ...(others.length > 0 && { filters: Object.fromEntries(others) }),
    from: filters.range.from,
    to: filters.range.to,
    limit: pageSize,
  });
  return query && { ...query, ...listTime };
}

/** The chosen values by their keys, for their labels. `undefined` where nothing is chosen. */
export function chosenQuery(
  source: SourceContextValue | undefined,
  dimension: Dimension,
  keys: readonly string[],
): Query<DimensionAnswer> | undefined {
  if (!source || !canChoose(source, dimension) || keys.length === 0) return undefined;
  const request: DimensionRequest = {
    dimension,
    keys: keys.slice(0, mostKeys),
    limit: mostKeys,
  };
  const query = dimensionQuery(source, request);
  return (
    query && {
      queryKey: ['dimension-chosen', request],
      queryFn: ({ signal }) => query.queryFn({ signal, pageParam: undefined }),
      ...chosenTime,
    }
  );
}

/**
 * Values that come from the list need not be asked for by their keys: what is known of the keys chosen
 * so far and of `values` answers the next question.
 */
export function rememberChosen(
  source: SourceContextValue | undefined,
  dimension: Dimension,
  { from, to }: { readonly from: readonly string[]; readonly to: readonly string[] },
  values: readonly ListedValue[],
): void {
  const query = chosenQuery(source, dimension, to);
  if (!source || !query) return;
  const former = chosenQuery(source, dimension, from);
  const known = former && source.queryClient.getQueryData<DimensionAnswer>(former.queryKey);
  const named = new Set([...(known ? from : []), ...values.map(({ key }) => key)]);
  if (!to.every((key) => named.has(key))) return;
  const items = new Map(
    [...(known?.items ?? []), ...values.filter(({ isMissing }) => !isMissing)].map((value) => [
      value.key,
      value,
    ]),
  );
  const found = to.flatMap((key) => items.get(key) ?? []);
  const answer: DimensionAnswer = {
    dimension,
    items: found,
    matches: found.length,
    count: found.length,
    next_cursor: null,
  };
  source.queryClient.setQueryData(query.queryKey, answer);
}
