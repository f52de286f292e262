import type { Conversation } from '../api/types.ts';

/** Names one conversation: ids are unique within an agent only. */
export interface ConversationKey {
  readonly agent: string;
  readonly conversation: string;
}

/** The two ids as one value of an address: "agt_05/cnv_7Kq2fX0d". Slashes within an id are encoded. */
export function writeConversationKey({ agent, conversation }: ConversationKey): string {
  return `${encodeURIComponent(agent)}/${encodeURIComponent(conversation)}`;
}

/** Reads what `writeConversationKey` wrote; `undefined` for anything else. */
export function readConversationKey(text: string): ConversationKey | undefined {
  const parts = text.split('/');
  if (parts.length !== 2 || parts.includes('')) return undefined;
  try {
    const [agent = '', conversation = ''] = parts.map(decodeURIComponent);
    return { agent, conversation };
  } catch {
    return undefined;
  }
}

export function isSameConversation(
  one: ConversationKey | undefined,
  other: ConversationKey | undefined,
): boolean {
  return one?.agent === other?.agent && one?.conversation === other?.conversation;
}

/** Tells a row of a list from all others: ids of agents and conversations may contain anything. */
export function conversationId({ agent, id, organization }: Conversation): string {
  return JSON.stringify([organization?.key, agent.key, id]);
}
