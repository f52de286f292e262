import { expect } from '@open-wc/testing';
import { sumAmounts } from '../../../src/model/amount.ts';
import type { Insight } from '../../../src/model/insights.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { settled } from '../../support/settled.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { warnings } from '../../support/warnings.ts';
import { InsightsPage } from './usage-insights-page.ts';

const why = 'Why am I told this?';
const isGrouped = (request: URL) => request.searchParams.has('group_by');
/** Questions about the last hours and about the hours before them. */
const hourly = (source: MockUsageSource) =>
  source.requestsTo('/usage').filter((url) => url.searchParams.get('interval') === 'hour');

/** Sentences that a host is told while a page opens and does something. */
async function toldWhile(
  run: () => Promise<unknown>,
): Promise<{ insight: Insight; text: string }[]> {
  const told: { insight: Insight; text: string }[] = [];
  const onInsight = (event: Event) =>
    told.push((event as CustomEvent<{ insight: Insight; text: string }>).detail);
  document.addEventListener('usage-insight', onInsight);
  try {
    await run();
  } finally {
    document.removeEventListener('usage-insight', onInsight);
  }
  return told;
}

describe('usage-insights', () => {
  it('tells what needs attention, most urgent first', async () => {
    const page = await InsightsPage.openReady();
    expect(page.insights.map(({ level }) => level)).to.deep.equal([
      'critical',
      'critical',
      'critical',
      'info',
    ]);
    const [runaway, over, runOut, drivers] = page.insights;
    expect(runaway!.message).to.match(
      /^Critical: Offer scout has used 3,633\.9 credits since 16 Nov, 11:00, \d\d times as much as usual\.$/,
    );
    expect(runaway!.note).to.match(/^Usual in these hours: [\d.]+\.$/);
    expect(over!.message).to.equal('Critical: Messages: 758 over the plan.');
    expect(runOut!.message).to.match(
      /^Critical: Message credits will run out between 23 Nov and 2\d Nov\. The period ends on 30 Nov\.$/,
    );
    expect(runOut!.note).to.match(
      /^Expected by the end of the period: \d\d,\d00.–.\d\d,\d00 of 22,000\.$/,
    );
    expect(drivers!.message).to.equal(
      'Note: Credits rose by 4,352.0 against the 30 days before, above all through dearer messages.',
    );
    expect(page.text('[part="footer"]')).to.equal('11 agents looked at for runaways.');
  });

  it('shows what a change consists of, in parts that add up to it', async () => {
    const page = await InsightsPage.openReady();
    const rows = page.drivers.map(([label, amount]) => {
      expect(amount, label).to.match(/^[+−][\d,]+\.\d$/);
      return [label, amount.replace(/[+,]/g, '').replace('−', '-')] as const;
    });
    const [label, change] = rows.pop()!;
    expect(label).to.equal('Change');
    expect(rows.length).to.be.greaterThan(2);
    expect(sumAmounts(rows.map(([, amount]) => amount))).to.equal(sumAmounts([change]));
  });

  it('draws each part from where the one before ended', async () => {
    const page = await InsightsPage.openReady();
    const bars = page.all('[part="bar"]').map((bar) => bar.getBoundingClientRect());
    const [first, second] = bars;
    expect(second!.left).to.be.closeTo(first!.right, 1);
    expect(bars.at(-1)!.left).to.be.closeTo(first!.left, 1);
    expect(bars.at(-1)!.right).to.be.closeTo(bars.at(-2)!.right, 1);
  });

  it('says how each was found', async () => {
    const page = await InsightsPage.openReady();
    const method = () => page.all('[part="method"]').filter((one) => one.checkVisibility());
    expect(method()).to.have.length(0);
    page.press('Offer scout has used', why);
    await page.element.updateComplete;
    expect(method().map(({ textContent }) => textContent)).to.have.length(1);
    expect(method()[0]!.textContent).to.contain('once a year');
    page.press('Offer scout has used', why);
    await page.element.updateComplete;
    expect(method()).to.have.length(0);
  });

  it('keeps some for later', async () => {
    const page = await InsightsPage.openReady(undefined, { limit: '2' });
    expect(page.insights).to.have.length(2);
    const more = page.all('[part~="more"]')[0]!;
    expect(more.textContent!.trim()).to.equal('2 more');
    more.focus();
    more.click();
    await page.element.updateComplete;
    expect(page.insights).to.have.length(4);
    expect(page.element.shadowRoot!.activeElement).not.to.equal(null);
  });

  it('uses the words of the host', async () => {
    const page = await InsightsPage.openReady();
    page.provider.texts = {
      'usage-insights.over': 'Zu viel {name}: {amount}',
      'usage-insights.title': 'Auffällig',
    };
    await waitUntil(() => page.insight('Zu viel Messages: 758') !== undefined);
    expect(page.text('[part="title"]')).to.equal('Auffällig');
  });
});

