import { toInstant } from '../../src/model/instant.ts';
import { Parameters } from './database.ts';
import { fold } from './ingest.ts';
import type { Filters, Range } from './query.ts';
import { eventsWhere, type Organization } from './request.ts';

/** Which conversations are listed: those with an event within range and filters. */
export interface Listing {
  readonly organizations: readonly Organization[];
  readonly range: Range;
  readonly filters: Filters;
  /** Conversations are taken as they were then, so that pages fit together. */
  readonly asOf: string;
  /** Part of an id or name of conversation, agent or contact. */
  readonly search: string | undefined;
}

/**
 * Sort keys, each with its column, what it is for a conversation that is listed whole, its type, and
 * what it is in a cursor.
 */
export const sorts = {
  last_at: { whole: 'last_at', type: 'timestamptz', part: 'instant' },
  started_at: { whole: 'started_at', type: 'timestamptz', part: 'instant' },
  messages: { whole: 'messages', type: 'bigint', part: 'count' },
  in_range: { whole: 'credits', type: 'numeric', part: 'amount' },
  whole: { whole: 'credits', type: 'numeric', part: 'amount' },
} as const;

/** Where in an order a page ends, and how long it is. */
export interface PageOrder {
  readonly column: keyof typeof sorts;
  readonly descending: boolean;
  /** Sort value, organization and id of the last row of the page before. */
  readonly after: readonly string[] | undefined;
  readonly limit: number;
}

/**
 * SQL for the conversations of a listing. A page walks along an index of `conversations` in its order, in
 * each organization, and stops when it is full. What a conversation costs there says its own row where all
 * of it lies within the range and no filter takes a part; else its events are added up, one conversation
 * at a time. Those that went on since `asOf` stand elsewhere in the index than in the list: they are few, and
 * come in addition. Only where it is what a filter leaves that decides the order, all events are added up.
 */
export class ListingSql {
  readonly parameters = new Parameters();
  readonly #listing: Listing;

  constructor(listing: Listing) {
    this.#listing = listing;
  }

  /** Count and credits of all that are listed, and credits outside of conversations. */
  totals(): string {
    const listed = this.#takesParts
      ? this.#summed()
      : `select c.credits as in_range from conversations c
         where c.organization = any(${this.#organizations}) and ${this.#isWhole()} ${this.#matches}
         union all select in_range from (${this.#added(this.#isAtEdge())}) added`;
    return `
      select count(*)::int as count,
             trim_scale(coalesce(sum(in_range), 0))::text as in_range,
             (select trim_scale(coalesce(sum(credits), 0))::text from events
              where conversation is null and ${this.#events}) as outside_conversations
      from (${listed}) listed`;
  }

  /** One page of them in order, as rows of `conversations` with `in_range` and `whole`. */
  page(order: PageOrder): string {
    const direction = order.descending ? 'desc' : 'asc';
    const found =
      this.#takesParts && order.column === 'in_range'
        ? `select c.*, summed.in_range from (${this.#summed()}) summed
           join conversations c using (organization, id)`
        : `${this.#walked(order)} union all
           ${this.#added(this.#takesParts ? this.#isLate() : this.#isAtEdge())}`;
    return `
      select * from (
        select found.organization, id, agent, contact, channel, member, started_at, in_range,
               coalesce(late.last_at, found.last_at) as last_at,
               coalesce(late.messages, found.messages) as messages,
               coalesce(late.whole, found.credits) as whole
        from (${found}) found
        left join lateral (
          select max(at) as last_at, sum(messages) as messages, sum(credits) as whole from events
          where found.last_at > ${this.#asOf}
            and organization = found.organization and conversation = found.id
            and not test and at <= ${this.#asOf}
        ) late on true
      ) dated
      ${this.#after(order, order.column, 'where')}
      order by ${order.column} ${direction}, organization ${direction}, id ${direction}
      limit ${this.parameters.add(order.limit)}::int`;
  }

  // Each of these adds its values, since a statement must not have any that it does not use.

