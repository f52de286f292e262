import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { UsageErrorType } from '../../src/api/errors.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource } from '../mocks/mock-source.ts';
import { createService, type MockService } from '../mocks/service.ts';
import { HeldTimers } from '../support/held-timers.ts';
import { inState, settled } from '../support/settled.ts';
import '../support/test-figure.ts';
import type { TestFigure } from '../support/test-figure.ts';
import { waitUntil } from '../support/wait-until.ts';

async function open(properties: Partial<UsageProvider>, figures = 1) {
  const provider = await fixture<UsageProvider>(
    html`<usage-provider time-zone="Europe/Berlin">
      ${Array.from({ length: figures }, () => html`<test-figure></test-figure>`)}
    </usage-provider>`,
  );
  Object.assign(provider, properties);
  const all = [...provider.querySelectorAll('test-figure')];
  return { provider, figures: all, figure: all[0]! };
}

/** The mock as a host's own `fetch`, with the header that each request carries. */
function overHttp(service: MockService) {
  const tokens: (string | null)[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(new URL(input as string, 'http://usage.test'), init);
    tokens.push(request.headers.get('Authorization'));
    return service.respond(request);
  };
  return { fetch, tokens };
}

/** Who told which type of error while `action` ran. */
async function errorsDuring(action: () => Promise<unknown>): Promise<[string, UsageErrorType][]> {
  const told: [string, UsageErrorType][] = [];
  const listen = (event: Event) =>
    told.push([(event.target as Element).localName, (event as CustomEvent).detail.error.type]);
  document.addEventListener('usage-error', listen);
  await action().finally(() => document.removeEventListener('usage-error', listen));
  return told;
}

