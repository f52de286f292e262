import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../../src/api/errors.ts';
import type { UsageErrorType } from '../../src/api/errors.ts';
import type { UsageRequest } from '../../src/api/types.ts';
import { createMock } from '../mocks/handlers.ts';
import { createMockSource } from '../mocks/mock-source.ts';
import { usagePath } from '../mocks/paths.ts';
import type { ScenarioState } from '../mocks/scenarios.ts';
import { missingRole } from '../mocks/scenarios.ts';

const request: UsageRequest = {
  metrics: ['credits', 'messages', 'conversations'],
  from: '2026-10-21T22:00:00Z',
  to: '2026-11-20T23:00:00Z',
  timeZone: 'Europe/Berlin',
  interval: 'day',
};

async function errorOf(answer: Promise<unknown>): Promise<UsageError> {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UsageError, String(error));
  return error;
}

const refusals: Readonly<Partial<Record<ScenarioState, UsageErrorType>>> = {
  error: 'server',
  unauthorized: 'authentication',
  forbidden: 'forbidden',
  notFound: 'not_found',
  rateLimited: 'rate_limit',
  unavailable: 'server',
  offline: 'connection',
  html: 'contract',
  truncated: 'contract',
  wrongType: 'contract',
  wrongZone: 'contract',
};

for (const [state, type] of Object.entries(refusals)) {
  test(`${state}: figures are an error of type ${type}, capabilities are answered`, async () => {
    const source = createMockSource({ scenario: state as ScenarioState });
    assert.equal((await errorOf(source.usage(request))).type, type);
    assert.ok(await source.capabilities());
  });
}

test('forbidden names the role, rateLimited says how long to wait', async () => {
  const forbidden = createMockSource({ scenario: 'forbidden' });
  assert.equal((await errorOf(forbidden.plan({}))).role, missingRole);
  const limited = createMockSource({ scenario: 'rateLimited' });
  assert.equal((await errorOf(limited.plan({}))).retryAfter, 30);
});

test('empty: every figure is zero, every list is empty', async () => {
  const source = createMockSource({ scenario: 'empty' });
  const { series } = await source.usage(request);
  assert.deepEqual(
    series.map(({ total }) => Number(total)),
    [0, 0, 0],
  );
  const { items, totals } = await source.conversations(request);
  assert.deepEqual([items.length, totals.count], [0, 0]);
});

test('unknownMetric: one of three is unavailable, the others are answered', async () => {
  const source = createMockSource({ scenario: 'unknownMetric' });
  const { series, unavailable } = await source.usage(request);
  assert.deepEqual(
    series.map(({ metric }) => metric),
    ['credits', 'conversations'],
  );
  assert.deepEqual(unavailable, [{ metric: 'messages', reason: 'unknown' }]);
});

test('sameCursor: the second page is refused as a breach of the contract', async () => {
  const source = createMockSource({ scenario: 'sameCursor' });
  const { next_cursor } = await source.dimension({ dimension: 'agent', limit: 2 });
  const second = source.dimension({ dimension: 'agent', limit: 2, cursor: next_cursor! });
  assert.equal((await errorOf(second)).pointer, '/next_cursor');
});

test('refreshFails: the first answer is good, the same question fails after that', async () => {
  const source = createMockSource({ scenario: 'refreshFails' });
  await source.usage(request);
  assert.equal((await errorOf(source.usage(request))).type, 'server');
  await source.usage({ ...request, metrics: ['credits'] });
});

test('a scenario can be for one resource and be replaced', async () => {
  const source = createMockSource({ scenario: { state: 'error', on: ['/plan'] } });
  await source.usage(request);
  await errorOf(source.plan({}));
  source.scenario = {};
  await source.plan({});
});

test('loading: no answer until the test releases it', async () => {
  const source = createMockSource({ scenario: 'loading' });
  const settled: string[] = [];
  const answer = source.usage(request).then(() => settled.push('usage'));
  await source.capabilities();
  assert.deepEqual(settled, []);
  source.release();
  await answer;
  assert.deepEqual(settled, ['usage']);
});

test('replies arrive in the order in which the test releases them', async () => {
  const source = createMockSource();
  const settled: string[] = [];
  const ask = (name: string) =>
    source.usage({ ...request, filters: { agent: [name] } }).then(() => settled.push(name));
  const first = source.hold('/usage');
  const early = ask('agt_01');
  await first.arrived;
  const second = source.hold('/usage');
  const late = ask('agt_02');
  await second.arrived;
  assert.deepEqual([first.waiting, second.waiting], [1, 1]);
  second.release();
  await late;
  first.release();
  await early;
  assert.deepEqual(settled, ['agt_02', 'agt_01']);
});

test('a held reply can fail, with a status or without any answer', async () => {
  const source = createMockSource();
  const refused = source.hold('/plan');
  const plan = errorOf(source.plan({}));
  await refused.arrived;
  refused.fail(503);
  assert.equal((await plan).status, 503);
  const lost = source.hold('/plan');
  const again = errorOf(source.plan({}));
  await lost.arrived;
  lost.fail('offline');
  assert.equal((await again).type, 'connection');
  await source.plan({});
});

test('requests are counted, and those that nobody waits for are named', async () => {
  const source = createMockSource();
  source.hold('/usage');
  const controller = new AbortController();
  const answer = source.usage(request, { signal: controller.signal });
  controller.abort();
  await assert.rejects(answer, { name: 'AbortError' });
  await source.plan({});
  assert.equal(source.requests.length, 2);
  assert.equal(source.requestsTo('/plan').length, 1);
  assert.deepEqual(
    source.aborted.map(({ pathname }) => pathname),
    ['/api/usage/usage'],
  );
});

test('5,000 agents are there page by page', async () => {
  const source = createMockSource({ scenario: { agents: 5000 } });
  const { count, items, next_cursor } = await source.dimension({ dimension: 'agent' });
  assert.deepEqual([count, items.length, next_cursor !== null], [5000, 50, true]);
});

test('the mock answers as a fetch, too', async () => {
  const mock = createMock();
  const response = await mock.fetch(`/api/usage${usagePath(request)}`);
  assert.equal(response.status, 200);
  assert.equal(mock.requestsTo('/usage').length, 1);
});
