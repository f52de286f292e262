import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { spoil, type ScenarioState } from '../mocks/scenarios.ts';
import {
  dashboard,
  pageOf,
  readFigures,
  tag,
  type DashboardOptions,
  type Figures,
} from './dashboard.ts';
import { dearestConversation, expectedFigures, type ConversationKey } from './expected.ts';
import { skip, Stage, type Intercept } from './stage.ts';
import type { Visit } from './visit.ts';
import { fillWithUsage, india, providerFor } from './world.ts';

/** Elements whose question goes to the API at once. */
const withData = ['usage-summary', 'credit-chart', 'plan-health-tiles', 'conversation-credits'];

/** Spoils every answer but the capabilities, so that the page asks its questions. */
const spoiled =
  (state: ScenarioState): Intercept =>
  async (request, answer) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/capabilities')) return answer(request);
    const body = (await (await answer(request)).json()) as object;
    return new Response(spoil(state, body), {
      headers: { 'Content-Type': state === 'html' ? 'text/html' : 'application/json' },
    });
  };

const serverError: Intercept = (request, answer) =>
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

const badAnswers: Readonly<Record<string, BadAnswer>> = {
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

describe('bad input', { skip }, () => {
  let stage: Stage;
  let conversation: ConversationKey;
  let good: Figures;
  before(async () => {
    stage = await Stage.open(fillWithUsage);
    conversation = await dearestConversation(stage, india.organization);
    good = await expectedFigures(stage, india, conversation);
  });
  after(() => stage.close());

  const open = async (options: Partial<DashboardOptions> = {}): Promise<Visit> => {
    const { provider = {}, ...rest } = options;
    const visit = await stage.visit(
      dashboard({
        conversation: { ...conversation },
        ...rest,
        provider: { ...providerFor(stage.ownApi, india), ...provider },
      }),
    );
    await visit.settled();
    return visit;
  };

  for (const [name, { answers, errors }] of Object.entries(badAnswers)) {
    test(`${name} is an error that each element tells`, async () => {
      stage.intercept = answers;
      const visit = await open();
      stage.intercept = undefined;
      const states = Object.fromEntries(await visit.states());
      for (const element of withData) {
        assert.equal(states[element], errors[element] ? 'error' : 'ready', element);
      }
      assertOnly(await readFigures(visit), good, (element) => !errors[element]);
      const told = (await visit.seen()).errors;
      assert.deepEqual(told.map((error) => error.tag).sort(), Object.keys(errors).sort());
      for (const { tag: element, type, message } of told) {
        assert.equal(type, errors[element]!.type);
        assert.match(message, errors[element]!.message);
        assert.notEqual(await messageOf(visit, element), '', element);
      }
      assert.deepEqual(visit.ownMessages, []);
      await visit.close();
    });
  }

  test('an element recovers when it is asked to try again', async () => {
    stage.intercept = serverError;
    const visit = await open();
    stage.intercept = undefined;
    await visit.page.evaluate((elements) => {
      for (const element of elements) {
        const root = document.querySelector(element)!.shadowRoot!;
        root.querySelector<HTMLElement>('[part="state"] [part="button"]')!.click();
      }
    }, withData);
    await visit.until(
      'all are ready',
      (elements) =>
        elements.every(
          (element) => document.querySelector<HTMLElement>(element)!.dataset['state'] === 'ready',
        ),
      withData,
    );
    assert.deepEqual(await readFigures(visit), good);
    await visit.close();
  });

  test('no answer at all is one error that all elements show', async () => {
    const visit = await open({ provider: { 'base-url': await stage.deadAddress() } });
    const states = Object.fromEntries(await visit.states());
    for (const element of withData) {
      assert.equal(states[element], 'error', element);
      assert.notEqual(await messageOf(visit, element), '', element);
    }
    assertOnly(await readFigures(visit), good, () => false);
    const told = (await visit.seen()).errors;
    assert.ok(told.some(({ tag: element }) => element === 'usage-provider'));
    for (const { type, message } of told) {
      assert.equal(type, 'connection');
      assert.match(message, /Check the network and the address/);
    }
    assert.deepEqual(visit.ownMessages, []);
    await visit.close();
  });

  test('a metric that the API does not know stands beside two that it does', async () => {
    stage.intercept = spoiled('unknownMetric');
    const visit = await open({ summary: { figures: 'credits messages conversations' } });
    stage.intercept = undefined;
    const [credits, , conversations] = good.summary;
    const { summary } = await readFigures(visit);
    assert.deepEqual(summary, [credits, 'Not available', conversations]);
    assert.deepEqual(await visit.seen(), { violations: [], errors: [] });
    assert.deepEqual(visit.ownMessages, []);
    await visit.close();
  });

  test('a cursor that comes twice ends the list instead of going round', async () => {
    stage.intercept = (request, answer) => {
      const url = new URL(request.url);
      if (url.searchParams.get('cursor') === 'again') url.searchParams.delete('cursor');
      return spoiled('sameCursor')(request, () => answer(new Request(url, request)));
    };
    const visit = await open();
    await visit.page.evaluate(() => {
      const find = (element: string, part: string) =>
        document.querySelector(element)!.shadowRoot!.querySelector<HTMLElement>(part)!;
      find('agent-filter', '[part="trigger"]').click();
      find('conversation-credits', '.more [part="button"]').click();
    });
    await visit.until('the repeated page is told', () =>
      Boolean(
        document
          .querySelector('conversation-credits')!
          .shadowRoot!.querySelector('.more [role="alert"]'),
      ),
    );
    await visit.quiet();
    stage.intercept = undefined;
    const { rows, total } = (await readFigures(visit)).conversation;
    assert.deepEqual({ rows, total }, good.conversation);
    const cursors = stage.requests.filter(({ searchParams }) => searchParams.has('cursor'));
    assert.ok(cursors.length <= 2, `${cursors.length} pages asked for`);
    assert.deepEqual(visit.ownMessages, []);
    await visit.close();
  });

  const badAttributes: Readonly<Record<string, BadAttributes>> = {
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
  for (const [name, { warning, told, ...options }] of Object.entries(badAttributes)) {
    test(`${name} is warned of once, and the page goes on without it`, async () => {
      const visit = await open(options);
      assert.ok((await visit.states()).every(([, state]) => state === 'ready'));
      assert.equal(visit.messages.length, 1, visit.messages.join('\n'));
      assert.match(visit.messages[0]!, /^warn: usage-elements: /);
      assert.match(visit.messages[0]!, warning);
      const { errors } = await visit.seen();
      assert.deepEqual(
        errors.map(({ tag: element, type }) => [element, type]),
        told ? [['usage-provider', 'configuration']] : [],
      );
      const figures = await readFigures(visit);
      assert.equal(figures.conversation.total, good.conversation.total);
      if (options.provider?.['time-zone'] === undefined) {
        assert.equal(figures.summary[0], good.summary[0]);
        assert.equal(figures.chart, good.chart);
      }
      await visit.close();
    });
  }

  test('a provider without an address is said where figures would stand', async () => {
    const visit = await stage.visit(
      pageOf(`<usage-provider>${withData.map((element) => `<${element}></${element}>`).join('')}
        <agent-filter></agent-filter></usage-provider>`),
    );
    const states = await visit.settled();
    assert.ok(
      states.every(([, state]) => state === 'unconfigured'),
      JSON.stringify(states),
    );
    for (const element of withData) {
      assert.notEqual(await messageOf(visit, element), '', element);
    }
    const { errors } = await visit.seen();
    assert.ok(errors.length > 0);
    for (const { type, message } of errors) {
      assert.equal(type, 'configuration');
      assert.match(message, /neither a base-url nor a source/);
    }
    assert.deepEqual(visit.messages, []);
    assert.deepEqual(stage.requests, []);
    await visit.close();
  });

  test('elements without a provider say how to add one', async () => {
    const visit = await stage.visit(
      pageOf(`${withData.map((element) => tag(element) + `</${element}>`).join('')}`),
    );
    const states = await visit.settled();
    assert.ok(
      states.every(([, state]) => state === 'unconfigured'),
      JSON.stringify(states),
    );
    for (const element of withData) {
      assert.match(await messageOf(visit, element), /usage-provider/, element);
    }
    assert.deepEqual(visit.messages, []);
    await visit.close();
  });
});

/** What stands in place of an element's figures. */
function messageOf({ page }: Visit, element: string): Promise<string> {
  return page.evaluate((element) => {
    const state = document.querySelector(element)!.shadowRoot!.querySelector('[part="state"]');
    return state?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }, element);
}

/** Those elements show their figures, and the others none at all. */
function assertOnly(shown: Figures, good: Figures, isGood: (element: string) => boolean): void {
  const nothing = { rows: 0, total: '' };
  assert.deepEqual(shown, {
    agent: good.agent,
    summary: isGood('usage-summary') ? good.summary : [],
    chart: isGood('credit-chart') ? good.chart : '',
    tiles: isGood('plan-health-tiles') ? good.tiles : [],
    conversation: isGood('conversation-credits') ? good.conversation : nothing,
  });
}
