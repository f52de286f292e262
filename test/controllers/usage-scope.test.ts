import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { UsageErrorType } from '../../src/api/errors.ts';
import '../../src/elements/plan-health-tiles/define.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../mocks/mock-source.ts';
import { HeldTimers } from '../support/held-timers.ts';
import { inState } from '../support/settled.ts';
import '../support/test-figure.ts';
import { waitUntil } from '../support/wait-until.ts';

/** A source whose clock a test sets. Its figures stay as they are. */
function sourceAt(clock: { now: string }): MockUsageSource {
  const source = createMockSource();
  const { capabilities } = source;
  source.capabilities = async (options) => ({ ...(await capabilities(options))!, now: clock.now });
  return source;
}

async function open(source: MockUsageSource, attributes: Readonly<Record<string, string>> = {}) {
  const provider = document.createElement('usage-provider');
  Object.assign(provider, { source, timeZone: 'Europe/Berlin', ...attributes });
  const figure = document.createElement('test-figure');
  provider.append(figure);
  (await fixture(html`<div></div>`)).append(provider);
  return { provider, figure };
}

async function rangeOf(provider: UsageProvider) {
  await waitUntil(() => provider.range, 'a range');
  return provider.range!;
}

function ask(source: MockUsageSource): (string | null)[] {
  return source.requestsTo('/usage').map((url) => url.searchParams.get('from'));
}

describe('the range of a page', () => {
  it('moves on with the clock of the server, and the former range is not asked again', async () => {
    const clock = { now: '2026-11-20T22:30:00Z' };
    const source = sourceAt(clock);
    const { provider, figure } = await open(source);
    await inState(figure, 'ready');
    clock.now = '2026-11-20T23:30:00Z';
    const loaded = oneEvent(figure, 'usage-load');
    await provider.refresh();
    await loaded;
    expect(ask(source)).to.deep.equal(['2026-10-21T22:00:00Z', '2026-10-22T22:00:00Z']);
  });

  it('stays the very same while nothing changes', async () => {
    const { provider, figure } = await open(createMockSource());
    await inState(figure, 'ready');
    const { range, filters } = provider;
    provider.filters = { agent: [] };
    provider.texts = {};
    await provider.updateComplete;
    await provider.refresh();
    expect(provider.range).to.equal(range);
    expect(provider.filters).to.equal(filters);
  });

  it('is the default again when an attribute goes or can no longer be used', async () => {
    const { provider } = await open(createMockSource(), { period: '24h' });
    await rangeOf(provider);
    for (const period of ['fortnight', undefined]) {
      provider.period = '24h';
      await provider.updateComplete;
      expect(provider.filters.period).to.deep.equal({ preset: '24h' });
      provider.period = period as string;
      await provider.updateComplete;
      expect(provider.filters.period).to.deep.equal({ preset: '30d' });
    }
  });

  it('leaves aside filters that a script sets wrongly', async () => {
    const { provider } = await open(createMockSource());
    await rangeOf(provider);
    const { filters } = provider;
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (message: string) => warnings.push(message);
    for (const wrong of [
      { agent: 'a1' },
      { agent: undefined },
      { period: { from: '2026-02-31', to: '2026-03-01' } },
      { period: { preset: 'fortnight' } },
      { period: null },
    ]) {
      provider.filters = wrong as never;
    }
    console.warn = warn;
    expect(provider.filters).to.equal(filters);
    expect(warnings.length).to.equal(4);
  });
});

