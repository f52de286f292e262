import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/agent-filter/define.ts';
import type { AgentFilter } from '../src/elements/agent-filter/agent-filter.ts';
import { createMockSource } from '../test/mocks/mock-source.ts';
import { onAllHosts, onPage, type StoryPage } from './support.ts';

const meta: Meta = {
  title: 'Elements/agent-filter',
  component: 'agent-filter',
  render: () => onPage(filter()),
};
export default meta;

type Story = StoryObj;

function filter() {
  return html`<agent-filter></agent-filter>`;
}

/** With agents that the host, or the address of its page, has chosen. */
function chosen(...agent: readonly string[]): Story {
  return { render: () => onPage(filter(), { filters: { agent } }) };
}

async function open(canvas: HTMLElement): Promise<ShadowRoot> {
  const element = canvas.querySelector<AgentFilter>('agent-filter')!;
  await element.updateComplete;
  const root = element.shadowRoot!;
  root.querySelector<HTMLButtonElement>('[part~="trigger"]')!.click();
  return root;
}

async function openAndType(canvas: HTMLElement, text: string): Promise<void> {
  const field = (await open(canvas)).querySelector('input')!;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

function opened(page: StoryPage = {}): Story {
  return {
    render: () => onPage(filter(), page),
    play: async ({ canvasElement }) => void (await open(canvasElement)),
  };
}

function searched(text: string, page: StoryPage = {}): Story {
  return {
    render: () => onPage(filter(), page),
    play: ({ canvasElement }) => openAndType(canvasElement, text),
  };
}

export const Default: Story = {};

export const Open: Story = opened();

/** What is typed on the closed button goes to the search as well. */
export const Search: Story = searched('or');

/** Asked for page by page while the list is scrolled. */
export const FiveThousandAgents: Story = opened({ scenario: { agents: 5000 } });

export const Chosen: Story = chosen('agt_02');

export const Several: Story = chosen('agt_01', 'agt_02');

export const Deleted: Story = chosen('agt_12');

/** As from an old link: its key is shown, and it can be cleared. */
export const NotFound: Story = chosen('agt_gone');

/** The host has fixed the agent. */
export const Fixed: Story = { render: () => onPage(filter(), { agent: 'agt_01' }) };

export const Loading: Story = opened({ scenario: { state: 'loading', on: ['/dimensions'] } });

/** The former answer stays, dimmed, while the next one loads. */
export const Refreshing: Story = {
  render: () => {
    const source = createMockSource();
    const { dimension } = source;
    source.dimension = (request, options) =>
      request.search === undefined ? dimension(request, options) : new Promise(() => {});
    return onPage(filter(), { source });
  },
  play: async ({ canvasElement }) => {
    const root = await open(canvasElement);
    const list = root.querySelector('[part~="options"]')!;
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (list.querySelectorAll('[role="option"]').length < 2) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(list, { childList: true, subtree: true });
    });
    const field = root.querySelector('input')!;
    field.value = 'order';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  },
};

export const NothingMatches: Story = searched('zebra');

export const Error: Story = opened({ scenario: { state: 'error', on: ['/dimensions'] } });

export const Forbidden: Story = opened({ scenario: { state: 'forbidden', on: ['/dimensions'] } });

export const Unconfigured: Story = { render: filter };

/** The API says that it cannot filter by agent, or that the caller lacks a role for it. */
export const NotAvailable: Story = {
  render: () => {
    const source = createMockSource();
    const { capabilities } = source;
    source.capabilities = async (options) => {
      const known = await capabilities(options);
      return known && { ...known, dimensions: [] };
    };
    return onPage(filter(), { source });
  },
};

export const Themed: Story = {
  render: () => onAllHosts(filter(), { filters: { agent: ['agt_02'] } }),
};

export const Dark: Story = opened({ scheme: 'dark' });

/** The popup is not cut off by a box that hides what does not fit. */
export const Narrow: Story = opened({ width: 140 });

export const RightToLeft: Story = opened({ direction: 'rtl', locale: 'ar' });
