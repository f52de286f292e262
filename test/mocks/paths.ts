import type {
  ConversationRequest,
  ConversationsRequest,
  DimensionFilters,
  DimensionRequest,
  PlanRequest,
  UsageRequest,
} from '../../src/api/types.ts';

type Value = string | number | boolean | readonly string[] | undefined;

/** Query string of the values that there are; lists repeat their name. */
export function toQuery(
  values: Readonly<Record<string, Value>>,
  filters: DimensionFilters = {},
): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...values, ...filters })) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined) params.append(name, String(single));
    }
  }
  return params.size > 0 ? `?${params}` : '';
}

/** Paths with query, below the API's base address. */
export function usagePath(request: UsageRequest): string {
  const { metrics, from, to, timeZone, compare, filters, groupBy, orderBy, weekStart } = request;
  const { interval, limit, daily } = request;
  const values = {
    ...{ metric: metrics, from, to, time_zone: timeZone, interval, limit, daily },
    ...{ group_by: groupBy, order_by: orderBy, week_start: weekStart },
    ...{ compare_from: compare?.from, compare_to: compare?.to },
  };
  return `/usage${toQuery(values, filters)}`;
}

export function dimensionPath(request: DimensionRequest): string {
  const { dimension, search, keys, from, to, limit, cursor, filters } = request;
  const query = toQuery({ search, key: keys, from, to, limit, cursor }, filters);
  return `/dimensions/${dimension}${query}`;
}

export function planPath({ organization }: PlanRequest): string {
  return `/plan${toQuery({ organization })}`;
}

export function conversationsPath(request: ConversationsRequest): string {
  const { from, to, timeZone, search, sort, limit, cursor, filters } = request;
  const values = { from, to, time_zone: timeZone, search, sort, limit, cursor };
  return `/conversations${toQuery(values, filters)}`;
}

export function conversationPath(request: ConversationRequest): string {
  const agent = encodeURIComponent(request.agent);
  const conversation = encodeURIComponent(request.conversation);
  const { limit, cursor } = request;
  return `/agents/${agent}/conversations/${conversation}${toQuery({ limit, cursor })}`;
}
