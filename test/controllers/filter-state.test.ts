import { expect, fixture, html } from '@open-wc/testing';
import type { UsageRequest, UsageAnswer, UsageSource } from '../../src/api/types.ts';
import '../../src/elements/plan-health-tiles/define.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageFilters } from '../../src/context/filters-context.ts';
import { createMockSource, type MockUsageSource } from '../mocks/mock-source.ts';
import { choose, filtersOf } from '../support/choose.ts';
import { HeldTimers } from '../support/held-timers.ts';
import { inState, settled } from '../support/settled.ts';
import '../support/test-figure.ts';

/** Milliseconds without another choice after which one is asked for. */
const pause = 120;

async function open(
  source: UsageSource = createMockSource(),
  attributes: Readonly<Record<string, string>> = {},
) {
  const provider = document.createElement('usage-provider');
  Object.assign(provider, { source, timeZone: 'Europe/Berlin', ...attributes });
  const figure = document.createElement('test-figure');
  provider.append(figure);
  (await fixture(html`<div></div>`)).append(provider);
  await settled(figure);
  return { provider, figure };
}

const agentsAsked = (source: MockUsageSource) =>
  source.requestsTo('/usage').map(({ searchParams }) => searchParams.getAll('agent').join());

describe('choices in a row', () => {
  let timers: HeldTimers;
  beforeEach(() => (timers = new HeldTimers(pause)));
  afterEach(() => timers.release());

  it('show at once, tell the host at once, and are asked once', async () => {
    const source = createMockSource();
    const { provider, figure } = await open(source);
    const told: string[] = [];
    provider.addEventListener('usage-filters-change', (event) =>
      told.push((event as CustomEvent).detail.filters.agent.join()),
    );
    const agents = Array.from({ length: 10 }, (_, index) => `a${index}`);
    for (const agent of agents) {
      choose(provider, { agent: [agent] });
      expect(provider.filters.agent).to.deep.equal([agent]);
      expect(filtersOf(provider).filters.agent).to.deep.equal([agent]);
      await figure.updateComplete;
    }
    expect(told).to.deep.equal(agents);
    expect(agentsAsked(source)).to.deep.equal(['']);
    expect(timers.delays).to.deep.include(pause);
    timers.run(pause);
    await figure.updateComplete;
    await settled(figure);
    expect(agentsAsked(source)).to.deep.equal(['', 'a9']);
    expect(told.length).to.equal(10);
  });

  it('that end where they began ask for nothing', async () => {
    const source = createMockSource();
    const { provider, figure } = await open(source);
    choose(provider, { agent: ['a1'] });
    choose(provider, { agent: [] });
    expect(filtersOf(provider).asked.filters).to.equal(filtersOf(provider).filters);
    timers.run(pause);
    await figure.updateComplete;
    await settled(figure);
    expect(agentsAsked(source)).to.deep.equal(['']);
  });

  it('that change nothing are not told', async () => {
    const { provider } = await open(createMockSource(), { agent: 'a1' });
    provider.addEventListener('usage-filters-change', () => expect.fail('nothing was changed'));
    choose(provider, { agent: ['a2'] });
    choose(provider, { channel: [] });
  });

  it('are asked at once when the host changes something, and the pause is over', async () => {
    const source = createMockSource();
    const { provider, figure } = await open(source);
    choose(provider, { agent: ['a1'] });
    provider.filters = { channel: ['phone'] };
    expect(filtersOf(provider).asked.filters).to.deep.include({
      agent: ['a1'],
      channel: ['phone'],
    });
    await settled(figure);
    expect(agentsAsked(source)).to.deep.equal(['', 'a1']);
  });

  it('wait for their pause through a refresh', async () => {
    const source = createMockSource();
    const { provider, figure } = await open(source);
    choose(provider, { agent: ['a1'] });
    await provider.refresh();
    await figure.updateComplete;
    expect(agentsAsked(source)).to.deep.equal(['', '']);
    timers.run(pause);
    await figure.updateComplete;
    await settled(figure);
    expect(agentsAsked(source).at(-1)).to.equal('a1');
  });

  it('ask the plan of the last organization only, for its billing period', async () => {
    const source = createMockSource();
    const { provider, figure } = await open(source, { period: 'billing' });
    const { items } = await source.dimension({ dimension: 'organization' });
    const [a, b] = items.filter(({ allowed }) => allowed !== false).map(({ key }) => key);
    for (const key of [a!, b!, a!, b!]) choose(provider, { organization: [key] });
    expect(provider.range).to.equal(undefined);
    timers.run(pause);
    await figure.updateComplete;
    await settled(figure);
    const asked = source
      .requestsTo('/plan')
      .map(({ searchParams }) => searchParams.get('organization'));
    expect(asked).to.deep.equal([null, b]);
    expect(provider.range).not.to.equal(undefined);
  });

  it('are asked when the provider is back, however short it was there', async () => {
    const source = createMockSource();
    const { provider, figure } = await open(source);
    const parent = provider.parentElement!;
    choose(provider, { agent: ['a1'] });
    provider.remove();
    await Promise.resolve();
    parent.append(provider);
    await settled(figure);
    expect(agentsAsked(source).at(-1)).to.equal('a1');
  });
});

