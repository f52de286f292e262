import type { QueryClient } from '@tanstack/query-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlanRequest, Scope, UsageRequest } from '../api/types.ts';
import type { ConnectionController } from './connection-controller.ts';

/**
 * How many organizations are left out of what is shown for all of them, because the caller may not see
 * them. Answers to the questions of other elements say so; nothing is asked for it.
 */
export class OmittedController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #connection: ConnectionController;
  #client: QueryClient | undefined;
  #unsubscribe: (() => void) | undefined;
  #count = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, connection: ConnectionController) {
    this.#host = host;
    this.#connection = connection;
    host.addController(this);
  }

  /** 0: none, or not known. */
  get count(): number {
    return this.#count;
  }

  hostUpdate(): void {
    const client = this.#connection.source?.queryClient;
    if (!this.#host.isConnected || client === this.#client) return;
    this.#release();
    this.#client = client;
    this.#unsubscribe = client?.getQueryCache().subscribe(({ type, query }) => {
      if (type !== 'updated' || query.state.fetchStatus !== 'idle') return;
      const count = omittedFrom(client);
      if (count === this.#count) return;
      this.#count = count;
      this.#host.requestUpdate();
    });
    this.#count = client ? omittedFrom(client) : 0;
  }

  hostDisconnected(): void {
    this.#release();
  }

  #release(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#client = undefined;
  }
}

/** What the newest answer about all organizations says. */
function omittedFrom(client: QueryClient): number {
  const scopes = client
    .getQueryCache()
    .getAll()
    .filter(({ queryKey }) => isAboutAll(queryKey))
    .flatMap(({ state }) => {
      const scope = (state.data as { readonly scope?: Scope } | undefined)?.scope;
      return scope ? { scope, at: state.dataUpdatedAt } : [];
    });
  return scopes.toSorted((a, b) => b.at - a.at)[0]?.scope.omitted ?? 0;
}

function isAboutAll([kind, request]: readonly unknown[]): boolean {
  if (kind === 'plan') return (request as PlanRequest).organization === undefined;
  return kind === 'usage' && !(request as UsageRequest).filters?.organization?.length;
}
