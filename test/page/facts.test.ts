import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { ConversationsAnswer, UsageAnswer } from '../../src/api/types.ts';
import { importCsv } from '../../demo/server/import/import.ts';
import { conversationsPath, usagePath } from '../mocks/paths.ts';
import { chooseAgent, pageOf, readFigures, readTable, tag } from './dashboard.ts';
import { totalOf } from './expected.ts';
import { absent, conversations, dayOf, facts, requests, wholeRange } from './real-facts.ts';
import { skip, Stage } from './stage.ts';
import type { Visit } from './visit.ts';

const topBrands = [
  ['RockstarSupport', 115],
  ['TeamYouTube', 83],
  ['Google', 68],
  ['AdobeCare', 64],
  ['MojangSupport', 56],
] as const;

describe('real usage, imported', { skip: skip || absent }, () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open(async (database) => {
      for (const file of [conversations, requests]) {
        const { rejected } = await importCsv(database, createReadStream(file));
        assert.equal(rejected, 0);
      }
    });
  });
  after(() => stage.close());

  /** A page with filter, summary and chart. */
  const open = async (
    provider: Readonly<Record<string, string>>,
    figures: string,
    interval: string,
  ): Promise<Visit> => {
    const visit = await stage.visit(
      pageOf(`${tag('usage-provider', { 'base-url': stage.ownApi, ...provider })}
        <agent-filter></agent-filter>
        ${tag('usage-summary', { figures })}</usage-summary>
        ${tag('credit-chart', { metrics: figures, interval })}</credit-chart>`),
    );
    await visit.settled();
    return visit;
  };
  const openSupport = (provider: Readonly<Record<string, string>>) =>
    open({ organization: 'support', ...provider }, 'messages conversations', 'day');

  const summaryOf = async (visit: Visit) => (await readFigures(visit)).summary;

  for (const { zone, first, second, days } of facts) {
    test(`has its busiest days where ${zone} has them`, async () => {
      const visit = await openSupport({ 'time-zone': zone, ...wholeRange });
      assert.deepEqual(await summaryOf(visit), ['686', '525']);
      const { rows, total } = await readTable(visit);
      assert.equal(total, '686');
      const counted = rows
        .map(([label, value]) => [dayOf(label), Number(value)] as const)
        .filter(([, messages]) => messages > 0);
      assert.equal(counted.length, days);
      const busiest = counted.toSorted(([, one], [, other]) => other - one);
      assert.deepEqual(busiest.slice(0, 2), [first, second]);
      assert.deepEqual(visit.messages, []);
      await visit.close();
    });
  }

  test('has the March of Los Angeles, in which summer time begins', async () => {
    const visit = await openSupport({
      'time-zone': 'America/Los_Angeles',
      from: '2020-03-01',
      to: '2020-03-31',
    });
    assert.equal((await summaryOf(visit))[0], '419');
    const { rows, total } = await readTable(visit);
    assert.equal(rows.length, 31);
    assert.equal(total, '419');
    await visit.close();
  });

  test('has the messages of each brand, chosen or fixed', async () => {
    const range = { 'time-zone': 'UTC', ...wholeRange };
    const visit = await openSupport(range);
    for (const [brand, messages] of topBrands) {
      await chooseAgent(visit, brand);
      assert.equal((await summaryOf(visit))[0], String(messages), brand);
      assert.equal((await readTable(visit)).total, String(messages), brand);
    }
    await visit.close();
    const [[brand, messages]] = topBrands;
    const fixed = await openSupport({ ...range, agent: brand });
    assert.equal((await summaryOf(fixed))[0], String(messages));
    assert.equal((await readFigures(fixed)).agent, brand);
    await fixed.close();

    const answer = (await stage.ask(
      usagePath({
        metrics: ['messages', 'credits'],
        from: '2018-04-30T00:00:00Z',
        to: '2020-05-02T00:00:00Z',
        timeZone: 'UTC',
        groupBy: 'agent',
        limit: 5,
        filters: { organization: ['support'] },
      }),
    )) as UsageAnswer;
    const ranked = answer.series.filter(
      ({ metric, part }) => metric === 'messages' && part === 'group',
    );
    assert.deepEqual(
      ranked.map(({ key, total }) => [key, Number(total)]),
      topBrands,
    );
    // The rate card takes a thousandth of a credit for each of 109,451 characters.
    assert.equal(Number(totalOf(answer, 'credits').total), 109.451);
  });

  test('has the conversation with the most messages', async () => {
    const { items } = (await stage.ask(
      conversationsPath({
        from: '2018-04-30T00:00:00Z',
        to: '2020-05-02T00:00:00Z',
        timeZone: 'UTC',
        sort: '-messages',
        limit: 1,
        filters: { organization: ['support'] },
      }),
    )) as ConversationsAnswer;
    const [longest] = items;
    const visit = await stage.visit(
      pageOf(`${tag('usage-provider', { 'base-url': stage.ownApi, 'time-zone': 'UTC' })}
        ${tag('conversation-credits', { agent: longest!.agent.key!, conversation: longest!.id })}`),
    );
    await visit.settled();
    const messages = await visit.page.evaluate(
      () =>
        document
          .querySelector('conversation-credits')!
          .shadowRoot!.querySelector('[part="facts"] dd')!.textContent,
    );
    assert.equal(messages, '15');
    assert.equal((await readFigures(visit)).conversation.rows, 15);
    await visit.close();
  });

  test('has an hour of requests minute by minute', async () => {
    const day = '2023-11-16';
    const visit = await open(
      { organization: 'llm-requests', 'time-zone': 'UTC', from: day, to: day },
      'messages llm_tokens llm_input_tokens llm_output_tokens',
      'minute',
    );
    const [input, output] = [22_361_870, 4_088_665];
    assert.deepEqual(
      (await summaryOf(visit)).map((text) => Number(text.replaceAll(',', ''))),
      [19_366, input + output, input, output],
    );
    const { rows, total } = await readTable(visit);
    assert.equal(total, '19,366');
    assert.equal(rows.length, 24 * 60);
    // After the last request there is no data yet, in words.
    const counts = rows.map(([, value]) => (/^\d+$/.test(value) ? Number(value) : 0));
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      19_366,
    );
    const most = Math.max(...counts);
    assert.equal(most, 502);
    assert.match(rows[counts.indexOf(most)]![0], /Nov 16, 2023.* 6:43 PM$/);
    await visit.close();
  });
});