describe('the connection to a source', () => {
  it('is made when the address comes after the provider is on the page', async () => {
    const { fetch } = overHttp(createService());
    const { provider, figure } = await open({ fetch });
    await inState(figure, 'unconfigured');
    provider.setAttribute('base-url', '/api/usage');
    await inState(figure, 'ready');
  });

  it('lacks an address only when the page has had time to give one', async () => {
    const told = await errorsDuring(async () => {
      const { provider, figure } = await open({});
      expect(figure.dataset['state']).to.equal('loading');
      provider.source = createMockSource();
      await inState(figure, 'ready');
    });
    expect(told).to.deep.equal([]);
  });

  it('tells once what fails for all elements, and each refresh that fails again', async () => {
    const source = createMockSource({ scenario: { state: 'error', on: ['/capabilities'] } });
    const told = await errorsDuring(async () => {
      const { figures, provider } = await open({ source }, 3);
      for (const figure of figures) await inState(figure, 'error');
      const again = oneEvent(provider, 'usage-error');
      await provider.refresh();
      await again;
      for (const figure of figures) await inState(figure, 'error');
      source.scenario = {};
      figures[0]!.shadowRoot!.querySelector<HTMLElement>('[part="button"]')!.click();
      for (const figure of figures) await inState(figure, 'ready');
    });
    expect(told).to.deep.equal([
      ['usage-provider', 'server'],
      ['usage-provider', 'server'],
    ]);
  });

  it('tells once that there is no address', async () => {
    const told = await errorsDuring(async () => {
      const { figures } = await open({}, 3);
      for (const figure of figures) await inState(figure, 'unconfigured');
    });
    expect(told).to.deep.equal([['usage-provider', 'configuration']]);
  });

  for (const later of ['in the same task', 'in the next microtask', 'in a later task']) {
    it(`is made when the provider leaves while it loads and is back ${later}`, async () => {
      const source = createMockSource();
      const held = source.hold('/capabilities');
      const { provider, figure } = await open({ source });
      await held.arrived;
      const parent = provider.parentElement!;
      provider.remove();
      if (later !== 'in the same task') await Promise.resolve();
      if (later === 'in a later task') await waitUntil(() => source.aborted.length > 0);
      parent.append(provider);
      held.release();
      await inState(figure, 'ready');
    });
  }

  it('is made when a refresh comes while it loads', async () => {
    const source = createMockSource();
    const held = source.hold('/capabilities');
    const { provider, figure } = await open({ source });
    await held.arrived;
    const refreshed = provider.refresh();
    held.release();
    await refreshed;
    await inState(figure, 'ready');
    expect(source.requestsTo('/capabilities').length).to.equal(1);
  });

  it('asks once when two refreshes come at once', async () => {
    const source = createMockSource();
    const { provider, figure } = await open({ source });
    await inState(figure, 'ready');
    const held = source.hold('/usage');
    const refreshed = [provider.refresh(), provider.refresh()];
    await held.arrived;
    expect(figure.dataset['state']).to.equal('refreshing');
    refreshed.push(provider.refresh());
    held.release();
    await Promise.all(refreshed);
    expect(source.aborted.length).to.equal(0);
    expect(source.requestsTo('/capabilities').length).to.equal(2);
    expect(source.requestsTo('/usage').length).to.equal(2);
  });

  it('goes on with what was known when the capabilities cannot be read again', async () => {
    const source = createMockSource();
    const { provider, figure } = await open({ source });
    await inState(figure, 'ready');
    source.scenario = { state: 'error', on: ['/capabilities'] };
    const told = await errorsDuring(async () => {
      const loaded = oneEvent(figure, 'usage-load');
      await provider.refresh();
      await loaded;
    });
    expect(figure.dataset['state']).to.equal('ready');
    expect(told).to.deep.equal([]);
  });

  it('shows nothing of the former source, and aborts what it was asked', async () => {
    const former = createMockSource();
    const held = former.hold('/usage');
    const { provider, figure } = await open({ source: former });
    await held.arrived;
    const source = createMockSource({ scenario: 'empty' });
    provider.source = source;
    await inState(figure, 'empty');
    held.release();
    expect(former.aborted.length).to.equal(1);
    const states: (string | undefined)[] = [];
    const observer = new MutationObserver(() => states.push(figure.dataset['state']));
    observer.observe(figure, { attributeFilter: ['data-state'] });
    provider.source = createMockSource();
    await inState(figure, 'ready');
    observer.disconnect();
    expect(states).to.deep.equal(['loading', 'ready']);
  });

  it('stops all elements after a second 401, until somebody tries again', async () => {
    const service = createService({ scenario: 'unauthorized' });
    const { fetch, tokens } = overHttp(service);
    const reasons: string[] = [];
    const getToken = ({ reason }: { reason: string }) => {
      reasons.push(reason);
      return `token-${reasons.length}`;
    };
    const { provider, figures } = await open({ fetch, getToken, baseUrl: '/api/usage' }, 3);
    figures.forEach(
      (figure, index) => (figure.metric = ['credits', 'messages', 'visitors'][index]!),
    );
    await settled(...figures);
    for (const figure of figures) expect(figure.text).to.contain('no longer signed in');
    expect(reasons).to.deep.equal(['first', 'rejected']);
    const sent = tokens.length;
    provider.filters = { agent: ['another'] };
    await provider.updateComplete;
    await settled(...figures);
    expect(tokens.length).to.equal(sent);
    service.scenario = {};
    provider.filters = { agent: [] };
    figures[0]!.shadowRoot!.querySelector<HTMLElement>('[part="button"]')!.click();
    for (const figure of figures) await inState(figure, 'ready');
    expect(reasons).to.deep.equal(['first', 'rejected', 'first']);
  });

  it('takes a getToken that comes after the provider is connected', async () => {
    const { fetch, tokens } = overHttp(createService());
    const { provider, figure } = await open({ fetch, baseUrl: '/api/usage' });
    await inState(figure, 'ready');
    expect(tokens).to.deep.equal([null, null]);
    provider.getToken = () => 'late';
    await waitUntil(() => tokens.length === 4);
    expect(tokens.slice(2)).to.deep.equal(['Bearer late', 'Bearer late']);
    await inState(figure, 'ready');
  });

  it('does not start anew when a framework sets an equal address and new functions', async () => {
    const service = createService();
    const { fetch } = overHttp(service);
    const { provider, figure } = await open({ fetch, baseUrl: '/api/usage', getToken: () => 'a' });
    await inState(figure, 'ready');
    Object.assign(provider, {
      baseUrl: '/api/usage',
      getToken: () => 'b',
      headers: { 'X-A': 'b' },
    });
    provider.fetch = (...given) => fetch(...given);
    await provider.updateComplete;
    expect(figure.dataset['state']).to.equal('ready');
    expect(service.requests.length).to.equal(2);
  });
});

describe('a busy API', () => {
  let timers: HeldTimers;
  beforeEach(() => {
    timers = new HeldTimers();
  });
  afterEach(() => timers.release());

  async function refusedWith(retryAfter: number) {
    const source = createMockSource();
    const { usage } = source;
    let asked = 0;
    source.usage = async (request, options) => {
      asked++;
      if (asked > 1) return usage(request, options);
      const { UsageError } = await import('../../src/api/errors.ts');
      throw new UsageError('rate_limit', 'Too many requests', { status: 429, retryAfter });
    };
    const { figure } = await open({ source });
    return { figure, asked: () => asked };
  }

  it('is asked again after the time that it names', async () => {
    const { figure, asked } = await refusedWith(7);
    await waitUntil(() => timers.delays.includes(7000));
    expect([asked(), figure.dataset['state']]).to.deep.equal([1, 'loading']);
    timers.run(7000);
    await inState(figure as TestFigure, 'ready');
  });

  it('is not waited for by itself longer than ten seconds', async () => {
    const { figure, asked } = await refusedWith(30);
    await inState(figure, 'error');
    expect(figure.text).to.contain('Wait a little');
    expect(asked()).to.equal(1);
    expect(timers.delays).not.to.include(30_000);
  });
});
