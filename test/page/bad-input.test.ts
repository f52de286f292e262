import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { badAnswers, badAttributes, serverError, spoiled, withData } from './bad-input.ts';
import {
  dashboard,
  pageOf,
  readFigures,
  tag,
  type DashboardOptions,
  type Figures,
} from './dashboard.ts';
import { dearestConversation, expectedFigures, type ConversationKey } from './expected.ts';
import { skip, Stage } from './stage.ts';
import type { Visit } from './visit.ts';
import { fillWithUsage, india, providerFor } from './world.ts';

describe('bad input', { skip }, () => {
  let stage: Stage;
  let conversation: ConversationKey;
  let good: Figures;
  before(async () => {
    stage = await Stage.open(fillWithUsage);
    conversation = await dearestConversation(stage, india.organization);
    good = await expectedFigures(stage, india, conversation);
  });
  afterEach(() => (stage.intercept = undefined));
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

  /** Without capabilities no element can ask, and the provider tells why. */
  const assertNothingShown = async (visit: Visit, type: string, words: RegExp) => {
    const states = Object.fromEntries(await visit.states());
    for (const element of withData) {
      assert.equal(states[element], 'error', element);
      assert.notEqual(await messageOf(visit, element), '', element);
    }
    assertOnly(await readFigures(visit), good, () => false);
    const { errors } = await visit.seen();
    assert.ok(errors.some((error) => error.tag === 'usage-provider'));
    for (const error of errors) {
      assert.equal(error.type, type);
      assert.match(error.message, words);
    }
    assert.deepEqual(visit.ownMessages, []);
  };

  test('no answer at all is one error that all elements show', async () => {
    const visit = await open({ provider: { 'base-url': await stage.deadAddress() } });
    await assertNothingShown(visit, 'connection', /Check the network and the address/);
    await visit.close();
  });

  test('a page at the address of the API is one error that all elements show', async () => {
    stage.intercept = () =>
      new Response('<!doctype html><h1>Sign in</h1>', { headers: { 'Content-Type': 'text/html' } });
    const visit = await open();
    await assertNothingShown(visit, 'contract', /the base URL is not that of the API/);
    await visit.close();
  });

  test('a metric that the API does not know stands beside two that it does', async () => {
    stage.intercept = spoiled('unknownMetric');
    const visit = await open({ summary: { figures: 'credits messages conversations' } });
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
    const { rows, total } = (await readFigures(visit)).conversation;
    assert.deepEqual({ rows, total }, good.conversation);
    const cursors = stage.requests.filter(({ searchParams }) => searchParams.has('cursor'));
    assert.ok(cursors.length <= 2, `${cursors.length} pages asked for`);
    assert.deepEqual(visit.ownMessages, []);
    await visit.close();
  });

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
