import assert from 'node:assert/strict';
import {
  checkCapabilities,
  checkConversation,
  checkConversations,
  checkDimension,
  checkPlan,
  checkUsage,
} from '../../src/api/checks.ts';
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
  UsageAnswer,
  UsageRequest,
} from '../../src/api/types.ts';
import {
  conversationPath,
  conversationsPath,
  dimensionPath,
  planPath,
  usagePath,
} from '../mocks/paths.ts';
import { contentTypeOf, operationFor, schemaErrors } from './openapi.ts';

/** A request that this API refuses with 403. */
export interface Refused {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Role that the answer names. */
  readonly role: string;
}

/** An API to hold against the contract. */
export interface ApiUnderTest {
  /** @param path below the base address, with query */
  fetch(path: string, headers: Readonly<Record<string, string>>): Promise<Response>;
  close(): Promise<void>;
  readonly refused: readonly Refused[];
  /** Headers with which every resource answers 401. */
  readonly expired: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly parameter?: string;
  readonly role?: string;
}

/** Asks the API and holds every single reply against the document, whatever the test is about. */
export class ContractClient {
  readonly #api: ApiUnderTest;

  constructor(api: ApiUnderTest) {
    this.#api = api;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    const response = await this.#api.fetch(path, headers);
    const text = await response.text();
    const { status } = response;
    const operation = operationFor(path.split('?')[0]!);
    if (!operation) return { status, headers: response.headers, body: JSON.parse(text) };

    const where = `GET ${path} → ${status}`;
    assert.ok(operation.statuses.includes(status), `${where}, undocumented: ${text}`);
    const type = contentTypeOf(operation, status);
    if (type === undefined) assert.equal(text, '', `${where} has a body`);
    else assert.equal(response.headers.get('Content-Type')?.split(';')[0], type, where);
    const body: unknown = type === undefined ? undefined : JSON.parse(text);
    assert.equal(schemaErrors(operation, status, body), '', where);
    if (status === 200 || status === 304) {
      assert.ok(response.headers.get('ETag'), `${where} has no ETag`);
      assert.equal(response.headers.get('Cache-Control'), 'private, no-cache', where);
    } else {
      assert.equal(response.headers.get('Cache-Control'), 'no-store', where);
      assert.equal((body as ProblemBody).status, status, where);
    }
    if (status === 429 || status === 503) assert.ok(response.headers.get('Retry-After'), where);
    return { status, headers: response.headers, body };
  }

  async good(path: string): Promise<unknown> {
    const { status, body } = await this.get(path);
    assert.equal(status, 200, `GET ${path} → ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  /** Expects a refusal of this type, which names the parameter. */
  async refusal(path: string, type: string, parameter: string): Promise<void> {
    const { status, body } = await this.get(path);
    const problem = body as ProblemBody;
    assert.equal(status, 422, `GET ${path} → ${status}`);
    assert.equal(problem.type, `urn:problem-type:usage:${type}`, `GET ${path}`);
    assert.equal(problem.parameter, parameter, `GET ${path}`);
  }

  async capabilities(): Promise<Capabilities> {
    return checkCapabilities(await this.good('/capabilities'));
  }

  async usage(request: UsageRequest): Promise<UsageAnswer> {
    return checkUsage(await this.good(usagePath(request)), request);
  }

  async dimension(request: DimensionRequest): Promise<DimensionAnswer> {
    return checkDimension(await this.good(dimensionPath(request)), request);
  }

  async plan(request: PlanRequest): Promise<PlanAnswer> {
    return checkPlan(await this.good(planPath(request)));
  }

  async conversations(request: ConversationsRequest): Promise<ConversationsAnswer> {
    return checkConversations(await this.good(conversationsPath(request)), request);
  }

  async conversation(request: ConversationRequest): Promise<ConversationAnswer> {
    return checkConversation(await this.good(conversationPath(request)), request);
  }
}

interface PageAnswer {
  readonly next_cursor: string | null;
}

/** All pages, from the first to the one without a cursor. */
export async function allPages<Page extends PageAnswer>(
  ask: (cursor: { readonly cursor?: string }) => Promise<Page>,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  const cursors = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: Page = await ask(cursor === null ? {} : { cursor });
    pages.push(page);
    cursor = page.next_cursor;
    assert.ok(cursor === null || !cursors.has(cursor), `the cursor ${cursor} came twice`);
    if (cursor !== null) cursors.add(cursor);
  } while (cursor !== null);
  return pages;
}
