import { expect } from '@open-wc/testing';
import { createMockSource } from '../../mocks/mock-source.ts';
import { withUsage } from '../../mocks/changed-source.ts';
import { ChartPage } from './credit-chart-page.ts';

const compare = { compare: '', metrics: 'credits' };

describe('credit-chart beside the period before', () => {
  it('asks for it with the same question, to the time that today has reached', async () => {
    const page = await ChartPage.openReady({ attributes: compare });
    const [request, ...others] = page.source.requestsTo('/usage');
    expect(others).to.deep.equal([]);
    expect(request!.searchParams.get('compare_from')).to.equal('2026-09-21T22:00:00Z');
    expect(request!.searchParams.get('compare_to')).to.match(/^2026-10-21T\d\d:\d[05]:00Z$/);
    expect(page.legend).to.include('The 30 days before');
  });

  it('tells value, other value and change of a bucket', async () => {
    const source = withUsage((answer) => ({
      ...answer,
      series: answer.series.map((series) => ({
        ...series,
        total: '450',
        values: series.values!.map(() => '15'),
        compare: { total: '300', values: series.compare!.values!.map(() => '10') },
      })),
    }));
    const page = await ChartPage.openReady({ source, attributes: compare });
    await page.press('ArrowRight');
    expect(page.tooltipText).to.match(/Credits 15\.0 the 30 days before 10\.0 Change \+50\.0%/);
    expect(page.sentence).to.contain('50.0% more than the 30 days before.');
    await page.pressTableButton();
    expect(page.columns).to.include('the 30 days before');
    expect(page.cells[0]!.slice(1)).to.deep.equal(['15.0', '10.0']);
    await page.expectAccessible();
  });

  it('leaves what was not measured in both out of the change', async () => {
    const source = withUsage((answer) => ({
      ...answer,
      series: answer.series.map((series) => ({
        ...series,
        values: series.values!.map((_, index) => (index === 0 ? '1000' : '10')),
        compare: {
          total: '290',
          values: series.compare!.values!.map((_, index) => (index === 0 ? null : '10')),
        },
      })),
    }));
    const page = await ChartPage.openReady({ source, attributes: compare });
    expect(page.sentence).to.contain('As much as the 30 days before.');
  });

  it('asks for none from before the API keeps anything', async () => {
    const page = await ChartPage.openReady({
      attributes: compare,
      provider: { period: '12mo' },
    });
    const [request] = page.source.requestsTo('/usage');
    expect(request!.searchParams.has('compare_from')).to.equal(false);
  });

  it('ends it at the time that is reached when the figures are refreshed', async () => {
    const source = createMockSource();
    let delay = 0;
    const capabilities = async () => {
      const answer = (await source.capabilities())!;
      return { ...answer, now: new Date(Date.parse(answer.now) + delay).toISOString() };
    };
    const page = await ChartPage.openReady({
      source: { ...source, capabilities },
      attributes: compare,
    });
    delay = 20 * 60_000;
    await page.element.closest('usage-provider')!.refresh();
    const ends = source
      .requestsTo('/usage')
      .map(({ searchParams }) => Date.parse(searchParams.get('compare_to')!));
    expect(ends).to.have.lengthOf(2);
    expect(ends[1]! - ends[0]!).to.be.within(delay, delay + 300_000);
  });

  it('asks nothing more while it is looked at', async () => {
    const page = await ChartPage.openReady({ source: createMockSource(), attributes: compare });
    for (const share of [0.2, 0.4, 0.6]) await page.point(share);
    await page.press('End', 'ArrowLeft');
    expect(page.source.requestsTo('/usage')).to.have.lengthOf(1);
  });
});
