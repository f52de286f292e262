import {
  dimensions,
  type Conversation,
  type ConversationsAnswer,
  type Dimension,
} from '../../src/api/types.ts';
import { instantSql, trimInstant, type Database } from './database.ts';
import { requireDimension } from './dimensions.ts';
import { ListingSql, sorts, type Listing, type PageOrder } from './listed.ts';
import { creditsMetric } from './metrics.ts';
import { invalid } from './problem.ts';
import { Query, rangeInstants, writeCursor } from './query.ts';
import { cover, describeKeys, toRef, type RequestContext } from './request.ts';

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
  const cursor = query.cursor(sorts[column].part, 'text', 'text', 'count', 'amount', 'amount');
  const asOf = cursor?.asOf ?? context.asOf;
  const { organizations } = cover(context, filters.organization);
  const listing: Listing = { organizations, range, filters, asOf, search: query.search() };

  // A cursor fixes the list, so that its totals are known with the first page.
  const totals = cursor
    ? readTotals(cursor.after.slice(3))
    : await addUp(context.database, listing);
  const order = { column, descending, after: cursor?.after.slice(0, 3), limit: limit + 1 };
  const rows = await readPage(context.database, listing, order);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ...rangeInstants(range),
    time_zone: timeZone,
    as_of: trimInstant(asOf),
    metric: creditsMetric(2),
    sort,
    items: await describeRows(context, page, asOf),
    totals,
    next_cursor:
      rows.length > limit && last
        ? writeCursor({
            question: query.question(),
            asOf,
            after: [
              last.sort_value,
              last.organization,
              last.id,
              String(totals.count),
              String(totals.in_range),
              String(totals.outside_conversations),
            ],
          })
        : null,
  };
}

type Totals = ConversationsAnswer['totals'];

function readTotals(texts: readonly string[]): Totals {
  const [count, in_range = '', outside_conversations = ''] = texts;
  return { count: Number(count), in_range, outside_conversations };
}

async function addUp(database: Database, listing: Listing): Promise<Totals> {
  const sql = new ListingSql(listing);
  const [totals] = await database.query<Totals>(sql.totals(), sql.parameters.values);
  return totals!;
}

function readPage(
  database: Database,
  listing: Listing,
  order: PageOrder,
): Promise<readonly ConversationRow[]> {
  const sql = new ListingSql(listing);
  const { column } = order;
  const direction = order.descending ? 'desc' : 'asc';
  const value = sorts[column].type === 'timestamptz' ? instantSql(column) : `${column}::text`;
  return database.query<ConversationRow>(
    `select page.organization, id, agent, coalesce(a.label, agent) as agent_label,
            a.deleted as agent_deleted, a.color as agent_color, contact,
            coalesce(p.label, contact) as contact_label, channel, member,
            ${instantSql('started_at')} as started_at, ${instantSql('last_at')} as last_at,
            messages::int as messages, trim_scale(in_range)::text as in_range,
            trim_scale(whole)::text as whole, ${value} as sort_value
     from (${sql.page(order)}) page
     left join dimension_values a
       on a.organization = page.organization and a.dimension = 'agent' and a.key = agent
     left join contacts p on p.organization = page.organization and p.key = contact
     order by page.${column} ${direction}, page.organization ${direction}, id ${direction}`,
    sql.parameters.values,
  );
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
