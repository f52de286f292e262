import type { Allowance, Amount, PlanAnswer, PlanRequest } from '../../src/api/types.ts';
import { compareAmounts, subtractAmounts } from '../../src/model/amount.ts';
import { billing, toInstant } from './clock.ts';
import { allotted } from './events.ts';
import type { MockEvents } from './events.ts';
import { measureTotal, select } from './measure.ts';
import { rules, toCredits } from './metrics.ts';
import { notFound } from './problem.ts';
import { checkAllowed, scopeOf } from './usage.ts';

/** `GET /plan`: one allowance of every kind and status. */
export function answerPlan(request: PlanRequest, data: MockEvents): PlanAnswer {
  const { organization } = request;
  const known = data.catalog.entries.organization.some(({ key }) => key === organization);
  if (organization !== undefined && !known) throw notFound('There is no such organization.');
  const filters = organization === undefined ? {} : { organization: [organization] };
  checkAllowed(filters, data);
  const span = { from: Date.parse(billing.from), to: Date.parse(billing.to) };
  const used = (metric: string): Amount => {
    const rule = rules.find((candidate) => candidate.metric.key === metric)!;
    return measureTotal(rule, select(rule, data, filters), span, data) ?? '0';
  };
  const agents = data.catalog.agents.filter(
    (agent) =>
      !agent.deleted && !agent.role && (!organization || agent.organization === organization),
  ).length;
  const count = (
    key: string,
    label: string,
    kind: Allowance['kind'],
    figure: number,
    limit: number | null,
  ): Allowance => ({
    key,
    label,
    unit: 'count',
    fraction_digits: 0,
    kind,
    used: figure,
    allotted: limit,
  });
  const messages = used('messages');
  const messageLimit = 4000;
  return {
    name: 'Business',
    as_of: toInstant(data.asOf),
    period: billing,
    allowances: [
      {
        key: 'credits',
        label: 'Message credits',
        unit: 'credit',
        fraction_digits: 1,
        kind: 'consumable',
        used: used('credits'),
        allotted: toCredits(allotted),
        metric: 'credits',
        shared: true,
      },
      {
        key: 'voice_minutes',
        label: 'Voice minutes',
        unit: 'duration',
        fraction_digits: 0,
        kind: 'consumable',
        used: 114_720,
        allotted: 120_000,
      },
      {
        ...count('messages', 'Messages', 'consumable', 0, messageLimit),
        used: messages,
        metric: 'messages',
        ...(compareAmounts(messages, messageLimit) > 0 && {
          overage: subtractAmounts(messages, messageLimit),
        }),
      },
      { ...count('web_searches', 'Web searches', 'consumable', 612, 2000) },
      {
        ...count('concurrent_calls', 'Concurrent calls', 'peak', 6, 10),
        peak_at: '2026-11-18T09:14:00Z',
      },
      count('phone_numbers', 'Phone numbers', 'capacity', 3, 5),
      count('agents', 'Agents', 'capacity', agents, Math.max(14, agents)),
      count('members', 'Team members', 'capacity', 4, null),
    ],
    links: { billing: '/billing', top_up: '/billing/top-up' },
    scope: scopeOf(filters, data),
  };
}
