import type { ConversationAnswer } from '../../src/api/types.ts';
import { roles } from './caller.ts';
import { instantSql, trimInstant } from './database.ts';
import { creditsMetric } from './metrics.ts';
import { Problem } from './problem.ts';
import { Query, writeCursor } from './query.ts';
import { describeKeys, type RequestContext } from './request.ts';

interface Summary {
  readonly organization: string;
  readonly contact: string | null;
  readonly contact_label: string | null;
  readonly channel: string | null;
  readonly started_at: string;
  readonly last_at: string;
  readonly messages: number;
  readonly step_count: number;
  readonly total: string;
}

interface StepRow {
  readonly id: string;
  readonly at: string;
  readonly category: string;
  readonly description: string | null;
  readonly credits: string;
  readonly running_total: string;
}

/** `GET /agents/{agent}/conversations/{conversation}` */
export async function getConversation(
  context: RequestContext,
  agent: string,
  conversation: string,
  search: URLSearchParams,
): Promise<ConversationAnswer> {
  if (!context.caller.conversationDetail) {
    throw new Problem('forbidden', 'You may not see single conversations.', {
      role: roles.conversationDetail,
    });
  }
  const query = new Query(search, ['limit', 'cursor'], [agent, conversation]);
  const limit = query.limit();
  const cursor = query.cursor('instant', 'text');
  const asOf = cursor?.asOf ?? context.asOf;
  const { database, visible } = context;
  // PostgreSQL has no such text.
  if (`${agent}${conversation}`.includes('\0')) throw noConversation();
  const which = [visible.map(({ key }) => key), agent, conversation, asOf];
  const steps = `
    from events e
    where e.organization = any($1::text[]) and e.agent = $2 and e.conversation = $3
      and not e.test and e.at <= $4::timestamptz`;

  const [summary] = await database.query<Summary>(
    `select e.organization, min(e.contact) as contact, min(p.label) as contact_label,
            min(e.channel) as channel, ${instantSql('min(e.at)')} as started_at,
            ${instantSql('max(e.at)')} as last_at, sum(e.messages)::int as messages,
            count(*)::int as step_count, trim_scale(sum(e.credits))::text as total
     ${steps.replace(
       'from events e',
       'from events e left join contacts p on p.organization = e.organization and p.key = e.contact',
     )}
     group by e.organization order by e.organization limit 1`,
    which,
  );
  if (!summary) throw noConversation();
  const totals = await database.query<{ category: string; total: string }>(
    `select e.category, trim_scale(sum(e.credits))::text as total ${steps}
     group by e.category order by sum(e.credits) desc, e.category`,
    which,
  );
  const [at, id] = cursor?.after ?? [null, null];
  const rows = await database.query<StepRow>(
    `select id, ${instantSql('at')} as at, category, description,
            trim_scale(credits)::text as credits, trim_scale(running_total)::text as running_total
     from (
       select e.*, sum(e.credits) over (order by e.at, e.id rows unbounded preceding)
                as running_total
       ${steps}
     ) summed
     where $5::timestamptz is null or (at, id) > ($5::timestamptz, $6::text)
     order by at, id limit $7::int`,
    [...which, at, id, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const [agentRef] = await describeKeys(context, visible, 'agent', [agent]);
  const [channel] = await describeKeys(context, visible, 'channel', [summary.channel]);
  const categories = await describeKeys(
    context,
    visible,
    'category',
    totals.map(({ category }) => category),
  );
  return {
    id: conversation,
    agent: agentRef!,
    contact:
      summary.contact === null
        ? null
        : { key: summary.contact, label: summary.contact_label ?? summary.contact },
    channel: summary.channel === null ? null : channel!,
    started_at: trimInstant(summary.started_at),
    last_at: trimInstant(summary.last_at),
    messages: summary.messages,
    as_of: trimInstant(asOf),
    metric: creditsMetric(4),
    step_count: summary.step_count,
    steps: page.map((row) => ({
      ...row,
      at: trimInstant(row.at),
      category: categories.find(({ key }) => key === row.category)!,
    })),
    total: summary.total,
    categories: categories.map((category, index) => ({
      ...category,
      total: totals[index]!.total,
    })),
    next_cursor:
      rows.length > limit && last
        ? writeCursor({ question: query.question(), asOf, after: [last.at, last.id] })
        : null,
  };
}

function noConversation(): Problem {
  return new Problem('not-found', 'There is no such conversation.');
}
