import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { dimensions, type Amount, type Dimension } from '../src/api/types.ts';
import '../src/elements/credit-chart/define.ts';
import type { CreditChart } from '../src/elements/credit-chart/credit-chart.ts';
import { sumAmounts } from '../src/model/amount.ts';
import { createMockSource } from '../test/mocks/mock-source.ts';
import {
  onAllHosts,
  onPage,
  openExportMenu,
  refreshForever,
  refreshOnce,
  type StoryPage,
} from './support.ts';

interface Args {
  readonly metrics: string;
  readonly interval: CreditChart['interval'];
  readonly type: CreditChart['type'];
  readonly metric?: string;
  readonly titleText?: string;
  readonly groupBy?: Dimension;
  readonly limit?: number;
  readonly compare?: boolean;
  readonly withoutExport?: boolean;
  /** The page that the element stands on. */
  readonly page: StoryPage;
}

const element = ({ metrics, metric, interval, type, titleText, groupBy, limit, ...args }: Args) =>
  html`<credit-chart
    group-by=${groupBy ?? nothing}
    limit=${limit ?? nothing}
    ?compare=${args.compare ?? false}
    ?without-export=${args.withoutExport ?? false}
    metrics=${metrics}
    metric=${metric ?? nothing}
    interval=${interval}
    type=${type}
    title-text=${titleText ?? nothing}
  ></credit-chart>`;

const meta: Meta<Args> = {
  title: 'Elements/credit-chart',
  component: 'credit-chart',
  args: { metrics: 'credits messages', interval: 'auto', type: 'bar', page: {} },
  argTypes: {
    page: { table: { disable: true } },
    type: { control: 'inline-radio', options: ['bar', 'line', 'area'] },
    groupBy: { control: 'select', options: [undefined, ...dimensions] },
    interval: {
      control: 'select',
      options: ['auto', 'minute', 'hour', 'day', 'week', 'month'],
    },
  },
  render: (args) => onPage(element(args), args.page),
};
export default meta;

type Story = StoryObj<Args>;

/** Both metrics with these figures, over and over. */
function withValues(...values: readonly (Amount | null)[]): StoryPage {
  const source = createMockSource();
  const { usage } = source;
  source.usage = async (...given) => {
    const answer = await usage(...given);
    const series = answer.series.map((each) => {
      const own = (each.values ?? []).map((_, index) => values[index % values.length] ?? null);
      const total = sumAmounts(own.filter((value) => value !== null));
      return { ...each, values: own, total };
    });
    return { ...answer, series };
  };
  return { source };
}

/** Groups with these names, the largest first. */
function withNames(...names: readonly string[]): StoryPage {
  const source = createMockSource();
  const { usage } = source;
  source.usage = async (...given) => {
    const { groups, ...answer } = await usage(...given);
    const items = groups?.items.map((item, index) => ({
      ...item,
      label: names[index] ?? item.label,
    }));
    return { ...answer, ...(groups && { groups: { ...groups, items: items! } }) };
  };
  return { source };
}

/** Presses a key on the plot once it is there. */
async function press(canvas: HTMLElement, key: string, shiftKey = false): Promise<void> {
  const chart = canvas.querySelector<CreditChart>('credit-chart')!;
  const plot = () => chart.shadowRoot!.querySelector<HTMLElement>('[part~="plot"]');
  await new Promise<void>((resolve) => {
    const look = () => (plot() ? resolve() : requestAnimationFrame(look));
    look();
  });
  plot()!.focus();
  plot()!.dispatchEvent(
    new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, composed: true }),
  );
}

/** Bars; nothing was measured on 3 November, and today is not complete. */
export const Default: Story = {};

export const Line: Story = { args: { type: 'line' } };

/** One request answers for all metrics; switching asks for nothing. */
export const OtherMetrics: Story = {
  args: { metrics: 'llm_tokens conversations credits', metric: 'conversations' },
};

export const OneMetric: Story = { args: { metrics: 'llm_tokens' } };

export const Area: Story = { args: { type: 'area' } };

/** Total, the six largest agents, and all others together. */
export const ByAgent: Story = { args: { type: 'line', groupBy: 'agent', metrics: 'credits' } };

/** Parts of a whole stand on one another, in shades of one hue. */
export const TokensByModel: Story = { args: { groupBy: 'model', metrics: 'llm_tokens' } };

export const TokensByModelAsArea: Story = {
  args: { type: 'area', groupBy: 'model', metrics: 'llm_tokens' },
};

