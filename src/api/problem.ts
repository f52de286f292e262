import { UsageError, type UsageErrorType } from './errors.ts';
import type { Reply } from './exchange.ts';
import { toInstant } from '../model/instant.ts';

function errorType(status: number): UsageErrorType {
  if (status === 401) return 'authentication';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 429) return 'rate_limit';
  if (status >= 500) return 'server';
  // Only success and errors are answers; a redirect or 304 that arrives here was not asked for.
  return status >= 400 ? 'invalid_request' : 'contract';
}

const hints: Readonly<Record<number, string>> = {
  401: 'Sign in, or give the source a getToken.',
  404: 'Check the base URL and the paths.',
};

/**
 * Seconds to wait by a `Retry-After` header: a number of seconds, or an HTTP date, which is read
 * against the clock of the server that wrote it (RFC 9110, 10.2.3). `undefined` if there is none.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const until = httpDate(value);
  if (until === undefined) return undefined;
  const now = httpDate(headers.get('date') ?? '') ?? Date.now();
  return Math.max(0, Math.ceil((until - now) / 1000));
}

function httpDate(text: string): number | undefined {
  const ms = / GMT$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

function date(headers: Headers): string | undefined {
  const ms = httpDate(headers.get('date') ?? '');
  return ms === undefined ? undefined : toInstant(ms);
}

/** The members of a problem+json body that are text; none of any other body. */
function problemMembers(body: string): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter(
        (member): member is [string, string] => typeof member[1] === 'string' && member[1] !== '',
      ),
    );
  } catch {
    return {};
  }
}

/**
 * The error for an answer that is no success. Reads what it can from problem+json (RFC 9457), and
 * does without where the body is something else.
 * @param resource what was asked, as a developer knows it: `GET /usage`.
 */
export function toError({ status, headers, body }: Reply, resource: string): UsageError {
  const { type: problem, title, detail, role, parameter } = problemMembers(body);
  const said = [title, detail].filter((text) => text !== undefined).join(': ');
  const explanation = said ? ` (${said.slice(0, 300)})` : '';
  const hint = !said && hints[status] ? ` ${hints[status]}` : '';
  return new UsageError(
    errorType(status),
    `${resource} was answered with status ${status}${explanation}.${hint}`,
    { status, problem, role, parameter, retryAfter: retryAfter(headers), date: date(headers) },
  );
}
