import { toZoned, type CalendarDate } from '@internationalized/date';
import { toInstant } from '../../../src/model/instant.ts';
import type { LabelledValue, UsageEvent } from '../ingest.ts';
import type { SeedAgent, SeedOrganization } from './catalog.ts';
import { writeConversation } from './conversation.ts';
import { createRandom, hash } from './random.ts';

/** Conversations by the hour of the local day. */
const hours = [
  1.2, 0.8, 0.5, 0.4, 0.4, 0.7, 1.6, 3.2, 5.6, 7.2, 7.8, 7.6, 6.8, 6.6, 6.9, 6.9, 6.6, 6.3, 6.1,
  6.2, 5.7, 4.3, 3, 2,
].map((weight, hour) => [hour, weight] as const);

/** Monday to Sunday. */
const weekdays = [1.12, 1.16, 1.12, 1.08, 1.04, 0.8, 0.68];

/** Everything of one billing period. `additional_credits` depends on all that came before in it. */
export interface GeneratedPeriod {
  readonly events: readonly UsageEvent[];
  readonly contacts: readonly LabelledValue[];
}

/** Milliseconds since 1970 at which a local day starts. */
export type DayStart = (day: CalendarDate) => number;

export function dayStarts(timeZone: string): DayStart {
  const known = new Map<string, number>();
  return (day) => {
    const name = day.toString();
    const start = known.get(name) ?? toZoned(day, timeZone).toDate().getTime();
    known.set(name, start);
    return start;
  };
}

/**
 * What an organization used in the billing period that starts on `first`. The same for the same
 * `anchor`, the local day of the first start, whatever the day on which it is generated.
 */
export function generatePeriod(
  organization: SeedOrganization,
  anchor: CalendarDate,
  first: CalendarDate,
): GeneratedPeriod {
  const startOf = dayStarts(organization.timeZone);
  const next = first.add({ months: 1 });
  const [from, to] = [startOf(first), startOf(next)];
  const contacts = new Map<string, LabelledValue>();
  const dated: { at: number; event: UsageEvent }[] = [];
  // A day before, because of the conversations that go on after midnight.
  for (let day = first.subtract({ days: 1 }); day.compare(next) < 0; day = day.add({ days: 1 })) {
    for (const one of generateDay(organization, anchor, day, startOf, contacts)) {
      if (one.at >= from && one.at < to) dated.push(one);
    }
  }
  dated.push(...generateFees(organization, first, from));
  dated.sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1));

  const gap = outageOf(organization, anchor);
  const kept = dated.filter(({ at }) => !gap || at < gap.from || at >= gap.to);
  return {
    events: chargeBeyondPlan(
      organization,
      kept.map(({ event }) => event),
    ),
    contacts: [...contacts.values()],
  };
}

/** The span in which nothing of the organization was received, in milliseconds. */
export function outageOf(
  { outageDaysAgo, timeZone }: SeedOrganization,
  anchor: CalendarDate,
): { readonly from: number; readonly to: number } | undefined {
  if (outageDaysAgo === undefined) return undefined;
  const day = anchor.subtract({ days: outageDaysAgo });
  const startOf = dayStarts(timeZone);
  return { from: startOf(day), to: startOf(day.add({ days: 1 })) };
}

function* generateDay(
  organization: SeedOrganization,
  anchor: CalendarDate,
  day: CalendarDate,
  startOf: DayStart,
  contacts: Map<string, LabelledValue>,
): Generator<{ at: number; event: UsageEvent }> {
  const { key: organizationKey, conversationsPerDay } = organization;
  const daysAgo = daysBetween(day, anchor);
  const random = createRandom(`${organizationKey}/${day.toString()}`);
  const growth = Math.max(0.25, 1.03 - (0.78 * Math.max(0, daysAgo)) / 365);
  const weekday = weekdays[weekdayOf(day)]!;
  const mood = 0.9 + 0.2 * random.next();
  const midnight = startOf(day);
  for (const agent of organization.agents) {
    if (agent.endedDaysAgo !== undefined && daysAgo < agent.endedDaysAgo) continue;
    const runaway = isRunaway(organization, agent, daysAgo);
    const expected =
      conversationsPerDay *
      (agent.share / 100) *
      growth *
      mood *
      (agent.script === 'internal' && weekday < 1 ? 0.2 : weekday) *
      launchFactor(organization, agent, daysAgo) *
      (runaway ? 4 : 1);
    const count = Math.floor(expected * (0.85 + 0.3 * random.next()) + random.next());
    const members = membersOf(organization, agent);
    for (let index = 0; index < count; index++) {
      const seed = `${organizationKey}/${agent.key}/${day.toString()}/${index}`;
      const start = midnight + random.weighted(hours) * 3_600_000 + random.between(0, 3599) * 1000;
      const member = random.chance(0.12) ? null : members[random.between(0, members.length - 1)]!;
      const test = random.chance(0.02);
      const script = writeConversation(
        seed,
        agent,
        start,
        Math.round(conversationsPerDay * 60),
        runaway,
      );
      contacts.set(script.contact.key, script.contact);
      const conversation = `cnv_${code(day, seed)}`;
      for (const [number, step] of script.steps.entries()) {
        yield {
          at: step.at,
          event: {
            organization: organizationKey,
            id: `${conversation}.${String(number).padStart(3, '0')}`,
            at: toInstant(step.at),
            agent: agent.key,
            conversation,
            contact: script.contact.key,
            channel: script.channel,
            model: step.model,
            member,
            category: step.category,
            description: step.description,
            credits: test ? '0' : decimal(step.cost),
            additional_credits: '0',
            input_tokens: step.inputTokens,
            output_tokens: step.outputTokens,
            messages: step.messages,
            quantity: String(step.minutes),
            test,
          },
        };
      }
    }
  }
  yield* generateDocuments(organization, day, midnight);
}

