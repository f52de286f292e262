import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { UsageFilters } from '../src/context/filters-context.ts';
import '../src/elements/agent-filter/define.ts';
import '../src/elements/category-filter/define.ts';
import '../src/elements/credit-chart/define.ts';
import '../src/elements/organization-filter/define.ts';
import '../src/elements/period-filter/define.ts';
import '../src/elements/recent-conversations/define.ts';
import '../src/elements/usage-provider/define.ts';
import '../src/elements/usage-summary/define.ts';
import { createMockSource, type MockUsageSource } from '../test/mocks/mock-source.ts';
import './support.css';

/** A source that has a new conversation every ten seconds. */
function growing(source = createMockSource()): MockUsageSource {
  const start = Date.now();
  const { conversations } = source;
  source.conversations = async (request, options) => {
    const answer = await conversations(request, options);
    const { items, totals } = answer;
    const [first] = items;
    if (request.cursor !== undefined || !first) return answer;
    const added = Math.floor((Date.now() - start) / 10_000);
    const fresh = Array.from({ length: added }, (_, index) => ({
      ...first,
      id: `cnv_new_${added - index}`,
      contact: { key: `new_${added - index}`, label: `Newcomer ${added - index}` },
    }));
    return {
      ...answer,
      items: [...fresh, ...items],
      totals: { ...totals, count: totals.count + added },
    };
  };
  return source;
}

interface Args {
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly agent?: string;
  readonly fixedPeriod: boolean;
  /** Each story has a prefix of its own: the page with all of them has one address. */
  readonly urlSync: string;
  /** Seconds between two refreshes; 0: none. */
  readonly refresh: number;
  readonly source: () => MockUsageSource;
  /** Set before the provider is on the page: what is initial. */
  readonly filters: Partial<UsageFilters>;
  readonly content: TemplateResult;
}

const bar = html`<div class="story-filters">
  <period-filter></period-filter>
  <organization-filter></organization-filter>
  <agent-filter></agent-filter>
  <category-filter></category-filter>
</div>`;

const figures = html`<usage-summary figures="credits messages conversations"></usage-summary>`;

/** Writes below a story what of the filters stands in the address. */
function showAddress(element: Element | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  const write = () => {
    const prefix = element.dataset['prefix'] ?? '';
    const ours = location.search
      .slice(1)
      .split('&')
      .filter((text) => text.startsWith(prefix));
    element.textContent = ours.length === 0 ? 'Nothing in the address' : `?${ours.join('&')}`;
  };
  addEventListener('popstate', write);
  addEventListener('usage-filters-change', write);
  const provider = element.closest('.story')?.querySelector('usage-provider');
  void provider?.updateComplete.then(write);
}

function renderPage({ content, source, urlSync, ...page }: Args): TemplateResult {
  return html`<div class="story">
    <usage-provider
      .source=${source()}
      refresh=${page.refresh || nothing}
      .filters=${page.filters}
      period=${page.period ?? nothing}
      from=${page.from ?? nothing}
      to=${page.to ?? nothing}
      agent=${page.agent ?? nothing}
      ?fixed-period=${page.fixedPeriod}
      url-sync=${urlSync || nothing}
      locale="en-GB"
      time-zone="Europe/Berlin"
      >${content}</usage-provider
    >
    ${
      urlSync
        ? html`<p class="story-address">
            <code data-prefix=${urlSync} ${ref(showAddress)}></code>
          </p>`
        : nothing
    }
  </div>`;
}

/** Puts parameters into the address of the story's page, as a link would have them. */
function follow(link: string): void {
  const url = new URL(location.href);
  for (const [name, value] of new URLSearchParams(link)) url.searchParams.append(name, value);
  history.replaceState(history.state, '', url);
}

const meta: Meta<Args> = {
  title: 'Elements/usage-provider',
  component: 'usage-provider',
  args: {
    fixedPeriod: false,
    urlSync: '',
    refresh: 0,
    source: () => createMockSource(),
    filters: {},
    content: html`${bar}${figures}`,
  },
  argTypes: {
    content: { table: { disable: true } },
    source: { table: { disable: true } },
    filters: { table: { disable: true } },
  },
  render: renderPage,
};
export default meta;

type Story = StoryObj<Args>;

/** Everything on the page follows the filters. */
export const Default: Story = {};

/** What differs from the initial filters stands in the address; Back and Forward restore it. */
export const InTheAddress: Story = { args: { urlSync: 'address-' } };

/** The link asks for a week of one agent. Its 31 February and its empty key are dropped with a warning. */
export const FromALink: Story = {
  args: { urlSync: 'link-' },
  loaders: [
    () => {
      if (location.search.includes('link-')) return;
      follow('link-period=2026-02-31/2026-03-01&link-channel=');
      follow('link-period=2026-11-02/2026-11-08&link-agent=agt_01');
    },
  ],
};

/** The agent of an old link is shown by its key, and can be cleared. */
export const AgentThatIsGone: Story = {
  args: { urlSync: 'gone-' },
  loaders: [
    () => {
      if (!location.search.includes('gone-')) follow('gone-agent=agt_gone');
    },
  ],
};

/** Nobody changes agent or period; the other filters are free. */
export const Fixed: Story = { args: { agent: 'agt_01', period: '72h', fixedPeriod: true } };

/** Days as the page shows them at first, the last one included. */
export const Days: Story = { args: { from: '2026-11-02', to: '2026-11-08' } };

/** The chart is for one agent, whatever is chosen above. */
export const OneElementFixed: Story = {
  args: {
    content: html`${bar}${figures}<credit-chart agent="agt_01"></credit-chart>`,
  },
};

/** The figures follow all filters, the chart none but the period. */
export const OneElementIgnoresFilters: Story = {
  args: {
    filters: { agent: ['agt_01'] },
    content: html`${bar}${figures}<credit-chart ignore-filters="all"></credit-chart>`,
  },
};

/** A new conversation every ten seconds. Scroll down, and they are announced instead of moving rows. */
export const Live: Story = {
  args: {
    refresh: 10,
    source: growing,
    content: html`<recent-conversations></recent-conversations>`,
  },
};

/** Every refresh after the first answer fails: the figures stay and say their age. */
export const LiveWithoutAnswers: Story = {
  args: {
    refresh: 10,
    source: () => createMockSource({ scenario: { state: 'refreshFails', on: ['/usage'] } }),
    content: figures,
  },
};

/** Two providers, each with parameters of its own. */
export const TwoOnAPage: Story = {
  render: (args) => html`${['one-', 'two-'].map((urlSync) => renderPage({ ...args, urlSync }))}`,
};
