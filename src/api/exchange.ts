import { UsageError } from './errors.ts';

/** An answer that has been read to its end. */
export interface Reply {
  readonly status: number;
  /** Whether the status is one of success. */
  readonly ok: boolean;
  /** Whether the answer came from another address than the one that was asked. */
  readonly redirected: boolean;
  readonly headers: Headers;
  readonly body: string;
}

/**
 * The headers of a request: the host's, those of JSON, and the token, which goes before all.
 * @throws UsageError of type `configuration`. It says nothing of the values, which may be secret.
 */
export function toHeaders(
  given: HeadersInit | (() => HeadersInit) | undefined,
  token: string | undefined,
): Headers {
  let headers: Headers;
  try {
    headers = new Headers(typeof given === 'function' ? given() : given);
  } catch {
    throw new UsageError(
      'configuration',
      'The headers given to the source cannot be used: the function threw, or a name or value is not allowed in HTTP.',
    );
  }
  if (!headers.has('accept')) headers.set('accept', 'application/json, application/problem+json');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  return headers;
}

/**
 * Sends one GET and reads the answer.
 * @throws UsageError of type `connection` when there is none, or it breaks off.
 */
export async function exchange(
  fetch: typeof globalThis.fetch,
  address: string,
  init: RequestInit,
  resource: string,
): Promise<Reply> {
  try {
    const response = await fetch(address, { ...init, method: 'GET' });
    const { status, ok, redirected, headers } = response;
    const reading = response.text();
    // The status of an error says enough, also when its body breaks off.
    const body = await (ok ? reading : reading.catch(() => ''));
    return { status, ok, redirected, headers, body };
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(
      'connection',
      `${resource} brought no whole answer. Check the network and the address; across origins, that the API allows this page (CORS); and the page's policy (connect-src).`,
      { cause },
    );
  }
}

/** Why a page or a redirect may have come where JSON was expected. */
function hint({ headers, redirected, body }: Reply): string {
  if (redirected) return ' It came by a redirect: the session may have ended.';
  const isPage =
    /html/i.test(headers.get('content-type') ?? '') || /^\s*<(!doctype|html)/i.test(body);
  return isPage
    ? ' It is a page: the session may have ended, or the base URL is not that of the API.'
    : '';
}

/**
 * The JSON of an answer.
 * @throws UsageError of type `contract` that says what came instead.
 */
export function parseBody(reply: Reply, resource: string): unknown {
  const { status, headers, body } = reply;
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    const contentType = headers.get('content-type')?.slice(0, 60) ?? 'no content type';
    const came = body.trim() === '' ? 'an empty answer' : 'an answer that is no whole JSON';
    throw new UsageError(
      'contract',
      `${resource} brought ${came} (status ${status}, ${contentType}).${hint(reply)}`,
      { status, pointer: '', cause },
    );
  }
}
