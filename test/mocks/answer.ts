import type { Dimension } from '../../src/api/types.ts';
import { dimensions } from '../../src/api/types.ts';
import { answerCapabilities } from './capabilities.ts';
import { answerConversation, answerConversations } from './conversations.ts';
import { answerDimension } from './dimensions.ts';
import type { MockEvents } from './events.ts';
import { answerPlan } from './plan.ts';
import { notFound, Problem } from './problem.ts';
import {
  parseConversation,
  parseConversations,
  parseDimension,
  parseNothing,
  parsePlan,
  parseUsage,
} from './query.ts';
import { answerUsage } from './usage.ts';

/** What the mock answers, before it becomes text and headers. */
export interface Reply {
  readonly status: number;
  readonly body: object;
  /** Only for 429 and 503. */
  readonly retryAfter?: number;
}

function toDimension(name: string | undefined): Dimension {
  const dimension = dimensions.find((candidate) => candidate === name);
  if (!dimension) throw notFound(`There is no dimension "${name ?? ''}".`);
  return dimension;
}

function answerBody(path: string, params: URLSearchParams, data: MockEvents): object {
  const [, resource, first, second, third, ...more] = path.split('/').map(decodeURIComponent);
  const length = [first, second, third].filter((part) => part !== undefined).length + more.length;
  if (resource === 'usage' && length === 0) return answerUsage(parseUsage(params), data);
  if (resource === 'plan' && length === 0) return answerPlan(parsePlan(params), data);
  if (resource === 'conversations' && length === 0) {
    return answerConversations(parseConversations(params), data);
  }
  if (resource === 'capabilities' && length === 0) {
    parseNothing(params);
    return answerCapabilities();
  }
  if (resource === 'dimensions' && length === 1) {
    return answerDimension(parseDimension(toDimension(first), params), data);
  }
  if (resource === 'agents' && length === 3 && second === 'conversations') {
    return answerConversation(parseConversation(first!, third!, params), data);
  }
  throw notFound(`There is no resource ${path}.`);
}

/**
 * Answers one request of the usage API.
 * @param path below the API's base address, still encoded: "/agents/a%2F1/conversations/7"
 */
export function answer(path: string, params: URLSearchParams, data: MockEvents): Reply {
  try {
    return { status: 200, body: answerBody(path, params, data) };
  } catch (error) {
    if (error instanceof Problem) return { status: error.status, body: error.body };
    throw error;
  }
}
