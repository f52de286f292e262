import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../src/elements/usage-breakdown/define.ts';
import type { UsageBreakdown } from '../src/elements/usage-breakdown/usage-breakdown.ts';
import { withGroups } from '../test/elements/usage-breakdown/sources.ts';
import { withUsage } from '../test/mocks/changed-source.ts';
import {
  onAllHosts,
  onPage,
  openExportMenu,
  refreshForever,
  refreshOnce,
  type StoryPage,
} from './support.ts';

interface Args {
  readonly groupBy: UsageBreakdown['groupBy'];
  readonly metric: string;
  readonly type: UsageBreakdown['type'];
  readonly selects: UsageBreakdown['selects'];
  readonly compact: boolean;
  readonly limit?: number;
  readonly hrefTemplate?: string;
  readonly titleText?: string;
  readonly withoutExport?: boolean;
  /** The page that the element stands on. */
  readonly page: StoryPage;
}

const element = (args: Args) =>
  html`<usage-breakdown
    group-by=${args.groupBy}
    metric=${args.metric}
    type=${args.type}
    selects=${args.selects}
    limit=${args.limit ?? nothing}
    href-template=${args.hrefTemplate ?? nothing}
    title-text=${args.titleText ?? nothing}
    ?compact=${args.compact}
    ?without-export=${args.withoutExport ?? false}
  ></usage-breakdown>`;

const meta: Meta<Args> = {
  title: 'Elements/usage-breakdown',
  component: 'usage-breakdown',
  args: {
    groupBy: 'agent',
    metric: 'credits',
    type: 'bars',
    selects: 'filter',
    compact: false,
    page: { width: 480 },
  },
  argTypes: {
    page: { table: { disable: true } },
    type: { control: 'inline-radio', options: ['bars', 'donut'] },
    selects: { control: 'inline-radio', options: ['filter', 'event'] },
    groupBy: {
      control: 'select',
      options: ['agent', 'category', 'channel', 'model', 'member', 'organization'],
    },
  },
  render: (args) => onPage(element(args), args.page),
};
export default meta;

type Story = StoryObj<Args>;
const width = 480;

/** Choose a row: the page is filtered by it. Choose it again: by none. */
export const Default: Story = {};

export const Donut: Story = { args: { type: 'donut', titleText: 'Share by agent' } };

export const ByCategory: Story = { args: { groupBy: 'category' } };

export const ByChannel: Story = { args: { groupBy: 'channel' } };

/** Shades of one hue, so that no slice is read as an agent. */
export const ChannelsAsDonut: Story = { args: { groupBy: 'channel', type: 'donut' } };

/** A small ring that stays beside its table. */
export const Compact: Story = {
  args: { groupBy: 'channel', type: 'donut', metric: 'messages', compact: true },
};

export const ByModel: Story = { args: { groupBy: 'model', metric: 'llm_tokens', type: 'donut' } };

/** A group for what is not assigned, and one that is deleted. */
export const ByMember: Story = { args: { groupBy: 'member' } };

/** Says how many organizations the caller may not see. */
export const ByOrganization: Story = { args: { groupBy: 'organization' } };

/** Each row leads to a page of the host. */
export const TopAgents: Story = {
  args: {
    metric: 'messages',
    limit: 5,
    titleText: 'Top agents by messages',
    hrefTemplate: '#/agents/{key}/conversations',
  },
};

/** All of them, the deleted one too. Hues that were used up before come back hatched. */
export const AllAgents: Story = { args: { limit: 20 } };

export const AllAgentsAsDonut: Story = { args: { limit: 20, type: 'donut' } };

/** A picture of what is drawn, or each group as the server sent it. */
export const Export: Story = {
  play: ({ canvasElement }) => openExportMenu(canvasElement, 'usage-breakdown'),
};

export const WithoutExport: Story = { args: { withoutExport: true } };

/** The page is filtered by one agent; the others stay, so that one can go to them. */
export const Chosen: Story = {
  args: { type: 'donut', page: { width, filters: { agent: ['agt_04'] } } },
};

export const ChosenAsBars: Story = { args: { page: { width, filters: { agent: ['agt_04'] } } } };

export const ChosenAmongTheOthers: Story = {
  args: { page: { width, filters: { agent: ['agt_09'] } } },
};

/** The host has fixed the agent, and nobody can go to another one. */
export const Fixed: Story = { args: { type: 'donut', page: { width, agent: 'agt_01' } } };

