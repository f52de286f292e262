import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Dimension } from '../src/api/types.ts';
import '../src/elements/usage-insights/define.ts';
import { withPlan, withUsage } from '../test/mocks/changed-source.ts';
import { createMockSource } from '../test/mocks/mock-source.ts';
import { onAllHosts, onPage, refreshForever, refreshOnce, type StoryPage } from './support.ts';

interface Args {
  readonly kinds?: string;
  readonly groupBy: Dimension;
  readonly sensitivity: 'low' | 'normal' | 'high';
  readonly limit: number;
  readonly billingHref?: string;
  readonly topUpHref?: string;
  /** The page that the element stands on. */
  readonly page: StoryPage;
}

const element = ({ kinds, groupBy, sensitivity, limit, billingHref, topUpHref }: Args) =>
  html`<usage-insights
    kinds=${kinds ?? ''}
    group-by=${groupBy}
    sensitivity=${sensitivity}
    limit=${limit}
    .billingHref=${billingHref}
    .topUpHref=${topUpHref}
  ></usage-insights>`;

const meta: Meta<Args> = {
  title: 'Elements/usage-insights',
  component: 'usage-insights',
  args: { groupBy: 'agent', sensitivity: 'normal', limit: 5, page: { width: 480 } },
  argTypes: { page: { table: { disable: true } } },
  render: (args) => onPage(element(args), args.page),
};
export default meta;

type Story = StoryObj<Args>;

/** A runaway, a plan that is exceeded, credits that will run out, and what drove the change. */
export const Default: Story = {};

/** An agent that spends far beyond its habit. The link shows it on the page. */
export const Runaway: Story = { args: { kinds: 'runaway' } };

/** One that is over. */
export const RunawayThatIsOver: Story = {
  args: { kinds: 'runaway' },
  render: (args) =>
    onPage(element(args), {
      width: 480,
      source: withUsage((answer, { interval }) =>
        interval === 'hour'
          ? {
              ...answer,
              series: answer.series.map((series) => ({
                ...series,
                values: series.values!.map((value, index) =>
                  Date.parse(answer.starts![index]!) > Date.parse('2026-11-18T20:00:00Z') && value
                    ? '0'
                    : value,
                ),
              })),
            }
          : answer,
      ),
    }),
};

/** Used up, beyond the plan, running out within days or later. */
export const RunOut: Story = {
  args: { kinds: 'run-out' },
  render: (args) =>
    onPage(element(args), {
      width: 480,
      source: withPlan((plan) => ({
        ...plan,
        allowances: [
          ...plan.allowances,
          ...[
            { label: 'Voice minutes', used: '2000', allotted: '2000' },
            { label: 'Text queries', used: '50318', allotted: '50000', overage: '318' },
          ].map((allowance, index) => ({
            key: `own_${index}`,
            unit: 'count' as const,
            fraction_digits: 0,
            kind: 'consumable' as const,
            ...allowance,
          })),
        ],
      })),
    }),
};

/** More messages, dearer ones, and a shift to dearer agents: parts that add up to the change. */
export const Drivers: Story = { args: { kinds: 'drivers' } };

/** A fall: bars that run backwards are hollow. */
export const DriversOfAFall: Story = {
  args: { kinds: 'drivers' },
  render: (args) =>
    onPage(element(args), {
      width: 480,
      source: withUsage((answer) => ({
        ...answer,
        series: answer.series.map(({ compare, ...series }) =>
          compare
            ? {
                ...series,
                ...compare,
                compare: {
                  total: series.total,
                  ...(series.values && { values: series.values.slice(0, compare.values?.length) }),
                },
              }
            : series,
        ),
      })),
    }),
};

/** By category instead of agent. */
export const ByCategory: Story = { args: { groupBy: 'category' } };

/** Two are shown, the others on demand. */
export const Limited: Story = { args: { limit: 2 } };

/** The host's pages for billing and top-up. */
export const OwnLinks: Story = { args: { topUpHref: '/buy', kinds: 'run-out' } };

/** Nothing beyond its habit, no plan, no change. */
export const Nothing: Story = {
  render: (args) =>
    onPage(element(args), {
      width: 480,
      source: Object.assign(
        withUsage((answer) => ({
          ...answer,
          series: answer.series.map(({ compare, ...series }) => ({
            ...series,
            values: series.values!.map((value) => value && '1'),
            ...(compare && {
              compare: { ...compare, values: compare.values!.map((value) => value && '1') },
            }),
          })),
        })),
        { plan: async () => ({ ...(await createMockSource().plan({})), allowances: [] }) },
      ),
    }),
};

/** No hour is known from before: that is said, and nothing is made up. */
export const TooLittleHistory: Story = {
  args: { kinds: 'runaway' },
  render: (args) =>
    onPage(element(args), {
      width: 480,
      source: withUsage((answer) =>
        answer.interval === 'hour' && answer.starts!.length > 100
          ? {
              ...answer,
              series: answer.series.map((series) => ({
                ...series,
                values: series.values!.map(() => null),
              })),
            }
          : answer,
      ),
    }),
};

/** One question is not answered; the others are. */
export const OneFails: Story = {
  args: { page: { width: 480, scenario: { state: 'error', on: ['/plan'] } } },
};

/** Stays so until the mock answers, which it does not. After some seconds it offers to cancel. */
export const Loading: Story = { args: { page: { width: 480, scenario: 'loading' } } };

export const Refreshing: Story = {
  play: ({ canvasElement }) => refreshForever(canvasElement, 'usage-insights', '/plan'),
};

// Named apart, so that the module keeps the global `Error`.
export const Failed: Story = { name: 'Error', args: { page: { width: 480, scenario: 'error' } } };

/** The refresh failed; the list stays, with its age. */
export const ErrorWithData: Story = {
  args: { page: { width: 480, scenario: 'refreshFails' } },
  play: ({ canvasElement }) => refreshOnce(canvasElement, 'usage-insights'),
};

export const Forbidden: Story = { args: { page: { width: 480, scenario: 'forbidden' } } };

export const Unconfigured: Story = { render: element };

/** Three hosts: other colours and fonts, sharp corners or round ones, no surface at all. */
export const Themed: Story = { render: (args) => onAllHosts(element(args), { width: 480 }) };

export const Dark: Story = { args: { page: { width: 480, scheme: 'dark' } } };

export const Narrow: Story = {
  render: (args) => html`${[768, 360, 240].map((width) => onPage(element(args), { width }))}`,
};

export const RightToLeft: Story = {
  args: { page: { width: 480, direction: 'rtl', locale: 'ar' } },
};
