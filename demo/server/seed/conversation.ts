import { modelRates, type Model, type SeedAgent } from './catalog.ts';
import { createRandom, type Random } from './random.ts';

/** One step, before it has an organization and a conversation. `cost` is in 1/10,000 credits. */
export interface Step {
  readonly at: number;
  readonly category: string;
  readonly description: string;
  readonly model: Model | null;
  readonly cost: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly messages: number;
  readonly minutes: number;
}

export interface Script {
  readonly channel: string;
  readonly contact: { readonly key: string; readonly label: string };
  readonly steps: readonly Step[];
}

/** Rates that are not per token, in 1/10,000 credits. */
const rates = { knowledgeSearch: 2500, webSearch: 8000, callMinute: 7500, speechMinute: 3500 };

const chatChannels = [
  ['web-chat', 52],
  ['whatsapp', 25],
  ['sms', 5],
  ['messenger', 7],
  ['instagram', 5],
  ['telegram', 2],
] as const;

const tools: readonly (readonly [name: string, cost: number])[] = [
  ['Read the order', 1200],
  ['Read the customer record', 800],
  ['Book an appointment', 2400],
  ['Create a return label', 3600],
  ['Send a confirmation', 1600],
];

const topics = ['delivery times', 'return policy', 'size guide', 'opening hours', 'warranty terms'];
const queries = [
  'oak shelf 80 cm stock',
  'carrier delays today',
  'paint for damp rooms',
  'spare hinge',
];
const given = ['Ida', 'Marek', 'Noor', 'Felix', 'Asha', 'Bruno', 'Lena', 'Yusuf', 'Clara', 'Ravi'];
const family = ['Sommer', 'Petrov', 'Okoye', 'Lind', 'Mehra', 'Costa', 'Weiss', 'Aksoy', 'Byrne'];

/** The steps of one conversation that starts at `start`, in milliseconds; the same for the same seed. */
export function writeConversation(
  seed: string,
  agent: SeedAgent,
  start: number,
  contacts: number,
  runaway: boolean,
): Script {
  const random = createRandom(seed);
  const channel = channelOf(agent, random);
  const contact = contactOf(channel, random.between(1, contacts));
  const steps =
    agent.script === 'call'
      ? callSteps(start, random)
      : chatSteps(start, agent, channel, runaway, random);
  return { channel, contact, steps };
}

function channelOf({ script }: SeedAgent, random: Random): string {
  if (script === 'call') return 'phone';
  if (script === 'campaign')
    return random.weighted([
      ['sms', 3],
      ['whatsapp', 1],
    ]);
  return script === 'internal' ? 'web-chat' : random.weighted(chatChannels);
}

function contactOf(channel: string, number: number) {
  const code = ((number * 40503) % 65536).toString(16).padStart(4, '0');
  const name = `${given[number % given.length]} ${family[number % family.length]}`;
  const phone = `••• ${String((number * 7919) % 10_000).padStart(4, '0')}`;
  if (channel === 'phone' || channel === 'sms') return { key: `tel_${code}`, label: phone };
  if (channel === 'web-chat') return { key: `vis_${code}`, label: `Visitor ${code}` };
  return { key: `ctc_${code}`, label: name };
}

const step = (at: number, category: string, description: string, cost: number): Step => ({
  at,
  category,
  description,
  cost,
  model: null,
  inputTokens: 0,
  outputTokens: 0,
  messages: 0,
  minutes: 0,
});

function reply(
  at: number,
  description: string,
  model: Model,
  inputTokens: number,
  outputTokens: number,
  messages: number,
): Step {
  const tokens = inputTokens + outputTokens;
  return {
    ...step(
      at,
      'llm',
      `${description}, ${tokens} tokens`,
      Math.max(1, Math.round((tokens * modelRates[model]) / 1000)),
    ),
    model,
    inputTokens,
    outputTokens,
    messages,
  };
}

function chatSteps(
  start: number,
  { script }: SeedAgent,
  channel: string,
  runaway: boolean,
  random: Random,
): Step[] {
  const steps: Step[] = [];
  let at = start;
  const pause = (low: number, high: number) => (at += 1000 * random.between(low, high));
  const model: Model = runaway
    ? 'quartz-large'
    : random.weighted([
        ['quartz-mini', 27],
        ['quartz-standard', 57],
        ['quartz-large', 16],
      ]);
  const turns =
    1 +
    random.weighted([
      [0, 9],
      [1, 17],
      [2, 22],
      [3, 20],
      [4, 13],
      [5, 9],
      [7, 6],
      [11, 4],
    ]);
  for (let turn = 1; turn <= turns; turn++) {
    if (turn > 1) pause(14, 95);
    // Now and then a contact comes back hours later, on some nights after midnight.
    if (turn > 1 && random.chance(0.018)) pause(2400, 32_000);
    if (random.chance(0.16)) {
      const topic = topics[random.between(0, topics.length - 1)]!;
      const passages = random.between(2, 6);
      const description = `“${topic}”, ${passages} passages`;
      steps.push(step(at, 'knowledge-search', description, rates.knowledgeSearch));
      pause(1, 4);
    }
    if (script === 'chat' && random.chance(0.12)) {
      const query = queries[random.between(0, queries.length - 1)]!;
      steps.push(step(at, 'web-search', `“${query}”, 5 results`, rates.webSearch));
      pause(1, 5);
    }
    if (random.chance(0.2)) {
      const [name, cost] = tools[random.between(0, tools.length - 1)]!;
      steps.push(step(at, 'tool-calls', name, cost));
      pause(1, 3);
    }
    const input = random.between(420, 1500) + turn * random.between(60, 190);
    const output = random.between(40, 260);
    steps.push(reply(at, `Reply ${turn}`, model, input, output, 2));
    if (runaway && turn > 1) {
      for (let retry = 2; retry <= 4; retry++) {
        pause(15, 22);
        const label = `Reply ${turn}, retry ${retry}`;
        steps.push(reply(at, label, model, input, output, 0));
      }
    }
  }
  if (channel === 'sms') {
    pause(1, 3);
    steps.push(step(at, 'telephony', `Send SMS, ${turns} segments`, 90 * turns));
  }
  return steps;
}

function callSteps(start: number, random: Random): Step[] {
  const minutes = random.weighted([
    [1, 20],
    [2, 26],
    [3, 20],
    [4, 14],
    [6, 12],
    [9, 6],
    [14, 2],
  ]);
  const call: Step = {
    ...step(start, 'telephony', `Call, ${minutes} min`, rates.callMinute * minutes),
    minutes,
  };
  const speech = step(
    start + 1000,
    'speech-to-text',
    `${minutes} min of speech`,
    rates.speechMinute * minutes,
  );
  const steps = [call, speech];
  for (let turn = 1; turn <= Math.min(minutes * 2, 12); turn++) {
    const at = start + turn * 27_000 + 1000 * random.between(0, 9);
    const [input, output] = [random.between(500, 1100), random.between(30, 90)];
    steps.push(reply(at, `Reply ${turn}`, 'lyra-voice', input, output, 2));
  }
  return steps;
}
