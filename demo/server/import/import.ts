import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Database } from '../database.ts';
import {
  insertContacts,
  insertDimensionValues,
  insertEvents,
  raiseRevision,
  refreshConversations,
  type UsageEvent,
} from '../ingest.ts';
import { categories, channels } from '../seed/catalog.ts';
import { BadRow, describeEvents, findFormat, type Format, type ImportedRow } from './formats.ts';

export interface ImportReport {
  /** Key of the organization that the events are in. */
  readonly organization: string;
  /** Data rows in the file. */
  readonly rows: number;
  readonly added: number;
  /** Rows that were there already. */
  readonly known: number;
  readonly rejected: number;
  /** The first of those that were rejected, with the line of the file and the reason. */
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
}

/** The whole file cannot be taken. */
export class ImportError extends Error {}

const batchSize = 4000;
const mostProblems = 1000;

/**
 * Adds the events of a CSV file to an organization of their own. Rows that are known are left as
 * they are, so that the same file twice changes nothing. A row is known by its `id`, or else by
 * its whole content and how many rows of the same content came before it in the file.
 * @throws ImportError if the header is not known, or the organization is not an imported one.
 */
export async function importCsv(
  database: Database,
  source: AsyncIterable<Uint8Array | string>,
  name?: string,
): Promise<ImportReport> {
  const problems: { line: number; reason: string }[] = [];
  let rows = 0;
  let rejected = 0;
  const reject = (line: number, reason: string) => {
    rejected += 1;
    if (problems.length < mostProblems) problems.push({ line, reason });
  };
  const parser = Readable.from(source).pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        rows += 1;
        reject(Number(error?.['lines'] ?? 0), error?.message ?? 'not CSV');
        return undefined;
      },
    }),
  );

  let target: Target | undefined;
  let added = 0;
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    if (!target) {
      target = await openTarget(database, record, name);
      continue;
    }
    rows += 1;
    try {
      target.read(record, info.lines);
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
      reject(info.lines, error.message);
    }
    if (target.waiting >= batchSize) added += await target.flush(reject);
  }
  if (!target) throw new ImportError('The file is empty.');
  added += await target.flush(reject);
  if (added > 0) await raiseRevision(database);
  return {
    organization: target.organization,
    rows,
    added,
    known: rows - rejected - added,
    rejected,
    problems,
  };
}

interface Waiting {
  readonly line: number;
  readonly event: UsageEvent;
}

interface Target {
  readonly organization: string;
  readonly waiting: number;
  /** @throws BadRow */
  read(record: readonly string[], line: number): void;
  flush(reject: (line: number, reason: string) => void): Promise<number>;
}

async function openTarget(
  database: Database,
  header: readonly string[],
  name: string | undefined,
): Promise<Target> {
  const names = header.map((cell) => cell.trim());
  const format = findFormat(names);
  if (!format) {
    throw new ImportError(
      `The columns are not known: ${names.join(', ')}. There are: ${describeEvents()}.`,
    );
  }
  const organization = await openOrganization(database, format, name);
  const seen = new Map<string, number>();
  let waiting: Waiting[] = [];
  return {
    organization,
    get waiting() {
      return waiting.length;
    },
    read(record, line) {
      if (record.length !== names.length) {
        throw new BadRow(`${record.length} columns; the header has ${names.length}`);
      }
      if (record.some((cell) => cell.includes('\0'))) throw new BadRow('a character U+0000');
      const row = format.read((column) => record[names.indexOf(column)]?.trim() ?? '');
      waiting.push({ line, event: toEvent(organization, row, seen) });
    },
    async flush(reject) {
      const rows = waiting;
      waiting = [];
      return rows.length === 0 ? 0 : store(database, organization, rows, reject);
    },
  };
}

async function openOrganization(
  database: Database,
  format: Format,
  name: string | undefined,
): Promise<string> {
  const label = name ?? format.organization;
  const key = label?.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  if (!label || !key || key === '-') {
    throw new ImportError('Name the organization for these events: --organization NAME.');
  }
  await database.query(
    `insert into organizations (key, label, source, position)
     select $1, $2, 'import', 1 + coalesce(max(position), 0) from organizations
     on conflict do nothing`,
    [key, label],
  );
  const rows = await database.query<{ source: string }>(
    'select source from organizations where key = $1',
    [key],
  );
  if (rows[0]?.source !== 'import') {
    throw new ImportError(`"${label}" has generated events. Import into another organization.`);
  }
  return key;
}

function toEvent(organization: string, row: ImportedRow, seen: Map<string, number>): UsageEvent {
  const content = createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22);
  const id = row.id ?? content;
  const before = seen.get(id) ?? 0;
  if (row.id !== undefined && before > 0) throw new BadRow(`id "${id}" stands more than once`);
  seen.set(id, before + 1);
  return {
    organization,
    agent: null,
    conversation: null,
    contact: null,
    channel: null,
    model: null,
    member: null,
    category: 'llm',
    description: null,
    credits: '0',
    additional_credits: '0',
    input_tokens: 0,
    output_tokens: 0,
    messages: 0,
    ...row,
    id: before === 0 ? id : `${id}.${before}`,
    quantity: '0',
    test: false,
  };
}

async function store(
  database: Database,
  organization: string,
  rows: readonly Waiting[],
  reject: (line: number, reason: string) => void,
): Promise<number> {
  return database.transaction(async (transaction) => {
    const events = await withoutForeignConversations(transaction, organization, rows, reject);
    for (const dimension of ['agent', 'category', 'channel', 'model', 'member'] as const) {
      const keys = new Set(events.flatMap((event) => event[dimension] ?? []));
      const named = [...categories, ...channels];
      const values = [...keys].map(
        (key) => named.find((value) => value.key === key) ?? { key, label: key },
      );
      await insertDimensionValues(transaction, organization, dimension, values);
    }
    const contacts = new Set(events.flatMap(({ contact }) => contact ?? []));
    const named = [...contacts].map((key) => ({ key, label: key }));
    await insertContacts(transaction, organization, named);
    const added = await insertEvents(transaction, events);
    const touched = new Set(events.flatMap(({ conversation }) => conversation ?? []));
    await refreshConversations(transaction, organization, [...touched]);
    return added;
  });
}

/** Conversations are counted by their id, so one id must not mean two conversations. */
async function withoutForeignConversations(
  database: Database,
  organization: string,
  rows: readonly Waiting[],
  reject: (line: number, reason: string) => void,
): Promise<readonly UsageEvent[]> {
  const ids = new Set(rows.flatMap(({ event }) => event.conversation ?? []));
  const known = await database.query<{ id: string; organization: string; agent: string }>(
    'select id, organization, agent from conversations where id = any($1::text[])',
    [[...ids]],
  );
  const owners = new Map(known.map((one) => [one.id, `${one.organization}\n${one.agent}`]));
  return rows.flatMap(({ line, event }) => {
    if (event.conversation === null) return [event];
    const owner = `${organization}\n${event.agent}`;
    const first = owners.get(event.conversation) ?? owner;
    owners.set(event.conversation, first);
    if (first === owner) return [event];
    reject(line, `conversation "${event.conversation}" belongs to another agent or organization`);
    return [];
  });
}
