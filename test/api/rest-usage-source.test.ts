import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { UsageError, type UsageErrorType } from '../../src/api/errors.ts';
import { RestUsageSource, type RestUsageSourceOptions } from '../../src/api/rest-usage-source.ts';
import type { UsageRequest } from '../../src/api/types.ts';
import { gate, type Reply, reply, serve } from './local-server.ts';
import { answerExamples, problemExamples, usageRequestOf } from './openapi-document.ts';

function exampleOf(id: string) {
  const found = answerExamples.find((candidate) => candidate.id === id);
  assert.ok(found, id);
  return found;
}

const least = exampleOf('/usage least');
const request: UsageRequest = usageRequestOf(least.url);
const usage = reply(200, least.value);

async function start(t: TestContext, answer: Reply, options: Partial<RestUsageSourceOptions> = {}) {
  const server = await serve(t, answer);
  const source = new RestUsageSource({ baseUrl: `${server.origin}/api`, ...options });
  return { ...server, source, addresses: () => server.requests.map(({ url }) => url) };
}

async function failure(promise: Promise<unknown>, type: UsageErrorType): Promise<UsageError> {
  const error: unknown = await promise.then(
    () => assert.fail('it succeeded'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UsageError, String(error));
  assert.equal(error.type, type, error.message);
  return error;
}

// ---------------------------------------------------------------- addresses

for (const example of answerExamples) {
  test(`sends and reads ${example.id}`, async (t) => {
    const { source, requests } = await start(t, reply(200, example.value));
    const query = example.url.searchParams;
    const asked = usageRequestOf(example.url);
    const { from, to, timeZone, filters, limit } = asked;
    const cursor = query.get('cursor') ?? undefined;
    const search = query.get('search') ?? undefined;
    const calls: Record<string, () => Promise<unknown>> = {
      '/usage': () => source.usage(asked),
      '/dimensions/{dimension}': () =>
        source.dimension({
          dimension: example.url.pathname.endsWith('agent') ? 'agent' : 'organization',
          ...(from && { from, to }),
          filters,
          limit,
          cursor,
          search,
        }),
      '/plan': () => source.plan({ organization: query.get('organization') ?? undefined }),
      '/conversations': () =>
        source.conversations({ from, to, timeZone, limit, sort: query.get('sort') ?? undefined }),
      '/agents/{agent}/conversations/{conversation}': () =>
        source.conversation({ agent: 'a-1', conversation: 'c/77', limit }),
      '/capabilities': () => source.capabilities(),
    };
    assert.deepEqual(await calls[example.path]?.(), example.value);
    const sent = new URL(requests[0]?.url ?? '', 'http://example.org');
    assert.equal(requests[0]?.method, 'GET');
    assert.equal(sent.pathname, `/api${example.url.pathname}`);
    assert.deepEqual([...sent.searchParams].sort(), [...query].sort());
  });
}

const joined: readonly [base: string, path: string | undefined, expected: string][] = [
  ['/api/usage', undefined, '/api/usage/plan'],
  ['/api/usage/', undefined, '/api/usage/plan'],
  ['/api/usage//', undefined, '/api/usage/plan'],
  ['/', undefined, '/plan'],
  ['/api?tenant=7', undefined, '/api/plan?tenant=7'],
  ['/api/?tenant=7#top', undefined, '/api/plan?tenant=7'],
  ['/api', 'billing/plan', '/api/billing/plan'],
  ['/api', '/plan?v=2', '/api/plan?v=2'],
  ['/api', '', '/api'],
];

for (const [base, plan, expected] of joined) {
  test(`${base} and ${plan ?? 'the default path'} make ${expected}`, async (t) => {
    const { origin, addresses } = await start(t, reply(404, {}));
    const paths = plan === undefined ? undefined : { plan };
    const source = new RestUsageSource({ baseUrl: new URL(origin + base), paths });
    await failure(source.plan({}), 'not_found');
    assert.deepEqual(addresses(), [expected]);
  });
}

test('a base query stands before the parameters of the request', async (t) => {
  const { origin, addresses } = await start(t, reply(404, {}));
  const source = new RestUsageSource({ baseUrl: `${origin}/?tenant=a%20b` });
  await failure(source.plan({ organization: 'ö & +' }), 'not_found');
  assert.deepEqual(addresses(), ['/plan?tenant=a%20b&organization=%C3%B6+%26+%2B']);
});

test('a relative base URL is left to the fetch of the host', async () => {
  const asked: unknown[] = [];
  const source = new RestUsageSource({
    baseUrl: '/api/usage/',
    fetch: async (address) => {
      asked.push(address);
      return new Response('{}', { status: 404 });
    },
  });
  assert.equal(await source.capabilities(), null);
  assert.deepEqual(asked, ['/api/usage/capabilities']);
});

for (const baseUrl of [
  '',
  '  ',
  '/api',
  'localhost:3000/api',
  'ftp://x/y',
  'http://',
  'https://me:pw@x/y',
]) {
  test(`the base URL "${baseUrl}" is refused with a sentence`, async () => {
    const error = await failure(new RestUsageSource({ baseUrl }).plan({}), 'configuration');
    assert.match(error.message, /^The base URL /);
    assert.doesNotMatch(error.message, /pw/);
  });
}

const ids: readonly [id: string, segment: string][] = [
  ['a/b', 'a%2Fb'],
  ['..a', '..a'],
  ['%2e%2e', '%252e%252e'],
  ['ü 🙂?#', '%C3%BC%20%F0%9F%99%82%3F%23'],
  ['$&', '%24%26'],
  ['{agent}', '%7Bagent%7D'],
];

for (const [id, segment] of ids) {
  test(`the id ${id} is sent as ${segment}`, async (t) => {
    const { source, addresses } = await start(t, reply(404, {}));
    await failure(source.conversation({ agent: 'a', conversation: id }), 'not_found');
    assert.deepEqual(addresses(), [`/api/agents/a/conversations/${segment}`]);
  });
}

for (const id of ['', '.', '..', '\ud800']) {
  test(`the id ${JSON.stringify(id)} is refused and nothing is sent`, async (t) => {
    const { source, requests } = await start(t, usage);
    const error = await failure(
      source.conversation({ agent: id, conversation: 'c' }),
      'invalid_request',
    );
    assert.equal(error.parameter, 'agent');
    assert.equal(requests.length, 0);
  });
}

// ---------------------------------------------------------------- headers

test('sends the headers of the host, asked for anew each time', async (t) => {
  let count = 0;
  const { source, requests } = await start(t, usage, {
    headers: () => ({ 'X-Tenant': `t${(count += 1)}` }),
  });
  await source.usage(request);
  await source.usage(request);
  assert.deepEqual(
    requests.map(({ headers }) => headers['x-tenant']),
    ['t1', 't2'],
  );
  assert.match(requests[0]?.headers.accept ?? '', /application\/json/);
});

test('headers that cannot be sent are a configuration error without their values', async (t) => {
  const secret = 'sec\nret';
  for (const headers of [
    { authorization: secret },
    () => {
      throw new Error(secret);
    },
  ]) {
    const { source } = await start(t, usage, { headers });
    const error = await failure(source.usage(request), 'configuration');
    assert.doesNotMatch(`${error.stack}${String(error.cause)}`, /sec\nret/);
  }
});

test('passes credentials on, same-origin by default', async () => {
  const seen: unknown[] = [];
  const fetch = async (_address: unknown, init?: RequestInit) => {
    seen.push(init?.credentials, init?.method);
    return new Response('', { status: 404 });
  };
  await new RestUsageSource({ baseUrl: '/a', fetch }).capabilities();
  await new RestUsageSource({ baseUrl: '/a', fetch, credentials: 'include' }).capabilities();
  assert.deepEqual(seen, ['same-origin', 'GET', 'include', 'GET']);
});

// ---------------------------------------------------------------- bad answers

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = '<!doctype html><title>Sign in</title>';

const brokenAnswers: readonly [what: string, answer: Reply, type: UsageErrorType, says: RegExp][] =
  [
    ['a page', reply(200, page, html), 'contract', /text\/html.*session may have ended/],
    ['a page without a type', reply(200, page, {}), 'contract', /no content type.*It is a page/],
    ['nothing', reply(200, '', {}), 'contract', /empty answer/],
    ['204', reply(204, '', {}), 'contract', /empty answer \(status 204/],
    [
      'half of the JSON',
      reply(200, '{"from": "2026-11-'),
      'contract',
      /no whole JSON.*application\/json/,
    ],
    ['another type', reply(200, '[]'), 'contract', /breaks the contract/],
    ['null', reply(200, 'null'), 'contract', /expected an object, found null/],
    ['500 with a page', reply(500, page, html), 'server', /status 500\.$/],
    ['500 with broken JSON', reply(500, '{"title"'), 'server', /status 500\.$/],
    ['404 with a page', reply(404, page, html), 'not_found', /Check the base URL/],
    ['401 without getToken', reply(401, ''), 'authentication', /status 401.*getToken/],
    ['418', reply(418, ''), 'invalid_request', /status 418/],
    ['304 that nobody asked for', reply(304, ''), 'contract', /status 304/],
    [
      'an answer that breaks off',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"from"', () => response.destroy());
      },
      'connection',
      /no whole answer/,
    ],
    ['a closed connection', (_request, response) => response.destroy(), 'connection', /CORS/],
  ];

for (const [what, answer, type, says] of brokenAnswers) {
  test(`${what} is an error of type ${type}`, async (t) => {
    const { source } = await start(t, answer);
    const error = await failure(source.usage(request), type);
    assert.match(error.message, /usage/i);
    assert.match(error.message, says);
  });
}

test('a redirect to a page for signing in says so', async (t) => {
  const { source } = await start(t, ({ url }, response) => {
    if (url === '/login') return reply(200, page, html)({} as never, response);
    response.writeHead(302, { location: '/login' });
    response.end();
  });
  const error = await failure(source.usage(request), 'contract');
  assert.match(error.message, /redirect: the session may have ended/);
});

test('JSON under another content type is read', async (t) => {
  const { source } = await start(t, reply(200, least.value, { 'content-type': 'text/plain' }));
  assert.deepEqual(await source.usage(request), least.value);
});

test('an answer to another question is a breach', async (t) => {
  const { source } = await start(t, usage);
  const error = await failure(source.usage({ ...request, timeZone: 'Europe/Berlin' }), 'contract');
  assert.equal(error.pointer, '/time_zone');
});

// ---------------------------------------------------------------- problems

const typeOf: Readonly<Record<number, UsageErrorType>> = {
  401: 'authentication',
  403: 'forbidden',
  404: 'not_found',
  422: 'invalid_request',
  429: 'rate_limit',
  500: 'server',
  503: 'server',
};

for (const { id, value } of problemExamples) {
  test(`the problem ${id} becomes a typed error`, async (t) => {
    const problem = value as Record<'type' | 'title' | 'role' | 'parameter', string> & {
      status: number;
    };
    const type = typeOf[problem.status] ?? assert.fail();
    const { source } = await start(
      t,
      reply(problem.status, problem, { 'content-type': 'application/problem+json' }),
    );
    const error = await failure(source.usage(request), type);
    assert.deepEqual(
      [error.status, error.problem, error.role, error.parameter],
      [problem.status, problem.type, problem.role, problem.parameter],
    );
    assert.ok(error.message.includes(problem.title), error.message);
  });
}

test('members of a problem that are no text are left out', async (t) => {
  const body = { type: 7, title: null, role: ['x'], parameter: {}, detail: 'x'.repeat(9999) };
  const { source } = await start(t, reply(403, body));
  const error = await failure(source.usage(request), 'forbidden');
  assert.deepEqual([error.problem, error.role, error.parameter], [undefined, undefined, undefined]);
  assert.ok(error.message.length < 500);
});

test('without capabilities the least is assumed, by the clock of the server', async (t) => {
  const dated = { ...html, date: 'Fri, 20 Nov 2026 14:32:00 GMT' };
  const missing = await start(t, reply(404, page, dated));
  const capabilities = await missing.source.capabilities();
  assert.equal(capabilities?.now, '2026-11-20T14:32:00Z');
  assert.deepEqual(capabilities.time_zones, ['UTC']);
  assert.deepEqual(capabilities.resources, []);
});

test('other failures of capabilities are errors', async (t) => {
  const forbidden = await start(t, reply(403, {}));
  await failure(forbidden.source.capabilities(), 'forbidden');
});

const date = 'Fri, 20 Nov 2026 14:32:00 GMT';
const waits: readonly [headers: Record<string, string>, seconds: number | undefined][] = [
  [{ 'retry-after': '120' }, 120],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': 'Fri, 20 Nov 2026 14:33:30 GMT', date }, 90],
  [{ 'retry-after': 'Fri, 20 Nov 2026 14:00:00 GMT', date }, 0],
  [{ 'retry-after': '-5', date }, undefined],
  [{ 'retry-after': '1.5', date }, undefined],
  [{ 'retry-after': 'soon', date }, undefined],
  [{ date }, undefined],
];

for (const [headers, seconds] of waits) {
  test(`Retry-After "${headers['retry-after'] ?? ''}" means ${seconds} seconds`, async () => {
    const source = new RestUsageSource({
      baseUrl: '/api',
      fetch: async () => new Response('', { status: 503, headers }),
    });
    const error = await failure(source.usage(request), 'server');
    assert.equal(error.retryAfter, seconds);
  });
}

// ---------------------------------------------------------------- time and aborts

const never: Reply = () => undefined;

test('no answer within 30 seconds is a timeout, and the request is given up', async (t) => {
  const arrived = gate();
  const closed = gate();
  const { source } = await start(t, (_request, response) => {
    response.on('close', closed.open);
    arrived.open();
  });
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const answer = failure(source.usage(request), 'timeout');
  await arrived.promise;
  t.mock.timers.tick(30_000);
  assert.match((await answer).message, /GET \/usage gave no answer within 30000 ms/);
  await closed.promise;
});

test('a body that never ends is a timeout', async (t) => {
  const { source } = await start(
    t,
    (_request, response) => {
      response.writeHead(200);
      response.write('{');
    },
    { timeout: 50 },
  );
  await failure(source.usage(request), 'timeout');
});

test('a fetch that takes no notice of its signal is a timeout', async () => {
  const fetch = () => new Promise<Response>(() => undefined);
  await failure(new RestUsageSource({ baseUrl: '/a', fetch, timeout: 5 }).plan({}), 'timeout');
});

for (const timeout of [0, Infinity, 2 ** 40]) {
  test(`a time limit of ${timeout} is none`, async (t) => {
    const { source } = await start(t, usage, { timeout });
    assert.deepEqual(await source.usage(request), least.value);
  });
}

test('the abort of the caller is thrown as it is', async (t) => {
  const arrived = gate();
  const closed = gate();
  const { source } = await start(t, (_request, response) => {
    response.on('close', closed.open);
    arrived.open();
  });
  const controller = new AbortController();
  const answer = source.usage(request, { signal: controller.signal });
  await arrived.promise;
  controller.abort();
  await assert.rejects(answer, (error) => error === controller.signal.reason);
  assert.equal((controller.signal.reason as Error).name, 'AbortError');
  await closed.promise;
});

test('nothing is sent for a signal that is aborted already', async (t) => {
  const { source, requests } = await start(t, never);
  const signal = AbortSignal.abort();
  await assert.rejects(source.usage(request, { signal }), (error) => error === signal.reason);
  assert.equal(requests.length, 0);
});
