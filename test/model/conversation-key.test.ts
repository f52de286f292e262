import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Conversation } from '../../src/api/types.ts';
import {
  conversationId,
  readConversationKey,
  writeConversationKey,
} from '../../src/model/conversation-key.ts';

test('two ids are one readable value', () => {
  const key = { agent: 'agt_05', conversation: 'call/7 é' };
  assert.equal(writeConversationKey(key), 'agt_05/call%2F7%20%C3%A9');
});

test('any two ids come back as they were', () => {
  const id = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(id, id, (agent, conversation) => {
      const key = { agent, conversation };
      assert.deepEqual(readConversationKey(writeConversationKey(key)), key);
    }),
  );
});

test('what names no conversation is none', () => {
  for (const text of ['', 'a', '/', 'a/', '/b', 'a/b/c', 'a/%', '%E0%A4%A/b']) {
    assert.equal(readConversationKey(text), undefined, text);
  }
});

test('rows of two agents or organizations may have equal ids, whatever is in them', () => {
  const row = (agent: string, id: string, organization = 'o') =>
    ({
      id,
      agent: { key: agent, label: agent },
      organization: { key: organization, label: '' },
    }) as Conversation;
  const rows = [
    ...[row('x', 'y","z'), row('x","y', 'z'), row('y', '1'), row('z', '1')],
    ...[row('y', '1', 'p'), row('x', 'y', 'o","x')],
  ];
  assert.equal(new Set(rows.map(conversationId)).size, rows.length);
  assert.equal(conversationId(row('x', 'y')), conversationId(row('x', 'y')));
});
