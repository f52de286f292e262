import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { DimensionAnswer, DimensionValue, UsageSource } from '../../../src/api/types.ts';
import type { UsageProvider } from '../../../src/elements/usage-provider/usage-provider.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { HeldTimers } from '../../support/held-timers.ts';
import { inState } from '../../support/settled.ts';
import { FilterPage } from '../dimension-filter/filter-page.ts';
import { renderFilter } from './agent-filter-page.ts';

/** A source whose agents are exactly these. */
function sourceOf(agents: readonly DimensionValue[]): UsageSource {
  return {
    ...createMockSource(),
    dimension: async ({ dimension, keys, search = '' }): Promise<DimensionAnswer> => {
      const items = agents.filter(
        ({ key, label }) => (!keys || keys.includes(key)) && label.includes(search),
      );
      return { dimension, items, matches: items.length, count: agents.length, next_cursor: null };
    },
  };
}

/** A source that answers when the test says so, also those that nobody waits for any more. */
function sourceByHand() {
  const mock = createMockSource();
  const answers = new Map<string, () => void>();
  const source: UsageSource = {
    ...mock,
    dimension: async (request) => {
      await new Promise<void>((resolve) => answers.set(request.search ?? '', resolve));
      return mock.dimension(request);
    },
  };
  return { source, answers };
}

/** In milliseconds: the time after which the API is asked when nobody types on. */
const pauseInTyping = 200;

const dimensionRequests = (source: ReturnType<typeof createMockSource>) =>
  source.requestsTo('/dimensions').map(({ searchParams }) => searchParams);

