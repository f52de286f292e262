import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkUsage } from '../../src/api/checks.ts';
import { UsageError } from '../../src/api/errors.ts';
import { allPointers, at, isPlace, replaced } from './json-pointer.ts';
import { answerExamples, checkExample, mismatch, usageRequestOf } from './openapi-document.ts';

function example(id: string) {
  const found = answerExamples.find((candidate) => candidate.id === id);
  assert.ok(found, id);
  return found;
}

function breachOf(run: () => unknown): UsageError {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    assert.equal(error.type, 'contract');
    return error;
  }
  return assert.fail('the check let it pass');
}

const grouped = '/usage grouped';
const totals = '/usage totals';
const plan = '/plan kinds';
const conversations = '/conversations page';
const conversation = '/agents/{agent}/conversations/{conversation} page';
const choices = '/dimensions/{dimension} page';
const capabilities = '/capabilities full';

/** Example, place that is changed, what is put there (`undefined`: removed), place that is named. */
const breaches: readonly [id: string, place: string, value: unknown, pointer?: string][] = [
  // shapes
  [grouped, '', 'text'],
  [grouped, '', null],
  [grouped, '', []],
  [grouped, '/series', undefined],
  [grouped, '/series', {}],
  [grouped, '/series/0/total', undefined],
  [grouped, '/series/3/values/2', 'abc'],
  [grouped, '/series/3/values/2', ''],
  [grouped, '/series/3/values/2', '1e3'],
  [grouped, '/series/3/values/2', '01'],
  [grouped, '/series/3/values/2', '1,5'],
  [grouped, '/series/3/values/2', '+1'],
  [grouped, '/series/3/values/2', '1.'],
  [grouped, '/series/3/values/2', '.5'],
  [grouped, '/series/3/values/2', ' 1'],
  [grouped, '/series/3/values/2', '1\n'],
  [grouped, '/series/3/values/2', NaN],
  [grouped, '/series/3/values/2', Infinity],
  [grouped, '/series/3/values/2', true],
  [grouped, '/series/1/compare/values/1', {}],
  [grouped, '/series/1/part', 'share'],
  [grouped, '/as_of', '2026-11-20'],
  [grouped, '/as_of', '2026-02-30T00:00:00Z'],
  [grouped, '/as_of', '2026-11-20T00:00:00'],
  [grouped, '/as_of', 1795132800000],
  [grouped, '/metrics/0/fraction_digits', 1.5],
  [grouped, '/metrics/0/fraction_digits', 101],
  [grouped, '/metrics/0/unit', 'credits'],
  [grouped, '/metrics/0/unit', 'currency', '/metrics/0'],
  [grouped, '/groups/items/0/label', null],
  [grouped, '/groups/remaining', -1],
  [totals, '/series/0/daily/peak/day', '2026-02-30'],
  [totals, '/unavailable/0/reason', 'later'],
  [totals, '/scope/omitted', '1'],
  // against the request
  [grouped, '/from', '2026-10-20T10:00:01Z'],
  [grouped, '/to', '2026-11-22T00:00:00Z'],
  [grouped, '/time_zone', 'Europe/Berlin'],
  [grouped, '/time_zone', 'Mars/Olympus'],
  [grouped, '/interval', 'day'],
  [grouped, '/interval', undefined],
  [totals, '/interval', 'day'],
  [grouped, '/week_start', undefined],
  [grouped, '/week_start', 1],
  [grouped, '/groups', undefined],
  [grouped, '/groups/dimension', 'channel'],
  [totals, '/groups', { dimension: 'agent', order_by: 'credits', items: [], remaining: 0 }],
  [grouped, '/compare', undefined],
  [grouped, '/compare/to', '2026-10-05T00:00:00Z'],
  [grouped, '/compare/starts/1', '2026-10-04T00:00:00Z'],
  [totals, '/series/0/daily', undefined],
  [totals, '/filters/agent', undefined],
  [totals, '/unavailable/0', undefined, '/series'],
  // parts against each other
  [grouped, '/starts', undefined],
  [grouped, '/starts', []],
  [grouped, '/starts/0', '2026-10-20T00:00:00Z'],
  [grouped, '/starts/2', '2026-10-25T00:00:00Z'],
  [grouped, '/starts/4', '2026-11-21T00:00:00Z'],
  [grouped, '/partial/1', 5],
  [grouped, '/series/3/values', undefined],
  [grouped, '/series/3/values/4', undefined, '/series/3/values'],
  [totals, '/series/0/values', []],
  [grouped, '/groups/items/1/key', 'a-1', '/groups/items'],
  [grouped, '/series/1/key', 'a-2'],
  [grouped, '/series/1/key', null],
  [grouped, '/series/1/key', undefined],
  [grouped, '/series/1/key', 'a-9', '/series/2'],
  [grouped, '/series/2/compare', undefined],
  [grouped, '/series/2/compare/values', []],
  [grouped, '/series/0/metric', 'messages'],
  [grouped, '/series/0', undefined, '/series'],
  [grouped, '/series/2', undefined, '/series'],
  [grouped, '/series/3', undefined, '/series'],
  // the other resources
  [choices, '/dimension', 'channel'],
  [choices, '/items/0/key', null],
  [choices, '/next_cursor', ''],
  ['/dimensions/{dimension} lastPage', '/next_cursor', 'x1'],
  [plan, '/allowances/0/used', null],
  [plan, '/allowances/3/currency', undefined, '/allowances/3'],
  [plan, '/allowances/3/currency', 'euro'],
  [plan, '/period', undefined],
  [plan, '/period/time_zone', 'Nowhere'],
  [plan, '/links/billing', 'javascript:alert(1)'],
  [plan, '/links/top_up', ' JavaScript:alert(1)'],
  [plan, '/links/top_up', 'data:text/html,x'],
  [conversations, '/sort', 'whole'],
  [conversations, '/from', '2026-11-19T00:00:00Z'],
  [conversations, '/items/1/contact', undefined],
  [conversations, '/totals/outside_conversations', null],
  [conversation, '/id', 'c/78'],
  [conversation, '/agent/key', 'a-2'],
  [conversation, '/steps/1/running_total', undefined],
  [capabilities, '/now', 'today'],
  [capabilities, '/time_zones', 'all'],
  [capabilities, '/max_range_days', 0],
  [capabilities, '/resources', 'plan'],
];

