import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import type { UsageAnswer, UsageRequest } from '../../../src/api/types.ts';
import '../../../src/elements/usage-breakdown/define.ts';
import { createFormat } from '../../../src/model/format.ts';
import { partsOf } from '../../../src/model/parts.ts';
import { manyAgents, sourceOfAgents } from '../../mocks/agents-answer.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { choose, filtersOf } from '../../support/choose.ts';
import { inState, settled } from '../../support/settled.ts';
import { ChartsPage } from './agent-usage-charts-page.ts';

const format = createFormat({ locale: 'en-GB', timeZone: 'Europe/Berlin' });
const plain = (text: string) => text.replace(/\s+/g, ' ');

/** The last 30 days by the clock of the mock; no data on 3 November. */
const request: UsageRequest = {
  metrics: ['credits'],
  from: '2026-10-21T22:00:00Z',
  to: '2026-11-20T23:00:00Z',
  timeZone: 'Europe/Berlin',
  interval: 'day',
  groupBy: 'agent',
  limit: 100,
};
const missing = 12;

async function answer(change: Partial<UsageRequest> = {}): Promise<UsageAnswer> {
  return createMockSource().usage({ ...request, ...change });
}

function warnings(): { readonly messages: string[]; restore(): void } {
  const messages: string[] = [];
  const { warn } = console;
  console.warn = (message: string) => void messages.push(message);
  return { messages, restore: () => void (console.warn = warn) };
}