/** Documents that were read for agents' knowledge: they belong to no conversation. */
function* generateDocuments(
  { key, agents }: SeedOrganization,
  day: CalendarDate,
  midnight: number,
): Generator<{ at: number; event: UsageEvent }> {
  const random = createRandom(`${key}/documents/${day.toString()}`);
  if (weekdayOf(day) > 4 || !random.chance(0.55)) return;
  const pages = random.between(20, 260);
  const at = midnight + random.between(7 * 3600, 18 * 3600) * 1000;
  const agent = agents[random.between(0, 4)]!;
  yield {
    at,
    event: {
      ...outside(key, `doc-${day.toString()}`, at),
      agent: agent.key,
      category: 'knowledge-search',
      description: `Read ${pages} pages of documents`,
      credits: decimal(pages * 750),
      quantity: String(pages),
    },
  };
}

/** Phone numbers and the support fee, once a billing period, shortly after it starts. */
function generateFees(
  { key, allowances }: SeedOrganization,
  first: CalendarDate,
  from: number,
): { at: number; event: UsageEvent }[] {
  const numbers = allowances.find(({ measure }) => measure === 'held')?.held ?? 0;
  const at = from + 300_000;
  const telephony: UsageEvent = {
    ...outside(key, `numbers-${first.toString()}`, at),
    category: 'telephony',
    description: `${numbers} phone numbers for a month`,
    credits: decimal(numbers * 100_000),
  };
  const fee: UsageEvent = {
    ...outside(key, `support-${first.toString()}`, at),
    category: 'fees',
    description: 'Priority support for a month',
    credits: '60',
  };
  return [
    { at, event: telephony },
    { at, event: fee },
  ];
}

const outside = (organization: string, id: string, at: number): UsageEvent => ({
  organization,
  id,
  at: toInstant(at),
  agent: null,
  conversation: null,
  contact: null,
  channel: null,
  model: null,
  member: null,
  category: 'fees',
  description: null,
  credits: '0',
  additional_credits: '0',
  input_tokens: 0,
  output_tokens: 0,
  messages: 0,
  quantity: '0',
  test: false,
});

/** Marks what the plan's credits no longer cover. Events are those of one period, oldest first. */
function chargeBeyondPlan(
  { allowances }: SeedOrganization,
  events: readonly UsageEvent[],
): UsageEvent[] {
  const allotted = allowances.find(({ measure }) => measure === 'credits')?.allotted ?? null;
  if (allotted === null) return [...events];
  let left = allotted * 10_000;
  return events.map((event) => {
    const cost = Math.round(Number(event.credits) * 10_000);
    const covered = Math.min(left, cost);
    left -= covered;
    return cost > covered ? { ...event, additional_credits: decimal(cost - covered) } : event;
  });
}

function isRunaway({ runaway }: SeedOrganization, agent: SeedAgent, daysAgo: number): boolean {
  if (runaway?.agent !== agent.key) return false;
  return daysAgo <= runaway.daysAgo && daysAgo > runaway.daysAgo - runaway.days;
}

/** More of an agent from the day of its launch on, a little less every day. */
function launchFactor({ launch }: SeedOrganization, agent: SeedAgent, daysAgo: number): number {
  if (launch?.agent !== agent.key) return 1;
  const since = launch.daysAgo - daysAgo;
  if (since < 0 || since >= launch.days) return 1;
  return 1 + (launch.factor - 1) * (1 - since / launch.days);
}

function membersOf({ members }: SeedOrganization, { key, script }: SeedAgent): readonly string[] {
  const keys = members.map((member) => member.key);
  if (script === 'internal') return keys;
  const first = hash(key) % keys.length;
  return [keys[first]!, keys[(first + 3) % keys.length]!];
}

/** Ten-thousandths as a decimal string. */
function decimal(amount: number): string {
  return `${Math.floor(amount / 10_000)}.${String(amount % 10_000).padStart(4, '0')}`;
}

/** An id that begins with its day, since an index grows quickest where new keys come last. */
function code(day: CalendarDate, seed: string): string {
  const number = hash(seed) * 2 ** 16 + (hash(`${seed}/`) % 2 ** 16);
  return `${utcDays(day).toString(36)}${number.toString(36).padStart(10, '0')}`;
}

function utcDays(day: CalendarDate): number {
  return day.toDate('UTC').getTime() / 86_400_000;
}

function daysBetween(day: CalendarDate, later: CalendarDate): number {
  return utcDays(later) - utcDays(day);
}

/** 0 = Monday. 1970-01-01 was a Thursday. */
function weekdayOf(day: CalendarDate): number {
  return (utcDays(day) + 3) % 7;
}
