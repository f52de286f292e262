import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createMockSource } from '../../mocks/mock-source.ts';
import { renderTag } from '../dimension-filter/filter-page.ts';
import { sourceOf } from '../dimension-filter/sources.ts';

const render = (filters: Readonly<Record<string, readonly string[]>> = {}) =>
  renderTag('category-filter', createMockSource(), { filters });

describe('category-filter, several', () => {
  it('chooses one after the other without closing, each at once', async () => {
    const page = await render();
    await page.openWithAnswer();
    const told: (readonly string[])[] = [];
    page.provider.addEventListener('usage-filters-change', (event) => {
      told.push((event as CustomEvent).detail.filters.category);
    });
    page.option('Web search').click();
    page.option('LLM').click();
    await page.element.updateComplete;
    expect(told).to.deep.equal([['web_search'], ['llm', 'web_search']]);
    expect(page.isOpen).to.equal(true);
    expect(page.chosen).to.deep.equal(['LLM', 'Web search']);
    expect(page.name).to.equal('Category: LLM, Web search, 2');
    expect(page.badge).to.equal('2');
    expect(page.status).to.equal('9 categories, 2 chosen');
    expect(page.isSearchFocused).to.equal(true);
    await page.expectAccessible();
  });

  it('makes one question of equal choices, whatever was chosen first', async () => {
    const page = await render();
    await page.openWithAnswer();
    page.option('LLM').click();
    page.option('Documents').click();
    expect(page.provider.filters.category).to.deep.equal(['documents', 'llm']);
  });

  it('asks for no name that the list has shown', async () => {
    const source = createMockSource();
    const page = await renderTag('category-filter', source);
    await page.openWithAnswer();
    for (const name of ['Images', 'LLM', 'Telephony', 'LLM']) page.option(name).click();
    await page.element.updateComplete;
    expect(page.name).to.equal('Category: Images, Telephony, 2');
    await page.press('Escape');
    expect(source.requestsTo('/dimensions')).to.have.length(1);
  });

  it('ticks and unticks by Enter and by Space where the keyboard is', async () => {
    const page = await render();
    page.trigger.focus();
    await page.press('ArrowDown');
    await page.until(() => page.options.length === 9, 'options');
    await page.press('ArrowDown', ' ', 'ArrowDown', 'Enter');
    expect(page.chosen).to.deep.equal(['Documents', 'Images']);
    await page.press(' ', 'ArrowUp', 'Enter');
    expect(page.chosen).to.deep.equal([]);
    expect(page.input.value).to.equal('');
    expect(page.isOpen).to.equal(true);
    await page.press('Escape');
    expect(page.element.shadowRoot!.activeElement).to.equal(page.trigger);
  });

  it('ticks once for a key that is held down', async () => {
    const page = await render();
    await page.openWithAnswer();
    await page.press('ArrowDown');
    for (const repeat of [false, true, true, true]) {
      page.input.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }),
      );
    }
    expect(page.provider.filters.category).to.deep.equal(['documents']);
  });

  it('takes Space as text while one types', async () => {
    const page = await render();
    await page.openWithAnswer();
    await sendKeys({ type: 'web s' });
    await page.until(() => page.activeName === 'Web search' && !page.isDimmed, 'the match');
    expect(page.input.value).to.equal('web s');
    await page.press('Enter');
    expect(page.provider.filters.category).to.deep.equal(['web_search']);
  });

  it('lets go of one by one', async () => {
    const page = await render({ category: ['images', 'llm', 'web_search'] });
    await page.openWithAnswer();
    page.option('LLM').click();
    expect(page.provider.filters.category).to.deep.equal(['images', 'web_search']);
    page.option('Images').click();
    page.option('Web search').click();
    await page.element.updateComplete;
    expect(page.name).to.equal('Category: All categories');
    expect(page.badge).to.equal(undefined);
    expect(page.action('Clear')).to.equal(null);
  });

  it('lets go of all at once, below the list and beside the button', async () => {
    const page = await render({ category: ['images', 'llm'] });
    await page.openWithAnswer();
    page.action('Clear')!.focus();
    await page.press('Enter');
    expect(page.provider.filters.category).to.deep.equal([]);
    expect(page.isOpen).to.equal(true);
    expect(page.isSearchFocused).to.equal(true);
    page.provider.filters = { category: ['images', 'llm'] };
    await page.press('Escape');
    await page.until(() => page.name === 'Category: Images, LLM, 2', 'the names');
    expect(page.clear!.ariaLabel).to.equal('Clear Category: Images, LLM');
    page.clear!.click();
    expect(page.provider.filters.category).to.deep.equal([]);
  });

  it('keeps what does not exist (any more) in sight for as long as it is open', async () => {
    const page = await render({ category: ['gone', 'llm'] });
    await page.until(() => page.name === 'Category: LLM, gone, 2, 1 not found', 'the names');
    await page.openWithAnswer();
    expect(page.names.slice(0, 2)).to.deep.equal(['gone', 'Documents']);
    expect(page.option('gone').textContent).to.contain('not found');
    expect(page.options.map(({ ariaSetSize }) => ariaSetSize)).to.deep.equal(Array(10).fill('10'));
    await page.expectAccessible();
    page.option('gone').click();
    await page.element.updateComplete;
    expect(page.provider.filters.category).to.deep.equal(['llm']);
    expect(page.names[0]).to.equal('gone');
    page.option('gone').click();
    await page.until(() => page.name === 'Category: LLM, gone, 2, 1 not found', 'the names');
    page.option('gone').click();
    await page.press('Escape');
    await page.openWithAnswer();
    expect(page.names).not.to.include('gone');
  });

  it('marks what the other filters leave empty, and moves nothing when one is chosen', async () => {
    const source = createMockSource();
    const page = await renderTag('category-filter', source, { filters: { channel: ['web_chat'] } });
    await page.openWithAnswer();
    const { names } = page;
    const [asked] = source.requestsTo('/dimensions');
    expect(asked!.searchParams.getAll('channel')).to.deep.equal(['web_chat']);
    expect(asked!.searchParams.getAll('category')).to.deep.equal([]);
    const telephony = page.option('Telephony');
    expect(telephony.textContent).to.contain('nothing used');
    expect(page.option('LLM').textContent).not.to.contain('nothing used');
    telephony.click();
    await page.element.updateComplete;
    expect(page.names).to.deep.equal(names);
    expect(page.chosen).to.deep.equal(['Telephony']);
    expect(source.requestsTo('/dimensions')).to.have.length(1);
  });

  it('spells out six names and counts the others', async () => {
    const all = ['documents', 'images', 'knowledge_search', 'llm', 'numbers', 'telephony'];
    const page = await render({ category: [...all, 'tool_calls', 'web_search'] });
    await page.until(() => page.name!.includes('LLM'), 'the names');
    expect(page.name).to.equal(
      'Category: Documents, Images, Knowledge search, LLM, Phone numbers, Telephony and 2 more, 8',
    );
    expect(page.badge).to.equal('8');
  });

  it('stops at a hundred, says so, and lets go of those', async () => {
    const values = Array.from({ length: 120 }, (_, index) => {
      const key = `c${String(index).padStart(3, '0')}`;
      return { key, label: key };
    });
    const chosen = values.slice(0, 99).map(({ key }) => key);
    const page = await renderTag('category-filter', sourceOf(values), {
      filters: { category: chosen },
    });
    await page.openWithAnswer();
    page.option('c110').click();
    page.option('c111').click();
    await page.element.updateComplete;
    expect(page.provider.filters.category).to.have.length(100).and.include('c110');
    expect(page.status).to.equal('No more than 100 can be chosen at once.');
    expect(page.option('c111').ariaDisabled).to.equal('true');
    expect(page.option('c000').ariaDisabled).to.equal(null);
    page.option('c000').click();
    page.option('c111').click();
    await page.element.updateComplete;
    expect(page.provider.filters.category).to.include('c111').and.not.include('c000');
  });

  it('chooses one at a time where the host says so', async () => {
    const page = await render();
    page.element.setAttribute('single', '');
    await page.openWithAnswer();
    expect(page.names[0]).to.equal('All categories');
    const told = oneEvent(page.provider, 'usage-filters-change');
    page.option('LLM').click();
    expect((await told).detail.filters.category).to.deep.equal(['llm']);
    await page.element.updateComplete;
    expect(page.isOpen).to.equal(false);
  });

  it('is only shown where the host has fixed it', async () => {
    const page = await render();
    page.provider.category = 'llm';
    await page.until(() => page.name === 'Category: LLM', 'the name');
    expect(page.trigger.title).to.equal('Fixed by this page');
    await page.open();
    expect(page.isOpen).to.equal(false);
    expect(page.clear).to.equal(null);
  });
});

describe('agent-filter, several of 300', () => {
  it('keeps what is chosen on a later page first in the list, once', async () => {
    const source = createMockSource({ scenario: { agents: 300 } });
    const { items } = await source.dimension({ dimension: 'agent', limit: 300 });
    const late = items[250]!;
    const page = await renderTag('agent-filter', source, {
      filters: { agent: [late.key] },
      multiple: true,
    });
    await page.openWithAnswer();
    expect(page.names[0]).to.equal(late.label);
    while (page.options.length < 300) {
      const before = page.options.length;
      page.list.scrollTop = page.list.scrollHeight;
      await page.until(() => page.options.length > before, `more than ${before} options`);
    }
    expect(page.names.filter((name) => name === late.label)).to.have.length(1);
    expect(page.options.at(-1)!.ariaSetSize).to.equal('300');
    await page.type(late.key);
    await page.until(() => page.names.length === 1 && !page.isDimmed, 'the match');
    await page.press('Enter');
    expect(page.provider.filters.agent).to.deep.equal([]);
  });
});
