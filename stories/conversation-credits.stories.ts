import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../src/elements/conversation-credits/define.ts';
import '../src/elements/recent-conversations/define.ts';
import type { ConversationAnswer } from '../src/api/types.ts';
import { withManySteps } from '../test/mocks/many-steps.ts';
import { createMockSource, type MockUsageSource } from '../test/mocks/mock-source.ts';
import { onAllHosts, onPage, refreshForever, refreshOnce, type StoryPage } from './support.ts';

interface Arguments {
  readonly agent: string;
  readonly conversation: string;
  readonly 'running-total'?: boolean;
  readonly 'back-href'?: string;
}

const meta: Meta<Arguments> = {
  title: 'Elements/conversation-credits',
  component: 'conversation-credits',
  args: { agent: 'agt_05', conversation: 'call/mwoylnaoh1' },
  render: (args) => onPage(element(args)),
};
export default meta;

type Story = StoryObj<Arguments>;

function element({ agent, conversation, ...more }: Arguments) {
  return html`<conversation-credits
    agent=${agent}
    conversation=${conversation}
    back-href=${more['back-href'] ?? nothing}
    ?running-total=${more['running-total'] ?? false}
  ></conversation-credits>`;
}

function story(page: StoryPage): Story {
  return { render: (args) => onPage(element(args), page) };
}

export const Default: Story = {};

/** Each step with the server's sum of all steps so far; the button switches it. */
export const RunningTotal: Story = { args: { 'running-total': true } };

/** The way back is a link of the host's. */
export const LinkBack: Story = { args: { 'back-href': '#/billing' } };

/** Chosen from a list on the page: the way back lets go of it. */
export const ChosenOnThePage: Story = {
  render: () =>
    onPage(
      html`<recent-conversations load-more></recent-conversations>
        <conversation-credits></conversation-credits>`,
    ),
  play: async ({ canvasElement }) => {
    const list = canvasElement.querySelector('recent-conversations')!;
    await new Promise((resolve) => list.addEventListener('usage-load', resolve, { once: true }));
    await list.updateComplete;
    list.shadowRoot!.querySelector<HTMLElement>('.way')!.click();
  },
};

/** Thousands of steps over some days: loaded as they are read, drawn where they are in view. */
export const ThousandsOfSteps: Story = story({ source: withManySteps(5000) });

/** The steps behind the first ones cannot be had. */
export const NextPageFails: Story = {
  render: (args) => {
    const source = createMockSource();
    const { conversation: whole } = source;
    source.conversation = async (request, options) => {
      if (request.cursor) source.scenario = { state: 'error' };
      return whole({ ...request, limit: 8 }, options);
    };
    return onPage(element(args), { source });
  },
};

/** A source that changes its conversation. */
function withAnswer(change: (answer: ConversationAnswer) => ConversationAnswer): MockUsageSource {
  const source = createMockSource();
  const { conversation: whole } = source;
  source.conversation = async (request, options) => change(await whole(request, options));
  return source;
}

/** Names with markup, signs that turn the direction, none at all, and a cost of next to nothing. */
export const HostileInput: Story = story({
  source: withAnswer((answer) => ({
    ...answer,
    agent: { key: answer.agent.key, label: '<b onclick=alert(1)>bold</b> \u202edesrever' },
    contact: { key: '../..', label: '\u200b\u200e' },
    steps: answer.steps.map((step, index) => {
      if (index === 0) return { ...step, credits: '0.0000004', description: null };
      if (index === 1) return { ...step, category: { key: null, label: '' } };
      if (index === 2) return { ...step, description: 'on and on '.repeat(40) };
      return index === 3 ? { ...step, description: '\u202e\u2067<img src=x>' } : step;
    }),
  })),
});

export const NoSteps: Story = story({
  source: withAnswer((answer) => ({
    ...answer,
    step_count: 0,
    steps: [],
    total: '0',
    categories: [],
  })),
});

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

/** Which role it takes; who can give it is a text of the host's: `state.forbiddenHint`. */
export const Forbidden: Story = story({ scenario: { state: 'forbidden', on: ['/agents'] } });

export const Unconfigured: Story = { render: (args) => element(args) };

export const Themed: Story = { render: (args) => onAllHosts(element(args)) };

export const Dark: Story = story({ scheme: 'dark' });

export const Narrow: Story = story({ width: 320 });

export const RightToLeft: Story = story({ direction: 'rtl', locale: 'ar' });
