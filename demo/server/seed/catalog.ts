import type { LabelledValue } from '../ingest.ts';

/** How an agent's conversations go. */
export type Script = 'chat' | 'call' | 'campaign' | 'internal';

export interface SeedAgent extends LabelledValue {
  /** Part of the organization's conversations. */
  readonly share: number;
  readonly script: Script;
  /** Days before the first start on which it was last used, for a deleted one. */
  readonly endedDaysAgo?: number;
}

export interface SeedAllowance {
  readonly key: string;
  readonly label: string;
  readonly unit: 'credit' | 'count';
  readonly kind: 'consumable' | 'capacity' | 'peak';
  readonly measure: string;
  readonly metric?: string;
  readonly allotted: number | null;
  readonly held?: number;
  readonly overageCharged?: boolean;
}

export interface SeedOrganization {
  readonly key: string;
  readonly label: string;
  readonly timeZone: string;
  readonly plan: string;
  /** How far the billing period has run on the day of the first start. */
  readonly daysIntoPeriod: number;
  /** Conversations on an average day of the last weeks. */
  readonly conversationsPerDay: number;
  readonly agents: readonly SeedAgent[];
  readonly members: readonly LabelledValue[];
  readonly allowances: readonly SeedAllowance[];
  /** Days before the first start on which nothing was received. */
  readonly outageDaysAgo?: number;
  readonly launch?: {
    readonly agent: string;
    readonly daysAgo: number;
    readonly days: number;
    readonly factor: number;
  };
  readonly runaway?: { readonly agent: string; readonly daysAgo: number; readonly days: number };
}

export const categories: readonly LabelledValue[] = [
  { key: 'llm', label: 'LLM' },
  { key: 'telephony', label: 'Telephony' },
  { key: 'web-search', label: 'Web search' },
  { key: 'speech-to-text', label: 'Speech to text' },
  { key: 'knowledge-search', label: 'Knowledge search' },
  { key: 'tool-calls', label: 'Tool calls' },
  { key: 'fees', label: 'Fees' },
];

export const channels: readonly LabelledValue[] = [
  { key: 'web-chat', label: 'Web chat' },
  { key: 'whatsapp', label: 'WhatsApp' },
  { key: 'phone', label: 'Phone' },
  { key: 'sms', label: 'SMS' },
  { key: 'messenger', label: 'Messenger' },
  { key: 'instagram', label: 'Instagram' },
  { key: 'telegram', label: 'Telegram' },
];

/** Credits for 1,000 tokens, in ten-thousandths of a credit. */
export const modelRates = {
  'quartz-mini': 1500,
  'quartz-standard': 4300,
  'quartz-large': 10_000,
  'lyra-voice': 3300,
} as const;
export type Model = keyof typeof modelRates;

export const models: readonly LabelledValue[] = [
  { key: 'quartz-mini', label: 'Quartz Mini' },
  { key: 'quartz-standard', label: 'Quartz Standard' },
  { key: 'quartz-large', label: 'Quartz Large' },
  { key: 'lyra-voice', label: 'Lyra Voice' },
];

const agent = (
  key: string,
  label: string,
  share: number,
  script: Script = 'chat',
  endedDaysAgo?: number,
): SeedAgent => ({
  key: `agt_${key}`,
  label,
  share,
  script,
  ...(endedDaysAgo === undefined ? {} : { endedDaysAgo, deleted: true }),
});

const members = (names: string): LabelledValue[] =>
  names.split(', ').map((label) => ({
    key: `mbr_${label.toLowerCase().replaceAll(/[^a-z]+/g, '_')}`,
    label,
  }));

const allowances = (
  credits: number,
  textQueries: number,
  voiceMinutes: number,
  webSearches: number,
  calls: number,
  agents: number,
  numbers: readonly [held: number, allotted: number],
): SeedAllowance[] => [
  {
    key: 'credits',
    label: 'Message credits',
    unit: 'credit',
    kind: 'consumable',
    measure: 'credits',
    metric: 'credits',
    allotted: credits,
    overageCharged: true,
  },
  {
    key: 'text_queries',
    label: 'Text queries',
    unit: 'count',
    kind: 'consumable',
    measure: 'text_queries',
    metric: 'text_queries',
    allotted: textQueries,
  },
  {
    key: 'voice_minutes',
    label: 'Voice minutes',
    unit: 'count',
    kind: 'consumable',
    measure: 'voice_minutes',
    metric: 'voice_minutes',
    allotted: voiceMinutes,
  },
  {
    key: 'web_searches',
    label: 'Web searches',
    unit: 'count',
    kind: 'consumable',
    measure: 'web_searches',
    metric: 'web_searches',
    allotted: webSearches,
    overageCharged: true,
  },
  {
    key: 'concurrent_calls',
    label: 'Concurrent calls',
    unit: 'count',
    kind: 'peak',
    measure: 'concurrent_calls',
    allotted: calls,
  },
  {
    key: 'phone_numbers',
    label: 'Phone numbers',
    unit: 'count',
    kind: 'capacity',
    measure: 'held',
    allotted: numbers[1],
    held: numbers[0],
  },
  {
    key: 'agents',
    label: 'Agents',
    unit: 'count',
    kind: 'capacity',
    measure: 'agents',
    metric: 'active_agents',
    allotted: agents,
  },
  {
    key: 'members',
    label: 'Team members',
    unit: 'count',
    kind: 'capacity',
    measure: 'members',
    metric: 'active_members',
    allotted: null,
  },
];

