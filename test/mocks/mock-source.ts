import { UsageError } from '../../src/api/errors.ts';
import type { UsageErrorType } from '../../src/api/errors.ts';
import {
  checkCapabilities,
  checkConversation,
  checkConversations,
  checkDimension,
  checkPlan,
  checkUsage,
} from '../../src/api/checks.ts';
import type { SourceOptions, UsageSource } from '../../src/api/types.ts';
import {
  conversationPath,
  conversationsPath,
  dimensionPath,
  planPath,
  usagePath,
} from './paths.ts';
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

const base = 'http://usage.test/api/usage';

/**
 * The mock as a source, for elements without a service worker. It has the same answers, which go
 * through the same checks as those that come over HTTP.
 */
export function createMockSource(options: Omit<MockOptions, 'baseUrl'> = {}): MockUsageSource {
  const service = createService(options);

  async function get(path: string, { signal }: SourceOptions = {}): Promise<unknown> {
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
      return await response.json();
    } catch (cause) {
      throw new UsageError('contract', 'The answer is not JSON.', { pointer: '', cause });
    }
  }

  const source: UsageSource = {
    capabilities: async (init) => checkCapabilities(await get('/capabilities', init)),
    usage: async (request, init) => checkUsage(await get(usagePath(request), init), request),
    dimension: async (request, init) =>
      checkDimension(await get(dimensionPath(request), init), request),
    plan: async (request, init) => checkPlan(await get(planPath(request), init)),
    conversations: async (request, init) =>
      checkConversations(await get(conversationsPath(request), init), request),
    conversation: async (request, init) =>
      checkConversation(await get(conversationPath(request), init), request),
  };
  return Object.assign(service, source);
}
