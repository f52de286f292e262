import { expect } from '@open-wc/testing';
import type { UsageAnswer } from '../../../src/api/types.ts';
import { createFormat } from '../../../src/model/format.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { withUsage } from '../../mocks/changed-source.ts';
import { ChartPage } from './credit-chart-page.ts';

const format = createFormat({ locale: 'en-GB', timeZone: 'Europe/Berlin' });

/** The last 30 days by the clock of the mock, by agent. */
async function byAgent(): Promise<UsageAnswer> {
  return createMockSource().usage({
    metrics: ['credits', 'messages'],
    from: '2026-10-21T22:00:00Z',
    to: '2026-11-20T23:00:00Z',
    timeZone: 'Europe/Berlin',
    interval: 'day',
    groupBy: 'agent',
    orderBy: 'credits',
    limit: 6,
  });
}

const grouped = { 'group-by': 'agent', type: 'line' };

describe('credit-chart by groups', () => {
  it('shows the total, the largest groups and how many others, in one request', async () => {
    const page = await ChartPage.openReady({ attributes: grouped });
    const { groups } = await byAgent();
    expect(page.text('title')).to.equal('Credits by agent');
    const labels = groups!.items.map(({ label, deleted }) =>
      deleted ? `${label} (deleted)` : label,
    );
    expect(page.legend).to.deep.equal([
      'Total',
      ...labels,
      `${groups!.remaining} others`,
      'Today, not complete',
      'No data received',
    ]);
    const requests = page.source.requestsTo('/usage');
    expect(requests).to.have.lengthOf(1);
    expect(requests[0]!.searchParams.get('group_by')).to.equal('agent');
    await page.expectAccessible();
  });

  it('switches the metric without asking, and keeps the order of its groups', async () => {
    const page = await ChartPage.openReady({ attributes: grouped });
    const { legend } = page;
    await page.switchTo('Messages');
    expect(page.legend).to.deep.equal(legend);
    expect(page.text('title')).to.equal('Messages by agent');
    expect(page.source.requestsTo('/usage')).to.have.lengthOf(1);
  });

  it('has as many groups as it is told', async () => {
    const page = await ChartPage.openReady({ attributes: { ...grouped, limit: '2' } });
    const buttons = page.parts('legend-item').filter(({ localName }) => localName === 'button');
    expect(buttons).to.have.lengthOf(4);
  });

  it('tells all figures of the server as a table, bucket by bucket', async () => {
    const { groups, series, metrics } = await byAgent();
    const [credits] = metrics;
    const page = await ChartPage.openReady({ attributes: grouped });
    await page.pressTableButton();
    const all = series.filter(({ metric }) => metric === 'credits');
    expect(page.columns).to.have.lengthOf(groups!.items.length + 3);
    expect(page.sums).to.deep.equal(all.map(({ total }) => format.metricValue(total, credits!)));
    expect(page.cells[3]!.slice(1)).to.deep.equal(
      all.map(({ values }) => format.metricValue(values![3]!, credits!)),
    );
    await page.expectAccessible();
  });

  it('lists the largest first in the tooltip, others last, and the total with its unit', async () => {
    const page = await ChartPage.openReady({ attributes: grouped });
    const { series, groups } = await byAgent();
    await page.press('ArrowRight');
    const amounts = series
      .filter(({ metric, part }) => metric === 'credits' && part === 'group')
      .map(({ key, values }) => ({ key, amount: Number(values![0]) }))
      .toSorted((a, b) => b.amount - a.amount);
    const first = groups!.items.find(({ key }) => key === amounts[0]!.key)!;
    expect(page.tooltipText).to.match(new RegExp(`2026 ${first.label} `));
    expect(page.tooltipText).to.match(/others [\d.,]+ [\d.]+% Total [\d.,]+ credits/);
  });

  it('hides a series, and shows one alone', async () => {
    const page = await ChartPage.openReady({ attributes: grouped });
    const { groups } = await byAgent();
    const [first, second] = groups!.items.map(({ label }) => label);
    const before = page.canvas!.toDataURL();
    page.legendButton(first!).click();
    await page.element.updateComplete;
    expect(page.legendButton(first!).ariaPressed).to.equal('false');
    expect(page.canvas!.toDataURL()).not.to.equal(before);
    await page.press('ArrowRight');
    expect(page.tooltipText).not.to.contain(first!);
    await page.expectAccessible();
    page.legendButton(first!).click();
    await page.element.updateComplete;
    page.legendButton(second!).dispatchEvent(new MouseEvent('click', { altKey: true }));
    await page.element.updateComplete;
    const pressed = page
      .parts('legend-item')
      .filter(({ ariaPressed }) => ariaPressed === 'true')
      .map(({ textContent }) => textContent!.trim());
    expect(pressed).to.deep.equal([second]);
  });

  it('keeps the colour of a group through filters', async () => {
    const page = await ChartPage.openReady({ attributes: grouped });
    const { groups } = await byAgent();
    const third = groups!.items[2]!;
    const colorOf = () =>
      getComputedStyle(page.legendButton(third.label).querySelector('i')!).backgroundColor;
    const before = colorOf();
    page.provider.filters = { agent: [third.key!] };
    await page.until(() => page.parts('legend-item').length < 6, 'one agent');
    expect(colorOf()).to.equal(before);
  });

  it('stacks parts of a whole, whose total has no line of its own', async () => {
    const page = await ChartPage.openReady({
      attributes: { 'group-by': 'model', metrics: 'llm_tokens' },
    });
    expect(page.text('title')).to.equal('LLM tokens by model');
    expect(page.legend).not.to.include('Total');
    expect(page.text('note')).to.equal('');
  });

  it('draws groups that overlap as lines, and says why', async () => {
    const page = await ChartPage.openReady({
      attributes: { 'group-by': 'agent', metrics: 'visitors' },
    });
    expect(page.legend).to.include('Total');
    expect(page.text('note')).to.match(/overlap/);
    await page.press('ArrowRight');
    expect(page.tooltipText).not.to.contain('%');
    await page.expectAccessible();
  });

  it('shows the whole and says what is lacking where the API cannot group', async () => {
    const source = createMockSource();
    const { capabilities } = source;
    source.capabilities = async (...given) => {
      const answer = await capabilities(...given);
      return (
        answer && {
          ...answer,
          dimensions: answer.dimensions.map((each) => ({ ...each, group: false })),
        }
      );
    };
    const page = await ChartPage.openReady({ source, attributes: grouped });
    expect(page.legend[0]).to.equal('Credits');
    expect(page.text('note')).to.match(/does not tell figures by Agent/);
  });

  it('survives ten thousand groups, equal names and very long ones', async () => {
    const source = withUsage((answer) => ({
      ...answer,
      ...(answer.groups && {
        groups: {
          ...answer.groups,
          remaining: 9994,
          items: answer.groups.items.map((item) => ({ ...item, label: 'Same '.repeat(60) })),
        },
      }),
    }));
    const page = await ChartPage.openReady({ source, attributes: grouped, width: 360 });
    expect(page.legend).to.include('9,994 others');
    const base = page.part('base')!;
    expect(base.scrollWidth).to.be.at.most(base.clientWidth);
    await page.press('ArrowRight', 'ArrowDown');
    expect(page.announcement).to.match(/^Same Same/);
  });

  it('names groups by their keys where their names do not tell them apart', async () => {
    const names = ['Support', 'Support', '', 'مساعد الطلبات'];
    const source = withUsage((answer) => ({
      ...answer,
      ...(answer.groups && {
        groups: {
          ...answer.groups,
          items: answer.groups.items.map((item, index) => ({
            ...item,
            label: names[index] ?? item.label,
          })),
        },
      }),
    }));
    const page = await ChartPage.openReady({ source, attributes: grouped });
    const [, ...legend] = page.legend;
    expect(legend[0]).to.match(/^Support \(agt_\d+\)$/);
    expect(legend[1]).to.match(/^Support \(agt_\d+\)$/);
    expect(legend[1]).not.to.equal(legend[0]);
    expect(legend[2]).to.match(/^agt_\d+$/);
    expect(legend[3]).to.equal('مساعد الطلبات');
  });

  it('says once that a limit or a dimension cannot be used', async () => {
    const messages: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => void messages.push(message);
    try {
      const page = await ChartPage.openReady({ attributes: { 'group-by': 'mood', limit: '0' } });
      expect(page.text('title')).to.equal('Credits per day');
      page.element.groupBy = 'agent';
      await page.until(() => page.text('title') === 'Credits by agent', 'agents');
      expect(messages).to.have.lengthOf(2);
    } finally {
      console.warn = warn;
    }
  });
});