  get #organizations(): string {
    return `${this.parameters.add(this.#listing.organizations.map(({ key }) => key))}::text[]`;
  }

  get #from(): string {
    return this.#instant(toInstant(this.#listing.range.from));
  }

  get #to(): string {
    return this.#instant(toInstant(this.#listing.range.to));
  }

  get #asOf(): string {
    return this.#instant(this.#listing.asOf);
  }

  #instant(text: string): string {
    return `${this.parameters.add(text)}::timestamptz`;
  }

  /** Condition for the events that count. */
  get #events(): string {
    const { range, ...selection } = this.#listing;
    return eventsWhere(this.parameters, { ...selection, ranges: [range] });
  }

  /** Condition for the conversations that are searched for. */
  get #matches(): string {
    const { search } = this.#listing;
    return search === undefined
      ? ''
      : `and c.searched like ${this.parameters.add(pattern(search))}`;
  }

  /** Whether a filter may take a part of a conversation. All its events are of one agent. */
  get #takesParts(): boolean {
    return Object.entries(this.#listing.filters).some(
      ([dimension, values]) => values && dimension !== 'organization' && dimension !== 'agent',
    );
  }

  #isWhole(): string {
    const { agent } = this.#listing.filters;
    return `c.started_at >= ${this.#from} and c.last_at < ${this.#to} and c.last_at <= ${this.#asOf}
      ${agent ? `and c.agent = any(${this.parameters.add(agent)}::text[])` : ''}`;
  }

  /** Whether a conversation reaches over an edge of the range, or is late. */
  #isAtEdge(): string {
    return `(c.started_at < ${this.#from} and c.last_at >= ${this.#from}
      or c.started_at >= ${this.#from} and c.started_at < ${this.#to} and c.last_at >= ${this.#to}
      or ${this.#isLate()})`;
  }

  /** Whether a conversation went on since `asOf`. */
  #isLate(): string {
    return `c.last_at > ${this.#asOf} and c.last_at >= ${this.#from} and c.started_at < ${this.#to}`;
  }

  /** The first ones in order of each organization, as many as a page has. */
  #walked(order: PageOrder): string {
    const { whole } = sorts[order.column];
    const direction = order.descending ? 'desc' : 'asc';
    const within = this.#takesParts
      ? `c.last_at >= ${this.#from} and c.started_at < ${this.#to} and c.last_at <= ${this.#asOf}`
      : this.#isWhole();
    return `
      select walked.* from unnest(${this.#organizations}) as asked (organization)
      cross join lateral (
        select c.*, ${this.#takesParts ? 'part.in_range' : 'c.credits as in_range'}
        from conversations c ${this.#takesParts ? this.#part() : ''}
        where c.organization = asked.organization and ${within} ${this.#matches}
          ${this.#after(order, `c.${whole}`, 'and', 'c.')}
        order by c.${whole} ${direction}, c.id ${direction}
        limit ${this.parameters.add(order.limit)}::int
      ) walked`;
  }

  /** Those of a condition, each with what it costs within the listing. */
  #added(condition: string): string {
    return `
      select c.*, part.in_range from conversations c ${this.#part()}
      where c.organization = any(${this.#organizations}) and ${condition} ${this.#matches}`;
  }

  /** What a conversation `c` costs within the listing, if it has any event there. */
  #part(): string {
    return `cross join lateral (
        select sum(credits) as in_range from events
        where organization = c.organization and conversation = c.id and ${this.#events}
        having count(*) > 0
      ) part`;
  }

  /** All of them, by one pass over the events of the listing. */
  #summed(): string {
    const matching =
      this.#listing.search === undefined
        ? ''
        : `join conversations c
             on c.organization = e.organization and c.id = e.conversation ${this.#matches}`;
    return `
      select e.organization, e.conversation as id, sum(e.credits) as in_range
      from (select * from events where conversation is not null and ${this.#events}) e ${matching}
      group by e.organization, e.conversation`;
  }

  #after(
    { column, descending, after }: PageOrder,
    expression: string,
    word: 'where' | 'and',
    alias = '',
  ): string {
    if (!after) return '';
    const [value, organization, id] = after.map((part) => this.parameters.add(part));
    const typed = `${value}::${sorts[column].type}`;
    const sign = descending ? '<' : '>';
    // The first condition is the one that an index of the organization understands.
    return `${word} ${expression} ${sign}= ${typed}
      and (${expression}, ${alias}organization, ${alias}id) ${sign} (${typed}, ${organization}::text, ${id}::text)`;
  }
}

/** Pattern of `like` for text anywhere, whatever stands in it. */
function pattern(search: string): string {
  return `%${fold(search).replace(/[\\%_]/g, '\\$&')}%`;
}