for (const [id, place, value, pointer = place] of breaches) {
  const change = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
  test(`${id}: ${place || 'the whole'} ${change} is a breach at ${pointer || 'the top'}`, () => {
    const valid = example(id);
    const error = breachOf(() => checkExample(valid, replaced(valid.value, place, value)));
    // An empty list is an object without fields, so that the first missing field is named.
    if (Array.isArray(value) && place === '') assert.ok(isPlace(value, error.pointer ?? ''));
    else assert.equal(error.pointer, pointer);
    assert.match(error.message, /expected .+, found .+\.$/);
  });
}

test('the sentence names place, expectation and finding', () => {
  const { value, url } = example(grouped);
  const error = breachOf(() =>
    checkUsage(replaced(value, '/series/3/values/2', 'abc'), usageRequestOf(url)),
  );
  assert.equal(
    error.message,
    `The usage API's answer breaks the contract at /series/3/values/2: expected a number, or a decimal string like "34.1675", found "abc".`,
  );
});

test('what was found is shortened', () => {
  const { value, url } = example(grouped);
  for (const long of ['x'.repeat(100_000), Array.from({ length: 10_000 }, () => 'x')]) {
    const error = breachOf(() => checkUsage(replaced(value, '/as_of', long), usageRequestOf(url)));
    assert.ok(error.message.length < 300, error.message);
  }
});

