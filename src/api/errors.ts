export const usageErrorTypes = [
  'configuration',
  'connection',
  'timeout',
  'authentication',
  'forbidden',
  'not_found',
  'invalid_request',
  'rate_limit',
  'server',
  'contract',
] as const;

/**
 * What went wrong, a closed list:
 * `configuration` the page gave no address or a value that cannot be used ·
 * `connection` no answer reached the browser · `timeout` none came in time ·
 * `authentication` 401 after the token was renewed · `forbidden` 403 · `not_found` 404 ·
 * `invalid_request` another 4xx · `rate_limit` 429 · `server` 5xx ·
 * `contract` the answer is not what the API promises; `pointer` names the place.
 */
export type UsageErrorType = (typeof usageErrorTypes)[number];

export interface UsageErrorDetails {
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  /** JSON Pointer (RFC 6901) into the answer, for `contract`. */
  readonly pointer?: string;
  /** Query parameter that the API refused. */
  readonly parameter?: string;
  /** Role that is missing, for `forbidden`. */
  readonly role?: string;
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter?: number;
  /** `type` of the problem+json body. */
  readonly problem?: string;
  /** When the server answered, by its own clock (the `Date` header). */
  readonly date?: string;
  readonly cause?: unknown;
}

/** The one error that sources throw and `usage-error` carries. Its message is for developers. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly type: UsageErrorType;
  readonly status: number | undefined;
  readonly pointer: string | undefined;
  readonly parameter: string | undefined;
  readonly role: string | undefined;
  readonly retryAfter: number | undefined;
  readonly problem: string | undefined;
  readonly date: string | undefined;

  constructor(type: UsageErrorType, message: string, details: UsageErrorDetails = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.type = type;
    this.status = details.status;
    this.pointer = details.pointer;
    this.parameter = details.parameter;
    this.role = details.role;
    this.retryAfter = details.retryAfter;
    this.problem = details.problem;
    this.date = details.date;
  }
}

/** Whether the same request may succeed a little later. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof UsageError)) return false;
  return (
    error.type === 'connection' ||
    error.type === 'timeout' ||
    error.type === 'rate_limit' ||
    error.status === 503
  );
}
