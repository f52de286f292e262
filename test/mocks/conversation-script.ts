import type { DimensionRef } from '../../src/api/types.ts';
import type { AgentProfile } from './catalog.ts';
import { hour, second } from './clock.ts';
import type { Attribution, ConversationRecord, MessageFact, UsageEvent } from './events.ts';
import type { Random } from './random.ts';

/** Ten-thousandths of a credit per token. */
const tokenRates: Readonly<Record<string, number>> = {
  'heron-2': 6,
  'heron-2-mini': 3,
  'heron-2-max': 5,
  'wren-voice': 3,
};

/** One list for all facts of one key: 50,000 facts need not hold as many lists. */
const lists = new Map<string | null, readonly (string | null)[]>();
function only(key: string | null): readonly (string | null)[] {
  const known = lists.get(key) ?? [key];
  lists.set(key, known);
  return known;
}

const givenNames = ['Mira', 'Jonas', 'Aisha', 'Pieter', 'Lucía', 'Kwame', 'Sanna', 'Rafael'];
const familyNames = ['Okafor', 'Lindqvist', 'Baran', 'Castel', 'Novak', 'Ferreira', 'Hoekstra'];

function createContact(channel: string, random: Random): DimensionRef | null {
  const number = random.between(100, 999);
  if (channel === 'phone' || channel === 'sms') {
    return { key: `tel_${number}`, label: `+49 30 ••• ${number}` };
  }
  if (channel === 'web_chat') {
    return random.chance(0.05)
      ? null
      : { key: `visitor_${number.toString(16)}`, label: `visitor ${number.toString(16)}` };
  }
  const name = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  return { key: `contact_${name.toLowerCase().replaceAll(' ', '_')}`, label: name };
}

type Step = Pick<UsageEvent, 'credits' | 'tokens' | 'description'> & {
  readonly category: string;
  readonly model?: string;
};

/** What one message and its answer are charged. */
function writeTurn(
  agent: AgentProfile,
  channel: string,
  turn: number,
  runsAway: boolean,
  random: Random,
): Step[] {
  const steps: Step[] = [];
  const flat = (category: string, credits: number, description: string | null) =>
    steps.push({ category, credits, tokens: 0, description });
  if (agent.tiny) {
    const tokens = random.between(2, 9);
    const model = agent.models[0]!;
    steps.push({ category: 'llm', model, tokens, credits: tokens, description: 'Short answer' });
    return steps;
  }
  if (channel === 'phone') {
    const seconds = random.between(20, 90);
    flat('telephony', seconds * 450, `Line, ${seconds} seconds`);
    flat('speech_to_text', seconds * 220, `${seconds} seconds of speech`);
  }
  if (turn === 0) flat('tool_calls', 200, 'Read the contact record');
  if (random.chance(0.45)) {
    flat(
      'knowledge_search',
      1500,
      `“${random.pick(['opening hours', 'return', 'size', 'delivery'])}”, 4 passages`,
    );
  }
  if (random.chance(0.2)) flat('web_search', 2500 * random.between(1, 4), null);
  const attempts = runsAway ? random.between(3, 6) : 1;
  const model = random.pick(agent.models);
  const tokens = random.between(1800, 5200) + turn * random.between(500, 1400);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const retry = attempt > 1 ? `, retry ${attempt}` : '';
    steps.push({
      category: 'llm',
      model,
      tokens,
      credits: tokens * tokenRates[model]!,
      description: `Reply ${turn + 1}${retry}, ${tokens} tokens`,
    });
  }
  if (channel === 'sms') flat('tool_calls', 400, 'Send SMS, 2 segments');
  return steps;
}

/** One whole conversation of `agent` that begins at `start`. */
export function writeConversation(
  agent: AgentProfile,
  start: number,
  runsAway: boolean,
  random: Random,
): ConversationRecord {
  const channel = random.pick(agent.channels);
  const attribution: Attribution = {
    agent: only(agent.key),
    organization: only(agent.organization),
    channel: only(channel),
    member: only(agent.members && random.chance(0.7) ? random.pick(agent.members) : null),
  };
  const stamp = `${start.toString(36)}${random.between(36, 1295).toString(36)}`;
  const conversation: ConversationRecord = {
    id: channel === 'phone' ? `call/${stamp}` : `cnv_${stamp}`,
    attribution,
    contact: createContact(channel, random),
    type: channel === 'phone' ? 'call' : 'chat',
    events: [],
    messages: [],
  };
  const turns = random.between(1, agent.turns) + (runsAway ? 2 : 0);
  let at = start;
  for (let turn = 0; turn < turns; turn++) {
    const steps = writeTurn(agent, channel, turn, runsAway, random);
    if (conversation.events.length + steps.length > 40) break;
    const message: MessageFact = {
      at,
      attribution,
      category: [...new Set(steps.map((step) => step.category))],
      model: [...new Set(steps.flatMap((step) => step.model ?? []))],
      conversation,
      responseSeconds: random.between(8, 90) / 10,
      revenue: agent.key === 'agt_04' && random.chance(0.06) ? random.between(900, 14_900) : 0,
      subscribed: agent.key === 'agt_10' && random.chance(0.2),
    };
    conversation.messages.push(message);
    for (const { category, model, ...step } of steps) {
      at += random.between(1, 12) * second;
      const id = `${stamp}_${String(conversation.events.length + 1).padStart(2, '0')}`;
      conversation.events.push({
        id,
        at,
        attribution,
        category: only(category),
        model: only(model ?? null),
        conversation,
        additional: 0,
        ...step,
      });
    }
    // Now and then the contact answers hours later: such conversations cross midnight.
    at += random.chance(0.02) ? random.between(3, 9) * hour : random.between(20, 240) * second;
  }
  return conversation;
}
