import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { UsageError } from '../../../src/api/errors.ts';
import type { Dimension } from '../../../src/api/types.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { withCoarsePointer } from '../../support/coarse-pointer.ts';
import { HeldTimers } from '../../support/held-timers.ts';
import { inState } from '../../support/settled.ts';
import { filterTags, renderTag, type FilterTag } from './filter-page.ts';
import { sourceOf, sourceWith } from './sources.ts';

/** What each filter is called, and the mock's values in their order. */
/** In milliseconds. */
const pauseInTyping = 200;

const expected: Readonly<
  Record<FilterTag, { readonly label: string; readonly all: string; readonly some: string[] }>
> = {
  'agent-filter': {
    label: 'Agent',
    all: 'All agents',
    some: ['Autumn sale', 'Fitting appointments'],
  },
  'category-filter': {
    label: 'Category',
    all: 'All categories',
    some: ['Documents', 'Images', 'Knowledge search', 'LLM'],
  },
  'organization-filter': {
    label: 'Organization',
    all: 'All organizations',
    some: ['Larkfield Garden', 'Larkfield Home', 'Larkfield Office'],
  },
  'channel-filter': {
    label: 'Channel',
    all: 'All channels',
    some: ['Instagram', 'Messenger', 'Phone', 'SMS'],
  },
  'model-filter': {
    label: 'Model',
    all: 'All models',
    some: ['heron-2', 'heron-2-max', 'heron-2-mini', 'wren-voice'],
  },
  'member-filter': {
    label: 'Team member',
    all: 'All team members',
    some: ['Amal Haddad', 'Ines Moreau', 'Leni Brandt'],
  },
};

