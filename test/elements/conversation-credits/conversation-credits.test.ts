import { expect, oneEvent } from '@open-wc/testing';
import type { UsageError } from '../../../src/api/errors.ts';
import { sumAmounts } from '../../../src/model/amount.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { filtersOf } from '../../support/choose.ts';
import { inState } from '../../support/settled.ts';
import {
  agent,
  chosen,
  conversation,
  ConversationPage,
  withAnswer,
} from './conversation-credits-page.ts';

const { open, openReady } = ConversationPage;

describe('conversation-credits', () => {
  it('shows every step and the total of the server', async () => {
    const source = createMockSource();
    const answer = await source.conversation({ agent, conversation });
    const page = await openReady(chosen, { source });
    expect(page.title).to.equal(answer.agent.label);
    expect(page.subtitle).to.match(/, Phone, Today 13:32 – 13:\d\d$/);
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

  it('says how long it was, and by which ids it is known', async () => {
    const page = await openReady();
    expect(page.facts).to.deep.include({
      Messages: '7',
      Steps: '32',
      Conversation: conversation,
      'Agent id': agent,
    });
    expect(page.facts['Length']).to.match(/^\d+ mins \d+ secs$/);
    expect(page.facts['Contact id']).to.match(/^tel_\d+$/);
  });

  it('shows what each category took, with shares that make up the whole', async () => {
    const source = createMockSource();
    const { categories } = await source.conversation({ agent, conversation });
    const page = await openReady(chosen, { source });
    expect(page.categories.length).to.equal(categories.length);
    expect(page.categories[0]).to.match(new RegExp(`^${categories[0]!.label} [\\d.]+ [\\d.]+%$`));
    const percents = page.categories.map((text) =>
      Math.round(10 * parseFloat(/[\d.]+%/.exec(text)![0])),
    );
    expect(percents.reduce((sum, percent) => sum + percent)).to.equal(1000);
  });

  it('shows no shares where a category has given credits back', async () => {
    const source = withAnswer((answer) => ({
      ...answer,
      categories: [
        { key: 'llm', label: 'LLM', total: '12' },
        { key: 'refund', label: '\u200b', total: '-2' },
      ],
    }));
    const page = await openReady(chosen, { source });
    expect(page.categories).to.deep.equal(['LLM 12.0000', 'refund -2.0000']);
  });

  it('adds the running total of the server when it is asked for', async () => {
    const source = withAnswer((answer) => ({
      ...answer,
      steps: answer.steps.map((step, index) => ({ ...step, running_total: `${index}.5` })),
    }));
    const page = await openReady(chosen, { source });
    expect(page.heads).to.deep.equal(['Time', 'Category', 'Description', 'Credits']);
    page.control('Running total')!.click();
    await page.element.updateComplete;
    expect(page.heads.at(-1)).to.equal('Running total');
    expect(page.rows[2]!.at(-1)).to.equal('2.5000');
    await expectAccessible(page.element);
    page.control('Running total')!.click();
    await page.element.updateComplete;
    expect(page.heads.length).to.equal(4);
  });

  it('names each day of a conversation over midnight', async () => {
    const source = withAnswer((answer) => ({
      ...answer,
      steps: answer.steps.map((step, index) =>
        index < 3 ? { ...step, at: '2026-11-19T22:59:59Z' } : step,
      ),
    }));
    const page = await openReady(chosen, { source });
    expect(page.days).to.deep.equal(['Thu, 19 Nov 2026', 'Fri, 20 Nov 2026']);
  });

  describe('bad input', () => {
    it('never makes a positive amount zero', async () => {
      const source = withAnswer(({ steps: [first, ...rest], ...answer }) => ({
        ...answer,
        steps: [{ ...first!, credits: '0.0000004' }, ...rest],
      }));
      const page = await openReady(chosen, { source });
      expect(page.rows[0]![3]).to.equal('<0.0001');
    });

    it('is shown as text, whatever stands in it', async () => {
      const name = '<img src=x onerror=alert(1)> \u202eabc\u200b';
      const source = withAnswer(({ steps: [first, ...rest], ...answer }) => ({
        ...answer,
        agent: { key: agent, label: name },
        contact: { key: name, label: name },
        steps: [{ ...first!, description: name, category: { key: name, label: name } }, ...rest],
      }));
      const page = await openReady(chosen, { source });
      expect(page.title).to.equal(name);
      expect(page.rows[0]!.slice(1, 3)).to.deep.equal([name, name]);
      expect(page.all('img').length).to.equal(0);
    });

    it('without anything to see gives way to a word or a key', async () => {
      const source = withAnswer(({ steps: [first, second, ...rest], ...answer }) => ({
        ...answer,
        agent: { key: agent, label: '\u200b\u200e ' },
        contact: null,
        channel: null,
        steps: [
          { ...first!, description: null, category: { key: null, label: '' } },
          { ...second!, description: '\u200b\u202e' },
          ...rest,
        ],
      }));
      const page = await openReady(chosen, { source });
      expect(page.title).to.equal(agent);
      expect(page.subtitle).to.match(/^Today/);
      expect(page.rows[0]!.slice(1, 3)).to.deep.equal(['Not assigned', 'No description']);
      expect(page.rows[1]![2]).to.equal('No description');
    });

    it('of a conversation without steps says so', async () => {
      const source = withAnswer((answer) => ({
        ...answer,
        step_count: 0,
        steps: [],
        total: '0',
        categories: [],
      }));
      const page = await open(chosen, { source });
      await inState(page.element, 'empty');
      expect(page.message).to.equal('Nothing was charged in this conversation.');
      await expectAccessible(page.element);
    });
  });

  describe('a way back', () => {
    it('lets go of the conversation that was chosen on the page', async () => {
      const page = await open({});
      await inState(page.element, 'empty');
      expect(page.control('Close')).to.equal(undefined);
      filtersOf(page.provider).setConversation({ agent, conversation });
      await inState(page.element, 'ready');
      page.control('Close')!.focus();
      const told = oneEvent(page.provider, 'usage-conversation-select');
      page.control('Close')!.click();
      expect(((await told) as CustomEvent).detail).to.deep.equal({ conversation: undefined });
      await inState(page.element, 'empty');
      expect(filtersOf(page.provider).conversation).to.equal(undefined);
      expect(page.element.shadowRoot!.activeElement!.getAttribute('part')).to.equal('base');
    });

    it('is left to a host that wants it', async () => {
      const page = await open({});
      filtersOf(page.provider).setConversation({ agent, conversation });
      await inState(page.element, 'ready');
      page.provider.addEventListener('usage-conversation-select', (event) =>
        event.preventDefault(),
      );
      page.control('Close')!.click();
      await page.element.updateComplete;
      expect(page.element.dataset['state']).to.equal('ready');
    });

    it('is a link of the host where it gives one, also out of an error', async () => {
      const page = await open({ ...chosen, conversation: 'gone', 'back-href': '/billing' });
      await inState(page.element, 'error');
      expect(page.control('Close')!.getAttribute('href')).to.equal('/billing');
      await expectAccessible(page.element);
    });

    it('is not there where the host has fixed the conversation', async () => {
      const page = await openReady();
      expect(page.control('Close')).to.equal(undefined);
    });
  });

  it('says which role is missing, and in the words of the host who can give it', async () => {
    const page = await open(chosen, {
      source: createMockSource({ scenario: 'forbidden' }),
      texts: { 'state.forbiddenHint': 'Mira in Finance gives it.' },
    });
    await inState(page.element, 'forbidden');
    expect(page.message).to.contain('Billing admin');
    expect(page.hint).to.contain('Mira in Finance gives it.');
    await expectAccessible(page.element);
  });

  for (const id of ['gone', '..', 'a/../b']) {
    it(`says that the conversation "${id}" does not exist`, async () => {
      const page = await open({ agent, conversation: id });
      await inState(page.element, 'error');
      expect(page.message).to.equal('There is no such conversation, or no longer.');
      await expectAccessible(page.element);
    });
  }

  it('says so when a conversation is gone by the next refresh, and shows it no more', async () => {
    const page = await openReady();
    page.source.scenario = { state: 'notFound' };
    await page.element.refresh();
    await inState(page.element, 'error');
    expect(page.message).to.equal('There is no such conversation, or no longer.');
    expect(page.rows.length).to.equal(0);
  });

  it('asks for a choice as long as none is made, and sends no request', async () => {
    const page = await open({});
    await inState(page.element, 'empty');
    expect(page.message).to.equal('No conversation chosen');
    expect(page.source.requestsTo('/agents').length).to.equal(0);
    page.element.agent = agent;
    page.element.conversation = conversation;
    await inState(page.element, 'ready');
  });

  it('drops the answer to a former choice', async () => {
    const source = createMockSource();
    const first = source.hold('/agents');
    const page = await open({ agent, conversation: 'gone' }, { source });
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
    const page = await openReady(chosen, {
      source: createMockSource({ scenario: 'refreshFails' }),
    });
    const failed = oneEvent(page.element, 'usage-error');
    await page.element.refresh();
    await failed;
    expect(page.rows.length).to.equal(32);
  });

  for (const state of ['html', 'truncated'] as const) {
    it(`shows an error of type contract for an answer of kind ${state}`, async () => {
      const heard = oneEvent(document, 'usage-error');
      const page = await open(chosen, { source: createMockSource({ scenario: state }) });
      const { error } = ((await heard) as CustomEvent<{ error: UsageError }>).detail;
      expect(error.type).to.equal('contract');
      await inState(page.element, 'error');
    });
  }

  it('is accessible while loading, ready and empty', async () => {
    const source = createMockSource();
    const held = source.hold('/agents');
    const page = await open(chosen, { source });
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
      const page = await openReady({ ...chosen, 'running-total': '' }, { width });
      expect(page.element.getBoundingClientRect().width).to.equal(width);
      expect(page.scroller.scrollWidth).to.be.at.most(page.scroller.clientWidth);
      await expectAccessible(page.element);
    });
  }

  it('takes the colours of the host', async () => {
    const page = await openReady();
    page.element.style.setProperty('--usage-surface', 'rgb(1, 2, 3)');
    expect(getComputedStyle(page.all('[part="base"]')[0]!).backgroundColor).to.equal(
      'rgb(1, 2, 3)',
    );
  });
});
