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
    await until(() => page.more === '', 'anew');
    expect(page.total).not.to.equal('999.5000');
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
});