for (const tag of filterTags) {
  const { label, all, some } = expected[tag];
  const dimension = tag.replace('-filter', '') as Dimension;
  const isMultiple = tag === 'category-filter';

  describe(tag, () => {
    it('says that all are chosen, and asks nothing while it is closed', async () => {
      const source = createMockSource();
      const page = await renderTag(tag, source);
      expect(page.name).to.equal(`${label}: ${all}`);
      expect(page.clear).to.equal(null);
      expect(source.requestsTo('/dimensions')).to.have.length(0);
      await page.expectAccessible();
    });

    it('lists its values, without violations', async () => {
      const page = await renderTag(tag, createMockSource());
      await page.openWithAnswer();
      const values = isMultiple ? page.names : page.names.slice(1);
      expect(values.slice(0, some.length)).to.deep.equal(some);
      if (!isMultiple) expect(page.chosen).to.deep.equal([all]);
      expect(page.list.getAttribute('aria-multiselectable')).to.equal(isMultiple ? 'true' : null);
      const sizes = page.options.map(({ ariaSetSize }) => Number(ariaSetSize));
      expect(new Set(sizes)).to.deep.equal(new Set([page.options.length]));
      expect(page.options.map(({ ariaPosInSet }) => Number(ariaPosInSet))).to.deep.equal(
        page.options.map((_, index) => index + 1),
      );
      await page.expectAccessible();
    });

    it('is walked, searched and used by keyboard alone', async () => {
      const page = await renderTag(tag, createMockSource());
      page.trigger.focus();
      await page.press('ArrowDown');
      await page.until(() => page.options.length > 1, 'options');
      const walk: (string | undefined)[] = [];
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown', 'End', 'Home']) {
        await page.press(key);
        walk.push(page.activeName);
      }
      const { names } = page;
      const last = names.length - 1;
      const places = [0, 1, 0, Math.min(10, last), last, 0];
      expect(walk).to.deep.equal(places.map((place) => names[place]));
      const wanted = some.at(-1)!;
      await page.type(wanted);
      await page.until(() => page.activeName === wanted && !page.isDimmed, 'the match');
      await page.press('Enter');
      expect(page.provider.filters[dimension]).to.have.length(1);
      expect(page.isOpen).to.equal(isMultiple);
      if (isMultiple) await page.press('Escape');
      expect(page.name).to.equal(`${label}: ${wanted}`);
      expect(page.element.shadowRoot!.activeElement).to.equal(page.trigger);
      await page.press('Tab', 'Enter');
      expect(page.provider.filters[dimension]).to.deep.equal([]);
      expect(page.element.shadowRoot!.activeElement).to.equal(page.trigger);
    });

    it('asks once per pause in typing', async () => {
      const source = createMockSource();
      const page = await renderTag(tag, source);
      await page.openWithAnswer();
      const hold = source.hold('/dimensions');
      const text = some[1]!;
      const timers = new HeldTimers(pauseInTyping);
      try {
        for (let end = 1; end <= text.length; end++) await page.type(text.slice(0, end));
        timers.run(pauseInTyping);
      } finally {
        timers.release();
      }
      await hold.arrived;
      expect(page.isDimmed).to.equal(true);
      await page.expectAccessible();
      hold.release();
      await page.until(() => !page.isDimmed, 'the answer');
      expect(page.names).to.include(text);
      const searches = source
        .requestsTo('/dimensions')
        .map((url) => url.searchParams.get('search'));
      expect(searches).to.deep.equal([null, text]);
    });

    it('shows a value that does not exist (any more), and lets go of it', async () => {
      const page = await renderTag(tag, createMockSource(), { filters: { [dimension]: ['gone'] } });
      await page.until(() => page.name === `${label}: gone, not found`, 'not found');
      await page.expectAccessible();
      page.clear!.click();
      expect(page.provider.filters[dimension]).to.deep.equal([]);
    });

    it('says that the API does not have it', async () => {
      const page = await renderTag(tag, await sourceWith({ dimensions: [] }));
      expect(page.name).to.equal(`${label}: Not available`);
      await page.open();
      expect(page.isOpen).to.equal(false);
      await page.expectAccessible();
    });

    it('says which role it takes, in words', async () => {
      const capability = { dimension, label, filter: true, group: true, role: 'Owner' };
      const page = await renderTag(tag, await sourceWith({ dimensions: [capability] }));
      await inState(page.element, 'forbidden');
      expect(page.name).to.equal(`${label}: needs the role Owner`);
      expect(page.trigger.title).to.match(/^Your role is Member\. An administrator .+\.$/);
      await page.open();
      expect(page.isOpen).to.equal(false);
      await page.expectAccessible();
    });

    it('says why there is nothing to choose', async () => {
      const page = await renderTag(tag, sourceOf([]));
      await page.open();
      await inState(page.element, 'empty');
      expect(page.status).to.match(/^There are no .+ yet\./);
      await page.press('ArrowDown', 'Enter');
      expect(page.provider.filters[dimension]).to.deep.equal([]);
      await page.expectAccessible();
    });

    it('says after some seconds that it still loads, can be stopped, and asks again', async () => {
      const timers = new HeldTimers();
      try {
        const source = createMockSource();
        source.hold('/dimensions');
        const page = await renderTag(tag, source);
        await page.open();
        await inState(page.element, 'loading');
        expect(page.status).to.equal('Loading');
        expect(page.action('Cancel')).to.equal(null);
        timers.run(4000);
        await page.until(() => page.status === 'Still loading.', 'the long load');
        await page.expectAccessible();
        page.action('Cancel')!.focus();
        await page.press('Enter');
        await inState(page.element, 'error');
        expect(source.aborted).to.have.length(1);
        expect(page.status).to.equal('Loading was cancelled.');
        expect(page.isSearchFocused).to.equal(true);
        await page.expectAccessible();
        source.release();
        page.tryAgain!.focus();
        await page.press('Enter');
        await page.until(() => page.options.length > 1, 'options');
        expect(page.isSearchFocused).to.equal(true);
      } finally {
        timers.release();
      }
    });

    it('says what failed, without violations', async () => {
      const source = Object.assign(createMockSource(), {
        dimension: () => Promise.reject(new UsageError('server', 'Broken.')),
      });
      const page = await renderTag(tag, source);
      await page.open();
      await inState(page.element, 'error');
      expect(page.status).to.equal('The usage service has a problem.');
      await page.expectAccessible();
    });

    it('is whole where there is little room, in both directions', async () => {
      for (const direction of ['ltr', 'rtl']) {
        const filters = { [dimension]: ['gone'] };
        const page = await renderTag(tag, createMockSource(), { filters });
        page.provider.dir = direction;
        // At the edge where a popup has no room.
        Object.assign(page.provider.style, { inlineSize: '150px', marginInlineStart: 'auto' });
        await page.openWithAnswer();
        expect(page.trigger.getBoundingClientRect().width).to.be.at.most(150);
        for (const part of [page.trigger, page.popup, page.list]) {
          const { left, right } = part.getBoundingClientRect();
          expect(left).to.be.at.least(0);
          expect(right).to.be.at.most(document.documentElement.clientWidth);
          expect(part.scrollWidth).to.be.at.most(part.clientWidth);
        }
        page.provider.remove();
      }
    });

    it('can be hit with a thumb', async () => {
      const filters = { [dimension]: ['gone'] };
      const page = await renderTag(tag, createMockSource(), { filters });
      withCoarsePointer(page.element);
      await page.openWithAnswer();
      const targets = [page.trigger, page.clear!, page.input.closest('label')!, ...page.options];
      if (isMultiple) targets.push(page.action('Clear')!);
      const heights = targets.map((target) => target.getBoundingClientRect().height);
      expect(Math.min(...heights)).to.be.at.least(44);
      expect(page.clear!.getBoundingClientRect().width).to.be.at.least(44);
      expect(Number.parseFloat(getComputedStyle(page.input).fontSize)).to.be.at.least(16);
    });

    it('is chosen by a press', async () => {
      const page = await renderTag(tag, createMockSource());
      await page.openWithAnswer();
      const { x, y, height } = page.option(some[0]!).getBoundingClientRect();
      const position: [number, number] = [Math.round(x + 20), Math.round(y + height / 2)];
      await sendMouse({ type: 'click', position });
      await page.until(() => page.name!.startsWith(`${label}: ${some[0]}`), 'the choice');
      expect(page.isOpen).to.equal(isMultiple);
    });
  });
}
