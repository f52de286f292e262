import { expect, oneEvent } from '@open-wc/testing';
import type { UsageRequest } from '../../../src/api/types.ts';
import type { UsageError } from '../../../src/api/errors.ts';
import { createFormat } from '../../../src/model/format.ts';
import { withPlan } from '../../mocks/changed-source.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { HeldTimers } from '../../support/held-timers.ts';
import { PageState } from '../../support/page-state.ts';
import { inState, settled } from '../../support/settled.ts';
import { SummaryPage } from './usage-summary-page.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { warnings } from '../../support/warnings.ts';

const format = createFormat({ locale: 'en-GB', timeZone: 'Europe/Berlin' });

const rangeText = (from: string, to: string) => format.range(from, to).replace(/\s/g, ' ');

/** The last 30 days by the clock of the mock. */
const request: UsageRequest = {
  metrics: ['credits', 'llm_tokens', 'messages', 'conversations', 'active_categories'],
  from: '2026-10-21T22:00:00Z',
  to: '2026-11-20T23:00:00Z',
  timeZone: 'Europe/Berlin',
  interval: 'day',
  daily: true,
};

async function answers(change: Partial<UsageRequest> = {}) {
  const source = createMockSource();
  const answer = await source.usage({ ...request, ...change });
  const metric = (key: string) => answer.metrics.find((entry) => entry.key === key)!;
  const series = (key: string) => answer.series.find((entry) => entry.metric === key)!;
  return {
    source,
    answer,
    series,
    shown: (key: string) => format.metricValue(series(key).total, metric(key)),
    plan: await source.plan({}),
  };
}

