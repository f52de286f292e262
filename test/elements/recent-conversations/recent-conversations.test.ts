import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { UsageError } from '../../../src/api/errors.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { choose } from '../../support/choose.ts';
import { HeldTimers } from '../../support/held-timers.ts';
import { inState, settled } from '../../support/settled.ts';
import { ConversationsPage, withFirst, withMany, withPages } from './recent-conversations-page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const { openReady } = ConversationsPage;

/** What of a request a test looks at. */
function asked(page: ConversationsPage, name: string): readonly (string | null)[] {
  return page.source.requestsTo('/conversations').map(({ searchParams }) => searchParams.get(name));
}

describe('recent-conversations', () => {
  it('shows the newest conversations with their credits, and what the period spent', async () => {
    const page = await openReady();
    expect(page.subtitle).to.equal('2,175 conversations, 22 Oct – 20 Nov 2026');
    expect(page.heads).to.deep.equal([
      'When',
      'Agent',
      'Contact',
      'Channel',
      'Messages',
      'Credits',
    ]);
    expect(page.rows[0]).to.deep.equal([
      'Today 14:31',
      'Order help',
      'visitor 90',
      'Web chat',
      '2 messages',
      '3.63',
    ]);
    expect(page.note).to.equal('100 of 2,175 shown. More load as you scroll.');
    expect(page.totals).to.deep.equal(['23571.2953', '887.6']);
  });

  it('gives the exact time and zone beside the relative one', async () => {
    const page = await openReady();
    const time = page.all<HTMLTimeElement>('time')[0]!;
    expect(time.dateTime).to.equal('2026-11-20T13:31:24Z');
    expect(time.title).to.equal('Fri, 20 Nov 2026, 14:31:24, Berlin (UTC+1)');
  });

  it('tells both amounts apart where a conversation reaches beyond the period', async () => {
    const page = await openReady(
      { sort: '-credits' },
      { source: withFirst({ in_range: '4.17', whole: '34.1675' }) },
    );
    expect(page.rows[0]!.at(-1)).to.contain('4.17 of 34.17');
    expect(page.rows[0]!.at(-1)).to.contain('4.17 in this period');
    expect(page.rows[1]!.at(-1)).not.to.contain('of');
  });

  it('never reads a positive amount as zero', async () => {
    const page = await openReady(
      {},
      { source: withFirst({ in_range: '0.0000004', whole: '0.0000004' }) },
    );
    expect(page.rows[0]!.at(-1)).to.equal('<0.01');
  });

  describe('columns', () => {
    it('come in the order of the attribute', async () => {
      const page = await openReady({ columns: 'credits agent-id type' });
      expect(page.heads).to.deep.equal(['Credits', 'Agent id', 'Type']);
      expect(page.rows[0]).to.deep.equal(['3.63', 'agt_01', 'chat']);
    });

    it('have a set without any cost', async () => {
      const page = await openReady({ columns: 'activity' });
      expect(page.heads).to.deep.equal(['When', 'Type', 'Agent', 'Contact', 'Channel', 'Messages']);
      expect(page.totals).to.deep.equal([]);
    });

    it('have all there are', async () => {
      const page = await openReady({ columns: 'when category organization member' });
      expect(page.rows[0]!.slice(1)).to.deep.equal([
        'LLM, Knowledge search and Tool calls',
        'Larkfield Home',
        'Ines Moreau',
      ]);
    });

    it('that there are not are left out', async () => {
      const page = await openReady({ columns: 'when price' });
      expect(page.heads).to.deep.equal(['When']);
    });
  });

  describe('sort', () => {
    it('goes by the column that was pressed, then the other way round', async () => {
      const page = await openReady();
      await page.sortBy('credits');
      expect(page.all('th.credits')[0]!.ariaSort).to.equal('descending');
      await page.sortBy('credits');
      expect(page.all('th.credits')[0]!.ariaSort).to.equal('ascending');
      expect(asked(page, 'sort').slice(-1)).to.deep.equal(['in_range']);
      expect(asked(page, 'sort')).to.include('-in_range');
    });

    it('is offered only where the API can', async () => {
      const source = createMockSource();
      const { capabilities } = source;
      source.capabilities = async (options) => ({
        ...(await capabilities(options))!,
        conversation_sorts: ['last_at'],
      });
      const page = await openReady({ sort: '-credits' }, { source });
      expect(page.all('thead button').length).to.equal(1);
      expect(asked(page, 'sort')[0]).to.equal(null);
    });
  });

  describe('search', () => {
    it('asks the API and marks what matches', async () => {
      const page = await openReady();
      await page.search(' visitor 9 ');
      expect(asked(page, 'search').at(-1)).to.equal('visitor 9');
      expect(page.subtitle).to.match(/^\d+ conversations found/);
      expect(new Set(page.marked)).to.deep.equal(new Set(['visitor 9']));
      expect(page.marked.length).to.equal(page.rows.length);
    });

    it('shows an id that no column has where that is what matches', async () => {
      const page = await openReady();
      await page.search('mwp0nlc0ic');
      expect(page.rows.length).to.equal(1);
      expect(page.rows[0]![1]).to.equal('Order help cnv_mwp0nlc0ic');
      expect(page.marked).to.deep.equal(['mwp0nlc0ic']);
    });

    it('waits for the last letter', async () => {
      const page = await openReady();
      const timers = new HeldTimers(200);
      page.input.focus();
      for (const key of 'ord') await sendKeys({ press: key });
      expect(asked(page, 'search')).not.to.include('ord');
      timers.run(250);
      timers.release();
      await settled(page.element);
      expect(asked(page, 'search').filter(Boolean)).to.deep.equal(['ord']);
    });

    it('of nothing is none', async () => {
      const page = await openReady();
      const before = asked(page, 'search').length;
      await page.search('   ');
      expect(asked(page, 'search').length).to.equal(before);
    });

    it('without a match says so and can be cleared', async () => {
      const page = await openReady();
      await page.search('%_');
      expect(page.element.dataset['state']).to.equal('empty');
      expect(page.message).to.equal('No conversation matches “%_”.');
      await expectAccessible(page.element);
      page.all('[part="actions"] button')[0]!.click();
      await inState(page.element, 'ready');
      expect(page.input.value).to.equal('');
      expect(page.element.shadowRoot!.activeElement).to.equal(page.input);
    });

    it('takes no more letters than APIs do', async () => {
      const page = await openReady();
      expect(page.input.maxLength).to.equal(200);
      // A script that fills in the field is not held back by that.
      await page.search('x'.repeat(10_000));
      expect(asked(page, 'search').at(-1)).to.equal('x'.repeat(200));
      expect(page.element.dataset['state']).to.equal('empty');
    });
  });

  describe('a row', () => {
    it('leads to the address of the template', async () => {
      const page = await openReady(
        { 'href-template': '/agents/{agent}/c/{conversation}' },
        { source: withFirst({ id: 'a/b..?#"x' }) },
      );
      const [link] = page.all<HTMLAnchorElement>('a.way');
      expect(new URL(link!.href).pathname).to.equal('/agents/agt_01/c/a%2Fb..%3F%23%22x');
    });

    it('has no address where an id would lead elsewhere', async () => {
      const page = await openReady(
        { 'href-template': '/agents/{agent}/c/{conversation}' },
        { source: withFirst({ id: '..' }) },
      );
      expect(page.ways[0]!.localName).to.equal('span');
      expect(page.ways[1]!.localName).to.equal('a');
    });

    it('is chosen, and the conversation on the same provider follows', async () => {
      const page = await openReady({}, { withDetail: true });
      const detail = page.provider.querySelector('conversation-credits')!;
      await inState(detail, 'empty');
      const told = oneEvent(page.provider, 'usage-conversation-select');
      page.ways[1]!.click();
      const { detail: said } = (await told) as CustomEvent;
      await inState(detail, 'ready');
      expect(page.chosen.length).to.equal(1);
      expect(detail.shadowRoot!.querySelector('.mono')!.textContent).to.equal(
        said.conversation.conversation,
      );
    });

    it('is chosen by a press anywhere on it', async () => {
      const page = await openReady();
      page.all('[part~="row"] .credits')[2]!.click();
      await waitUntil(() => page.chosen.length === 1, 'a chosen row');
      expect(page.all('[aria-current]')[0]!.ariaRowIndex).to.equal('4');
    });

    it('leaves the choice to a host that wants it', async () => {
      const page = await openReady();
      page.provider.addEventListener('usage-conversation-select', (event) =>
        event.preventDefault(),
      );
      page.ways[0]!.click();
      await page.element.updateComplete;
      expect(page.chosen).to.deep.equal([]);
    });
  });

  describe('any number of rows', () => {
    it('draws only what is in view, and loads pages ahead', async () => {
      const page = await openReady({}, { source: withMany(1000) });
      expect(page.all('table')[0]!.ariaRowCount).to.equal('1001');
      expect(page.drawn.length).to.be.below(60);
      await page.scrollToEnd(1000);
      expect(page.drawn.length).to.be.below(60);
      expect(page.note).to.equal('All 1,000 shown.');
      expect(page.rows.at(-1)![2]).to.equal('Contact 999');
      await expectAccessible(page.element);
    });

    it('loads no page before anybody comes near it', async () => {
      const page = await openReady({}, { source: withMany(1000) });
      expect(asked(page, 'cursor').length).to.equal(1);
    });

    it('keeps its height where rows are left out', async () => {
      const page = await openReady({}, { source: withMany(300) });
      await page.scrollToEnd(300);
      const height = page.scroller.scrollHeight;
      page.scroller.scrollTop = 0;
      await waitUntil(() => page.drawn[0] === 0, 'the first row');
      expect(page.scroller.scrollHeight).to.be.closeTo(height, 2);
    });

    it('leaves nothing of rows that went', async () => {
      const page = await openReady({}, { source: withMany(300) });
      const nodes = () => page.all('tbody')[0]!.childNodes.length - 3 * page.drawn.length;
      const before = nodes();
      await page.scrollToEnd(300);
      page.scroller.scrollTop = 0;
      await waitUntil(() => page.drawn[0] === 0, 'the first row');
      // There may be a gap more, of two marks and a row.
      expect(nodes()).to.be.at.most(before + 3);
    });

    it('goes from row to row by keys, and keeps the focus', async () => {
      const page = await openReady({}, { source: withMany(300) });
      page.ways[0]!.focus();
      await page.press('ArrowDown');
      expect(page.focusedRow).to.equal(1);
      await page.press('PageDown');
      expect(page.focusedRow).to.be.above(10);
      await page.press('End');
      expect(page.focusedRow).to.be.above(98);
      await page.press('Home');
      expect(page.focusedRow).to.equal(0);
      await page.press('ArrowUp');
      expect(page.focusedRow).to.equal(0);
    });

    it('keeps the row that has the focus while others are in view', async () => {
      const page = await openReady({}, { source: withMany(300) });
      page.ways[2]!.focus();
      await page.element.updateComplete;
      await page.scrollToEnd(300);
      expect(page.focusedRow).to.equal(2);
      expect(page.drawn.length).to.be.below(60);
      await page.press('ArrowDown');
      expect(page.focusedRow).to.equal(3);
    });

    it('takes the focus to the table where its row is gone', async () => {
      const page = await openReady();
      page.ways[5]!.focus();
      choose(page.provider, { agent: ['agt_05'] });
      await settled(page.element);
      await page.element.updateComplete;
      expect(page.element.shadowRoot!.activeElement).to.equal(page.scroller);
    });

    it('shows no row twice when pages repeat some', async () => {
      const many = withMany(250);
      const first: unknown[] = [];
      const source = withPages((answer, cursor) => {
        if (!cursor) first.push(...answer.items.slice(-10));
        return cursor === '100'
          ? { ...answer, items: [...(first as typeof answer.items), ...answer.items] }
          : answer;
      }, many);
      const page = await openReady({}, { source });
      await page.scrollToEnd(250);
      const contacts = page.rows.map((row) => row[2]);
      expect(new Set(contacts).size).to.equal(contacts.length);
      expect(page.note).to.equal('All 250 shown.');
    });

    it('has the figures of its first page, whatever later ones say', async () => {
      const source = withPages(
        (answer, cursor) =>
          cursor
            ? { ...answer, totals: { count: 7, in_range: '1', outside_conversations: '2' } }
            : answer,
        withMany(250),
      );
      const page = await openReady({}, { source });
      const { subtitle, totals } = page;
      await page.scrollToEnd(250);
      expect(page.subtitle).to.equal(subtitle);
      expect(page.totals).to.deep.equal(totals);
      expect(page.note).to.equal('All 250 shown.');
      expect(page.all('table')[0]!.ariaRowCount).to.equal('251');
    });

    it('stops where pages lead in a circle, and says so', async () => {
      const source = withPages(
        (answer, cursor) => (cursor === '200' ? { ...answer, next_cursor: '100' } : answer),
        withMany(1000),
      );
      const page = await openReady({}, { source });
      await waitUntil(() => {
        page.scroller.scrollTop = page.scroller.scrollHeight;
        return page.more.includes('does not say') && page.drawn.at(-1) === 299;
      }, 'the end is said');
    });

    it('keeps its rows when the next page fails, and tries again', async () => {
      let fails = true;
      const many = withMany(250);
      const { conversations } = many;
      many.conversations = async (request, options) => {
        if (request.cursor && fails) throw new UsageError('server', 'broken');
        return conversations(request, options);
      };
      const page = await openReady({}, { source: many });
      page.scroller.scrollTop = page.scroller.scrollHeight;
      await waitUntil(() => page.more.includes('could not be loaded'), 'the failure is said');
      expect(page.element.dataset['state']).to.equal('ready');
      await expectAccessible(page.element);
      fails = false;
      page.moreButton!.click();
      await page.scrollToEnd(250);
    });

    it('begins anew when the cursor has expired', async () => {
      let isExpired = true;
      const many = withMany(250);
      const { conversations } = many;
      many.conversations = async (request, options) => {
        if (request.cursor && isExpired) {
          throw new UsageError('invalid_request', 'expired', { parameter: 'cursor' });
        }
        return conversations(request, options);
      };
      const page = await openReady({}, { source: many });
      page.scroller.scrollTop = page.scroller.scrollHeight;
      await waitUntil(() => page.more.includes('has changed'), 'the reason is said');
      isExpired = false;
      page.moreButton!.click();
      await waitUntil(() => !page.more.includes('has changed'), 'anew');
      await page.scrollToEnd(250);
    });

    it('comes by a button where the host wants it so', async () => {
      const page = await openReady({ 'load-more': '' });
      expect(page.rows.length).to.equal(20);
      expect(page.note).to.equal('20 of 2,175 shown.');
      page.moreButton!.click();
      await waitUntil(() => page.rows.length === 40, 'twice as many');
      await expectAccessible(page.element);
    });

    it('is printed as far as it was loaded', async () => {
      const page = await openReady({}, { source: withMany(300) });
      dispatchEvent(new Event('beforeprint'));
      await page.element.updateComplete;
      expect(page.drawn.length).to.equal(100);
      dispatchEvent(new Event('afterprint'));
      await page.element.updateComplete;
      expect(page.drawn.length).to.be.below(60);
    });
  });

  describe('a refresh', () => {
    /** A source that has new conversations at the top as soon as `grow` was called. */
    function growing() {
      let added = 0;
      const source = withPages((answer, cursor) => {
        if (cursor || added === 0) return answer;
        const items = Array.from({ length: added }, (_, index) => ({
          ...answer.items[0]!,
          id: `new_${index}`,
        }));
        const { totals } = answer;
        return {
          ...answer,
          items: [...items, ...answer.items],
          totals: { ...totals, count: totals.count + added },
        };
      }, withMany(300));
      return { source, grow: (count: number) => (added = count) };
    }

    it('shows new rows at once to those who read the top', async () => {
      const { source, grow } = growing();
      const page = await openReady({}, { source });
      grow(2);
      await page.provider.refresh();
      await waitUntil(() => page.subtitle.startsWith('302'), 'the new count');
      expect(page.newer).to.equal('');
      expect(page.all('table')[0]!.ariaRowCount).to.equal('303');
    });

    it('announces new rows to those who read further down, and moves nothing', async () => {
      const { source, grow } = growing();
      const page = await openReady({}, { source });
      await page.scrollToEnd(300);
      const before = page.rows;
      const requests = asked(page, 'cursor').length;
      grow(2);
      await page.provider.refresh();
      await waitUntil(() => page.newer !== '', 'the news');
      expect(page.newer).to.equal('2 new or continued conversations');
      expect(page.rows).to.deep.equal(before);
      expect(asked(page, 'cursor').length).to.equal(requests + 1);
      await expectAccessible(page.element);
      page.all('[part="newer"] button')[0]!.click();
      await waitUntil(() => page.newer === '' && page.drawn[0] === 0, 'the top');
      expect(page.scroller.scrollTop).to.equal(0);
    });

    it('in the next hour moves nothing either, and what is read goes on from where it began', async () => {
      const { source, grow } = growing();
      const { capabilities } = source;
      let now = '2026-11-20T13:32:00Z';
      source.capabilities = async (options) => ({ ...(await capabilities(options))!, now });
      const page = await openReady({}, { source, period: '24h' });
      page.scroller.scrollTop = 2000;
      await waitUntil(() => page.drawn[0]! > 20, 'rows further down');
      const before = page.rows;
      grow(2);
      now = '2026-11-20T14:00:01Z';
      const held = source.hold('/conversations');
      const refreshing = page.provider.refresh();
      await held.arrived;
      await page.element.updateComplete;
      expect(page.rows).to.deep.equal(before);
      held.release();
      await refreshing;
      await waitUntil(() => page.newer !== '', 'the news');
      expect(page.rows).to.deep.equal(before);
      await page.scrollToEnd(300);
      expect(page.newer).to.equal('2 new or continued conversations');
      const newHours = asked(page, 'to').filter((to) => to === '2026-11-20T15:00:00Z');
      expect(newHours.length).to.equal(1);
    });
  });

  it('shows names as text, whatever stands in them', async () => {
    const name = '<img src=x onerror=alert(1)>\u202eabc\u200b';
    const page = await openReady(
      {},
      { source: withFirst({ agent: { key: 'agt_01', label: name } }) },
    );
    expect(page.ways[0]!.textContent).to.contain(name);
    expect(page.all('img').length).to.equal(0);
  });

  it('shows the key of a name that shows nothing', async () => {
    const page = await openReady(
      {},
      { source: withFirst({ agent: { key: 'agt_01', label: '\u200b\u200e ' } }) },
    );
    expect(page.rows[0]![1]).to.equal('agt_01');
  });

  it('follows the filters, and drops the answer to former ones', async () => {
    const page = await openReady();
    const first = page.source.hold('/conversations');
    choose(page.provider, { agent: ['agt_01'] });
    await first.arrived;
    const second = page.source.hold('/conversations');
    choose(page.provider, { agent: ['agt_05'] });
    await second.arrived;
    second.release();
    await inState(page.element, 'ready');
    const { rows } = page;
    first.release();
    await page.element.updateComplete;
    expect(page.rows).to.deep.equal(rows);
    expect(page.source.aborted.length).to.equal(1);
  });

  it('aborts its request when it leaves the page', async () => {
    const source = createMockSource();
    const held = source.hold('/conversations');
    const page = await ConversationsPage.open({}, { source });
    await held.arrived;
    page.element.remove();
    await waitUntil(() => source.aborted.length === 1, 'an abort');
  });

  it('tries again after an error', async () => {
    const page = await openReady({}, { source: createMockSource({ scenario: 'error' }) });
    await inState(page.element, 'error');
    await expectAccessible(page.element);
    page.source.scenario = {};
    page.all('[part="actions"] button')[0]!.click();
    await inState(page.element, 'ready');
  });

  it('says what a period without conversations spent outside of them', async () => {
    const source = withPages((answer) => ({
      ...answer,
      items: [],
      next_cursor: null,
      totals: { count: 0, in_range: '0', outside_conversations: '12.5' },
    }));
    const page = await openReady({}, { source });
    expect(page.element.dataset['state']).to.equal('empty');
    expect(page.text('[part="hint"]')).to.contain('12.50 credits');
    await expectAccessible(page.element);
  });

  it('says which role is missing', async () => {
    const page = await openReady({}, { source: createMockSource({ scenario: 'forbidden' }) });
    expect(page.message).to.contain('Billing admin');
    await expectAccessible(page.element);
  });

  it('is accessible while it loads and when it is ready, with a chosen row', async () => {
    const source = createMockSource();
    const held = source.hold('/conversations');
    const page = await ConversationsPage.open({}, { source });
    await held.arrived;
    await expectAccessible(page.element);
    held.release();
    await inState(page.element, 'ready');
    page.ways[1]!.click();
    await page.search('visitor');
    await expectAccessible(page.element);
  });

  for (const width of [240, 390, 560, 600, 900]) {
    it(`fits into ${width} pixels`, async () => {
      const page = await openReady({}, { width });
      expect(page.element.getBoundingClientRect().width).to.equal(width);
      expect(page.scroller.scrollWidth).to.be.at.most(page.scroller.clientWidth);
      await expectAccessible(page.element);
      const heights = page.all('[part~="row"]').map((row) => row.getBoundingClientRect().height);
      expect(new Set(heights).size).to.equal(1);
    });
  }
});
