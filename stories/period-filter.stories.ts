import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../src/elements/period-filter/define.ts';
import type { PeriodFilter } from '../src/elements/period-filter/period-filter.ts';
import type { Capabilities, PlanAnswer } from '../src/api/types.ts';
import type { Period } from '../src/model/period.ts';
import { createMockSource, type MockUsageSource } from '../test/mocks/mock-source.ts';
import { onAllHosts, onPage, type StoryPage } from './support.ts';

interface Attributes {
  readonly presets?: string;
}

const meta: Meta<Attributes> = {
  title: 'Elements/period-filter',
  component: 'period-filter',
  render: (attributes) => onPage(filter(attributes)),
};
export default meta;

type Story = StoryObj<Attributes>;

function filter({ presets }: Attributes = {}) {
  return html`<period-filter presets=${presets ?? nothing}></period-filter>`;
}

/** With a period that the host has set. */
function chosen(period: Period): Story {
  return { render: () => onPage(filter(), { filters: { period } }) };
}

/** Opens the popup and waits for its months. */
async function open(canvas: HTMLElement): Promise<ShadowRoot> {
  const element = canvas.querySelector<PeriodFilter>('period-filter')!;
  await element.updateComplete;
  const root = element.shadowRoot!;
  root.querySelector<HTMLButtonElement>('[part~="trigger"]')!.click();
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!root.querySelector('[part~="day"]')) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true });
    look();
  });
  return root;
}

function opened(page: StoryPage = {}, attributes: Attributes = {}): Story {
  return {
    render: (given) => onPage(filter({ ...attributes, ...given }), page),
    play: async ({ canvasElement }) => void (await open(canvasElement)),
  };
}

function write(root: ShadowRoot, field: 'start' | 'end', text: string): void {
  const input = root.querySelector<HTMLInputElement>(`#${field}`)!;
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Dates as they were typed, after an attempt to apply them. */
function typed(start: string, end: string, page: StoryPage = {}): Story {
  return {
    render: () => onPage(filter(), page),
    play: async ({ canvasElement }) => {
      const root = await open(canvasElement);
      write(root, 'start', start);
      write(root, 'end', end);
      root.querySelector<HTMLButtonElement>('[part~="primary"]')!.click();
    },
  };
}

function sourceThatCan(change: Partial<Capabilities>): MockUsageSource {
  const source = createMockSource();
  const { capabilities } = source;
  source.capabilities = async (options) => ({ ...(await capabilities(options))!, ...change });
  return source;
}

function sourceOfPlan(change: Partial<PlanAnswer>): MockUsageSource {
  const source = createMockSource();
  const { plan } = source;
  source.plan = async (request, options) => ({ ...(await plan(request, options)), ...change });
  return source;
}

export const Default: Story = {};

/** Focus is on what is chosen; the calendar is loaded now. */
export const Open: Story = opened();

export const Hours: Story = chosen({ preset: '72h' });

export const Months: Story = chosen({ preset: '12mo' });

export const BillingPeriod: Story = chosen({ preset: 'billing' });

/** Days that the host has set, or a shared link. */
export const Days: Story = chosen({ from: '2026-09-01', to: '2026-09-14' });

/** The host decides which periods are offered, in which order. */
export const ChosenPresets: Story = opened({}, { presets: '12mo 30d 24h' });

export const WithoutPresets: Story = opened({}, { presets: '' });

/** One day was picked; the other may lie before or after it. */
export const PickingTheOtherDay: Story = {
  play: async ({ canvasElement }) => {
    const root = await open(canvasElement);
    root.querySelector<HTMLElement>('#day-2026-11-04')!.click();
  },
};

/** The night of 25 October has one hour more. */
export const ChangeOfClocks: Story = {
  play: async ({ canvasElement }) => {
    const root = await open(canvasElement);
    write(root, 'start', '24 Oct 2026');
    write(root, 'end', '26 Oct 2026');
  },
};

export const NoSuchDay: Story = typed('31 Feb 2026', '20 Nov 2026');

export const EndBeforeStart: Story = typed('14 Nov 2026', '1 Nov 2026');

export const BeforeTheEarliestDay: Story = typed('1 Jan 2026', '20 Nov 2026');

export const StillToCome: Story = typed('1 Nov 2026', '31 Dec 2026');

/** The API answers 31 days at once: 12 months cannot be chosen, nor can six weeks be typed. */
export const LongestRange: Story = {
  render: () => onPage(filter(), { source: sourceThatCan({ max_range_days: 31 }) }),
  play: async ({ canvasElement }) => {
    const root = await open(canvasElement);
    write(root, 'start', '1 Oct 2026');
    write(root, 'end', '12 Nov 2026');
  },
};

/** The organizations in sight have billing periods of their own. */
export const NoBillingPeriod: Story = {
  render: () =>
    onPage(filter(), {
      source: sourceOfPlan({ period: null }),
      filters: { period: { preset: 'billing' } },
    }),
  play: async ({ canvasElement }) => void (await open(canvasElement)),
};

/** An API without `/plan` has no billing period to offer. */
export const WithoutPlan: Story = {
  render: () => onPage(filter(), { source: sourceThatCan({ resources: ['dimensions'] }) }),
  play: async ({ canvasElement }) => void (await open(canvasElement)),
};

/** The host has fixed the period. */
export const Fixed: Story = {
  render: () => onPage(filter(), { period: '72h' }),
  play: async ({ canvasElement }) => {
    canvasElement.querySelector('usage-provider')!.fixedPeriod = true;
  },
};

export const Loading: Story = {
  render: () => onPage(filter(), { scenario: { state: 'loading', on: ['/capabilities'] } }),
};

/** What the API can do is not known. */
export const Error: Story = opened({ scenario: { state: 'error', on: ['/capabilities'] } });

export const Unconfigured: Story = { render: (attributes) => filter(attributes) };

export const Themed: Story = { render: () => onAllHosts(filter()) };

export const Dark: Story = opened({ scheme: 'dark' });

/** The popup is not cut off by a box that hides what does not fit. */
export const Narrow: Story = opened({ width: 140 });

/** Weeks begin on Sunday and the month comes first. */
export const American: Story = opened({ locale: 'en-US' });

/** Months, digits and week of the Persian calendar. */
export const RightToLeft: Story = opened({ direction: 'rtl', locale: 'fa-IR' });
