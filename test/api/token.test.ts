import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { UsageError, type UsageErrorType } from '../../src/api/errors.ts';
import { RestUsageSource } from '../../src/api/rest-usage-source.ts';
import type { GetToken } from '../../src/api/token.ts';
import { gate, type Gate, reply, serve } from './local-server.ts';

const plan = { as_of: '2026-11-20T14:31:07Z', period: null, allowances: [] };

/** An API that takes the tokens in `valid`. */
async function guarded(t: TestContext, getToken: GetToken, valid: readonly string[]) {
  const accepted = new Set(valid);
  const server = await serve(t, (request, response) => {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    reply(accepted.has(token) ? 200 : 401, plan)(request, response);
  });
  const source = new RestUsageSource({ baseUrl: server.origin, getToken, timeout: 2000 });
  const tokens = () => server.requests.map(({ headers }) => headers.authorization);
  return { source, accepted, tokens, requests: server.requests };
}

/** A getToken that gives t1, t2, … and keeps the reasons it was asked for. */
function counter() {
  const reasons: string[] = [];
  const getToken: GetToken = ({ reason }) => `t${reasons.push(reason)}`;
  return { getToken, reasons };
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

test('is asked for with the first request, once for all, and sent as a header only', async (t) => {
  const asked: Gate<string> = gate<string>();
  let calls = 0;
  const { source, requests, tokens } = await guarded(t, () => {
    calls += 1;
    return asked.promise;
  }, ['t1']);
  assert.equal(calls, 0);
  const answers = [source.plan({}), source.plan({}), source.plan({ organization: 'o' })];
  assert.equal(calls, 1);
  asked.open('t1');
  await Promise.all(answers);
  await source.plan({});
  assert.equal(calls, 1);
  assert.deepEqual(tokens(), Array(4).fill('Bearer t1'));
  for (const { url } of requests) assert.doesNotMatch(url ?? '', /t1/);
});

test('is renewed once for all requests that get 401, whatever their order', async (t) => {
  const waiting: ServerResponse[] = [];
  const allThere = gate();
  const renewed = gate<string>();
  const reasons: string[] = [];
  const server = await serve(t, (request, response) => {
    if (request.headers.authorization === 'Bearer new') return reply(200, plan)(request, response);
    if (waiting.push(response) === 3) allThere.open();
  });
  const source = new RestUsageSource({
    baseUrl: server.origin,
    getToken: ({ reason }) => {
      reasons.push(reason);
      return reason === 'first' ? 'old' : renewed.promise;
    },
  });
  const refuse = () => {
    const response = waiting.shift();
    assert.ok(response);
    response.writeHead(401).end();
  };
  const answers = [source.plan({}), source.plan({}), source.plan({})];
  await allThere.promise;
  refuse();
  refuse();
  renewed.open('new');
  await Promise.any(answers);
  // The last 401 to the old token comes when the new one is in use already.
  refuse();
  assert.deepEqual(await Promise.all(answers), [plan, plan, plan]);
  assert.deepEqual(reasons, ['first', 'rejected']);
  assert.equal(server.requests.length, 6);
});

test('a token that expires later is renewed again', async (t) => {
  const { getToken, reasons } = counter();
  const { source, accepted } = await guarded(t, getToken, ['t2']);
  await source.plan({});
  accepted.clear();
  accepted.add('t3');
  await source.plan({});
  assert.deepEqual(reasons, ['first', 'rejected', 'rejected']);
});

test('a renewed token that is rejected ends it for good, until reset', async (t) => {
  const { getToken, reasons } = counter();
  const { source, accepted, requests } = await guarded(t, getToken, []);
  await failure(source.plan({}), 'authentication');
  assert.equal(requests.length, 2);
  await failure(source.plan({}), 'authentication');
  await failure(source.capabilities(), 'authentication');
  assert.equal(requests.length, 2);
  assert.deepEqual(reasons, ['first', 'rejected']);

  accepted.add('t3');
  source.reset();
  assert.deepEqual(await source.plan({}), plan);
  assert.deepEqual(reasons, ['first', 'rejected', 'first']);
});

test('many requests with tokens that are never taken make no storm', async (t) => {
  const { getToken, reasons } = counter();
  const { source, requests } = await guarded(t, getToken, []);
  const answers = Array.from({ length: 8 }, () => failure(source.plan({}), 'authentication'));
  await Promise.all(answers);
  assert.deepEqual(reasons, ['first', 'rejected']);
  assert.ok(requests.length <= 16, String(requests.length));
});

test('one resource that always answers 401 ends it too', async (t) => {
  const { getToken, reasons } = counter();
  const server = await serve(t, (request, response) =>
    reply(request.url === '/plan' ? 200 : 401, plan)(request, response),
  );
  const source = new RestUsageSource({ baseUrl: server.origin, getToken });
  await source.plan({});
  await failure(source.capabilities(), 'authentication');
  await failure(source.plan({}), 'authentication');
  assert.deepEqual(reasons, ['first', 'rejected']);
});

test('a second 401 of one request ends it, even if others use the new token', async () => {
  const { getToken, reasons } = counter();
  const held = gate<Response>();
  const arrived = gate();
  const source = new RestUsageSource({
    baseUrl: '/api',
    getToken,
    fetch: async (address, init) => {
      if (address !== '/api/capabilities') return Response.json(plan);
      if (new Headers(init?.headers).get('authorization') === 'Bearer t1') {
        return new Response('', { status: 401 });
      }
      arrived.open();
      return held.promise;
    },
  });
  const refused = failure(source.capabilities(), 'authentication');
  await arrived.promise;
  await source.plan({});
  held.open(new Response('', { status: 401 }));
  await refused;
  await failure(source.plan({}), 'authentication');
  assert.deepEqual(reasons, ['first', 'rejected']);
});

test('an answer of 403 proves the token, so that its end is not the end of all', async (t) => {
  const { getToken, reasons } = counter();
  let now = 't2';
  const server = await serve(t, ({ headers }, response) => {
    response.writeHead(headers.authorization === `Bearer ${now}` ? 403 : 401).end();
  });
  const source = new RestUsageSource({ baseUrl: server.origin, getToken });
  await failure(source.plan({}), 'forbidden');
  now = 't3';
  await failure(source.plan({}), 'forbidden');
  assert.deepEqual(reasons, ['first', 'rejected', 'rejected']);
});

test('a 401 from before reset does not reject the token from after it', async (t) => {
  const { getToken, reasons } = counter();
  const arrived = gate<ServerResponse>();
  const server = await serve(t, (request, response) => {
    if (request.headers.authorization === 'Bearer t1') arrived.open(response);
    else reply(200, plan)(request, response);
  });
  const source = new RestUsageSource({ baseUrl: server.origin, getToken });
  const old = source.plan({});
  const response = await arrived.promise;
  source.reset();
  await source.plan({});
  response.writeHead(401).end();
  assert.deepEqual(await old, plan);
  assert.deepEqual(reasons, ['first', 'first']);
});

test('one who gives up while waiting does not cancel the token for the others', async (t) => {
  const asked = gate<string>();
  const { source, requests } = await guarded(t, () => asked.promise, ['t1']);
  const controller = new AbortController();
  const given = source.plan({}, { signal: controller.signal });
  const other = source.plan({});
  controller.abort();
  await assert.rejects(given, { name: 'AbortError' });
  asked.open('t1');
  assert.deepEqual(await other, plan);
  assert.equal(requests.length, 1);
});

const failing: readonly [what: string, getToken: GetToken][] = [
  [
    'throws',
    () => {
      throw new Error('t1 is broken');
    },
  ],
  ['rejects', () => Promise.reject(new Error('t1 is broken'))],
  ['gives nothing', () => undefined as unknown as string],
  ['gives an empty text', () => ''],
  ['gives a text with a line break', () => 't1 is\nbroken'],
  ['gives an object', () => ({ token: 't1 is broken' }) as unknown as string],
];

for (const [what, getToken] of failing) {
  test(`a getToken that ${what} is an authentication error that does not repeat it`, async (t) => {
    let broken = true;
    const { source, requests } = await guarded(
      t,
      (context) => (broken ? getToken(context) : 'good'),
      ['good'],
    );
    const errors = await Promise.all([
      failure(source.plan({}), 'authentication'),
      failure(source.plan({}), 'authentication'),
    ]);
    for (const { message } of errors) {
      assert.match(message, /getToken/);
      assert.doesNotMatch(message, /broken/);
    }
    assert.equal(requests.length, 0);
    broken = false;
    assert.deepEqual(await source.plan({}), plan);
  });
}

test('a getToken that hangs is a timeout, and is asked again by the next request', async () => {
  let calls = 0;
  const source = new RestUsageSource({
    baseUrl: '/api',
    timeout: 20,
    fetch: async () => Response.json(plan),
    getToken: () => ((calls += 1) === 1 ? new Promise<string>(() => undefined) : 't1'),
  });
  const error = await failure(source.plan({}), 'timeout');
  assert.match(error.message, /getToken gave no token within 20 ms/);
  assert.deepEqual(await source.plan({}), plan);
});

test('a UsageError of getToken comes through, and the reason stays', async (t) => {
  const reasons: string[] = [];
  const offline = new UsageError('connection', 'offline');
  const { source } = await guarded(
    t,
    async ({ reason }) => {
      if (reasons.push(reason) === 2) throw offline;
      return `t${reasons.length}`;
    },
    ['t3'],
  );
  await assert.rejects(source.plan({}), (error) => error === offline);
  assert.deepEqual(await source.plan({}), plan);
  assert.deepEqual(reasons, ['first', 'rejected', 'rejected']);
});

test('stands in no error of any kind', async (t) => {
  const secret = 'sEcReT';
  const replies = [reply(500, ''), reply(200, '{'), reply(403, {}), reply(401, '')];
  const errors: UsageError[] = [];
  for (const answer of replies) {
    const server = await serve(t, answer);
    const source = new RestUsageSource({ baseUrl: server.origin, getToken: () => secret });
    errors.push(
      await source.plan({}).then(
        () => assert.fail(),
        (error: UsageError) => error,
      ),
    );
  }
  const fetch = () => Promise.reject(new TypeError('failed'));
  const source = new RestUsageSource({ baseUrl: '/a', fetch, getToken: () => secret });
  errors.push(await failure(source.plan({}), 'connection'));
  for (const error of errors) {
    assert.ok(error instanceof UsageError);
    const all = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
    assert.doesNotMatch(all, new RegExp(secret));
  }
});
