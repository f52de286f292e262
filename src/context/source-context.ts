import { createContext } from '@lit/context';
import type { QueryClient } from '@tanstack/query-core';
import type { UsageError } from '../api/errors.ts';
import type { Capabilities, UsageSource } from '../api/types.ts';

/**
 * Where the figures come from. A frozen snapshot: another source, or new capabilities, make a
 * new one.
 */
export interface SourceContextValue {
  /** `undefined` while the provider has no address and no source. */
  readonly source: UsageSource | undefined;
  /** Answers asked before, one cache a source. */
  readonly queryClient: QueryClient;
  /** What the API can do; `undefined` until it has said so. */
  readonly capabilities: Capabilities | undefined;
  /** Why `source` or `capabilities` are missing. */
  readonly error: UsageError | undefined;
  /** The server's clock as it stands now, in epoch milliseconds. */
  readonly now: () => number;
  /** Asks for the capabilities again after an error, or everything anew. */
  readonly refresh: () => Promise<void>;
}

export const sourceContext = createContext<SourceContextValue>(
  Symbol.for('usage-elements@1/source'),
);
