import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { UsageSource } from '../../../src/api/types.ts';
import type { UsageFilters } from '../../../src/context/filters-context.ts';
import '../../../src/elements/agent-filter/define.ts';
import '../../../src/elements/category-filter/define.ts';
import '../../../src/elements/channel-filter/define.ts';
import type { DimensionFilterElement } from '../../../src/elements/dimension-filter/dimension-filter-element.ts';
import '../../../src/elements/member-filter/define.ts';
import '../../../src/elements/model-filter/define.ts';
import '../../../src/elements/organization-filter/define.ts';
import '../../../src/elements/usage-provider/define.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { waitUntil } from '../../support/wait-until.ts';

export const filterTags = [
  'agent-filter',
  'category-filter',
  'organization-filter',
  'channel-filter',
  'model-filter',
  'member-filter',
] as const;
export type FilterTag = (typeof filterTags)[number];

/** A filter by a dimension as somebody sees and uses it. */
export class FilterPage {
  readonly element: DimensionFilterElement;

  constructor(element: DimensionFilterElement) {
    this.element = element;
  }

  get provider(): UsageProvider {
    return this.element.closest('usage-provider')!;
  }

  get trigger(): HTMLButtonElement {
    return this.#part('trigger')!;
  }

  get clear(): HTMLButtonElement | null {
    return this.#part('clear');
  }

  get popup(): HTMLElement {
    return this.#part('popup')!;
  }

  get input(): HTMLInputElement {
    return this.element.shadowRoot!.querySelector('input')!;
  }

  get list(): HTMLElement {
    return this.#part('options')!;
  }

  get isOpen(): boolean {
    return this.popup.matches(':popover-open');
  }

  /** What the button says for those who do not see it. */
  get name(): string | null {
    return this.trigger.getAttribute('aria-label');
  }

  get options(): readonly HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  /** The names in the list, without ids and notes. */
  get names(): readonly string[] {
    return this.options.map(
      (option) => (option.querySelector('bdi') ?? option).textContent?.trim() ?? '',
    );
  }

  get active(): HTMLElement | null {
    const id = this.input.getAttribute('aria-activedescendant');
    return id === null ? null : this.element.shadowRoot!.getElementById(id);
  }

  /** Name of the option that the keyboard is on. */
  get activeName(): string | undefined {
    const { active } = this;
    return active ? (active.querySelector('bdi') ?? active).textContent?.trim() : undefined;
  }

  /** What is said below the list, and aloud. */
  get status(): string {
    const text = this.popup.querySelector('[role="status"]')?.textContent ?? '';
    return text.replace(/\s+/g, ' ').trim();
  }

  get isDimmed(): boolean {
    return this.list.hasAttribute('data-outdated');
  }

  get tryAgain(): HTMLButtonElement | null {
    return this.action('Try again');
  }

  /** Names of the options that are ticked, or the one that is chosen. */
  get chosen(): readonly string[] {
    return this.names.filter((_, index) => this.options[index]!.ariaSelected === 'true');
  }

  /** How many are chosen, as the button says. */
  get badge(): string | undefined {
    return this.trigger.querySelector('[part="count"]')?.textContent ?? undefined;
  }

  /** Whether focus is in the search field. */
  get isSearchFocused(): boolean {
    return this.element.shadowRoot!.activeElement === this.input;
  }

  /** A button below the list. */
  action(name: string): HTMLButtonElement | null {
    const buttons = this.popup.querySelectorAll<HTMLButtonElement>('[part="footer"] button');
    return [...buttons].find((button) => button.textContent.trim() === name) ?? null;
  }

  option(name: string): HTMLElement {
    const option = this.options[this.names.indexOf(name)];
    if (!option) throw new Error(`No option "${name}" among ${this.names.join(', ')}`);
    return option;
  }

  async open(): Promise<void> {
    this.trigger.click();
    await this.element.updateComplete;
  }

  async openWithAnswer(): Promise<void> {
    await this.open();
    await waitUntil(() => this.options.length > 1, 'options');
    await this.untilStill();
  }

  /** Waits until nothing fades or moves any more. */
  async untilStill(): Promise<void> {
    const ending = this.element
      .shadowRoot!.getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  }

  /** As if typed: the text stands in the field and the browser says so. */
  async type(text: string): Promise<void> {
    this.input.value = text;
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Keys of a real keyboard, one after the other: "ArrowDown", "a". */
  async press(...keys: readonly string[]): Promise<void> {
    for (const press of keys) await sendKeys({ press });
    await this.element.updateComplete;
  }

  async until(condition: () => boolean, what: string): Promise<void> {
    await waitUntil(condition, what);
  }

  async expectAccessible(): Promise<void> {
    await this.untilStill();
    await expectAccessible(this.element);
  }

  #part<E extends HTMLElement>(name: string): E | null {
    return this.element.shadowRoot!.querySelector<E>(`[part~="${name}"]`);
  }
}

/** A filter inside a provider, which knows what the API can do. */
export async function renderTag(
  tag: FilterTag,
  source: UsageSource,
  { filters = {}, multiple }: { filters?: Partial<UsageFilters>; multiple?: boolean } = {},
): Promise<FilterPage> {
  const element = document.createElement(tag);
  element.toggleAttribute('multiple', multiple ?? false);
  const provider = await fixture<UsageProvider>(
    html`<usage-provider .source=${source} time-zone="Europe/Berlin">${element}</usage-provider>`,
  );
  provider.filters = filters;
  const page = new FilterPage(element);
  await page.until(() => element.dataset['state'] !== 'loading', 'capabilities');
  return page;
}
