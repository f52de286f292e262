import {
  dimensions,
  type Conversation,
  type ConversationsAnswer,
  type Dimension,
} from '../../src/api/types.ts';
import { Parameters, instantSql, trimInstant } from './database.ts';
import { requireDimension } from './dimensions.ts';
import { fold } from './ingest.ts';
import { creditsMetric } from './metrics.ts';
import { invalid } from './problem.ts';
import { Query, rangeInstants, writeCursor } from './query.ts';
import { cover, describeKeys, eventsWhere, toRef, type RequestContext } from './request.ts';

/** Sort keys, each with the type of its column. */
const sorts = {
  last_at: 'timestamptz',
  started_at: 'timestamptz',
  messages: 'bigint',
  in_range: 'numeric',
  whole: 'numeric',
} as const;

export const conversationSorts = Object.keys(sorts);

interface ConversationRow {
  readonly organization: string;
  readonly id: string;
  readonly agent: string;
  readonly agent_label: string;
  readonly agent_deleted: boolean;
  readonly agent_color: string | null;
  readonly contact: string | null;
  readonly contact_label: string;
  readonly channel: string | null;
  readonly member: string | null;
  readonly started_at: string;
  readonly last_at: string;
  readonly messages: number;
  readonly in_range: string;
  readonly whole: string;
  readonly sort_value: string;
}

/** `GET /conversations` */
export async function getConversations(
  context: RequestContext,
  search: URLSearchParams,
): Promise<ConversationsAnswer> {
  const query = new Query(search, [
    'from',
    'to',
    'time_zone',
    'search',
    'sort',
    'limit',
    'cursor',
    ...dimensions,
  ]);
  const range = query.requiredRange();
  const timeZone = query.timeZone();
  const filters = query.filters();
  for (const dimension of Object.keys(filters)) requireDimension(context, dimension as Dimension);
  const { column, descending, sort } = readSort(query);
  const limit = query.limit();
  const cursor = query.cursor(3);
  const asOf = cursor?.asOf ?? context.asOf;
  const { organizations } = cover(context, filters.organization);

  const parameters = new Parameters();
  const where = eventsWhere(parameters, { organizations, ranges: [range], filters, asOf });
  const text = query.search();
  const found = foundSql(parameters, where, text, asOf);
  const totals = await context.database.query<ConversationsAnswer['totals']>(
    `${found}
     select count(*)::int as count,
            trim_scale(coalesce(sum(in_range), 0))::text as in_range,
            (select trim_scale(coalesce(sum(credits), 0))::text from events
             where conversation is null and ${where}) as outside_conversations
     from ${text === undefined ? 'counted' : 'found'}`,
    parameters.values,
  );
  const after = cursor
    ? `where (found.${column}, found.organization, found.id) ${descending ? '<' : '>'}
       (${parameters.add(cursor.after[0])}::${sorts[column]},
        ${parameters.add(cursor.after[1])}::text, ${parameters.add(cursor.after[2])}::text)`
    : '';
  const direction = descending ? 'desc' : 'asc';
  const rows = await context.database.query<ConversationRow>(
    `${found}
     select organization, id, agent, agent_label, agent_deleted, agent_color, contact,
            contact_label, channel, member, ${instantSql('started_at')} as started_at,
            ${instantSql('last_at')} as last_at, messages::int as messages,
            trim_scale(in_range)::text as in_range, trim_scale(whole)::text as whole,
            ${sorts[column] === 'timestamptz' ? instantSql(`found.${column}`) : `found.${column}::text`}
              as sort_value
     from found ${after}
     order by found.${column} ${direction}, organization ${direction}, id ${direction}
     limit ${parameters.add(limit + 1)}::int`,
    parameters.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ...rangeInstants(range),
    time_zone: timeZone,
    as_of: trimInstant(asOf),
    metric: creditsMetric(2),
    sort,
    items: await describeRows(context, page, asOf),
    totals: totals[0]!,
    next_cursor:
      rows.length > limit && last
        ? writeCursor({
            question: query.question(),
            asOf,
            after: [last.sort_value, last.organization, last.id],
          })
        : null,
  };
}

