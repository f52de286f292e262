import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Allowance } from '../src/api/types.ts';
import '../src/elements/plan-health-tiles/define.ts';
import { withPlan } from '../test/mocks/changed-source.ts';
import { onAllHosts, onPage, refreshForever, refreshOnce, type StoryPage } from './support.ts';

interface Args {
  readonly thresholds: string;
  readonly billingHref?: string;
  readonly projection?: boolean;
  readonly order?: 'plan' | 'urgency';
  readonly compact?: boolean;
  /** The page that the element stands on. */
  readonly page: StoryPage;
}

const element = ({ thresholds, billingHref, projection, order, compact }: Args) =>
  html`<plan-health-tiles
    thresholds=${thresholds}
    order=${order ?? 'plan'}
    .billingHref=${billingHref}
    ?projection=${projection}
    ?compact=${compact}
  ></plan-health-tiles>`;

const meta: Meta<Args> = {
  title: 'Elements/plan-health-tiles',
  component: 'plan-health-tiles',
  args: { thresholds: '75 90', page: {} },
  argTypes: { page: { table: { disable: true } } },
  render: (args) => onPage(element(args), args.page),
};
export default meta;

type Story = StoryObj<Args>;

function withAllowances(...allowances: readonly (Partial<Allowance> & { label: string })[]) {
  return withPlan((plan) => ({
    ...plan,
    allowances: allowances.map((allowance, index) => ({
      key: `allowance_${index}`,
      unit: 'count',
      fraction_digits: 0,
      kind: 'consumable',
      used: 0,
      allotted: 1000,
      ...allowance,
    })),
  }));
}

/** Consumables, capacities and a peak, with and without a limit. */
export const Default: Story = {};

/** What credits come to by the end of the period, or when they run out, from the days before. */
export const Projection: Story = { args: { projection: true } };

/** What needs attention comes first. */
export const ByUrgency: Story = { args: { projection: true, order: 'urgency' } };

export const Compact: Story = { args: { compact: true } };

/** Told by the shape of the icon and by words, not by colour alone. */
export const Bands: Story = {
  render: (args) =>
    onPage(element(args), {
      source: withAllowances(
        { label: 'On track', used: 620 },
        { label: 'From 75 %', used: 750 },
        { label: 'From 90 %', used: 999 },
        { label: 'All of it', used: 1000 },
        { label: 'Beyond', used: 1318, overage: 318 },
        { label: 'No limit', used: 1318, allotted: null },
      ),
    }),
};

/** Nothing, nearly nothing, nothing allotted, very much. */
export const Extremes: Story = {
  render: (args) =>
    onPage(element(args), {
      source: withAllowances(
        { label: 'Nothing used', used: 0 },
        { label: 'Nearly nothing', used: '0.0004', unit: 'credit', fraction_digits: 1 },
        { label: 'Nothing allotted', used: 0, allotted: 0 },
        { label: 'Used without an allotment', used: 3, allotted: 0 },
        { label: 'Many', used: '40412345678', allotted: '50000000000', unit: 'token' },
        {
          label: 'An allowance with a very long name that says all about it',
          used: '1912.5',
          allotted: 2000,
          unit: 'currency',
          currency: 'EUR',
          fraction_digits: 2,
        },
      ),
    }),
};

/** Bands from 50 and 60 percent. */
export const OwnThresholds: Story = { args: { thresholds: '50 60' } };

/** The tiles stay those of the whole plan and say so. */
export const WithFilters: Story = { args: { page: { agent: 'agt_01' } } };

/** Several organizations whose billing periods differ. */
export const PeriodsDiffer: Story = {
  render: (args) =>
    onPage(element(args), { source: withPlan((plan) => ({ ...plan, period: null })) }),
};

/** Stays so until the mock answers, which it does not. After some seconds it offers to cancel. */
export const Loading: Story = { args: { page: { scenario: 'loading' } } };

/** Answers after six seconds; after four it says that it goes on. */
export const LongLoading: Story = { args: { page: { scenario: 'slow' } } };

export const Refreshing: Story = {
  play: ({ canvasElement }) => refreshForever(canvasElement, 'plan-health-tiles', '/plan'),
};

/** A plan without allowances. */
export const Empty: Story = {
  render: (args) =>
    onPage(element(args), { source: withPlan((plan) => ({ ...plan, allowances: [] })) }),
};

// Named apart, so that the module keeps the global `Error`.
export const Failed: Story = { name: 'Error', args: { page: { scenario: 'error' } } };

/** The refresh failed; the tiles stay, with their age. */
export const ErrorWithData: Story = {
  args: { page: { scenario: 'refreshFails' } },
  play: ({ canvasElement }) => refreshOnce(canvasElement, 'plan-health-tiles'),
};

export const Forbidden: Story = { args: { page: { scenario: 'forbidden' } } };

export const Unconfigured: Story = { render: element };

/** Three hosts: other colours and fonts, sharp corners or round ones, no surface at all. */
export const Themed: Story = { render: (args) => onAllHosts(element(args)) };

export const Dark: Story = { args: { page: { scheme: 'dark' } } };

export const Narrow: Story = {
  render: (args) => html`${[768, 480, 360, 240].map((width) => onPage(element(args), { width }))}`,
};

export const RightToLeft: Story = { args: { page: { direction: 'rtl', locale: 'ar' } } };
