import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { DimensionAnswer } from '../../src/api/types.ts';
import { sumAmounts } from '../../src/model/amount.ts';
import { gate } from '../api/local-server.ts';
import { dimensionPath } from '../mocks/paths.ts';
import { chooseAgent, dashboard, readFigures, readTable } from './dashboard.ts';
import {
  askUsage,
  dearestConversation,
  expectedFigures,
  totalOf,
  written,
  type ConversationKey,
} from './expected.ts';
import { skip, Stage } from './stage.ts';
import type { Visit } from './visit.ts';
import { fillWithUsage, india, providerFor, trade } from './world.ts';

describe('the dashboard', { skip }, () => {
  let stage: Stage;
  let conversation: ConversationKey;
  before(async () => {
    stage = await Stage.open(fillWithUsage);
    conversation = await dearestConversation(stage, trade.organization);
  });
  afterEach(() => (stage.intercept = undefined));
  after(() => stage.close());

  const open = async (chart = {}): Promise<Visit> => {
    const provider = providerFor(stage.ownApi, trade);
    const visit = await stage.visit(
      dashboard({ provider, chart, conversation: { ...conversation } }),
    );
    await visit.settled();
    return visit;
  };

  /** Names of the resources that were asked since the last call. */
  const asked = () => stage.requests.splice(0).map(({ pathname }) => pathname.split('/')[3]);

  test('shows other figures for every agent, and those of all agents add up to the total', async () => {
    const { organization } = trade;
    const sums = ['credits', 'llm_tokens', 'messages'];
    const whole = await askUsage(stage, trade, sums, { interval: 'day' });
    const { groups, series } = await askUsage(stage, trade, sums, { groupBy: 'agent' });
    assert.equal(groups?.remaining, 0);
    const parts = (metric: string) =>
      series.filter((one) => one.metric === metric && one.part === 'group');
    for (const metric of sums) {
      const amounts = parts(metric).map(({ total }) => total!);
      assert.equal(sumAmounts(amounts), totalOf(whole, metric).total, metric);
    }

    const visit = await open({ metrics: 'messages credits' });
    const { items } = (await stage.ask(
      dimensionPath({ dimension: 'agent', filters: { organization: [organization] } }),
    )) as DimensionAnswer;
    const unassigned = (metric: string) =>
      Number(parts(metric).find(({ key }) => key === null)?.total ?? 0);
    let tokens = unassigned('llm_tokens');
    let messages = unassigned('messages');
    const days = totalOf(whole, 'messages').values!.map(() => unassigned('messages'));
    const seen = new Set<string>();
    for (const { key, label } of items) {
      if (!parts('credits').some((part) => part.key === key)) continue;
      await chooseAgent(visit, label);
      const figures = await readFigures(visit);
      const expected = await expectedFigures(stage, { ...trade, agent: key }, conversation, label);
      const ofAgent = written(parts('messages').find((part) => part.key === key)!.total!);
      assert.deepEqual(figures, { ...expected, chart: `${ofAgent} messages` });
      seen.add(JSON.stringify(figures));
      tokens += digits(figures.summary[1]!);
      messages += digits(figures.summary[3]!);
      const { rows, total } = await readTable(visit);
      assert.equal(total, ofAgent);
      rows.forEach(([, value], index) => (days[index]! += digits(value)));
    }
    assert.equal(seen.size, parts('credits').length - 1, 'each agent has figures of its own');

    await chooseAgent(visit);
    const { summary } = await readFigures(visit);
    const { rows, total } = await readTable(visit);
    assert.equal(summary[1], written(tokens));
    assert.equal(summary[3], written(messages));
    assert.equal(total, written(messages));
    assert.deepEqual(
      rows.map(([, value]) => digits(value)),
      days,
    );
    assert.deepEqual(visit.messages, []);
    await visit.close();
  });

  test('costs no request where the chart switches between credits and messages', async () => {
    const visit = await open();
    asked();
    await visit.page.evaluate(() => {
      const root = document.querySelector('credit-chart')!.shadowRoot!;
      const items = [...root.querySelectorAll<HTMLElement>('[part="switch-item"]')];
      items.find((item) => item.textContent?.trim() === 'Messages')!.click();
    });
    const messages = totalOf(await askUsage(stage, trade, ['messages']), 'messages');
    await visit.until(
      'the chart shows messages',
      (text) =>
        document
          .querySelector('credit-chart')!
          .shadowRoot!.querySelector('[part="subtitle"]')!
          .textContent!.trim()
          .startsWith(text),
      `${written(messages.total!)} messages`,
    );
    await visit.quiet();
    assert.deepEqual(asked(), []);
    await visit.close();
  });

  test('follows the attributes of its provider, and asks for nothing twice', async () => {
    const visit = await open();
    const set = async (attributes: Readonly<Record<string, string | null>>) => {
      asked();
      await visit.page.evaluate((attributes) => {
        const provider = document.querySelector('usage-provider')!;
        for (const [name, value] of Object.entries(attributes)) {
          if (value === null) provider.removeAttribute(name);
          else provider.setAttribute(name, value);
        }
      }, attributes);
      await visit.settled();
      await visit.quiet();
      return asked().sort();
    };
    const { organization, timeZone } = india;
    assert.deepEqual(await set({ organization, 'time-zone': timeZone }), ['plan', 'usage']);
    assert.deepEqual(await readFigures(visit), await expectedFigures(stage, india, conversation));

    const back = { organization: trade.organization, 'time-zone': trade.timeZone };
    assert.deepEqual(await set(back), [], 'what was asked a moment ago is known');
    assert.deepEqual(await readFigures(visit), await expectedFigures(stage, trade, conversation));

    const { agent } = conversation;
    assert.deepEqual(await set({ agent }), ['dimensions', 'usage']);
    const ofAgent = await expectedFigures(stage, { ...trade, agent }, conversation);
    assert.deepEqual((await readFigures(visit)).summary, ofAgent.summary);

    assert.deepEqual(await set({ agent: null, locale: 'de' }), []);
    const [credits] = (await expectedFigures(stage, trade, conversation)).summary;
    const german = credits!.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','));
    assert.equal((await readFigures(visit)).summary[0], german);
    assert.deepEqual(visit.messages, []);
    await visit.close();
  });

  test('asks nothing twice when tags are moved, while they load or later', async () => {
    const [arrived, held] = [gate(), gate()];
    stage.intercept = async (request, answer) => {
      if (new URL(request.url).pathname.endsWith('/usage')) {
        arrived.open();
        await held.promise;
      }
      return answer(request);
    };
    const provider = providerFor(stage.ownApi, trade);
    const visit = await stage.visit(dashboard({ provider, conversation: { ...conversation } }));
    const move = () =>
      visit.page.evaluate(() => {
        const provider = document.querySelector('usage-provider')!;
        const section = document.createElement('section');
        for (const element of [...provider.children]) section.append(element);
        provider.append(section);
        document.body.append(provider);
      });
    await arrived.promise;
    await move();
    await visit.quiet(1);
    held.open();
    stage.intercept = undefined;
    await visit.settled();
    await move();
    await visit.settled();
    await visit.quiet();
    assert.deepEqual(await readFigures(visit), await expectedFigures(stage, trade, conversation));
    assert.deepEqual(asked().sort(), ['agents', 'capabilities', 'plan', 'usage']);
    assert.deepEqual(await visit.seen(), { violations: [], errors: [] });
    await visit.close();
  });

  test('shows nothing outside its provider, and everything again when it is back', async () => {
    const visit = await open();
    const before = await readFigures(visit);
    await visit.page.evaluate(() => document.body.append(document.querySelector('usage-summary')!));
    await visit.until(
      'the summary says that it has no provider',
      () => document.querySelector('usage-summary')!.dataset['state'] === 'unconfigured',
    );
    assert.deepEqual((await readFigures(visit)).summary, []);
    await visit.page.evaluate(() =>
      document.querySelector('agent-filter')!.after(document.querySelector('usage-summary')!),
    );
    await visit.settled();
    assert.deepEqual(await readFigures(visit), before);
    await visit.close();
  });

  const limit = { timeout: 60_000 };
  test(
    'lets its requests go when the provider leaves, and asks again when it is put back',
    limit,
    async () => {
      const [arrived, gone] = [gate(), gate()];
      stage.intercept = async (request, answer) => {
        if (!new URL(request.url).pathname.endsWith('/usage')) return answer(request);
        request.signal.addEventListener('abort', () => gone.open());
        arrived.open();
        await gone.promise;
        return new Response(null, { status: 503 });
      };
      const provider = providerFor(stage.ownApi, trade);
      const visit = await stage.visit(dashboard({ provider, conversation: { ...conversation } }));
      await arrived.promise;
      await visit.until('what does not wait is there', () =>
        ['plan-health-tiles', 'conversation-credits'].every(
          (element) => document.querySelector<HTMLElement>(element)!.dataset['state'] === 'ready',
        ),
      );
      const removed = await visit.page.evaluateHandle(() => {
        const element = document.querySelector('usage-provider')!;
        element.remove();
        return element;
      });
      await gone.promise;
      stage.intercept = undefined;
      await visit.quiet();
      assert.deepEqual(asked().sort(), ['agents', 'capabilities', 'plan', 'usage']);

      await removed.evaluate((element) => {
        for (let time = 0; time < 20; time++) {
          document.body.append(element);
          element.remove();
        }
      });
      await visit.quiet();
      assert.ok(asked().length <= 1, 'coming and going twenty times costs no twenty requests');

      await removed.evaluate((element) => document.body.append(element));
      await visit.settled();
      await visit.quiet();
      assert.deepEqual(await readFigures(visit), await expectedFigures(stage, trade, conversation));
      assert.deepEqual(asked().sort(), ['capabilities', 'usage'], 'the rest is known');
      assert.deepEqual(await visit.seen(), { violations: [], errors: [] });
      await visit.close();
    },
  );
});

/** The number that a text stands for; what says that there is none counts as nothing. */
function digits(text: string): number {
  return /\d/.test(text) ? Number(text.replaceAll(',', '')) : 0;
}
