import type { ContentfulStatusCode } from 'hono/utils/http-status';

const kinds = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'unknown-parameter': 422,
  'invalid-parameter': 422,
  'range-too-long': 422,
  'cursor-expired': 422,
  internal: 500,
} as const satisfies Record<string, ContentfulStatusCode>;

/** Extension members of the problem: the parameter that was refused, the role that is missing. */
export interface ProblemMembers {
  readonly parameter?: string;
  readonly role?: string;
}

/** An error that the caller is told of as `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  readonly status: ContentfulStatusCode;
  readonly kind: keyof typeof kinds;
  readonly members: ProblemMembers;

  constructor(kind: keyof typeof kinds, title: string, members: ProblemMembers = {}) {
    super(title);
    this.kind = kind;
    this.status = kinds[kind];
    this.members = members;
  }

  body(): Record<string, unknown> {
    return {
      type: `urn:problem-type:usage:${this.kind}`,
      title: this.message,
      status: this.status,
      ...this.members,
    };
  }
}

/** A parameter whose value cannot be answered. */
export function invalid(parameter: string, title: string): Problem {
  return new Problem('invalid-parameter', title, { parameter });
}