/** Filters as an answer names them. */
function named(filters: UsageRequest['filters'] = {}): UsageAnswer['filters'] {
  const refs = Object.entries(filters).map(([name, keys]) => [
    name,
    keys.map((key) => ({ key, label: key })),
  ]);
  return Object.fromEntries(refs) as UsageAnswer['filters'];
}

/** Lets what waits in the browser's queue of tasks happen. */
function turn(): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}

/** Whether a figure shows the answer to its last question. */
function isDone({ dataset }: HTMLElement): boolean {
  return dataset['state'] === 'ready' && dataset['outdated'] === undefined;
}

describe('a picture and its question', () => {
  it('belong together at the end, in whatever order 500 rounds of replies arrive', async () => {
    let seed = 20_261_120;
    const random = (count: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * count);
    };
    const mock = createMockSource();
    const waiting: (() => void)[] = [];
    let count = 0;
    /** A total that tells what was asked. */
    const totals = new Map<string, string>();
    const totalFor = ({ from, filters }: Pick<UsageRequest, 'from' | 'filters'>) => {
      const question = JSON.stringify([from, filters]);
      if (!totals.has(question)) totals.set(question, String(++count));
      return totals.get(question)!;
    };
    const pattern = await mock.usage({
      metrics: ['credits'],
      from: '2026-11-19T00:00:00Z',
      to: '2026-11-20T00:00:00Z',
      timeZone: 'UTC',
    });
    const source: UsageSource = Object.assign(createMockSource(), {
      usage: async (request: UsageRequest, { signal }: { signal?: AbortSignal } = {}) => {
        const { from, to, timeZone, interval } = request;
        const starts = [from];
        const total = totalFor(request);
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve);
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        });
        return {
          ...pattern,
          from,
          to,
          time_zone: timeZone,
          filters: named(request.filters),
          ...(interval && { interval, starts, partial: [] }),
          series: [
            { metric: 'credits', part: 'total', total, ...(interval && { values: [total] }) },
          ],
        } as unknown as UsageAnswer;
      },
    });
    const timers = new HeldTimers(pause);
    try {
      const provider = document.createElement('usage-provider');
      Object.assign(provider, { source, timeZone: 'UTC' });
      const figure = document.createElement('test-figure');
      provider.append(figure);
      (await fixture(html`<div></div>`)).append(provider);
      const releaseAny = () => waiting.splice(random(waiting.length), 1)[0]?.();
      for (let round = 0; round < 500; round++) {
        for (let choices = 1 + random(4); choices > 0; choices--) {
          const keys = ['a1', 'a2', 'a3'].slice(0, random(4));
          const change: readonly Partial<UsageFilters>[] = [
            { agent: keys },
            { channel: keys },
            { period: { preset: (['24h', '72h', '30d'] as const)[random(3)]! } },
          ];
          choose(provider, change[random(3)]!);
          if (random(3) === 0) provider.filters = { model: keys };
          if (random(2) === 0) timers.run(pause);
          await figure.updateComplete;
          if (random(2) === 0) releaseAny();
        }
        timers.run(pause);
        await figure.updateComplete;
        for (let turns = 0; turns < 1000 && !isDone(figure); turns++) {
          releaseAny();
          await turn();
        }
        const { range, filters } = provider;
        const { period: _period, ...values } = filters;
        const chosen = Object.entries(values).filter(([, keys]) => keys.length > 0);
        const question = { from: range!.from, filters: Object.fromEntries(chosen) };
        expect(figure.text, `round ${round}`).to.equal(totalFor(question));
      }
    } finally {
      timers.release();
    }
  }).timeout(60_000);
});

describe('a clock of the browser that is a day wrong', () => {
  for (const days of [-1, 1]) {
    it(`changes nothing: ${days}`, async () => {
      const right = Date;
      const shift = days * 86_400_000;
      class WrongDate extends right {
        constructor(...given: readonly []) {
          if (given.length === 0) super(right.now() + shift);
          else super(...given);
        }
        static override now(): number {
          return right.now() + shift;
        }
      }
      globalThis.Date = WrongDate as DateConstructor;
      try {
        const source = createMockSource();
        const { provider, figure } = await open(source, { period: '24h' });
        await inState(figure, 'ready');
        expect(provider.range).to.deep.include({
          from: '2026-11-19T14:00:00Z',
          to: '2026-11-20T14:00:00Z',
        });
        provider.period = '30d';
        await provider.updateComplete;
        expect(provider.range!.to).to.equal('2026-11-20T23:00:00Z');
      } finally {
        globalThis.Date = right;
      }
    });
  }
});