/** One company with three organizations, each with its own zone and billing period. */
export const organizations: readonly SeedOrganization[] = [
  {
    key: 'brightwater-home',
    label: 'Brightwater Home',
    timeZone: 'Europe/Berlin',
    plan: 'Business',
    daysIntoPeriod: 19,
    conversationsPerDay: 226,
    outageDaysAgo: 17,
    launch: { agent: 'agt_product_advice', daysAgo: 78, days: 7, factor: 5 },
    runaway: { agent: 'agt_winback', daysAgo: 3, days: 5 },
    agents: [
      agent('delivery', 'Delivery desk', 27),
      agent('product_advice', 'Product advice', 17),
      agent('refunds', 'Refunds', 14),
      agent('assembly', 'Assembly help', 9),
      agent('hotline', 'Phone hotline', 7, 'call'),
      agent('planning', 'Kitchen planning', 7),
      agent('stores', 'Opening hours', 6),
      agent('warranty', 'Warranty claims', 5),
      agent('gift_cards', 'Gift cards', 3),
      agent('winback', 'Win-back campaign', 3, 'campaign'),
      agent('handbook', 'Staff handbook', 2, 'internal'),
      agent('voice_pilot', 'Voice pilot', 3, 'call', 12),
      agent('garden_season', 'Garden season', 5, 'chat', 64),
    ],
    members: members(
      'Mara Keller, Jonas Adeyemi, Petra Vogt, Luca Ferrante, Hanna Lindqvist, Emre Aydin, ' +
        'Sophie Blanchard, Tomas Novak, Aylin Demir, Nils Bergmann, Ruth Osei, Karim Haddou, ' +
        'Eva Horvath, Daniel Roth',
    ),
    allowances: allowances(23_500, 26_000, 1_230, 1_300, 4, 12, [3, 5]),
  },
  {
    key: 'brightwater-trade',
    label: 'Brightwater Trade',
    timeZone: 'America/New_York',
    plan: 'Team',
    daysIntoPeriod: 8,
    conversationsPerDay: 44,
    agents: [
      agent('quotes', 'Quotes', 22),
      agent('contractor_line', 'Contractor line', 14, 'call'),
      agent('bulk_orders', 'Bulk orders', 13),
      agent('freight', 'Freight tracking', 11),
      agent('accounts', 'Account questions', 9),
      agent('spec_sheets', 'Spec sheets', 8),
      agent('credit_terms', 'Credit terms', 6),
      agent('samples', 'Sample requests', 5),
      agent('trade_returns', 'Trade returns', 5),
      agent('renewals', 'Renewals', 3, 'campaign'),
      agent('sales_notes', 'Sales notes', 3, 'internal'),
      agent('showroom', 'Showroom visits', 4, 'chat', 35),
    ],
    members: members(
      'Grace Whitfield, Omar Farouk, Dana Kowalski, Miguel Santos, Priya Raman, Owen Gallagher',
    ),
    allowances: allowances(6_000, 8_000, 1_200, 500, 4, 15, [2, 4]),
  },
  {
    key: 'brightwater-india',
    label: 'Brightwater India',
    timeZone: 'Asia/Kolkata',
    plan: 'Team',
    daysIntoPeriod: 13,
    conversationsPerDay: 30,
    agents: [
      agent('order_status', 'Order status', 24),
      agent('installation', 'Installation booking', 15),
      agent('payments', 'Payments and EMI', 12),
      agent('helpline', 'Helpline', 9, 'call'),
      agent('catalogue', 'Catalogue', 9),
      agent('exchange', 'Exchange offers', 7),
      agent('pincode', 'Delivery areas', 6),
      agent('service_visits', 'Service visits', 6),
      agent('dealer_desk', 'Dealer desk', 5),
      agent('festive_offers', 'Festive offers', 4, 'campaign'),
      agent('people_desk', 'People desk', 3, 'internal'),
      agent('feedback_calls', 'Feedback calls', 3, 'call', 90),
    ],
    members: members(
      'Ananya Iyer, Rohan Mehta, Farah Khan, Vikram Nair, Sneha Kulkarni, Arjun Das, Leela Menon',
    ),
    allowances: allowances(4_000, 6_000, 700, 300, 3, 15, [2, 2]),
  },
];
