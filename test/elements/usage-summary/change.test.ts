import { expect } from '@open-wc/testing';
import type { Series } from '../../../src/api/types.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { SummaryPage } from './usage-summary-page.ts';

const attributes = { compare: '', figures: 'credits messages conversations' };

/** Figures of two periods for each metric; of four days the last one is running. */
type Figures = Readonly<
  Record<string, { readonly now: Series['values']; readonly before: Series['values'] }>
>;

const sum = (values: Series['values']) => {
  const known = (values ?? []).filter((value) => value !== null);
  return known.length > 0 ? String(known.reduce<number>((all, one) => all + Number(one), 0)) : null;
};

/** A page of four days, of which the last one is running. */
async function openWith(figures: Figures): Promise<SummaryPage> {
  const source = createMockSource();
  const { usage } = source;
  source.usage = async (...given) => {
    const answer = await usage(...given);
    return {
      ...answer,
      series: answer.series.map(({ daily: _, ...series }) => {
        const { now = null, before = null } = figures[series.metric] ?? {};
        return {
          ...series,
          total: sum(now!),
          values: now!,
          compare: { total: sum(before!), values: before! },
        };
      }),
    };
  };
  return SummaryPage.openReady(attributes, { source, days: ['2026-11-17', '2026-11-20'] });
}

const some = { now: ['0', '1', '2', '3'], before: ['0', '2', '2', '2'] };

describe('usage-summary beside the period before', () => {
  it('asks for it with the same question, only when it is wanted', async () => {
    const page = await SummaryPage.openReady(attributes);
    const [request, ...others] = page.source.requestsTo('/usage');
    expect(others).to.deep.equal([]);
    expect(request!.searchParams.get('compare_from')).to.equal('2026-09-21T22:00:00Z');
    const { source } = await SummaryPage.openReady({ figures: attributes.figures });
    expect(source.requestsTo('/usage')[0]!.searchParams.has('compare_from')).to.equal(false);
  });

  it('says how far and in which direction a figure differs, and from what', async () => {
    const page = await openWith({
      credits: { now: ['0', '100', '120', '32.4'], before: ['0', '90', '90', '30'] },
      messages: { now: ['0', '10', '10', '10'], before: ['0', '20', '15', '5'] },
      conversations: { now: ['0', '2', '2', '2'], before: ['0', '2', '3', '1'] },
    });
    expect(page.changes).to.deep.equal([
      'Up 20.2% against the 4 days before',
      'Down 25.0% against 40',
      'the same as 6',
    ]);
    expect(page.figures[0]!.notes).to.contain('210.0 until the same time of day');
    await expectAccessible(page.element);
  });

  it('leaves what was not measured in both periods out of sums, and says so', async () => {
    const page = await openWith({
      credits: { now: ['0', '100', null, '20'], before: ['0', '80', '500', '20'] },
      messages: some,
      conversations: { now: ['0', '2', null, '2'], before: ['0', '2', '3', '1'] },
    });
    expect(page.changes[0]).to.equal('Up 20.0% against the 4 days before');
    expect(page.figures[0]!.notes).to.contain(
      '100.0 until the same time of day, where both have data',
    );
    expect(page.changes[2]).to.equal('not comparable, data is missing');
  });

  it('says what percent cannot: many times as much, new, nothing to compare with', async () => {
    const page = await openWith({
      credits: { now: ['0', '100', '100', '40'], before: ['0', '10', '5', '5'] },
      messages: { now: ['0', '1', '2', '3'], before: ['0', '0', '0', '0'] },
      conversations: { now: ['0', '1', '2', '3'], before: [null, null, null, null] },
    });
    expect(page.changes).to.deep.equal([
      '12 times as much as the 4 days before',
      'new, against 0',
      'no earlier data to compare',
    ]);
  });

  it('has nothing to compare with from before the API keeps anything', async () => {
    const page = await SummaryPage.openReady(attributes, { period: '12mo' });
    expect(new Set(page.changes)).to.deep.equal(new Set(['no earlier data to compare']));
  });

  it('is silent where the API cannot tell', async () => {
    const source = createMockSource();
    const { capabilities } = source;
    source.capabilities = async (...given) => {
      const answer = (await capabilities(...given))!;
      return { ...answer, usage_options: ['daily'] };
    };
    const page = await SummaryPage.openReady(attributes, { source });
    expect(page.changes).to.deep.equal([]);
  });
});

describe('usage-summary and the peak day', () => {
  it('narrows the period to it', async () => {
    const page = await SummaryPage.openReady({ figures: 'peak_day' });
    const day = page.all('[part~="day"]')[0]!;
    expect(day.textContent!.trim()).to.match(/^\w{3},? \d+ Nov$/);
    day.click();
    const { period } = page.provider.filters;
    expect(period)
      .to.have.property('from')
      .that.matches(/^2026-11-\d\d$/);
    expect(period).to.have.property('to', (period as { from: string }).from);
  });

  it('is plain text where the period is fixed', async () => {
    const page = await SummaryPage.open({ figures: 'peak_day' });
    page.provider.setAttribute('fixed-period', '');
    await page.ready();
    expect(page.all('[part~="day"]')).to.deep.equal([]);
    expect(page.figures[0]!.notes).to.match(/^credits on \w{3},? \d+ Nov$/);
  });
});
