import type { Dimension, DimensionRef } from '../../src/api/types.ts';
import { createCatalog } from './catalog.ts';
import type { AgentProfile, Catalog } from './catalog.ts';
import { billing, day, earliest, hour, minute, now, outage, second } from './clock.ts';
import { writeConversation } from './conversation-script.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

/** Keys of one dimension that a fact belongs to; `null`: not assigned. */
export type Keys = readonly (string | null)[];

/** What all facts of one conversation share. */
export type Attribution = Readonly<Record<Exclude<Dimension, 'category' | 'model'>, Keys>>;

/** Something that happened at a point in time and can be filtered and grouped. */
export interface Fact {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly attribution: Attribution;
  readonly category: Keys;
  readonly model: Keys;
  /** `null`: belongs to no conversation. */
  readonly conversation: ConversationRecord | null;
}

/** One line that was charged. Credits are whole ten-thousandths, so that sums are exact. */
export interface UsageEvent extends Fact {
  readonly id: string;
  readonly credits: number;
  /** Part of `credits` beyond the plan. */
  additional: number;
  readonly tokens: number;
  readonly description: string | null;
}

/** One message with its answer. It can use several categories and models. */
export interface MessageFact extends Fact {
  readonly responseSeconds: number;
  /** Euro cents. */
  readonly revenue: number;
  readonly subscribed: boolean;
}

export interface ConversationRecord {
  readonly id: string;
  readonly attribution: Attribution;
  readonly contact: DimensionRef | null;
  readonly type: string;
  /** Oldest first. */
  readonly events: UsageEvent[];
  readonly messages: MessageFact[];
}

/** All that the mock knows. Lists are in order of time. */
export interface MockEvents {
  readonly catalog: Catalog;
  readonly events: readonly UsageEvent[];
  readonly messages: readonly MessageFact[];
  readonly conversations: readonly ConversationRecord[];
  /** Time of the newest event. */
  readonly asOf: number;
}

/** Ten-thousandths of a credit that the plan contains each month. */
export const allotted = 22_000_0000;

/** Conversations per hour of the day (UTC), as parts of the busiest. */
const hours = [1, 0, 0, 0, 1, 3, 6, 9, 10, 10, 9, 8, 9, 10, 9, 8, 7, 6, 5, 5, 4, 3, 2, 2];
const weekdays = [0.55, 1, 0.98, 1.02, 1.05, 0.95, 0.6];

export function keysOf(fact: Fact, dimension: Dimension): Keys {
  if (dimension === 'category') return fact.category;
  if (dimension === 'model') return fact.model;
  return fact.attribution[dimension];
}

function pickHour(random: Random): number {
  for (;;) {
    const candidate = random.between(0, 23);
    if (random.chance(hours[candidate]! / 10)) return candidate;
  }
}

function inOutage(time: number): boolean {
  return time >= outage.from && time < outage.to;
}

/** The conversation as it stands at `until`. */
function cutOff(conversation: ConversationRecord, until: number): ConversationRecord {
  const { events, messages } = conversation;
  const kept: ConversationRecord = { ...conversation, events: [], messages: [] };
  const within = <T extends Fact>(facts: readonly T[]) =>
    facts.filter((fact) => fact.at < until).map((fact) => ({ ...fact, conversation: kept }));
  kept.events.push(...within(events));
  if (kept.events.length > 0) kept.messages.push(...within(messages));
  return kept;
}

function conversationsOf(
  agent: AgentProfile,
  midnight: number,
  random: Random,
): ConversationRecord[] {
  const weekday = weekdays[new Date(midnight).getUTCDay()]!;
  const growth = 0.9 + (0.25 * (midnight - earliest)) / (now - earliest);
  const runsAway =
    agent.runsAwayFrom !== undefined && midnight + day > Date.parse(agent.runsAwayFrom);
  const expected = agent.daily * weekday * growth * (runsAway ? 4 : 1);
  const count = Math.round(expected * (0.85 + random.next() * 0.3));
  const until = Math.min(now, agent.until ? Date.parse(agent.until) : now);
  const written: ConversationRecord[] = [];
  for (let index = 0; index < count; index++) {
    const start =
      midnight +
      pickHour(random) * hour +
      random.between(0, 59) * minute +
      random.between(0, 59) * second;
    const conversation = writeConversation(agent, start, runsAway, random);
    const last = conversation.events.at(-1)!.at;
    if (inOutage(start) || inOutage(last)) continue;
    const begun = until < last ? cutOff(conversation, until) : conversation;
    if (begun.events.length > 0) written.push(begun);
  }
  return written;
}