export const ByChannel: Story = { args: { groupBy: 'channel', metrics: 'messages credits' } };

/** The palette has eight colours; from the ninth agent on dashes tell them apart. */
export const MoreAgentsThanColours: Story = {
  args: { type: 'line', groupBy: 'agent', limit: 12, metrics: 'credits' },
};

/** One visitor may talk to two agents, so nothing is stacked, and the reason is said. */
export const GroupsThatOverlap: Story = { args: { groupBy: 'agent', metrics: 'visitors' } };

/** The period before, to the same time of day. */
export const BesideThePeriodBefore: Story = { args: { compare: true } };

export const BesideThePeriodBeforeAsLine: Story = {
  args: { compare: true, type: 'line', groupBy: 'agent', metrics: 'credits' },
};

/** A click, a brush or Enter narrows the period, unless the host has fixed it. */
export const Brush: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Home');
    for (let day = 0; day < 6; day++) await press(canvasElement, 'ArrowRight', true);
  },
};

export const TooltipOfGroups: Story = {
  args: { type: 'line', groupBy: 'agent', metrics: 'credits' },
  play: ({ canvasElement }) => press(canvasElement, 'Home'),
};

/** A picture of what is drawn, or every bucket as the server sent it. */
export const Export: Story = {
  play: ({ canvasElement }) => openExportMenu(canvasElement, 'credit-chart'),
};

export const WithoutExport: Story = { args: { withoutExport: true } };

export const OneDay: Story = { args: { page: { period: '24h' } } };

export const ThreeDays: Story = { args: { type: 'line', page: { period: '72h' } } };

/** Nothing is kept from before August. */
export const TwelveMonths: Story = { args: { page: { period: '12mo' } } };

/** The days that are still to come are empty, not zero. */
export const BillingPeriod: Story = { args: { page: { period: 'billing' } } };

export const Weeks: Story = { args: { interval: 'week' } };

export const OneAgent: Story = { args: { page: { agent: 'agt_01' } } };

export const OwnTitle: Story = { args: { titleText: 'What our assistants cost' } };

/** The bucket that the keyboard is on. */
export const Tooltip: Story = { play: ({ canvasElement }) => press(canvasElement, 'Home') };

export const TooltipOfRunningDay: Story = {
  play: ({ canvasElement }) => press(canvasElement, 'End'),
};

export const Refunds: Story = { args: { page: withValues('5', '-3', '2', '-8.5', '4') } };

export const ZerosAndGaps: Story = { args: { page: withValues(null, '5', null, '3', 0, 0, '2') } };

export const ZerosAndGapsAsLine: Story = {
  args: { type: 'line', page: withValues(null, '5', null, '3', 0, 0, '2') },
};

export const TinyAmounts: Story = { args: { page: withValues('0.000001', '0.000003') } };

export const HugeAmounts: Story = { args: { page: withValues('1000000000000', '300000000000') } };

/** Equal names, names of 300 characters, in Arabic, deleted, without a name, not assigned. */
export const Names: Story = {
  args: {
    groupBy: 'agent',
    type: 'line',
    metrics: 'credits',
    page: withNames(
      'Support',
      'Support',
      `${'Very long name '.repeat(20)}end`,
      'مساعد الطلبات والشحن',
      '',
    ),
  },
};

/** A period that is one bucket. */
export const OneBucket: Story = {
  args: { interval: 'month', type: 'line', page: { period: 'billing' } },
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
  play: ({ canvasElement }) => refreshForever(canvasElement, 'credit-chart', '/usage'),
};

export const Empty: Story = { args: { page: { scenario: 'empty' } } };

// Named apart, so that the module keeps the global `Error`.
export const Failed: Story = { name: 'Error', args: { page: { scenario: 'error' } } };

/** The refresh failed; the picture stays, with its age. */
export const ErrorWithData: Story = {
  args: { page: { scenario: 'refreshFails' } },
  play: ({ canvasElement }) => refreshOnce(canvasElement, 'credit-chart'),
};

export const Forbidden: Story = { args: { page: { scenario: 'forbidden' } } };

export const Unconfigured: Story = { render: element };

export const Themed: Story = { render: (args) => onAllHosts(element(args)) };

export const Dark: Story = { args: { page: { scheme: 'dark' } } };

export const Narrow: Story = { args: { page: { width: 240 } } };

/** Time runs from left to right, with the values on the left. */
export const RightToLeft: Story = { args: { page: { direction: 'rtl', locale: 'ar' } } };
