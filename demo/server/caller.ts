import { Problem } from './problem.ts';

/** Who asks, and what they may see. */
export interface Caller {
  readonly role: string;
  /** Whether all organizations may be seen, or only the first one. */
  readonly allOrganizations: boolean;
  readonly conversationDetail: boolean;
  readonly additionalCredits: boolean;
}

/** Roles that callers lack, as answers name them. */
export const roles = {
  organizations: 'Owner',
  conversationDetail: 'Owner or Contributor',
  additionalCredits: 'Billing',
} as const;

const owner: Caller = {
  role: 'Owner',
  allOrganizations: true,
  conversationDetail: true,
  additionalCredits: true,
};

const callers: Readonly<Record<string, Caller>> = {
  'demo-owner': owner,
  'demo-contributor': { ...owner, role: 'Contributor', additionalCredits: false },
  'demo-member': {
    role: 'Member',
    allOrganizations: false,
    conversationDetail: false,
    additionalCredits: false,
  },
};

/**
 * The caller that an `Authorization` header stands for; without one, the owner. This is a demo:
 * a real platform looks at its session here.
 */
export function callerOf(authorization: string | undefined): Caller {
  if (authorization === undefined) return owner;
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const caller = token === undefined || !Object.hasOwn(callers, token) ? undefined : callers[token];
  if (!caller) throw new Problem('unauthenticated', 'This token is not known. Sign in again.');
  return caller;
}
