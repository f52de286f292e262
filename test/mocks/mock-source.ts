import { UsageError } from '../../src/api/errors.ts';
import type { UsageErrorType } from '../../src/api/errors.ts';
import type {
  Capabilities,
  ConversationAnswer,
  ConversationsAnswer,
  DimensionAnswer,
  DimensionFilters,
  PlanAnswer,
  SourceOptions,
  UsageAnswer,
  UsageSource,
} from '../../src/api/types.ts';
import { createService } from './service.ts';
import type { MockControls, MockOptions } from './service.ts';

/** A `UsageSource` in memory, with a log of requests and a hand on the replies. */
export interface MockUsageSource extends UsageSource, MockControls {}

const errorTypes: Readonly<Record<number, UsageErrorType>> = {
  401: 'authentication',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limit',
};

async function toError(response: Response): Promise<UsageError> {
  const { status } = response;
  const problem = (await response.json()) as {
    readonly type: string;
    readonly title: string;
    readonly role?: string;
    readonly parameter?: string;
  };
  const type = errorTypes[status] ?? (status >= 500 ? 'server' : 'invalid_request');
  const retryAfter = response.headers.get('Retry-After');
  return new UsageError(type, problem.title, {
    status,
    problem: problem.type,
    ...(problem.role !== undefined && { role: problem.role }),
    ...(problem.parameter !== undefined && { parameter: problem.parameter }),
    ...(retryAfter !== null && { retryAfter: Number(retryAfter) }),
  });
}

type Value = string | number | boolean | readonly string[] | undefined;

function toQuery(values: Readonly<Record<string, Value>>, filters: DimensionFilters = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...values, ...filters })) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined) params.append(name, String(single));
    }
  }
  return params.size > 0 ? `?${params}` : '';
}

const base = 'http://usage.test/api/usage';

/** The mock as a source, for elements without a service worker. It has the same answers. */
export function createMockSource(options: Omit<MockOptions, 'baseUrl'> = {}): MockUsageSource {
  const service = createService(options);

  async function get<T>(path: string, { signal }: SourceOptions = {}): Promise<T> {
    const request = new Request(base + path, signal ? { signal } : {});
    let response: Response;
    try {
      response = await service.respond(request);
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      throw new UsageError('connection', 'No answer reached the browser.', { cause });
    }
    if (!response.ok) throw await toError(response);
    try {
      return (await response.json()) as T;
    } catch (cause) {
      throw new UsageError('contract', 'The answer is not JSON.', { pointer: '', cause });
    }
  }

  return Object.assign(service, {
    capabilities: (init?: SourceOptions) => get<Capabilities>('/capabilities', init),
    usage: (request: Parameters<UsageSource['usage']>[0], init?: SourceOptions) => {
      const { metrics, from, to, timeZone, compare, filters, groupBy, orderBy, weekStart } =
        request;
      const { interval, limit, daily } = request;
      const query = toQuery(
        {
          ...{ metric: metrics, from, to, time_zone: timeZone, interval, limit, daily },
          ...{ group_by: groupBy, order_by: orderBy, week_start: weekStart },
          ...{ compare_from: compare?.from, compare_to: compare?.to },
        },
        filters,
      );
      return get<UsageAnswer>(`/usage${query}`, init);
    },
    dimension: (request: Parameters<UsageSource['dimension']>[0], init?: SourceOptions) => {
      const { dimension, search, keys, from, to, limit, cursor, filters } = request;
      const query = toQuery({ search, key: keys, from, to, limit, cursor }, filters);
      return get<DimensionAnswer>(`/dimensions/${dimension}${query}`, init);
    },
    plan: ({ organization }: Parameters<UsageSource['plan']>[0], init?: SourceOptions) =>
      get<PlanAnswer>(`/plan${toQuery({ organization })}`, init),
    conversations: (request: Parameters<UsageSource['conversations']>[0], init?: SourceOptions) => {
      const { from, to, timeZone, search, sort, limit, cursor, filters } = request;
      const query = toQuery(
        { from, to, time_zone: timeZone, search, sort, limit, cursor },
        filters,
      );
      return get<ConversationsAnswer>(`/conversations${query}`, init);
    },
    conversation: (request: Parameters<UsageSource['conversation']>[0], init?: SourceOptions) => {
      const { agent, conversation, limit, cursor } = request;
      const path = `/agents/${encodeURIComponent(agent)}/conversations/${encodeURIComponent(conversation)}`;
      return get<ConversationAnswer>(path + toQuery({ limit, cursor }), init);
    },
  });
}
