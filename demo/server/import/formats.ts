import { parseInstant } from '../../../src/model/instant.ts';
import type { UsageEvent } from '../ingest.ts';

/** A row that cannot be taken, and why. */
export class BadRow extends Error {}

/** What a row says; the rest of an event follows from the file. */
export type ImportedRow = Partial<Omit<UsageEvent, 'organization' | 'test' | 'quantity'>> &
  Pick<UsageEvent, 'at'>;

/** The cells of a row by the names in the header. */
export type Cells = (name: string) => string;

export interface Format {
  readonly name: string;
  /** Name of the organization that it goes into, unless another one is named. */
  readonly organization: string | undefined;
  /** Columns that the header must have. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** @throws BadRow */
  read(cells: Cells): ImportedRow;
}

/** Credits a character that was read or written. */
const creditsPerCharacter = 0.001;
/** Credits a token, read and written. */
const creditsPerToken = { input: 0.0005, output: 0.0015 };

/** Digits after the point of every rate above. */
const rateDigits = 4;

const supportConversations: Format = {
  name: 'support conversations',
  organization: 'Support',
  required: ['sent_at', 'brand', 'conversation_id', 'contact', 'author', 'characters'],
  optional: [],
  read(cells) {
    const author = cells('author');
    if (author !== 'contact' && author !== 'agent') {
      throw new BadRow(`author is "${author}"; it is "contact" or "agent"`);
    }
    const characters = count(cells, 'characters');
    return {
      at: instant(cells, 'sent_at'),
      agent: required(cells, 'brand'),
      conversation: required(cells, 'conversation_id'),
      contact: cells('contact') || null,
      description: `${author === 'contact' ? 'Read' : 'Wrote'} ${characters} characters`,
      credits: (characters * creditsPerCharacter).toFixed(rateDigits),
      messages: 1,
    };
  },
};

const llmRequests: Format = {
  name: 'LLM requests',
  organization: 'LLM requests',
  required: ['TIMESTAMP', 'ContextTokens', 'GeneratedTokens'],
  optional: [],
  read(cells) {
    const input = count(cells, 'ContextTokens');
    const output = count(cells, 'GeneratedTokens');
    const credits = input * creditsPerToken.input + output * creditsPerToken.output;
    return {
      // The file names no zone; its times are UTC.
      at: instant(cells, 'TIMESTAMP', 'Z'),
      description: `${input + output} tokens`,
      credits: credits.toFixed(rateDigits),
      input_tokens: input,
      output_tokens: output,
      messages: 1,
    };
  },
};

const events: Format = {
  name: 'events',
  organization: undefined,
  required: ['at', 'credits'],
  optional: [
    'id',
    'agent',
    'conversation',
    'contact',
    'channel',
    'model',
    'member',
    'category',
    'description',
    'additional_credits',
    'input_tokens',
    'output_tokens',
    'messages',
  ],
  read(cells) {
    const agent = cells('agent') || null;
    const conversation = cells('conversation') || null;
    if (conversation !== null && agent === null) throw new BadRow('a conversation has an agent');
    return {
      ...(cells('id') && { id: cells('id') }),
      at: instant(cells, 'at'),
      agent,
      conversation,
      contact: cells('contact') || null,
      channel: cells('channel') || null,
      model: cells('model') || null,
      member: cells('member') || null,
      ...(cells('category') && { category: cells('category') }),
      description: cells('description') || null,
      credits: amount(cells, 'credits'),
      additional_credits: cells('additional_credits') ? amount(cells, 'additional_credits') : '0',
      input_tokens: count(cells, 'input_tokens', 0),
      output_tokens: count(cells, 'output_tokens', 0),
      messages: count(cells, 'messages', 0),
    };
  },
};

const formats = [supportConversations, llmRequests, events];

/** The format that has these column names. */
export function findFormat(header: readonly string[]): Format | undefined {
  return formats.find(
    ({ required, optional }) =>
      required.every((name) => header.includes(name)) &&
      header.every((name) => required.includes(name) || optional.includes(name)),
  );
}

/** The columns of the form that is not made for one file. */
export function describeEvents(): string {
  return `required ${events.required.join(', ')}; optional ${events.optional.join(', ')}`;
}

function required(cells: Cells, name: string): string {
  const text = cells(name);
  if (text === '') throw new BadRow(`${name} is empty`);
  return text;
}

/** RFC 3339 with at most microseconds, which is what PostgreSQL keeps; further digits are cut. */
function instant(cells: Cells, name: string, zone = ''): string {
  const text = cells(name);
  const written = `${text.replace(' ', 'T')}${zone}`.replace(/(\.\d{6})\d+/, '$1');
  if (parseInstant(written) === undefined) {
    const form = zone ? '2026-11-20 14:32:00.5' : '2026-11-20T14:32:00Z';
    throw new BadRow(`${name} is "${text}"; it is a time such as ${form}`);
  }
  return written;
}

function count(cells: Cells, name: string, otherwise?: number): number {
  const text = cells(name);
  if (text === '' && otherwise !== undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 2_147_483_647) {
    throw new BadRow(`${name} is "${text}"; it is a whole number`);
  }
  return value;
}

function amount(cells: Cells, name: string): string {
  const text = cells(name);
  if (!/^\d{1,15}(\.\d{1,9})?$/.test(text)) {
    throw new BadRow(`${name} is "${text}"; it is a decimal number such as 34.1675`);
  }
  return text;
}
