import type { Amount, DimensionRef, UsageAnswer } from '../../src/api/types.ts';
import { sumAmounts } from '../../src/model/amount.ts';
import { createMockSource, type MockUsageSource } from './mock-source.ts';

/** One agent as an answer is to have it: its values are repeated over all buckets. */
export interface AgentFigures {
  readonly agent: DimensionRef;
  readonly values: readonly (Amount | null)[];
}

/** Agents by the number: the first is the largest, and every tenth has a peak of its own. */
export function manyAgents(count: number): readonly AgentFigures[] {
  return Array.from({ length: count }, (_, index) => ({
    agent: { key: `agent-${index + 1}`, label: `Agent ${index + 1}` },
    values: Array.from({ length: 30 }, (_each, day) => {
      const usual = (1200 / (index + 3)) * (1 + 0.4 * Math.sin(day + index));
      const peak = index % 10 === 3 && day === 20 ? 8 : 1;
      return (usual * peak).toFixed(4);
    }),
  }));
}

/** A source whose answers by agent are of these agents: the largest `limit`, all others together. */
export function sourceOfAgents(agents: readonly AgentFigures[]): MockUsageSource {
  const source = createMockSource();
  const { usage } = source;
  source.usage = async (request, options) => {
    const { groupBy, limit = 10, ...whole } = request;
    const answer = await usage(whole, options);
    return groupBy === 'agent' ? answerOf(answer, agents, limit) : answer;
  };
  return source;
}

function answerOf(
  answer: UsageAnswer,
  agents: readonly AgentFigures[],
  limit: number,
): UsageAnswer {
  const [metric] = answer.metrics;
  const [total] = answer.series;
  if (!metric || !total) throw new Error('The answer has no metric.');
  const count = answer.starts?.length ?? 0;
  const known = total.values ?? [];
  const over = ({ values }: AgentFigures) =>
    Array.from({ length: count }, (_, index) =>
      // What the mock has not measured or what is still to come stays so.
      known[index] === null ? null : (values[index % values.length] ?? null),
    );
  const sum = (values: readonly (Amount | null)[]) => {
    const measured = values.filter((value) => value !== null);
    return measured.length === 0 ? null : sumAmounts(measured);
  };
  const columns = (lists: readonly (readonly (Amount | null)[])[]) =>
    known.map((value, index) =>
      value === null ? null : sum(lists.map((list) => list[index] ?? null)),
    );
  const all = agents.map((each) => ({ agent: each.agent, values: over(each) }));
  const series = { metric: metric.key };
  const rest = columns(all.slice(limit).map(({ values }) => values));
  const whole = columns(all.map(({ values }) => values));
  return {
    ...answer,
    groups: {
      dimension: 'agent',
      order_by: metric.key,
      items: all.slice(0, limit).map(({ agent }) => agent),
      remaining: Math.max(0, all.length - limit),
    },
    series: [
      { ...series, part: 'total', values: whole, total: sum(whole) },
      ...all.slice(0, limit).map(({ agent, values }) => ({
        ...series,
        part: 'group' as const,
        key: agent.key,
        values,
        total: sum(values),
      })),
      ...(all.length > limit
        ? [{ ...series, part: 'remainder' as const, values: rest, total: sum(rest) }]
        : []),
    ],
  };
}
