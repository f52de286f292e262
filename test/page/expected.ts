import type {
  Allowance,
  Amount,
  ConversationAnswer,
  ConversationsAnswer,
  PlanAnswer,
  Series,
  UsageAnswer,
} from '../../src/api/types.ts';
import { conversationPath, conversationsPath, planPath, usagePath } from '../mocks/paths.ts';
import type { Figures } from './dashboard.ts';
import { now, type Stage } from './stage.ts';

/** What a page shows at first: 30 days, today the last, by the clock of the stage. */
export const lastDays = {
  'America/New_York': { from: '2026-10-22T04:00:00Z', to: '2026-11-21T05:00:00Z' },
  'Asia/Kolkata': { from: '2026-10-21T18:30:00Z', to: '2026-11-20T18:30:00Z' },
} as const;
export type Zone = keyof typeof lastDays;

export interface Question {
  readonly organization: string;
  readonly timeZone: Zone;
  readonly agent?: string;
}

export interface ConversationKey {
  readonly agent: string;
  readonly conversation: string;
}

/** A number as the pages of these tests write it, digit by digit. */
export function written(amount: Amount, digits = 0): string {
  return new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(String(amount) as Intl.StringNumericLiteral);
}

/** The API's figures for a question, in the whole or by agent. */
export async function askUsage(
  stage: Stage,
  { organization, timeZone, agent }: Question,
  metrics: readonly string[],
  more: { readonly groupBy?: 'agent'; readonly interval?: 'day' } = {},
): Promise<UsageAnswer> {
  const path = usagePath({
    metrics,
    ...lastDays[timeZone],
    timeZone,
    daily: true,
    limit: 1000,
    filters: { organization: [organization], ...(agent !== undefined && { agent: [agent] }) },
    ...more,
  });
  return (await stage.ask(path)) as UsageAnswer;
}

/** The total of a metric. */
export function totalOf({ series }: UsageAnswer, metric: string): Series {
  const found = series.find((one) => one.metric === metric && one.part === 'total');
  if (!found) throw new Error(`There is no total of ${metric}`);
  return found;
}

/** The dearest conversation of the last days. */
export async function dearestConversation(
  stage: Stage,
  organization: string,
): Promise<ConversationKey> {
  const { from } = lastDays['America/New_York'];
  const path = conversationsPath({
    from,
    to: now.toISOString(),
    timeZone: 'UTC',
    sort: '-whole',
    limit: 1,
    filters: { organization: [organization] },
  });
  const { items } = (await stage.ask(path)) as ConversationsAnswer;
  const [dearest] = items;
  if (!dearest?.agent.key) throw new Error('There is no conversation');
  return { agent: dearest.agent.key, conversation: dearest.id };
}

/** What the five tags have to show, by what the API answers. */
export async function expectedFigures(
  stage: Stage,
  question: Question,
  key: ConversationKey,
  agentLabel = 'All agents',
): Promise<Figures> {
  const counts = ['llm_tokens', 'conversations', 'messages', 'active_categories'];
  const usage = await askUsage(stage, question, ['credits', ...counts]);
  const { organization } = question;
  const plan = (await stage.ask(planPath({ organization }))) as PlanAnswer;
  const conversation = (await stage.ask(conversationPath(key))) as ConversationAnswer;

  const credits = totalOf(usage, 'credits');
  const { daily } = credits;
  if (!daily?.peak) throw new Error('There is no peak day');
  const average = Number(daily.total) / daily.complete_days;
  const [tokens, conversations, messages, categories] = counts.map((metric) =>
    written(totalOf(usage, metric).total!),
  ) as [string, string, string, string];
  const seats = (name: string) => {
    const allowance = plan.allowances.find(({ key }) => key === name)!;
    return allowance.allotted === null ? written(allowance.used) : tileOf(allowance);
  };
  return {
    agent: agentLabel,
    summary: [
      written(credits.total!, 1),
      tokens,
      conversations,
      messages,
      written(average, 1),
      written(daily.peak.total, 1),
      seats('agents'),
      seats('members'),
      categories,
    ],
    chart: `${written(credits.total!, 1)} credits`,
    tiles: plan.allowances.map(tileOf),
    conversation: { rows: conversation.step_count, total: written(conversation.total, 4) },
  };
}

function tileOf({ used, allotted, fraction_digits: digits }: Allowance): string {
  const limit = allotted === null ? 'no limit' : `of ${limitOf(allotted)}`;
  return `${written(used, digits)} ${limit}`;
}

function limitOf(allotted: Amount): string {
  return written(allotted, Number.isInteger(Number(allotted)) ? 0 : 1);
}
