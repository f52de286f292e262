import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';

class TestGreeting extends LitElement {
  @property() name = '';

  override render() {
    return html`<p>Hello ${this.name}</p>`;
  }
}
customElements.define('test-greeting', TestGreeting);

describe('the browser set-up', () => {
  const worker = setupWorker(http.get('/greeting', () => HttpResponse.json({ name: 'mock' })));

  before(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
  after(() => worker.stop());

  it('answers requests from mock handlers', async () => {
    const answer = await fetch('/greeting');
    expect(await answer.json()).to.deep.equal({ name: 'mock' });
  });

  it('compiles decorated elements', async () => {
    const element = await fixture<TestGreeting>(html`<test-greeting name="you"></test-greeting>`);
    expect(element.shadowRoot?.textContent).to.contain('Hello you');
    element.name = 'all';
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.contain('Hello all');
  });
});
