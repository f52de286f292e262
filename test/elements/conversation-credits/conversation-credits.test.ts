import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { ConversationAnswer } from '../../../src/api/types.ts';
import '../../../src/elements/conversation-credits/define.ts';
import type { ConversationCredits } from '../../../src/elements/conversation-credits/conversation-credits.ts';
import '../../../src/elements/usage-provider/define.ts';
import { sumAmounts } from '../../../src/model/amount.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { inState } from '../../support/settled.ts';

/** The element as a reader sees it. */
class ConversationPage {
  readonly element: ConversationCredits;

  constructor(element: ConversationCredits) {
    this.element = element;
  }

  private all(selector: string): HTMLElement[] {
    return [...this.element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  }

  private text(selector: string): string {
    return this.all(selector)[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  get title() {
    return this.text('[part="title"]');
  }

  get message() {
    return this.text('[part="message"]');
  }

  get body() {
    return this.text('[part="body"]');
  }

  get total() {
    return this.text('[part="total"] .number');
  }

  get note() {
    return this.text('[part="note"]');
  }

  get days() {
    return this.all('[part="day"]').length;
  }

  get rows() {
    return this.all('[part="row"]').map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent!.replace(/\s+/g, ' ').trim()),
    );
  }

  get more() {
    return this.all('.more button')[0] as HTMLButtonElement | undefined;
  }
}

const agent = 'agt_05';
const conversation = 'call/mwoylnaoh1';

async function open(source: MockUsageSource, ids = { agent, conversation }, style = '') {
  const provider = await fixture(
    html`<usage-provider .source=${source} time-zone="Europe/Berlin" locale="en-GB">
      <div class="box" .style=${style}>
        <conversation-credits
          agent=${ids.agent}
          conversation=${ids.conversation}
        ></conversation-credits>
      </div>
    </usage-provider>`,
  );
  return new ConversationPage(provider.querySelector('conversation-credits')!);
}

/** A source whose conversation comes in pages of the given size. */
function paged(size: number): MockUsageSource {
  const source = createMockSource();
  const { conversation: whole } = source;
  source.conversation = (request, options) => whole({ ...request, limit: size }, options);
  return source;
}

describe('conversation-credits', () => {
  it('shows every step and the total of the server', async () => {
    const source = createMockSource();
    const answer = await source.conversation({ agent, conversation });
    const page = await open(source);
    await inState(page.element, 'ready');
    expect(page.title).to.equal(answer.agent.label);
    expect(page.rows.length).to.equal(answer.step_count);
    expect(page.rows[0]).to.deep.equal([
      '13:32:38',
      answer.steps[0]!.category.label,
      answer.steps[0]!.description,
      '3.5100',
    ]);
    const shown = sumAmounts(page.rows.map(([, , , credits]) => credits!));
    expect(Number(shown)).to.equal(Number(answer.total));
    expect(Number(page.total)).to.equal(Number(answer.total));
    expect(page.note).to.equal('');
  });

  it('loads the steps page by page, with a total that counts all', async () => {
    const source = paged(20);
    const page = await open(source);
    await inState(page.element, 'ready');
    expect(page.rows.length).to.equal(20);
    expect(page.note).to.equal('20 of 32 steps; the total counts all.');
    const { total } = page;
    page.more!.click();
    await waitUntil(() => page.rows.length === 32, 'all steps');
    expect(page.total).to.equal(total);
    expect(page.more).to.equal(undefined);
    expect(source.requestsTo('/agents').length).to.equal(2);
  });

  it('keeps the steps it has when the next page fails, and tries again', async () => {
    const source = paged(20);
    const page = await open(source);
    await inState(page.element, 'ready');
    source.scenario = { state: 'error' };
    page.more!.click();
    await waitUntil(() => page.body.includes('could not be loaded'), 'the failure is said');
    expect(page.rows.length).to.equal(20);
    expect(page.element.dataset['state']).to.equal('ready');
    source.scenario = {};
    page.more!.click();
    await waitUntil(() => page.rows.length === 32, 'all steps');
  });

  it('does not show a step twice when pages overlap', async () => {
    const source = paged(20);
    const { conversation: whole } = source;
    let first: ConversationAnswer | undefined;
    source.conversation = async (request, options) => {
      const answer = await whole(request, options);
      first ??= answer;
      return request.cursor
        ? { ...answer, steps: [...first.steps.slice(-5), ...answer.steps] }
        : answer;
    };
    const page = await open(source);
    await inState(page.element, 'ready');
    page.more!.click();
    await waitUntil(() => page.rows.length > 20, 'more steps');
    expect(page.rows.length).to.equal(32);
  });

  it('never reads a positive amount as zero', async () => {
    const source = createMockSource();
    const { conversation: whole } = source;
    source.conversation = async (request, options) => {
      const answer = await whole(request, options);
      const [first, ...rest] = answer.steps;
      return { ...answer, steps: [{ ...first!, credits: '0.0000004' }, ...rest] };
    };
    const page = await open(source);
    await inState(page.element, 'ready');
    expect(page.rows[0]![3]).to.equal('<0.0001');
  });

  it('names each day of a conversation over midnight', async () => {
    const source = createMockSource();
    const { conversation: whole } = source;
    source.conversation = async (request, options) => {
      const answer = await whole(request, options);
      const steps = answer.steps.map((step, index) =>
        index < 3 ? { ...step, at: '2026-11-19T22:59:59Z' } : step,
      );
      return { ...answer, steps };
    };
    const page = await open(source);
    await inState(page.element, 'ready');
    expect(page.days).to.equal(2);
  });

  it('shows names as text, whatever stands in them', async () => {
    const source = createMockSource();
    const { conversation: whole } = source;
    const name = '<img src=x onerror=alert(1)> \u202eabc';
    source.conversation = async (request, options) => {
      const answer = await whole(request, options);
      return { ...answer, agent: { key: agent, label: name } };
    };
    const page = await open(source);
    await inState(page.element, 'ready');
    expect(page.title).to.equal(name);
    expect(page.element.shadowRoot!.querySelector('img')).to.equal(null);
  });

  it('says which role is missing', async () => {
    const page = await open(createMockSource({ scenario: 'forbidden' }));
    await inState(page.element, 'forbidden');
    expect(page.message).to.contain('Billing admin');
    await expectAccessible(page.element);
  });

  it('says that a conversation does not exist', async () => {
    const page = await open(createMockSource(), { agent, conversation: 'gone' });
    await inState(page.element, 'error');
    expect(page.message).to.equal('This conversation does not exist.');
    await expectAccessible(page.element);
  });

  it('asks for a choice as long as none is made, and sends no request', async () => {
    const source = createMockSource();
    const page = await open(source, { agent: '', conversation: '' });
    await inState(page.element, 'empty');
    expect(page.message).to.equal('No conversation chosen');
    expect(source.requestsTo('/agents').length).to.equal(0);
    page.element.agent = agent;
    page.element.conversation = conversation;
    await inState(page.element, 'ready');
  });

  it('drops the answer to a former choice', async () => {
    const source = createMockSource();
    const first = source.hold('/agents');
    const page = await open(source, { agent, conversation: 'gone' });
    await first.arrived;
    const second = source.hold('/agents');
    page.element.conversation = conversation;
    await second.arrived;
    second.release();
    await inState(page.element, 'ready');
    first.release();
    await page.element.updateComplete;
    expect(page.rows.length).to.equal(32);
    expect(source.aborted.length).to.equal(1);
  });

  it('keeps its steps when a refresh fails', async () => {
    const page = await open(createMockSource({ scenario: 'refreshFails' }));
    await inState(page.element, 'ready');
    const failed = oneEvent(page.element, 'usage-error');
    await page.element.refresh();
    await failed;
    expect(page.rows.length).to.equal(32);
  });

  for (const [state, broken] of [
    ['html', 'contract'],
    ['truncated', 'contract'],
    ['sameCursor', 'contract'],
  ] as const) {
    it(`shows an error of type ${broken} for an answer of kind ${state}`, async () => {
      const source = createMockSource({ scenario: state });
      const heard = oneEvent(document, 'usage-error');
      const page = await open(source);
      if (state === 'sameCursor') {
        await inState(page.element, 'ready');
        page.more!.click();
        await waitUntil(() => page.body.includes('could not be loaded'), 'the failure is said');
        return;
      }
      const event = (await heard) as CustomEvent;
      expect(event.detail.error.type).to.equal(broken);
      await inState(page.element, 'error');
    });
  }

  it('is accessible while loading, ready and empty', async () => {
    const source = createMockSource();
    const held = source.hold('/agents');
    const page = await open(source);
    await held.arrived;
    await expectAccessible(page.element);
    held.release();
    await inState(page.element, 'ready');
    await expectAccessible(page.element);
    page.element.conversation = '';
    await inState(page.element, 'empty');
    await expectAccessible(page.element);
  });

  for (const width of [240, 480, 900]) {
    it(`fits into ${width} pixels`, async () => {
      const page = await open(createMockSource(), undefined, `inline-size: ${width}px`);
      await inState(page.element, 'ready');
      expect(page.element.getBoundingClientRect().width).to.equal(width);
      const scroller = page.element.shadowRoot!.querySelector('[part="scroller"]')!;
      expect(scroller.scrollWidth).to.be.at.most(scroller.clientWidth);
      await expectAccessible(page.element);
    });
  }

  it('takes the colours of the host', async () => {
    const page = await open(createMockSource());
    await inState(page.element, 'ready');
    page.element.style.setProperty('--usage-surface', 'rgb(1, 2, 3)');
    const base = page.element.shadowRoot!.querySelector('[part="base"]')!;
    expect(getComputedStyle(base).backgroundColor).to.equal('rgb(1, 2, 3)');
  });
});
