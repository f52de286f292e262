const titles = {
  unauthenticated: 'Sign in again',
  forbidden: 'You may not see this',
  'not-found': 'There is no such thing',
  'unknown-parameter': 'Unknown parameter',
  'invalid-parameter': 'A parameter cannot be used',
  'range-too-long': 'The range is too long',
  'cursor-expired': 'Start again at the first page',
  'rate-limited': 'Too many requests',
  internal: 'Something went wrong',
  unavailable: 'Back soon',
} as const;

/** A request that is refused; becomes `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    type: keyof typeof titles,
    more: {
      readonly detail?: string;
      readonly parameter?: string;
      readonly role?: string;
    } = {},
  ) {
    super(more.detail ?? titles[type]);
    this.status = status;
    this.body = { type: `urn:problem-type:usage:${type}`, title: titles[type], status, ...more };
  }
}

export function invalid(parameter: string, detail: string): Problem {
  return new Problem(422, 'invalid-parameter', { parameter, detail });
}

export function forbidden(role: string): Problem {
  return new Problem(403, 'forbidden', { role });
}

export function notFound(detail: string): Problem {
  return new Problem(404, 'not-found', { detail });
}