describe('agent-usage-charts', () => {
  it('shows the figures of the server, the largest first, all from one request', async () => {
    const { groups, metric } = partsOf(await answer(), 'credits')!;
    const page = await ChartsPage.openReady();
    expect(page.charts.map(({ name, value }) => [name, value])).to.deep.equal(
      groups
        .slice(0, 8)
        .map(({ label, series }) => [label, format.metricValue(series.total, metric)]),
    );
    expect(page.text('title')).to.equal('Each agent');
    const range = plain(format.range(request.from, request.to));
    expect(page.text('subtitle')).to.match(
      new RegExp(`^Credits per day, ${range}, every chart 0 – [\\d,]+$`),
    );
    expect(page.text('footer')).to.contain(`8 of ${groups.length} agents, largest first`);
    expect(page.source.requestsTo('/usage')).to.have.lengthOf(1);
    await page.click('Show all');
    expect(page.names).to.deep.equal(groups.map(({ label }) => label));
    expect(page.charts.find(({ tag }) => tag === 'deleted')?.name).to.equal(
      groups.find(({ deleted }) => deleted)?.label,
    );
    expect(page.source.requestsTo('/usage')).to.have.lengthOf(1);
    await page.click('Show fewer');
    expect(page.items).to.have.lengthOf(8);
  });

  it('draws values in proportion on one scale, or each on its own', async () => {
    const values = (factor: number) => [factor * 100, factor * 50, 0];
    const source = sourceOfAgents(
      [1, 0.1].map((factor) => ({
        agent: { key: `${factor}`, label: `Agent ${factor}` },
        values: values(factor),
      })),
    );
    const page = await ChartsPage.openReady({ source });
    expect(page.text('subtitle')).to.match(/every chart 0 – 100$/);
    expect(page.barHeights(0)[0]).to.equal(87);
    expect(page.barHeights(1)[0]).to.be.closeTo(8.7, 0.1);
    await page.click('Own scale');
    expect(page.element.scale).to.equal('own');
    expect(page.text('subtitle')).to.match(/each chart on its own scale$/);
    expect(page.charts.map(({ scale }) => scale)).to.deep.equal(['0 – 100', '0 – 10']);
    expect(page.barHeights(1)[0]).to.equal(87);
    expect(page.button('Own scale')!.ariaPressed).to.equal('true');
    await page.expectAccessible();
  });

  it('says how far a scale goes below zero', async () => {
    const source = sourceOfAgents([
      { agent: { key: 'a', label: 'Refunds' }, values: ['40', '-20'] },
    ]);
    const page = await ChartsPage.openReady({ source });
    expect(page.text('subtitle')).to.match(/every chart -20 – 40$/);
  });

  it('puts the strangest among the largest first when asked to, and says so', async () => {
    const page = await ChartsPage.openReady({ attributes: { order: 'unusual' } });
    // It runs away from 16 November on.
    expect(page.names[0]).to.equal('Offer scout');
    expect(page.text('footer')).to.contain('most unusual peak first');
    expect(page.text('footer')).to.contain('highest value lies above its median');
    expect(page.sentence(0)).to.match(/That is [\d.,]+ times the usual spread above the median\./);
  });

  describe('with many agents', () => {
    it('shows a hundred of one answer, and paints what is in view', async () => {
      const source = sourceOfAgents(manyAgents(100));
      const page = await ChartsPage.openReady({ source, attributes: { limit: '100' } });
      expect(page.items).to.have.lengthOf(100);
      expect(page.text('footer')).to.equal('100 agents, largest first');
      expect(source.requestsTo('/usage')).to.have.lengthOf(1);
      if (CSS.supports('content-visibility', 'auto')) {
        const isPainted = (index: number) =>
          page.parts('plot')[index]!.checkVisibility({ contentVisibilityAuto: true });
        await page.until(() => isPainted(0) && !isPainted(99), 'only the first is painted');
        page.items[99]!.scrollIntoView();
        await page.until(() => isPainted(99), 'the last is painted');
      }
    });

    it('states what the others come to, and brings more of them when asked to', async () => {
      const agents = manyAgents(1200);
      const source = sourceOfAgents(agents);
      const page = await ChartsPage.openReady({ source });
      expect(page.text('footer')).to.contain('8 of 1,200 agents, largest first');
      await page.click('Show 92 more');
      expect(page.items).to.have.lengthOf(100);
      expect(source.requestsTo('/usage')).to.have.lengthOf(1);
      const given = await source.usage(request);
      const rest = given.series.find(({ part }) => part === 'remainder')!;
      const amount = format.metricValue(rest.total, given.metrics[0]!);
      expect(page.text('footer')).to.contain(`1,100 others together: ${amount} credits`);
      const asked = source.requestsTo('/usage').length;
      await page.click('Show 100 more');
      await page.until(() => page.items.length === 200, '200 charts');
      expect(source.requestsTo('/usage').length).to.equal(asked + 1);
      await page.until(() => page.focused === 'Agent 101', 'the first of them');
    });
  });

  it('has the colours that other elements have', async () => {
    const page = await ChartsPage.openReady();
    const breakdown = document.createElement('usage-breakdown');
    page.provider.append(breakdown);
    await settled(breakdown);
    const bars = [...breakdown.shadowRoot!.querySelectorAll('[part~="bar"]')].slice(0, 6);
    expect(bars.map((bar) => getComputedStyle(bar).backgroundColor)).to.deep.equal(
      bars.map((_, index) => page.fill(index)),
    );
    const first = page.fill(1);
    choose(page.provider, { period: { preset: '72h' } });
    await page.until(() => page.text('subtitle').startsWith('Credits per hour'), 'hours');
    const index = page.names.indexOf('Offer scout');
    expect(page.fill(index)).to.equal(first);
  });

  it('uses the colour that the API gives an agent', async () => {
    const source = sourceOfAgents([
      { agent: { key: 'a', label: 'A', color: 'rgb(1, 2, 3)' }, values: ['1'] },
    ]);
    const page = await ChartsPage.openReady({ source });
    expect(page.fill(0)).to.equal('rgb(1, 2, 3)');
  });

  it('keeps its own names apart, and writes them as text', async () => {
    const names = ['Twin', 'Twin', '<b>x</b>', '', 'مساعد'];
    const source = sourceOfAgents(
      names.map((label, index) => ({ agent: { key: `k${index}`, label }, values: ['1'] })),
    );
    const page = await ChartsPage.openReady({ source });
    expect(page.names).to.deep.equal(['Twin (k0)', 'Twin (k1)', '<b>x</b>', 'k3', 'مساعد']);
    await page.expectAccessible();
  });

  for (const [what, values, total, scale] of [
    ['tiny', ['0.000001'], '<0.1', /0 – 0\.000001$/],
    ['huge', ['1000000000000'], '29,000,000,000,000.0', /0 – 1T$|0 – 1 ?T|0 – 1tn$/],
  ] as const) {
    it(`shows ${what} amounts`, async () => {
      const source = sourceOfAgents([{ agent: { key: 'a', label: 'A' }, values }]);
      const page = await ChartsPage.openReady({ source });
      expect(page.charts[0]!.value).to.equal(total);
      expect(page.text('subtitle')).to.match(scale);
      expect(page.barHeights(0)[0]).to.equal(87);
    });
  }

  it('does not call zero what was not measured', async () => {
    const source = sourceOfAgents([
      { agent: { key: 'a', label: 'Busy' }, values: ['1'] },
      { agent: { key: 'b', label: 'Silent' }, values: [null] },
      { agent: { key: 'c', label: 'Idle' }, values: [0] },
    ]);
    const page = await ChartsPage.openReady({ source });
    expect(page.charts.map(({ value }) => value)).to.deep.equal(['29.0', '–', '0.0']);
    expect(page.sentence(1)).to.match(/^Not measured\. No data received/);
    expect(page.isDrawn(1)).to.equal(false);
    expect(page.isDrawn(2)).to.equal(true);
  });

  describe('choosing an agent', () => {
    it('filters the page, and all agents stay in sight', async () => {
      const page = await ChartsPage.openReady();
      const heard: unknown[] = [];
      page.provider.addEventListener('usage-group-select', (event) =>
        heard.push((event as CustomEvent).detail),
      );
      page.name(1).click();
      await settled(page.element);
      expect(filtersOf(page.provider).filters.agent).to.deep.equal(['agt_03']);
      expect(page.name(1).ariaPressed).to.equal('true');
      expect(page.items).to.have.lengthOf(8);
      expect(page.source.requestsTo('/usage')).to.have.lengthOf(1);
      expect(heard).to.deep.equal([{ dimension: 'agent', key: 'agt_03', label: 'Offer scout' }]);
      await page.expectAccessible();
      page.name(1).click();
      expect(filtersOf(page.provider).filters.agent).to.deep.equal([]);
    });

    it('is for the host alone when it takes the event', async () => {
      const page = await ChartsPage.openReady();
      page.element.addEventListener('usage-group-select', (event) => event.preventDefault());
      page.name(0).click();
      expect(filtersOf(page.provider).filters.agent).to.deep.equal([]);
      const other = await ChartsPage.openReady({ attributes: { selects: 'event' } });
      other.name(0).click();
      expect(filtersOf(other.provider).filters.agent).to.deep.equal([]);
      expect(other.name(0).hasAttribute('aria-pressed')).to.equal(false);
    });

    it('leads to the host’s pages with a template', async () => {
      const source = sourceOfAgents([
        { agent: { key: 'a/b?c', label: 'A' }, values: ['2'] },
        { agent: { key: null, label: 'Not assigned' }, values: ['1'] },
      ]);
      const attributes = { 'href-template': '/agents/{key}/usage' };
      const page = await ChartsPage.openReady({ source, attributes });
      expect(page.name(0).getAttribute('href')).to.equal('/agents/a%2Fb%3Fc/usage');
      expect(page.name(1).localName).to.equal('span');
      await page.expectAccessible();
    });

    it('is not offered where the host has fixed the agents', async () => {
      const page = await ChartsPage.openReady({ provider: { agent: 'agt_03' } });
      expect(page.names).to.deep.equal(['Offer scout']);
      expect(page.name(0).localName).to.equal('span');
    });
  });

  describe('by key', () => {
    it('is one stop; up and down go from agent to agent, left and right from day to day', async () => {
      const of = await answer();
      const [first, second] = partsOf(of, 'credits')!.groups;
      const page = await ChartsPage.openReady();
      expect(page.stops).to.deep.equal([first!.label]);
      page.name(0).focus();
      await page.press('ArrowRight', 'ArrowRight');
      const said = (label: string, value: unknown) =>
        new RegExp(`^${label}, Fri,? 23 Oct 2026: ${String(value)} credits\\.$`);
      const amount = (values: typeof first) =>
        format.metricValue(values!.series.values![1]!, of.metrics[0]!);
      expect(page.announcement).to.match(said(first!.label, amount(first)));
      await page.press('ArrowDown');
      expect(page.focused).to.equal(second!.label);
      expect(page.stops).to.deep.equal([second!.label]);
      expect(page.announcement).to.match(said(second!.label, amount(second)));
      await page.press('ArrowUp', 'ArrowUp');
      expect(page.focused).to.equal(first!.label);
    });

    it('tells gaps and the running day', async () => {
      const page = await ChartsPage.openReady();
      page.name(0).focus();
      await page.press('Home', ...Array.from({ length: missing }, () => 'ArrowRight'));
      expect(page.announcement).to.match(/3 Nov 2026: no data received\. This is not the same as/);
      expect(page.tooltip).to.match(/No data received/);
      await page.press('End');
      expect(page.announcement).to.match(/Today, until \d\d:\d\d: .* so far\. Not complete\.$/);
      await page.press('Escape');
      expect(page.tooltip).to.equal(undefined);
      expect(page.announcement).to.equal('');
    });

    it('leads to which agent was dearest, and on which day', async () => {
      const { groups, metric } = partsOf(await answer(), 'credits')!;
      const days = groups.flatMap(({ label, series }) =>
        series.values!.map((value) => ({ label, value: Number(value ?? 0) })),
      );
      const dearest = days.toSorted((a, b) => b.value - a.value)[0]!;
      const amount = format.metricValue(dearest.value, metric);
      const page = await ChartsPage.openReady();
      const summary = page.parts('body')[0]!.textContent!.replace(/\s+/g, ' ');
      expect(summary).to.match(
        new RegExp(
          `Highest value of one agent: ${dearest.label} with ${amount}, \\w+,? 18 Nov 2026`,
        ),
      );
      const index = page.names.indexOf(dearest.label);
      expect(page.sentence(index)).to.match(new RegExp(`Highest ${amount}, Wed,? 18 Nov 2026\\.`));
    });
  });

  describe('by pointer', () => {
    it('shows time and exact value, and marks the same day in all charts', async () => {
      const of = await answer();
      const [, second] = partsOf(of, 'credits')!.groups;
      const page = await ChartsPage.openReady();
      await page.point(1, 1.5 / 30);
      const value = format.metricValue(second!.series.values![1]!, of.metrics[0]!);
      expect(page.tooltip).to.match(/^Fri,? 23 Oct 2026/);
      expect(page.tooltip).to.match(new RegExp(`${second!.label} ${value}$`));
      expect(page.announcement).to.equal('');
      expect(page.root.querySelectorAll('.marked')).to.have.lengthOf(8);
      const tooltip = page.parts('tooltip')[0]!.getBoundingClientRect();
      expect(tooltip.left).to.be.at.least(0);
      expect(tooltip.right).to.be.at.most(document.documentElement.clientWidth);
      await page.point(1, 0.5, { type: 'pointerleave' });
      expect(page.tooltip).to.equal(undefined);
    });

    it('keeps what a finger has marked until a tap elsewhere', async () => {
      const page = await ChartsPage.openReady();
      await page.point(0, 0.5, { type: 'pointerdown', pointerType: 'touch' });
      await page.point(0, 0.5, { type: 'pointerleave', pointerType: 'touch' });
      expect(page.tooltip).to.be.a('string');
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      await page.element.updateComplete;
      expect(page.tooltip).to.equal(undefined);
    });
  });

  describe('as a table', () => {
    it('has each agent with its total, its highest value and the day, and the server’s total', async () => {
      const { groups, metric, whole } = partsOf(await answer(), 'credits')!;
      const page = await ChartsPage.openReady();
      await page.click('Show as a table');
      expect(page.items).to.have.lengthOf(0);
      expect(page.rows.map(([, total]) => total)).to.deep.equal(
        groups.map(({ series }) => format.metricValue(series.total, metric)),
      );
      const [, scout] = page.rows;
      expect(scout![0]).to.equal('Offer scout');
      expect(scout![3]).to.match(/^Wed,? 18 Nov 2026$/);
      expect(page.tableTotal[0]).to.equal(format.metricValue(whole.total, metric));
      await page.expectAccessible();
      await page.click('Show as charts');
      expect(page.items).to.have.lengthOf(8);
    });

    it('says what the others come to, and where agents do not add up', async () => {
      const page = await ChartsPage.openReady({ source: sourceOfAgents(manyAgents(120)) });
      await page.click('Show as a table');
      expect(page.rows.at(-1)![0]).to.equal('20 others');
      const other = await ChartsPage.openReady({ attributes: { metric: 'conversations' } });
      await other.click('Show as a table');
      expect(other.tableTotal[1]).to.equal('Agents do not add up to this total.');
    });
  });

  it('explains the signs that it uses, and only those', async () => {
    const page = await ChartsPage.openReady();
    expect(page.parts('legend-item').map((item) => item.textContent)).to.deep.equal([
      'Today, not complete',
      'No data received',
    ]);
    const past = { from: '2026-11-10', to: '2026-11-18' };
    const whole = await ChartsPage.openReady({ provider: past });
    expect(whole.parts('legend-item')).to.have.lengthOf(0);
  });

  it('has full rows, and one column where there is no more room', async () => {
    const columns = (page: ChartsPage) =>
      new Set(page.items.map((item) => Math.round(item.getBoundingClientRect().left))).size;
    expect(columns(await ChartsPage.openReady({ width: 1240 }))).to.equal(4);
    expect(columns(await ChartsPage.openReady({ width: 480 }))).to.equal(2);
    const narrow = await ChartsPage.openReady({ width: 240 });
    expect(columns(narrow)).to.equal(1);
    expect(narrow.element.scrollWidth).to.be.at.most(240);
    narrow.provider.style.setProperty('inline-size', '760px');
    await narrow.until(() => columns(narrow) === 4, 'four columns');
  });

  it('runs from left to right in languages that do not', async () => {
    const page = await ChartsPage.openReady();
    page.provider.dir = 'rtl';
    await page.point(0, 0.01);
    expect(page.tooltip).to.match(/^Thu,? 22 Oct 2026/);
  });

  describe('in each state', () => {
    for (const [scenario, state] of [
      ['loading', 'loading'],
      ['empty', 'empty'],
      ['error', 'error'],
      ['forbidden', 'forbidden'],
    ] as const) {
      it(`is accessible: ${state}`, async () => {
        const page = await ChartsPage.open({ source: createMockSource({ scenario }) });
        await inState(page.element, state);
        expect(page.text('title')).to.equal('Each agent');
        await page.expectAccessible();
      });
    }

    it('is accessible: ready', async () => {
      const page = await ChartsPage.openReady();
      await page.expectAccessible();
    });

    it('is accessible: unconfigured', async () => {
      const element = await fixture<HTMLElement>(html`<agent-usage-charts></agent-usage-charts>`);
      await inState(element, 'unconfigured');
    });

    it('is empty where nothing but zero was used', async () => {
      const source = sourceOfAgents([{ agent: { key: 'a', label: 'A' }, values: [0] }]);
      const page = await ChartsPage.open({ source });
      await inState(page.element, 'empty');
      expect(page.text('subtitle')).to.equal('22 Oct – 20 Nov 2026');
    });

    it('names a metric that the API does not have', async () => {
      const page = await ChartsPage.openReady({ attributes: { metric: 'answer_quality' } });
      expect(page.text('body')).to.contain('Answer quality');
      expect(page.text('body')).to.contain('Coming soon');
    });

    it('says when the API cannot group by agent', async () => {
      const source = createMockSource();
      const { capabilities } = source;
      source.capabilities = async (...given) => {
        const all = (await capabilities(...given))!;
        return {
          ...all,
          dimensions: all.dimensions.map((entry) => ({ ...entry, group: false })),
        };
      };
      const page = await ChartsPage.open({ source });
      await inState(page.element, 'error');
      expect(page.text('message')).to.contain('does not tell these figures apart by');
      expect(source.requestsTo('/usage')).to.have.lengthOf(0);
    });
  });

  describe('asks well', () => {
    it('tries again after an error', async () => {
      const source = createMockSource({ scenario: 'error' });
      const page = await ChartsPage.open({ source });
      await inState(page.element, 'error');
      source.scenario = {};
      const loaded = oneEvent(page.element, 'usage-load');
      page.button('Try again')!.click();
      await loaded;
      expect(page.items).to.have.lengthOf(8);
    });

    it('drops a reply that comes after that of a later question', async () => {
      const source = createMockSource();
      const early = source.hold('/usage');
      const page = await ChartsPage.open({ source });
      await early.arrived;
      const late = source.hold('/usage');
      page.element.metric = 'messages';
      await late.arrived;
      late.release();
      await inState(page.element, 'ready');
      early.release();
      await settled(page.element);
      expect(page.text('subtitle')).to.match(/^Messages per day/);
    });

    it('keeps the former charts, and their words, until another metric is there', async () => {
      const page = await ChartsPage.openReady();
      const hold = page.source.hold('/usage');
      page.element.metric = 'messages';
      await hold.arrived;
      expect(page.items).to.have.lengthOf(8);
      expect(page.text('subtitle')).to.match(/^Credits per day/);
      hold.release();
      await page.until(() => page.text('subtitle').startsWith('Messages'), 'messages');
    });

    it('aborts when it leaves the page, and not when it is moved', async () => {
      const page = await ChartsPage.open();
      const hold = page.source.hold('/usage');
      await hold.arrived;
      page.provider.append(page.element);
      await page.element.updateComplete;
      expect(page.source.aborted).to.have.lengthOf(0);
      page.element.remove();
      await page.until(() => page.source.aborted.length === 1, 'an abort');
    });

    it('keeps what it shows when a refresh fails, with its age', async () => {
      const source = createMockSource({ scenario: 'refreshFails' });
      const page = await ChartsPage.openReady({ source });
      await page.element.refresh();
      await inState(page.element, 'error');
      expect(page.items).to.have.lengthOf(8);
      expect(page.text('notice')).to.match(/Could not refresh/);
      await page.expectAccessible();
    });
  });

  it('warns once of values that it cannot use, and falls back', async () => {
    const heard = warnings();
    try {
      const attributes = { scale: 'log', order: 'name', selects: 'joy', limit: '0.5' };
      const page = await ChartsPage.openReady({ attributes });
      await ChartsPage.openReady({ attributes });
      expect(page.items).to.have.lengthOf(8);
      for (const value of Object.values(attributes)) {
        const said = heard.messages.filter((message) => message.includes(`"${value}"`));
        expect(said, value).to.have.lengthOf(1);
      }
    } finally {
      heard.restore();
    }
  });

  it('draws again after it was taken out and put back', async () => {
    const page = await ChartsPage.openReady();
    page.element.remove();
    await page.element.updateComplete;
    page.provider.append(page.element);
    await settled(page.element);
    page.provider.style.setProperty('inline-size', '400px');
    await page.until(
      () => page.root.querySelector('svg')!.getBoundingClientRect().right < 400,
      'a drawing of the new width',
    );
  });
});
