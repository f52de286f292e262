import {
  checkCapabilities,
  checkConversation,
  checkConversations,
  checkDimension,
  checkPlan,
  checkUsage,
} from './checks.ts';
import type { UsageSource } from './types.ts';

/**
 * A host's own source behind the same checks as answers over HTTP, so that an answer which breaks
 * the contract is a `UsageError` with a place and never a wrong picture.
 */
export function checkedSource(source: UsageSource): UsageSource {
  return {
    async capabilities(options) {
      const answer = await source.capabilities(options);
      return answer && checkCapabilities(answer);
    },
    usage: async (request, options) => checkUsage(await source.usage(request, options), request),
    dimension: async (request, options) =>
      checkDimension(await source.dimension(request, options), request),
    plan: async (request, options) => checkPlan(await source.plan(request, options)),
    conversations: async (request, options) =>
      checkConversations(await source.conversations(request, options), request),
    conversation: async (request, options) =>
      checkConversation(await source.conversation(request, options), request),
  };
}
