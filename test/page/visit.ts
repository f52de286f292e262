import type { ConsoleMessage, Page } from 'puppeteer-core';

/** What a page's own scripts leave for the test. */
interface Seen {
  /** Directive and what it blocked. */
  readonly violations: string[];
  /** Every `usage-error`: tag, type and message. */
  readonly errors: { readonly tag: string; readonly type: string; readonly message: string }[];
}

declare global {
  interface Window {
    seen: Seen;
  }
}

/** In milliseconds: long enough for a busy machine, and a failure all the same. */
const patience = 15_000;

/** One page in the browser, with all that it said, asked for and was refused. */
export class Visit {
  readonly page: Page;
  /** Console messages and uncaught errors. */
  readonly messages: string[] = [];
  /** Addresses of everything that the page asked for, itself included. */
  readonly requests: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => this.messages.push(describe(message)));
    page.on('pageerror', (error) => this.messages.push(`uncaught: ${String(error)}`));
    page.on('request', (request) => {
      // The browser asks for this one, not the page.
      if (!request.url().endsWith('/favicon.ico')) this.requests.push(request.url());
    });
  }

  static async start(page: Page): Promise<Visit> {
    await page.evaluateOnNewDocument(() => {
      const seen: Seen = { violations: [], errors: [] };
      window.seen = seen;
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
        seen.violations.push(`${effectiveDirective}: ${blockedURI} ${sample}`),
      );
      addEventListener('usage-error', (event) => {
        const { error } = (event as CustomEvent<{ error: { type: string; message: string } }>)
          .detail;
        const tag = (event.target as Element).localName;
        seen.errors.push({ tag, type: error.type, message: error.message });
      });
    });
    return new Visit(page);
  }

  /** Console messages without the browser's own about answers that failed. */
  get ownMessages(): readonly string[] {
    return this.messages.filter((message) => !message.startsWith('error: Failed to load resource'));
  }

  seen(): Promise<Seen> {
    return this.page.evaluate(() => window.seen);
  }

  /** Waits, frame by frame, until something holds on the page. */
  async until<Args extends unknown[]>(
    what: string,
    condition: (...args: Args) => boolean,
    ...args: Args
  ): Promise<void> {
    const end = performance.now() + patience;
    const holds = condition as (...args: unknown[]) => boolean;
    while (!(await this.page.evaluate(holds, ...args))) {
      if (performance.now() > end) {
        const states = JSON.stringify(await this.states());
        throw new Error(`Waited in vain: ${what}. ${states} ${this.messages.join(' | ')}`);
      }
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
  }

  /** `data-state` of each of our elements on the page, in its order. */
  states(): Promise<readonly (readonly [tag: string, state: string | undefined])[]> {
    return this.page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'agent-filter, usage-summary, credit-chart, plan-health-tiles, conversation-credits',
        ),
      ].map((element) => [element.localName, element.dataset['state']] as const),
    );
  }

  /** Waits until every element shows the answer to what is asked now, or why it cannot. */
  async settled(): Promise<readonly (readonly [tag: string, state: string | undefined])[]> {
    await this.until('what was chosen is asked', () => {
      const elements = [...document.querySelectorAll('usage-summary, credit-chart')];
      // Their provider answers by the context protocol.
      return elements.every((element) => {
        let filters: { filters?: unknown; asked?: { filters?: unknown } } = {};
        const request = new Event('context-request', { bubbles: true, composed: true });
        const context = Symbol.for('usage-elements@1/filters');
        const callback = (value: object) => (filters = value);
        element.dispatchEvent(Object.assign(request, { context, callback }));
        return filters.asked?.filters === filters.filters;
      });
    });
    await this.until('all elements settle', () => {
      const elements = document.querySelectorAll<HTMLElement>(
        'agent-filter, usage-summary, credit-chart, plan-health-tiles, conversation-credits',
      );
      const done = ['ready', 'empty', 'error', 'forbidden', 'unconfigured'];
      return [...elements].every(
        ({ dataset }) => done.includes(dataset['state'] ?? '') && dataset['outdated'] === undefined,
      );
    });
    return this.states();
  }

  /**
   * Waits until the page has asked for nothing for a while.
   * @param concurrency how many requests may be under way all the same
   */
  async quiet(concurrency = 0): Promise<void> {
    await this.page.waitForNetworkIdle({ idleTime: 250, concurrency });
  }

  async close(): Promise<void> {
    await this.page.browserContext().close();
  }
}

function describe(message: ConsoleMessage): string {
  return `${message.type()}: ${message.text()}`;
}