/** Amounts that belong to no conversation: documents read, telephone numbers rented. */
function outsideConversations(catalog: Catalog): UsageEvent[] {
  const events: UsageEvent[] = [];
  const add = (
    agent: AgentProfile,
    at: number,
    category: string,
    credits: number,
    text: string,
  ) => {
    if (at >= now || inOutage(at)) return;
    events.push({
      id: `evt_${at.toString(36)}_${agent.key}`,
      at,
      attribution: {
        agent: [agent.key],
        organization: [agent.organization],
        channel: [null],
        member: [null],
      },
      category: [category],
      model: [null],
      conversation: null,
      credits,
      additional: 0,
      tokens: 0,
      description: text,
    });
  };
  const named = (key: string) => catalog.agents.find((agent) => agent.key === key)!;
  for (let at = earliest + 2 * hour; at < now; at += 7 * day) {
    add(named('agt_01'), at, 'documents', 186_5000, 'Shop catalogue read again, 1,243 pages');
    add(named('agt_02'), at + 20 * minute, 'documents', 24_1500, 'Carrier terms read, 161 pages');
  }
  for (const month of ['2026-09', '2026-10', '2026-11']) {
    add(
      named('agt_05'),
      Date.parse(`${month}-01T00:00:00Z`),
      'numbers',
      45_0000,
      'Three numbers, one month',
    );
  }
  catalog.agents.forEach((agent, index) => {
    if (agent.daily === 0 && agent.role === undefined) {
      const at = now - 30 * day + (index % 700) * hour;
      add(agent, at, 'documents', 125 + (index % 40) * 25, 'Profile read');
    }
  });
  return events;
}

/** Marks what goes beyond the plan's credits within a month. */
function markAdditional(events: readonly UsageEvent[]): void {
  const starts = ['2026-08-31T22:00:00Z', '2026-09-30T22:00:00Z', billing.from].map(Date.parse);
  let used = 0;
  let month = -1;
  for (const event of events) {
    const current = starts.findLastIndex((start) => start <= event.at);
    if (current !== month) used = 0;
    month = current;
    const before = Math.max(used, allotted);
    used += event.credits;
    event.additional = Math.max(0, used - before);
  }
}

function generate(agentCount: number): MockEvents {
  const catalog = createCatalog(agentCount);
  const random = createRandom(20_261_120);
  const conversations: ConversationRecord[] = [];
  for (let midnight = earliest; midnight < now; midnight += day) {
    for (const agent of catalog.agents) {
      if (agent.daily > 0) conversations.push(...conversationsOf(agent, midnight, random));
    }
  }
  const running = writeConversation(catalog.agents[0]!, now - 2 * minute, false, random);
  conversations.push(cutOff(running, now));
  const events = [
    ...conversations.flatMap((conversation) => conversation.events),
    ...outsideConversations(catalog),
  ].sort((a, b) => a.at - b.at);
  markAdditional(events);
  return {
    catalog,
    events,
    messages: conversations
      .flatMap((conversation) => conversation.messages)
      .sort((a, b) => a.at - b.at),
    conversations,
    asOf: events.at(-1)!.at,
  };
}

const generated = new Map<number, MockEvents>();

/** The mock's events, the same at every call; made once for each number of agents. */
export function createEvents(agentCount = 0): MockEvents {
  const known = generated.get(agentCount);
  if (known) return known;
  const events = generate(agentCount);
  generated.set(agentCount, events);
  return events;
}
