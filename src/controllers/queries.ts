import type { QueryFunctionContext, StaleTime } from '@tanstack/query-core';
import type {
  Capabilities,
  ConversationAnswer,
  ConversationRequest,
  ConversationsAnswer,
  ConversationsRequest,
  DimensionAnswer,
  DimensionCapability,
  DimensionRequest,
  PlanAnswer,
  PlanRequest,
  UsageAnswer,
  UsageRequest,
} from '../api/types.ts';
import { UsageError } from '../api/errors.ts';
import {
  fitUsageRequest,
  keptPreviousRange,
  unsupportedFilter,
  withUnavailable,
} from '../model/capabilities.ts';
import type { SourceContextValue } from '../context/source-context.ts';

/** One question: equal keys are asked once and share an answer. */
export interface Query<T> {
  readonly queryKey: readonly unknown[];
  /** How long an answer is good, in milliseconds; 'static': for good, as what is over does not change. */
  readonly staleTime?: StaleTime;
  readonly queryFn: (context: Pick<QueryFunctionContext, 'signal'>) => Promise<T>;
}

/** A question whose answer comes in pages. */
export interface PagedQuery<T extends { readonly next_cursor: string | null }> {
  readonly queryKey: readonly unknown[];
  readonly queryFn: (
    context: Pick<QueryFunctionContext, 'signal'> & { readonly pageParam: string | undefined },
  ) => Promise<T>;
}

/** The first page as a question of its own. */
export function firstPage<T extends { readonly next_cursor: string | null }>(
  query: PagedQuery<T>,
): Query<T> {
  return {
    queryKey: query.queryKey,
    queryFn: ({ signal }) => query.queryFn({ signal, pageParam: undefined }),
  };
}

/**
 * Metrics over time. What the API cannot do is left out of the request; metrics it does not have
 * stand in `unavailable` of the answer.
 *
 * @param comparesPrevious whether the period before is asked for as well, where the API can tell and has
 * kept it. It is cut at the moment of each request, so that a running period is compared with a part of
 * equal length after a refresh too.
 */
export function usageQuery(
  { source, capabilities, now }: SourceContextValue,
  request: Omit<UsageRequest, 'compare'>,
  comparesPrevious = false,
): Query<UsageAnswer> | undefined {
  if (!source || !capabilities) return undefined;
  const fitted = fitUsageRequest(request, capabilities);
  const compares = comparesPrevious && capabilities.usage_options.includes('compare');
  return {
    queryKey: ['usage', fitted.request, fitted.unavailable, compares],
    queryFn: async ({ signal }) => {
      if (fitted.unsupportedFilter) throw cannotFilter(fitted.unsupportedFilter);
      const compare = compares ? keptPreviousRange(request, capabilities, now()) : undefined;
      const asked = { ...fitted.request, ...(compare && { compare }) };
      const answer = await ask(() => source.usage(asked, { signal }));
      return withUnavailable(answer, fitted.unavailable);
    },
  };
}

/** What the plan allows and what of it is used. */
export function planQuery(
  { source, capabilities }: SourceContextValue,
  request: PlanRequest,
): Query<PlanAnswer> | undefined {
  if (!source || !capabilities) return undefined;
  return {
    queryKey: ['plan', request],
    queryFn: async ({ signal }) => {
      requireResource(capabilities, 'plan');
      return ask(() => source.plan(request, { signal }));
    },
  };
}

/** Values of a dimension, page by page. */
export function dimensionQuery(
  { source, capabilities }: SourceContextValue,
  request: DimensionRequest,
): PagedQuery<DimensionAnswer> | undefined {
  if (!source || !capabilities) return undefined;
  return {
    queryKey: ['dimension', request],
    queryFn: async ({ signal, pageParam }) => {
      requireResource(capabilities, 'dimensions');
      return ask(() => source.dimension(withCursor(request, pageParam), { signal }));
    },
  };
}

/** Conversations, page by page. */
export function conversationsQuery(
  { source, capabilities }: SourceContextValue,
  request: ConversationsRequest,
): PagedQuery<ConversationsAnswer> | undefined {
  if (!source || !capabilities) return undefined;
  return {
    queryKey: ['conversations', request],
    queryFn: async ({ signal, pageParam }) => {
      requireResource(capabilities, 'conversations');
      const unsupported = unsupportedFilter(request.filters, capabilities);
      if (unsupported) throw cannotFilter(unsupported);
      return ask(() => source.conversations(withCursor(request, pageParam), { signal }));
    },
  };
}

/** One conversation with its steps, page by page. */
export function conversationQuery(
  { source, capabilities }: SourceContextValue,
  request: ConversationRequest,
): PagedQuery<ConversationAnswer> | undefined {
  if (!source || !capabilities) return undefined;
  return {
    queryKey: ['conversation', request],
    queryFn: async ({ signal, pageParam }) => {
      requireResource(capabilities, 'conversation');
      return ask(() => source.conversation(withCursor(request, pageParam), { signal }));
    },
  };
}

function requireResource(
  { resources }: Capabilities,
  resource: Capabilities['resources'][number],
): void {
  if (resources.includes(resource)) return;
  throw new UsageError('configuration', `The usage API does not offer "${resource}".`);
}

function cannotFilter({ dimension, role }: DimensionCapability): UsageError {
  return role === undefined
    ? new UsageError('configuration', `The usage API cannot filter by ${dimension}.`)
    : new UsageError('forbidden', `Filtering by ${dimension} takes the role ${role}.`, { role });
}

function withCursor<T extends { readonly cursor?: string }>(
  request: T,
  cursor: string | undefined,
): T {
  return cursor === undefined ? request : { ...request, cursor };
}

/** A host's own source may throw anything; elements know one kind of error. */
export async function ask<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw toUsageError(error);
  }
}

/** The error itself, or one of type `connection` that has it as its cause. Aborts stay aborts. */
function toUsageError(error: unknown): unknown {
  if (error instanceof UsageError) return error;
  if (error instanceof Error && error.name === 'AbortError') return error;
  const message = error instanceof Error ? error.message : String(error);
  return new UsageError('connection', message, { cause: error });
}
