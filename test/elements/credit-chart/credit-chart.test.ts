import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { Amount, UsageAnswer, UsageRequest } from '../../../src/api/types.ts';
import { createFormat } from '../../../src/model/format.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { inState, settled } from '../../support/settled.ts';
import { withUsage } from '../../mocks/changed-source.ts';
import { ChartPage } from './credit-chart-page.ts';

const format = createFormat({ locale: 'en-GB', timeZone: 'Europe/Berlin' });
const plain = (text: string) => text.replace(/\s+/g, ' ');

/** The last 30 days by the clock of the mock; no data on 3 November. */
const request: UsageRequest = {
  metrics: ['credits', 'messages'],
  from: '2026-10-21T22:00:00Z',
  to: '2026-11-20T23:00:00Z',
  timeZone: 'Europe/Berlin',
  interval: 'day',
};
const missing = 12;

async function answer(change: Partial<UsageRequest> = {}): Promise<UsageAnswer> {
  return createMockSource().usage({ ...request, ...change });
}

const seriesOf = ({ series }: UsageAnswer, metric: string) =>
  series.find((entry) => entry.metric === metric)!;
const metricOf = ({ metrics }: UsageAnswer, key: string) =>
  metrics.find((metric) => metric.key === key)!;

/** A source that answers with these figures, bucket by bucket. */
function withValues(values: readonly (Amount | null)[], total: Amount | null = '10') {
  return withUsage((given) => ({
    ...given,
    series: given.series.map((series) => ({
      ...series,
      total,
      values: series.values?.map((_, index) => values[index % values.length] ?? null) ?? [],
    })),
  }));
}

function warnings(): { readonly messages: string[]; restore(): void } {
  const messages: string[] = [];
  const { warn } = console;
  console.warn = (message: string) => void messages.push(message);
  return { messages, restore: () => void (console.warn = warn) };
}

