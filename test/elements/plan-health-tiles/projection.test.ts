import { expect } from '@open-wc/testing';
import type { UsageAnswer } from '../../../src/api/types.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { withPlan } from '../../mocks/changed-source.ts';
import { TilesPage } from './plan-health-tiles-page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const projection = { projection: '' };

/** A source whose credits are used by so many each day, of so many allotted. */
function withCredits(allotted: number, amountOf: (day: number) => string | null = () => '100') {
  const source = withPlan((plan) => ({
    ...plan,
    allowances: plan.allowances.slice(0, 1).map((credits) => ({
      ...credits,
      used: 2000,
      allotted,
      shared: false,
    })),
  }));
  const { usage } = source;
  source.usage = async (...given) => {
    const answer: UsageAnswer = await usage(...given);
    const asOf = Date.parse(answer.as_of);
    const isOver = (index: number) => Date.parse(answer.starts![index]!) < asOf;
    return {
      ...answer,
      series: answer.series.map((series) => ({
        ...series,
        values: series.values!.map((_, index) => (isOver(index) ? amountOf(index) : null)),
      })),
    };
  };
  return source;
}

async function openProjected(source: MockUsageSource): Promise<TilesPage> {
  const page = await TilesPage.openReady(source, projection);
  await waitUntil(() => !/left|over/.test(page.tiles[0]!.note), 'a projection');
  return page;
}

describe('plan-health-tiles with a projection', () => {
  it('asks for the days of eight weeks before the period, only where it is wanted', async () => {
    const { source } = await openProjected(createMockSource());
    const [request, ...others] = source.requestsTo('/usage');
    expect(others).to.deep.equal([]);
    const parameters = request!.searchParams;
    expect(parameters.getAll('metric').join()).to.equal('credits,messages');
    expect(parameters.get('from')).to.equal('2026-09-05T22:00:00Z');
    expect(parameters.get('to')).to.equal('2026-11-30T23:00:00Z');
    expect(parameters.get('interval')).to.equal('day');
    const without = await TilesPage.openReady();
    expect(without.source.requestsTo('/usage')).to.deep.equal([]);
  });

  it('says what is used at the end of the period, and shows it', async () => {
    const page = await openProjected(withCredits(4000));
    expect(page.tiles[0]).to.include({ status: 'On track', note: 'Projected 3,000' });
    const [meter] = page.meters;
    const projected = meter!.querySelector('[part="projection"]')!.getBoundingClientRect().width;
    expect(projected / meter!.getBoundingClientRect().width).to.be.closeTo(0.75, 0.01);
    await expectAccessible(page.element);
  });

  it('warns of what is going to run out, and says when', async () => {
    const page = await openProjected(withCredits(2800));
    expect(page.tiles[0]).to.include({
      percent: '71%',
      status: 'On course to run out',
      note: 'Runs out 28 Nov',
    });
    expect(page.all('[part="tile"]')[0]!.dataset['band']).to.equal('warn');
  });

  it('says a range where days differ', async () => {
    const page = await openProjected(
      withCredits(2600, (day) => String(100 + (day % 2 ? 20 : -20))),
    );
    expect(page.tiles[0]!.note).to.match(/^Runs out \d+\P{N}+\d+ Nov$/u);
    const ending = await openProjected(
      withCredits(9000, (day) => String(100 + (day % 2 ? 20 : -20))),
    );
    expect(ending.tiles[0]!.note).to.match(/^Projected 2,\d\d0 – 3,\d\d0$/);
  });

  it('says where too little is known', async () => {
    const page = await openProjected(withCredits(4000, (day) => (day < 70 ? null : '333')));
    expect(page.tiles[0]!.note).to.equal('Not enough history to project');
  });

  it('goes on without where the days cannot be had', async () => {
    const source = createMockSource();
    source.scenario = { state: 'error', on: ['/usage'] };
    const page = await TilesPage.openReady(source, projection);
    await waitUntil(() => source.requestsTo('/usage').length > 0, 'the question');
    expect(page.tile('Message credits')!.note).to.contain('left');
  });
});

describe('plan-health-tiles as the host wants them', () => {
  it('stand in the order of urgency', async () => {
    const page = await TilesPage.openReady(createMockSource(), { order: 'urgency' });
    const labels = page.tiles.map(({ label }) => label);
    expect(labels.slice(0, 3)).to.deep.equal(['Messages', 'Voice minutes', 'Agents']);
    expect(labels.at(-1)).to.equal('Team members');
  });

  it('are compact without their notes', async () => {
    const page = await TilesPage.openReady(createMockSource(), { compact: '' });
    expect(page.all('[part="note"]')).to.deep.equal([]);
    expect(page.tile('Message credits')!.status).to.equal('Near the limit');
  });

  it('lead to where credits are bought', async () => {
    const links = (page: TilesPage) =>
      page
        .all('[part="header"] a')
        .map((link) => [link.textContent!.trim(), link.getAttribute('href')]);
    expect(links(await TilesPage.openReady())).to.deep.equal([
      ['Billing', '/billing'],
      ['Top up', '/billing/top-up'],
    ]);
    const own = await TilesPage.openReady(createMockSource(), { 'top-up-href': '/buy' });
    expect(links(own)[1]).to.deep.equal(['Top up', '/buy']);
  });
});
