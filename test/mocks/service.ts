import { answer } from './answer.ts';
import type { Reply } from './answer.ts';
import { createEvents } from './events.ts';
import { fingerprint } from './fingerprint.ts';
import {
  eventsOf,
  refusalOf,
  refuseWith,
  slowMilliseconds,
  spoil,
  stateFor,
  toScenario,
} from './scenarios.ts';
import type { ResourcePath, Scenario, ScenarioState } from './scenarios.ts';

/** The one `Authorization` that the mock refuses. */
export const expiredToken = 'Bearer expired';

/** What `fetch` throws where no answer reaches the browser. */
export class NoAnswer extends TypeError {}

export interface MockOptions {
  /** Address under which the resources lie, absolute or a path. Default "/api/usage". */
  readonly baseUrl?: string;
  readonly scenario?: Scenario | ScenarioState;
}

/** Keeps requests waiting until the test lets them go. */
export interface Hold {
  /** Resolves when the first request waits. */
  readonly arrived: Promise<void>;
  /** How many requests wait. */
  readonly waiting: number;
  /** Answers those that wait; later ones pass. */
  release(): void;
  /** Refuses those that wait with this status, or lets no answer reach the browser. */
  fail(status?: number | 'offline'): void;
}

/** What every kind of mock has in common: a log of requests and a hand on the replies. */
export interface MockControls {
  /** What is asked and answered from now on; can be replaced at any time. */
  scenario: Scenario;
  /** Every request so far, in order. */
  readonly requests: readonly URL[];
  /**
   * Requests that nobody waited for any more. A service worker is not told, so that msw handlers
   * in a browser name none.
   */
  readonly aborted: readonly URL[];
  /** Requests to one resource, in order. */
  requestsTo(resource: ResourcePath): readonly URL[];
  /**
   * Keeps requests to a resource waiting from now on. Of several open holds the newest one takes
   * a request, so a test can let an earlier reply arrive after a later one.
   */
  hold(resource: ResourcePath): Hold;
  /** Lets all requests go that wait, also those of `loading`. */
  release(): void;
}

export interface MockService extends MockControls {
  /** Answers a request as the API would. Rejects with `NoAnswer` where none would reach the browser. */
  respond(request: Request): Promise<Response>;
}

type Outcome = 'release' | 'offline' | number;

interface OpenHold extends Hold {
  readonly resource: ResourcePath;
  wait(signal: AbortSignal): Promise<Outcome>;
}

function createDeferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

function createHold(resource: ResourcePath, onEnd: (hold: OpenHold) => void): OpenHold {
  const arrived = createDeferred<void>();
  const ended = createDeferred<Outcome>();
  let waiting = 0;
  const end = (outcome: Outcome) => {
    onEnd(hold);
    ended.resolve(outcome);
  };
  const hold: OpenHold = {
    resource,
    arrived: arrived.promise,
    get waiting() {
      return waiting;
    },
    release: () => end('release'),
    fail: (status = 500) => end(status),
    async wait(signal) {
      waiting++;
      arrived.resolve();
      try {
        return await Promise.race([ended.promise, rejectOnAbort(signal)]);
      } finally {
        waiting--;
      }
    },
  };
  return hold;
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Any page may ask, also with its cookies. */
function corsHeaders(request: Request): Readonly<Record<string, string>> {
  const origin = request.headers.get('Origin');
  if (origin === null) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'ETag, Date, Retry-After',
    Vary: 'Origin',
  };
}

function toProblemResponse(reply: Reply, request: Request): Response {
  return new Response(JSON.stringify(reply.body), {
    status: reply.status,
    headers: {
      ...corsHeaders(request),
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(reply.retryAfter !== undefined && { 'Retry-After': String(reply.retryAfter) }),
    },
  });
}

function toResponse(text: string, state: ScenarioState | undefined, request: Request): Response {
  const etag = `"${fingerprint(text)}"`;
  const headers = { ...corsHeaders(request), ETag: etag, 'Cache-Control': 'private, no-cache' };
  if (request.headers.get('If-None-Match') === etag) {
    return new Response(null, { status: 304, headers });
  }
  const type = state === 'html' ? 'text/html' : 'application/json';
  return new Response(text, { headers: { ...headers, 'Content-Type': type } });
}

/** The mock without any way to be reached: msw handlers and the mock source stand on it. */
export function createService(options: MockOptions = {}): MockService {
  const base = new URL(options.baseUrl ?? '/api/usage', 'http://usage.test').pathname;
  const requests: URL[] = [];
  const aborted: URL[] = [];
  const asked = new Set<string>();
  let holds: OpenHold[] = [];
  /** Never ends by itself; `release` opens a new one. */
  let loading = createLoading();

  function createLoading(): OpenHold {
    return createHold('/usage', () => (loading = createLoading()));
  }

  async function waitFor(
    resource: ResourcePath,
    state: ScenarioState | undefined,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const hold = holds.findLast((open) => open.resource === resource);
    if (hold) return hold.wait(signal);
    if (state === 'loading') return loading.wait(signal);
    if (state === 'slow') await Promise.race([pause(slowMilliseconds), rejectOnAbort(signal)]);
    return state === 'offline' ? 'offline' : 'release';
  }

  async function respond(request: Request): Promise<Response> {
    const url = new URL(request.url);
    requests.push(url);
    const path = url.pathname.slice(base.length);
    const resource = `/${path.split('/')[1] ?? ''}` as ResourcePath;
    const { agents } = service.scenario;
    const state = stateFor(service.scenario, resource);
    const again = asked.has(url.href);
    asked.add(url.href);
    let outcome: Outcome;
    try {
      outcome = await waitFor(resource, state, request.signal);
    } catch (error) {
      aborted.push(url);
      throw error;
    }
    if (outcome === 'offline') throw new NoAnswer('Failed to fetch');
    if (typeof outcome === 'number') {
      return toProblemResponse(refuseWith(outcome), request);
    }
    if (request.headers.get('Authorization') === expiredToken) {
      return toProblemResponse(refuseWith(401), request);
    }
    const refusal = refusalOf(state === 'refreshFails' && again ? 'error' : state);
    if (refusal) return toProblemResponse(refusal, request);
    const params = new URLSearchParams(url.search);
    if (state === 'sameCursor' && params.get('cursor') === 'again') params.delete('cursor');
    const reply = answer(path, params, eventsOf(state, createEvents(agents)));
    if (reply.status !== 200) return toProblemResponse(reply, request);
    return toResponse(spoil(state, reply.body), state, request);
  }

  const service: MockService = {
    scenario: toScenario(options.scenario),
    requests,
    aborted,
    requestsTo: (resource) =>
      requests.filter(({ pathname }) =>
        `${pathname.slice(base.length)}/`.startsWith(`${resource}/`),
      ),
    hold(resource) {
      const hold = createHold(resource, (ended) => {
        holds = holds.filter((open) => open !== ended);
      });
      holds.push(hold);
      return hold;
    },
    release() {
      for (const hold of [...holds, loading]) hold.release();
    },
    respond,
  };
  return service;
}
