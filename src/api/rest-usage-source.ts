import {
  checkCapabilities,
  checkConversation,
  checkConversations,
  checkDimension,
  checkPlan,
  checkUsage,
} from './checks.ts';
import { leastCapabilities } from '../model/capabilities.ts';
import { withDeadline } from './deadline.ts';
import { UsageError } from './errors.ts';
import { exchange, parseBody, type Reply, toHeaders } from './exchange.ts';
import { toError } from './problem.ts';
import {
  conversationQuery,
  conversationsQuery,
  dimensionQuery,
  fillPath,
  joinAddress,
  planQuery,
  requireBase,
  usageQuery,
} from './requests.ts';
import { type GetToken, TokenKeeper } from './token.ts';
import type {
  Capabilities,
  ConversationAnswer,
  ConversationRequest,
  ConversationsAnswer,
  ConversationsRequest,
  DimensionAnswer,
  DimensionRequest,
  PlanAnswer,
  PlanRequest,
  SourceOptions,
  UsageAnswer,
  UsageRequest,
  UsageSource,
} from './types.ts';

const defaultPaths = {
  usage: '/usage',
  dimension: '/dimensions/{dimension}',
  plan: '/plan',
  conversations: '/conversations',
  conversation: '/agents/{agent}/conversations/{conversation}',
  capabilities: '/capabilities',
} as const;

/** Names of the resources whose paths can be changed. */
export type ResourceName = keyof typeof defaultPaths;

export interface RestUsageSourceOptions {
  /** Where the API is; may be relative to the page ("/api/usage") and have a query, which is kept. */
  readonly baseUrl: string | URL;
  /** Paths that differ from the contract's, with the same placeholders in braces. */
  readonly paths?: Readonly<Partial<Record<ResourceName, string>>>;
  /** Further headers, or a function that is asked for them before every request. */
  readonly headers?: HeadersInit | (() => HeadersInit);
  /** Whether cookies are sent. Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /**
   * Gives the bearer token. Called with the first request, whichever that is, and once again for
   * all requests under way when the API answers 401. The token is sent as a header only.
   */
  readonly getToken?: GetToken;
  /** Used instead of the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof fetch;
  /** Milliseconds that an answer may take, and `getToken` too. Default 30000; 0: no limit. */
  readonly timeout?: number;
}

interface Target {
  readonly name: ResourceName;
  readonly ids?: Readonly<Record<string, string>>;
  readonly query?: URLSearchParams;
}

/**
 * The usage API over HTTP. Every answer is checked before it is handed out, every failure is a
 * `UsageError`, except the caller's own abort, whose reason is thrown as it is. Sends GET only and
 * repeats a request only to use a renewed token.
 */
export class RestUsageSource implements UsageSource {
  readonly #options: RestUsageSourceOptions;
  readonly #timeout: number;
  readonly #tokens: TokenKeeper | undefined;

  /** Nothing is sent and nothing is checked yet; a bad base URL shows at the first request. */
  constructor(options: RestUsageSourceOptions) {
    this.#options = options;
    this.#timeout = options.timeout ?? 30_000;
    this.#tokens = options.getToken && new TokenKeeper(options.getToken, this.#timeout);
  }

  /** Forgets the token, and lets requests through again after the API rejected two in a row. */
  reset(): void {
    this.#tokens?.reset();
  }

  /** Where the API has none (404): the least that conforms, by the clock of the `Date` header. */
  async capabilities(options?: SourceOptions): Promise<Capabilities | null> {
    try {
      return checkCapabilities(await this.#get({ name: 'capabilities' }, options));
    } catch (error) {
      if (!(error instanceof UsageError) || error.type !== 'not_found') throw error;
      return error.date === undefined ? null : leastCapabilities(error.date);
    }
  }

  async usage(request: UsageRequest, options?: SourceOptions): Promise<UsageAnswer> {
    const body = await this.#get({ name: 'usage', query: usageQuery(request) }, options);
    return checkUsage(body, request);
  }

  async dimension(request: DimensionRequest, options?: SourceOptions): Promise<DimensionAnswer> {
    const { dimension } = request;
    const target = {
      name: 'dimension',
      ids: { dimension },
      query: dimensionQuery(request),
    } as const;
    return checkDimension(await this.#get(target, options), request);
  }

  async plan(request: PlanRequest, options?: SourceOptions): Promise<PlanAnswer> {
    return checkPlan(await this.#get({ name: 'plan', query: planQuery(request) }, options));
  }

  async conversations(
    request: ConversationsRequest,
    options?: SourceOptions,
  ): Promise<ConversationsAnswer> {
    const target = { name: 'conversations', query: conversationsQuery(request) } as const;
    return checkConversations(await this.#get(target, options), request);
  }

  async conversation(
    request: ConversationRequest,
    options?: SourceOptions,
  ): Promise<ConversationAnswer> {
    const { agent, conversation } = request;
    const target = {
      name: 'conversation',
      ids: { agent, conversation },
      query: conversationQuery(request),
    } as const;
    return checkConversation(await this.#get(target, options), request);
  }

  /** The parsed body of a resource, unchecked. */
  async #get(target: Target, { signal }: SourceOptions = {}): Promise<unknown> {
    const resource = `GET ${defaultPaths[target.name]}`;
    const address = this.#address(target);
    for (let again = false; ; again = true) {
      const lease = this.#tokens?.lease();
      // The token is shared: giving up on one request must not cancel it for the others.
      const token = lease && (await withDeadline(() => lease.token, { signal }));
      const reply = await this.#exchange(address, resource, token, signal);
      if (lease && reply.status === 401) {
        this.#tokens?.reject(lease, again);
        continue;
      }
      if (lease && reply.status < 500) lease.accepted = true;
      if (!reply.ok) throw toError(reply, resource);
      return parseBody(reply, resource);
    }
  }

  #address({ name, ids = {}, query = new URLSearchParams() }: Target): string {
    const { baseUrl, paths, fetch } = this.#options;
    // A fetch of the host's may well know what a relative address is relative to.
    const needsOrigin = fetch === undefined && globalThis.location === undefined;
    const path = fillPath(paths?.[name] ?? defaultPaths[name], ids);
    return joinAddress(requireBase(baseUrl, needsOrigin), path, query);
  }

  #exchange(
    address: string,
    resource: string,
    token: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Reply> {
    const { credentials = 'same-origin', fetch = globalThis.fetch } = this.#options;
    const headers = toHeaders(this.#options.headers, token);
    return withDeadline(
      (inner) => exchange(fetch, address, { headers, credentials, signal: inner }, resource),
      {
        signal,
        ms: this.#timeout,
        onTimeout: () =>
          new UsageError('timeout', `${resource} gave no answer within ${this.#timeout} ms.`),
      },
    );
  }
}
