import type { UsageProvider } from '../../src/elements/usage-provider/usage-provider.ts';
import type { MockUsageSource } from '../mocks/mock-source.ts';

/** What an element says, in one line. */
export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** An element as a reader sees it, in a page of its own. */
export class ElementPage<E extends HTMLElement> {
  readonly source: MockUsageSource;
  readonly provider: UsageProvider;
  readonly element: E;

  constructor(source: MockUsageSource, provider: UsageProvider, element: E) {
    this.source = source;
    this.provider = provider;
    this.element = element;
  }

  /** What the element shows, by a selector in its shadow tree. */
  all<Shown extends HTMLElement = HTMLElement>(selector: string): Shown[] {
    return [...this.element.shadowRoot!.querySelectorAll<Shown>(selector)];
  }

  /** What the first of them says. */
  text(selector: string): string {
    return textOf(this.all(selector)[0]);
  }
}
