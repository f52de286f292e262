import type { Conversation, DimensionRef } from '../api/types.ts';
import type { ConversationColumn } from './conversation-columns.ts';
import { amountCell, csvRow, csvStart, textCell, timeCells, type CsvCell } from './csv.ts';
import { defineTexts, translate, type TextFormat } from './texts.ts';

/** Names of columns in a file of conversations. */
export const conversationsCsvTexts = defineTexts('conversations-csv', {
  conversation: 'Conversation id',
  started: 'Started',
  startedClock: 'Started ({timeZone})',
  last: 'Last activity',
  lastClock: 'Last activity ({timeZone})',
  type: 'Type',
  agent: 'Agent',
  agentId: 'Agent id',
  contact: 'Contact',
  contactId: 'Contact id',
  channel: 'Channel',
  messages: 'Messages',
  credits: '{metric} in this selection',
  whole: '{metric} of the whole conversation',
  category: 'Categories',
  organization: 'Organization',
  member: 'Team member',
});

/** What is written of one conversation, and in which zone. */
export interface ConversationsCsv {
  /** Columns of the table that the file is of. */
  readonly columns: readonly ConversationColumn[];
  /** What credits are called. */
  readonly metric: string;
  readonly timeZone: string;
}

type Name = keyof typeof conversationsCsvTexts.defaults;
type Cells = readonly (readonly [Name, (row: Conversation, timeZone: string) => CsvCell])[];

const labelOf = (ref: DimensionRef | null | undefined) => textCell(ref?.label);

/** What stands in the file for a column of the table: names have their ids beside them. */
const cellsOf: Readonly<Record<ConversationColumn, Cells>> = {
  when: [
    ['started', ({ started_at }, timeZone) => timeCells(started_at, timeZone)[0]!],
    ['startedClock', ({ started_at }, timeZone) => timeCells(started_at, timeZone)[1]!],
    ['last', ({ last_at }, timeZone) => timeCells(last_at, timeZone)[0]!],
    ['lastClock', ({ last_at }, timeZone) => timeCells(last_at, timeZone)[1]!],
  ],
  type: [['type', ({ type }) => textCell(type)]],
  agent: [
    ['agent', ({ agent }) => labelOf(agent)],
    ['agentId', ({ agent }) => textCell(agent.key)],
  ],
  'agent-id': [['agentId', ({ agent }) => textCell(agent.key)]],
  contact: [
    ['contact', ({ contact }) => labelOf(contact)],
    ['contactId', ({ contact }) => textCell(contact?.key)],
  ],
  channel: [['channel', ({ channel }) => labelOf(channel)]],
  messages: [['messages', ({ messages }) => amountCell(messages)]],
  credits: [
    ['credits', ({ in_range }) => amountCell(in_range)],
    ['whole', ({ whole }) => amountCell(whole)],
  ],
  category: [
    ['category', ({ categories }) => textCell(categories?.map(({ label }) => label).join(', '))],
  ],
  organization: [['organization', ({ organization }) => labelOf(organization)]],
  member: [['member', ({ member }) => labelOf(member)]],
};

function cellsIn(columns: readonly ConversationColumn[]): Cells {
  const all: Cells = [
    ['conversation', ({ id }) => textCell(id)],
    ...columns.flatMap((column) => cellsOf[column]),
  ];
  // "agent" brings the id that "agent-id" has.
  return [...new Map(all.map((cell) => [cell[0], cell])).values()];
}

/** The start of a file: its first sign and the row of names. */
export function conversationsCsvHead(
  { columns, metric, timeZone }: ConversationsCsv,
  format: TextFormat,
): string {
  const names = cellsIn(columns).map(([name]) =>
    textCell(translate(format, conversationsCsvTexts, name, { metric, timeZone })),
  );
  return csvStart + csvRow(names);
}

/**
 * One row a conversation: amounts as the server sent them, times in ISO 8601 with their offset, and
 * beside each the same without it, in the zone of the column's name, which spreadsheets take for a date.
 */
export function conversationsCsvRows(
  rows: readonly Conversation[],
  { columns, timeZone }: ConversationsCsv,
): string {
  const cells = cellsIn(columns);
  return rows.map((row) => csvRow(cells.map(([, cell]) => cell(row, timeZone)))).join('');
}
