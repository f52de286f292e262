import { html } from 'lit';
import type { UsageAnswer } from '../../src/api/types.ts';
import { usageQuery } from '../../src/controllers/queries.ts';
import { QueryController } from '../../src/controllers/query-controller.ts';
import { usageRequest } from '../../src/controllers/usage-request.ts';
import { FilteredElement } from '../../src/elements/filtered-element.ts';
import { property } from 'lit/decorators.js';

/** The smallest element with data: one metric's total. */
export class TestFigure extends FilteredElement {
  @property() metric = 'credits';

  protected readonly query = new QueryController<UsageAnswer>(this, this.connection, () => {
    const request = usageRequest(this.asked, [this.metric]);
    return request && this.connection.source && usageQuery(this.connection.source, request);
  });

  /** What a user reads. */
  get text(): string {
    return this.shadowRoot?.querySelector('[part="body"]')?.textContent?.trim() ?? '';
  }

  protected isEmpty(): boolean {
    return Number(this.query.data?.series[0]?.total) === 0;
  }

  protected override render() {
    return this.renderFrame({
      label: 'Test',
      skeleton: html`…`,
      asOf: this.query.data?.as_of,
      data: () => html`${this.query.data?.series[0]?.total}`,
    });
  }
}

if (!customElements.get('test-figure')) customElements.define('test-figure', TestFigure);

declare global {
  interface HTMLElementTagNameMap {
    'test-figure': TestFigure;
  }
}
