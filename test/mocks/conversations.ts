import type {
  Conversation,
  ConversationAnswer,
  ConversationRequest,
  ConversationsAnswer,
  ConversationsRequest,
  DimensionRef,
  Metric,
} from '../../src/api/types.ts';
import { toRef } from './catalog.ts';
import { toInstant } from './clock.ts';
import type { ConversationRecord, Fact, MockEvents, UsageEvent } from './events.ts';
import { matches } from './measure.ts';
import { rules, toCredits } from './metrics.ts';
import { cutPage } from './pages.ts';
import { forbidden, notFound } from './problem.ts';
import { checkAllowed } from './usage.ts';

/** Single steps show more digits than totals. */
const metric: Metric = { ...rules[0]!.metric, fraction_digits: 4 };

interface Row {
  readonly conversation: ConversationRecord;
  /** Ten-thousandths within range and filters, and in all. */
  readonly inRange: number;
  readonly whole: number;
}

function sumCredits(events: readonly UsageEvent[]): number {
  return events.reduce((sum, event) => sum + event.credits, 0);
}

/** Credits by category, largest first. */
function byCategory(events: readonly UsageEvent[]): readonly (readonly [string, number])[] {
  const totals = new Map<string, number>();
  for (const event of events) {
    const key = event.category[0]!;
    totals.set(key, (totals.get(key) ?? 0) + event.credits);
  }
  return [...totals].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
}

function describe(conversation: ConversationRecord, data: MockEvents) {
  const { agent, channel } = conversation.attribution;
  const { events, contact, id } = conversation;
  return {
    id,
    agent: toRef(data.catalog, 'agent', agent[0]!),
    contact,
    channel: channel[0] ? toRef(data.catalog, 'channel', channel[0]) : null,
    started_at: toInstant(conversation.messages[0]!.at),
    last_at: toInstant(events.at(-1)!.at),
    messages: conversation.messages.length,
  };
}

function toConversation(row: Row, data: MockEvents): Conversation {
  const { conversation, inRange, whole } = row;
  const { organization, member } = conversation.attribution;
  return {
    ...describe(conversation, data),
    organization: toRef(data.catalog, 'organization', organization[0]!),
    member: member[0] ? toRef(data.catalog, 'member', member[0]) : null,
    categories: byCategory(conversation.events).map(([key]) =>
      toRef(data.catalog, 'category', key),
    ),
    type: conversation.type,
    in_range: toCredits(inRange),
    whole: toCredits(whole),
  };
}

function isFound(conversation: ConversationRecord, search: string, data: MockEvents): boolean {
  const agent = toRef(data.catalog, 'agent', conversation.attribution.agent[0]!);
  const places: readonly (DimensionRef | null)[] = [agent, conversation.contact];
  const words = [conversation.id, ...places.flatMap((ref) => (ref ? [ref.key, ref.label] : []))];
  return words.join('\n').toLowerCase().includes(search.toLowerCase());
}

function compareRows(sort: string): (a: Row, b: Row) => number {
  const figure = ({ conversation, inRange, whole }: Row): number => {
    switch (sort.replace('-', '')) {
      case 'started_at':
        return conversation.messages[0]!.at;
      case 'messages':
        return conversation.messages.length;
      case 'in_range':
        return inRange;
      case 'whole':
        return whole;
      default:
        return conversation.events.at(-1)!.at;
    }
  };
  const direction = sort.startsWith('-') ? -1 : 1;
  return (a, b) =>
    direction * (figure(a) - figure(b)) || (a.conversation.id < b.conversation.id ? -1 : 1);
}

/** What a question lists, whichever page of it. */
interface Listing {
  readonly rows: readonly Row[];
  readonly totals: ConversationsAnswer['totals'];
}

/** A list is read page by page, and finding its rows is the most that a page costs. */
const lastListing = new WeakMap<
  MockEvents,
  { readonly question: string; readonly listing: Listing }
>();

function listingOf(
  { limit: _limit, cursor: _cursor, ...request }: ConversationsRequest,
  data: MockEvents,
): Listing {
  const question = JSON.stringify(request);
  const last = lastListing.get(data);
  if (last?.question === question) return last.listing;
  const listing = list(request, data);
  lastListing.set(data, { question, listing });
  return listing;
}

function list(request: ConversationsRequest, data: MockEvents): Listing {
  const { filters = {}, search = '', sort = '-last_at' } = request;
  const from = Date.parse(request.from);
  const to = Date.parse(request.to);
  const counts = (fact: Fact) => fact.at >= from && fact.at < to && matches(fact, filters);
  const rows = data.conversations
    .filter(({ events, messages }) => events.some(counts) || messages.some(counts))
    .filter((conversation) => isFound(conversation, search, data))
    .map((conversation): Row => {
      const { events } = conversation;
      return {
        conversation,
        inRange: sumCredits(events.filter(counts)),
        whole: sumCredits(events),
      };
    })
    .sort(compareRows(sort));
  const outside = data.events.filter((event) => event.conversation === null && counts(event));
  return {
    rows,
    totals: {
      count: rows.length,
      in_range: toCredits(rows.reduce((sum, { inRange }) => sum + inRange, 0)),
      outside_conversations: toCredits(sumCredits(outside)),
    },
  };
}

/** `GET /conversations`. */
export function answerConversations(
  request: ConversationsRequest,
  data: MockEvents,
): ConversationsAnswer {
  const { from, to, timeZone, filters = {}, sort = '-last_at' } = request;
  checkAllowed(filters, data);
  const { rows, totals } = listingOf(request, data);
  const { items, next_cursor } = cutPage(rows, request);
  return {
    from,
    to,
    time_zone: timeZone,
    as_of: toInstant(data.asOf),
    metric,
    sort,
    items: items.map((row) => toConversation(row, data)),
    totals,
    next_cursor,
  };
}

/** `GET /agents/{agent}/conversations/{conversation}`. */
export function answerConversation(
  request: ConversationRequest,
  data: MockEvents,
): ConversationAnswer {
  const role = data.catalog.agents.find(({ key }) => key === request.agent)?.role;
  if (role) throw forbidden(role);
  const conversation = data.conversations.find(
    ({ id, attribution }) => id === request.conversation && attribution.agent[0] === request.agent,
  );
  if (!conversation) throw notFound('This agent has no such conversation.');
  let running = 0;
  const steps = conversation.events.map((event) => {
    running += event.credits;
    return {
      id: event.id,
      at: toInstant(event.at),
      category: toRef(data.catalog, 'category', event.category[0]!),
      description: event.description,
      credits: toCredits(event.credits),
      running_total: toCredits(running),
    };
  });
  const { items, next_cursor } = cutPage(steps, request);
  return {
    ...describe(conversation, data),
    as_of: toInstant(data.asOf),
    metric,
    step_count: steps.length,
    steps: items,
    total: toCredits(running),
    categories: byCategory(conversation.events).map(([key, total]) => ({
      ...toRef(data.catalog, 'category', key),
      total: toCredits(total),
    })),
    next_cursor,
  };
}
