import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/conversation-credits/define.ts';
import { createMockSource } from '../test/mocks/mock-source.ts';
import { onAllHosts, onPage, refreshForever, refreshOnce, type StoryPage } from './support.ts';

interface Arguments {
  readonly agent: string;
  readonly conversation: string;
}

const meta: Meta<Arguments> = {
  title: 'Elements/conversation-credits',
  component: 'conversation-credits',
  args: { agent: 'agt_05', conversation: 'call/mwoylnaoh1' },
  render: (args) => onPage(element(args)),
};
export default meta;

type Story = StoryObj<Arguments>;

function element({ agent, conversation }: Arguments) {
  return html`<conversation-credits
    agent=${agent}
    conversation=${conversation}
  ></conversation-credits>`;
}

function story(page: StoryPage): Story {
  return { render: (args) => onPage(element(args), page) };
}

export const Default: Story = {};

/** Steps come page by page; the total is the server's and counts all of them. */
export const StepByStep: Story = {
  render: (args) => {
    const source = createMockSource();
    const { conversation: whole } = source;
    source.conversation = (request, options) => whole({ ...request, limit: 8 }, options);
    return onPage(element(args), { source });
  },
};

export const Loading: Story = story({ scenario: { state: 'loading', on: ['/agents'] } });

export const Refreshing: Story = {
  play: ({ canvasElement }) => refreshForever(canvasElement, 'conversation-credits', '/agents'),
};

export const Empty: Story = { args: { agent: '', conversation: '' } };

export const Unknown: Story = { args: { conversation: 'cnv_gone' } };

export const Error: Story = story({ scenario: { state: 'error', on: ['/agents'] } });

export const ErrorWithData: Story = {
  ...story({ scenario: { state: 'refreshFails', on: ['/agents'] } }),
  play: ({ canvasElement }) => refreshOnce(canvasElement, 'conversation-credits'),
};

export const Forbidden: Story = story({ scenario: { state: 'forbidden', on: ['/agents'] } });

export const Unconfigured: Story = { render: (args) => element(args) };

export const Themed: Story = { render: (args) => onAllHosts(element(args)) };

export const Dark: Story = story({ scheme: 'dark' });

export const Narrow: Story = story({ width: 320 });

export const RightToLeft: Story = story({ direction: 'rtl', locale: 'ar' });