describe('the billing period', () => {
  async function openBilling(source: MockUsageSource) {
    const errors: UsageErrorType[] = [];
    const { provider, figure } = await open(source, { period: 'billing' });
    provider.addEventListener('usage-error', ({ detail }: CustomEventInit) =>
      errors.push(detail.error.type),
    );
    return { provider, figure, errors };
  }

  it('gives way to the last 30 days when the plan fails, and comes with a refresh', async () => {
    const source = createMockSource({ scenario: { state: 'error', on: ['/plan'] } });
    const { provider, figure, errors } = await openBilling(source);
    await inState(figure, 'ready');
    expect(provider.range).to.deep.include({ fallback: true, from: '2026-10-21T22:00:00Z' });
    expect(errors).to.deep.equal(['server']);
    source.scenario = {};
    await provider.refresh();
    await waitUntil(() => !provider.range?.fallback, 'the billing period');
    expect(provider.range!.from).to.equal('2026-10-31T23:00:00Z');
  });

  it('gives way when the plan does not come, and takes its place when it does', async () => {
    const timers = new HeldTimers();
    const source = createMockSource();
    const held = source.hold('/plan');
    const { provider, figure, errors } = await openBilling(source);
    await held.arrived;
    expect(figure.dataset['state']).to.equal('loading');
    timers.run(10_000);
    await inState(figure, 'ready').finally(() => timers.release());
    expect(provider.range!.fallback).to.equal(true);
    expect(errors).to.deep.equal(['timeout']);
    held.release();
    await waitUntil(() => !provider.range?.fallback, 'the billing period');
    await inState(figure, 'ready');
  });

  it('gives way when the plan has it end before it starts', async () => {
    const source = createMockSource();
    const { plan } = source;
    source.plan = async (...given) => ({
      ...(await plan(...given)),
      period: { from: '2026-12-01T00:00:00Z', to: '2026-11-01T00:00:00Z', time_zone: 'UTC' },
    });
    const { provider, figure, errors } = await openBilling(source);
    await inState(figure, 'ready');
    expect(provider.range!.fallback).to.equal(true);
    expect(errors).to.deep.equal(['contract']);
  });

  it('is had although an element that asked the plan as well has left', async () => {
    const source = createMockSource();
    const held = source.hold('/plan');
    const { provider, figure } = await openBilling(source);
    await held.arrived;
    const tiles = document.createElement('plan-health-tiles');
    provider.append(tiles);
    await tiles.updateComplete;
    tiles.remove();
    await waitUntil(() => source.aborted.length === 1, 'the shared request is aborted');
    held.release();
    await inState(figure, 'ready');
    expect(provider.range!.fallback).to.equal(undefined);
  });

  it('gives way when the API has no plan', async () => {
    const source = createMockSource();
    const capabilities = (await source.capabilities())!;
    source.capabilities = async () => ({ ...capabilities, resources: [] });
    const { provider, figure, errors } = await openBilling(source);
    await inState(figure, 'ready');
    expect(provider.range!.fallback).to.equal(true);
    expect(errors).to.deep.equal(['configuration']);
  });

  it('is that of the chosen organization, the last one when two are chosen quickly', async () => {
    const source = createMockSource();
    const { items } = await source.dimension({ dimension: 'organization' });
    const [a, b] = items.filter(({ allowed }) => allowed !== false).map(({ key }) => key);
    const { plan } = source;
    source.plan = async (request, options) => {
      const period = {
        from: request.organization === a ? '2026-11-01T00:00:00Z' : '2026-11-08T00:00:00Z',
        to: '2026-12-01T00:00:00Z',
        time_zone: 'UTC',
      };
      return { ...(await plan(request, options)), period };
    };
    const { provider, figure } = await openBilling(source);
    await inState(figure, 'ready');
    const first = source.hold('/plan');
    provider.filters = { organization: [a!] };
    await first.arrived;
    const second = source.hold('/plan');
    provider.filters = { organization: [b!] };
    await second.arrived;
    second.release();
    await rangeOf(provider);
    first.release();
    await inState(figure, 'ready');
    await source.plan({ organization: a! });
    expect(provider.range!.from).to.equal('2026-11-08T00:00:00Z');
    const asked = source.requestsTo('/plan').map((url) => url.searchParams.get('organization'));
    expect(asked).to.deep.equal([null, a, b, a]);
  });

  it('is asked for again when it is over', async () => {
    const clock = { now: '2026-11-20T12:00:00Z' };
    const source = sourceAt(clock);
    const { provider, figure } = await openBilling(source);
    await inState(figure, 'ready');
    const { plan } = source;
    source.plan = async (...given) => ({
      ...(await plan(...given)),
      period: {
        from: '2026-11-30T23:00:00Z',
        to: '2026-12-31T23:00:00Z',
        time_zone: 'Europe/Berlin',
      },
    });
    clock.now = '2026-12-02T12:00:00Z';
    await provider.refresh();
    await waitUntil(() => provider.range!.from.startsWith('2026-11-30'), 'the next period');
    await inState(figure, 'empty');
  });
});