describe('usage-summary', () => {
  it('shows the figures of the server, of complete days and of the plan', async () => {
    const { shown, series, plan } = await answers();
    const page = await SummaryPage.openReady();
    expect(page.labels).to.deep.equal([
      'Credits used, last 30 days',
      'LLM tokens',
      'Conversations',
      'Messages',
      'Average per day',
      'Peak day',
      'Agents used',
      'Team members used',
      'Active categories',
    ]);
    expect(page.figures[0]!.value).to.equal(shown('credits'));
    expect(page.figure('LLM tokens')!.value).to.equal(shown('llm_tokens'));
    expect(page.figure('Conversations')!.value).to.equal(shown('conversations'));
    expect(page.figure('Messages')!.value).to.equal(shown('messages'));
    expect(page.figure('Active categories')!.value).to.equal(shown('active_categories'));

    const { complete_days: days, total, peak } = series('credits').daily!;
    expect(page.figure('Average per day')).to.deep.include({
      value: format.amount(Number(total) / days),
      notes: `over ${days} complete days`,
    });
    expect(page.figure('Peak day')).to.deep.include({
      value: format.amount(peak!.total),
      notes: `credits on ${format.weekday(peak!.day)}`,
    });

    const allowance = (name: string) => plan.allowances.find(({ key }) => key === name)!;
    const { used, allotted } = allowance('agents');
    expect(page.figure('Agents used')).to.deep.include({
      value: `${used} of ${allotted}`,
      notes: `${Number(allotted) - Number(used)} free`,
    });
    expect(page.figure('Team members used')).to.deep.include({
      value: String(allowance('members').used),
      notes: 'no limit on this plan',
    });
  });

  it('asks each resource once', async () => {
    const { source } = await SummaryPage.openReady();
    expect(source.requestsTo('/usage')).to.have.length(1);
    expect(source.requestsTo('/plan')).to.have.length(1);
    expect(source.requestsTo('/capabilities')).to.have.length(1);
    expect(source.requests).to.have.length(3);
  });

  it('asks for the plan only where a figure or a link needs it', async () => {
    const without = await SummaryPage.openReady({ figures: 'messages conversations' });
    expect(without.source.requestsTo('/plan')).to.have.length(0);
    expect(without.labels).to.deep.equal(['Messages, last 30 days', 'Conversations']);
    const own = await SummaryPage.openReady({ figures: 'credits', 'billing-href': '/pay' });
    expect(own.source.requestsTo('/plan')).to.have.length(0);
    expect(own.source.requestsTo('/usage')[0]!.searchParams.has('daily')).to.equal(false);
    expect((own.all('a')[0] as HTMLAnchorElement).getAttribute('href')).to.equal('/pay');
  });

  it('leads from what was spent to the billing page of the plan', async () => {
    const page = await SummaryPage.openReady();
    const link = page.all('[part~="lead"] a')[0] as HTMLAnchorElement;
    expect(link.getAttribute('href')).to.equal('/billing');
    expect(link.textContent).to.contain('Balance and top-ups on Billing');
  });

  it('reads a shortened figure out in full', async () => {
    const { series } = await answers();
    const page = await SummaryPage.openReady();
    const hidden = page.all('[part="value"] .visually-hidden').map((part) => part.textContent);
    expect(hidden).to.include(format.count(series('llm_tokens').total!));
  });

  for (const [period, label] of [
    ['24h', 'Credits used, last 24 hours'],
    ['72h', 'Credits used, last 72 hours'],
    ['12mo', 'Credits used, last 12 months'],
    ['billing', 'Credits used this period'],
  ] as const) {
    it(`names the range ${period}`, async () => {
      const page = await SummaryPage.openReady({ figures: 'credits' }, { period });
      expect(page.labels).to.deep.equal([label]);
    });
  }

  it('names the days that were chosen, also where spend is not the first figure', async () => {
    const page = await SummaryPage.open({ figures: 'agents credits' });
    page.provider.filters = { period: { from: '2026-11-02', to: '2026-11-08' } };
    await settled(page.element);
    expect(page.labels).to.deep.equal([
      'Agents used',
      `Credits used, ${rangeText('2026-11-01T23:00:00Z', '2026-11-08T23:00:00Z')}`,
    ]);
  });

  it('says for another period whose figures still stand there', async () => {
    const page = await SummaryPage.openReady({ figures: 'credits' });
    const held = page.source.hold('/usage');
    page.provider.filters = { period: { preset: '24h' } };
    await held.arrived;
    await inState(page.element, 'refreshing');
    const former = rangeText(request.from, request.to);
    expect(page.labels).to.deep.equal([`Credits used, ${former}`]);
    held.release();
    await inState(page.element, 'ready');
    expect(page.labels).to.deep.equal(['Credits used, last 24 hours']);
  });

  it('has other figures of the API, and says why it lacks one', async () => {
    const source = createMockSource();
    const { capabilities } = source;
    source.capabilities = async (options) => {
      const answer = (await capabilities(options))!;
      return {
        ...answer,
        metrics: answer.metrics.filter(({ key }) => key !== 'visitors'),
        unavailable: [
          ...answer.unavailable!,
          { metric: 'revenue', label: 'Revenue', reason: 'forbidden', role: 'Owner' },
        ],
      };
    };
    const figures = 'subscribers answer_quality visitors additional_credits';
    const page = await SummaryPage.openReady({ figures }, { source });
    expect(page.labels).to.deep.equal([
      'Subscribers, last 30 days',
      'Answer quality',
      'Visitors',
      'Additional credits',
    ]);
    expect(page.figures[1]!.value).to.equal('Coming soon');
    expect(page.figures[2]!.value).to.equal('Not available');
    expect(page.figures[3]!.value).to.match(/^[\d,.]+$/);
  });

  it('names the role that a figure takes', async () => {
    const source = createMockSource();
    const { usage } = source;
    source.usage = async (...given) => {
      const answer = await usage(...given);
      return {
        ...answer,
        metrics: answer.metrics.filter(({ key }) => key !== 'messages'),
        series: answer.series.filter(({ metric }) => metric !== 'messages'),
        unavailable: [{ metric: 'messages', reason: 'forbidden', role: 'Owner' }],
      };
    };
    const page = await SummaryPage.openReady({ figures: 'credits messages' }, { source });
    expect(page.figures[1]).to.deep.equal({
      label: 'Messages',
      value: 'Not allowed',
      notes: 'needs the role Owner',
    });
  });

  it('shows a dash, and never 0, for what was not measured', async () => {
    const source = createMockSource();
    const { usage } = source;
    source.usage = async (...given) => {
      const answer = await usage(...given);
      const series = answer.series.map((entry) =>
        entry.metric === 'messages' ? { ...entry, total: null } : entry,
      );
      return { ...answer, series };
    };
    const page = await SummaryPage.openReady({ figures: 'credits messages' }, { source });
    expect(page.figures[1]!.value).to.equal('–');
    expect(page.text('[part="value"] .visually-hidden')).to.contain('No data');
  });

  it('adds up complete days itself where the API does not', async () => {
    const { series } = await answers();
    const { complete_days: days, total, peak } = series('credits').daily!;
    const source = createMockSource();
    const { capabilities } = source;
    source.capabilities = async (options) => ({
      ...(await capabilities(options))!,
      usage_options: [],
    });
    const figures = 'average_per_day peak_day';
    const page = await SummaryPage.openReady({ figures }, { source });
    expect(source.requestsTo('/usage')[0]!.searchParams.has('daily')).to.equal(false);
    expect(page.figures[0]!.value).to.equal(format.amount(Number(total) / days));
    expect(page.figures[1]!.notes).to.equal(`credits on ${format.weekday(peak!.day)}`);

    page.provider.filters = { period: { preset: '24h' } };
    await waitUntil(() => page.figures[0]!.value === 'Not available');
    expect(page.figures[0]!.notes).to.equal('for periods that are shown by day');
  });

  it('shows used of available when all is in use, and beyond', async () => {
    const source = withPlan((plan) => ({
      ...plan,
      allowances: plan.allowances.map((entry) =>
        entry.key === 'agents'
          ? { ...entry, used: 14, allotted: 12 }
          : { ...entry, used: 5, allotted: 5 },
      ),
    }));
    const page = await SummaryPage.openReady({ figures: 'agents members' }, { source });
    expect(page.figures).to.deep.equal([
      { label: 'Agents used', value: '14 of 12', notes: '2 over the plan' },
      { label: 'Team members used', value: '5 of 5', notes: 'none free' },
    ]);
  });

  it('counts those that were active where the plan does not', async () => {
    const { series } = await answers({ metrics: ['active_agents'] });
    for (const source of [
      withPlan((plan) => ({ ...plan, allowances: [] })),
      createMockSource({ scenario: { state: 'forbidden', on: ['/plan'] } }),
    ]) {
      const page = await SummaryPage.openReady({ figures: 'messages agents' }, { source });
      await waitUntil(() => page.figures[1]!.value !== '');
      expect(page.figures[1]).to.deep.equal({
        label: 'Agents used',
        value: String(series('active_agents').total),
        notes: 'active in this period',
      });
    }
  });

  it('asks for the plan of the one organization that was chosen', async () => {
    const page = await SummaryPage.open();
    page.provider.filters = { organization: ['home'] };
    await settled(page.element);
    expect(page.source.requestsTo('/plan').at(-1)!.searchParams.get('organization')).to.equal(
      'home',
    );
  });

  it('leaves out names that nobody knows, and says so once', async () => {
    const console = warnings();
    try {
      const figures = 'messages nonsense credits messages';
      const page = await SummaryPage.openReady({ figures });
      await SummaryPage.openReady({ figures });
      expect(page.figures).to.have.length(2);
      const nonsense = await SummaryPage.openReady({ figures: 'nonsense' });
      expect(nonsense.figures).to.have.length(9);
    } finally {
      console.restore();
    }
    expect(console.messages).to.have.length(1);
    expect(console.messages[0]).to.contain('"nonsense"');
  });
});

