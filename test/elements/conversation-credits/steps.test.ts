import { expect } from '@open-wc/testing';
import { UsageError } from '../../../src/api/errors.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { withManySteps } from '../../mocks/many-steps.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { chosen, ConversationPage, paged, withAnswer } from './conversation-credits-page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const { openReady } = ConversationPage;

/** Waits as long as it takes on a slow machine. */
function until(condition: () => boolean, what: string): Promise<void> {
  return waitUntil(condition, what);
}

/** Scrolls to the end of what is there until the last of all steps is drawn. */
async function scrollToEnd(page: ConversationPage, count: number): Promise<void> {
  await until(() => {
    page.scroller.scrollTop = page.scroller.scrollHeight;
    return page.rows.at(-1)?.[2] === `Reply ${count}`;
  }, 'the last step');
}

describe('the steps of conversation-credits', () => {
  it('come page by page, with a total that counts all', async () => {
    const source = paged(20);
    const held = source.hold('/agents');
    const page = await ConversationPage.open(chosen, { source });
    await held.arrived;
    const next = source.hold('/agents');
    held.release();
    await next.arrived;
    expect(page.rows.length).to.equal(20);
    expect(page.note).to.equal('20 of 32 steps; the total counts all.');
    const { total } = page;
    next.release();
    await until(() => page.rows.length === 32, 'all steps');
    expect(page.total).to.equal(total);
    expect(page.note).to.equal('');
    expect(source.requestsTo('/agents').length).to.equal(2);
  });

  it('in thousands are drawn only where they are in view, and loaded ahead', async () => {
    const page = await openReady(chosen, { source: withManySteps(700) });
    expect(page.source.requestsTo('/agents').length).to.equal(1);
    expect(page.all('table')[0]!.ariaRowCount).to.equal('702');
    expect(page.rowIndexes.slice(0, 2)).to.deep.equal([2, 3]);
    expect(page.rows.length).to.be.below(60);
    expect(page.total).to.equal('175.0000');
    await scrollToEnd(page, 700);
    expect(page.rows.length).to.be.below(60);
    // With the lines of two days: a minute each, from 13:32 to 01:11 on the next.
    expect(page.days.length).to.be.at.most(1);
    expect(page.rowIndexes.at(-1)).to.equal(703);
    expect(page.all('table')[0]!.ariaRowCount).to.equal('704');
    expect(page.note).to.equal('');
    await expectAccessible(page.element);
  });

  for (const width of [300, 700]) {
    it(`are of one height in ${width} pixels where they are many`, async () => {
      const source = withManySteps(500, (step, index) => ({
        ...step,
        at: index < 3 ? '2026-11-19T10:00:00Z' : step.at,
        description: index % 3 === 0 ? 'A description that goes on and on and on '.repeat(9) : null,
      }));
      const page = await openReady({ ...chosen, 'running-total': '' }, { source, width });
      const rows = page.all('[part="row"], [part="day"]');
      expect(page.days.length).to.equal(2);
      expect(new Set(rows.map((row) => row.getBoundingClientRect().height)).size).to.equal(1);
      expect(page.scroller.scrollWidth).to.be.at.most(page.scroller.clientWidth);
      await expectAccessible(page.element);
    });
  }

  it('are printed as far as they were loaded', async () => {
    const page = await openReady(chosen, { source: withManySteps(500) });
    dispatchEvent(new Event('beforeprint'));
    await page.element.updateComplete;
    expect(page.rows.length).to.equal(100);
    dispatchEvent(new Event('afterprint'));
    await page.element.updateComplete;
    expect(page.rows.length).to.be.below(60);
  });

  it('of another conversation begin at its first', async () => {
    const page = await openReady(chosen, { source: withManySteps(500) });
    await scrollToEnd(page, 500);
    const { items } = await page.source.conversations({
      from: '2026-11-20T00:00:00Z',
      to: '2026-11-21T00:00:00Z',
      timeZone: 'UTC',
      limit: 1,
    });
    page.element.agent = items[0]!.agent.key!;
    page.element.conversation = items[0]!.id;
    await until(() => page.facts['Conversation'] === items[0]!.id, 'the other');
    await page.element.updateComplete;
    expect(page.scroller.scrollTop).to.equal(0);
    await until(() => page.rows[0]?.[2] === 'Reply 1', 'its first step');
  });

  it('stay when the next page fails, which can be tried again', async () => {
    const source = paged(20);
    const { conversation } = source;
    let fails = true;
    source.conversation = async (request, options) => {
      if (request.cursor && fails) throw new UsageError('server', 'broken');
      return conversation(request, options);
    };
    const page = await openReady(chosen, { source });
    await until(() => page.more.includes('could not be loaded'), 'the failure is said');
    expect(page.rows.length).to.equal(20);
    expect(page.element.dataset['state']).to.equal('ready');
    await expectAccessible(page.element);
    fails = false;
    page.moreButton!.click();
    await until(() => page.rows.length === 32, 'all steps');
  });

  it('can be loaded anew when the cursor has expired', async () => {
    const source = paged(20);
    const { conversation } = source;
    let isExpired = true;
    source.conversation = async (request, options) => {
      if (request.cursor && isExpired) {
        throw new UsageError('invalid_request', 'expired', { parameter: 'cursor' });
      }
      return conversation(request, options);
    };
    const page = await openReady(chosen, { source });
    await until(() => page.more.includes('has changed'), 'the reason is said');
    expect(page.rows.length).to.equal(20);
    isExpired = false;
    page.moreButton!.click();
    await until(() => page.rows.length === 32, 'all steps');
  });

  it('stand there once when pages repeat some', async () => {
    let repeated: readonly { readonly id: string }[] = [];
    const source = withAnswer((answer, cursor) => {
      if (!cursor) repeated = answer.steps.slice(-5);
      return cursor
        ? { ...answer, steps: [...(repeated as typeof answer.steps), ...answer.steps] }
        : answer;
    }, paged(20));
    const page = await openReady(chosen, { source });
    await until(() => page.rows.length > 20, 'more steps');
    expect(page.rows.length).to.equal(32);
  });

  it('say when the total has changed between two pages, and show the newest', async () => {
    let isOpen = true;
    const source = withAnswer(
      (answer, cursor) => (cursor && isOpen ? { ...answer, total: '999.5' } : answer),
      paged(20),
    );
    const page = await openReady(chosen, { source });
    await until(() => page.more.includes('More was added'), 'the change is said');
    expect(page.total).to.equal('999.5000');
    isOpen = false;
    page.moreButton!.click();
    await until(() => page.total !== '999.5000', 'the newest total');
    await until(() => page.more === '', 'nothing is left to say');
  });

  it('end where a page points to itself or to an earlier one, and say so', async () => {
    const itself = await openReady(chosen, {
      source: createMockSource({ scenario: 'sameCursor' }),
    });
    await until(() => itself.more.includes('could not be loaded'), 'the failure is said');
    const source = withAnswer(
      (answer, cursor) => (cursor === '200' ? { ...answer, next_cursor: '100' } : answer),
      withManySteps(1000),
    );
    const circle = await openReady(chosen, { source });
    await until(() => {
      circle.scroller.scrollTop = circle.scroller.scrollHeight;
      return circle.more.includes('does not say');
    }, 'the end is said');
  });

  describe('after a refresh', () => {
    /** A conversation that has gone on as soon as `grow` was called, also among its first steps. */
    function growing(count: number) {
      const before = withManySteps(count);
      const after = withManySteps(count + 3, (step, index) => ({
        ...step,
        running_total: String((index + 4) / 4),
      }));
      const source = createMockSource();
      const requests: (string | undefined)[] = [];
      let isGrown = false;
      source.conversation = async ({ cursor, ...request }, options) => {
        requests.push(cursor);
        if (cursor ? !cursor.startsWith('after ') : !isGrown) {
          return before.conversation({ ...request, ...(cursor && { cursor }) }, options);
        }
        const place = cursor && { cursor: cursor.slice('after '.length) };
        const answer = await after.conversation({ ...request, ...place }, options);
        const { next_cursor } = answer;
        return { ...answer, next_cursor: next_cursor && `after ${next_cursor}` };
      };
      return { source, requests, grow: () => (isGrown = true) };
    }

    it('are those of the newest total where only the first page was read', async () => {
      const { source, requests, grow } = growing(500);
      const page = await openReady({ ...chosen, 'running-total': '' }, { source });
      grow();
      await page.provider.refresh();
      await until(() => page.total === '125.7500', 'the newest total');
      expect(page.rows[0]![4]).to.equal('1.0000');
      expect(requests).to.deep.equal([undefined, undefined]);
      expect(page.more).to.equal('');
    });

    it('stay with their total where more was read, until they are wanted anew', async () => {
      const { source, requests, grow } = growing(500);
      const page = await openReady({ ...chosen, 'running-total': '' }, { source });
      await scrollToEnd(page, 500);
      const before = page.rows;
      const asked = requests.length;
      grow();
      await page.provider.refresh();
      await until(() => page.more.includes('More was added'), 'the change is said');
      expect(requests.slice(asked)).to.deep.equal([undefined]);
      expect(page.total).to.equal('125.0000');
      expect(page.facts['Steps']).to.equal('500');
      expect(page.rows).to.deep.equal(before);
      await expectAccessible(page.element);
      const top = page.scroller.scrollTop;
      page.moreButton!.click();
      await until(() => page.total === '125.7500', 'the newest total');
      expect(page.more).not.to.contain('More was added');
      expect(page.scroller.scrollTop).to.be.above(top - 300);
      await scrollToEnd(page, 503);
      expect(page.rows.at(-1)!.slice(2)).to.deep.equal(['Reply 503', '0.2500', '126.5000']);
    });

    it('are all read anew where all are in view, in pages as small as may be', async () => {
      const { source, requests, grow } = growing(60);
      const { conversation } = source;
      source.conversation = (request, options) => conversation({ ...request, limit: 25 }, options);
      const page = await openReady(chosen, { source });
      await until(() => page.rows.length === 60, 'all steps');
      const asked = requests.length;
      grow();
      await page.provider.refresh();
      await until(() => page.rows.length === 63, 'those that were added');
      expect(page.total).to.equal('15.7500');
      expect(requests.slice(asked)).to.deep.equal([undefined, 'after 25', 'after 50']);
      expect(page.more).to.equal('');
    });

    it('go on from where they were where nothing was added', async () => {
      const { source, requests } = growing(500);
      const page = await openReady(chosen, { source });
      page.scroller.scrollTop = 4000;
      await until(() => requests.includes('100'), 'the second page');
      await page.provider.refresh();
      await scrollToEnd(page, 500);
      expect(page.more).to.equal('');
      expect(requests.filter((cursor) => cursor === '100').length).to.equal(1);
    });
  });
});