function readSort(query: Query) {
  const sort = query.text('sort') ?? '-last_at';
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  if (!Object.hasOwn(sorts, name)) {
    throw invalid(
      'sort',
      `"sort" is one of: ${conversationSorts.join(', ')}; "-" before descends.`,
    );
  }
  return { sort, descending, column: name as keyof typeof sorts };
}

/**
 * SQL for the conversations with an event within the selection, and what they cost there. Those
 * that went on after `asOf` are taken as they were then, so that pages fit together.
 */
function foundSql(
  parameters: Parameters,
  where: string,
  search: string | undefined,
  asOf: string,
): string {
  const then = `${parameters.add(asOf)}::timestamptz`;
  const text = search && `${parameters.add(fold(search))}::text`;
  const matching = text
    ? `where position(${text} in lower(c.id)) > 0
          or position(${text} in coalesce(a.folded, lower(c.agent))) > 0
          or position(${text} in coalesce(p.folded, lower(c.contact), '')) > 0`
    : '';
  return `
    with counted as (
      select organization, conversation as id, sum(credits) as in_range
      from events where conversation is not null and ${where}
      group by organization, conversation
    ), earlier as (
      select c.organization, c.id, max(e.at) as last_at, sum(e.messages) as messages,
             sum(e.credits) as whole
      from conversations c
      join events e on e.organization = c.organization and e.conversation = c.id
      where c.last_at > ${then} and e.at <= ${then} and not e.test
      group by c.organization, c.id
    ), found as (
      select c.organization, c.id, c.agent, coalesce(a.label, c.agent) as agent_label,
             a.deleted as agent_deleted, a.color as agent_color,
             c.contact, coalesce(p.label, c.contact) as contact_label, c.channel, c.member,
             counted.in_range, c.started_at,
             coalesce(earlier.last_at, c.last_at) as last_at,
             coalesce(earlier.messages, c.messages) as messages,
             coalesce(earlier.whole, c.credits) as whole
      from counted
      join conversations c using (organization, id)
      left join earlier using (organization, id)
      left join dimension_values a
        on a.organization = c.organization and a.dimension = 'agent' and a.key = c.agent
      left join contacts p on p.organization = c.organization and p.key = c.contact
      ${matching}
    )`;
}

/** Adds the labels of what stands in rows, and their categories. */
async function describeRows(
  context: RequestContext,
  rows: readonly ConversationRow[],
  asOf: string,
): Promise<readonly Conversation[]> {
  if (rows.length === 0) return [];
  const used = await context.database.query<{
    organization: string;
    conversation: string;
    category: string;
  }>(
    `select organization, conversation, category from events
     where organization = any($1::text[]) and conversation = any($2::text[]) and not test
       and at <= $3::timestamptz
     group by organization, conversation, category
     order by sum(credits) desc, category`,
    [[...new Set(rows.map((row) => row.organization))], rows.map((row) => row.id), asOf],
  );
  const labels = async (dimension: Dimension, keys: readonly (string | null)[]) => {
    const refs = await describeKeys(context, context.visible, dimension, [...new Set(keys)]);
    return new Map(refs.map((ref) => [ref.key, ref]));
  };
  const categories = await labels(
    'category',
    used.map(({ category }) => category),
  );
  const channels = await labels(
    'channel',
    rows.map(({ channel }) => channel),
  );
  const members = await labels(
    'member',
    rows.map(({ member }) => member),
  );
  const organizations = await labels(
    'organization',
    rows.map(({ organization }) => organization),
  );
  return rows.map((row) => ({
    id: row.id,
    agent: toRef({
      key: row.agent,
      label: row.agent_label,
      deleted: row.agent_deleted,
      color: row.agent_color,
    }),
    contact: row.contact === null ? null : { key: row.contact, label: row.contact_label },
    channel: row.channel === null ? null : channels.get(row.channel)!,
    organization: organizations.get(row.organization)!,
    member: row.member === null ? null : members.get(row.member)!,
    categories: used
      .filter((one) => one.organization === row.organization && one.conversation === row.id)
      .map(({ category }) => categories.get(category)!),
    type: row.channel === 'phone' ? 'call' : 'chat',
    started_at: trimInstant(row.started_at),
    last_at: trimInstant(row.last_at),
    messages: row.messages,
    in_range: row.in_range,
    whole: row.whole,
  }));
}
