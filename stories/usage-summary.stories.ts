import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/usage-summary/define.ts';
import { defaultFigures } from '../src/elements/usage-summary/figure-names.ts';
import { onAllHosts, onPage, refreshForever, refreshOnce, type StoryPage } from './support.ts';

interface Args {
  readonly figures: string;
  readonly billingHref?: string;
  readonly compare?: boolean;
  /** The page that the element stands on. */
  readonly page: StoryPage;
}

const element = ({ figures, billingHref, compare }: Args) =>
  html`<usage-summary
    figures=${figures}
    .billingHref=${billingHref}
    ?compare=${compare}
  ></usage-summary>`;

const meta: Meta<Args> = {
  title: 'Elements/usage-summary',
  component: 'usage-summary',
  args: { figures: defaultFigures, page: {} },
  argTypes: { page: { table: { disable: true } } },
  render: (args) => onPage(element(args), args.page),
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** The label of what was spent follows the range. */
export const BillingPeriod: Story = { args: { page: { period: 'billing' } } };

/** The host chooses figures and order; the first one leads. */
export const ChosenFigures: Story = {
  args: { figures: 'conversations messages visitors answer_quality revenue' },
};

/** How figures differ from the 30 days before, and from what. */
export const BesideThePeriodBefore: Story = { args: { compare: true } };

/** The API keeps nothing from the year before. */
export const NothingToCompareWith: Story = { args: { compare: true, page: { period: '12mo' } } };

/** Of one agent. The plan's figures stay those of the plan. */
export const OneAgent: Story = { args: { page: { agent: 'agt_01' } } };

/** `answer_quality` is to come, `messages` this API does not know. */
export const NotAvailable: Story = {
  args: { figures: 'credits answer_quality messages', page: { scenario: 'unknownMetric' } },
};

export const OneFigure: Story = { args: { figures: 'credits' } };

/** Stays so until the mock answers, which it does not. After some seconds it offers to cancel. */
export const Loading: Story = { args: { page: { scenario: 'loading' } } };

/** Answers after six seconds; after four it says that it goes on. */
export const LongLoading: Story = { args: { page: { scenario: 'slow' } } };

export const Refreshing: Story = {
  play: ({ canvasElement }) => refreshForever(canvasElement, 'usage-summary', '/usage'),
};

export const Empty: Story = { args: { page: { scenario: 'empty' } } };

// Named apart, so that the module keeps the global `Error`.
export const Failed: Story = { name: 'Error', args: { page: { scenario: 'error' } } };

/** The refresh failed; the figures stay, with their age. */
export const ErrorWithData: Story = {
  args: { page: { scenario: 'refreshFails' } },
  play: ({ canvasElement }) => refreshOnce(canvasElement, 'usage-summary'),
};

export const Forbidden: Story = { args: { page: { scenario: 'forbidden' } } };

/** The plan may not be seen: what it would tell is counted from usage, as far as that goes. */
export const PlanForbidden: Story = {
  args: { page: { scenario: { state: 'forbidden', on: ['/plan'] } } },
};

export const Unconfigured: Story = { render: element };

/** Three hosts: other colours and fonts, sharp corners or round ones, no surface at all. */
export const Themed: Story = { render: (args) => onAllHosts(element(args)) };

export const Dark: Story = { args: { page: { scheme: 'dark' } } };

export const Narrow: Story = {
  render: (args) => html`${[768, 480, 360, 240].map((width) => onPage(element(args), { width }))}`,
};

export const RightToLeft: Story = { args: { page: { direction: 'rtl', locale: 'ar' } } };
