import type { ConversationKey, FiltersContextValue } from '../context/filters-context.ts';

/**
 * Tells that the user chose a conversation, or went back (`undefined`), and has it chosen for the page
 * unless the host takes that on itself.
 */
export function chooseConversation(
  element: HTMLElement,
  filters: FiltersContextValue | undefined,
  conversation: ConversationKey | undefined,
): void {
  const isOurs = element.dispatchEvent(
    new CustomEvent<{ conversation: ConversationKey | undefined }>('usage-conversation-select', {
      detail: { conversation },
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );
  if (isOurs) filters?.setConversation(conversation);
}
