import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { importCsv } from '../../demo/server/import/import.ts';
import type { ConversationsAnswer } from '../../src/api/types.ts';
import { compareAmounts, sumAmounts } from '../../src/model/amount.ts';
import { localDay } from '../../src/model/day-edges.ts';
import { conversationsPath } from '../mocks/paths.ts';
import { pageOf, tag } from './dashboard.ts';
import { written } from './expected.ts';
import { absent, conversations } from './real-facts.ts';
import { skip, Stage } from './stage.ts';
import type { Visit } from './visit.ts';
import { fillWithUsage, india } from './world.ts';

/** What a page says of one conversation, amounts with all their digits. */
interface Row {
  readonly part: string;
  readonly whole: string;
}

/** A page with figure, list and detail, and nothing in a script. */
function openPage(stage: Stage, provider: Readonly<Record<string, string>>): Promise<Visit> {
  return stage.visit(
    pageOf(`${tag('usage-provider', { 'base-url': stage.ownApi, ...provider })}
      <usage-summary figures="credits"></usage-summary>
      <recent-conversations></recent-conversations>
      <conversation-credits></conversation-credits>
    </usage-provider>`),
  );
}

/** Scrolls through the list; the rows in order, and what lies outside of them. */
async function readList({ page }: Visit): Promise<{ rows: readonly Row[]; outside: string }> {
  return page.evaluate(async () => {
    const root = document.querySelector('recent-conversations')!.shadowRoot!;
    const scroller = root.querySelector('[part~="scroller"]')!;
    const count = Number(root.querySelector('table')!.getAttribute('aria-rowcount')) - 1;
    const rows = new Map<number, Row>();
    while (rows.size < count) {
      for (const row of root.querySelectorAll('[part~="row"]')) {
        const [part, whole = part] = [
          ...row.querySelectorAll<HTMLElement>('.credits bdi:not(.visually-hidden)'),
        ];
        rows.set(Number(row.getAttribute('aria-rowindex')), {
          part: part!.title,
          whole: whole!.title,
        });
      }
      scroller.scrollTop += scroller.clientHeight;
      await new Promise(requestAnimationFrame);
    }
    const outside = root.querySelectorAll<HTMLElement>('[part="total"] bdi')[1]!.title;
    return {
      rows: [...rows].sort(([one], [other]) => one - other).map(([, row]) => row),
      outside,
    };
  });
}

/** Chooses the row at this place as a user does; its steps and total, with all their digits. */
async function readSteps(
  visit: Visit,
  index: number,
): Promise<{ steps: readonly string[]; total: string }> {
  const { page } = visit;
  await page.evaluate(async (index) => {
    const root = document.querySelector('recent-conversations')!.shadowRoot!;
    const scroller = root.querySelector('[part~="scroller"]')!;
    const height = root.querySelector('[part~="row"]')!.getBoundingClientRect().height;
    const find = () => root.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"] .way`);
    scroller.scrollTop = index * height;
    while (!find()) await new Promise(requestAnimationFrame);
    find()!.click();
  }, index);
  await visit.until(
    'the steps of the row',
    (index) => {
      const list = document.querySelector('recent-conversations')!.shadowRoot!;
      const chosen = list.querySelector('[aria-current="true"]')?.getAttribute('aria-rowindex');
      const detail = document.querySelector('conversation-credits')!;
      return (
        chosen === String(index + 2) &&
        detail.dataset['state'] === 'ready' &&
        !detail.hasAttribute('data-outdated') &&
        detail.shadowRoot!.querySelector('[part="note"]')?.textContent === ''
      );
    },
    index,
  );
  return page.evaluate(() => {
    const root = document.querySelector('conversation-credits')!.shadowRoot!;
    const titles = (selector: string) =>
      [...root.querySelectorAll<HTMLElement>(selector)].map(({ title }) => title);
    return {
      steps: titles('[part="row"] .credits bdi'),
      total: titles('[part="total"] .credits bdi')[0]!,
    };
  });
}

const reachesBeyond = ({ part, whole }: Row) => compareAmounts(part, whole) !== 0;

/** Follows the figure of a page down to the steps of some conversations, those over midnight first. */
async function followDown(visit: Visit): Promise<readonly Row[]> {
  await visit.settled();
  const figure = await visit.page.evaluate(
    () =>
      document.querySelector('usage-summary')!.shadowRoot!.querySelector('[part="value"] bdi')!
        .textContent,
  );
  const { rows, outside } = await readList(visit);
  const sum = sumAmounts([...rows.map(({ part }) => part), outside]);
  assert.equal(figure, written(sum, 1));
  const indexes = [...rows.keys()].toSorted(
    (one, other) => Number(reachesBeyond(rows[other]!)) - Number(reachesBeyond(rows[one]!)),
  );
  for (const index of indexes.slice(0, 6)) {
    const { steps, total } = await readSteps(visit, index);
    const { whole } = rows[index]!;
    assert.equal(compareAmounts(total, whole), 0, `total ${total} of row ${index}, not ${whole}`);
    assert.equal(compareAmounts(sumAmounts(steps), whole), 0, `steps of row ${index}`);
  }
  assert.deepEqual(visit.messages, []);
  return rows;
}

/** A zone in which a conversation goes over midnight, and the day on which it ends there. */
async function overMidnight(stage: Stage, organization: string) {
  const path = conversationsPath({
    from: '2026-11-01T00:00:00Z',
    to: '2026-11-20T00:00:00Z',
    timeZone: 'UTC',
    limit: 1000,
    filters: { organization: [organization] },
  });
  const { items } = (await stage.ask(path)) as ConversationsAnswer;
  const hourOf = (at: string) => new Date(at).getUTCHours();
  const found = items.find(({ started_at, last_at }) => hourOf(started_at) !== hourOf(last_at))!;
  const hour = hourOf(found.last_at);
  // West of Greenwich is plus here.
  const zone = hour <= 12 ? `Etc/GMT+${hour}` : `Etc/GMT-${24 - hour}`;
  return { zone, day: localDay(Date.parse(found.last_at), zone) };
}

describe('what a page shows of credits adds up', { skip }, () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open(async (database) => {
      await fillWithUsage(database);
      if (!absent) await importCsv(database, createReadStream(conversations));
    });
  });
  after(() => stage.close());

  test('from the figure of some days to the steps of generated conversations', async () => {
    const { organization } = india;
    const { zone, day } = await overMidnight(stage, organization);
    const visit = await openPage(stage, {
      organization,
      'time-zone': zone,
      from: day,
      to: day,
    });
    const rows = await followDown(visit);
    assert.ok(rows.some(reachesBeyond), 'a conversation over midnight');
    await visit.close();
  });

  test('from the figure of some days to the steps of real ones', { skip: absent }, async () => {
    const visit = await openPage(stage, {
      organization: 'support',
      'time-zone': 'America/Los_Angeles',
      from: '2020-03-20',
      to: '2020-03-27',
    });
    const rows = await followDown(visit);
    assert.ok(rows.some(reachesBeyond), 'a conversation over midnight');
    await visit.close();
  });
});