describe('usage-insights on its page', () => {
  it('asks only for what the wanted kinds need', async () => {
    const runOut = await InsightsPage.openReady(undefined, { kinds: 'run-out' });
    expect(runOut.insights).to.have.length(2);
    expect(runOut.source.requestsTo('/usage').filter(isGrouped)).to.deep.equal([]);
    const drivers = await InsightsPage.openReady(undefined, { kinds: 'drivers' });
    expect(drivers.source.requestsTo('/plan')).to.deep.equal([]);
    expect(hourly(drivers.source)).to.deep.equal([]);
    expect(drivers.insights).to.have.length(1);
  });

  it('says once what it cannot take, and keeps to what it is by itself', async () => {
    const { messages, restore } = warnings();
    const attributes = { kinds: 'runaways', 'group-by': 'colour', sensitivity: 'extreme' };
    try {
      const page = await InsightsPage.openReady(undefined, attributes);
      expect(page.insights).to.have.length(4);
      await InsightsPage.openReady(undefined, attributes);
    } finally {
      restore();
    }
    expect(messages).to.have.length(3);
    for (const [name, value] of Object.entries(attributes)) {
      expect(messages.filter((message) => message.includes(`${name}="${value}"`))).to.have.length(
        1,
      );
    }
  });

  it('looks for runaways now, whatever is chosen on the page', async () => {
    const page = await InsightsPage.openReady();
    const before = hourly(page.source).length;
    const { message } = page.insight('Offer scout has used')!;
    page.provider.filters = {
      agent: ['agt_01'],
      period: { from: '2026-10-01', to: '2026-10-05' },
    };
    await waitUntil(
      () => page.insight('Credits fell') ?? page.insight('Credits rose by 4') === undefined,
    );
    await settled(page.element);
    expect(page.insight('Offer scout has used')!.message).to.equal(message);
    expect(hourly(page.source)).to.have.length(before);
  });

  it('keeps to what the host has fixed', async () => {
    const page = await InsightsPage.openReady(
      undefined,
      {},
      { provider: { organization: 'home' } },
    );
    expect(page.insight('Offer scout')).to.equal(undefined);
    for (const { searchParams } of hourly(page.source)) {
      expect(searchParams.getAll('organization')).to.deep.equal(['home']);
    }
  });

  it('shows the evidence on the page, and goes back', async () => {
    const page = await InsightsPage.openReady();
    const { filters } = page.provider;
    page.press('Offer scout has used', 'Show Offer scout');
    await waitUntil(() => page.provider.filters.agent.length === 1);
    expect(page.provider.filters.agent).to.deep.equal(['agt_03']);
    expect(page.provider.filters.period).to.deep.equal({ from: '2026-11-02', to: '2026-11-20' });
    await settled(page.element);
    page.press('Offer scout has used', 'Back to what was shown');
    await waitUntil(() => page.provider.filters.agent.length === 0);
    expect(page.provider.filters).to.deep.equal(filters);
  });

  it('offers nothing to show where the host has fixed it', async () => {
    const page = await InsightsPage.openReady(
      undefined,
      {},
      { provider: { agent: 'agt_03', period: '30d' } },
    );
    const fixed = page.insight('Offer scout has used')!;
    expect(fixed.actions.filter((label) => label.startsWith('Show Offer'))).to.have.length(1);
    page.press('Offer scout has used', 'Show Offer scout');
    await waitUntil(() => 'from' in page.provider.filters.period);
    expect(page.provider.filters.agent).to.deep.equal(['agt_03']);
  });

  it('looks at what the host groups by', async () => {
    const page = await InsightsPage.openReady(undefined, { 'group-by': 'category' });
    for (const { searchParams } of hourly(page.source)) {
      expect(searchParams.get('group_by')).to.equal('category');
    }
    expect(page.text('[part="footer"]')).to.match(/^\d+ categories looked at for runaways\.$/);
  });

  it('tells the host of each insight once', async () => {
    let page!: InsightsPage;
    const told = await toldWhile(async () => {
      page = await InsightsPage.openReady();
      await page.element.refresh();
      await settled(page.element);
    });
    const sentences = page.insights.map(({ message }) => message.replace(/^\w+: /, ''));
    expect(told.map(({ text }) => text.replaceAll('\u00a0', ' '))).to.deep.equal(sentences);
    const [first] = told;
    expect(first!.insight).to.include({ kind: 'runaway', level: 'critical', isOngoing: true });
  });

  it('does not ask again for hours that are long over', async () => {
    const page = await InsightsPage.openReady();
    expect(hourly(page.source)).to.have.length(2);
    await page.provider.refresh();
    await settled(page.element);
    expect(hourly(page.source)).to.have.length(3);
  });

  it('never shows what was found in the usage of another source', async () => {
    const page = await InsightsPage.openReady(undefined, { kinds: 'runaway' });
    expect(page.insights).to.have.length(1);
    const shown: string[] = [];
    page.element.addEventListener('usage-load', () => {
      shown.push(...page.insights.map(({ message }) => message));
    });
    page.provider.source = createMockSource({ scenario: 'empty' });
    await waitUntil(() => page.element.dataset['state'] === 'empty');
    expect(shown).to.deep.equal([]);
  });

  it('drops a reply that comes too late', async () => {
    const page = await InsightsPage.openReady(undefined, { kinds: 'drivers' });
    const first = page.source.hold('/usage');
    page.provider.filters = { agent: ['agt_01'] };
    await first.arrived;
    const second = page.source.hold('/usage');
    page.provider.filters = { agent: ['agt_02'] };
    await second.arrived;
    second.release();
    await settled(page.element);
    const { drivers } = page;
    first.release();
    await page.element.updateComplete;
    expect(page.drivers).to.deep.equal(drivers);
  });

  it('aborts what nobody waits for when it is removed, and a move costs nothing', async () => {
    const source = createMockSource();
    const held = source.hold('/plan');
    const page = await InsightsPage.open(source, { kinds: 'run-out' });
    await held.arrived;
    page.provider.append(page.element);
    await page.element.updateComplete;
    expect(source.requestsTo('/plan')).to.have.length(1);
    expect(source.aborted).to.have.length(0);
    page.element.remove();
    await waitUntil(() => source.aborted.length === 1);
  });
});
