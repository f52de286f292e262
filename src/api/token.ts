import { withDeadline } from './deadline.ts';
import { UsageError } from './errors.ts';

/** `first`: none was asked for yet · `rejected`: the API answered 401 to the last one. */
export type TokenReason = 'first' | 'rejected';

/** Gives a bearer token, for example from the page's own server. */
export type GetToken = (context: { readonly reason: TokenReason }) => string | Promise<string>;

/** One token from asking for it to its rejection. Compared by identity. */
export interface TokenLease {
  readonly reason: TokenReason;
  readonly token: Promise<string>;
  /** Whether the API has taken it at least once. Set by who sends it. */
  accepted: boolean;
}

function authenticationError(message: string, cause?: unknown): UsageError {
  return new UsageError('authentication', message, { status: 401, cause });
}

function finalRejection(): UsageError {
  return authenticationError(
    'The usage API answered 401 again after the token was renewed. Sign in again, then call reset().',
  );
}

/**
 * Holds the one token that all requests of a source share. Asked for with the first request, and
 * again when the API rejects it. A renewed token that is rejected too ends it: no request is sent
 * any more until `reset`, so that no storm of renewals can arise.
 */
export class TokenKeeper {
  readonly #getToken: GetToken;
  readonly #timeout: number;
  #lease: TokenLease | undefined;
  #reason: TokenReason = 'first';
  #stopped = false;

  /** @param timeout milliseconds that `getToken` may take. */
  constructor(getToken: GetToken, timeout: number) {
    this.#getToken = getToken;
    this.#timeout = timeout;
  }

  /**
   * The token for the next request. One call of `getToken` serves all that ask meanwhile.
   * @throws UsageError of type `authentication` after a final rejection.
   */
  lease(): TokenLease {
    if (this.#stopped) throw finalRejection();
    this.#lease ??= this.#ask();
    return this.#lease;
  }

  /**
   * Takes note that the API answered 401 to a token. The next lease is a new one, unless another
   * request has renewed it already.
   * @param again whether this was the request's second try.
   * @throws UsageError of type `authentication` if it is final.
   */
  reject(lease: TokenLease, again: boolean): void {
    const current = lease === this.#lease;
    const renewedInVain = lease.reason === 'rejected' && (again || !lease.accepted);
    if (current && renewedInVain) this.#stopped = true;
    if (again || this.#stopped) throw finalRejection();
    if (current) {
      this.#lease = undefined;
      this.#reason = 'rejected';
    }
  }

  /** Forgets the token and starts anew. */
  reset(): void {
    this.#lease = undefined;
    this.#reason = 'first';
    this.#stopped = false;
  }

  #ask(): TokenLease {
    const reason = this.#reason;
    const lease: TokenLease = { reason, accepted: false, token: this.#call(reason) };
    // Not kept when it fails, so that a later request asks again. Those who wait see the error.
    lease.token.catch(() => {
      if (this.#lease === lease) this.#lease = undefined;
    });
    return lease;
  }

  async #call(reason: TokenReason): Promise<string> {
    const getToken = this.#getToken;
    let token: unknown;
    try {
      token = await withDeadline(async () => getToken({ reason }), {
        signal: undefined,
        ms: this.#timeout,
        onTimeout: () =>
          new UsageError('timeout', `getToken gave no token within ${this.#timeout} ms.`),
      });
    } catch (cause) {
      if (cause instanceof UsageError) throw cause;
      throw authenticationError('getToken failed; see the cause.', cause);
    }
    // Said without the value: errors end up in logs.
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
      throw authenticationError('getToken gave no text that can be sent as a bearer token.');
    }
    return token;
  }
}
