import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnSets, parseColumns } from '../../src/model/conversation-columns.ts';

test('columns keep their order, each once', () => {
  assert.deepEqual(parseColumns('  credits when\nwhen agent-id ').columns, [
    'credits',
    'when',
    'agent-id',
  ]);
});

test('a set can have more beside it', () => {
  assert.deepEqual(parseColumns('activity credits').columns, [
    ...columnSets['activity']!,
    'credits',
  ]);
});

test('words that are no column are named', () => {
  assert.deepEqual(parseColumns('when constructor cost'), {
    columns: ['when'],
    wrong: ['constructor', 'cost'],
  });
});

test('without a column there are those of the billing view', () => {
  assert.deepEqual(parseColumns('').columns, columnSets['billing']);
  assert.deepEqual(parseColumns('cost').columns, columnSets['billing']);
});
