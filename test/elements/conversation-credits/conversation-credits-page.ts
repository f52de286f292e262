import { fixture, html } from '@open-wc/testing';
import type { ConversationAnswer } from '../../../src/api/types.ts';
import '../../../src/elements/conversation-credits/define.ts';
import type { ConversationCredits } from '../../../src/elements/conversation-credits/conversation-credits.ts';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { ElementPage, textOf } from '../../support/element-page.ts';
import { inState } from '../../support/settled.ts';

export const agent = 'agt_05';
export const conversation = 'call/mwoylnaoh1';
export const chosen = { agent, conversation };

interface PageOptions {
  readonly source?: MockUsageSource;
  readonly width?: number;
  readonly texts?: UsageProvider['texts'];
}

/** The element as a reader sees it, in a page of its own. */
export class ConversationPage extends ElementPage<ConversationCredits> {
  /** @param attributes default: those of a conversation with 32 steps */
  static async open(
    attributes: Readonly<Record<string, string>> = chosen,
    { source = createMockSource(), width = 700, texts }: PageOptions = {},
  ): Promise<ConversationPage> {
    const element = document.createElement('conversation-credits');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const provider = await fixture<UsageProvider>(
      html`<usage-provider
        .source=${source}
        .texts=${texts}
        time-zone="Europe/Berlin"
        locale="en-GB"
        >${element}</usage-provider
      >`,
    );
    provider.style.setProperty('display', 'block');
    provider.style.setProperty('inline-size', `${width}px`);
    return new ConversationPage(source, provider, element);
  }

  static async openReady(
    ...given: Parameters<typeof ConversationPage.open>
  ): Promise<ConversationPage> {
    const page = await ConversationPage.open(...given);
    await inState(page.element, 'ready');
    await page.element.updateComplete;
    return page;
  }

  get title() {
    return this.text('[part="title"]');
  }

  get subtitle() {
    return this.text('[part="subtitle"]');
  }

  get message() {
    return this.text('[part="message"]');
  }

  get hint() {
    return this.text('[part="hint"]');
  }

  get body() {
    return this.text('[part="body"]');
  }

  /** What is said of the conversation, by name. */
  get facts(): Readonly<Record<string, string>> {
    const facts = this.all('[part="facts"] > div');
    return Object.fromEntries(
      facts.map((fact) => [textOf(fact.querySelector('dt')), textOf(fact.querySelector('dd'))]),
    );
  }

  get categories() {
    return this.all('[part="legend-item"]').map(textOf);
  }

  get total() {
    return this.text('[part="total"] .number');
  }

  get note() {
    return this.text('[part="note"]');
  }

  get days() {
    return this.all('[part="day"]').map(textOf);
  }

  get heads() {
    return this.all('thead th').map(textOf);
  }

  get rows() {
    return this.all('[part="row"]').map((row) => [...row.querySelectorAll('td')].map(textOf));
  }

  /** Row indexes for assistive technology, of all rows that are drawn. */
  get rowIndexes() {
    return this.all('tbody [aria-rowindex]').map((row) => Number(row.ariaRowIndex));
  }

  get scroller() {
    return this.all('[part="scroller"]')[0]!;
  }

  get more() {
    return this.text('.more');
  }

  get moreButton() {
    return this.all<HTMLButtonElement>('.more button')[0];
  }

  /** A button or link by what it is called. */
  control(label: string): HTMLElement | undefined {
    return this.all('button, a').find((control) =>
      (control.ariaLabel ?? textOf(control)).startsWith(label),
    );
  }
}

/** A source whose conversation comes in pages of the given size, whatever is asked for. */
export function paged(size: number): MockUsageSource {
  const source = createMockSource();
  const { conversation: whole } = source;
  source.conversation = (request, options) => whole({ ...request, limit: size }, options);
  return source;
}

/** A source whose answers are changed on their way. */
export function withAnswer(
  change: (answer: ConversationAnswer, cursor: string | undefined) => ConversationAnswer,
  source = createMockSource(),
): MockUsageSource {
  const { conversation: whole } = source;
  source.conversation = async (request, options) =>
    change(await whole(request, options), request.cursor);
  return source;
}
