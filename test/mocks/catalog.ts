import type { Dimension, DimensionRef } from '../../src/api/types.ts';

/** One value that the mock can group and filter by. */
export interface CatalogEntry extends DimensionRef {
  readonly key: string;
  /** Role that the caller lacks. */
  readonly role?: string;
}

/** An agent and how it is used. */
export interface AgentProfile extends CatalogEntry {
  readonly organization: string;
  /** Conversations on an ordinary weekday. */
  readonly daily: number;
  /** Most turns of one conversation. */
  readonly turns: number;
  readonly channels: readonly string[];
  readonly models: readonly string[];
  /** Team members who watch over it. */
  readonly members?: readonly string[];
  /** Days of 2026-11 from which it runs away, and until which it existed. */
  readonly runsAwayFrom?: string;
  readonly until?: string;
  /** Its answers cost nearly nothing. */
  readonly tiny?: boolean;
}

const agents: readonly AgentProfile[] = [
  {
    key: 'agt_01',
    label: 'Order help',
    organization: 'home',
    daily: 21,
    turns: 7,
    channels: ['web_chat', 'web_chat', 'web_chat', 'whatsapp', 'messenger'],
    models: ['heron-2', 'heron-2-mini'],
    members: ['ines', 'tomasz'],
  },
  {
    key: 'agt_02',
    label: 'Parcel tracer',
    organization: 'home',
    daily: 12,
    turns: 6,
    channels: ['whatsapp', 'web_chat', 'sms'],
    models: ['heron-2'],
    members: ['tomasz'],
  },
  {
    key: 'agt_03',
    label: 'Offer scout',
    organization: 'garden',
    daily: 3,
    turns: 5,
    channels: ['sms', 'instagram'],
    models: ['heron-2-max'],
    members: ['amal'],
    runsAwayFrom: '2026-11-16T06:00:00Z',
  },
  {
    key: 'agt_04',
    label: 'Gift adviser',
    organization: 'garden',
    daily: 11,
    turns: 6,
    channels: ['web_chat', 'instagram', 'messenger'],
    models: ['heron-2', 'heron-2-mini'],
    members: ['amal', 'leni'],
  },
  {
    key: 'agt_05',
    label: 'Phone desk',
    organization: 'home',
    daily: 6,
    turns: 7,
    channels: ['phone'],
    models: ['wren-voice'],
    members: ['paulo'],
  },
  {
    key: 'agt_06',
    label: 'Fitting appointments',
    organization: 'home',
    daily: 5,
    turns: 5,
    channels: ['phone', 'whatsapp', 'telegram'],
    models: ['heron-2-mini', 'wren-voice'],
  },
  {
    key: 'agt_07',
    label: 'Spare parts',
    organization: 'garden',
    daily: 4,
    turns: 5,
    channels: ['web_chat', 'whatsapp'],
    models: ['heron-2'],
  },
  {
    key: 'agt_08',
    label: 'Shop locator',
    organization: 'home',
    daily: 5,
    turns: 2,
    channels: ['web_chat', 'instagram', 'telegram'],
    models: ['heron-2-mini'],
  },
  {
    key: 'agt_09',
    label: 'Size guide',
    organization: 'home',
    daily: 3,
    turns: 3,
    channels: ['web_chat'],
    models: ['heron-2-mini'],
  },
  {
    key: 'agt_10',
    label: 'Newsletter helper',
    organization: 'garden',
    daily: 2,
    turns: 2,
    channels: ['messenger', 'telegram'],
    models: ['heron-2-mini'],
  },
  {
    key: 'agt_11/handbook',
    label: 'Staff handbook',
    organization: 'office',
    daily: 3,
    turns: 3,
    channels: ['web_chat'],
    models: ['heron-2-mini'],
    members: ['ines', 'leni', 'paulo'],
    tiny: true,
  },
  {
    key: 'agt_12',
    label: 'Autumn sale',
    organization: 'garden',
    daily: 5,
    turns: 4,
    channels: ['web_chat', 'whatsapp'],
    models: ['heron-2'],
    deleted: true,
    until: '2026-10-28T18:00:00Z',
  },
];

