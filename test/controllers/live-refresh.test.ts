import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { UsageError, type UsageErrorDetails, type UsageErrorType } from '../../src/api/errors.ts';
import { configureUsage } from '../../src/configure-usage.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../mocks/mock-source.ts';
import { HeldTimers } from '../support/held-timers.ts';
import { PageState } from '../support/page-state.ts';
import { inState, settled } from '../support/settled.ts';
import '../support/test-figure.ts';
import type { TestFigure } from '../support/test-figure.ts';
import { waitUntil } from '../support/wait-until.ts';

/** Nothing else on these pages waits so long. */
const pause = 90_000;

describe('a live page', () => {
  let timers: HeldTimers;
  let page: PageState;
  beforeEach(() => {
    timers = new HeldTimers();
    page = new PageState();
  });
  afterEach(() => {
    page.release();
    timers.release();
  });

  async function open(
    source: MockUsageSource,
    { refresh = '90', period = '30d', state = 'ready' } = {},
  ) {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider
        .source=${source}
        refresh=${refresh}
        period=${period}
        time-zone="Europe/Berlin"
        ><test-figure></test-figure
      ></usage-provider>`,
    );
    const figure = provider.querySelector('test-figure')!;
    await inState(figure, state);
    return { provider, figure };
  }

  /** Lets one pause end, and waits for the next one, of `next` milliseconds. */
  async function refreshed(next = pause, ended = pause) {
    expect(timers.delays).to.include(ended);
    timers.run(ended);
    await waitUntil(() => timers.delays.includes(next), `a pause of ${next}`);
  }

  /** Numbers of requests so far: capabilities and usage. */
  const asked = (source: MockUsageSource) =>
    [source.requestsTo('/capabilities').length, source.requestsTo('/usage').length] as const;

  /** Lets every answer to `/usage` be an error from now on. */
  function failWith(source: MockUsageSource, type: UsageErrorType, details: UsageErrorDetails) {
    const { usage } = source;
    source.usage = async () => {
      throw new UsageError(type, 'No figures.', details);
    };
    return () => (source.usage = usage);
  }

  const notice = (figure: TestFigure) =>
    figure.shadowRoot!.querySelector('[part="notice"]')?.textContent ?? '';

  it('asks for everything anew after each pause, which begins when all is there', async () => {
    const source = createMockSource();
    const { figure } = await open(source);
    expect(asked(source)).to.deep.equal([1, 1]);
    const held = source.hold('/usage');
    timers.run(pause);
    await held.arrived;
    await figure.updateComplete;
    expect(figure.dataset['state']).to.equal('refreshing');
    expect(timers.delays).not.to.include(pause);
    held.release();
    await waitUntil(() => timers.delays.includes(pause), 'the next pause');
    await inState(figure, 'ready');
    expect(asked(source)).to.deep.equal([2, 2]);
    await refreshed();
    expect(asked(source)).to.deep.equal([3, 3]);
  });

  it('is not live unless the host says so', async () => {
    const source = createMockSource();
    const { provider } = await open(source, { refresh: '0' });
    const others = timers.delays.length;
    const waits = async () => {
      await provider.updateComplete;
      return timers.delays.length > others;
    };
    provider.setAttribute('refresh', '90');
    expect(await waits()).to.equal(true);
    provider.removeAttribute('refresh');
    expect(await waits()).to.equal(false);
    provider.refreshSeconds = 90;
    expect(await waits()).to.equal(true);
  });

  it('begins a new pause when somebody refreshes', async () => {
    const source = createMockSource();
    const { provider } = await open(source);
    const held = source.hold('/usage');
    const refreshing = provider.refresh();
    await held.arrived;
    // The pause ends meanwhile.
    timers.run(pause);
    held.release();
    await refreshing;
    expect(asked(source)).to.deep.equal([2, 2]);
    expect(timers.delays.filter((delay) => delay === pause)).to.deep.equal([pause]);
  });

  for (const [what, leave, come] of [
    ['hidden', () => page.setVisibility('hidden'), () => page.setVisibility('visible')],
    ['offline', () => page.setOnline(false), () => page.setOnline(true)],
  ] as const) {
    it(`asks nothing while it is ${what}, and once on return if it was due`, async () => {
      const source = createMockSource();
      const { figure } = await open(source);
      const before = timers.delays.filter((delay) => delay !== pause);
      leave();
      expect(timers.delays).to.deep.equal(before);
      timers.pass(40_000);
      come();
      const left = timers.delays.filter((delay) => !before.includes(delay));
      expect(left.length).to.equal(1);
      expect(left[0]).to.be.within(20_000, 50_000);
      leave();
      timers.pass(10 * pause);
      expect(asked(source)).to.deep.equal([1, 1]);
      const loaded = oneEvent(figure, 'usage-load');
      come();
      leave();
      come();
      await loaded;
      await waitUntil(() => timers.delays.includes(pause), 'the next pause');
      expect(asked(source)).to.deep.equal([2, 2]);
    });
  }

  describe('whose period moves on with the clock of the server', () => {
    /** A source with a clock that the test moves. */
    function withClock() {
      const source = createMockSource();
      const { capabilities } = source;
      const clock = { source, now: '2026-11-20T13:32:00Z' };
      source.capabilities = async (options) => ({
        ...(await capabilities(options))!,
        now: clock.now,
      });
      return clock;
    }

    const rangesOf = (source: MockUsageSource) =>
      source.requestsTo('/usage').map(({ searchParams }) => searchParams.get('to'));

    it('asks for the new hours alone, and leaves the former picture as it is', async () => {
      const clock = withClock();
      const { source } = clock;
      const { figure } = await open(source, { period: '24h' });
      const shown = figure.text;
      clock.now = '2026-11-20T14:00:01Z';
      const held = source.hold('/usage');
      timers.run(pause);
      await held.arrived;
      await figure.updateComplete;
      expect(figure.dataset['state']).to.equal('refreshing');
      expect(figure.text).to.equal(shown);
      expect(figure.hasAttribute('data-outdated')).to.equal(false);
      held.release();
      await inState(figure, 'ready');
      expect(rangesOf(source)).to.deep.equal(['2026-11-20T14:00:00Z', '2026-11-20T15:00:00Z']);
      expect(source.aborted.length).to.equal(0);
    });

    it('keeps the former picture when the new hours fail, and says its age', async () => {
      const clock = withClock();
      const { source } = clock;
      const { figure } = await open(source, { period: '24h' });
      const shown = figure.text;
      clock.now = '2026-11-20T14:00:01Z';
      const mend = failWith(source, 'server', { status: 500 });
      await refreshed(2 * pause);
      await inState(figure, 'error');
      expect(figure.text).to.equal(shown);
      expect(notice(figure)).to.contain('28 minutes old');
      mend();
      await refreshed(pause, 2 * pause);
      await inState(figure, 'ready');
      expect(notice(figure)).to.equal('');
    });

    it('moves on by the clock of the browser while the API cannot say the time', async () => {
      const { source } = withClock();
      const { figure } = await open(source, { period: '24h' });
      source.capabilities = async () => {
        throw new UsageError('server', 'No capabilities.', { status: 500 });
      };
      timers.pass(3_600_000);
      await refreshed(2 * pause);
      await inState(figure, 'ready');
      expect(rangesOf(source).at(-1)).to.equal('2026-11-20T15:00:00Z');
    });
  });

  describe('whose refresh fails', () => {
    it('keeps the last good picture, and waits longer each time, up to five minutes', async () => {
      const source = createMockSource();
      const { figure } = await open(source);
      const shown = figure.text;
      const mend = failWith(source, 'server', { status: 500 });
      await refreshed(180_000);
      // What nobody looks at is forgotten after five minutes, too.
      const longest = () => timers.delays.filter((delay) => delay === 300_000).length;
      const others = longest();
      timers.run(180_000);
      await waitUntil(() => longest() > others, 'a pause of five minutes');
      expect(figure.text).to.equal(shown);
      expect(notice(figure)).to.contain('old');
      mend();
      await refreshed(pause, 300_000);
      await inState(figure, 'ready');
    });

    it('says how old it is all the time, also while it tries again', async () => {
      const source = createMockSource();
      const { figure } = await open(source);
      source.scenario = { state: 'error', on: ['/usage'] };
      await refreshed(180_000);
      await inState(figure, 'error');
      const before = notice(figure);
      const held = source.hold('/usage');
      timers.run(180_000);
      await held.arrived;
      await figure.updateComplete;
      expect(figure.dataset['state']).to.equal('refreshing');
      expect(before).to.contain('old').and.to.equal(notice(figure));
      held.fail(500);
      await inState(figure, 'error');
      expect(notice(figure)).to.equal(before);
    });

    it('waits as long as the API asks', async () => {
      const source = createMockSource();
      await open(source);
      failWith(source, 'rate_limit', { status: 429, retryAfter: 600 });
      await refreshed(600_000);
    });

    it('asks at once when the network is back, but not before the API wants it', async () => {
      const source = createMockSource();
      const { figure } = await open(source);
      const mend = failWith(source, 'server', { status: 500 });
      await refreshed(180_000);
      mend();
      page.setOnline(false);
      page.setOnline(true);
      await inState(figure, 'ready');
      await waitUntil(() => timers.delays.includes(pause), 'the next pause');
      failWith(source, 'server', { status: 503, retryAfter: 600 });
      await refreshed(600_000);
      page.setOnline(false);
      page.setOnline(true);
      expect(timers.delays.some((delay) => delay > 500_000)).to.equal(true);
    });

    it('does not slow down for what this caller may not see', async () => {
      const source = createMockSource({ scenario: { state: 'forbidden', on: ['/usage'] } });
      const { figure } = await open(source, { state: 'forbidden' });
      await refreshed();
      await inState(figure, 'forbidden');
    });

    it('leaves a message and the focus in it where they are while nobody asked', async () => {
      const source = createMockSource({ scenario: 'error' });
      const { figure } = await open(source, { state: 'error' });
      const button = figure.shadowRoot!.querySelector<HTMLElement>('[part="button"]')!;
      button.focus();
      source.scenario = {};
      const held = source.hold('/usage');
      timers.run(pause);
      await held.arrived;
      await figure.updateComplete;
      expect(figure.dataset['state']).to.equal('error');
      expect(figure.shadowRoot!.activeElement).to.equal(button);
      held.release();
      await inState(figure, 'ready');
      // The button is gone; the element has the focus, and not the top of the page.
      expect(figure.shadowRoot!.activeElement?.part.value).to.equal('base');
    });
  });

  it('says that there is nothing all the time, also while it asks again', async () => {
    const source = createMockSource({ scenario: 'empty' });
    const { figure } = await open(source, { state: 'empty' });
    const message = figure.text;
    const held = source.hold('/usage');
    timers.run(pause);
    await held.arrived;
    await figure.updateComplete;
    expect(figure.text).to.equal(message);
    held.release();
    await inState(figure, 'empty');
  });

  it('waits for nothing once it has left the page, and goes on when it is back', async () => {
    const source = createMockSource();
    const { provider } = await open(source);
    const parent = provider.parentElement!;
    provider.remove();
    await Promise.resolve();
    expect(timers.delays).not.to.include(pause);
    page.setVisibility('hidden');
    page.setVisibility('visible');
    expect(timers.delays).not.to.include(pause);
    parent.append(provider);
    expect(timers.delays).to.include(pause);
    provider.remove();
    await Promise.resolve();
    expect(timers.delays).not.to.include(pause);
  });

  it('does not disturb another one', async () => {
    const [first, second] = [createMockSource(), createMockSource()];
    await open(first);
    const other = await open(second, { refresh: '70' });
    await refreshed();
    expect([asked(first), asked(second)]).to.deep.equal([
      [2, 2],
      [1, 1],
    ]);
    failWith(second, 'server', { status: 500 });
    await refreshed(140_000, 70_000);
    await inState(other.figure, 'error');
    expect(timers.delays).to.include(pause);
    other.provider.remove();
    await refreshed();
    expect(asked(first)).to.deep.equal([3, 3]);
  });

  it('is configured for all elements without a provider', async () => {
    const source = createMockSource();
    configureUsage({ source, refreshSeconds: 90 });
    const figure = await fixture<TestFigure>(html`<test-figure></test-figure>`);
    await settled(figure);
    await refreshed();
    expect(asked(source)).to.deep.equal([2, 2]);
    configureUsage({});
    expect(timers.delays).not.to.include(pause);
  });
});
