import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { everything } from '../../src/model/filters.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../mocks/mock-source.ts';
import { choose } from '../support/choose.ts';
import { inState, settled } from '../support/settled.ts';
import '../support/test-figure.ts';

const { href } = location;
/** The test runner has parameters of its own in the address, as any host. */
const own = location.search === '' ? '?' : `${location.search}&`;
const state = { router: 7 };
const { now } = performance;
const { warn } = console;
let warnings: string[];

/** Goes to the page with these parameters behind the host's. */
function goTo(parameters: string): void {
  history.replaceState(state, '', `${location.pathname}${own}tab=a%20b${parameters}#part`);
}

/** What stands behind the host's parameters, which have to be as they were. */
function added(): string {
  expect(location.hash).to.equal('#part');
  expect(history.state).to.deep.equal(state);
  const start = `${own}tab=a%20b`;
  expect(location.search.slice(0, start.length)).to.equal(start);
  return location.search.slice(start.length);
}

async function open(
  attributes: Readonly<Record<string, string>> = {},
  source: MockUsageSource = createMockSource(),
) {
  const provider = document.createElement('usage-provider');
  provider.source = source;
  provider.timeZone = 'Europe/Berlin';
  const all = { 'url-sync': '', ...attributes };
  for (const [name, value] of Object.entries(all)) provider.setAttribute(name, value);
  const figure = document.createElement('test-figure');
  provider.append(figure);
  (await fixture(html`<div></div>`)).append(provider);
  await provider.updateComplete;
  return { provider, figure, source };
}

async function go(way: 'back' | 'forward'): Promise<void> {
  const arrived = oneEvent(window, 'popstate');
  history[way]();
  await arrived;
}

const asked = (source: MockUsageSource, parameter: string) =>
  source.requestsTo('/usage').map(({ searchParams }) => searchParams.getAll(parameter));

