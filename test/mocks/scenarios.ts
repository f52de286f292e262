import type { Reply } from './answer.ts';
import type { MockEvents } from './events.ts';
import { Problem } from './problem.ts';

/**
 * What goes wrong, or how little there is:
 * `loading` no answer until released · `slow` answers after `slowMilliseconds` · `empty` no usage ·
 * `error` 500 · `unauthorized` 401 · `forbidden` 403 with a role · `notFound` 404 ·
 * `rateLimited` 429 · `unavailable` 503 · `offline` no answer reaches the browser ·
 * `html` a page instead of JSON · `truncated` half an answer · `wrongType` a figure that is none ·
 * `wrongZone` buckets of another zone · `sameCursor` every page points to the same next one ·
 * `unknownMetric` the API does not know `messages` ·
 * `refreshFails` the first answer to each question is good, every later one is 500.
 */
export type ScenarioState =
  | 'loading'
  | 'slow'
  | 'empty'
  | 'error'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'rateLimited'
  | 'unavailable'
  | 'offline'
  | 'html'
  | 'truncated'
  | 'wrongType'
  | 'wrongZone'
  | 'sameCursor'
  | 'unknownMetric'
  | 'refreshFails';

/** First segment of a resource's path; `/agents` is one conversation. */
export type ResourcePath =
  '/usage' | '/dimensions' | '/plan' | '/conversations' | '/agents' | '/capabilities';

export interface Scenario {
  readonly state?: ScenarioState;
  /** Where `state` applies. Default: everywhere but `/capabilities`. */
  readonly on?: readonly ResourcePath[];
  /** How many agents there are. Default a dozen. */
  readonly agents?: number;
}

export const slowMilliseconds = 6000;

/** The role that `forbidden` names. */
export const missingRole = 'Billing admin';

export function toScenario(scenario: Scenario | ScenarioState | undefined): Scenario {
  return typeof scenario === 'string' ? { state: scenario } : (scenario ?? {});
}

export function stateFor(scenario: Scenario, resource: ResourcePath): ScenarioState | undefined {
  const applies = scenario.on ? scenario.on.includes(resource) : resource !== '/capabilities';
  return applies ? scenario.state : undefined;
}

function refuse(...problem: ConstructorParameters<typeof Problem>): Reply {
  const { status, body } = new Problem(...problem);
  return { status, body, ...((status === 429 || status === 503) && { retryAfter: 30 }) };
}

const refusals: Readonly<Partial<Record<ScenarioState, number>>> = {
  error: 500,
  unauthorized: 401,
  forbidden: 403,
  notFound: 404,
  rateLimited: 429,
  unavailable: 503,
};

/** The reply that a scenario gives whatever was asked, if it has one. */
export function refusalOf(state: ScenarioState | undefined): Reply | undefined {
  const status = state && refusals[state];
  return status === undefined ? undefined : refuseWith(status);
}

/** A refusal with any status, for holds that fail. */
export function refuseWith(status: number): Reply {
  const types = {
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not-found',
    429: 'rate-limited',
    503: 'unavailable',
  } as const;
  const type = types[status as keyof typeof types] ?? 'internal';
  return refuse(status, type, status === 403 ? { role: missingRole } : {});
}

/** The events as a scenario has them. */
export function eventsOf(state: ScenarioState | undefined, data: MockEvents): MockEvents {
  if (state === 'empty') return { ...data, events: [], messages: [], conversations: [] };
  return data;
}

interface Figures {
  readonly series?: readonly { readonly metric: string }[];
  readonly metrics?: readonly { readonly key: string }[];
}

/** The answer without `messages`, which stands among the unavailable metrics instead. */
function withoutMessages(body: Figures): object {
  if (!body.series?.some(({ metric }) => metric === 'messages')) return body;
  return {
    ...body,
    metrics: body.metrics?.filter(({ key }) => key !== 'messages'),
    series: body.series.filter(({ metric }) => metric !== 'messages'),
    unavailable: [{ metric: 'messages', reason: 'unknown' }],
  };
}

/** Fields whose first occurrence `wrongType` spoils. */
const figures = /"(total|used|in_range|matches|now)":("[^"]*"|[\d.]+)/;

/** The text of a good answer, as a scenario spoils it. */
export function spoil(state: ScenarioState | undefined, body: object): string {
  const text = JSON.stringify(state === 'unknownMetric' ? withoutMessages(body) : body);
  switch (state) {
    case 'html':
      return '<!doctype html><title>Sign in</title><h1>Sign in</h1>';
    case 'truncated':
      return text.slice(0, Math.floor(text.length / 2));
    case 'wrongType':
      return text.replace(figures, '"$1":{"amount":"a lot"}');
    case 'wrongZone':
      return text.replace(/"time_zone":"[^"]*"/, '"time_zone":"Pacific/Auckland"');
    case 'sameCursor':
      return text.replace(/"next_cursor":(null|"[^"]*")/, '"next_cursor":"again"');
    default:
      return text;
  }
}
