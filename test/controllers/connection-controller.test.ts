import { expect, fixture, html } from '@open-wc/testing';
import { configureUsage } from '../../src/configure-usage.ts';
import '../../src/elements/usage-provider/define.ts';
import { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource } from '../mocks/mock-source.ts';
import { inState, settled } from '../support/settled.ts';
import { TestFigure } from '../support/test-figure.ts';

const everything = createMockSource();
const nothing = createMockSource({ scenario: 'empty' });

function figureIn(root: ParentNode): TestFigure {
  return root.querySelector('test-figure')!;
}

describe('connection', () => {
  it('is the nearest provider around the element', async () => {
    const outer = await fixture(
      html`<usage-provider .source=${nothing}>
        <usage-provider .source=${everything}><test-figure></test-figure></usage-provider>
      </usage-provider>`,
    );
    await settled(figureIn(outer));
    expect(figureIn(outer).dataset['state']).to.equal('ready');
  });

  it('says so when there is none, after the page has loaded', async () => {
    const figure = await fixture<TestFigure>(html`<test-figure></test-figure>`);
    expect(figure.dataset['state']).to.equal('loading');
    await inState(figure, 'unconfigured');
    expect(figure.text).to.contain('usage-provider');
  });

  it('is made when the provider is defined after the element', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <late-provider><test-figure></test-figure></late-provider>
      </div>`,
    );
    await inState(figureIn(page), 'unconfigured');
    const provider = page.querySelector('late-provider') as UsageProvider;
    provider.source = everything;
    customElements.define('late-provider', class extends UsageProvider {});
    await inState(figureIn(page), 'ready');
  });

  it('changes to a nearer provider that is defined later', async () => {
    const page = await fixture(
      html`<usage-provider .source=${nothing}>
        <nearer-provider><test-figure></test-figure></nearer-provider>
      </usage-provider>`,
    );
    await inState(figureIn(page), 'empty');
    (page.querySelector('nearer-provider') as UsageProvider).source = everything;
    customElements.define('nearer-provider', class extends UsageProvider {});
    await inState(figureIn(page), 'ready');
  });

  it('follows the element from provider to provider, and out', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <usage-provider id="first" .source=${everything}
          ><test-figure></test-figure
        ></usage-provider>
        <usage-provider id="second" .source=${nothing}></usage-provider>
      </div>`,
    );
    const figure = figureIn(page);
    await inState(figure, 'ready');
    page.querySelector('#second')!.append(figure);
    await inState(figure, 'empty');
    page.append(figure);
    await inState(figure, 'unconfigured');
    page.querySelector('#first')!.append(figure);
    await inState(figure, 'ready');
  });

  it('is the provider with the given id, wherever it stands', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <usage-provider .source=${nothing}>
          <test-figure provider="elsewhere"></test-figure>
        </usage-provider>
      </div>`,
    );
    const figure = figureIn(page);
    await inState(figure, 'unconfigured');
    const provider = document.createElement('usage-provider');
    provider.id = 'elsewhere';
    provider.source = everything;
    page.append(provider);
    await inState(figure, 'ready');
    figure.provider = undefined;
    await inState(figure, 'empty');
  });

  it('looks for the id in its own shadow root first', async () => {
    const page = await fixture<HTMLElement>(
      html`<div><usage-provider id="same" .source=${nothing}></usage-provider></div>`,
    );
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    const provider = document.createElement('usage-provider');
    provider.id = 'same';
    provider.source = everything;
    const figure = new TestFigure();
    figure.provider = 'same';
    root.append(provider, figure);
    page.append(host);
    await settled(figure);
    expect(figure.dataset['state']).to.equal('ready');
  });

  it('does not hear of a provider that it has left', async () => {
    const provider = await fixture<UsageProvider>(
      html`<usage-provider .source=${everything}><test-figure></test-figure></usage-provider>`,
    );
    const figure = figureIn(provider);
    await inState(figure, 'ready');
    figure.remove();
    await inState(figure, 'loading');
    await figure.updateComplete;
    const asked = everything.requests.length;
    provider.filters = { agent: ['somebody'] };
    expect(figure.isUpdatePending).to.equal(false);
    await provider.updateComplete;
    expect(everything.requests.length).to.equal(asked);
  });

  it('can be made for the whole page, before or after the element', async () => {
    const early = await fixture<TestFigure>(html`<test-figure></test-figure>`);
    await inState(early, 'unconfigured');
    configureUsage({ source: everything });
    await inState(early, 'ready');
    const late = await fixture<TestFigure>(html`<test-figure></test-figure>`);
    await inState(late, 'ready');
    const provider = await fixture(
      html`<usage-provider .source=${nothing}><test-figure></test-figure></usage-provider>`,
    );
    await inState(figureIn(provider), 'empty');
    provider.replaceWith(figureIn(provider));
    configureUsage({});
    await inState(early, 'unconfigured');
  });
});
