import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/credit-chart/define.ts';
import '../../src/elements/plan-health-tiles/define.ts';
import '../../src/elements/usage-provider/define.ts';
import '../../src/elements/usage-summary/define.ts';
import { createMockSource, type MockUsageSource } from '../mocks/mock-source.ts';
import { choose } from '../support/choose.ts';
import { settled } from '../support/settled.ts';
import '../support/test-figure.ts';

async function open(markup: ReturnType<typeof html>, source: MockUsageSource) {
  const provider = document.createElement('usage-provider');
  Object.assign(provider, { source, timeZone: 'Europe/Berlin' });
  provider.append(await fixture<HTMLElement>(markup));
  (await fixture(html`<div></div>`)).append(provider);
  const elements = [
    ...provider.querySelectorAll<HTMLElement>(
      'test-figure, usage-summary, credit-chart, plan-health-tiles',
    ),
  ];
  await settled(...elements);
  return { provider, elements };
}

/** What the last request for usage was filtered by. */
function lastFilters(source: MockUsageSource, resource: '/usage' | '/plan' = '/usage') {
  const search = source.requestsTo(resource).at(-1)!.searchParams;
  const names = ['agent', 'category', 'organization', 'channel', 'model', 'member'];
  return Object.fromEntries(
    names.map((name) => [name, search.getAll(name)] as const).filter(([, keys]) => keys.length > 0),
  );
}

describe('one element of a page', () => {
  for (const tag of ['test-figure', 'usage-summary', 'credit-chart'] as const) {
    it(`has filters of its own: ${tag}`, async () => {
      const source = createMockSource();
      const element = document.createElement(tag);
      const { provider } = await open(html`<div>${element}</div>`, source);
      const names = ['agent', 'category', 'organization', 'channel', 'model', 'member'] as const;
      const own = Object.fromEntries(names.map((name) => [name, `${name}-1`]));
      for (const [name, value] of Object.entries(own)) element.setAttribute(name, value);
      await element.updateComplete;
      await settled(element);
      const expected = Object.fromEntries(names.map((name) => [name, [`${name}-1`]]));
      expect(lastFilters(source)).to.deep.equal(expected);
      const before = source.requestsTo('/usage').length;
      provider.filters = { agent: ['a2'] };
      await element.updateComplete;
      await settled(element);
      expect(source.requestsTo('/usage').length).to.equal(before);
      for (const name of names) element.removeAttribute(name);
      await element.updateComplete;
      await settled(element);
      expect(lastFilters(source)).to.deep.equal({ agent: ['a2'] });
    });
  }

  it('does not follow what it ignores, nor ask again for it', async () => {
    const source = createMockSource();
    const { provider, elements } = await open(
      html`<div><test-figure ignore-filters="agent category"></test-figure></div>`,
      source,
    );
    choose(provider, { agent: ['a1'], category: ['llm'] });
    await settled(...elements);
    choose(provider, { channel: ['phone'] });
    await settled(...elements);
    expect(source.requestsTo('/usage').length).to.equal(2);
    expect(lastFilters(source)).to.deep.equal({ channel: ['phone'] });
  });

  it('that ignores all keeps what the provider fixes, and the period', async () => {
    const source = createMockSource();
    const { provider, elements } = await open(
      html`<div><test-figure ignore-filters="all"></test-figure></div>`,
      source,
    );
    provider.agent = 'a1';
    provider.period = '24h';
    provider.filters = { channel: ['phone'] };
    await provider.updateComplete;
    await settled(...elements);
    expect(lastFilters(source)).to.deep.equal({ agent: ['a1'] });
    const asked = source.requestsTo('/usage').at(-1)!.searchParams;
    expect(asked.get('from')).to.equal('2026-11-19T14:00:00Z');
  });

  it('says once which of the filters that it ignores there are not', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (message: string) => warnings.push(message);
    try {
      const { provider, elements } = await open(
        html`<div><test-figure ignore-filters="agents channel"></test-figure></div>`,
        createMockSource(),
      );
      provider.filters = { agent: ['a1'] };
      await settled(...elements);
    } finally {
      console.warn = warn;
    }
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.contain('agents').and.to.contain('ignore-filters');
  });

  it('may show the plan of an organization of its own', async () => {
    const source = createMockSource();
    const { items } = await source.dimension({ dimension: 'organization' });
    const [a, b] = items.filter(({ allowed }) => allowed !== false).map(({ key }) => key);
    const { provider, elements } = await open(
      html`<div><plan-health-tiles organization=${a!}></plan-health-tiles></div>`,
      source,
    );
    provider.filters = { organization: [b!] };
    await settled(...elements);
    const asked = source.requestsTo('/plan');
    expect(asked.map(({ searchParams }) => searchParams.get('organization'))).to.deep.equal([a]);
  });
});
