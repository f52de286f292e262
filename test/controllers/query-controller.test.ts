import { ContextEvent } from '@lit/context';
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { UsageError } from '../../src/api/errors.ts';
import { sourceContext, type SourceContextValue } from '../../src/context/source-context.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../mocks/mock-source.ts';
import { inState, settled } from '../support/settled.ts';
import '../support/test-figure.ts';
import type { TestFigure } from '../support/test-figure.ts';
import { waitUntil } from '../support/wait-until.ts';

interface Page {
  readonly provider: UsageProvider;
  readonly figures: readonly TestFigure[];
  readonly figure: TestFigure;
}

async function open(
  source: MockUsageSource,
  metrics: readonly string[] = ['credits'],
): Promise<Page> {
  const provider = await fixture<UsageProvider>(
    html`<usage-provider .source=${source} time-zone="Europe/Berlin">
      ${metrics.map((metric) => html`<test-figure metric=${metric}></test-figure>`)}
    </usage-provider>`,
  );
  const figures = [...provider.querySelectorAll('test-figure')];
  return { provider, figures, figure: figures[0]! };
}

/** The agents that an answered request was about. */
function agentsOf(source: MockUsageSource): string[][] {
  return source.requestsTo('/usage').map((url) => url.searchParams.getAll('agent'));
}

/** What an element at this place is given. */
function sourceAt(element: Element): SourceContextValue {
  const given: SourceContextValue[] = [];
  element.dispatchEvent(new ContextEvent(sourceContext, element, (value) => given.push(value)));
  return given[0]!;
}

async function twoAgents(source: MockUsageSource): Promise<[string, string]> {
  const { items } = await source.dimension({ dimension: 'agent' });
  return [items[0]!.key, items[1]!.key];
}

