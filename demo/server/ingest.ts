import { readSetting, writeSetting, type Database } from './database.ts';

/** One row of the events table. Amounts are decimal strings; `at` is RFC 3339. */
export interface UsageEvent {
  readonly organization: string;
  readonly id: string;
  readonly at: string;
  readonly agent: string | null;
  readonly conversation: string | null;
  readonly contact: string | null;
  readonly channel: string | null;
  readonly model: string | null;
  readonly member: string | null;
  readonly category: string;
  readonly description: string | null;
  readonly credits: string;
  readonly additional_credits: string;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly messages: number;
  readonly quantity: string;
  readonly test: boolean;
}

const columns = {
  organization: 'text',
  id: 'text',
  at: 'timestamptz',
  agent: 'text',
  conversation: 'text',
  contact: 'text',
  channel: 'text',
  model: 'text',
  member: 'text',
  category: 'text',
  description: 'text',
  credits: 'numeric',
  additional_credits: 'numeric',
  input_tokens: 'bigint',
  output_tokens: 'bigint',
  messages: 'int',
  quantity: 'numeric',
  test: 'boolean',
} as const satisfies Record<keyof UsageEvent, string>;

const names = Object.keys(columns) as (keyof UsageEvent)[];
const insertSql = `
  insert into events (${names.join(', ')})
  select * from unnest(${names.map((name, index) => `$${index + 1}::${columns[name]}[]`).join(', ')})
  on conflict (organization, id) do nothing
  returning id`;

/** Adds the events that are not known yet, by organization and id, and returns how many were new. */
export async function insertEvents(
  database: Database,
  events: readonly UsageEvent[],
  batch = 5000,
): Promise<number> {
  let added = 0;
  for (let start = 0; start < events.length; start += batch) {
    const rows = events.slice(start, start + batch);
    const inserted = await database.query(
      `with added as (${insertSql}) select count(*)::int as count from added`,
      names.map((name) => rows.map((row) => row[name])),
    );
    added += (inserted[0] as { count: number }).count;
  }
  return added;
}

/** Brings the rows of these conversations in line with their events. */
export async function refreshConversations(
  database: Database,
  organization: string,
  conversations: readonly string[],
): Promise<void> {
  if (conversations.length === 0) return;
  await database.query(
    `insert into conversations
       (organization, id, agent, contact, channel, member, started_at, last_at, messages, credits,
        searched)
     select organization, conversation, min(agent), min(contact), min(channel), min(member),
            min(at), max(at), sum(messages), sum(credits),
            searched_text(organization, conversation, min(agent), min(contact))
     from events
     where organization = $1 and conversation = any($2::text[]) and not test
     group by organization, conversation
     on conflict (organization, id) do update set
       agent = excluded.agent, contact = excluded.contact, channel = excluded.channel,
       member = excluded.member, started_at = excluded.started_at, last_at = excluded.last_at,
       messages = excluded.messages, credits = excluded.credits, searched = excluded.searched`,
    [organization, conversations],
  );
}

export interface LabelledValue {
  readonly key: string;
  readonly label: string;
  readonly deleted?: boolean;
  readonly color?: string;
}

/** Text as it is searched and sorted: without case and accents. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const folded = ({ label, key }: LabelledValue) => `${fold(label)}\n${fold(key)}`;

/** Adds values of a dimension; known ones keep what they have. */
export async function insertDimensionValues(
  database: Database,
  organization: string,
  dimension: string,
  values: readonly LabelledValue[],
): Promise<void> {
  if (values.length === 0) return;
  await database.query(
    `insert into dimension_values (organization, dimension, key, label, folded, deleted, color)
     select $1, $2, * from unnest($3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[])
     on conflict do nothing`,
    [
      organization,
      dimension,
      values.map(({ key }) => key),
      values.map(({ label }) => label),
      values.map(folded),
      values.map(({ deleted }) => deleted ?? false),
      values.map(({ color }) => color ?? null),
    ],
  );
}

/** Adds contacts; known ones keep what they have. */
export async function insertContacts(
  database: Database,
  organization: string,
  values: readonly LabelledValue[],
): Promise<void> {
  if (values.length === 0) return;
  await database.query(
    `insert into contacts (organization, key, label, folded)
     select $1, * from unnest($2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    [
      organization,
      values.map(({ key }) => key),
      values.map(({ label }) => label),
      values.map(folded),
    ],
  );
}

/** Says that events were added: no ETag from before still matches, and plans follow what is there. */
export async function raiseRevision(database: Database): Promise<void> {
  // PGlite has nobody who keeps statistics, without which single conversations are read by time.
  await database.query('analyze events, conversations');
  const revision = Number((await readSetting(database, 'revision')) ?? 0);
  await writeSetting(database, 'revision', String(revision + 1));
}
