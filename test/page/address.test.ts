import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { importCsv } from '../../demo/server/import/import.ts';
import type { DimensionAnswer } from '../../src/api/types.ts';
import { dimensionPath } from '../mocks/paths.ts';
import { chooseAgent, pageOf, readFigures, readTable, tag } from './dashboard.ts';
import { absent, conversations, dayOf, facts, wholeRange } from './real-facts.ts';
import { skip, Stage } from './stage.ts';
import type { Visit } from './visit.ts';
import { fillWithUsage, trade } from './world.ts';

/** A page with filters in its address, which has a parameter of its own. */
function pageIn(stage: Stage, timeZone: string): string {
  return pageOf(`${tag('usage-provider', {
    'base-url': stage.ownApi,
    'time-zone': timeZone,
    'url-sync': '',
  })}
    <period-filter></period-filter><organization-filter></organization-filter>
    <agent-filter></agent-filter>
    ${tag('usage-summary', { figures: 'messages conversations' })}</usage-summary>
    ${tag('credit-chart', { metrics: 'messages', interval: 'day' })}</credit-chart>
  </usage-provider>`);
}

const searchOf = ({ page }: Visit) => new URL(page.url()).search;

/** What the filters and the figures of a page say. */
async function picture(visit: Visit) {
  await visit.settled();
  await visit.until('the filters have their names', () =>
    ['period-filter', 'organization-filter', 'agent-filter'].every(
      (name) => document.querySelector<HTMLElement>(name)!.dataset['state'] === 'ready',
    ),
  );
  const { agent, summary, chart } = await readFigures(visit);
  return { period: await periodOf(visit), agent, summary, chart };
}

/** What the period filter shows on its button. */
function periodOf({ page }: Visit): Promise<string> {
  return page.evaluate(() =>
    document
      .querySelector('period-filter')!
      .shadowRoot!.querySelector('[part="value"]')!
      .textContent!.trim(),
  );
}

/** Types two dates, as "03/27/2020", and applies them. */
async function typePeriod(visit: Visit, start: string, end: string): Promise<void> {
  const { page } = visit;
  await page.evaluate(() =>
    document
      .querySelector('period-filter')!
      .shadowRoot!.querySelector<HTMLElement>('[part="trigger"]')!
      .click(),
  );
  for (const [id, text] of [
    ['start', start],
    ['end', end],
  ] as const) {
    await visit.until(
      `there is a field for the ${id}`,
      (id) => {
        const root = document.querySelector('period-filter')!.shadowRoot!;
        const field = root.querySelector<HTMLInputElement>(`#${id}`);
        field?.select();
        return root.activeElement === field && field !== null;
      },
      id,
    );
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await visit.settled();
}

describe('the address of a page', { skip }, () => {
  let stage: Stage;
  let agent: { readonly key: string; readonly label: string };
  before(async () => {
    stage = await Stage.open(fillWithUsage);
    const { organization } = trade;
    const { items } = (await stage.ask(
      dimensionPath({ dimension: 'agent', filters: { organization: [organization] } }),
    )) as DimensionAnswer;
    agent = items.find(({ deleted }) => !deleted)!;
  });
  after(() => stage.close());

  const at = (search: string) => stage.visit(pageIn(stage, 'America/New_York'), { search });

  test('restores it exactly: by reload, Back and Forward, and in a second tab', async () => {
    const visit = await at('?tab=usage');
    const pictures = [await picture(visit)];
    await chooseAgent(visit, agent.label);
    pictures.push(await picture(visit));
    assert.equal(searchOf(visit), `?tab=usage&agent=${agent.key}`);
    // Longer than choices that share an entry.
    await visit.page.evaluate(() => (performance.now = () => 1e9));
    await typePeriod(visit, '11/02/2026', '11/15/2026');
    pictures.push(await picture(visit));
    assert.equal(searchOf(visit), `?tab=usage&period=2026-11-02/2026-11-15&agent=${agent.key}`);
    assert.equal(new Set(pictures.map((one) => JSON.stringify(one))).size, 3);

    for (const [way, index] of [
      ['goBack', 1],
      ['goBack', 0],
      ['goForward', 1],
      ['goForward', 2],
      ['reload', 2],
    ] as const) {
      await visit.page[way]();
      assert.deepEqual(await picture(visit), pictures[index], `${way} to ${index}`);
    }
    const other = await at(searchOf(visit));
    assert.deepEqual(await picture(other), pictures[2]);
    await visit.close();
    await other.close();
  });

  test('is asked for at once: a link makes no request for what the page shows at first', async () => {
    const visit = await at(`?agent=${agent.key}&period=72h`);
    await picture(visit);
    const usage = stage.requests.filter(({ pathname }) => pathname.endsWith('/usage'));
    assert.deepEqual(
      usage.map(({ searchParams }) => [searchParams.getAll('agent'), searchParams.get('from')]),
      usage.map(() => [[agent.key], '2026-11-17T14:00:00Z']),
    );
    assert.ok(usage.length > 0);
    assert.deepEqual(visit.messages, []);
    await visit.close();
  });

  test('loses what cannot be used, with one warning, and the page goes on', async () => {
    const visit = await at('?tab=usage&period=2026-02-31/2026-03-01&agent=&channel=phone');
    await picture(visit);
    assert.equal(searchOf(visit), '?tab=usage&channel=phone');
    assert.equal(visit.messages.length, 1);
    assert.match(visit.messages[0]!, /2026-02-31/);
    await visit.close();
  });

  test('keeps an agent that there is none of, which can be let go of', async () => {
    const visit = await at('?agent=gone');
    await visit.settled();
    assert.equal((await readFigures(visit)).agent, 'gone');
    await chooseAgent(visit);
    assert.equal(searchOf(visit), '');
    await visit.close();
  });
});

describe('real usage, by the address', { skip: skip || absent }, () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open(async (database) => {
      const { rejected } = await importCsv(database, createReadStream(conversations));
      assert.equal(rejected, 0);
    });
  });
  after(() => stage.close());

  const at = (timeZone: string, from: string, to: string) =>
    stage.visit(pageIn(stage, timeZone), {
      search: `?organization=support&period=${from}/${to}`,
    });

  for (const { zone, first } of facts) {
    test(`has its busiest day where ${zone} has it: chart, filter and link`, async () => {
      const visit = await at(zone, wholeRange.from, wholeRange.to);
      await visit.settled();
      const { rows } = await readTable(visit);
      const counted = rows.map(([label, value]) => [label, Number(value) || 0] as const);
      const [label, messages] = counted.toSorted(([, one], [, other]) => other - one)[0]!;
      assert.deepEqual([dayOf(label), messages], first);

      const [year, month, day] = first[0].split('-');
      const typed = `${month}/${day}/${year}`;
      await typePeriod(visit, typed, typed);
      assert.equal(searchOf(visit), `?period=${first[0]}/${first[0]}&organization=support`);
      const chosen = await picture(visit);
      assert.equal(chosen.summary[0], String(messages));
      assert.equal(
        chosen.period,
        new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(
          new Date(first[0]),
        ),
      );
      const link = await at(zone, first[0], first[0]);
      assert.deepEqual(await picture(link), chosen);
      assert.equal((await readTable(link)).total, String(messages));
      await visit.close();
      await link.close();
    });
  }

  test('has the March of Los Angeles, in which summer time begins', async () => {
    const visit = await at('America/Los_Angeles', '2020-03-01', '2020-03-31');
    const { summary } = await picture(visit);
    assert.equal(summary[0], '419');
    const { rows, total } = await readTable(visit);
    assert.deepEqual([rows.length, total], [31, '419']);
    await visit.close();
  });
});
