import type { UsageError } from '../api/errors.ts';
import type { ConnectionController } from './connection-controller.ts';

/** What an element shows, the same for all elements; hosts see it as `data-state`. */
export type DataState =
  'loading' | 'ready' | 'refreshing' | 'empty' | 'error' | 'forbidden' | 'unconfigured';

/** The part of a query's result that decides the state. */
export interface ResultStatus {
  readonly data: unknown;
  readonly error: unknown;
  readonly isFetching: boolean;
}

/** What went wrong last, at the provider or with the element's own question. */
export function errorOf(
  connection: ConnectionController,
  result: ResultStatus | undefined,
): UsageError | undefined {
  return connection.source?.error ?? (result?.error as UsageError | null | undefined) ?? undefined;
}

/**
 * The state of an element without regard to what its data says; `empty` is for the element to
 * decide. Data stays in sight through a refresh and through one that failed, unless the caller may
 * no longer see it.
 */
export function dataState(
  connection: ConnectionController,
  result: ResultStatus | undefined,
): DataState {
  if (connection.unconfigured) return 'unconfigured';
  const error = errorOf(connection, result);
  if (error?.type === 'forbidden') return 'forbidden';
  if (error && connection.source && !connection.source.source) return 'unconfigured';
  if (error && !result?.isFetching) return 'error';
  if (result?.data === undefined) return error && !result ? 'error' : 'loading';
  return result.isFetching ? 'refreshing' : 'ready';
}
