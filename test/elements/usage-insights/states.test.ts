import { expect, oneEvent } from '@open-wc/testing';
import type { UsageAnswer } from '../../../src/api/types.ts';
import { withPlan, withUsage } from '../../mocks/changed-source.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { inState, settled } from '../../support/settled.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { InsightsPage } from './usage-insights-page.ts';

const why = 'Why am I told this?';

describe('usage-insights without enough to tell', () => {
  const calm = (answer: UsageAnswer): UsageAnswer => ({
    ...answer,
    series: answer.series.map((series) => ({
      ...series,
      total: '10',
      ...(series.values && { values: series.values.map((value) => value && '1') }),
      ...(series.compare && {
        compare: {
          total: '10',
          ...(series.compare.values && { values: series.compare.values.map(() => '1') }),
        },
      }),
    })),
  });

  it('says that nothing needs attention, and what was looked at', async () => {
    const source = withUsage(calm);
    source.plan = async () => ({
      ...(await createMockSource().plan({})),
      allowances: [],
    });
    const page = await InsightsPage.openReady(source);
    expect(page.element.dataset['state']).to.equal('empty');
    expect(page.text('[part="message"]')).to.equal('Nothing needs attention.');
    expect(page.text('[part="hint"]')).to.contain('Credits changed by less than 5%');
  });

  it('says where history is too short', async () => {
    const source = withUsage((answer) =>
      answer.interval === 'hour' && answer.starts!.length > 100
        ? {
            ...answer,
            series: answer.series.map((one) => ({ ...one, values: one.values!.map(() => null) })),
          }
        : answer,
    );
    const page = await InsightsPage.openReady(source);
    expect(page.insight('Offer scout has used')).to.equal(undefined);
    page.element.kinds = 'runaway';
    await inState(page.element, 'empty');
    expect(page.text('[part="message"]')).to.equal('Nothing was found in what could be looked at.');
    page.element.kinds = '';
    await inState(page.element, 'ready');
    expect(page.text('[part="footer"]')).to.contain('11 of them have too little history to tell.');
  });

  it('says what it needs of an API that does not tell it', async () => {
    const source = createMockSource();
    const { capabilities } = source;
    source.capabilities = async (options) => ({
      ...(await capabilities(options))!,
      resources: [],
      intervals: ['day'],
      usage_options: [],
    });
    const page = await InsightsPage.openReady(source);
    expect(page.element.dataset['state']).to.equal('empty');
    expect(page.text('[part="message"]')).to.equal(
      'The usage service does not tell what this needs.',
    );
    expect(source.requestsTo('/usage')).to.deep.equal([]);
  });

  it('shows the rest where one question fails, and asks that again', async () => {
    const source = createMockSource({ scenario: { state: 'error', on: ['/plan'] } });
    const page = await InsightsPage.openReady(source);
    expect(page.element.dataset['state']).to.equal('ready');
    expect(page.insights).to.have.length(2);
    expect(page.text('[part="footer"]')).to.contain('Could not look at the plan.');
    source.scenario = {};
    page.all('[part~="retry"]')[0]!.click();
    await waitUntil(() => page.insights.length === 4);
    expect(page.text('[part="footer"]')).not.to.contain('Could not');
  });

  it('names the role that one question takes', async () => {
    const source = createMockSource({ scenario: { state: 'forbidden', on: ['/plan'] } });
    const page = await InsightsPage.openReady(source);
    expect(page.text('[part="footer"]')).to.contain(
      'Looking at the plan takes the role Billing admin.',
    );
    expect(page.all('[part~="retry"]')).to.deep.equal([]);
  });

  it('takes the plan for what it is, whatever it lacks', async () => {
    const page = await InsightsPage.openReady(
      withPlan((plan) => ({ ...plan, period: null, links: {} })),
      { kinds: 'run-out' },
    );
    expect(page.insights.map(({ message }) => message)).to.deep.equal([
      'Critical: Messages: 758 over the plan.',
    ]);
    expect(page.insights[0]!.actions).to.deep.equal([why]);
  });
});

describe('usage-insights in every state', () => {
  it('loads under its title', async () => {
    const source = createMockSource();
    const held = source.hold('/plan');
    const page = await InsightsPage.open(source);
    await held.arrived;
    expect(page.element.dataset['state']).to.equal('loading');
    expect(page.text('[part="title"]')).to.equal('Needs attention');
    await expectAccessible(page.element);
    held.release();
    await inState(page.element, 'ready');
    await expectAccessible(page.element);
    page.press('Credits rose', why);
    await page.element.updateComplete;
    await expectAccessible(page.element);
  });

  it('refreshes with its list in sight', async () => {
    const page = await InsightsPage.openReady();
    const { insights } = page;
    const held = page.source.hold('/plan');
    void page.element.refresh();
    await held.arrived;
    await inState(page.element, 'refreshing');
    expect(page.insights).to.deep.equal(insights);
    await expectAccessible(page.element);
    held.release();
    await inState(page.element, 'ready');
  });

  it('keeps its list through a refresh that fails', async () => {
    const page = await InsightsPage.openReady(createMockSource({ scenario: 'refreshFails' }));
    const { insights } = page;
    const failed = oneEvent(page.element, 'usage-error');
    void page.element.refresh();
    await failed;
    await settled(page.element);
    expect(page.insights).to.deep.equal(insights);
    expect(page.text('[part="notice"] p')).to.contain('Could not refresh.');
    await expectAccessible(page.element);
  });

  it('tries again after an error', async () => {
    const page = await InsightsPage.openReady(createMockSource({ scenario: 'error' }));
    expect(page.element.dataset['state']).to.equal('error');
    await expectAccessible(page.element);
    page.source.scenario = {};
    page.all('[part="actions"] button')[0]!.click();
    await inState(page.element, 'ready');
    expect(page.insights).to.have.length(4);
  });

  it('names the role where it is forbidden', async () => {
    const page = await InsightsPage.openReady(createMockSource({ scenario: 'forbidden' }));
    expect(page.element.dataset['state']).to.equal('forbidden');
    expect(page.text('[part="message"]')).to.contain('Billing admin');
    await expectAccessible(page.element);
  });

  it('says how to connect it', async () => {
    const page = await InsightsPage.openReady();
    document.body.append(page.element);
    try {
      await inState(page.element, 'unconfigured');
      expect(page.text('[part="message"]')).to.equal('Not connected to a usage API.');
    } finally {
      page.element.remove();
    }
  });

  for (const [scheme, direction] of [
    ['light', 'ltr'],
    ['dark', 'rtl'],
  ] as const) {
    for (const width of [240, 360, 768]) {
      it(`fits ${width} px, ${scheme} and ${direction}`, async () => {
        const provider = { 'color-scheme': scheme };
        const page = await InsightsPage.openReady(undefined, {}, { width, direction, provider });
        expect(page.element.scrollWidth).to.be.at.most(page.element.clientWidth);
        for (const part of page.all('[part="item"] > div, header, footer, [part="drivers"]')) {
          expect(part.scrollWidth, part.textContent!).to.be.at.most(part.clientWidth);
        }
        await expectAccessible(page.element);
      });
    }
  }
});
