import { breach, checkShape } from './contract.ts';
import {
  capabilitiesShape,
  conversationShape,
  conversationsShape,
  dimensionShape,
  planShape,
  usageShape,
} from './shapes.ts';
import type {
  Capabilities,
  ConversationAnswer,
  ConversationRequest,
  ConversationsAnswer,
  ConversationsRequest,
  DimensionAnswer,
  DimensionRequest,
  PlanAnswer,
  UsageAnswer,
  UsageRequest,
} from './types.ts';
import { checkEcho, checkRange, checkUsageParts } from './usage-checks.ts';

/** A cursor that comes back unchanged would make a client read the same page for ever. */
function checkCursor(
  answer: { readonly next_cursor: string | null },
  request: { readonly cursor?: string },
): void {
  if (answer.next_cursor !== null && answer.next_cursor === request.cursor) {
    breach('/next_cursor', 'another cursor than the one that was sent', request.cursor);
  }
}

/**
 * Checks a parsed answer of `GET /usage`.
 * @returns the answer, without fields that the contract does not know.
 * @throws UsageError of type `contract`, whose `pointer` names the place.
 */
export function checkUsage(body: unknown, request: UsageRequest): UsageAnswer {
  const answer = checkShape(usageShape, body);
  checkUsageParts(answer, request);
  return answer;
}

/** Checks an answer of `GET /dimensions/{dimension}`; see `checkUsage`. */
export function checkDimension(body: unknown, request: DimensionRequest): DimensionAnswer {
  const answer = checkShape(dimensionShape, body);
  checkEcho('/dimension', answer.dimension, request.dimension);
  checkCursor(answer, request);
  return answer;
}

/** Checks an answer of `GET /plan`; see `checkUsage`. */
export function checkPlan(body: unknown): PlanAnswer {
  const answer = checkShape(planShape, body);
  const { period } = answer;
  if (period && Date.parse(period.to) <= Date.parse(period.from)) {
    breach('/period/to', 'an instant after the start of the period', period.to);
  }
  return answer;
}

/** Checks an answer of `GET /conversations`; see `checkUsage`. */
export function checkConversations(
  body: unknown,
  request: ConversationsRequest,
): ConversationsAnswer {
  const answer = checkShape(conversationsShape, body);
  checkRange(answer, request);
  if (request.sort !== undefined) checkEcho('/sort', answer.sort, request.sort);
  checkCursor(answer, request);
  return answer;
}

/** Checks an answer of `GET /agents/{agent}/conversations/{conversation}`; see `checkUsage`. */
export function checkConversation(body: unknown, request: ConversationRequest): ConversationAnswer {
  const answer = checkShape(conversationShape, body);
  checkEcho('/id', answer.id, request.conversation);
  checkEcho('/agent/key', answer.agent.key, request.agent);
  checkCursor(answer, request);
  return answer;
}

/** Checks an answer of `GET /capabilities`; see `checkUsage`. */
export function checkCapabilities(body: unknown): Capabilities {
  return checkShape(capabilitiesShape, body);
}