test('accepts what is written otherwise and means the same', () => {
  const { value, url } = example(grouped);
  const same: readonly [place: string, value: unknown][] = [
    ['/from', '2026-10-20T12:00:00+02:00'],
    ['/starts/0', '2026-10-20T10:00:00.000Z'],
    ['/time_zone', 'Etc/UTC'],
    ['/series/0/total', 100.5],
    ['/series/0/values/0', '-10.000'],
    ['/unknown', { any: 'thing' }],
    ['/series/0/unknown', 1],
  ];
  for (const [place, other] of same) {
    assert.doesNotThrow(
      () => checkUsage(replaced(value, place, other), usageRequestOf(url)),
      place,
    );
  }
});

test('accepts another name of the same zone', () => {
  const valid = example('/plan kinds');
  assert.doesNotThrow(() =>
    checkExample(valid, replaced(valid.value, '/period/time_zone', 'Asia/Kolkata')),
  );
  const { value, url } = example('/usage least');
  const request = { ...usageRequestOf(url), timeZone: 'Asia/Calcutta' };
  assert.doesNotThrow(() => checkUsage(replaced(value, '/time_zone', 'Asia/Kolkata'), request));
});

test('tells groups with long keys apart', () => {
  const { value, url } = example(grouped);
  const keys = ['a', 'b'].map((end) => 'x'.repeat(200) + end);
  const renamed = keys.reduce(
    (body, key, index) =>
      replaced(replaced(body, `/groups/items/${index}/key`, key), `/series/${index + 1}/key`, key),
    value,
  );
  assert.doesNotThrow(() => checkUsage(renamed, usageRequestOf(url)));
});

test('leaves out entries of a newer contract', () => {
  const valid = example(capabilities);
  const newer = [
    ['/dimensions/0/dimension', 'team'],
    ['/intervals/0', 'quarter'],
    ['/usage_options/0', 'forecast'],
    ['/resources/0', 'invoices'],
    ['/metrics/0/disjoint/0', 'team'],
  ] as const;
  for (const [place, value] of newer) {
    const list = place.replace(/\/\d+(\/\w+)?$/, '');
    const answer = checkExample(valid, replaced(valid.value, place, value));
    assert.deepEqual(at(answer, list), (at(valid.value, list) as unknown[]).slice(1), place);
  }
});

test('any change either passes or is a breach with a place', () => {
  const changes = fc
    .constantFrom(...answerExamples)
    .chain((valid) =>
      fc.tuple(
        fc.constant(valid),
        fc.constantFrom(...allPointers(valid.value)),
        fc.oneof(
          fc.constant(undefined),
          fc.jsonValue({ maxDepth: 2 }),
          fc.constantFrom(
            '',
            '0',
            '-1',
            'null',
            '2026-11-20T00:00:00Z',
            'credits',
            'UTC',
            '__proto__',
          ),
          fc.double(),
        ),
      ),
    );
  let passed = 0;
  fc.assert(
    fc.property(changes, ([valid, place, value]) => {
      const body = replaced(valid.value, place, value);
      try {
        checkExample(valid, body);
        passed++;
      } catch (error) {
        assert.ok(error instanceof UsageError, String(error));
        assert.equal(error.type, 'contract');
        assert.ok(error.pointer !== undefined && isPlace(body, error.pointer), error.message);
      }
    }),
    { numRuns: 3000 },
  );
  assert.ok(passed > 0);
});

test('lets nothing pass that the schema of the document refuses', () => {
  // The check is kinder on purpose where a newer API may have more, or the document is for people.
  const kinder =
    /disjoint|\/dimensions\/\d|intervals|usage_options|resources|links|time_zones|filters/;
  const changes = fc
    .constantFrom(...answerExamples)
    .chain((valid) =>
      fc.tuple(
        fc.constant(valid),
        fc.constantFrom(
          ...allPointers(valid.value).filter((place) => place && !kinder.test(place)),
        ),
        fc.constantFrom(undefined, null, '', 'x', '1', -1, 0, 1.5, true, {}, [], ['x']),
      ),
    );
  fc.assert(
    fc.property(changes, ([valid, place, value]) => {
      const body = replaced(valid.value, place, value);
      const why = mismatch(valid.schema, body);
      if (why !== undefined) assert.throws(() => checkExample(valid, body), UsageError, why);
    }),
    { numRuns: 2000 },
  );
});
