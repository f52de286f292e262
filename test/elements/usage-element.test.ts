import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { UsageAnswer } from '../../src/api/types.ts';
import '../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import { UsageElement } from '../../src/elements/usage-element.ts';
import { QueryController } from '../../src/controllers/query-controller.ts';
import { usageQuery } from '../../src/controllers/queries.ts';
import { usageRequest } from '../../src/controllers/usage-request.ts';
import { createMockSource } from '../mocks/mock-source.ts';

class TestFigure extends UsageElement {
  protected readonly query = new QueryController<UsageAnswer>(this, this.connection, () => {
    const request = usageRequest(this.connection.filters, ['credits']);
    return request && this.connection.source && usageQuery(this.connection.source, request);
  });

  protected isEmpty(): boolean {
    return this.query.data?.series[0]?.total === '0';
  }

  protected override render() {
    return this.renderFrame({
      label: 'Test',
      skeleton: html`…`,
      asOf: this.query.data?.as_of,
      data: () => html`<b>${this.query.data?.series[0]?.total}</b>`,
    });
  }
}
customElements.define('test-figure', TestFigure);

describe('an element with data', () => {
  it('shows the answer of its provider', async () => {
    const source = createMockSource();
    const provider = await fixture<UsageProvider>(
      html`<usage-provider .source=${source} time-zone="Europe/Berlin"
        ><test-figure></test-figure
      ></usage-provider>`,
    );
    const element = provider.querySelector('test-figure') as TestFigure;
    await oneEvent(element, 'usage-load');
    expect(element.dataset['state']).to.equal('ready');
    console.log(
      element.shadowRoot?.textContent,
      JSON.stringify(provider.range),
      source.requests.length,
    );
  });
});
