import { expect } from '@open-wc/testing';
import type { UsageRequest } from '../../src/api/types.ts';
import { MergingSource } from '../../src/controllers/merging-source.ts';
import { createMockSource } from '../mocks/mock-source.ts';

const range: UsageRequest = {
  metrics: ['credits'],
  from: '2026-10-21T22:00:00Z',
  to: '2026-11-20T23:00:00Z',
  timeZone: 'Europe/Berlin',
  interval: 'day',
  filters: {},
};

function open() {
  const source = createMockSource();
  return { merging: new MergingSource(source), asked: () => source.requestsTo('/usage') };
}

describe('the merging source', () => {
  for (const [order, daily] of [
    ['before', [true, undefined]],
    ['after', [undefined, true]],
  ] as const) {
    it(`gives daily figures to a request ${order} one that has none`, async () => {
      const { merging, asked } = open();
      const answers = await Promise.all(
        daily.map((wanted, index) =>
          merging.usage({
            ...range,
            metrics: [index === 0 ? 'credits' : 'messages'],
            ...(wanted && { daily: wanted }),
          }),
        ),
      );
      expect(asked()).to.have.length(1);
      expect(asked()[0]!.searchParams.get('daily')).to.equal('true');
      const [wanting, other] = order === 'before' ? answers : answers.toReversed();
      expect(wanting!.series[0]!.daily?.complete_days).to.be.greaterThan(20);
      expect(other!.series).to.have.length(1);
      expect(other!.series[0]!.values).to.have.length(30);
    });
  }

  it('asks for totals with daily figures and for a series at once', async () => {
    const { merging, asked } = open();
    const { interval: _, ...totals } = range;
    const [first, second] = await Promise.all([
      merging.usage({ ...totals, daily: true }),
      merging.usage(range),
    ]);
    expect(asked()).to.have.length(1);
    expect(first.series[0]!.daily).to.deep.equal(second.series[0]!.daily);
    expect(second.series[0]!.values).to.have.length(30);
  });

  it('does not ask for daily figures that nobody wants', async () => {
    const { merging, asked } = open();
    await Promise.all([merging.usage(range), merging.usage({ ...range, metrics: ['messages'] })]);
    expect(asked()).to.have.length(1);
    expect(asked()[0]!.searchParams.has('daily')).to.equal(false);
  });

  it('asks once for equal groups, and twice where another metric would rank them', async () => {
    const { merging, asked } = open();
    const { interval: _, ...totals } = range;
    const groups = { groupBy: 'agent', limit: 3 } as const;
    const [chart, joined, other] = await Promise.all([
      merging.usage({ ...range, ...groups, metrics: ['credits', 'messages'] }),
      merging.usage({ ...totals, ...groups, orderBy: 'credits' }),
      merging.usage({ ...totals, ...groups, metrics: ['messages'] }),
    ]);
    expect(asked()).to.have.length(2);
    expect(joined.groups).to.deep.equal(chart.groups);
    expect(joined.groups!.order_by).to.equal('credits');
    expect(other.groups!.order_by).to.equal('messages');
  });

  it('asks for the period before for all that join, and gives it to those that want it', async () => {
    const { merging, asked } = open();
    const compare = { from: '2026-09-21T22:00:00Z', to: '2026-10-21T12:30:00Z' };
    const [without, beside] = await Promise.all([
      merging.usage({ ...range, metrics: ['messages'] }),
      merging.usage({ ...range, compare }),
    ]);
    expect(asked()).to.have.length(1);
    expect(asked()[0]!.searchParams.get('compare_to')).to.equal(compare.to);
    expect(beside.compare).to.not.equal(undefined);
    expect(beside.series[0]!.compare!.values).to.have.length(30);
    expect(without).to.not.have.property('compare');
    expect(without.series[0]).to.not.have.property('compare');
  });

  it('asks twice beside two periods, and where the period before ranks groups', async () => {
    const compare = { from: '2026-09-21T22:00:00Z', to: '2026-10-21T12:30:00Z' };
    for (const [one, other] of [
      [{ compare }, { compare: { ...compare, to: '2026-10-21T22:00:00Z' } }],
      [
        { groupBy: 'agent', limit: 3 },
        { groupBy: 'agent', limit: 3, compare },
      ],
    ] as const) {
      const { merging, asked } = open();
      await Promise.all([
        merging.usage({ ...range, ...one }),
        merging.usage({ ...range, ...other }),
      ]);
      expect(asked()).to.have.length(2);
    }
  });

  it('asks twice about two ranges', async () => {
    const { merging, asked } = open();
    await Promise.all([
      merging.usage({ ...range, daily: true }),
      merging.usage({ ...range, from: '2026-11-01T23:00:00Z' }),
    ]);
    expect(asked()).to.have.length(2);
  });
});
