import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conversation } from '../../src/api/types.ts';
import { conversationColumns } from '../../src/model/conversation-columns.ts';
import { conversationsCsvHead, conversationsCsvRows } from '../../src/model/conversations-csv.ts';
import { createFormat } from '../../src/model/format.ts';

const format = createFormat({ locale: 'de', timeZone: 'UTC' });
const conversation: Conversation = {
  id: 'c/00123',
  agent: { key: 'a1', label: '=cmd|"/c calc"!A1' },
  contact: null,
  channel: { key: 'web', label: 'Web chat' },
  organization: { key: 'o1', label: 'Müller' },
  categories: [
    { key: 'llm', label: 'LLM' },
    { key: 'tool', label: 'Tool calls' },
  ],
  type: 'chat',
  started_at: '2026-03-29T00:30:00Z',
  last_at: '2026-03-29T01:30:00Z',
  messages: 14,
  in_range: '3.50',
  whole: 0.0000004,
};
const all = { columns: conversationColumns, metric: 'Credits', timeZone: 'Europe/Berlin' };

test('a file begins with its mark and the names of its columns', () => {
  assert.equal(
    conversationsCsvHead({ ...all, columns: ['when', 'agent', 'agent-id', 'credits'] }, format),
    '\uFEFF"Conversation id","Started","Started (Europe/Berlin)","Last activity",' +
      '"Last activity (Europe/Berlin)","Agent","Agent id",' +
      '"Credits in this selection","Credits of the whole conversation"\r\n',
  );
});

test('a row has exact amounts, times with their offsets and as dates, and no formula', () => {
  const text = conversationsCsvRows([conversation], {
    ...all,
    columns: ['when', 'agent', 'contact', 'channel', 'messages', 'credits'],
  });
  assert.equal(
    text,
    '"c/00123",2026-03-29T01:30:00+01:00,2026-03-29T01:30:00,' +
      '2026-03-29T03:30:00+02:00,2026-03-29T03:30:00,' +
      '"\'=cmd|""/c calc""!A1","a1",,,"Web chat",14,3.50,0.0000004\r\n',
  );
});

test('head and rows have the same columns, each once, in the order of the table', () => {
  const cellsOf = (text: string) =>
    text
      .replace('\uFEFF', '')
      .trim()
      .split(/,(?=")|,(?=\d|,|$)/);
  const columns = ['member', 'organization', 'type', 'agent-id', 'agent', 'messages'] as const;
  const file = { ...all, columns };
  assert.deepEqual(cellsOf(conversationsCsvHead(file, format)), [
    '"Conversation id"',
    '"Team member"',
    '"Organization"',
    '"Type"',
    '"Agent id"',
    '"Agent"',
    '"Messages"',
  ]);
  const everything = conversationsCsvHead(all, format).split(',').length;
  const row = conversationsCsvRows([{ ...conversation, categories: [] }], all);
  assert.equal(row.split(',').length, everything);
});
