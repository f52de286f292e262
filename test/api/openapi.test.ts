import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  conversationQuery,
  conversationsQuery,
  dimensionQuery,
  planQuery,
  usageQuery,
} from '../../src/api/requests.ts';
import {
  aggregations,
  allowanceKinds,
  type DimensionFilters,
  dimensions,
  intervals,
  reservedMetrics,
  unavailableReasons,
  units,
  usageOptions,
} from '../../src/api/types.ts';
import {
  answerExamples,
  checkExample,
  mismatch,
  openapi,
  parametersOf,
  problemExamples,
} from './openapi-document.ts';

test('is OpenAPI 3.1 and each of its schemas compiles', () => {
  assert.match(openapi.openapi, /^3\.1\./);
  const names = Object.keys(openapi.components.schemas);
  assert.ok(names.length > 30);
  for (const name of names) {
    assert.doesNotThrow(() => mismatch(`#/components/schemas/${name}`, {}), name);
  }
});

for (const example of answerExamples) {
  test(`example ${example.id} matches its schema`, () => {
    assert.equal(mismatch(example.schema, example.value), undefined);
  });

  test(`example ${example.id} passes the check and comes through whole`, () => {
    assert.deepEqual(checkExample(example), example.value);
  });

  test(`example ${example.id} asks with parameters of its resource only`, () => {
    const allowed = parametersOf(example.path);
    const sent = [...example.url.searchParams.keys()];
    const names = allowed.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    assert.deepEqual(
      sent.filter((name) => !names.includes(name)),
      [],
    );
    const required = allowed.filter((parameter) => parameter.in === 'query' && parameter.required);
    for (const { name } of required) assert.ok(sent.includes(name), name);
  });
}

test('there are examples of every resource and of every kind of problem', () => {
  assert.deepEqual(
    [...new Set(answerExamples.map(({ path }) => path))],
    Object.keys(openapi.paths),
  );
  for (const { schema, value, id } of problemExamples) {
    assert.equal(mismatch(schema, value), undefined, id);
    assert.ok(openapi.info.description.includes(`\`${(value as { type: string }).type}\``), id);
  }
});

test('names the same values as the types', () => {
  const { schemas } = openapi.components;
  assert.deepEqual(schemas.Interval?.enum, intervals);
  assert.deepEqual(schemas.Dimension?.enum, dimensions);
  assert.deepEqual(schemas.Aggregation?.enum, aggregations);
  assert.deepEqual(schemas.Unit?.enum, units);
  assert.deepEqual(schemas.UnavailableReason?.enum, unavailableReasons);
  assert.deepEqual(schemas.AllowanceKind?.enum, allowanceKinds);
  assert.deepEqual(schemas.UsageOption?.enum, usageOptions);
  for (const metric of reservedMetrics) {
    assert.ok(openapi.info.description.includes(`\`${metric}\``), metric);
  }
});

const instant = '2026-11-20T00:00:00Z';
const filters = Object.fromEntries(
  dimensions.map((dimension) => [dimension, ['a', 'b']]),
) as DimensionFilters;
const page = { limit: 5, cursor: 'c' };

const queries = {
  '/usage': usageQuery({
    metrics: ['credits', 'messages'],
    from: instant,
    to: instant,
    timeZone: 'UTC',
    interval: 'week',
    weekStart: 7,
    filters,
    groupBy: 'agent',
    orderBy: 'credits',
    limit: 5,
    daily: true,
    compare: { from: instant, to: instant },
  }),
  '/dimensions/{dimension}': dimensionQuery({
    dimension: 'agent',
    search: 's',
    keys: ['a'],
    filters,
    from: instant,
    to: instant,
    ...page,
  }),
  '/plan': planQuery({ organization: 'o' }),
  '/conversations': conversationsQuery({
    from: instant,
    to: instant,
    timeZone: 'UTC',
    filters,
    search: 's',
    sort: 'last_at',
    ...page,
  }),
  '/agents/{agent}/conversations/{conversation}': conversationQuery({
    agent: 'a',
    conversation: 'c',
    ...page,
  }),
  '/capabilities': new URLSearchParams(),
} as const;

for (const [path, query] of Object.entries(queries)) {
  test(`the source sends exactly the parameters of ${path}`, () => {
    const documented = parametersOf(path)
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }) => name);
    assert.deepEqual([...new Set(query.keys())].sort(), documented.toSorted());
  });
}
