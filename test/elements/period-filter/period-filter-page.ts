import { fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { nothing } from 'lit';
import type { Capabilities, UsageSource } from '../../../src/api/types.ts';
import type { Period } from '../../../src/model/period.ts';
import '../../../src/elements/period-filter/define.ts';
import type { PeriodFilter } from '../../../src/elements/period-filter/period-filter.ts';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { waitUntil } from '../../support/wait-until.ts';

export type Edge = 'start' | 'end';

/** A period filter as somebody sees and uses it. */
export class PeriodFilterPage {
  readonly element: PeriodFilter;

  constructor(element: PeriodFilter) {
    this.element = element;
  }

  get provider(): UsageProvider {
    return this.element.closest('usage-provider')!;
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get trigger(): HTMLButtonElement {
    return this.part('trigger')!;
  }

  get popup(): HTMLElement {
    return this.part('popup')!;
  }

  get isOpen(): boolean {
    return this.popup.matches(':popover-open');
  }

  /** What the button says for those who do not see it. */
  get name(): string | null {
    const name = this.trigger.getAttribute('aria-label');
    return name === null ? null : plain(name);
  }

  /** What the button shows: its words in order. */
  get shown(): readonly string[] {
    return [...this.trigger.querySelectorAll('[part]')].map(textOf);
  }

  get presets(): readonly HTMLButtonElement[] {
    return [...this.#root.querySelectorAll<HTMLButtonElement>('[part~="preset"]')];
  }

  /** Names of the presets with what stands below: "24 hours, by the hour". */
  get presetTexts(): readonly string[] {
    return this.presets.map((preset) => [...preset.children].map(textOf).join(', '));
  }

  get period(): Period {
    return this.provider.filters.period;
  }

  get days(): readonly HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[part~="day"]')];
  }

  get months(): readonly string[] {
    return [...this.#root.querySelectorAll('caption')].map(textOf);
  }

  /** First and last day of the range in the calendar, of what is in sight. */
  get range(): readonly string[] {
    const days = this.days
      .filter((day) => day.ariaSelected === 'true')
      .map(({ id }) => id.slice(4));
    return days.length === 0 ? [] : [days[0]!, days.at(-1)!];
  }

  /** What stands in the footer, and is said aloud. */
  get summary(): string {
    return textOf(this.part('footer')!.querySelector('[role="status"]')!);
  }

  /** What is said of the months when they are turned. */
  get saidMonths(): string {
    return textOf(this.#root.querySelector('.visually-hidden[role="status"]')!);
  }

  get focused(): Element | null {
    return this.#root.activeElement;
  }

  get focusedDay(): string | undefined {
    return /^day-(.+)$/.exec(this.focused?.id ?? '')?.[1];
  }

  part<E extends HTMLElement>(name: string): E | null {
    return this.#root.querySelector<E>(`[part~="${name}"]`);
  }

  preset(name: string): HTMLButtonElement {
    const preset = this.presets.find((button) => textOf(button.children[0]!) === name);
    if (!preset) throw new Error(`No preset "${name}" among ${this.presetTexts.join('; ')}`);
    return preset;
  }

  input(edge: Edge): HTMLInputElement {
    return this.#root.querySelector(`#${edge}`)!;
  }

  /** What is wrong with a date, as assistive technology is told. */
  problem(edge: Edge): string | undefined {
    const input = this.input(edge);
    if (input.getAttribute('aria-invalid') !== 'true') return undefined;
    return textOf(this.#root.getElementById(input.getAttribute('aria-describedby')!)!);
  }

  day(date: string): HTMLElement {
    const day = this.#root.getElementById(`day-${date}`);
    if (!day) throw new Error(`${date} is not in sight: ${this.months.join(', ')}`);
    return day;
  }

  async open(): Promise<void> {
    this.trigger.click();
    await this.until(() => this.days.length > 0, 'the calendar');
    await this.element.updateComplete;
  }

  /** As if typed and left: the text stands in the field and the browser says so. */
  async write(edge: Edge, text: string): Promise<void> {
    const input = this.input(edge);
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await this.element.updateComplete;
  }

  async click(target: HTMLElement): Promise<void> {
    target.click();
    await this.element.updateComplete;
  }

  apply(): Promise<void> {
    return this.click(this.part('primary')!);
  }

  /** Keys of a real keyboard, one after the other: "Tab", "Shift+PageUp". */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      if (key.startsWith('Shift+')) this.#pressWithShift(key.slice('Shift+'.length));
      else await sendKeys({ press: key });
      await this.element.updateComplete;
    }
    await this.element.updateComplete;
  }

  /** WebKit's driver presses one key at a time. */
  #pressWithShift(key: string): void {
    const event = new KeyboardEvent('keydown', {
      key,
      shiftKey: true,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    this.focused?.dispatchEvent(event);
  }

  async until(condition: () => boolean, what: string): Promise<void> {
    await waitUntil(condition, what);
  }

  async expectAccessible(): Promise<void> {
    await Promise.allSettled(this.#root.getAnimations().map(({ finished }) => finished));
    await expectAccessible(this.element);
  }
}

/** Text with plain spaces. Engines write ranges as "1 – 3" or "1–3". */
function plain(text: string): string {
  return text
    .replace(/\u2060/g, '')
    .replace(/\s*–\s*/g, ' – ')
    .replace(/\s+/g, ' ')
    .trim();
}

function textOf(node: Element): string {
  return plain(node.textContent ?? '');
}

export interface PeriodPageOptions {
  readonly source?: UsageSource;
  readonly presets?: string;
  readonly period?: Period;
  /** The period that the host has fixed. */
  readonly fixed?: string;
  readonly timeZone?: string;
  readonly locale?: string;
  readonly direction?: 'ltr' | 'rtl';
}

/** A filter inside a provider, which knows what the API can do. */
export async function renderPeriodFilter(
  options: PeriodPageOptions = {},
): Promise<PeriodFilterPage> {
  const { source = createMockSource(), presets, period, direction = 'ltr' } = options;
  const frame = await fixture<HTMLElement>(
    html`<div dir=${direction}>
      <usage-provider
        .source=${source}
        .filters=${period ? { period } : {}}
        period=${options.fixed ?? nothing}
        ?fixed-period=${options.fixed !== undefined}
        time-zone=${options.timeZone ?? 'Europe/Berlin'}
        locale=${options.locale ?? 'en-GB'}
        ><period-filter presets=${presets ?? nothing}></period-filter
      ></usage-provider>
    </div>`,
  );
  const page = new PeriodFilterPage(frame.querySelector('period-filter')!);
  await page.until(() => page.element.dataset['state'] !== 'loading', 'capabilities');
  return page;
}

/** A mock source that says something else of itself. */
export function sourceThatCan(change: Partial<Capabilities>): MockUsageSource {
  const source = createMockSource();
  const { capabilities } = source;
  source.capabilities = async (options) => ({ ...(await capabilities(options))!, ...change });
  return source;
}

/** Gives the page a size in pixels, and says whether that could be done: WebKit's driver cannot. */
export async function resize(width: number, height: number): Promise<boolean> {
  if (innerWidth === width && innerHeight === height) return true;
  // Asking its driver all the same writes a stack trace into the output of the run.
  if (!/Chrome|Firefox/.test(navigator.userAgent)) return false;
  try {
    await setViewport({ width, height });
    return true;
  } catch {
    return false;
  }
}
