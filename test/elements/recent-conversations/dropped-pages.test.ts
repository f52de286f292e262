import { expect } from '@open-wc/testing';
import { UsageError } from '../../../src/api/errors.ts';
import type { ConversationsAnswer } from '../../../src/api/types.ts';
import type { MockUsageSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { choose } from '../../support/choose.ts';
import { settled } from '../../support/settled.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { ConversationsPage, withMany, withPages } from './recent-conversations-page.ts';

/** So many that the pages at either end are let go at the other. */
const count = 2600;
const rowHeight = 35;

/** A list of which the end was reached, with the cursors that were asked for. */
async function openAtEnd(
  change: (answer: ConversationsAnswer, cursor: string | undefined) => ConversationsAnswer = (
    answer,
  ) => answer,
) {
  const cursors: (string | undefined)[] = [];
  const source = withPages((answer, cursor) => {
    cursors.push(cursor);
    return change(answer, cursor);
  }, withMany(count));
  const page = await ConversationsPage.openReady({}, { source });
  await page.scrollToEnd(count);
  return { page, source, cursors };
}

/** Scrolls a row to the top of the view, and waits until rows are drawn there. */
async function scrollTo(page: ConversationsPage, row: number): Promise<void> {
  await waitUntil(() => {
    page.scroller.scrollTop = row * rowHeight;
    return page.drawn.includes(row);
  }, `row ${row}`);
}

async function rowsAt(page: ConversationsPage, row: number): Promise<void> {
  await waitUntil(() => page.pending.length === 0 && page.drawn.includes(row), `row ${row}`);
}

function contactAt(page: ConversationsPage, row: number): string | undefined {
  return page.rows[page.drawn.indexOf(row)]?.[2];
}

/** The third and fourth page fail, until this is called. */
function failing(source: MockUsageSource, error: UsageError): () => void {
  const { conversations } = source;
  source.conversations = async (request, options) => {
    if (['200', '300'].includes(request.cursor ?? '')) throw error;
    return conversations(request, options);
  };
  return () => (source.conversations = conversations);
}

describe('recent-conversations, scrolling back to pages that were let go', () => {
  it('asks for them again by their cursors, and for none that is not in sight', async () => {
    const { page, cursors } = await openAtEnd();
    const before = cursors.length;
    await scrollTo(page, 0);
    expect(page.pending).to.deep.equal([]);
    await scrollTo(page, 250);
    await rowsAt(page, 250);
    expect(contactAt(page, 250)).to.equal('Contact 250');
    expect(page.all('table')[0]!.ariaRowCount).to.equal(String(count + 1));
    expect(page.note).to.equal('All 2,600 shown.');
    expect(new Set(cursors.slice(before))).to.deep.equal(new Set(['200', '300']));
  });

  it('keeps those near the view', async () => {
    const { page, cursors } = await openAtEnd();
    const before = cursors.length;
    await scrollTo(page, count - 1500);
    expect(page.pending).to.deep.equal([]);
    expect(contactAt(page, count - 1500)).to.equal(`Contact ${count - 1500}`);
    expect(cursors.length).to.equal(before);
  });

  it('has places for the rows until they are back, and nothing moves', async () => {
    const { page, source } = await openAtEnd();
    const height = page.scroller.scrollHeight;
    const held = source.hold('/conversations');
    await scrollTo(page, 250);
    await held.arrived;
    expect(page.pending).to.include(250);
    expect(page.scroller.scrollHeight).to.be.closeTo(height, 2);
    const heights = page.all('[part~="row"]').map((row) => row.getBoundingClientRect().height);
    expect(new Set(heights).size).to.equal(1);
    await expectAccessible(page.element);
    const top = page.scroller.scrollTop;
    held.release();
    await rowsAt(page, 250);
    expect(page.scroller.scrollTop).to.be.closeTo(top, 1);
    expect(page.scroller.scrollHeight).to.be.closeTo(height, 2);
  });

  it('waits no longer for pages that were passed by', async () => {
    const { page, source } = await openAtEnd();
    const held = source.hold('/conversations');
    await scrollTo(page, 250);
    await held.arrived;
    await scrollTo(page, 450);
    await waitUntil(() => source.aborted.length > 0, 'an abort');
    held.release();
    await rowsAt(page, 450);
    expect(contactAt(page, 450)).to.equal('Contact 450');
  });

  it('says when they could not be loaded, and tries again', async () => {
    const { page, source } = await openAtEnd();
    const mend = failing(source, new UsageError('server', 'broken'));
    await scrollTo(page, 250);
    await waitUntil(() => page.strip !== '', 'the failure is said');
    expect(page.strip).to.contain('could not be loaded again');
    expect(page.element.dataset['state']).to.equal('ready');
    await expectAccessible(page.element);
    mend();
    page.stripButton!.click();
    await rowsAt(page, 250);
    expect(page.strip).to.equal('');
    expect(contactAt(page, 250)).to.equal('Contact 250');
    expect(page.element.shadowRoot!.activeElement).to.equal(page.scroller);
  });

  it('forgets a failure with the rows, and tries again when they come back into view', async () => {
    const { page, source } = await openAtEnd();
    const mend = failing(source, new UsageError('server', 'broken'));
    await scrollTo(page, 250);
    await waitUntil(() => page.strip !== '', 'the failure is said');
    await scrollTo(page, 1000);
    await waitUntil(() => page.strip === '', 'nothing is said any more');
    mend();
    await scrollTo(page, 250);
    await rowsAt(page, 250);
  });

  it('begins anew where their cursors have expired', async () => {
    const { page, source } = await openAtEnd();
    const mend = failing(
      source,
      new UsageError('invalid_request', 'expired', { parameter: 'cursor' }),
    );
    await scrollTo(page, 250);
    await waitUntil(() => page.strip !== '', 'the reason is said');
    expect(page.strip).to.contain('has changed since it was loaded');
    mend();
    page.stripButton!.click();
    await waitUntil(() => page.strip === '' && page.drawn[0] === 0, 'the top');
    await waitUntil(() => page.note.startsWith('100 of 2,600'), 'the first page alone');
    await scrollTo(page, 150);
    expect(contactAt(page, 150)).to.equal('Contact 150');
  });

  it('takes no page that has other rows than before', async () => {
    let isChanged = false;
    const { page } = await openAtEnd((answer, cursor) =>
      isChanged && cursor === '200'
        ? { ...answer, items: [...answer.items.slice(1), answer.items[0]!] }
        : answer,
    );
    isChanged = true;
    await scrollTo(page, 250);
    await waitUntil(() => page.strip !== '', 'the reason is said');
    expect(page.strip).to.contain('has changed since it was loaded');
    expect(page.pending).to.include(250);
    // Those beside it are shown.
    await scrollTo(page, 350);
    await rowsAt(page, 350);
  });

  it('shows no row twice and none at another place when a page repeats some', async () => {
    const first: ConversationsAnswer['items'][number][] = [];
    const { page } = await openAtEnd((answer, cursor) => {
      if (!cursor) first.push(...answer.items.slice(-10));
      return cursor === '200'
        ? { ...answer, items: [...answer.items.slice(0, 50), ...first, ...answer.items.slice(50)] }
        : answer;
    });
    await scrollTo(page, 245);
    await rowsAt(page, 245);
    const contacts = page.rows.map((row) => row[2]);
    expect(contacts).to.deep.equal(page.drawn.map((row) => `Contact ${row}`));
  });

  it('keeps the row that has the focus, however far it is', async () => {
    const { page } = await openAtEnd();
    await scrollTo(page, 250);
    await rowsAt(page, 250);
    page.ways[page.drawn.indexOf(255)]!.focus();
    await page.element.updateComplete;
    await scrollTo(page, count - 30);
    expect(page.focusedRow).to.equal(255);
    expect(contactAt(page, 255)).to.equal('Contact 255');
    await page.press('ArrowDown');
    expect(page.focusedRow).to.equal(256);
  });

  it('takes the focus to a row that is on its way, and leaves it there when it comes', async () => {
    const { page, source } = await openAtEnd();
    await scrollTo(page, 0);
    page.ways[0]!.focus();
    await page.element.updateComplete;
    const held = source.hold('/conversations');
    await page.press('End');
    await held.arrived;
    expect(page.focusedRow).to.equal(count - 1);
    expect(page.pending).to.include(count - 1);
    held.release();
    await rowsAt(page, count - 1);
    expect(page.focusedRow).to.equal(count - 1);
    await page.press('ArrowUp');
    expect(page.focusedRow).to.equal(count - 2);
  });

  it('are those of the picture in sight, also after a refresh', async () => {
    const { page, cursors } = await openAtEnd((answer, cursor) => ({
      ...answer,
      as_of: cursor ? answer.as_of : '2026-11-20T13:31:59Z',
    }));
    await scrollTo(page, 250);
    await rowsAt(page, 250);
    const before = cursors.length;
    await page.provider.refresh();
    await settled(page.element);
    expect(cursors.slice(before)).to.deep.equal([undefined]);
    expect(contactAt(page, 250)).to.equal('Contact 250');
    await scrollTo(page, 420);
    await rowsAt(page, 420);
    expect(contactAt(page, 420)).to.equal('Contact 420');
  });

  it('are not asked for any more once others are wanted', async () => {
    const { page, source } = await openAtEnd();
    const held = source.hold('/conversations');
    await scrollTo(page, 250);
    await held.arrived;
    choose(page.provider, { agent: ['agt_05'] });
    await waitUntil(() => source.aborted.length > 0, 'an abort');
    held.release();
    await settled(page.element);
    await waitUntil(() => page.drawn[0] === 0 && page.pending.length === 0, 'the other list');
  });

  it('are left out on paper', async () => {
    const { page } = await openAtEnd();
    dispatchEvent(new Event('beforeprint'));
    await page.element.updateComplete;
    expect(page.pending).to.deep.equal([]);
    expect(page.drawn.slice(0, 100)).to.deep.equal(Array.from({ length: 100 }, (_, row) => row));
    expect(page.drawn.at(-1)).to.equal(count - 1);
    expect(page.drawn.length).to.be.below(count);
    dispatchEvent(new Event('afterprint'));
    await page.element.updateComplete;
  });
});
