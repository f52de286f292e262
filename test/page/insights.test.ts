import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { organizations } from '../../demo/server/seed/catalog.ts';
import { seed } from '../../demo/server/seed/seed.ts';
import { pageOf, tag } from './dashboard.ts';
import { now, skip, Stage } from './stage.ts';
import type { Visit } from './visit.ts';

/** What the list of insights says first, and its buttons. */
function readFirst({ page }: Visit): Promise<{ message: string; buttons: readonly string[] }> {
  return page.evaluate(() => {
    const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const root = document.querySelector('usage-insights')!.shadowRoot!;
    const item = root.querySelector('[part="item"]');
    return {
      message: plain(item?.querySelector('[part="message"]')?.textContent),
      buttons: [...(item?.querySelectorAll('button') ?? [])].map((button) =>
        plain(button.textContent),
      ),
    };
  });
}

describe('insights on a page with generated usage', { skip }, () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open((database) => {
      // The first organization has the agent that runs away.
      const [home] = organizations;
      return seed(database, {
        now,
        months: 2,
        organizations: [{ ...home!, conversationsPerDay: 120 }],
      });
    });
  });
  after(() => stage.close());

  test('begin with the agent that runs away, and lead to it and back', async () => {
    const visit = await stage.visit(
      pageOf(`${tag('usage-provider', { 'base-url': stage.ownApi, 'time-zone': 'Europe/Berlin' })}
        <agent-filter></agent-filter>
        <usage-insights></usage-insights>
        <credit-chart></credit-chart>`),
    );
    await visit.settled();
    await visit.until(
      'insights are there',
      () => document.querySelector<HTMLElement>('usage-insights')!.dataset['state'] === 'ready',
    );
    const { message, buttons } = await readFirst(visit);
    assert.match(message, /^Critical: Win-back campaign (has )?used [\d,.]+ credits /);
    assert.ok(buttons.includes('Show Win-back campaign'), buttons.join());

    const press = (label: string) =>
      visit.page.evaluate((wanted) => {
        const root = document.querySelector('usage-insights')!.shadowRoot!;
        const all = [...root.querySelectorAll('button')];
        all.find((button) => button.textContent?.includes(wanted))!.click();
      }, label);
    const chartNames = (name: string, isNamed: boolean) =>
      visit.until(
        'the chart follows',
        (wanted, expected) => {
          const root = document.querySelector('credit-chart')!.shadowRoot!;
          const text = root.querySelector('[part="subtitle"]')?.textContent ?? '';
          return text.includes(wanted) === expected;
        },
        name,
        isNamed,
      );
    await press('Show Win-back campaign');
    await chartNames('Win-back campaign', true);
    await visit.settled();
    assert.equal((await readFirst(visit)).message, message);
    await press('Back to what was shown');
    await chartNames('Win-back campaign', false);
    assert.deepEqual(visit.ownMessages, []);
    await visit.close();
  });
});
