import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConversationStep, Instant } from '../../src/api/types.ts';
import { stepRows } from '../../src/model/step-rows.ts';

const step = (id: string, at: Instant): ConversationStep => ({
  id,
  at,
  category: { key: null, label: '' },
  description: null,
  credits: '1',
  running_total: '1',
});
const dayOf = (at: Instant) => at.slice(0, 10);
const first = step('a', '2026-11-19T23:59:00Z');
const second = step('b', '2026-11-20T00:01:00Z');
const third = step('c', '2026-11-20T00:02:00Z');

test('steps of one day have no line above them', () => {
  assert.deepEqual(stepRows([second, third], dayOf), [{ step: second }, { step: third }]);
  assert.deepEqual(stepRows([], dayOf), []);
});

test('steps of several days have a line above each day', () => {
  assert.deepEqual(stepRows([first, second, third], dayOf), [
    { day: first.at },
    { step: first },
    { day: second.at },
    { step: second },
    { step: third },
  ]);
});
