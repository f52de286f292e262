import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import '../../../src/elements/usage-summary/define.ts';
import type { UsageSummary } from '../../../src/elements/usage-summary/usage-summary.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { ElementPage, textOf } from '../../support/element-page.ts';
import { settled } from '../../support/settled.ts';

export interface FigureSeen {
  readonly label: string;
  readonly value: string;
  readonly notes: string;
}

/** The element as a reader sees it, in a page of its own. */
export class SummaryPage extends ElementPage<UsageSummary> {
  /** Opens a page whose element has the attributes; `width` is in pixels. */
  static async open(
    attributes: Readonly<Record<string, string>> = {},
    {
      source = createMockSource(),
      width = 1000,
      ...page
    }: {
      source?: MockUsageSource;
      width?: number;
      period?: string;
      /** First and last day, in place of a period. */
      days?: readonly [string, string];
      direction?: string;
    } = {},
  ): Promise<SummaryPage> {
    const element = document.createElement('usage-summary');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const provider = await fixture<UsageProvider>(
      html`<usage-provider
        .source=${source}
        period=${page.period ?? '30d'}
        dir=${page.direction ?? 'ltr'}
        time-zone="Europe/Berlin"
        locale="en-GB"
        >${element}</usage-provider
      >`,
    );
    if (page.days) [provider.from, provider.to] = page.days;
    provider.style.setProperty('inline-size', `${width}px`);
    return new SummaryPage(source, provider, element);
  }

  static async openReady(...given: Parameters<typeof SummaryPage.open>): Promise<SummaryPage> {
    const page = await SummaryPage.open(...given);
    await page.ready();
    return page;
  }

  async ready(): Promise<void> {
    await settled(this.element);
  }

  /** As a reader sees them: what only a screen reader hears is left out. */
  get figures(): FigureSeen[] {
    return this.all('[part~="figure"]').map((figure) => {
      const seen = (selector: string) =>
        textOfAll([...figure.querySelectorAll<HTMLElement>(selector)].filter(isSeen));
      return {
        label: seen('[part="label"]'),
        value: seen('[part="value"] bdi'),
        notes: seen('[part="note"]'),
      };
    });
  }

  /** As a screen reader says them. */
  get changes(): string[] {
    return this.all('[part~="change"]').map((change) => textOf(change));
  }

  get labels(): string[] {
    return this.figures.map(({ label }) => label);
  }

  figure(label: string): FigureSeen | undefined {
    return this.figures.find((figure) => figure.label === label);
  }

  get freshness(): string {
    return this.text('[part~="freshness"] bdi');
  }

  get refreshButton(): HTMLButtonElement {
    return this.all('[part~="freshness"] button')[0] as HTMLButtonElement;
  }

  get message(): string {
    return this.text('[part="message"]');
  }
}

function isSeen(element: HTMLElement): boolean {
  return !element.classList.contains('visually-hidden');
}

function textOfAll(elements: readonly HTMLElement[]): string {
  return elements.map(textOf).filter(Boolean).join(' ');
}
