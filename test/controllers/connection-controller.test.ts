import type { ContextEvent } from '@lit/context';
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

  it('stays with the named provider, whatever other providers come', async () => {
    const page = await fixture<HTMLElement>(
      html`<usage-provider .source=${nothing}>
        <div><test-figure provider="named"></test-figure></div>
        <usage-provider id="named" .source=${everything}></usage-provider>
      </usage-provider>`,
    );
    const figure = figureIn(page);
    await inState(figure, 'ready');
    page.querySelector('#named')!.append(document.createElement('usage-provider'));
    await figure.updateComplete;
    expect(figure.dataset['state']).to.equal('ready');
    const around = document.createElement('usage-provider');
    around.source = nothing;
    figure.parentElement!.append(around);
    await figure.updateComplete;
    expect(figure.dataset['state']).to.equal('ready');
  });

  it('is none when the id names nothing, another element, or a provider in another root', async () => {
    const page = await fixture<HTMLElement>(
      html`<usage-provider .source=${everything}>
        <test-figure></test-figure>
        <p id="paragraph"></p>
        <div id="host"></div>
      </usage-provider>`,
    );
    const hidden = document.createElement('usage-provider');
    hidden.id = 'hidden';
    hidden.source = everything;
    page.querySelector('#host')!.attachShadow({ mode: 'open' }).append(hidden);
    const figure = figureIn(page);
    for (const id of ['nobody', 'paragraph', 'hidden']) {
      figure.removeAttribute('provider');
      await inState(figure, 'ready');
      figure.setAttribute('provider', id);
      await inState(figure, 'unconfigured');
      expect(figure.text).to.contain(`"${id}"`);
    }
    figure.setAttribute('provider', '');
    await inState(figure, 'ready');
  });

  it('is made when the named provider is defined later', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <test-figure provider="tardy"></test-figure>
        <tardy-provider id="tardy"></tardy-provider>
      </div>`,
    );
    await inState(figureIn(page), 'unconfigured');
    (page.querySelector('tardy-provider') as UsageProvider).source = everything;
    customElements.define('tardy-provider', class extends UsageProvider {});
    await inState(figureIn(page), 'ready');
  });

  it('reaches through slots and nested shadow roots', async () => {
    const page = await fixture<HTMLElement>(html`<div><test-figure></test-figure></div>`);
    const slotted = figureIn(page);
    const provider = document.createElement('usage-provider');
    provider.source = everything;
    const inner = document.createElement('div');
    const nested = new TestFigure();
    inner.attachShadow({ mode: 'closed' }).append(nested);
    provider.append(document.createElement('slot'), inner);
    page.attachShadow({ mode: 'open' }).append(provider);
    await inState(slotted, 'ready');
    await inState(nested, 'ready');
  });

  it('is made for an element that a script created before its provider', async () => {
    const figure = new TestFigure();
    const provider = new UsageProvider();
    provider.append(figure);
    const page = await fixture<HTMLElement>(html`<div></div>`);
    page.append(provider);
    provider.source = everything;
    await inState(figure, 'ready');
  });

  it('goes along to the document of a frame', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <usage-provider id="moved" .source=${everything}></usage-provider>
        <test-figure provider="moved"></test-figure>
        <iframe title="Another document"></iframe>
      </div>`,
    );
    const figure = figureIn(page);
    await inState(figure, 'ready');
    const { body } = page.querySelector('iframe')!.contentDocument!;
    body.append(figure);
    await inState(figure, 'unconfigured');
    body.append(page.querySelector('#moved')!);
    await inState(figure, 'ready');
    page.append(figure);
    await inState(figure, 'unconfigured');
  });

  it('leaves nothing behind after a thousand visits', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const listeners = new Set<unknown>();
    const subscribers = new Map<unknown, () => void>();
    const { addEventListener, removeEventListener } = document;
    document.addEventListener = function (...given: Parameters<typeof addEventListener>) {
      listeners.add(given[1]);
      addEventListener.apply(this, given);
    };
    document.removeEventListener = function (...given: Parameters<typeof removeEventListener>) {
      listeners.delete(given[1]);
      removeEventListener.apply(this, given);
    };
    page.addEventListener('context-request', (event) => {
      event.stopPropagation();
      const { callback } = event as ContextEvent<never>;
      const unsubscribe = subscribers.get(callback) ?? (() => void subscribers.delete(callback));
      subscribers.set(callback, unsubscribe);
      callback(undefined as never, unsubscribe);
    });
    const figure = new TestFigure();
    for (let visit = 0; visit < 1000; visit++) {
      page.append(figure);
      if (visit === 0) expect([listeners.size > 0, subscribers.size]).to.deep.equal([true, 4]);
      figure.remove();
      if (visit % 2 === 0) await Promise.resolve();
    }
    await figure.updateComplete;
    Object.assign(document, { addEventListener, removeEventListener });
    expect([listeners.size, subscribers.size]).to.deep.equal([0, 0]);
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
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => warnings.push(message);
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
    configureUsage({ source: nothing, locale: 'de_DE', timeZone: 'Mars/Jezero' });
    await inState(early, 'empty');
    expect(warnings).to.have.length(2);
    configureUsage({ source: everything });
    await inState(early, 'ready');
    configureUsage({});
    await inState(early, 'unconfigured');
    console.warn = warn;
    expect(warnings).to.have.length(2);
  });
});