describe('credit-chart', () => {
  it('names metric, bucket size, total, range and the agent in force, all from the answer', async () => {
    const page = await ChartPage.openReady({ provider: { agent: 'agt_sales' } });
    const agents = await createMockSource().dimension({ dimension: 'agent', limit: 1 });
    const [agent] = agents.items;
    page.provider.agent = agent!.key;
    const of = await answer({ filters: { agent: [agent!.key] } });
    const total = format.metricValue(seriesOf(of, 'credits').total, metricOf(of, 'credits'));
    const range = plain(format.range(of.from, of.to));
    await page.until(() => page.text('subtitle').includes(agent!.label), 'the agent');
    expect(page.text('title')).to.equal('Credits per day');
    expect(page.text('subtitle')).to.equal(`${total} credits, ${range}, ${agent!.label}`);
  });

  it('asks for all its metrics at once, and switches between them without asking', async () => {
    const page = await ChartPage.openReady();
    expect(page.source.requestsTo('/usage')).to.have.lengthOf(1);
    const heard: string[] = [];
    page.provider.addEventListener('usage-metric-change', (event) => {
      heard.push((event as CustomEvent<{ metric: string }>).detail.metric);
    });
    const before = page.canvas!.toDataURL();
    expect(page.metrics).to.deep.equal(['Credits', 'Messages']);
    await page.switchTo('Messages');
    expect(page.shownMetric).to.equal('Messages');
    expect(page.text('title')).to.equal('Messages per day');
    expect(page.text('subtitle')).to.match(/ messages, /);
    expect(page.canvas!.toDataURL()).not.to.equal(before);
    expect(page.element.metric).to.equal('messages');
    expect(heard).to.deep.equal(['messages']);
    expect(page.source.requestsTo('/usage')).to.have.lengthOf(1);
  });

  it('is silent when the host switches', async () => {
    const page = await ChartPage.openReady();
    let heard = 0;
    page.element.addEventListener('usage-metric-change', () => heard++);
    page.element.metric = 'messages';
    await page.element.updateComplete;
    expect(page.text('title')).to.equal('Messages per day');
    expect(heard).to.equal(0);
  });

  it('shows the same figures as a table, with the total of the server', async () => {
    const of = await answer();
    const metric = metricOf(of, 'credits');
    const { values, total } = seriesOf(of, 'credits');
    const page = await ChartPage.openReady();
    await page.pressTableButton();
    expect(page.hasPlot).to.equal(false);
    expect(page.rows.map(([, value]) => value)).to.deep.equal(
      values!.map((value) => (value === null ? 'No data' : format.metricValue(value, metric))),
    );
    expect(page.rows[0]![0]).to.match(/^Thu,? 22 Oct 2026$/);
    expect(page.rows[missing]).to.deep.equal([page.rows[missing]![0], 'No data']);
    expect(page.rows.at(-1)![0]).to.match(/^Today, until \d\d:\d\d$/);
    expect(page.tableTotal).to.equal(format.metricValue(total, metric));
    await page.expectAccessible();
    await page.pressTableButton();
    await page.until(() => page.isDrawn, 'a drawing');
  });

  it('uses the interval that it is given', async () => {
    const page = await ChartPage.openReady({ attributes: { interval: 'week' } });
    expect(page.text('title')).to.equal('Credits per week');
    expect(page.source.requestsTo('/usage')[0]!.searchParams.get('interval')).to.equal('week');
  });

  it('names hours and months by their period', async () => {
    const page = await ChartPage.openReady({ provider: { period: '24h' } });
    expect(page.text('title')).to.equal('Credits per hour');
    expect(page.legend).to.include('Now, not complete');
    page.provider.filters = { period: { preset: '12mo' } };
    await page.until(() => page.text('title') === 'Credits per month', 'months');
  });

  it('has a title of the host', async () => {
    const page = await ChartPage.openReady({ attributes: { 'title-text': 'Guthaben je Tag' } });
    expect(page.text('title')).to.equal('Guthaben je Tag');
  });

  describe('tells apart what is final and what is not', () => {
    it('in the legend', async () => {
      const page = await ChartPage.openReady();
      expect(page.legend).to.deep.equal(['Credits', 'Today, not complete', 'No data received']);
      const whole = await ChartPage.openReady({
        provider: { from: '2026-11-10', to: '2026-11-18' },
      });
      expect(whole.legend).to.deep.equal(['Credits']);
    });

    it('in a sentence for those who do not see the plot', async () => {
      const of = await answer();
      const metric = metricOf(of, 'credits');
      const { values, total } = seriesOf(of, 'credits');
      const complete = values!.slice(0, -1).filter((value) => value !== null);
      const sorted = complete.map(Number).toSorted((a, b) => a - b);
      const page = await ChartPage.openReady();
      expect(page.sentence).to.contain(`${format.metricValue(total, metric)} credits in total.`);
      expect(page.sentence).to.contain(`Highest ${format.metricValue(sorted.at(-1)!, metric)}: `);
      expect(page.sentence).to.contain(`Lowest ${format.metricValue(sorted[0]!, metric)}: `);
      expect(page.sentence).to.contain('Today is not complete.');
      expect(page.sentence).to.match(/No data received: Tue,? 3 Nov 2026\.$/);
    });

    it('with words that hold when the figures are older than today', async () => {
      const source = withUsage((given) => ({ ...given, as_of: '2026-11-19T20:00:00Z' }));
      const page = await ChartPage.openReady({ source });
      expect(page.legend).to.include('Not complete');
      expect(page.sentence).to.contain('The figures end at 19 Nov, 21:00.');
      await page.pressTableButton();
      expect(page.rows.at(-2)![0]).to.match(/^Thu,? 19 Nov 2026, until 21:00$/);
    });

    it('and does not call a bucket that is still to come zero', async () => {
      const page = await ChartPage.openReady({ provider: { period: 'billing' } });
      await page.pressTableButton();
      expect(page.rows.at(-1)).to.deep.equal([page.rows.at(-1)![0], 'No data yet']);
    });
  });

  describe('tooltip', () => {
    it('has time and exact value of the bucket under the pointer', async () => {
      const of = await answer();
      const value = format.metricValue(
        seriesOf(of, 'credits').values![0]!,
        metricOf(of, 'credits'),
      );
      const page = await ChartPage.openReady();
      await page.point(0.07);
      expect(page.tooltipText).to.match(/^Thu,? 22 Oct 2026 Credits /);
      expect(page.tooltipText).to.contain(value);
      await page.point(0.5, { type: 'pointerleave' });
      expect(page.tooltipText).to.equal(undefined);
    });

    it('says that missing is not zero, and what a running bucket is left out of', async () => {
      const page = await ChartPage.openReady();
      await page.press('End');
      expect(page.tooltipText).to.match(/^Today, until \d\d:\d\d Credits so far [\d.,]+ Not in/);
      await page.press('Home', ...Array.from({ length: missing }, () => 'ArrowRight'));
      expect(page.tooltipText).to.match(
        /^Tue,? 3 Nov 2026 No data received – Not the same as zero$/,
      );
    });

    it('answers for zero like for any value', async () => {
      const page = await ChartPage.openReady({ source: withValues(['0', '5']) });
      await page.press('Home');
      expect(page.tooltipText).to.match(/Credits 0\.0 Click/);
    });

    it('says when a day has 23 or 25 hours', async () => {
      const page = await ChartPage.openReady();
      await page.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
      expect(page.tooltipText).to.match(
        /25 Oct 2026 .* This day has 25 hours Click or Enter: only Sun,? 25 Oct$/,
      );
    });

    it('names the range of an hour', async () => {
      const page = await ChartPage.openReady({ provider: { period: '24h' } });
      await page.press('Home');
      expect(plain(page.tooltipText!)).to.match(/Thu,? 19 Nov 2026, 15:00 ?[–-]\u2060? ?16:00/);
    });

    it('is not cut off by containers, and stays in the window', async () => {
      const page = await ChartPage.openReady({ width: 360 });
      const container = await fixture<HTMLElement>(
        html`<div
          style="position: fixed; right: 0; bottom: 0; overflow: hidden; width: 300px; height: 120px; transform: translate(0)"
        ></div>`,
      );
      container.append(page.provider);
      await page.until(() => page.isDrawn, 'a drawing');
      for (const share of [0.2, 0.5, 0.99]) {
        await page.point(share);
        const { left, right, top, bottom } = page.tooltip!.getBoundingClientRect();
        expect(left).to.be.at.least(0);
        expect(right).to.be.at.most(innerWidth);
        expect(top).to.be.at.least(0);
        expect(bottom).to.be.at.most(innerHeight);
        expect(page.tooltip!.matches(':popover-open')).to.equal(true);
      }
    });

    it('follows its bucket when the page scrolls', async () => {
      const page = await ChartPage.openReady();
      const scroller = await fixture<HTMLElement>(
        html`<div style="height: 500px; overflow: auto"><p style="height: 60px"></p></div>`,
      );
      const tail = document.createElement('p');
      tail.style.setProperty('height', '2000px');
      scroller.append(page.provider, tail);
      await page.until(() => page.isDrawn, 'a drawing');
      await page.point(0.3);
      const before = page.tooltip!.getBoundingClientRect().top;
      scroller.scrollTop = 40;
      await oneEvent(scroller, 'scroll');
      expect(page.tooltip!.getBoundingClientRect().top).to.be.closeTo(before - 40, 1);
    });

    it('stays after a touch until somebody taps elsewhere', async () => {
      const page = await ChartPage.openReady();
      await page.point(0.4, { pointerType: 'touch', type: 'pointerdown' });
      await page.point(0.4, { pointerType: 'touch', type: 'pointerleave' });
      expect(page.tooltipText).to.match(/Credits/);
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      await page.element.updateComplete;
      expect(page.tooltipText).to.equal(undefined);
    });

    it('closes on Escape, and keeps that from what is around the chart', async () => {
      const page = await ChartPage.openReady();
      const heard: string[] = [];
      const hear = (event: KeyboardEvent) => heard.push(event.key);
      page.provider.addEventListener('keydown', hear);
      await page.point(0.4);
      await page.press('Escape');
      expect(page.tooltipText).to.equal(undefined);
      expect(heard).to.deep.equal([]);
      await page.press('Escape');
      expect(heard).to.deep.equal(['Escape']);
    });

    it('goes when the chart loses focus or leaves the page', async () => {
      const page = await ChartPage.openReady();
      await page.press('End');
      page.plot.blur();
      await page.element.updateComplete;
      expect(page.tooltipText).to.equal(undefined);
      await page.press('End');
      page.element.remove();
      page.provider.append(page.element);
      await settled(page.element);
      await page.element.updateComplete;
      expect(page.tooltipText).to.equal(undefined);
    });
  });

  describe('by key', () => {
    it('is one stop that says how it is used', async () => {
      const page = await ChartPage.openReady();
      expect(page.plot.tabIndex).to.equal(0);
      const hint = page.element.shadowRoot!.getElementById(
        page.plot.getAttribute('aria-describedby')!,
      );
      expect(hint!.textContent).to.match(/arrow keys/);
    });

    it('reads every value out, bucket by bucket', async () => {
      const of = await answer();
      const { values } = seriesOf(of, 'credits');
      const said = (index: number) =>
        `${format.metricValue(values![index]!, metricOf(of, 'credits'))} credits`;
      const page = await ChartPage.openReady();
      expect(page.announcement).to.equal('');
      await page.press('ArrowRight');
      expect(page.announcement).to.match(/^Thu,? 22 Oct 2026: /);
      expect(page.announcement).to.contain(said(0));
      await page.press('ArrowRight');
      expect(page.announcement).to.contain(said(1));
      await page.press('PageDown');
      expect(page.announcement).to.contain(said(8));
      await page.press('PageUp', 'ArrowLeft');
      expect(page.announcement).to.contain(said(0));
      await page.press('ArrowLeft');
      expect(page.announcement).to.contain(said(0));
      await page.press('End');
      expect(page.announcement).to.contain(`${said(29)} so far. Not complete.`);
      await page.press('Home', ...Array.from({ length: missing }, () => 'ArrowRight'));
      expect(page.announcement).to.match(/no data received\. This is not the same as zero\.$/);
    });

    it('leaves other keys and the keys of the browser alone', async () => {
      const page = await ChartPage.openReady();
      for (const init of [{ key: 'a' }, { key: 'ArrowLeft', altKey: true }]) {
        const event = new KeyboardEvent('keydown', { ...init, cancelable: true });
        page.plot.dispatchEvent(event);
        expect(event.defaultPrevented).to.equal(false);
      }
    });

    it('says nothing aloud while a pointer moves', async () => {
      const page = await ChartPage.openReady();
      await page.point(0.5);
      expect(page.announcement).to.equal('');
    });
  });

  describe('states', () => {
    it('has the same size while it loads as with data', async () => {
      const source = createMockSource();
      const held = source.hold('/usage');
      const page = await ChartPage.open({ source });
      await held.arrived;
      await page.element.updateComplete;
      expect(page.element.dataset['state']).to.equal('loading');
      expect(page.metrics).to.deep.equal(['Credits', 'Messages']);
      const { height } = page.element.getBoundingClientRect();
      await page.expectAccessible();
      held.release();
      await inState(page.element, 'ready');
      await page.until(() => page.isDrawn, 'a drawing');
      expect(page.element.getBoundingClientRect().height).to.be.closeTo(height, 1);
    });

    it('is accessible with data, by bars and as a line', async () => {
      const page = await ChartPage.openReady();
      await page.point(0.5);
      await page.expectAccessible();
      page.element.type = 'line';
      await page.element.updateComplete;
      await page.expectAccessible();
    });

    it('keeps its picture while it is refreshed', async () => {
      const page = await ChartPage.openReady();
      const held = page.source.hold('/usage');
      const refreshed = page.element.refresh();
      await inState(page.element, 'refreshing');
      expect(page.isDrawn).to.equal(true);
      await page.expectAccessible();
      held.release();
      await refreshed;
      await inState(page.element, 'ready');
    });

    it('says that nothing was used only when that holds for all its metrics', async () => {
      const page = await ChartPage.openReady({ source: createMockSource({ scenario: 'empty' }) });
      expect(page.element.dataset['state']).to.equal('empty');
      expect(page.text('message')).to.match(/Nothing was used/);
      expect(page.tableButton.disabled).to.equal(true);
      await page.expectAccessible();
      const source = withUsage((given) => ({
        ...given,
        series: given.series.map((series) =>
          series.metric === 'credits'
            ? { ...series, total: '0', values: series.values!.map(() => '0') }
            : series,
        ),
      }));
      const half = await ChartPage.openReady({ source });
      expect(half.element.dataset['state']).to.equal('ready');
      expect(half.text('subtitle')).to.match(/^0\.0 credits/);
    });

    it('says what failed, and tries again', async () => {
      const source = createMockSource({ scenario: 'error' });
      const page = await ChartPage.openReady({ source });
      expect(page.element.dataset['state']).to.equal('error');
      expect(page.text('message')).to.match(/problem/);
      await page.expectAccessible();
      source.scenario = {};
      page.part<HTMLButtonElement>('button')!.click();
      await inState(page.element, 'ready');
      await page.until(() => page.isDrawn, 'a drawing');
    });

    it('keeps old figures when a refresh fails, and says how old they are', async () => {
      const page = await ChartPage.openReady({
        source: createMockSource({ scenario: 'refreshFails' }),
      });
      await page.element.refresh();
      await inState(page.element, 'error');
      expect(page.text('notice')).to.match(/Could not refresh/);
      expect(page.isDrawn).to.equal(true);
      await page.expectAccessible();
    });

    it('shows nothing of what somebody may no longer see', async () => {
      const page = await ChartPage.openReady();
      page.source.scenario = { state: 'forbidden' };
      await page.element.refresh();
      await inState(page.element, 'forbidden');
      expect(page.text('message')).to.contain('Billing admin');
      expect(page.text('subtitle')).to.equal('');
      expect(page.hasPlot).to.equal(false);
      expect(page.tableButton.disabled).to.equal(true);
      await page.expectAccessible();
    });

    it('says how it is connected', async () => {
      const element = await fixture<HTMLElement>(html`<credit-chart></credit-chart>`);
      await inState(element, 'unconfigured');
    });

    it('names a metric that the API lacks, without a number', async () => {
      const page = await ChartPage.openReady({
        source: createMockSource({ scenario: 'unknownMetric' }),
      });
      await page.switchTo('Messages');
      expect(page.text('message')).to.equal('Messages');
      expect(page.text('hint')).to.equal('Not available');
      expect(page.text('subtitle')).to.equal('');
      await page.switchTo('Credits');
      await page.until(() => page.isDrawn, 'a drawing');
    });

    it('shows the first metric that the API has', async () => {
      const page = await ChartPage.openReady({ attributes: { metrics: 'happiness credits' } });
      expect(page.metrics).to.deep.equal(['Happiness', 'Credits']);
      expect(page.shownMetric).to.equal('Credits');
    });

    it('has no switch for one metric', async () => {
      const page = await ChartPage.openReady({ attributes: { metrics: 'llm_tokens' } });
      expect(page.metrics).to.deep.equal([]);
      expect(page.text('title')).to.equal('LLM tokens per day');
    });
  });

  describe('odd figures', () => {
    const shown = async (values: readonly (Amount | null)[], total?: Amount | null) => {
      const page = await ChartPage.openReady({ source: withValues(values, total) });
      await page.press('Home');
      return page;
    };

    it('are shown: refunds, tiny and huge ones', async () => {
      expect((await shown(['-3', '5'])).tooltipText).to.match(/Credits -3\.0 /);
      expect((await shown(['0.000001'])).tooltipText).to.match(/Credits <0\.1 /);
      expect((await shown(['1000000000000'])).tooltipText).to.match(/1,000,000,000,000\.0 /);
    });

    it('are not made up where the total was not measured', async () => {
      const page = await shown(['5'], null);
      expect(page.text('subtitle')).to.match(/^–, /);
      await page.pressTableButton();
      expect(page.tableTotal).to.equal('Not measured');
    });

    it('are one bucket where the period is one', async () => {
      const page = await ChartPage.openReady({
        attributes: { interval: 'day' },
        provider: { from: '2026-11-18', to: '2026-11-18' },
      });
      await page.press('ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft');
      expect(page.tooltipText).to.match(/18 Nov 2026/);
    });
  });

  describe('on and off the page', () => {
    it('shows the latest question only, whichever answer comes first', async () => {
      const page = await ChartPage.openReady();
      const first = page.source.hold('/usage');
      page.provider.filters = { period: { preset: '24h' } };
      await first.arrived;
      const later = page.source.hold('/usage');
      page.provider.filters = { period: { preset: '12mo' } };
      await later.arrived;
      later.release();
      await page.until(() => page.text('title') === 'Credits per month', 'months');
      first.release();
      await inState(page.element, 'ready');
      expect(page.text('title')).to.equal('Credits per month');
    });

    it('labels a former picture with its own range while another loads', async () => {
      const page = await ChartPage.openReady();
      const subtitle = page.text('subtitle');
      const held = page.source.hold('/usage');
      page.provider.filters = { period: { preset: '12mo' } };
      await held.arrived;
      await page.element.updateComplete;
      expect(page.element.hasAttribute('data-outdated')).to.equal(true);
      expect(page.text('title')).to.equal('Credits per day');
      expect(page.text('subtitle')).to.equal(subtitle);
      await page.expectAccessible();
      held.release();
      await page.until(() => page.text('title') === 'Credits per month', 'months');
    });

    it('aborts its request when it leaves', async () => {
      const source = createMockSource();
      const held = source.hold('/usage');
      const page = await ChartPage.open({ source });
      await held.arrived;
      page.element.remove();
      await page.until(() => source.aborted.length === 1, 'an aborted request');
    });

    it('moves without another request, and keeps its picture', async () => {
      const page = await ChartPage.openReady();
      const place = document.createElement('div');
      page.provider.append(place);
      place.append(page.element);
      await page.element.updateComplete;
      expect(page.isDrawn).to.equal(true);
      expect(page.source.requestsTo('/usage')).to.have.lengthOf(1);
    });

    it('draws again when it comes back', async () => {
      const page = await ChartPage.openReady();
      page.element.remove();
      await Promise.resolve();
      page.provider.append(page.element);
      await settled(page.element);
      await page.until(() => page.isDrawn, 'a drawing');
    });
  });

  describe('looks', () => {
    it('take the accent of the host, or a colour of their own', async () => {
      const page = await ChartPage.openReady();
      page.provider.style.setProperty('--usage-accent', '#8f3d14');
      await page.until(() => page.barColor === '143,61,20', 'the accent');
      page.element.style.setProperty('--usage-chart-single', '#3ccfb2');
      await page.until(() => page.barColor === '60,207,178', 'a colour of their own');
    });

    it('follow the scheme', async () => {
      const page = await ChartPage.openReady();
      page.provider.setAttribute('color-scheme', 'dark');
      await page.until(() => page.barColor === '122,165,255', 'the dark scheme');
    });

    it('have the height that they are given, but at least 150 pixels', async () => {
      const page = await ChartPage.openReady();
      const height = () => Math.round(page.plot.getBoundingClientRect().height);
      expect(height()).to.equal(240);
      page.element.style.setProperty('--credit-chart-height', '400px');
      expect(height()).to.equal(400);
      page.element.style.setProperty('--credit-chart-height', '10px');
      expect(height()).to.equal(150);
    });

    for (const direction of ['ltr', 'rtl']) {
      it(`fit into 240 pixels, ${direction}`, async () => {
        const page = await ChartPage.openReady({ width: 240, provider: { dir: direction } });
        expect(page.element.scrollWidth).to.be.at.most(page.element.clientWidth);
        const base = page.part('base')!;
        expect(base.scrollWidth).to.be.at.most(base.clientWidth);
        await page.pressTableButton();
        expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      });
    }

    it('run from left to right in every direction', async () => {
      const page = await ChartPage.openReady({ provider: { dir: 'rtl' } });
      await page.point(0.07);
      expect(page.tooltipText).to.match(/22 Oct 2026/);
      await page.point(0.99);
      expect(page.tooltipText).to.match(/^Today/);
    });
  });

  it('warns once of values that it cannot use, and falls back', async () => {
    const heard = warnings();
    try {
      const attributes = { type: 'pie', interval: 'fortnight', metric: 'joy' };
      const page = await ChartPage.openReady({ attributes });
      await ChartPage.openReady({ attributes });
      expect(page.text('title')).to.equal('Credits per day');
      expect(heard.messages).to.have.lengthOf(3);
      for (const value of Object.values(attributes)) {
        expect(heard.messages.filter((message) => message.includes(`"${value}"`))).to.have.lengthOf(
          1,
        );
      }
    } finally {
      heard.restore();
    }
  });
});