describe('usage-summary says how old its figures are', () => {
  it('with the zone, and offers to refresh all', async () => {
    const page = await SummaryPage.openReady();
    expect(page.freshness).to.equal(
      `Data up to ${format.time((await answers()).answer.as_of)} today, less than a minute old. Times in Berlin (UTC+1).`,
    );
    const held = page.source.hold('/usage');
    page.refreshButton.click();
    await held.arrived;
    await inState(page.element, 'refreshing');
    await expectAccessible(page.element);
    page.refreshButton.click();
    held.release();
    await inState(page.element, 'ready');
    for (const resource of ['/usage', '/plan', '/capabilities'] as const) {
      expect(page.source.requestsTo(resource), resource).to.have.length(2);
    }
  });

  it('with the day where it is not today', async () => {
    const source = createMockSource();
    const { usage } = source;
    source.usage = async (...given) => ({
      ...(await usage(...given)),
      as_of: '2026-11-18T09:00:00Z',
    });
    const page = await SummaryPage.openReady({}, { source });
    expect(page.freshness).to.match(/^Data up to 18 Nov, 10:00, 2 days old\./);
  });

  it('which stays true while the page is open, and leaves no timer behind', async () => {
    const page = await SummaryPage.openReady();
    // Only the waits of this element reach these: nothing else is under way.
    const timers = new HeldTimers(1);
    const state = new PageState();
    try {
      page.element.requestUpdate();
      await page.element.updateComplete;
      const [delay, ...others] = timers.delays;
      expect(delay).to.be.within(1, 60_000);
      expect(others).to.deep.equal([]);
      timers.pass(5 * 60_000);
      timers.run(delay!);
      await page.element.updateComplete;
      expect(page.freshness).to.contain('5 minutes old');
      expect(timers.delays.length).to.equal(1);
      state.setVisibility('hidden');
      expect(timers.delays).to.deep.equal([]);
      timers.pass(2 * 60_000);
      state.setVisibility('visible');
      await page.element.updateComplete;
      expect(page.freshness).to.contain('7 minutes old');
      expect(timers.delays.length).to.equal(1);
      page.element.remove();
      expect(timers.delays).to.deep.equal([]);
    } finally {
      timers.release();
      state.release();
    }
  });
});

