import { UsageError } from './errors.ts';
import type {
  ConversationRequest,
  ConversationsRequest,
  DimensionFilters,
  DimensionRequest,
  PlanRequest,
  UsageRequest,
} from './types.ts';
import { dimensions } from './types.ts';

type QueryValue = string | number | readonly string[] | undefined;

/** Query parameters in the given order; lists repeat, what is `undefined` is left out. */
function toQuery(values: Readonly<Record<string, QueryValue>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    for (const item of typeof value === 'object' ? value : [value])
      query.append(name, String(item));
  }
  return query;
}

function filterValues(filters: DimensionFilters = {}): Record<string, QueryValue> {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, filters[dimension]]));
}

/** Query of `GET /usage`. */
export function usageQuery(request: UsageRequest): URLSearchParams {
  return toQuery({
    metric: request.metrics,
    from: request.from,
    to: request.to,
    time_zone: request.timeZone,
    interval: request.interval,
    week_start: request.weekStart,
    group_by: request.groupBy,
    order_by: request.orderBy,
    limit: request.limit,
    daily: request.daily ? 'true' : undefined,
    compare_from: request.compare?.from,
    compare_to: request.compare?.to,
    ...filterValues(request.filters),
  });
}

/** Query of `GET /dimensions/{dimension}`. */
export function dimensionQuery(request: DimensionRequest): URLSearchParams {
  return toQuery({
    search: request.search,
    key: request.keys,
    from: request.from,
    to: request.to,
    limit: request.limit,
    cursor: request.cursor,
    ...filterValues(request.filters),
  });
}

/** Query of `GET /plan`. */
export function planQuery({ organization }: PlanRequest): URLSearchParams {
  return toQuery({ organization });
}

/** Query of `GET /conversations`. */
export function conversationsQuery(request: ConversationsRequest): URLSearchParams {
  return toQuery({
    from: request.from,
    to: request.to,
    time_zone: request.timeZone,
    search: request.search,
    sort: request.sort,
    limit: request.limit,
    cursor: request.cursor,
    ...filterValues(request.filters),
  });
}

/** Query of `GET /agents/{agent}/conversations/{conversation}`. */
export function conversationQuery({ limit, cursor }: ConversationRequest): URLSearchParams {
  return toQuery({ limit, cursor });
}

/** One path segment. Browsers resolve `.` and `..` even when they are percent-encoded. */
function toSegment(name: string, id: string): string {
  if (id !== '' && id !== '.' && id !== '..') {
    try {
      return encodeURIComponent(id);
    } catch {
      // Half of a surrogate pair has no UTF-8 form; refused below.
    }
  }
  throw new UsageError(
    'invalid_request',
    `${JSON.stringify(id)} cannot be sent as ${name}: ids in paths are neither empty nor "." nor "..", and are valid Unicode.`,
    { parameter: name },
  );
}

/**
 * Puts ids into a path template: `/agents/{agent}` and `{agent: 'a/b'}` give `/agents/a%2Fb`.
 * @throws UsageError of type `invalid_request` for an id that cannot stand in a path.
 */
export function fillPath(template: string, ids: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const id = ids[name];
    return id === undefined ? placeholder : toSegment(name, id);
  });
}

function splitQuery(address: string): [path: string, query: string] {
  const [withoutFragment = ''] = address.split('#', 1);
  const at = withoutFragment.indexOf('?');
  return at < 0
    ? [withoutFragment, '']
    : [withoutFragment.slice(0, at), withoutFragment.slice(at + 1)];
}

/**
 * Appends a path and a query to a base address, which may be relative, end with slashes and have a
 * query of its own, which is kept.
 */
export function joinAddress(base: string, path: string, query: URLSearchParams): string {
  const [start, baseQuery] = splitQuery(base);
  const [end, pathQuery] = splitQuery(path);
  const tail = end.replace(/^\/+/, '');
  const all = [baseQuery, pathQuery, query.toString()].filter((part) => part !== '').join('&');
  return `${start.replace(/\/+$/, '')}${tail && `/${tail}`}${all && `?${all}`}`;
}

/**
 * Checks a base address before use.
 * @param needsOrigin whether a relative address has nothing to be relative to.
 * @throws UsageError of type `configuration`.
 */
export function requireBase(baseUrl: string | URL, needsOrigin: boolean): string {
  const base = String(baseUrl).trim();
  const problem = baseProblem(base, needsOrigin);
  if (problem) throw new UsageError('configuration', `The base URL ${problem}.`);
  return base;
}

function baseProblem(base: string, needsOrigin: boolean): string | undefined {
  if (base === '') return 'is empty; give the address of the usage API, such as "/api/usage"';
  let url: URL;
  try {
    url = new URL(base, 'https://relative.invalid');
  } catch {
    return `${JSON.stringify(base)} is no address`;
  }
  if (!/^https?:$/.test(url.protocol)) {
    return `begins with "${url.protocol}"; use http:// or https://, or an address relative to the page`;
  }
  // Browsers refuse such addresses, and secrets do not belong into one.
  if (url.username || url.password) return 'has a user name or password; use headers or getToken';
  if (needsOrigin && url.hostname === 'relative.invalid') {
    return `${JSON.stringify(base)} is relative, and there is no page it could be relative to`;
  }
  return undefined;
}
