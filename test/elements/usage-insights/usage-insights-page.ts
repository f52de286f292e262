import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/usage-insights/define.ts';
import type { UsageInsights } from '../../../src/elements/usage-insights/usage-insights.ts';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { ElementPage, textOf } from '../../support/element-page.ts';
import { settled } from '../../support/settled.ts';

export interface InsightSeen {
  readonly level: string;
  /** With the word that stands for the icon. */
  readonly message: string;
  readonly note: string;
  readonly actions: readonly string[];
}

/** The element as a reader sees it, in a page of its own. */
export class InsightsPage extends ElementPage<UsageInsights> {
  /** Opens a page whose element and provider have the attributes; `width` is in pixels. */
  static async open(
    source: MockUsageSource = createMockSource(),
    attributes: Readonly<Record<string, string>> = {},
    page: {
      width?: number;
      direction?: string;
      provider?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<InsightsPage> {
    const element = document.createElement('usage-insights');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const provider = await fixture<UsageProvider>(
      html`<usage-provider
        dir=${page.direction ?? 'ltr'}
        time-zone="Europe/Berlin"
        locale="en-GB"
      ></usage-provider>`,
    );
    for (const [name, value] of Object.entries(page.provider ?? {})) {
      provider.setAttribute(name, value);
    }
    provider.style.setProperty('inline-size', `${page.width ?? 480}px`);
    provider.source = source;
    provider.append(element);
    return new InsightsPage(source, provider, element);
  }

  static async openReady(...given: Parameters<typeof InsightsPage.open>): Promise<InsightsPage> {
    const page = await InsightsPage.open(...given);
    await settled(page.element);
    return page;
  }

  get insights(): InsightSeen[] {
    return this.all('li[part="item"]').map((item) => ({
      level: item.dataset['level']!,
      message: textOf(item.querySelector('[part="message"]')),
      note: textOf(item.querySelector('[part="note"]')),
      actions: [...item.querySelectorAll('[part~="link"]')].map(textOf),
    }));
  }

  /** The first insight whose sentence has these words. */
  insight(words: string): InsightSeen | undefined {
    return this.insights.find(({ message }) => message.includes(words));
  }

  /** Presses a button of the insight whose sentence has the first words. */
  press(words: string, label: string): void {
    const item = this.all('li[part="item"]').find((one) => textOf(one).includes(words))!;
    const buttons = [...item.querySelectorAll('button')];
    buttons.find((button) => textOf(button) === label)!.click();
  }

  /** Rows of the table of drivers: label and amount. */
  get drivers(): (readonly [label: string, amount: string])[] {
    return this.all('[part="drivers"] tr').map((row) => [
      textOf(row.querySelector('th')),
      textOf(row.querySelector('td')),
    ]);
  }
}
