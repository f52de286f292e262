import {
  dimensions,
  type Aggregation,
  type Metric,
  type Unit,
  type UnavailableMetric,
} from '../../src/api/types.ts';
import { roles, type Caller } from './caller.ts';

interface StoredMetric {
  readonly metric: Metric;
  /** How it is computed from rows of the events table: a numeric expression. */
  readonly sql: string;
}

const stored = (
  key: string,
  label: string,
  unit: Unit,
  fractionDigits: number,
  aggregation: Aggregation,
  sql: string,
): StoredMetric => ({
  // An event belongs to one value of each dimension at most, so that no groups overlap in sums.
  // One conversation or visitor may be counted in several groups.
  metric: {
    key,
    label,
    unit,
    fraction_digits: fractionDigits,
    aggregation,
    disjoint: aggregation === 'sum' ? dimensions : [],
  },
  sql,
});

const sum = (key: string, label: string, unit: Unit, digits: number, column: string) =>
  stored(key, label, unit, digits, 'sum', `sum(${column})`);
const distinct = (key: string, label: string, column: string) =>
  stored(key, label, 'count', 0, 'distinct', `count(distinct ${column})`);

/** What allowances of a plan count, over rows of the events table; without `filter`, which may follow. */
export const allowanceSql = {
  text_queries: `sum(case when category = 'llm' and channel is distinct from 'phone' then 1 else 0 end)`,
  voice_minutes: `sum(case when category = 'telephony' and conversation is not null then quantity else 0 end)`,
  web_searches: `sum(case when category = 'web-search' then 1 else 0 end)`,
} as const;

const all = [
  sum('credits', 'Credits', 'credit', 1, 'credits'),
  sum('additional_credits', 'Additional credits', 'credit', 1, 'additional_credits'),
  sum('llm_tokens', 'LLM tokens', 'token', 0, 'input_tokens + output_tokens'),
  sum('llm_input_tokens', 'LLM input tokens', 'token', 0, 'input_tokens'),
  sum('llm_output_tokens', 'LLM output tokens', 'token', 0, 'output_tokens'),
  sum('messages', 'Messages', 'count', 0, 'messages'),
  distinct('conversations', 'Conversations', 'conversation'),
  distinct('visitors', 'Visitors', 'contact'),
  distinct('active_agents', 'Active agents', 'agent'),
  distinct('active_members', 'Active team members', 'member'),
  distinct('active_categories', 'Active categories', 'category'),
  stored('text_queries', 'Text queries', 'count', 0, 'sum', allowanceSql.text_queries),
  stored('voice_minutes', 'Voice minutes', 'count', 0, 'sum', allowanceSql.voice_minutes),
  stored('web_searches', 'Web searches', 'count', 0, 'sum', allowanceSql.web_searches),
];

const comingSoon: readonly UnavailableMetric[] = [
  { metric: 'answer_quality', label: 'Answer quality', reason: 'coming_soon' },
  { metric: 'revenue', label: 'Revenue', reason: 'coming_soon' },
  { metric: 'subscribers', label: 'Subscribers', reason: 'coming_soon' },
];

/** What this caller can be answered, and what not and why. */
export function metricsFor(caller: Caller): {
  readonly available: readonly StoredMetric[];
  readonly unavailable: readonly UnavailableMetric[];
} {
  if (caller.additionalCredits) return { available: all, unavailable: comingSoon };
  return {
    available: all.filter(({ metric }) => metric.key !== 'additional_credits'),
    unavailable: [
      {
        metric: 'additional_credits',
        label: 'Additional credits',
        reason: 'forbidden',
        role: roles.additionalCredits,
      },
      ...comingSoon,
    ],
  };
}

/** Credits, described with the digits that the place needs. */
export function creditsMetric(fractionDigits: number): Metric {
  return { ...all[0]!.metric, fraction_digits: fractionDigits };
}

export type { StoredMetric };
