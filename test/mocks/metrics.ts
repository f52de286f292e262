import type { Amount, Dimension, Metric, UnavailableMetric } from '../../src/api/types.ts';
import { dimensions } from '../../src/api/types.ts';
import { keysOf } from './events.ts';
import type { Fact, MessageFact, MockEvents, UsageEvent } from './events.ts';

/** How the mock makes one figure of facts. */
export interface MetricRule {
  readonly metric: Metric;
  /** The facts that count at all. */
  facts(data: MockEvents): readonly Fact[];
  /** The figure of some of these facts; `null` where nothing can be said of none. */
  measure(facts: readonly Fact[]): Amount | null;
  /** Whether a figure counts all facts since the beginning: a level, not a flow. */
  readonly cumulative?: boolean;
}

/** Ten-thousandths as a decimal string. */
export function toCredits(tenThousandths: number): string {
  const whole = Math.floor(tenThousandths / 10_000);
  const fraction = String(tenThousandths % 10_000).padStart(4, '0');
  return `${whole}.${fraction}`.replace(/\.?0+$/, '');
}

function add<T>(facts: readonly T[], read: (fact: T) => number): number {
  return facts.reduce((sum, fact) => sum + read(fact), 0);
}

function ofEvents(
  metric: Metric,
  measure: (events: readonly UsageEvent[]) => Amount | null,
): MetricRule {
  return {
    metric,
    facts: (data) => data.events,
    measure: (facts) => measure(facts as readonly UsageEvent[]),
  };
}

function ofMessages(
  metric: Metric,
  measure: (messages: readonly MessageFact[]) => Amount | null,
): MetricRule {
  return {
    metric,
    facts: (data) => data.messages,
    measure: (facts) => measure(facts as readonly MessageFact[]),
  };
}

function distinct(facts: readonly Fact[], dimension: Dimension): number {
  return new Set(facts.flatMap((fact) => keysOf(fact, dimension).filter((key) => key !== null)))
    .size;
}

/** A message has one of each of these, but can use several categories and models. */
const disjointForMessages: readonly Dimension[] = ['agent', 'organization', 'channel', 'member'];

function describe(
  key: string,
  label: string,
  unit: Metric['unit'],
  aggregation: Metric['aggregation'],
  disjoint: readonly Dimension[],
  more: Partial<Metric> = {},
): Metric {
  return { key, label, unit, aggregation, disjoint, fraction_digits: 0, ...more };
}

const subscribers = ofMessages(
  describe('subscribers', 'Subscribers', 'count', 'last', disjointForMessages),
  (messages) => messages.length,
);

export const rules: readonly MetricRule[] = [
  ofEvents(
    describe('credits', 'Credits', 'credit', 'sum', dimensions, { fraction_digits: 1 }),
    (events) => toCredits(add(events, (event) => event.credits)),
  ),
  ofEvents(
    describe('additional_credits', 'Additional credits', 'credit', 'sum', dimensions, {
      fraction_digits: 1,
    }),
    (events) => toCredits(add(events, (event) => event.additional)),
  ),
  ofEvents(describe('llm_tokens', 'LLM tokens', 'token', 'sum', dimensions), (events) =>
    add(events, (event) => event.tokens),
  ),
  ofMessages(
    describe('messages', 'Messages', 'count', 'sum', disjointForMessages),
    (messages) => messages.length,
  ),
  {
    metric: describe('conversations', 'Conversations', 'count', 'distinct', disjointForMessages),
    facts: (data) => [...data.events, ...data.messages],
    measure: (facts) => new Set(facts.flatMap((fact) => fact.conversation ?? [])).size,
  },
  ofEvents(
    describe('visitors', 'Visitors', 'count', 'distinct', []),
    (events) => new Set(events.flatMap((event) => event.conversation?.contact?.key ?? [])).size,
  ),
  ofEvents(
    describe('active_agents', 'Active agents', 'count', 'distinct', ['agent', 'organization']),
    (events) => distinct(events, 'agent'),
  ),
  ofEvents(
    describe('active_members', 'Active team members', 'count', 'distinct', ['member']),
    (events) => distinct(events, 'member'),
  ),
  ofEvents(
    describe('active_categories', 'Active categories', 'count', 'distinct', ['category']),
    (events) => distinct(events, 'category'),
  ),
  ofMessages(
    describe('revenue', 'Revenue', 'currency', 'sum', disjointForMessages, {
      currency: 'EUR',
      fraction_digits: 2,
    }),
    (messages) => toCredits(add(messages, (message) => message.revenue) * 100),
  ),
  ofMessages(
    describe('response_time', 'Response time', 'duration', 'mean', [], { fraction_digits: 1 }),
    (messages) =>
      messages.length === 0
        ? null
        : (add(messages, (message) => message.responseSeconds) / messages.length).toFixed(2),
  ),
  ofMessages(
    describe('longest_response', 'Longest response', 'duration', 'max', [], {
      fraction_digits: 1,
    }),
    (messages) =>
      messages.length === 0
        ? null
        : messages.reduce((longest, message) => Math.max(longest, message.responseSeconds), 0),
  ),
  {
    ...subscribers,
    facts: (data) => data.messages.filter((message) => message.subscribed),
    cumulative: true,
  },
];

/** Metrics that the mock has heard of and cannot answer. */
export const unavailable: readonly UnavailableMetric[] = [
  { metric: 'answer_quality', label: 'Answer quality', reason: 'coming_soon' },
];