/** An agent that the caller may not choose, and whose usage no answer contains. */
const closedAgent: AgentProfile = {
  key: 'agt_13',
  label: 'Payroll questions',
  organization: 'studio',
  daily: 0,
  turns: 1,
  channels: ['web_chat'],
  models: ['heron-2'],
  role: 'Group owner',
};

const fixed: Readonly<Record<Exclude<Dimension, 'agent'>, readonly CatalogEntry[]>> = {
  category: [
    { key: 'llm', label: 'LLM' },
    { key: 'telephony', label: 'Telephony' },
    { key: 'web_search', label: 'Web search' },
    { key: 'speech_to_text', label: 'Speech to text' },
    { key: 'knowledge_search', label: 'Knowledge search' },
    { key: 'tool_calls', label: 'Tool calls' },
    { key: 'documents', label: 'Documents' },
    { key: 'numbers', label: 'Phone numbers' },
    { key: 'images', label: 'Images' },
  ],
  organization: [
    { key: 'home', label: 'Larkfield Home' },
    { key: 'garden', label: 'Larkfield Garden' },
    { key: 'office', label: 'Larkfield Office' },
    { key: 'studio', label: 'Larkfield Studio', role: 'Group owner' },
  ],
  channel: [
    { key: 'web_chat', label: 'Web chat' },
    { key: 'whatsapp', label: 'WhatsApp' },
    { key: 'phone', label: 'Phone' },
    { key: 'sms', label: 'SMS' },
    { key: 'messenger', label: 'Messenger' },
    { key: 'instagram', label: 'Instagram' },
    { key: 'telegram', label: 'Telegram' },
  ],
  model: [
    { key: 'heron-2', label: 'heron-2' },
    { key: 'heron-2-mini', label: 'heron-2-mini' },
    { key: 'heron-2-max', label: 'heron-2-max' },
    { key: 'wren-voice', label: 'wren-voice' },
  ],
  member: [
    { key: 'ines', label: 'Ines Moreau' },
    { key: 'tomasz', label: 'Tomasz Wilk' },
    { key: 'amal', label: 'Amal Haddad' },
    { key: 'leni', label: 'Leni Brandt' },
    { key: 'paulo', label: 'Paulo Nunes', deleted: true },
  ],
};

export const dimensionLabels: Readonly<Record<Dimension, string>> = {
  agent: 'Agent',
  category: 'Category',
  organization: 'Organization',
  channel: 'Channel',
  model: 'Model',
  member: 'Member',
};

export interface Catalog {
  readonly agents: readonly AgentProfile[];
  readonly entries: Readonly<Record<Dimension, readonly CatalogEntry[]>>;
}

/** All values of all dimensions; beyond the dozen agents, `agentCount` adds invented ones. */
export function createCatalog(agentCount = 0): Catalog {
  const all = [...agents, closedAgent];
  const subjects = ['Booking', 'Support', 'Delivery', 'Warranty', 'Advice', 'Summer', 'Supplier'];
  const places = ['north', 'south', 'east', 'west', 'coast', 'island', 'city', 'airport'];
  for (let index = all.length; index < agentCount; index++) {
    const subject = subjects[index % subjects.length]!;
    const place = places[Math.floor(index / subjects.length) % places.length]!;
    all.push({
      key: `agt_${String(index).padStart(5, '0')}`,
      label: `${subject} ${place} ${Math.floor(index / (subjects.length * places.length)) + 1}`,
      organization: index % 2 ? 'home' : 'garden',
      daily: 0,
      turns: 1,
      channels: ['web_chat'],
      models: ['heron-2-mini'],
    });
  }
  return { agents: all, entries: { agent: all, ...fixed } };
}

/** How a value of a dimension stands in answers. An unknown key is its own label. */
export function toRef(catalog: Catalog, dimension: Dimension, key: string | null): DimensionRef {
  if (key === null) return { key, label: 'Not assigned' };
  const entry = catalog.entries[dimension].find((candidate) => candidate.key === key);
  if (!entry) return { key, label: key };
  return {
    key,
    label: entry.label,
    ...(entry.deleted && { deleted: true }),
    ...(entry.color && { color: entry.color }),
  };
}
