import { expect } from '@open-wc/testing';
import { createFormat } from '../../../src/model/format.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { ChartPage } from './credit-chart-page.ts';

const format = createFormat({ locale: 'en-GB', timeZone: 'Europe/Berlin' });

describe('credit-chart read aloud', () => {
  it('leads by keys alone to the dearest agent and its dearest day', async () => {
    const { groups, series, metrics, starts } = await createMockSource().usage({
      metrics: ['credits', 'messages'],
      from: '2026-10-21T22:00:00Z',
      to: '2026-11-20T23:00:00Z',
      timeZone: 'Europe/Berlin',
      interval: 'day',
      groupBy: 'agent',
      limit: 6,
    });
    const [dearest] = groups!.items;
    const { values, total } = series.find(
      ({ part, key, metric }) => metric === 'credits' && part === 'group' && key === dearest!.key,
    )!;
    const complete = values!.slice(0, -1).map((value) => (value === null ? -1 : Number(value)));
    const peak = complete.indexOf(Math.max(...complete));
    const amount = (value: string | number) => format.metricValue(value, metrics[0]!);
    const date = format.bucket(Date.parse(starts![peak]!), Date.parse(starts![peak + 1]!), 'day', {
      long: true,
    });

    const page = await ChartPage.openReady({
      attributes: { 'group-by': 'agent', type: 'line' },
    });
    expect(page.plot.getAttribute('role')).to.equal('group');
    expect(page.sentence).to.contain(`Largest: ${dearest!.label} ${amount(total!)}, `);
    await page.press('ArrowDown');
    expect(page.announcement).to.equal(
      `${dearest!.label}. ${amount(total!)} credits in total, ${page.announcement.match(/[\d.]+%/)![0]}. ` +
        `Highest ${amount(values![peak]!)}: ${date}.`,
    );
    await page.press('Home', ...Array.from({ length: peak }, () => 'ArrowRight'));
    expect(page.announcement).to.match(new RegExp(`^${dearest!.label}, `));
    expect(page.announcement).to.contain(`${date}: ${amount(values![peak]!)} credits.`);
    expect(page.announcement).to.match(/[\d.]+% of the total\.$/);
    await page.press('ArrowUp');
    expect(page.announcement).to.match(/^Total, /);
  });

  it('does not name the only series there is, and does not leave it', async () => {
    const page = await ChartPage.openReady();
    await page.press('Home', 'ArrowDown');
    expect(page.announcement).to.match(/^Thu,? 22 Oct 2026: /);
  });

  it('says where the second half differs from the first', async () => {
    const page = await ChartPage.openReady();
    expect(page.sentence).to.match(/The second half is [\d.]+% (higher|lower) than the first\./);
  });
});
