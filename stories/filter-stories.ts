import type { StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import type { Capabilities, Dimension, DimensionCapability } from '../src/api/types.ts';
import '../src/elements/agent-filter/define.ts';
import '../src/elements/category-filter/define.ts';
import '../src/elements/channel-filter/define.ts';
import '../src/elements/member-filter/define.ts';
import '../src/elements/model-filter/define.ts';
import '../src/elements/organization-filter/define.ts';
import { createMockSource, type MockUsageSource } from '../test/mocks/mock-source.ts';
import { onAllHosts, onPage, type StoryPage } from './support.ts';

/** How a filter is shown: what stands in for the one that a story is about. */
export interface FilterExample {
  readonly dimension: Dimension;
  readonly element: TemplateResult;
  /** Keys of two values of the mock, the first of which is chosen where one is. */
  readonly keys: readonly [string, string];
  /** Part of the names of some values. */
  readonly search: string;
}

/** The element of a story, found by its tag. */
const filterOf = (canvas: HTMLElement) =>
  canvas.querySelector<HTMLElement & { readonly updateComplete: Promise<boolean> }>(
    'agent-filter, category-filter, organization-filter, channel-filter, model-filter, member-filter',
  )!;

async function open(canvas: HTMLElement): Promise<ShadowRoot> {
  const element = filterOf(canvas);
  await element.updateComplete;
  const root = element.shadowRoot!;
  root.querySelector<HTMLButtonElement>('[part~="trigger"]')!.click();
  return root;
}

function type(root: ShadowRoot, text: string): void {
  const field = root.querySelector('input')!;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

function untilListed(root: ShadowRoot): Promise<void> {
  const list = root.querySelector('[part~="options"]')!;
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (list.querySelectorAll('[role="option"]').length < 2) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(list, { childList: true, subtree: true });
  });
}

/** The mock with other capabilities. */
function sourceWith(change: (known: Capabilities) => Partial<Capabilities>): MockUsageSource {
  const source = createMockSource();
  const { capabilities } = source;
  source.capabilities = async (options) => {
    const known = await capabilities(options);
    return known && { ...known, ...change(known) };
  };
  return source;
}

/** The mock with no values to choose from. */
function sourceOfNothing(): MockUsageSource {
  return Object.assign(createMockSource(), {
    dimension: async ({ dimension }: { readonly dimension: Dimension }) => ({
      dimension,
      items: [],
      matches: 0,
      count: 0,
      next_cursor: null,
    }),
  });
}

/** The mock whose searches are never answered. */
function sourceThatHangs(): MockUsageSource {
  const source = createMockSource();
  const { dimension } = source;
  source.dimension = (request, options) =>
    request.search === undefined ? dimension(request, options) : new Promise(() => {});
  return source;
}

/** The stories of a filter by a dimension, each in a state that all of them have. */
export function filterStories({ dimension, element, keys, search }: FilterExample) {
  const shown = (page: StoryPage = {}): StoryObj => ({ render: () => onPage(element, page) });
  const opened = (page: StoryPage = {}): StoryObj => ({
    ...shown(page),
    play: async ({ canvasElement }) => void (await open(canvasElement)),
  });
  const searched = (text: string, page: StoryPage = {}): StoryObj => ({
    ...shown(page),
    play: async ({ canvasElement }) => {
      const root = await open(canvasElement);
      await untilListed(root);
      type(root, text);
    },
  });
  const chosen = (...values: readonly string[]): StoryPage => ({
    filters: { [dimension]: values },
  });
  const onResource = ['/dimensions'] as const;
  const capability = { dimension, label: dimension, filter: true, group: true };
  const withRole: DimensionCapability = { ...capability, role: 'Owner' };
  const others = dimension === 'channel' ? { category: ['llm'] } : { channel: ['phone'] };

  return {
    shown,
    opened,
    Default: shown(),
    Open: opened(),
    Search: searched(search),
    Chosen: shown(chosen(keys[0])),
    Several: opened(chosen(...keys)),
    NotFound: shown(chosen('gone')),
    LeftEmpty: opened({ filters: others }),
    Fixed: shown({ fixed: { [dimension]: keys[0] } }),
    Loading: opened({ scenario: { state: 'loading', on: onResource } }),
    Refreshing: searched(search, { source: sourceThatHangs() }),
    Empty: opened({ source: sourceOfNothing() }),
    NothingMatches: searched('zebra'),
    Error: opened({ scenario: { state: 'error', on: onResource } }),
    Forbidden: opened({ scenario: { state: 'forbidden', on: onResource } }),
    NeedsRole: shown({ source: sourceWith(() => ({ dimensions: [withRole] })) }),
    Unconfigured: { render: () => element } satisfies StoryObj,
    NotAvailable: shown({ source: sourceWith(() => ({ dimensions: [] })) }),
    Themed: {
      render: () => onAllHosts(element, chosen(...keys)),
    } satisfies StoryObj,
    Dark: opened({ ...chosen(keys[0]), scheme: 'dark' }),
    Narrow: opened({ ...chosen(keys[0]), width: 140 }),
    RightToLeft: opened({ ...chosen(keys[0]), direction: 'rtl', locale: 'ar' }),
  };
}