export const FilteredByChannel: Story = {
  args: { page: { width, filters: { channel: ['phone', 'sms'] } } },
};

/** A message can use several categories: bars without percent, though a donut was asked for. */
export const Overlapping: Story = {
  args: { groupBy: 'category', metric: 'messages', type: 'donut' },
};

export const Averages: Story = { args: { metric: 'response_time' } };

/** Negative amounts run backwards, and there is no percent. */
export const Refunds: Story = {
  args: {
    type: 'donut',
    page: {
      width,
      source: withGroups([
        ['Order help', '120.5'],
        ['Gift adviser', '40'],
        ['Phone desk', '-33.2'],
        ['Offer scout', '-80'],
      ]),
    },
  },
};

export const PartsAreNotTheTotal: Story = {
  args: {
    type: 'donut',
    page: {
      width,
      source: withUsage((answer) => ({
        ...answer,
        series: answer.series.map((series) =>
          series.part === 'total' ? { ...series, total: '30000' } : series,
        ),
      })),
    },
  },
};

/** All others together are a thousand times the largest; their bar is broken. */
export const TenThousandGroups: Story = {
  args: {
    page: {
      width,
      source: withGroups(
        Array.from(
          { length: 10_000 },
          (_, index) => [`Agent ${index + 1}`, String(20_000 - index)] as const,
        ),
      ),
    },
  },
};

export const EqualAndLongNames: Story = {
  args: {
    type: 'donut',
    page: {
      width,
      source: withGroups([
        ['The assistant that answers all questions about returns '.repeat(6), '120.5'],
        ['خدمة العملاء', '40'],
        ['Support', '12'],
        ['Support', '11'],
      ]),
    },
  },
};

export const TinyAndHugeAmounts: Story = {
  args: {
    type: 'donut',
    page: {
      width,
      source: withGroups([
        ['Huge', '1000000000000'],
        ['Large', '2000000000'],
        ['Tiny', '0.000001'],
        ['Nothing', '0'],
      ]),
    },
  },
};

/** Values of a dimension may bring their colours. */
export const OwnColours: Story = {
  args: {
    type: 'donut',
    groupBy: 'channel',
    page: {
      width,
      source: withGroups([
        ['WhatsApp', '60', { color: '#25d366' }],
        ['Telegram', '30', { color: '#229ed9' }],
        ['Web chat', '10'],
      ]),
    },
  },
};

/** The API does not know this metric. */
export const NotAvailable: Story = { args: { metric: 'answer_quality' } };

/** Stays so until the mock answers, which it does not. After some seconds it offers to cancel. */
export const Loading: Story = { args: { page: { width, scenario: 'loading' } } };

export const LoadingDonut: Story = {
  args: { type: 'donut', page: { width, scenario: 'loading' } },
};

/** Answers after six seconds; after four it says that it goes on. */
export const LongLoading: Story = { args: { page: { width, scenario: 'slow' } } };

export const Refreshing: Story = {
  play: ({ canvasElement }) => refreshForever(canvasElement, 'usage-breakdown', '/usage'),
};

export const Empty: Story = { args: { page: { width, scenario: 'empty' } } };

// Named apart, so that the module keeps the global `Error`.
export const Failed: Story = { name: 'Error', args: { page: { width, scenario: 'error' } } };

/** The refresh failed; the rows stay, with their age. */
export const ErrorWithData: Story = {
  args: { page: { width, scenario: 'refreshFails' } },
  play: ({ canvasElement }) => refreshOnce(canvasElement, 'usage-breakdown'),
};

export const Forbidden: Story = { args: { page: { width, scenario: 'forbidden' } } };

export const Unconfigured: Story = { render: element };

/** Three hosts: other colours and fonts, sharp corners or round ones, no surface at all. */
export const Themed: Story = {
  args: { type: 'donut' },
  render: (args) => onAllHosts(element(args), args.page),
};

export const Dark: Story = { args: { type: 'donut', page: { width, scheme: 'dark' } } };

export const Narrow: Story = {
  render: (args) =>
    html`${[768, 480, 360, 240].map((each) =>
      onPage(html`${element(args)}${element({ ...args, type: 'donut' })}`, { width: each }),
    )}`,
};

export const RightToLeft: Story = {
  args: { type: 'donut', page: { width, direction: 'rtl', locale: 'ar' } },
};