describe('filters in the address', () => {
  // Until a page has loaded, another hash replaces its entry in the history.
  before(async () => {
    if (document.readyState !== 'complete') await oneEvent(window, 'load');
  });
  beforeEach(() => {
    goTo('');
    warnings = [];
    console.warn = (message: string) => warnings.push(message);
  });
  afterEach(() => {
    performance.now = now;
    console.warn = warn;
    history.replaceState(null, '', href);
  });

  it('are there before anything is asked: a link asks for nothing else first', async () => {
    goTo('&period=72h&agent=a2&agent=a1');
    const { provider, figure, source } = await open();
    await settled(figure);
    expect(provider.filters.period).to.deep.equal({ preset: '72h' });
    expect(asked(source, 'agent')).to.deep.equal([['a1', 'a2']]);
    expect(asked(source, 'from')).to.deep.equal([['2026-11-17T14:00:00Z']]);
    expect(added()).to.equal('&period=72h&agent=a2&agent=a1');
    expect(warnings).to.deep.equal([]);
  });

  it('are written when the user chooses, and come back with Back and Forward', async () => {
    let time = 0;
    performance.now = () => time;
    const { provider } = await open();
    expect(added()).to.equal('');
    choose(provider, { period: { preset: '72h' } });
    expect(added()).to.equal('&period=72h');
    time += 1000;
    choose(provider, { agent: ['a1'] });
    expect(added()).to.equal('&period=72h&agent=a1');
    await go('back');
    expect(added()).to.equal('&period=72h');
    expect(provider.filters).to.deep.include({ agent: [], period: { preset: '72h' } });
    await go('back');
    expect(provider.filters).to.deep.equal(everything);
    await go('forward');
    await go('forward');
    expect(provider.filters).to.deep.include({ agent: ['a1'], period: { preset: '72h' } });
  });

  it('share one entry when they are chosen within a second', async () => {
    let time = 0;
    performance.now = () => time;
    const { provider } = await open();
    for (const agent of ['a1', 'a2', 'a3']) {
      choose(provider, { agent: [agent] });
      time += 300;
    }
    expect(added()).to.equal('&agent=a3');
    await go('back');
    expect(added()).to.equal('');
    // The entry gone back to is not the one that was made a moment ago.
    choose(provider, { agent: ['a4'] });
    await go('back');
    expect(provider.filters.agent).to.deep.equal([]);
  });

  it('tell the host when Back changes them, and only then', async () => {
    const { provider } = await open();
    const told: unknown[] = [];
    provider.addEventListener('usage-filters-change', (event) =>
      told.push((event as CustomEvent).detail.filters.agent),
    );
    choose(provider, { agent: ['a1'] });
    const moved = oneEvent(window, 'hashchange');
    location.hash = 'other';
    await moved;
    expect(told).to.deep.equal([['a1']]);
    await go('back');
    await go('back');
    expect(told).to.deep.equal([['a1'], []]);
  });

  it('replace the entry when the host changes them', async () => {
    const { provider } = await open();
    choose(provider, { agent: ['a0'] });
    provider.filters = { agent: ['a1'] };
    expect(added()).to.equal('&agent=a1');
    provider.period = '24h';
    await provider.updateComplete;
    expect(added()).to.equal('&agent=a1');
    provider.filters = { agent: [], period: { from: '2026-11-01', to: '2026-11-02' } };
    expect(added()).to.equal('&period=2026-11-01/2026-11-02');
    await go('back');
    expect(added()).to.equal('');
  });

  it('leave what a script set at first, and say so where all is chosen instead', async () => {
    goTo('&organization=');
    const source = createMockSource();
    const provider = document.createElement('usage-provider');
    provider.source = source;
    provider.urlSync = true;
    provider.filters = { organization: ['x'] };
    const parent = await fixture(html`<div></div>`);
    parent.append(provider);
    await provider.updateComplete;
    expect(provider.filters.organization).to.deep.equal([]);
    choose(provider, { organization: ['x'] });
    expect(added()).to.equal('');
    choose(provider, { organization: [] });
    expect(added()).to.equal('&organization=');
  });

  for (const nonsense of [
    'period=2026-02-31/2026-03-01',
    'period=2026-03-02/2026-03-01',
    'period=fortnights',
    'channel=',
  ]) {
    it(`are freed of ${nonsense} with one warning`, async () => {
      goTo(`&${nonsense}&category=llm`);
      const { provider, figure, source } = await open();
      await settled(figure);
      expect(provider.filters).to.deep.equal({ ...everything, category: ['llm'] });
      expect(added()).to.equal('&category=llm');
      expect(asked(source, 'category')).to.deep.equal([['llm']]);
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.contain(nonsense);
    });
  }

  it('are freed of a dimension that the API lacks, before it is asked for', async () => {
    goTo('&model=m1&agent=a1');
    const source = createMockSource();
    const capabilities = (await source.capabilities())!;
    const known = capabilities.dimensions.filter(({ dimension }) => dimension !== 'model');
    source.capabilities = async () => ({ ...capabilities, dimensions: known });
    const { provider, figure } = await open({}, source);
    await settled(figure);
    expect(provider.filters).to.deep.include({ model: [], agent: ['a1'] });
    expect(added()).to.equal('&agent=a1');
    expect(asked(source, 'model')).to.deep.equal([[]]);
    expect(warnings.length).to.equal(1);
  });

  for (const [what, days] of [
    ['days that the zone skipped', '2011-12-30/2011-12-30'],
    ['more days than the API answers at once', '2020-01-01/2026-11-20'],
    ['days beyond any calendar', '9999-12-31/9999-12-31'],
    ['all days that there are', '0001-01-02/9999-12-30'],
  ] as const) {
    it(`are freed of ${what}`, async () => {
      goTo(`&period=${days}`);
      const timeZone = what.includes('beyond') ? 'America/New_York' : 'Pacific/Apia';
      const { provider, figure, source } = await open({ 'time-zone': timeZone, period: '24h' });
      await settled(figure);
      expect(provider.filters.period).to.deep.equal({ preset: '24h' });
      expect(source.requestsTo('/usage').length).to.equal(1);
      expect(added()).to.equal('');
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.contain(days);
    });
  }

  it('keep an agent that the API does not know', async () => {
    goTo('&agent=nobody');
    const { provider, figure } = await open();
    await inState(figure, 'empty');
    expect(provider.filters.agent).to.deep.equal(['nobody']);
    choose(provider, { agent: [] });
    expect(added()).to.equal('');
    expect(warnings).to.deep.equal([]);
  });

  it('that are fixed are neither read nor written', async () => {
    goTo('&agent=a2&period=24h&channel=phone');
    const { provider } = await open({ agent: 'a1', period: '72h', 'fixed-period': '' });
    expect(provider.filters).to.deep.include({ agent: ['a1'], channel: ['phone'] });
    expect(provider.filters.period).to.deep.equal({ preset: '72h' });
    choose(provider, { agent: ['a3'], period: { preset: '12mo' }, channel: [] });
    expect(added()).to.equal('&agent=a2&period=24h');
    expect(warnings).to.deep.equal([]);
  });

  it('are left alone once the provider is gone, and read again when it is back', async () => {
    const { provider } = await open();
    const parent = provider.parentElement!;
    choose(provider, { agent: ['a1'] });
    provider.remove();
    await Promise.resolve();
    await go('back');
    expect(provider.filters.agent).to.deep.equal(['a1']);
    goTo('&agent=a5&period=nonsense');
    dispatchEvent(new PopStateEvent('popstate'));
    expect(added()).to.equal('&agent=a5&period=nonsense');
    parent.append(provider);
    expect(provider.filters.agent).to.deep.equal(['a5']);
    expect(added()).to.equal('&agent=a5');
  });

  it('have a prefix for each provider, and two that have none are told', async () => {
    goTo('&u-agent=a1&agent=a2');
    const first = await open({ 'url-sync': 'u-' });
    const second = await open();
    expect(first.provider.filters.agent).to.deep.equal(['a1']);
    expect(second.provider.filters.agent).to.deep.equal(['a2']);
    choose(first.provider, { agent: ['a3'] });
    choose(second.provider, { agent: [] });
    expect(added()).to.equal('&u-agent=a3');
    await settled(second.figure);
    expect(warnings).to.deep.equal([]);
    const third = await open();
    await settled(third.figure);
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.contain('url-sync');
  });

  it('are read and left when the attribute comes and goes', async () => {
    goTo('&agent=a1');
    const provider = await fixture<UsageProvider>(html`<usage-provider></usage-provider>`);
    expect(provider.filters.agent).to.deep.equal([]);
    provider.setAttribute('url-sync', '');
    await provider.updateComplete;
    expect(provider.filters.agent).to.deep.equal(['a1']);
    provider.removeAttribute('url-sync');
    await provider.updateComplete;
    choose(provider, { agent: ['a2'] });
    expect(added()).to.equal('&agent=a1');
  });

  it('are shown although a browser refuses to change the address', async () => {
    const { provider, figure } = await open();
    const { pushState } = history;
    history.pushState = () => {
      throw new DOMException('Too many calls', 'SecurityError');
    };
    try {
      choose(provider, { agent: ['a1'] });
    } finally {
      history.pushState = pushState;
    }
    await settled(figure);
    expect(provider.filters.agent).to.deep.equal(['a1']);
    expect(warnings.length).to.equal(1);
  });
});
