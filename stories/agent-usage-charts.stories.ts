import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { Amount } from '../src/api/types.ts';
import '../src/elements/agent-usage-charts/define.ts';
import type { AgentUsageCharts } from '../src/elements/agent-usage-charts/agent-usage-charts.ts';
import { manyAgents, sourceOfAgents, type AgentFigures } from '../test/mocks/agents-answer.ts';
import {
  onAllHosts,
  onPage,
  openExportMenu,
  refreshForever,
  refreshOnce,
  type StoryPage,
} from './support.ts';

interface Args {
  readonly metric: string;
  readonly limit: number;
  readonly scale: AgentUsageCharts['scale'];
  readonly order: AgentUsageCharts['order'];
  readonly selects: AgentUsageCharts['selects'];
  readonly hrefTemplate?: string;
  readonly titleText?: string;
  readonly withoutExport?: boolean;
  /** The page that the element stands on. */
  readonly page: StoryPage;
}

const element = ({
  metric,
  limit,
  scale,
  order,
  selects,
  hrefTemplate,
  titleText,
  ...args
}: Args) =>
  html`<agent-usage-charts
    metric=${metric}
    limit=${limit}
    scale=${scale}
    order=${order}
    selects=${selects}
    href-template=${hrefTemplate ?? nothing}
    title-text=${titleText ?? nothing}
    ?without-export=${args.withoutExport ?? false}
  ></agent-usage-charts>`;

const meta: Meta<Args> = {
  title: 'Elements/agent-usage-charts',
  component: 'agent-usage-charts',
  args: {
    metric: 'credits',
    limit: 8,
    scale: 'same',
    order: 'largest',
    selects: 'filter',
    page: {},
  },
  argTypes: {
    page: { table: { disable: true } },
    scale: { control: 'inline-radio', options: ['same', 'own'] },
    order: { control: 'inline-radio', options: ['largest', 'unusual'] },
    selects: { control: 'inline-radio', options: ['filter', 'event'] },
  },
  render: (args) => onPage(element(args), args.page),
};
export default meta;

type Story = StoryObj<Args>;

const withAgents = (agents: readonly AgentFigures[]): StoryPage => ({
  source: sourceOfAgents(agents),
});

/** Agents that all have these values, over and over. */
function withValues(...values: readonly (Amount | null)[]): StoryPage {
  return withAgents(manyAgents(4).map(({ agent }) => ({ agent, values })));
}

/** Once the charts are there: presses keys on the first name. */
async function press(canvas: HTMLElement, ...keys: readonly string[]): Promise<void> {
  const charts = canvas.querySelector('agent-usage-charts')!;
  const name = () => charts.shadowRoot!.querySelector<HTMLElement>('[part~="label"]');
  await new Promise<void>((resolve) => {
    const look = () => (name() ? resolve() : requestAnimationFrame(look));
    look();
  });
  name()!.focus();
  for (const key of keys) {
    const target = charts.shadowRoot!.activeElement!;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  }
}

/** On one scale, the largest first. */
export const Default: Story = {};

/** Each chart fills its height, and says how far it reaches. */
export const OwnScale: Story = { args: { scale: 'own' } };

/** Those whose highest value is least like them come first. */
export const MostUnusualFirst: Story = { args: { order: 'unusual' } };

/** A picture of the charts, or every bucket of every agent as the server sent it. */
export const Export: Story = {
  play: ({ canvasElement }) => openExportMenu(canvasElement, 'agent-usage-charts'),
};

export const WithoutExport: Story = { args: { withoutExport: true } };

export const OtherMetric: Story = { args: { metric: 'messages' } };

/** Groups of this metric do not add up; the table says so. */
export const Conversations: Story = { args: { metric: 'conversations' } };

export const OneDay: Story = { args: { page: { period: '24h' } } };

export const TwelveMonths: Story = { args: { page: { period: '12mo' } } };

/** Days that are still to come are empty. */
export const BillingPeriod: Story = { args: { page: { period: 'billing' } } };

/** Names link to pages of the host. */
export const Links: Story = { args: { hrefTemplate: '#/agents/{key}' } };

/** One agent is chosen on the page; the others stay in sight. */
export const Chosen: Story = { args: { page: { filters: { agent: ['agt_03'] } } } };

/** The host has fixed one agent. */
export const OneAgent: Story = { args: { page: { agent: 'agt_03' } } };

export const OwnTitle: Story = { args: { titleText: 'What each assistant costs' } };

