import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DimensionAnswer } from '../../src/api/types.ts';
import { findMatch, knownValues, outOfSight } from '../../src/model/dimension-pages.ts';

function answer(keys: readonly string[], next_cursor: string | null): DimensionAnswer {
  const items = keys.map((key) => ({ key, label: key.toUpperCase() }));
  return { dimension: 'agent', items, matches: 9, count: 9, next_cursor };
}

test('a page without repeated values keeps its own list', () => {
  const answers = [answer(['a', 'b'], '1'), answer(['c'], null)];
  const { pages, isStuck } = knownValues(answers);
  assert.equal(pages[0], answers[0]!.items);
  assert.equal(pages[1], answers[1]!.items);
  assert.equal(isStuck, false);
});

test('a value stands on the first page that has it', () => {
  const { pages } = knownValues([answer(['a', 'b'], '1'), answer(['b', 'c', 'c'], null)]);
  assert.deepEqual(
    pages.map((page) => page.map(({ key }) => key)),
    [['a', 'b'], ['c']],
  );
});

test('what stands before the list is left out of its pages', () => {
  const { pages } = knownValues([answer(['a', 'b'], '1')], [{ key: 'b', label: 'B' }]);
  assert.deepEqual(
    pages.map((page) => page.map(({ key }) => key)),
    [['a']],
  );
});

test('a chosen value is out of sight where the first page does not have it', () => {
  const first = answer(['a', 'b'], '1');
  assert.deepEqual(outOfSight(['a', 'z', 'gone'], first, answer(['a', 'z'], null)), [
    { key: 'z', label: 'Z' },
    { key: 'gone', label: 'gone', isMissing: true },
  ]);
  assert.deepEqual(outOfSight(['a', 'b'], first, undefined), []);
});

test('a chosen value is not called missing before the API has said so', () => {
  assert.deepEqual(outOfSight(['z'], answer([], null), undefined), [{ key: 'z', label: 'z' }]);
});

test('an empty page is no end, one that points back is', () => {
  assert.equal(knownValues([answer(['a'], '1'), answer([], '2')]).isStuck, false);
  assert.equal(knownValues([answer(['a'], '1'), answer([], '2'), answer([], '1')]).isStuck, true);
  assert.equal(knownValues([]).isStuck, false);
});

test('a match is found without regard to case', () => {
  assert.deepEqual(findMatch('Order Support', 'su'), {
    before: 'Order ',
    match: 'Su',
    after: 'pport',
  });
  assert.equal(findMatch('Order', 'x'), undefined);
  assert.equal(findMatch('Order', ''), undefined);
});

test('letters whose lower case is longer are left whole', () => {
  assert.equal(findMatch('İstanbul desk', 'desk'), undefined);
});

test('the parts of a match make up the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, search) => {
      const found = findMatch(text, search);
      if (found) assert.equal(found.before + found.match + found.after, text);
    }),
  );
});
