import { spoil, type ScenarioState } from '../mocks/scenarios.ts';
import type { DashboardOptions } from './dashboard.ts';
import type { Intercept } from './stage.ts';

/** Elements whose question goes to the API at once. */
export const withData = [
  'usage-summary',
  'credit-chart',
  'plan-health-tiles',
  'conversation-credits',
];

/** Spoils every answer but the capabilities, so that the page asks its questions. */
export const spoiled =
  (state: ScenarioState): Intercept =>
  async (request, answer) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/capabilities')) return answer(request);
    const body = (await (await answer(request)).json()) as object;
    return new Response(spoil(state, body), {
      headers: { 'Content-Type': state === 'html' ? 'text/html' : 'application/json' },
    });
  };

export const serverError: Intercept = (request, answer) =>
  new URL(request.url).pathname.endsWith('/capabilities')
    ? answer(request)
    : new Response('Internal Server Error', { status: 500 });

interface BadAnswer {
  readonly answers: Intercept;
  /** What `usage-error` says, by element; those that are not named show their figures. */
  readonly errors: Readonly<Record<string, { type: string; message: RegExp }>>;
}

const each = (type: string, message: RegExp, elements: readonly string[] = withData) =>
  Object.fromEntries(elements.map((element) => [element, { type, message }]));

export const badAnswers: Readonly<Record<string, BadAnswer>> = {
  'HTML instead of JSON': {
    answers: spoiled('html'),
    errors: each('contract', /no whole JSON .*text\/html.* It is a page/),
  },
  'status 500': { answers: serverError, errors: each('server', /500/) },
  'half an answer': { answers: spoiled('truncated'), errors: each('contract', /no whole JSON/) },
  'a figure of a wrong type': {
    answers: spoiled('wrongType'),
    errors: each('contract', /\/total|\/used/),
  },
  'another zone than the one asked for': {
    answers: spoiled('wrongZone'),
    errors: each('contract', /time_zone/, ['usage-summary', 'credit-chart']),
  },
};

interface BadAttributes extends Partial<DashboardOptions> {
  readonly warning: RegExp;
  /** Whether the provider tells it by an event as well. */
  readonly told: boolean;
}

/** One value each that cannot be used. */
export const badAttributes: Readonly<Record<string, BadAttributes>> = {
  'a zone that is none': {
    provider: { 'time-zone': 'Mars/Jezero' },
    warning: /time-zone="Mars\/Jezero"/,
    told: true,
  },
  'days that are none': {
    provider: { from: 'yesterday', to: '2026-13-01' },
    warning: /from="yesterday" to="2026-13-01".* last 30 days/,
    told: true,
  },
  'a period that is none': {
    provider: { period: 'fortnight' },
    warning: /period="fortnight".* last 30 days/,
    told: true,
  },
  'a time-out that is no number': {
    provider: { timeout: 'soon' },
    warning: /timeout="soon" is no number/,
    told: true,
  },
  'a figure that is none': {
    summary: { figures: 'credits profit' },
    warning: /names "profit"/,
    told: false,
  },
  'an interval that is none': {
    chart: { interval: 'fortnight' },
    warning: /interval="fortnight"/,
    told: false,
  },
  'a way of drawing that there is not': {
    chart: { type: 'pie' },
    warning: /type="pie"/,
    told: false,
  },
  'thresholds that are no numbers': {
    tiles: { thresholds: 'high higher' },
    warning: /thresholds="high higher"/,
    told: false,
  },
  'a metric that is not among those of the chart': {
    chart: { metric: 'profit' },
    warning: /metric="profit"/,
    told: false,
  },
};