/** The value that the keyboard is on. */
export const Tooltip: Story = {
  play: ({ canvasElement }) => press(canvasElement, 'ArrowDown', 'Home', 'ArrowRight'),
};

export const TooltipOfRunningDay: Story = {
  play: ({ canvasElement }) => press(canvasElement, 'End'),
};

/** All come with one answer; those out of sight are not painted. */
export const HundredAgents: Story = { args: { limit: 100, page: withAgents(manyAgents(100)) } };

/** The hundred largest come first, and more when they are asked for. */
export const ThousandsOfAgents: Story = { args: { page: withAgents(manyAgents(3000)) } };

/** More buckets than a chart has pixels. */
export const ManyHours: Story = {
  args: { page: { period: '72h', width: 240 } },
};

export const Refunds: Story = { args: { page: withValues('5', '-3', '2', '-8.5', '4') } };

export const OnlyRefunds: Story = { args: { page: withValues('-3', '-8.5') } };

/** Nothing but zero for most. */
export const ZerosAndGaps: Story = {
  args: {
    page: withAgents([
      { agent: { key: 'a', label: 'Busy' }, values: ['4', '6', null, '5'] },
      { agent: { key: 'b', label: 'Now and then' }, values: [0, 0, 0, 0, 0, 0, '3'] },
      { agent: { key: 'c', label: 'Never' }, values: [0] },
      { agent: { key: 'd', label: 'Not measured' }, values: [null] },
    ]),
  },
};

export const TinyAmounts: Story = { args: { page: withValues('0.000001', '0.000003') } };

export const HugeAmounts: Story = { args: { page: withValues('1000000000000', '300000000000') } };

/** Amounts that differ by far: on a common scale the smallest are a line of two pixels. */
export const TinyBesideHuge: Story = {
  args: {
    page: withAgents([
      { agent: { key: 'a', label: 'Huge' }, values: ['1000000000000', '800000000000'] },
      { agent: { key: 'b', label: 'Tiny' }, values: ['0.000001', '0.000002'] },
    ]),
  },
};

/** Equal names, names of 300 characters, in Arabic, deleted, without a name, not assigned. */
export const Names: Story = {
  args: {
    page: withAgents([
      { agent: { key: 'a', label: 'Support' }, values: ['9'] },
      { agent: { key: 'b', label: 'Support' }, values: ['8'] },
      { agent: { key: 'c', label: `${'Very long name '.repeat(20)}end` }, values: ['7'] },
      { agent: { key: 'd', label: 'مساعد الطلبات والشحن' }, values: ['6'] },
      { agent: { key: 'e', label: 'Retired helper', deleted: true }, values: ['5'] },
      { agent: { key: 'f', label: '' }, values: ['4'] },
      { agent: { key: null, label: 'Not assigned' }, values: ['3'] },
      { agent: { key: 'g', label: '<b>Bold</b> & "quoted"', color: 'teal' }, values: ['2'] },
    ]),
  },
};

/** The API does not know this metric. */
export const NotAvailable: Story = {
  args: { metric: 'messages', page: { scenario: 'unknownMetric' } },
};

/** Stays so until the mock answers, which it does not. After some seconds it offers to cancel. */
export const Loading: Story = { args: { page: { scenario: 'loading' } } };

/** Answers after six seconds; after four it says that it goes on. */
export const LongLoading: Story = { args: { page: { scenario: 'slow' } } };

export const Refreshing: Story = {
  play: ({ canvasElement }) => refreshForever(canvasElement, 'agent-usage-charts', '/usage'),
};

export const Empty: Story = { args: { page: { scenario: 'empty' } } };

// Named apart, so that the module keeps the global `Error`.
export const Failed: Story = { name: 'Error', args: { page: { scenario: 'error' } } };

/** The refresh failed; the picture stays, with its age. */
export const ErrorWithData: Story = {
  args: { page: { scenario: 'refreshFails' } },
  play: ({ canvasElement }) => refreshOnce(canvasElement, 'agent-usage-charts'),
};

export const Forbidden: Story = { args: { page: { scenario: 'forbidden' } } };

export const Unconfigured: Story = { render: element };

export const Themed: Story = { render: (args) => onAllHosts(element(args)) };

export const Dark: Story = { args: { page: { scheme: 'dark' } } };

export const Narrow: Story = { args: { page: { width: 240 } } };

/** Time runs from left to right. */
export const RightToLeft: Story = { args: { page: { direction: 'rtl', locale: 'ar' } } };