describe('usage-summary in every state', () => {
  for (const width of [240, 360, 768, 1200]) {
    it(`loads with a skeleton of the final size at ${width} px`, async () => {
      const source = createMockSource();
      const held = source.hold('/usage');
      const page = await SummaryPage.open({}, { source, width });
      await held.arrived;
      await page.element.updateComplete;
      expect(page.element.dataset['state']).to.equal('loading');
      expect(page.all('[part~="figure"]')).to.have.length(9);
      const { height } = page.element.getBoundingClientRect();
      await expectAccessible(page.element);
      held.release();
      await inState(page.element, 'ready');
      expect(page.element.getBoundingClientRect().height).to.be.closeTo(height, 1);
      await expectAccessible(page.element);
    });
  }

  it('is empty with a reason', async () => {
    const page = await SummaryPage.openReady(
      {},
      { source: createMockSource({ scenario: 'empty' }) },
    );
    expect(page.element.dataset['state']).to.equal('empty');
    expect(page.message).to.equal('Nothing was used in this period.');
    await expectAccessible(page.element);
  });

  it('tries again after an error', async () => {
    const page = await SummaryPage.openReady(
      {},
      { source: createMockSource({ scenario: 'error' }) },
    );
    expect(page.element.dataset['state']).to.equal('error');
    await expectAccessible(page.element);
    page.source.scenario = {};
    page.all('[part="actions"] button')[0]!.click();
    await inState(page.element, 'ready');
    expect(page.figures).to.have.length(9);
  });

  it('keeps its figures through a refresh that fails', async () => {
    const source = createMockSource({ scenario: 'refreshFails' });
    const page = await SummaryPage.openReady({}, { source });
    const { figures } = page;
    const failed = oneEvent(page.element, 'usage-error');
    void page.element.refresh();
    const { error } = ((await failed) as CustomEvent<{ error: UsageError }>).detail;
    expect(error.type).to.equal('server');
    await page.element.updateComplete;
    expect(page.figures).to.deep.equal(figures);
    expect(page.text('[part="notice"]')).to.contain('Could not refresh.');
    await expectAccessible(page.element);
  });

  it('dims its figures while those of another period load, and keeps them readable', async () => {
    const page = await SummaryPage.openReady({});
    const held = page.source.hold('/usage');
    page.provider.filters = { period: { preset: '24h' } };
    await held.arrived;
    await page.element.updateComplete;
    expect(page.element.hasAttribute('data-outdated')).to.equal(true);
    await expectAccessible(page.element);
    held.release();
  });

  it('names the role where it is forbidden', async () => {
    const source = createMockSource({ scenario: 'forbidden' });
    const page = await SummaryPage.openReady({}, { source });
    expect(page.element.dataset['state']).to.equal('forbidden');
    expect(page.message).to.contain('Billing admin');
    await expectAccessible(page.element);
  });

  it('says how to connect it', async () => {
    const page = await SummaryPage.openReady();
    document.body.append(page.element);
    try {
      await inState(page.element, 'unconfigured');
      expect(page.message).to.equal('Not connected to a usage API.');
      await expectAccessible(page.element);
    } finally {
      page.element.remove();
    }
  });
});

