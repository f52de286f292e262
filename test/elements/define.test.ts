import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.ts';
import { defineWithPrefix } from '../../src/define-with-prefix.ts';
import { defineElement } from '../../src/internal/registry.ts';
import { createMockSource } from '../mocks/mock-source.ts';
import { inState } from '../support/settled.ts';

/** What is written to the console while `action` runs. */
function warnings(action: () => void): readonly string[] {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (message: string) => said.push(message);
  action();
  console.warn = warn;
  return said;
}

describe('tags', () => {
  it('are all registered', () => {
    for (const tag of [
      'usage-breakdown',
      'usage-insights',
      'usage-provider',
      'agent-filter',
      'period-filter',
      'category-filter',
      'organization-filter',
      'channel-filter',
      'model-filter',
      'member-filter',
      'usage-summary',
      'credit-chart',
      'agent-usage-charts',
      'plan-health-tiles',
      'conversation-credits',
      'recent-conversations',
    ]) {
      expect(customElements.get(tag), tag).to.be.a('function');
    }
  });

  it('can have a prefix, and work with one', async () => {
    defineWithPrefix('acme-');
    defineWithPrefix('acme-');
    const page = await fixture(
      html`<acme-usage-provider .source=${createMockSource()}>
        <acme-usage-summary></acme-usage-summary>
      </acme-usage-provider>`,
    );
    await inState(page.querySelector('acme-usage-summary') as HTMLElement, 'ready');
  });

  it('stay what they are when another copy defines them, with one warning of both versions', () => {
    const present = customElements.get('usage-summary')!;
    const said = warnings(() => {
      defineElement('usage-summary', present);
      defineElement('usage-summary', class extends HTMLElement {});
      defineElement('usage-summary', class extends HTMLElement {});
    });
    expect(customElements.get('usage-summary')).to.equal(present);
    expect(said.length).to.equal(1);
    expect(said[0]).to.match(/<usage-summary>.*version \d+\.\d+\.\d+.*version \d+\.\d+\.\d+/);
  });
});
