import { expect } from '@open-wc/testing';
import { ChartPage } from './credit-chart-page.ts';

const day = (text: string) => ({ from: text, to: text });

describe('credit-chart narrows the period', () => {
  it('to the day that is clicked, and back', async () => {
    const page = await ChartPage.openReady();
    await page.drag(0.07, 0.07);
    expect(page.provider.filters.period).to.deep.equal(day('2026-10-22'));
    await page.until(() => page.text('title') === 'Credits per hour', 'hours');
    expect(page.text('back')).to.equal(
      'Back to 22 Oct – 20 Nov 2026'.replace(
        / – /,
        page.text('back').match(/\s?\u2060?–\u2060?\s?/)?.[0] ?? ' – ',
      ),
    );
    await page.expectAccessible();
    page.part('back')!.click();
    expect(page.provider.filters.period).to.deep.equal({ preset: '30d' });
    await page.until(() => page.text('title') === 'Credits per day', 'days');
    expect(page.part('back')).to.equal(null);
  });

  it('to the days under a brush, in either direction', async () => {
    const page = await ChartPage.openReady();
    await page.drag(0.99, 0.8);
    const { period } = page.provider.filters;
    expect(period).to.have.property('to', '2026-11-20');
    expect('from' in period && period.from < period.to).to.equal(true);
  });

  it('by key, to one value or to several', async () => {
    const page = await ChartPage.openReady();
    await page.press('Home', 'ArrowRight', 'Enter');
    expect(page.provider.filters.period).to.deep.equal(day('2026-10-23'));
    await page.until(() => page.text('title') === 'Credits per hour', 'hours');
    page.part('back')!.click();
    await page.until(() => page.text('title') === 'Credits per day', 'days');
    await page.until(() => page.isDrawn, 'a drawing');
    await page.press('Home');
    await page.press('Shift+ArrowRight', 'Shift+ArrowRight');
    expect(page.announcement).to.match(/22 Oct 2026 to .*24 Oct 2026 marked/);
    await page.press('Enter');
    expect(page.provider.filters.period).to.deep.equal({ from: '2026-10-22', to: '2026-10-24' });
  });

  it('at the second tap of a finger, since the first one reads', async () => {
    const page = await ChartPage.openReady();
    const tap = async () => {
      await page.point(0.07, { pointerType: 'touch', type: 'pointerdown' });
      await page.point(0.07, { pointerType: 'touch', type: 'pointerup' });
    };
    await tap();
    expect(page.provider.filters.period).to.deep.equal({ preset: '30d' });
    expect(page.tooltipText).to.match(/Tap again: only/);
    await tap();
    expect(page.provider.filters.period).to.deep.equal(day('2026-10-22'));
  });

  it('unless the host has fixed it', async () => {
    const page = await ChartPage.openReady({ provider: { 'fixed-period': '' } });
    await page.drag(0.07, 0.5);
    await page.press('Home', 'Enter');
    expect(page.provider.filters.period).to.deep.equal({ preset: '30d' });
    expect(page.tooltipText).not.to.match(/only/);
  });

  it('unless the host prevents it, who is told the instants', async () => {
    const page = await ChartPage.openReady();
    const heard: unknown[] = [];
    page.provider.addEventListener('usage-bucket-select', (event) => {
      heard.push((event as CustomEvent).detail);
      event.preventDefault();
    });
    await page.press('Home', 'Enter');
    expect(heard).to.deep.equal([{ from: '2026-10-21T22:00:00Z', to: '2026-10-22T22:00:00Z' }]);
    expect(page.provider.filters.period).to.deep.equal({ preset: '30d' });
  });

  it('not where a bucket is no shorter than the period', async () => {
    const page = await ChartPage.openReady({ provider: { period: '24h' } });
    await page.press('Home');
    expect(page.tooltipText).not.to.match(/only/);
    await page.press('Enter');
    expect(page.provider.filters.period).to.deep.equal({ preset: '24h' });
  });

  it('and forgets the way back when somebody chooses another one', async () => {
    const page = await ChartPage.openReady();
    await page.drag(0.07, 0.07);
    await page.until(() => page.part('back') !== null, 'a way back');
    page.provider.filters = { period: { preset: '72h' } };
    await page.until(() => page.part('back') === null, 'no way back');
  });
});
