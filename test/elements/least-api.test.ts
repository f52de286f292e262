import { expect, fixture, html } from '@open-wc/testing';
import { UsageError } from '../../src/api/errors.ts';
import type { UsageRequest, UsageSource } from '../../src/api/types.ts';
import '../../src/elements/agent-filter/define.ts';
import '../../src/elements/conversation-credits/define.ts';
import '../../src/elements/credit-chart/define.ts';
import '../../src/elements/plan-health-tiles/define.ts';
import '../../src/elements/usage-breakdown/define.ts';
import '../../src/elements/usage-provider/define.ts';
import '../../src/elements/usage-summary/define.ts';
import type { UsageElement } from '../../src/elements/usage-element.ts';
import { cutBuckets } from '../../src/model/buckets.ts';
import { expectAccessible } from '../support/accessible.ts';
import { inState } from '../support/settled.ts';

/** The least that conforms: one function, one metric, days in UTC, one credit a day. */
function leastSource(requests: UsageRequest[] = []): UsageSource {
  const notFound = () => Promise.reject(new UsageError('not_found', '404', { status: 404 }));
  return {
    capabilities: () => Promise.resolve(null),
    async usage(request) {
      requests.push(request);
      const { from, to, timeZone, interval = 'day' } = request;
      const { starts } = cutBuckets({ from, to, timeZone, interval });
      return {
        from,
        to,
        time_zone: timeZone,
        ...(request.interval && {
          interval,
          starts: starts.map((start) => new Date(start).toISOString()),
          partial: [],
        }),
        as_of: new Date().toISOString(),
        metrics: [
          {
            key: 'credits',
            label: 'Credits',
            unit: 'credit',
            fraction_digits: 0,
            aggregation: 'sum',
            disjoint: [],
          },
        ],
        series: [
          {
            metric: 'credits',
            part: 'total',
            total: String(starts.length),
            ...(request.interval && { values: starts.map(() => 1) }),
          },
        ],
      };
    },
    dimension: notFound,
    plan: notFound,
    conversations: notFound,
    conversation: notFound,
  };
}

async function open(tag: string, attributes: Readonly<Record<string, string>> = {}) {
  const requests: UsageRequest[] = [];
  const provider = await fixture<HTMLElement>(
    html`<usage-provider .source=${leastSource(requests)} time-zone="Europe/Berlin" locale="en">
    </usage-provider>`,
  );
  const element = document.createElement(tag) as UsageElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  provider.append(element);
  return { element, requests, text: () => readText(element.shadowRoot!) };
}

function readText(root: ShadowRoot): string {
  const words = [...root.children].map((child) => (child as HTMLElement).innerText);
  return words.join(' ').replace(/\s+/g, ' ');
}

describe('an API that can do the least', () => {
  it('fills the summary, which says what is not available, and that times are UTC', async () => {
    const { element, requests, text } = await open('usage-summary');
    await inState(element, 'ready');
    expect(text()).to.match(/Credits.* 30 /);
    expect(text()).to.match(/Messages Not available/);
    expect(text()).to.match(/UTC/);
    expect(requests.map(({ metrics, timeZone }) => [metrics, timeZone])).to.deep.equal([
      [['credits'], 'UTC'],
    ]);
    await expectAccessible(element);
  });

  it('draws the chart of credits', async () => {
    const { element, text, requests } = await open('credit-chart');
    await inState(element, 'ready');
    expect(text()).to.contain('30');
    expect(requests.length).to.equal(1);
    await expectAccessible(element);
  });

  it('tells nothing apart by agent, and the breakdown says so', async () => {
    const { element, text, requests } = await open('usage-breakdown');
    await inState(element, 'error');
    expect(text()).to.match(/does not tell these figures apart by agent/);
    expect(text()).not.to.contain('Try again');
    expect(requests.length).to.equal(0);
    await expectAccessible(element);
  });

  it('has no plan, and the tiles say so', async () => {
    const { element, text } = await open('plan-health-tiles');
    await inState(element, 'empty');
    expect(text()).to.match(/plan/i);
    await expectAccessible(element);
  });

  it('cannot filter by agent, and the filter says so', async () => {
    const { element, text } = await open('agent-filter');
    await inState(element, 'empty');
    expect(text()).to.contain('Not available');
    await expectAccessible(element);
  });

  it('has no conversations, and the element says so', async () => {
    const { element, text } = await open('conversation-credits', {
      agent: 'a',
      conversation: 'c',
    });
    await inState(element, 'error');
    expect(text()).to.match(/does not offer this/);
    expect(text()).not.to.contain('Try again');
    await expectAccessible(element);
  });
});