describe('usage-summary on its page', () => {
  it('drops a reply that comes too late', async () => {
    const page = await SummaryPage.openReady({ figures: 'credits' });
    const first = page.source.hold('/usage');
    page.provider.filters = { agent: ['agt_01'] };
    await first.arrived;
    const second = page.source.hold('/usage');
    page.provider.filters = { agent: ['agt_02'] };
    await second.arrived;
    second.release();
    await inState(page.element, 'ready');
    const { figures } = page;
    first.release();
    await page.element.updateComplete;
    expect(page.figures).to.deep.equal(figures);
    const { shown } = await answers({ filters: { agent: ['agt_02'] } });
    expect(figures[0]!.value).to.equal(shown('credits'));
  });

  it('aborts what nobody waits for when it is removed, and a move costs nothing', async () => {
    const page = await SummaryPage.open();
    const held = page.source.hold('/usage');
    await held.arrived;
    page.provider.append(page.element);
    await page.element.updateComplete;
    expect(page.source.requestsTo('/usage')).to.have.length(1);
    expect(page.source.aborted).to.have.length(0);
    page.element.remove();
    await waitUntil(() => page.source.aborted.length === 1);
    expect(page.source.aborted[0]!.pathname).to.contain('/usage');
  });

  it('is painted by the properties of its host', async () => {
    const page = await SummaryPage.openReady();
    page.provider.style.setProperty('--usage-text', 'rgb(1, 2, 3)');
    page.provider.style.setProperty('--usage-accent', 'rgb(4, 5, 6)');
    const lead = page.all('[part="value"]')[0]!;
    expect(getComputedStyle(lead).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(page.refreshButton).color).to.equal('rgb(4, 5, 6)');
  });

  for (const direction of ['ltr', 'rtl']) {
    for (const width of [240, 480, 768, 1200]) {
      it(`fits ${width} px ${direction}, whatever the number of figures`, async () => {
        const all =
          'credits answer_quality conversations messages average_per_day peak_day agents members active_categories visitors revenue response_time'.split(
            ' ',
          );
        for (const count of [1, 2, 3, 6, 9, 12]) {
          const figures = all.slice(0, count).join(' ');
          const page = await SummaryPage.openReady({ figures }, { width, direction });
          const { element } = page;
          expect(element.scrollWidth).to.be.at.most(element.clientWidth);
          for (const part of page.all('[part~="figure"], footer')) {
            expect(part.scrollWidth, part.textContent!).to.be.at.most(part.clientWidth);
          }
          expectNoHoles(page);
        }
      });
    }
  }
});

/** Expects the cells and the hairlines between them to fill the grid. */
function expectNoHoles(page: SummaryPage): void {
  const grid = page.all('[part~="figures"]')[0]!.getBoundingClientRect();
  const area = page.all('[part~="figure"]').reduce((sum, cell) => {
    const { width, height } = cell.getBoundingClientRect();
    return sum + (width + 1) * (height + 1);
  }, 0);
  expect(area).to.be.closeTo((grid.width + 1) * (grid.height + 1), 5);
}
