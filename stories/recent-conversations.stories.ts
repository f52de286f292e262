import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../src/elements/conversation-credits/define.ts';
import '../src/elements/recent-conversations/define.ts';
import type { Conversation } from '../src/api/types.ts';
import { createMockSource } from '../test/mocks/mock-source.ts';
import { onAllHosts, onPage, refreshForever, refreshOnce, type StoryPage } from './support.ts';

interface Arguments {
  readonly columns?: string;
  readonly sort?: string;
  readonly 'href-template'?: string;
  readonly 'load-more'?: boolean;
  readonly 'without-export'?: boolean;
}

const meta: Meta<Arguments> = {
  title: 'Elements/recent-conversations',
  component: 'recent-conversations',
  render: (args) => onPage(element(args)),
};
export default meta;

type Story = StoryObj<Arguments>;

function element(args: Arguments) {
  return html`<recent-conversations
    columns=${args.columns ?? nothing}
    sort=${args.sort ?? nothing}
    href-template=${args['href-template'] ?? nothing}
    ?load-more=${args['load-more'] ?? false}
    ?without-export=${args['without-export'] ?? false}
  ></recent-conversations>`;
}

function story(page: StoryPage): Story {
  return { render: (args) => onPage(element(args), page) };
}

/** A source that changes its first conversations. */
function withRows(...changes: readonly Partial<Conversation>[]) {
  const source = createMockSource();
  const { conversations } = source;
  source.conversations = async (request, options) => {
    const answer = await conversations(request, options);
    const items = answer.items.map((item, index) => ({ ...item, ...changes[index] }));
    return { ...answer, items };
  };
  return source;
}

export const Default: Story = {};

/** Where credits went: the default, by its name. */
export const Billing: Story = { args: { columns: 'billing', sort: '-credits' } };

/** What happened lately, without any cost. */
export const Activity: Story = { args: { columns: 'activity' } };

/** Agent id, kind of interaction, credits and length in turns. */
export const Log: Story = { args: { columns: 'when agent-id type contact messages credits' } };

/** All columns: what does not fit is scrolled to. */
export const AllColumns: Story = {
  args: {
    columns:
      'when type agent agent-id contact channel messages credits category organization member',
  },
};

/** The choice is shown by the element beside it, without a line of script. */
export const WithDetail: Story = {
  render: (args) => onPage(html`${element(args)}<conversation-credits></conversation-credits>`),
};

/** Conversations over midnight: what lies in the three days, and of how much. */
export const ReachingBeyond: Story = {
  ...story({
    period: '24h',
    source: withRows(
      { in_range: '4.17', whole: '34.1675' },
      {},
      { in_range: '0.0000004', whole: '12' },
    ),
  }),
};

/** Agents, contacts and ids are searched; what matches is marked. */
export const Search: Story = {
  play: ({ canvasElement }) => search(canvasElement, 'visitor'),
};

export const SearchWithoutMatch: Story = {
  play: ({ canvasElement }) => search(canvasElement, '%_'),
};

async function search(canvas: HTMLElement, text: string): Promise<void> {
  const list = canvas.querySelector('recent-conversations')!;
  await list.updateComplete;
  const input = list.shadowRoot!.querySelector('input')!;
  input.value = text;
  input.dispatchEvent(new Event('change'));
}

/** Each agent's name leads to a page of the host's. */
export const Links: Story = {
  args: { 'href-template': '#/agents/{agent}/conversations/{conversation}' },
};

/** For short pages: rows are added by a button. */
export const LoadMore: Story = { args: { 'load-more': true } };

/** The pages behind the first one cannot be had. */
export const NextPageFails: Story = {
  args: { 'load-more': true },
  render: (args) => {
    const source = createMockSource();
    const { conversations } = source;
    source.conversations = async (request, options) => {
      if (request.cursor) source.scenario = { state: 'error' };
      return conversations(request, options);
    };
    return onPage(element(args), { source });
  },
};

/** A file of all pages, written as they come. */
export const Exporting: Story = {
  render: (args) => onPage(element(args), { source: withExport('waits') }),
  play: ({ canvasElement }) => startExport(canvasElement),
};

/** A page could not be had: the export goes on from there. */
export const ExportFails: Story = {
  render: (args) => onPage(element(args), { source: withExport('fails') }),
  play: ({ canvasElement }) => startExport(canvasElement),
};

export const WithoutExport: Story = { args: { 'without-export': true } };

/** A source whose second page of an export waits or fails. */
function withExport(second: 'waits' | 'fails') {
  const source = createMockSource();
  const { conversations } = source;
  source.conversations = async (request, options) => {
    if (request.cursor && request.limit === 250) {
      if (second === 'fails') source.scenario = { state: 'error' };
      else source.hold('/conversations');
    }
    return conversations(request, options);
  };
  return source;
}

async function startExport(canvas: HTMLElement): Promise<void> {
  // A story cannot ask for a place to save.
  Object.assign(globalThis, { showSaveFilePicker: undefined });
  const list = canvas.querySelector('recent-conversations')!;
  if (list.dataset['state'] !== 'ready') {
    await new Promise((resolve) => list.addEventListener('usage-load', resolve, { once: true }));
  }
  await list.updateComplete;
  list.shadowRoot!.querySelector<HTMLElement>('.export')!.click();
}

/** Names with markup, signs that turn the direction, and none at all. */
export const HostileNames: Story = story({
  source: withRows(
    { agent: { key: 'a1', label: '<b onclick=alert(1)>bold</b>' } },
    { agent: { key: 'a2', label: '\u202e\u2067desrever' } },
    { agent: { key: 'a3', label: '\u200b\u200e' }, contact: null, channel: null },
    { id: '../..', agent: { key: 'a4', label: 'A name that goes on and on and on and on' } },
  ),
});

export const Loading: Story = story({ scenario: { state: 'loading', on: ['/conversations'] } });

export const Refreshing: Story = {
  play: ({ canvasElement }) =>
    refreshForever(canvasElement, 'recent-conversations', '/conversations'),
};

export const Empty: Story = story({ scenario: { state: 'empty', on: ['/conversations'] } });

export const Error: Story = story({ scenario: { state: 'error', on: ['/conversations'] } });

export const ErrorWithData: Story = {
  ...story({ scenario: { state: 'refreshFails', on: ['/conversations'] } }),
  play: ({ canvasElement }) => refreshOnce(canvasElement, 'recent-conversations'),
};

export const Forbidden: Story = story({
  scenario: { state: 'forbidden', on: ['/conversations'] },
});

export const Unconfigured: Story = { render: (args) => element(args) };

export const Themed: Story = { render: (args) => onAllHosts(element(args)) };

export const Dark: Story = story({ scheme: 'dark' });

export const Narrow: Story = story({ width: 390 });

export const RightToLeft: Story = story({ direction: 'rtl', locale: 'ar' });
