import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/usage-breakdown/define.ts';
import type { UsageBreakdown } from '../../../src/elements/usage-breakdown/usage-breakdown.ts';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { settled } from '../../support/settled.ts';

export interface BreakdownPageOptions {
  readonly source?: MockUsageSource;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Attributes of the provider. */
  readonly provider?: Readonly<Record<string, string>>;
  /** In pixels. */
  readonly width?: number;
}

/** One row as a reader sees it. */
export interface RowSeen {
  readonly name: string;
  readonly amount: string;
  readonly share: string;
}

/** The breakdown as somebody sees and uses it, on a page of its own. */
export class BreakdownPage {
  readonly source: MockUsageSource;
  readonly provider: UsageProvider;
  readonly element: UsageBreakdown;

  private constructor(source: MockUsageSource, provider: UsageProvider, element: UsageBreakdown) {
    this.source = source;
    this.provider = provider;
    this.element = element;
  }

  static async open(options: BreakdownPageOptions = {}): Promise<BreakdownPage> {
    const { source = createMockSource(), attributes = {}, provider = {}, width = 600 } = options;
    const element = document.createElement('usage-breakdown');
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
    return new BreakdownPage(source, around, element);
  }

  /** A page whose breakdown shows its answer. */
  static async openReady(options?: BreakdownPageOptions): Promise<BreakdownPage> {
    const page = await BreakdownPage.open(options);
    await settled(page.element);
    return page;
  }

  all<E extends Element = HTMLElement>(selector: string): readonly E[] {
    return [...this.element.shadowRoot!.querySelectorAll<E>(selector)];
  }

  parts(name: string): readonly HTMLElement[] {
    return this.all(`[part~="${name}"]`);
  }

  text(part: string): string {
    return textOf(this.parts(part)[0]);
  }

  get title(): string {
    return this.text('title');
  }

  get subtitle(): string {
    return this.text('subtitle');
  }

  get notes(): readonly string[] {
    return this.parts('note').map(textOf);
  }

  /** What those who do not see the drawing are told. */
  get sentence(): string {
    return textOf(this.all('[part="body"] > p.visually-hidden')[0]);
  }

  get isDonut(): boolean {
    return this.parts('ring').length > 0;
  }

  get rows(): readonly RowSeen[] {
    return this.rowElements.map((row) => ({
      name: textOf(row.querySelector('.name')?.parentElement),
      amount: textOf(row.querySelector('[part~="value"]')),
      share: textOf(row.querySelector('[part~="share"]')),
    }));
  }

  /** Name, amount and share of a row in one line. */
  row(name: string): string {
    const found = this.rows.find((row) => row.name === name);
    return found ? `${found.amount} ${found.share}`.trim() : '';
  }

  get rowElements(): readonly HTMLElement[] {
    return this.parts('row');
  }

  rowElement(name: string): HTMLElement {
    const index = this.rows.findIndex((row) => row.name === name);
    if (index < 0) throw new Error(`There is no row "${name}".`);
    return this.rowElements[index]!;
  }

  /** What can be pressed in a row: a button or a link, `null` if nothing. */
  control(name: string): HTMLElement | null {
    const row = this.rowElement(name);
    return row.matches('a, button') ? row : row.querySelector<HTMLElement>('a, button');
  }

  get slices(): readonly SVGGElement[] {
    return this.all<SVGGElement>('.slice');
  }

  slice(name: string): SVGGElement {
    return this.slices.find((slice) => textOf(slice.querySelector('title')).startsWith(name))!;
  }

  /** Colour that a row is painted with: its swatch or its bar. */
  colorOf(name: string): string {
    const painted = this.rowElement(name).querySelector('[part~="swatch"], [part~="bar"]')!;
    return getComputedStyle(painted).backgroundColor;
  }

  /** Names of the rows that are marked as what the page shows. */
  get chosen(): readonly string[] {
    const marked = '[aria-pressed="true"], [aria-current="true"]';
    return this.rows
      .map(({ name }) => name)
      .filter((name) => {
        const row = this.rowElement(name);
        return row.matches(marked) || row.querySelector(marked) !== null;
      });
  }

  /** Presses a key on what has the focus, as a browser does it for buttons and links. */
  press(name: string): void {
    this.control(name)!.click();
  }

  /** How much of its track a bar takes, and where it begins, in percent. */
  bar(name: string): { readonly start: number; readonly size: number } {
    const row = this.rowElement(name);
    const track = row.querySelector('[part~="track"]')!.getBoundingClientRect();
    const bar = row.querySelector('[part~="bar"]')!.getBoundingClientRect();
    return {
      start: ((bar.left - track.left) / track.width) * 100,
      size: (bar.width / track.width) * 100,
    };
  }

  /** The filter that the page's elements follow. */
  get filters() {
    return this.provider.filters;
  }

  async expectAccessible(): Promise<void> {
    await expectAccessible(this.element);
  }
}

export function textOf(element: Element | null | undefined): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}
