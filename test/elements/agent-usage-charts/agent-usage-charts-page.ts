import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/agent-usage-charts/define.ts';
import type { AgentUsageCharts } from '../../../src/elements/agent-usage-charts/agent-usage-charts.ts';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { settled } from '../../support/settled.ts';
import { waitUntil } from '../../support/wait-until.ts';

export interface ChartsPageOptions {
  readonly source?: MockUsageSource;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Attributes of the provider. */
  readonly provider?: Readonly<Record<string, string>>;
  /** In pixels. */
  readonly width?: number;
}

function textOf(element: Element | null | undefined): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/** One chart as a reader sees it. */
export interface ChartSeen {
  readonly name: string;
  readonly value: string;
  readonly tag: string;
  readonly scale: string;
}

/** The small charts as somebody sees and uses them, on a page of their own. */
export class ChartsPage {
  readonly source: MockUsageSource;
  readonly provider: UsageProvider;
  readonly element: AgentUsageCharts;

  private constructor(source: MockUsageSource, provider: UsageProvider, element: AgentUsageCharts) {
    this.source = source;
    this.provider = provider;
    this.element = element;
  }

  static async open(options: ChartsPageOptions = {}): Promise<ChartsPage> {
    const { source = createMockSource(), attributes = {}, provider = {}, width = 760 } = options;
    const element = document.createElement('agent-usage-charts');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const around = await fixture<UsageProvider>(
      html`<usage-provider
        .source=${source}
        time-zone="Europe/Berlin"
        locale="en-GB"
      ></usage-provider>`,
    );
    for (const [name, value] of Object.entries(provider)) around.setAttribute(name, value);
    around.style.setProperty('inline-size', `${width}px`);
    await around.updateComplete;
    around.append(element);
    return new ChartsPage(source, around, element);
  }

  /** A page whose charts show their answer. */
  static async openReady(options?: ChartsPageOptions): Promise<ChartsPage> {
    const page = await ChartsPage.open(options);
    await settled(page.element);
    if (page.items.length > 0) await page.until(() => page.isDrawn(0), 'a drawing');
    return page;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  parts(name: string): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
  }

  text(part: string): string {
    return textOf(this.parts(part)[0]);
  }

  get items(): readonly HTMLElement[] {
    return this.parts('item');
  }

  get charts(): readonly ChartSeen[] {
    return this.items.map((item) => {
      const text = (selector: string) => textOf(item.querySelector(selector));
      return {
        name: text('[part="label"]'),
        value: text('[part="value"]'),
        tag: text('.tag'),
        scale: text('[part="scale"]'),
      };
    });
  }

  get names(): readonly string[] {
    return this.charts.map(({ name }) => name);
  }

  name(index: number): HTMLElement {
    return this.parts('label')[index]!;
  }

  /** What assistive technology says of an agent when its name has focus. */
  sentence(index: number): string {
    const ids = this.name(index).getAttribute('aria-describedby')!.split(' ');
    return textOf(this.root.getElementById(ids[0]!));
  }

  isDrawn(index: number): boolean {
    return this.barHeights(index).length > 0;
  }

  /** Heights of the complete bars of a chart, in pixels. */
  barHeights(index: number): readonly number[] {
    const path = this.items[index]!.querySelector('path.bars')?.getAttribute('d') ?? '';
    return [...path.matchAll(/v(-?[\d.]+)/g)].map(([, height]) => Number(height));
  }

  /** What an element of a chart is painted with. */
  fill(index: number, selector = '.bars'): string {
    return getComputedStyle(this.items[index]!.querySelector(selector)!).fill;
  }

  /** The button of the switch, of the table, or of the footer. */
  button(label: string): HTMLButtonElement | undefined {
    return [...this.root.querySelectorAll('button')].find(
      (button) => textOf(button) === label || button.ariaLabel === label,
    );
  }

  async click(label: string): Promise<void> {
    this.button(label)!.click();
    await this.element.updateComplete;
    await settled(this.element);
  }

  /** Cells of each row of the table. */
  get rows(): readonly (readonly string[])[] {
    return this.parts('row').map((row) => [...row.querySelectorAll('th, td')].map(textOf));
  }

  get tableTotal(): readonly string[] {
    return [...this.parts('total')[0]!.querySelectorAll('td')].map(textOf);
  }

  get tooltip(): string | undefined {
    const [tooltip] = this.parts('tooltip');
    return tooltip && textOf(tooltip);
  }

  /** What assistive technology is told of the value that the keyboard is on. */
  get announcement(): string {
    return textOf(this.parts('body')[0]!.querySelector('[role="status"]'));
  }

  get focused(): string {
    return textOf(this.root.activeElement);
  }

  /** Names that Tab leads to. */
  get stops(): readonly string[] {
    return this.parts('label')
      .filter(({ tabIndex }) => tabIndex === 0)
      .map(textOf);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const target = this.root.activeElement ?? document.body;
      const init = { key, bubbles: true, composed: true, cancelable: true };
      target.dispatchEvent(new KeyboardEvent('keydown', init));
      await this.element.updateComplete;
    }
  }

  /** Moves a pointer over a chart, to a share of its width. */
  async point(
    index: number,
    share: number,
    { pointerType = 'mouse', type = 'pointermove' }: { pointerType?: string; type?: string } = {},
  ): Promise<void> {
    const plot = this.parts('plot')[index]!;
    const { left, top, width } = plot.getBoundingClientRect();
    plot.dispatchEvent(
      new PointerEvent(type, {
        clientX: left + width * share,
        clientY: top + 40,
        pointerType,
        bubbles: true,
        composed: true,
      }),
    );
    await this.element.updateComplete;
  }

  async until(condition: () => boolean, what: string): Promise<void> {
    await waitUntil(condition, what);
  }

  async expectAccessible(): Promise<void> {
    await expectAccessible(this.element);
  }
}
