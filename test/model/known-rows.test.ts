import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conversation } from '../../src/api/types.ts';
import { conversationId, KnownRows } from '../../src/model/known-rows.ts';

function conversation(agent: string, id: string): Conversation {
  return {
    id,
    agent: { key: agent, label: agent },
    contact: null,
    channel: null,
    started_at: '2026-11-20T10:00:00Z',
    last_at: '2026-11-20T10:00:00Z',
    messages: 1,
    in_range: '1',
    whole: '1',
  };
}

test('a row that pages repeat stands where it was first', () => {
  const known = new KnownRows(conversationId);
  const [a, b, c] = ['a', 'b', 'c'].map((id) => conversation('x', id));
  known.add([a!, b!], '1');
  known.add([b!, c!], null);
  assert.deepEqual(known.rows, [a, b, c]);
});

test('ids of two agents may be equal, whatever is in them', () => {
  const known = new KnownRows(conversationId);
  known.add([conversation('x', 'y","z'), conversation('x","y', 'z')], null);
  known.add([conversation('y', '1'), conversation('z', '1')], null);
  assert.equal(known.rows.length, 4);
});

test('a cursor that comes again leads nowhere', () => {
  const known = new KnownRows(conversationId);
  known.add([], '1');
  known.add([], '2');
  assert.equal(known.isStuck, false);
  known.add([], '1');
  assert.equal(known.isStuck, true);
});
