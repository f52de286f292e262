import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/credit-chart/define.ts';
import type { CreditChart } from '../../../src/elements/credit-chart/credit-chart.ts';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { settled } from '../../support/settled.ts';
import { waitUntil } from '../../support/wait-until.ts';

export interface ChartPageOptions {
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

/** The chart as somebody sees and uses it, on a page of its own. */
export class ChartPage {
  readonly source: MockUsageSource;
  readonly provider: UsageProvider;
  readonly element: CreditChart;

  private constructor(source: MockUsageSource, provider: UsageProvider, element: CreditChart) {
    this.source = source;
    this.provider = provider;
    this.element = element;
  }

  static async open(options: ChartPageOptions = {}): Promise<ChartPage> {
    const { source = createMockSource(), attributes = {}, provider = {}, width = 800 } = options;
    const element = document.createElement('credit-chart');
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
    return new ChartPage(source, around, element);
  }

  /** A page whose chart shows its answer. */
  static async openReady(options?: ChartPageOptions): Promise<ChartPage> {
    const page = await ChartPage.open(options);
    await settled(page.element);
    if (page.element.dataset['state'] === 'ready')
      await page.until(() => page.isDrawn, 'a drawing');
    return page;
  }

  part<E extends HTMLElement>(name: string): E | null {
    return this.element.shadowRoot!.querySelector<E>(`[part~="${name}"]`);
  }

  parts(name: string): readonly HTMLElement[] {
    return [...this.element.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
  }

  text(part: string): string {
    return textOf(this.part(part));
  }

  get plot(): HTMLElement {
    return this.part('plot')!;
  }

  get hasPlot(): boolean {
    return this.part('plot') !== null;
  }

  get canvas(): HTMLCanvasElement | null {
    return this.element.shadowRoot!.querySelector('canvas');
  }

  get isDrawn(): boolean {
    const { canvas } = this;
    if (!canvas || canvas.width === 0 || canvas.height === 0) return false;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.some((part) => part !== 0);
  }

  get metrics(): readonly string[] {
    return this.parts('switch-item').map(textOf);
  }

  get shownMetric(): string {
    return textOf(this.parts('switch-item').find((item) => item.ariaPressed === 'true'));
  }

  async switchTo(metric: string): Promise<void> {
    this.parts('switch-item')
      .find((item) => textOf(item) === metric)!
      .click();
    await this.element.updateComplete;
  }

  get tableButton(): HTMLButtonElement {
    return this.part('icon-button')!;
  }

  async pressTableButton(): Promise<void> {
    this.tableButton.click();
    await this.element.updateComplete;
  }

  /** Time and value of each row of the table. */
  get rows(): readonly (readonly [time: string, value: string])[] {
    return this.parts('row').map((row) => [
      textOf(row.querySelector('th')),
      textOf(row.querySelector('td')),
    ]);
  }

  get tableTotal(): string {
    return textOf(this.part('total')?.querySelector('td'));
  }

  get legend(): readonly string[] {
    return this.parts('legend-item').map(textOf);
  }

  get tooltip(): HTMLElement | null {
    return this.part('tooltip');
  }

  /** Title, row and note of the tooltip. */
  get tooltipText(): string | undefined {
    return this.tooltip ? textOf(this.tooltip) : undefined;
  }

  /** What assistive technology is told of the value that the keyboard is on. */
  get announcement(): string {
    return textOf(this.part('body')!.querySelector('[role="status"]'));
  }

  /** The sentence that stands for the plot. */
  get sentence(): string {
    return (this.plot.ariaLabel ?? '').replace(/\s+/g, ' ');
  }

  /** Moves a pointer over the plot, to a share of its width. */
  async point(
    share: number,
    { pointerType = 'mouse', type = 'pointermove' }: { pointerType?: string; type?: string } = {},
  ): Promise<void> {
    const { left, top, width } = this.plot.getBoundingClientRect();
    this.plot.dispatchEvent(
      new PointerEvent(type, {
        clientX: left + width * share,
        clientY: top + 60,
        pointerType,
        bubbles: true,
        composed: true,
      }),
    );
    await this.element.updateComplete;
  }

  async press(...keys: readonly string[]): Promise<void> {
    this.plot.focus();
    for (const stroke of keys) {
      const target = this.element.shadowRoot!.activeElement ?? document.body;
      const [key, modifier] = stroke.split('+').toReversed();
      const shiftKey = modifier === 'Shift';
      const init = { key: key!, shiftKey, bubbles: true, composed: true, cancelable: true };
      target.dispatchEvent(new KeyboardEvent('keydown', init));
      await this.element.updateComplete;
    }
  }

  /** Presses a mouse button on the plot, moves and lets it go. */
  async drag(from: number, to: number): Promise<void> {
    await this.point(from, { type: 'pointerdown' });
    await this.point(to);
    await this.point(to, { type: 'pointerup' });
  }

  /** The legend's entry of a series. */
  legendButton(label: string): HTMLButtonElement {
    const buttons = this.parts('legend-item').filter((item) => item.localName === 'button');
    return buttons.find((item) => textOf(item) === label) as HTMLButtonElement;
  }

  /** Labels of the columns of the table. */
  get columns(): readonly string[] {
    return [...this.element.shadowRoot!.querySelectorAll('thead th')].map(textOf);
  }

  /** The rows of the table with all their cells. */
  get cells(): readonly (readonly string[])[] {
    return this.parts('row').map((row) => [...row.querySelectorAll('th, td')].map(textOf));
  }

  /** The sums below the table. */
  get sums(): readonly string[] {
    return [...this.part('total')!.querySelectorAll('td')].map(textOf);
  }

  async until(condition: () => boolean, what: string): Promise<void> {
    await waitUntil(condition, what);
  }

  /** Colour of the pixels that are painted most with something that is neither grey nor white. */
  get barColor(): string {
    const canvas = this.canvas!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!];
      if (Math.max(r, g, b) - Math.min(r, g, b) < 40) continue;
      const color = `${r},${g},${b}`;
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  }

  async expectAccessible(): Promise<void> {
    await expectAccessible(this.element);
  }
}