describe('agent-filter', () => {
  describe('closed', () => {
    it('says what is chosen and asks nothing', async () => {
      const source = createMockSource();
      const page = await renderFilter(source);
      expect(page.name).to.equal('Agent: All agents');
      expect(page.trigger.getAttribute('aria-haspopup')).to.equal('dialog');
      expect(page.trigger.getAttribute('aria-expanded')).to.equal('false');
      expect(page.clear).to.equal(null);
      expect(source.requestsTo('/dimensions')).to.have.length(0);
      await page.expectAccessible();
    });

    it('shows the key of an agent until its name is there, and asks for it once', async () => {
      const source = createMockSource();
      const hold = source.hold('/dimensions');
      const page = await renderFilter(source, { agents: ['agt_02'] });
      await hold.arrived;
      expect(page.name).to.equal('Agent: agt_02');
      hold.release();
      await page.until(() => page.name === 'Agent: Parcel tracer', 'the name');
      expect(dimensionRequests(source).map((query) => query.getAll('key'))).to.deep.equal([
        ['agt_02'],
      ]);
    });

    it('keeps what it knows when it is moved', async () => {
      const source = createMockSource();
      const page = await renderFilter(source, { agents: ['agt_02'] });
      await page.until(() => page.name === 'Agent: Parcel tracer', 'the name');
      const place = document.createElement('section');
      page.provider.append(place);
      place.append(page.element);
      await page.element.updateComplete;
      expect(page.name).to.equal('Agent: Parcel tracer');
      await page.openWithAnswer();
      expect(source.requestsTo('/dimensions')).to.have.length(2);
    });

    it('says that an agent is not there, and lets go of it', async () => {
      const page = await renderFilter(createMockSource(), { agents: ['agt_gone'] });
      await page.until(() => page.name === 'Agent: agt_gone, not found', 'not found');
      await page.expectAccessible();
      page.clear!.click();
      await page.element.updateComplete;
      expect(page.name).to.equal('Agent: All agents');
      expect(page.provider.filters.agent).to.deep.equal([]);
      expect(page.element.shadowRoot!.activeElement).to.equal(page.trigger);
    });

    it('says that an agent was deleted', async () => {
      const page = await renderFilter(createMockSource(), { agents: ['agt_12'] });
      await page.until(() => page.name === 'Agent: Autumn sale, deleted', 'deleted');
    });

    it('counts several agents that the host has chosen until it knows their names', async () => {
      const source = createMockSource();
      const hold = source.hold('/dimensions');
      const page = await renderFilter(source, { agents: ['agt_01', 'agt_02'] });
      await hold.arrived;
      expect(page.name).to.equal('Agent: 2 agents');
      hold.release();
      await page.until(() => page.name === 'Agent: Order help, Parcel tracer, 2', 'the names');
    });

    it('is only shown where the host has fixed the agent', async () => {
      const page = await renderFilter(createMockSource(), { agent: 'agt_01' });
      await page.until(() => page.name === 'Agent: Order help', 'the name');
      expect(page.trigger.getAttribute('aria-disabled')).to.equal('true');
      expect(page.trigger.title).to.equal('Fixed by this page');
      expect(page.clear).to.equal(null);
      page.trigger.focus();
      await page.press('ArrowDown', 'a', 'Enter');
      expect(page.isOpen).to.equal(false);
      await page.expectAccessible();
    });

    it('says that it is not connected', async () => {
      const page = new FilterPage(await fixture(html`<agent-filter></agent-filter>`));
      await inState(page.element, 'unconfigured');
      expect(page.name).to.equal('Agent: Not connected');
      expect(page.trigger.title).to.contain('<usage-provider base-url="…">');
      await page.open();
      expect(page.isOpen).to.equal(false);
      await page.expectAccessible();
    });

    it('says that the API cannot filter by agent, and asks nothing', async () => {
      const source = createMockSource();
      const capabilities = { ...(await source.capabilities())!, dimensions: [] };
      const page = await renderFilter({ ...source, capabilities: async () => capabilities });
      expect(page.name).to.equal('Agent: Not available');
      await page.open();
      expect(page.isOpen).to.equal(false);
      expect(source.requestsTo('/dimensions')).to.have.length(0);
      await page.expectAccessible();
    });

    it('says which role it takes', async () => {
      const source = createMockSource();
      const known = (await source.capabilities())!;
      const agent = { dimension: 'agent', label: 'Agent', filter: true, group: true } as const;
      const capabilities = { ...known, dimensions: [{ ...agent, role: 'Analyst' }] };
      const page = await renderFilter({ ...source, capabilities: async () => capabilities });
      expect(page.name).to.equal('Agent: needs the role Analyst');
      expect(page.element.dataset['state']).to.equal('forbidden');
      page.provider.filters = { agent: ['agt_01'] };
      await page.element.updateComplete;
      expect(page.name).to.equal('Agent: agt_01, needs the role Analyst');
      page.clear!.click();
      expect(page.provider.filters.agent).to.deep.equal([]);
    });
  });

  describe('open', () => {
    it('lists all agents, then each one, with what there is to know', async () => {
      const source = createMockSource();
      const page = await renderFilter(source, { agents: ['agt_02'] });
      await page.openWithAnswer();
      expect(page.trigger.getAttribute('aria-expanded')).to.equal('true');
      expect(page.names.slice(0, 3)).to.deep.equal([
        'All agents',
        'Autumn sale',
        'Fitting appointments',
      ]);
      expect(page.option('Autumn sale').textContent).to.contain('deleted').and.contain('agt_12');
      const selected = page.options.filter((option) => option.ariaSelected === 'true');
      expect(selected).to.deep.equal([page.option('Parcel tracer')]);
      expect(page.status).to.equal('13 agents');
      expect(page.element.shadowRoot!.activeElement).to.equal(page.input);
      await page.expectAccessible();
    });

    it('asks for the values under the range and the other filters', async () => {
      const source = createMockSource();
      const page = await renderFilter(source);
      page.provider.filters = { channel: ['phone'], agent: [] };
      await page.openWithAnswer();
      const [query] = dimensionRequests(source);
      expect(query!.getAll('channel')).to.deep.equal(['phone']);
      expect(query!.get('from')).to.equal(page.provider.range!.from);
      expect(page.option('Order help').textContent).to.contain('nothing used');
      expect(page.option('Phone desk').textContent).not.to.contain('nothing used');
    });

    it('sets the filter, says so once, and needs no further request for the name', async () => {
      const source = createMockSource();
      const page = await renderFilter(source);
      await page.openWithAnswer();
      const told = oneEvent(page.provider, 'usage-filters-change');
      page.option('Order help').click();
      expect((await told).detail.filters.agent).to.deep.equal(['agt_01']);
      await page.element.updateComplete;
      expect(page.isOpen).to.equal(false);
      expect(page.name).to.equal('Agent: Order help');
      expect(page.element.shadowRoot!.activeElement).to.equal(page.trigger);
      expect(source.requestsTo('/dimensions')).to.have.length(1);
    });

    it('goes back to all agents', async () => {
      const page = await renderFilter(createMockSource(), { agents: ['agt_02'] });
      await page.openWithAnswer();
      page.option('All agents').click();
      expect(page.provider.filters.agent).to.deep.equal([]);
    });

    it('shows what takes a role, and does not choose it', async () => {
      const page = await renderFilter(createMockSource());
      await page.openWithAnswer();
      const option = page.option('Payroll questions');
      expect(option.textContent).to.contain('needs the role Group owner');
      expect(option.ariaDisabled).to.equal('true');
      option.click();
      expect(page.provider.filters.agent).to.deep.equal([]);
      expect(page.isOpen).to.equal(true);
    });

    it('takes names as text, whatever they hold', async () => {
      const label = '<img src=x onerror="document.title=1">‮ evil';
      const page = await renderFilter(sourceOf([{ key: 'a', label }]));
      await page.openWithAnswer();
      expect(page.names).to.deep.equal(['All agents', label]);
      expect(page.list.querySelector('img')).to.equal(null);
    });
  });

  describe('by keyboard', () => {
    it('opens by what is typed on the button, and chooses the first match', async () => {
      const source = createMockSource();
      const page = await renderFilter(source);
      page.trigger.focus();
      await page.press('p', 'a', 'r');
      expect(page.input.value).to.equal('par');
      await page.until(() => page.activeName === 'Parcel tracer', 'the first match');
      expect(page.status).to.equal('2 of 13 agents match');
      await page.press('Enter');
      expect(page.provider.filters.agent).to.deep.equal(['agt_02']);
      expect(page.element.shadowRoot!.activeElement).to.equal(page.trigger);
    });

    it('walks the list', async () => {
      const page = await renderFilter(createMockSource());
      page.trigger.focus();
      await page.press('ArrowDown');
      expect(page.isOpen).to.equal(true);
      await page.until(() => page.options.length === 14, 'options');
      const walk: (string | undefined)[] = [];
      for (const key of [
        'ArrowDown',
        'ArrowDown',
        'ArrowUp',
        'PageDown',
        'End',
        'PageUp',
        'Home',
      ]) {
        await page.press(key);
        walk.push(page.activeName);
      }
      const { names } = page;
      expect(walk).to.deep.equal([0, 1, 0, 10, 13, 3, 0].map((option) => names[option]));
    });

    it('keeps the option that the keyboard is on in sight', async () => {
      const page = await renderFilter(createMockSource());
      await page.openWithAnswer();
      await page.press('End');
      const last = page.active!.getBoundingClientRect();
      expect(last.bottom).to.be.at.most(page.list.getBoundingClientRect().bottom + 1);
      await page.press('Home');
      expect(page.list.scrollTop).to.equal(0);
    });

    it('closes on Escape, and focus returns to the button', async () => {
      const page = await renderFilter(createMockSource());
      await page.openWithAnswer();
      await page.press('Escape');
      expect(page.isOpen).to.equal(false);
      expect(page.trigger.getAttribute('aria-expanded')).to.equal('false');
      expect(page.element.shadowRoot!.activeElement).to.equal(page.trigger);
    });

    it('closes when focus goes on', async () => {
      const page = await renderFilter(createMockSource());
      const next = document.createElement('button');
      page.provider.append(next);
      await page.openWithAnswer();
      await page.press('Tab');
      expect(document.activeElement).to.equal(next);
      expect(page.isOpen).to.equal(false);
    });
  });

  describe('search', () => {
    it('asks once per pause', async () => {
      const source = createMockSource();
      const page = await renderFilter(source);
      await page.openWithAnswer();
      const timers = new HeldTimers(pauseInTyping);
      try {
        for (const text of ['o', 'or', 'ord', 'orde', 'order']) await page.type(text);
        timers.run(pauseInTyping);
      } finally {
        timers.release();
      }
      await page.until(() => page.names.join() === 'All agents,Order help', 'the match');
      expect(dimensionRequests(source).map((query) => query.get('search'))).to.deep.equal([
        null,
        'order',
      ]);
      expect(page.option('Order help').querySelector('mark')!.textContent).to.equal('Order');
    });

    it('keeps the former answer, dimmed, and shows what is known at once', async () => {
      const source = createMockSource();
      const page = await renderFilter(source);
      await page.openWithAnswer();
      const { names } = page;
      const hold = source.hold('/dimensions');
      await page.type('order');
      expect(page.isDimmed).to.equal(true);
      await hold.arrived;
      expect(page.names).to.deep.equal(names);
      expect(page.activeName).to.equal(undefined);
      hold.release();
      await page.until(() => page.names.length === 2, 'the match');
      expect(page.isDimmed).to.equal(false);
      await page.type('');
      expect(page.names).to.deep.equal(names);
      expect(page.isDimmed).to.equal(false);
      expect(source.requestsTo('/dimensions')).to.have.length(2);
    });

    it('never shows an older answer after a newer one', async () => {
      const { source, answers } = sourceByHand();
      const page = await renderFilter(source);
      await page.open();
      await page.until(() => answers.has(''), 'the first question');
      await page.type('order');
      await page.until(() => answers.has('order'), 'the second question');
      await page.type('gift');
      await page.until(() => answers.has('gift'), 'the third question');
      answers.get('gift')!();
      await page.until(() => page.names.join() === 'All agents,Gift adviser', 'the newest');
      const seen = new Set<string>();
      const observer = new MutationObserver(() => seen.add(page.names.join()));
      observer.observe(page.list, { subtree: true, childList: true, characterData: true });
      answers.get('order')!();
      answers.get('')!();
      await page.type('gif');
      await page.until(() => answers.has('gif'), 'a later question');
      answers.get('gif')!();
      await page.until(() => !page.isDimmed, 'the last answer');
      observer.disconnect();
      expect(page.names).to.deep.equal(['All agents', 'Gift adviser']);
      expect([...seen].filter((names) => names !== 'All agents,Gift adviser')).to.deep.equal([]);
    });

    it('asks at once on Enter', async () => {
      const source = createMockSource();
      const page = await renderFilter(source);
      await page.openWithAnswer();
      const timers = new HeldTimers(pauseInTyping);
      try {
        await page.type('order');
        expect(dimensionRequests(source)).to.have.length(1);
        await page.press('Enter');
        expect(dimensionRequests(source).at(-1)!.get('search')).to.equal('order');
        expect(page.isOpen).to.equal(true);
      } finally {
        timers.release();
      }
    });

    it('says that nothing matches', async () => {
      const page = await renderFilter(createMockSource());
      await page.openWithAnswer();
      await page.type('<b>zebra');
      await inState(page.element, 'empty');
      expect(page.status).to.contain('No agent matches “<b>zebra”.');
      expect(page.names).to.deep.equal(['All agents']);
      await page.expectAccessible();
    });

    it('is forgotten when the popup closes', async () => {
      const page = await renderFilter(createMockSource());
      await page.openWithAnswer();
      await page.type('order');
      await page.press('Escape');
      await page.openWithAnswer();
      expect(page.input.value).to.equal('');
      expect(page.options).to.have.length(14);
    });
  });

  describe('with 5,000 agents', function () {
    this.timeout(120_000);

    it('asks for one page at first and for the next ones near the end, each agent once', async () => {
      const source = createMockSource({ scenario: { agents: 5000 } });
      const page = await renderFilter(source);
      await page.openWithAnswer();
      expect(source.requestsTo('/dimensions')).to.have.length(1);
      expect(page.options).to.have.length(101);
      expect(page.status).to.match(/^5,000 agents$/);
      const total = Number(page.options[0]!.ariaSetSize);
      expect(total).to.be.equal(5001);
      while (page.options.length < total) {
        const before = page.options.length;
        page.list.scrollTop = page.list.scrollHeight;
        await page.until(() => page.options.length > before, `more than ${before} options`);
      }
      const ids = page.options.map(
        (option) => option.querySelector('[part="detail"]')?.textContent,
      );
      expect(new Set(ids).size).to.equal(total);
      const cursors = dimensionRequests(source).map((query) => query.get('cursor'));
      expect(new Set(cursors).size).to.equal(cursors.length);
    });

    it('goes on at the end of what is loaded', async () => {
      const source = createMockSource({ scenario: { agents: 5000 } });
      const page = await renderFilter(source);
      await page.openWithAnswer();
      await page.press('End');
      await page.until(() => page.options.length === 201, 'the next page');
      expect(page.active).to.equal(page.options[100]);
    });

    it('finds one of them', async () => {
      const source = createMockSource({ scenario: { agents: 5000 } });
      const page = await renderFilter(source);
      await page.openWithAnswer();
      const wanted = page.options[37]!.querySelector('[part="detail"]')!.textContent!.trim();
      await page.type(wanted);
      await page.until(() => page.status.includes(' of 5,0'), 'matches');
      expect(page.active!.textContent).to.contain(wanted);
    });

    it('stops where a page points to itself', async () => {
      const scenario = { agents: 5000, state: 'sameCursor', on: ['/dimensions'] } as const;
      const source = createMockSource({ scenario });
      const page = await renderFilter(source);
      await page.openWithAnswer();
      await page.press('End');
      await page.until(() => page.status === 'More could not be loaded.', 'the error');
      await page.press('Home', 'End', 'PageUp', 'End');
      expect(page.options).to.have.length(101);
      expect(source.requestsTo('/dimensions')).to.have.length(2);
    });
  });

  describe('that fails', () => {
    it('shows rows while it loads, and lets go when it closes', async () => {
      const source = createMockSource();
      const hold = source.hold('/dimensions');
      const page = await renderFilter(source);
      await page.open();
      await hold.arrived;
      await inState(page.element, 'loading');
      expect(page.status).to.equal('Loading');
      expect(page.popup.querySelectorAll('[part="skeleton"] > div').length).to.be.greaterThan(3);
      await page.expectAccessible();
      await page.press('Escape');
      await page.until(() => source.aborted.length === 1, 'an abort');
    });

    it('lets go when it leaves the page', async () => {
      const source = createMockSource();
      const hold = source.hold('/dimensions');
      const page = await renderFilter(source);
      await page.open();
      await hold.arrived;
      page.element.remove();
      await page.until(() => source.aborted.length === 1, 'an abort');
    });

    it('says what failed and tries again', async () => {
      const source = createMockSource();
      const hold = source.hold('/dimensions');
      const page = await renderFilter(source);
      const told = oneEvent(page.element, 'usage-error');
      await page.open();
      await hold.arrived;
      hold.fail(500);
      expect((await told).detail.error.type).to.equal('server');
      await inState(page.element, 'error');
      expect(page.status).to.equal('The usage service has a problem.');
      expect(page.names).to.deep.equal(['All agents']);
      await page.expectAccessible();
      page.tryAgain!.click();
      await page.until(() => page.options.length === 14, 'options');
      expect(page.tryAgain).to.equal(null);
    });

    it('keeps what is there when the next page fails, and tries again when told to', async () => {
      const source = createMockSource({ scenario: { agents: 300 } });
      const page = await renderFilter(source);
      await page.openWithAnswer();
      const hold = source.hold('/dimensions');
      await page.press('End');
      await hold.arrived;
      expect(page.status).to.equal('Loading more');
      hold.fail(500);
      await page.until(() => page.tryAgain !== null, 'Try again');
      expect(page.status).to.equal('More could not be loaded.');
      expect(page.options).to.have.length(101);
      await page.press('Home', 'End');
      expect(source.requestsTo('/dimensions')).to.have.length(2);
      await page.expectAccessible();
      page.tryAgain!.click();
      await page.until(() => page.options.length === 201, 'the next page');
    });

    it('says which role is missing', async () => {
      const source = createMockSource({ scenario: { state: 'forbidden', on: ['/dimensions'] } });
      const page = await renderFilter(source);
      await page.open();
      await inState(page.element, 'forbidden');
      expect(page.status).to.equal('This needs the role Billing admin. Your role is Member.');
      await page.expectAccessible();
    });

    it('says that nothing is known of the API, and asks again', async () => {
      const source = createMockSource();
      source.scenario = { state: 'error', on: ['/capabilities'] };
      const provider = await fixture<UsageProvider>(
        html`<usage-provider .source=${source}><agent-filter></agent-filter></usage-provider>`,
      );
      const page = new FilterPage(provider.querySelector('agent-filter')!);
      await page.open();
      await inState(page.element, 'error');
      expect(page.status).to.equal('The usage service has a problem.');
      source.scenario = {};
      page.tryAgain!.click();
      await page.until(() => page.options.length === 14, 'options');
    });
  });

  describe('popup', () => {
    const narrow = (source: UsageSource, direction = 'ltr') =>
      html`<div dir=${direction} data-frame>
        <usage-provider .source=${source}><agent-filter></agent-filter></usage-provider>
      </div>`;

    async function renderNarrow(direction?: string): Promise<FilterPage> {
      const frame = await fixture<HTMLElement>(narrow(createMockSource(), direction));
      Object.assign(frame.style, {
        inlineSize: '130px',
        blockSize: '60px',
        marginLeft: '350px',
        overflow: 'hidden',
      });
      const page = new FilterPage(frame.querySelector('agent-filter')!);
      await inState(page.element, 'ready');
      return page;
    }

    it('is not cut off by a container', async () => {
      const page = await renderNarrow();
      expect(page.trigger.scrollWidth).to.be.at.most(130);
      await page.openWithAnswer();
      const { left, right, top, bottom } = page.popup.getBoundingClientRect();
      expect(right - left).to.be.closeTo(300, 1);
      for (const [x, y] of [
        [left + 20, top + 20],
        [right - 20, bottom - 20],
      ] as const) {
        const hit = page.element.shadowRoot!.elementFromPoint(x, y);
        expect(page.popup.contains(hit)).to.equal(true);
      }
    });

    it('is under its button and within the viewport, also from right to left', async () => {
      for (const direction of ['ltr', 'rtl']) {
        const page = await renderNarrow(direction);
        await page.openWithAnswer();
        const popup = page.popup.getBoundingClientRect();
        const button = page.trigger.getBoundingClientRect();
        expect(popup.top).to.be.closeTo(button.bottom + 6, 1.5);
        if (direction === 'ltr') expect(popup.left).to.be.closeTo(button.left, 1);
        else expect(popup.right).to.be.closeTo(button.right, 1);
        expect(popup.left).to.be.at.least(0);
        expect(popup.right).to.be.at.most(innerWidth);
        expect(popup.bottom).to.be.at.most(innerHeight);
        page.popup.hidePopover();
      }
    });

    it('opens upwards where there is no room below', async () => {
      const page = await renderFilter(createMockSource());
      const { style } = page.element;
      Object.assign(style, { position: 'fixed', insetBlockEnd: '10px', insetInlineStart: '10px' });
      await page.openWithAnswer();
      const popup = page.popup.getBoundingClientRect();
      expect(popup.bottom).to.be.closeTo(page.trigger.getBoundingClientRect().top - 6, 1.5);
      expect(popup.top).to.be.at.least(0);
    });

    it('follows its button and closes when that is out of sight', async () => {
      const page = await renderFilter(createMockSource());
      await page.openWithAnswer();
      const top = () => page.popup.getBoundingClientRect().top;
      const former = top();
      page.provider.style.paddingBlockStart = '40px';
      await page.until(() => Math.abs(top() - former - 40) < 1.5, 'the new place');
      page.provider.style.paddingBlockStart = '5000px';
      await page.until(() => !page.isOpen, 'closed');
    });

    it('closes by a press elsewhere and by a press on its button', async () => {
      const page = await renderFilter(createMockSource());
      await page.openWithAnswer();
      await sendMouse({ type: 'click', position: [innerWidth - 10, innerHeight - 10] });
      await page.until(() => !page.isOpen, 'closed by a press elsewhere');
      await page.openWithAnswer();
      const { x, y } = page.trigger.getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(x + 12), Math.round(y + 12)] });
      await page.until(() => !page.isOpen, 'closed by its button');
      expect(page.trigger.getAttribute('aria-expanded')).to.equal('false');
    });

    it('takes the colours of the host', async () => {
      const page = await renderFilter(createMockSource());
      page.provider.style.setProperty('--usage-surface-raised', 'rgb(1, 2, 3)');
      await page.openWithAnswer();
      expect(getComputedStyle(page.popup).backgroundColor).to.equal('rgb(1, 2, 3)');
    });

    it('shows a long name whole in the list and cut in the button', async () => {
      const label = 'Customer care for the northern regions '.repeat(5).trim();
      const page = await renderFilter(sourceOf([{ key: 'a', label }]), { agents: ['a'] });
      await page.until(() => page.name === `Agent: ${label}`, 'the name');
      expect(page.trigger.getBoundingClientRect().height).to.be.at.most(46);
      await page.openWithAnswer();
      const option = page.option(label);
      expect(option.scrollWidth).to.be.at.most(option.clientWidth);
      expect(page.list.scrollWidth).to.be.at.most(page.list.clientWidth);
    });
  });
});
