import { QueryClient } from '@tanstack/query-core';
import { isTransient, UsageError } from '../api/errors.ts';

/** How long an answer is taken as current when another element asks the same, in milliseconds. */
const staleTime = 60_000;
/** Longest that a load waits by itself for a busy API, in milliseconds. */
const longestWait = 10_000;
const firstDelay = 500;
const retries = 2;

/**
 * The cache of one source. Retries what may pass, after the time that the API asks for; does not
 * fetch on focus or reconnect, and works while the browser believes that it is offline.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime,
        retry: (failures, error) =>
          failures < retries && isTransient(error) && askedWait(error) <= longestWait,
        retryDelay: (failures, error) => Math.max(askedWait(error), firstDelay * 2 ** failures),
      },
    },
  });
}

/** Milliseconds that the API asks to wait. */
function askedWait(error: unknown): number {
  return error instanceof UsageError ? (error.retryAfter ?? 0) * 1000 : 0;
}