describe('questions of elements', () => {
  it('are asked once, however many elements ask, and merged when they differ in metrics', async () => {
    const source = createMockSource();
    const { figures } = await open(source, ['credits', 'messages', 'credits']);
    await settled(...figures);
    expect(source.requestsTo('/usage').length).to.equal(1);
    expect(source.requestsTo('/usage')[0]!.searchParams.getAll('metric')).to.have.members([
      'credits',
      'messages',
    ]);
    expect(figures[0]!.text).to.equal(figures[2]!.text);
    expect(figures[0]!.text).not.to.equal(figures[1]!.text);
  });

  it('are not asked again by a move, and aborted when the element leaves', async () => {
    const source = createMockSource();
    const held = source.hold('/usage');
    const { provider, figure } = await open(source);
    await held.arrived;
    provider.prepend(figure);
    await Promise.resolve();
    await figure.updateComplete;
    expect(source.requestsTo('/usage').length).to.equal(1);
    expect(source.aborted.length).to.equal(0);
    figure.remove();
    await waitUntil(() => source.aborted.length === 1, 'the request is aborted');
  });

  it('leave nobody waiting after a thousand visits, and are asked once', async () => {
    const source = createMockSource();
    const { provider, figure } = await open(source);
    await inState(figure, 'ready');
    const { queryClient } = sourceAt(figure);
    const observers = () =>
      queryClient
        .getQueryCache()
        .getAll()
        .reduce((sum, query) => sum + query.getObserversCount(), 0);
    expect(observers()).to.equal(1);
    for (let visit = 0; visit < 1000; visit++) {
      figure.remove();
      if (visit % 2 === 0) await Promise.resolve();
      provider.append(figure);
      if (visit % 3 === 0) await figure.updateComplete;
    }
    await inState(figure, 'ready');
    expect(observers()).to.equal(1);
    figure.remove();
    await figure.updateComplete;
    expect(observers()).to.equal(0);
    expect(source.requestsTo('/usage').length).to.equal(1);
  });

  it('go on for those who still wait when one of two leaves', async () => {
    const source = createMockSource();
    const held = source.hold('/usage');
    const { figures } = await open(source, ['credits', 'messages']);
    await held.arrived;
    figures[0]!.remove();
    await Promise.resolve();
    held.release();
    await inState(figures[1]!, 'ready');
    expect(source.aborted.length).to.equal(0);
  });

  it('never let an older answer overwrite a newer one', async () => {
    const source = createMockSource();
    const [a, b] = await twoAgents(source);
    const { provider, figure } = await open(source);
    await inState(figure, 'ready');
    const first = source.hold('/usage');
    provider.filters = { agent: [a] };
    await first.arrived;
    const second = source.hold('/usage');
    provider.filters = { agent: [b] };
    await second.arrived;
    second.release();
    await inState(figure, 'ready');
    const shown = figure.text;
    first.release();
    await figure.updateComplete;
    expect(agentsOf(source).slice(-2)).to.deep.equal([[a], [b]]);
    expect(figure.text).to.equal(shown);
    expect(figure.dataset['state']).to.equal('ready');
  });

  it('leave the former picture, marked as such, while another one loads', async () => {
    const source = createMockSource();
    const [agent] = await twoAgents(source);
    const { provider, figure } = await open(source);
    await inState(figure, 'ready');
    const whole = figure.text;
    const held = source.hold('/usage');
    provider.filters = { agent: [agent] };
    await held.arrived;
    await figure.updateComplete;
    expect(figure.text).to.equal(whole);
    expect(figure.dataset['state']).to.equal('refreshing');
    expect(figure.hasAttribute('data-outdated')).to.equal(true);
    held.release();
    await inState(figure, 'ready');
    expect(figure.text).not.to.equal(whole);
    expect(figure.hasAttribute('data-outdated')).to.equal(false);
  });

  it('take the former picture away when the new question fails', async () => {
    const source = createMockSource();
    const [agent] = await twoAgents(source);
    const { provider, figure } = await open(source);
    await inState(figure, 'ready');
    const whole = figure.text;
    source.scenario = { state: 'error' };
    provider.filters = { agent: [agent] };
    await inState(figure, 'error');
    expect(figure.text).not.to.contain(whole);
    expect(figure.text).to.contain('Try again');
  });

  it('keep their picture when a refresh fails, and say its age', async () => {
    const source = createMockSource({ scenario: 'refreshFails' });
    const { figure } = await open(source);
    await inState(figure, 'ready');
    const shown = figure.text;
    const failed = oneEvent(figure, 'usage-error');
    await figure.refresh();
    await failed;
    await inState(figure, 'error');
    expect(figure.text).to.equal(shown);
    expect(figure.shadowRoot!.querySelector('[part="notice"]')?.textContent).to.match(/old/);
  });

  it('can be tried again after an error, which is told once', async () => {
    const source = createMockSource({ scenario: 'error' });
    const errors: UsageError[] = [];
    const listen = (event: Event) => errors.push((event as CustomEvent).detail.error);
    document.addEventListener('usage-error', listen);
    const { figure } = await open(source);
    await inState(figure, 'error');
    figure.requestUpdate();
    await figure.updateComplete;
    document.removeEventListener('usage-error', listen);
    expect(errors.map(({ type }) => type)).to.deep.equal(['server']);
    source.scenario = {};
    figure.shadowRoot!.querySelector<HTMLButtonElement>('[part="button"]')!.click();
    await inState(figure, 'ready');
  });

  it('are tried again by themselves when the network failed', async () => {
    const source = createMockSource();
    const held = source.hold('/usage');
    const { figure } = await open(source);
    await held.arrived;
    held.fail('offline');
    await inState(figure, 'ready');
    expect(source.requestsTo('/usage').length).to.equal(2);
  });

  it('can be cancelled, and asked again then', async () => {
    const source = createMockSource();
    const held = source.hold('/usage');
    const { figure } = await open(source);
    await held.arrived;
    await (figure as unknown as { query: { cancel(): Promise<void> } }).query.cancel();
    await inState(figure, 'error');
    expect(source.aborted.length).to.equal(1);
    held.release();
    await figure.refresh();
    await inState(figure, 'ready');
  });

  it('show nothing to those who may not see it', async () => {
    const { figure } = await open(createMockSource({ scenario: 'forbidden' }));
    await inState(figure, 'forbidden');
    expect(figure.text).to.contain('Billing admin');
  });

  it('wait for what the API can do, and can be tried again when that fails', async () => {
    const source = createMockSource({ scenario: { state: 'error', on: ['/capabilities'] } });
    const { figure } = await open(source);
    await inState(figure, 'error');
    expect(source.requestsTo('/usage').length).to.equal(0);
    source.scenario = {};
    await figure.refresh();
    await inState(figure, 'ready');
  });

  it('do not give figures without a filter that the API lacks', async () => {
    const source = createMockSource();
    const capabilities = await source.capabilities();
    source.capabilities = async () => ({ ...capabilities!, dimensions: [] });
    const { provider, figure } = await open(source);
    await inState(figure, 'ready');
    provider.filters = { agent: ['a'] };
    await inState(figure, 'error');
  });
});
