import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Conversation, ConversationsAnswer } from '../../../src/api/types.ts';
import '../../../src/elements/conversation-credits/define.ts';
import '../../../src/elements/recent-conversations/define.ts';
import type { RecentConversations } from '../../../src/elements/recent-conversations/recent-conversations.ts';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { ElementPage, textOf } from '../../support/element-page.ts';
import { settled } from '../../support/settled.ts';
import { waitUntil } from '../../support/wait-until.ts';

interface PageOptions {
  readonly source?: MockUsageSource;
  readonly width?: number;
  readonly period?: string;
  readonly direction?: string;
  /** Whether a `<conversation-credits>` stands beside the list. */
  readonly withDetail?: boolean;
}

/** The element as a reader sees it, in a page of its own. */
export class ConversationsPage extends ElementPage<RecentConversations> {
  static async open(
    attributes: Readonly<Record<string, string>> = {},
    { source = createMockSource(), width = 900, ...page }: PageOptions = {},
  ): Promise<ConversationsPage> {
    const element = document.createElement('recent-conversations');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const provider = await fixture<UsageProvider>(
      html`<usage-provider
        .source=${source}
        period=${page.period ?? '30d'}
        dir=${page.direction ?? 'ltr'}
        time-zone="Europe/Berlin"
        locale="en-GB"
        >${element}${page.withDetail ? html`<conversation-credits></conversation-credits>` : ''}</usage-provider
      >`,
    );
    provider.style.setProperty('inline-size', `${width}px`);
    return new ConversationsPage(source, provider, element);
  }

  static async openReady(
    ...given: Parameters<typeof ConversationsPage.open>
  ): Promise<ConversationsPage> {
    const page = await ConversationsPage.open(...given);
    await settled(page.element);
    await page.element.updateComplete;
    return page;
  }

  get subtitle() {
    return this.text('[part="subtitle"]');
  }

  get heads() {
    return this.all('thead th').map(textOf);
  }

  /** The texts of each row's cells. */
  get rows() {
    return this.all('[part~="row"]').map((row) =>
      [...row.children].map((cell) => textOf(cell as HTMLElement)),
    );
  }

  /** Places of the rows that are drawn, from 0. */
  get drawn() {
    return this.all('[part~="row"]').map((row) => Number(row.getAttribute('aria-rowindex')) - 2);
  }

  /** Places of rows that are on their way. */
  get pending() {
    return this.all('[part~="pending"]').map((row) => Number(row.ariaRowIndex) - 2);
  }

  /** What is said about rows that could not be had again. */
  get strip() {
    return this.text('[part="strip"] [role="alert"]');
  }

  get stripButton() {
    return this.all<HTMLButtonElement>('[part="strip"] button')[0];
  }

  get ways() {
    return this.all('.way');
  }

  get chosen() {
    return this.all('[aria-current="true"]').map((row) => textOf(row));
  }

  get marked() {
    return this.all('mark').map(textOf);
  }

  get note() {
    return this.text('[part="note"]');
  }

  /** Exact amounts in conversations and outside of them, as the server sent them. */
  get totals() {
    return this.all('[part="total"] bdi').map(({ title }) => title);
  }

  get message() {
    return this.text('[part="message"]');
  }

  get more() {
    return this.text('.more');
  }

  get moreButton() {
    return this.all<HTMLButtonElement>('.more button')[0];
  }

  get newer() {
    return this.text('[part="newer"] bdi');
  }

  get scroller() {
    return this.all('[part="scroller"]')[0]!;
  }

  get input() {
    return this.all<HTMLInputElement>('input')[0]!;
  }

  /** Place of the row that has the focus. */
  get focusedRow(): number | undefined {
    const row = this.element.shadowRoot!.activeElement?.closest<HTMLElement>('[part~="row"]');
    return row ? Number(row.getAttribute('aria-rowindex')) - 2 : undefined;
  }

  /** Types a search as a whole and sends it. */
  async search(text: string): Promise<void> {
    this.input.value = text;
    this.input.dispatchEvent(new Event('change'));
    await this.element.updateComplete;
    await settled(this.element);
  }

  async sortBy(column: string): Promise<void> {
    this.all(`th.${column} button`)[0]!.click();
    await this.element.updateComplete;
    await settled(this.element);
  }

  async press(key: string): Promise<void> {
    await sendKeys({ press: key });
    await this.element.updateComplete;
  }

  /** Scrolls to the end of what is there until all pages are. */
  async scrollToEnd(count: number): Promise<void> {
    for (let last = -1; last !== count - 1; last = this.drawn.at(-1) ?? -1) {
      // Each page has its time: a slow machine takes long for all of them.
      await waitUntil(() => {
        const { scroller } = this;
        scroller.scrollTop = scroller.scrollHeight;
        return this.drawn.at(-1) === count - 1 || (this.drawn.at(-1) ?? -1) > last;
      }, 'the last row');
    }
  }
}

/** A source whose pages of conversations are changed on their way. */
export function withPages(
  change: (answer: ConversationsAnswer, cursor: string | undefined) => ConversationsAnswer,
  source = createMockSource(),
): MockUsageSource {
  const { conversations } = source;
  source.conversations = async (request, options) =>
    change(await conversations(request, options), request.cursor);
  return source;
}

/** A source whose first conversation is another. */
export function withFirst(change: Partial<Conversation>): MockUsageSource {
  return withPages(({ items: [first, ...others], ...answer }, cursor) => ({
    ...answer,
    items:
      cursor || !first
        ? [...(first ? [first] : []), ...others]
        : [{ ...first, ...change }, ...others],
  }));
}

/** A source with many conversations that are made as they are asked for. */
export function withMany(count: number): MockUsageSource {
  const source = createMockSource();
  const { conversations } = source;
  source.conversations = async (request, options) => {
    const { limit = 50 } = request;
    const answer = await conversations({ ...request, limit: 1, cursor: undefined! }, options);
    const start = request.cursor === undefined ? 0 : Number(request.cursor);
    const end = Math.min(count, start + limit);
    const items = Array.from({ length: end - start }, (_, index) => ({
      ...answer.items[0]!,
      id: `cnv_${start + index}`,
      contact: { key: `contact_${start + index}`, label: `Contact ${start + index}` },
    }));
    return {
      ...answer,
      items,
      totals: { ...answer.totals, count },
      next_cursor: end < count ? String(end) : null,
    };
  };
  return source;
}
