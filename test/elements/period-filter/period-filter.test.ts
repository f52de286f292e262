import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { PlanAnswer } from '../../../src/api/types.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { inState } from '../../support/settled.ts';
import {
  PeriodFilterPage,
  renderPeriodFilter,
  resize,
  sourceThatCan,
  type PeriodPageOptions,
} from './period-filter-page.ts';

const calendarFiles = () =>
  performance.getEntriesByType('resource').filter(({ name }) => name.includes('range-calendar'));

/** What is written to the console while `action` runs. */
async function warnings(action: () => Promise<unknown>): Promise<readonly string[]> {
  const { warn } = console;
  const said: string[] = [];
  console.warn = (message: string) => said.push(message);
  await action();
  console.warn = warn;
  return said;
}

/** A filter that is open and has its calendar. */
async function renderOpen(options?: PeriodPageOptions): Promise<PeriodFilterPage> {
  const page = await renderPeriodFilter(options);
  await page.open();
  return page;
}

function sourceOfPlan(change: Partial<PlanAnswer>) {
  const source = createMockSource();
  const { plan } = source;
  source.plan = async (request, options) => ({ ...(await plan(request, options)), ...change });
  return source;
}

describe('period-filter', () => {
  beforeEach(() => resize(1000, 800));
  after(() => resize(800, 600));

  describe('closed', () => {
    // Runs first: what is loaded once stays loaded.
    it('loads no calendar before it is opened, and asks nothing', async () => {
      const source = createMockSource();
      const page = await renderPeriodFilter({ source });
      expect(calendarFiles()).to.have.length(0);
      expect(source.requests.map(({ pathname }) => pathname)).to.deep.equal([
        '/api/usage/capabilities',
      ]);
      await page.open();
      expect(calendarFiles()).to.have.length(1);
    });

    it('says the period by its name, its days and its zone', async () => {
      const page = await renderPeriodFilter();
      expect(page.shown).to.deep.equal(['Last 30 days', '22 Oct – 20 Nov 2026']);
      expect(page.name).to.equal('Period: Last 30 days, 22 Oct – 20 Nov 2026, Berlin (UTC+1)');
      expect(page.trigger.getAttribute('aria-haspopup')).to.equal('dialog');
      expect(page.trigger.getAttribute('aria-expanded')).to.equal('false');
      await page.expectAccessible();
    });

    it('says days that the host has set, also ones that are no preset', async () => {
      const page = await renderPeriodFilter({ period: { from: '2020-03-01', to: '2020-03-31' } });
      expect(page.shown).to.deep.equal(['1 – 31 Mar 2020']);
      page.provider.filters = { period: { preset: '12mo' } };
      await page.element.updateComplete;
      expect(page.shown).to.deep.equal(['Last 12 months', 'Dec 2025 – Nov 2026']);
      page.provider.filters = { period: { preset: '24h' } };
      await page.element.updateComplete;
      expect(page.shown[1]).to.match(/^19 Nov 2026, 15:00 – 20 Nov 2026, 15:00$/);
    });

    it('says that there is no billing period and what is shown instead', async () => {
      const source = sourceOfPlan({ period: null });
      const page = await renderPeriodFilter({ source, period: { preset: 'billing' } });
      await page.until(() => page.shown.length === 3, 'the fallback');
      expect(page.shown).to.deep.equal([
        'Last 30 days',
        'no billing period',
        '22 Oct – 20 Nov 2026',
      ]);
      await page.open();
      await page.until(() => page.presetTexts[4]?.includes('none') ?? false, 'the plan');
      expect(page.preset('Billing period').getAttribute('aria-disabled')).to.equal('true');
      expect(page.presetTexts[4]).to.equal('Billing period, The plan has none');
      await page.expectAccessible();
    });

    it('says that it is not connected', async () => {
      const page = new PeriodFilterPage(await fixture(html`<period-filter></period-filter>`));
      await inState(page.element, 'unconfigured');
      expect(page.name).to.equal('Period: Not connected');
      expect(page.trigger.title).to.contain('<usage-provider base-url="…">');
      await page.click(page.trigger);
      expect(page.isOpen).to.equal(false);
      await page.expectAccessible();
    });

    it('is only shown where the host has fixed the period', async () => {
      const page = await renderPeriodFilter({ fixed: '72h' });
      expect(page.shown[0]).to.equal('Last 72 hours');
      expect(page.trigger.getAttribute('aria-disabled')).to.equal('true');
      expect(page.trigger.title).to.equal('Fixed by this page');
      page.trigger.focus();
      await page.press('ArrowDown', 'Enter');
      expect(page.isOpen).to.equal(false);
      await page.expectAccessible();
    });

    it('warns once of presets that it does not know, and leaves them out', async () => {
      const said = await warnings(async () => {
        await renderPeriodFilter({ presets: '7d 30d' });
        await renderPeriodFilter({ presets: '7d' });
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.contain('presets="7d"');
    });
  });

  describe('presets', () => {
    it('stand beside the calendar with how they are cut', async () => {
      const page = await renderOpen();
      await page.until(() => page.presetTexts[4]?.includes('Nov') ?? false, 'the plan');
      expect(page.presetTexts).to.deep.equal([
        '24 hours, by the hour',
        '72 hours, by the hour',
        '30 days, by the day',
        '12 months, by the month',
        'Billing period, 1 – 30 Nov 2026',
      ]);
      expect(page.preset('30 days').ariaPressed).to.equal('true');
      expect(page.focused).to.equal(page.preset('30 days'));
      await page.expectAccessible();
    });

    for (const [name, preset] of [
      ['24 hours', '24h'],
      ['72 hours', '72h'],
      ['12 months', '12mo'],
      ['Billing period', 'billing'],
    ] as const) {
      it(`${name} applies at once, is told once and closes`, async () => {
        const page = await renderOpen();
        const told = oneEvent(page.provider, 'usage-filters-change');
        page.preset(name).click();
        expect((await told).detail.filters.period).to.deep.equal({ preset });
        expect(page.isOpen).to.equal(false);
        expect(page.focused).to.equal(page.trigger);
        await page.until(() => page.shown.length > 1, 'its days');
      });
    }

    it('tell nobody where they are chosen already', async () => {
      const page = await renderOpen();
      let told = 0;
      page.provider.addEventListener('usage-filters-change', () => told++);
      await page.click(page.preset('30 days'));
      expect(page.isOpen).to.equal(false);
      expect(told).to.equal(0);
    });

    it('are those of the host, in its order', async () => {
      const page = await renderOpen({ presets: '12mo 24h 12mo' });
      expect(page.presetTexts).to.deep.equal(['12 months, by the month', '24 hours, by the hour']);
    });

    it('can be none at all', async () => {
      const page = await renderOpen({ presets: '' });
      expect(page.part('presets')).to.equal(null);
      const { width } = page.popup.getBoundingClientRect();
      expect(width).to.be.below(600);
      await page.expectAccessible();
    });

    it('leave out the billing period where the API has no plan, and ask for none', async () => {
      const source = sourceThatCan({ resources: ['dimensions'] });
      const page = await renderOpen({ source });
      expect(page.presetTexts).to.have.length(4);
      expect(source.requestsTo('/plan')).to.have.length(0);
    });

    it('cannot be chosen where they are longer than the API answers, and say so', async () => {
      const page = await renderOpen({ source: sourceThatCan({ max_range_days: 90 }) });
      expect(page.presetTexts[3]).to.equal('12 months, Longer than 90 days');
      await page.click(page.preset('12 months'));
      expect(page.isOpen).to.equal(true);
      expect(page.period).to.deep.equal({ preset: '30d' });
    });

    it('do not promise hours to an API that has none', async () => {
      const page = await renderOpen({ source: sourceThatCan({ intervals: ['day', 'month'] }) });
      expect(page.presetTexts[0]).to.equal('24 hours');
    });
  });

  describe('typed dates', () => {
    it('begin with what is shown', async () => {
      const page = await renderOpen();
      expect([page.input('start').value, page.input('end').value]).to.deep.equal([
        '22 Oct 2026',
        '20 Nov 2026',
      ]);
      expect(page.range).to.deep.equal(['2026-10-22', '2026-11-20']);
    });

    for (const [locale, start, end] of [
      ['en-GB', '2026-11-03', '14/11/26'],
      ['en-US', '11/3/2026', 'November 14'],
      ['de-DE', '3.11.2026', '14. November 2026'],
    ] as const) {
      it(`are read as ${locale} writes them`, async () => {
        const page = await renderOpen({ locale });
        await page.write('start', start);
        await page.write('end', end);
        expect(page.range).to.deep.equal(['2026-11-03', '2026-11-14']);
        await page.apply();
        expect(page.period).to.deep.equal({ from: '2026-11-03', to: '2026-11-14' });
        expect(page.isOpen).to.equal(false);
      });
    }

    it('apply with Enter', async () => {
      const page = await renderOpen();
      page.input('start').focus();
      page.input('start').select();
      for (const key of '2026-11-03') await page.press(key);
      await page.press('Enter');
      expect(page.period).to.deep.equal({ from: '2026-11-03', to: '2026-11-20' });
      expect(page.isOpen).to.equal(false);
    });

    for (const [what, start, end, edge, problem] of [
      ['31 February', '31 Feb 2026', '', 'start', '“31 Feb 2026” is not a date.'],
      [
        'other words',
        'yesterday',
        '',
        'start',
        '“yesterday” is not a date. Write it as 20 Nov 2026.',
      ],
      ['nothing', '', '', 'start', 'Write a date, as 20 Nov 2026.'],
      [
        'the end before the start',
        '10 Nov 2026',
        '1 Nov 2026',
        'end',
        'The end is before the start.',
      ],
      [
        'a day to come',
        '1 Nov 2026',
        '21 Nov 2026',
        'end',
        'This is still to come. Today is 20 Nov 2026.',
      ],
      [
        'a day of which nothing is kept',
        '1 Jan 2026',
        '',
        'start',
        'Nothing is kept from before 22 Aug 2026.',
      ],
    ] as const) {
      it(`are not taken with ${what}, which is said at the field`, async () => {
        const page = await renderOpen();
        await page.write('start', start);
        if (end) await page.write('end', end);
        await page.apply();
        expect(page.problem(edge)).to.contain(problem);
        expect(page.isOpen).to.equal(true);
        expect(page.period).to.deep.equal({ preset: '30d' });
        expect(page.focused).to.equal(page.input(edge));
        await page.expectAccessible();
        await page.write('start', '2 Nov 2026');
        await page.write('end', '3 Nov 2026');
        expect([page.problem('start'), page.problem('end')]).to.deep.equal([undefined, undefined]);
        await page.apply();
        expect(page.period).to.deep.equal({ from: '2026-11-02', to: '2026-11-03' });
      });
    }

    it('are not taken where the range is longer than the API answers', async () => {
      const source = sourceThatCan({ max_range_days: 31 });
      const page = await renderOpen({ source });
      await page.write('start', '1 Oct 2026');
      await page.write('end', '5 Nov 2026');
      await page.apply();
      expect(page.problem('start')).to.equal(
        'At most 31 days can be shown at once: from 7 Oct 2026 on.',
      );
      // The night of 25 October has an hour more, so that 31 of its days are longer than 31 times 24 hours.
      await page.write('start', '6 Oct 2026');
      expect(page.problem('start')).to.contain('from 7 Oct 2026 on');
      await page.write('start', '7 Oct 2026');
      await page.apply();
      expect(page.period).to.deep.equal({ from: '2026-10-07', to: '2026-11-05' });
      expect(source.requestsTo('/usage')).to.have.length(0);
    });

    it('are not taken where the zone left the day out', async () => {
      const source = sourceThatCan({ earliest: '2000-01-01' });
      const page = await renderOpen({ source, timeZone: 'Pacific/Apia' });
      await page.write('start', '30 Dec 2011');
      await page.write('end', '30 Dec 2011');
      await page.apply();
      expect(page.problem('start')).to.contain('30 Dec 2011 was left out of the calendar');
      expect(page.period).to.deep.equal({ preset: '30d' });
    });
  });

  describe('calendar', () => {
    it('takes two days in whichever order, and asks nothing before they are applied', async () => {
      const source = createMockSource();
      const page = await renderOpen({ source });
      const before = source.requests.length;
      await page.click(page.day('2026-11-14'));
      expect(page.summary).to.equal('From 14 Nov 2026. Now choose the last day.');
      expect(page.input('end').value).to.equal('');
      expect(page.presets.filter(({ ariaPressed }) => ariaPressed === 'true')).to.deep.equal([]);
      await page.click(page.day('2026-10-24'));
      expect(page.range).to.deep.equal(['2026-10-24', '2026-11-14']);
      expect(page.summary).to.equal(
        '22 days. Whole days in Berlin (UTC+1). Clocks change on 25 Oct 2026.',
      );
      expect(page.period).to.deep.equal({ preset: '30d' });
      expect(source.requestsTo('/usage')).to.have.length(0);
      expect(source.requests.length).to.equal(before);
      await page.expectAccessible();
      const told = oneEvent(page.provider, 'usage-filters-change');
      await page.apply();
      const period = { from: '2026-10-24', to: '2026-11-14' };
      expect((await told).detail.filters.period).to.deep.equal(period);
      expect(page.shown).to.deep.equal(['24 Oct – 14 Nov 2026']);
      expect(page.provider.range).to.deep.include({
        from: '2026-10-23T22:00:00Z',
        to: '2026-11-14T23:00:00Z',
        interval: 'day',
      });
    });

    it('wants the other day as well', async () => {
      const page = await renderOpen();
      await page.click(page.day('2026-11-14'));
      await page.apply();
      expect(page.isOpen).to.equal(true);
      expect(page.problem('end')).to.equal('Write a date, as 20 Nov 2026.');
    });

    it('lets go of everything when it is cancelled', async () => {
      const page = await renderOpen();
      await page.click(page.day('2026-11-14'));
      await page.write('end', 'nonsense');
      await page.click(page.part('button')!);
      expect(page.isOpen).to.equal(false);
      expect(page.focused).to.equal(page.trigger);
      await page.open();
      expect(page.input('end').value).to.equal('20 Nov 2026');
      expect(page.problem('end')).to.equal(undefined);
      expect(page.period).to.deep.equal({ preset: '30d' });
    });

    it('takes no day to come and none of which nothing is kept', async () => {
      const page = await renderOpen();
      expect(page.day('2026-11-20').ariaCurrent).to.equal('date');
      expect(page.day('2026-11-21').ariaDisabled).to.equal('true');
      await page.click(page.day('2026-11-21'));
      expect(page.input('start').value).to.equal('22 Oct 2026');
      expect(page.part('next')!.ariaDisabled).to.equal('true');
      while (page.part('previous')!.ariaDisabled !== 'true') {
        await page.click(page.part('previous')!);
      }
      expect(page.months).to.deep.equal(['August 2026', 'September 2026']);
      expect(page.saidMonths).to.equal('August 2026, September 2026');
      expect(page.day('2026-08-21').ariaDisabled).to.equal('true');
      expect(page.day('2026-08-22').ariaDisabled).to.equal(null);
    });

    it('knows today by the server, in the zone of the page', async () => {
      // 13:32 UTC on 20 November by the server's clock is the 21st in Kiritimati.
      const page = await renderOpen({ timeZone: 'Pacific/Kiritimati' });
      expect(page.day('2026-11-21').ariaCurrent).to.equal('date');
      expect(page.summary).to.contain('Whole days in Kiritimati (UTC+14)');
    });

    it('shows the range as soon as it is known, and what the host sets', async () => {
      const source = createMockSource();
      const hold = source.hold('/capabilities');
      const page = new PeriodFilterPage(
        (
          await fixture(
            html`<usage-provider .source=${source} locale="en-GB" time-zone="Europe/Berlin"
              ><period-filter></period-filter
            ></usage-provider>`,
          )
        ).querySelector('period-filter')!,
      );
      await hold.arrived;
      await page.open();
      expect(page.input('start').value).to.equal('');
      expect(page.summary).to.equal('Loading');
      hold.release();
      await page.until(() => page.range.length > 0, 'the range');
      expect(page.input('start').value).to.equal('22 Oct 2026');
      page.provider.filters = { period: { from: '2026-09-01', to: '2026-09-14' } };
      await page.element.updateComplete;
      expect(page.input('end').value).to.equal('14 Sept 2026');
      expect(page.range).to.deep.equal(['2026-09-01', '2026-09-14']);
    });

    it('follows the clock of the server, wherever that of the browser stands', async () => {
      const page = await renderOpen({ source: sourceThatCan({ now: '2026-09-14T12:00:00Z' }) });
      expect(page.day('2026-09-14').ariaCurrent).to.equal('date');
      expect(page.day('2026-09-15').ariaDisabled).to.equal('true');
      expect(page.shown[1]).to.equal('16 Aug – 14 Sept 2026');
    });

    it('offers no end that is further off than the API answers', async () => {
      const page = await renderOpen({ source: sourceThatCan({ max_range_days: 7 }) });
      await page.click(page.day('2026-11-10'));
      expect(page.day('2026-11-16').ariaDisabled).to.equal(null);
      expect(page.day('2026-11-17').ariaDisabled).to.equal('true');
      expect(page.day('2026-11-04').ariaDisabled).to.equal(null);
      expect(page.day('2026-11-03').ariaDisabled).to.equal('true');
    });

    it('is walked with the keyboard', async () => {
      const page = await renderOpen();
      page.day('2026-11-20').focus();
      const walk = async (key: string, day: string) => {
        await page.press(key);
        expect(page.focusedDay, key).to.equal(day);
      };
      await walk('ArrowLeft', '2026-11-19');
      await walk('ArrowUp', '2026-11-12');
      await walk('ArrowRight', '2026-11-13');
      await walk('Home', '2026-11-09');
      await walk('End', '2026-11-15');
      await walk('PageUp', '2026-10-15');
      await walk('PageUp', '2026-09-15');
      expect(page.months).to.deep.equal(['September 2026', 'October 2026']);
      expect(page.saidMonths).to.equal('September 2026, October 2026');
      await walk('ArrowDown', '2026-09-22');
      await walk('PageDown', '2026-10-22');
      await walk('Shift+PageUp', '2026-08-22');
      await walk('ArrowUp', '2026-08-22');
      await page.press('Enter');
      await walk('Shift+PageDown', '2026-11-20');
      await walk('ArrowRight', '2026-11-20');
      expect(page.days.filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
      await page.press(' ');
      expect(page.input('start').value).to.equal('22 Aug 2026');
      expect(page.input('end').value).to.equal('20 Nov 2026');
      expect(page.summary).to.contain('91 days, the last one running.');
    });

    it('says each day in full, and which ones end the range', async () => {
      const page = await renderOpen();
      expect(page.day('2026-11-03').ariaLabel).to.match(/^Tuesday,? 3 November 2026$/);
      expect(page.day('2026-10-22').ariaLabel).to.match(/22 October 2026, first day$/);
      expect(page.day('2026-11-20').ariaLabel).to.match(/20 November 2026, last day$/);
    });

    it('begins weeks where the locale does', async () => {
      const german = await renderOpen({ locale: 'de-DE' });
      const monday = german.part('month')!.querySelector('th')!;
      expect(monday.abbr).to.equal('Montag');
      const locale = new Intl.Locale('en-US') as Intl.Locale & { getWeekInfo?(): object };
      const american = await renderOpen({ locale: 'en-US' });
      const first = american.part('month')!.querySelector('th')!;
      const isKnown = locale.getWeekInfo !== undefined || 'weekInfo' in locale;
      expect(first.abbr).to.equal(isKnown ? 'Sunday' : 'Monday');
    });

    it('has the months and digits of the locale, from right to left', async () => {
      const page = await renderOpen({ locale: 'fa-IR', direction: 'rtl' });
      expect(page.months[1]).to.contain('آبان');
      expect(page.day('2026-11-20').textContent).to.contain('۲۹');
      page.day('2026-11-19').focus();
      await page.press('ArrowLeft');
      expect(page.focusedDay).to.equal('2026-11-20');
      const day = (date: string) => page.day(date).getBoundingClientRect().left;
      expect(day('2026-11-18')).to.be.above(day('2026-11-19'));
      await page.expectAccessible();
    });
  });

  describe('popup', () => {
    it('opens with the keyboard, and Escape closes it and returns focus', async () => {
      const page = await renderPeriodFilter();
      page.trigger.focus();
      await page.press('ArrowDown');
      await page.until(() => page.days.length > 0, 'the calendar');
      expect(page.trigger.getAttribute('aria-expanded')).to.equal('true');
      await page.press('Tab', 'Tab', 'Tab');
      expect(page.focused).to.equal(page.input('start'));
      await page.press('Tab', 'Tab');
      expect(page.focused).to.equal(page.part('previous'));
      await page.press('Escape');
      expect(page.isOpen).to.equal(false);
      expect(page.focused).to.equal(page.trigger);
    });

    it('closes by a press elsewhere and changes nothing', async () => {
      const page = await renderOpen();
      await page.click(page.day('2026-11-10'));
      await page.click(page.day('2026-11-12'));
      await sendMouse({ type: 'click', position: [innerWidth - 10, innerHeight - 10] });
      await page.until(() => !page.isOpen, 'closed');
      expect(page.period).to.deep.equal({ preset: '30d' });
    });

    it('is not cut off by a container, nor by the edge of the page', async () => {
      const page = await renderPeriodFilter();
      Object.assign(page.provider.style, {
        inlineSize: '130px',
        blockSize: '60px',
        marginLeft: `${innerWidth - 300}px`,
        overflow: 'hidden',
      });
      expect(page.trigger.scrollWidth).to.be.at.most(130);
      await page.open();
      const { left, right, top, bottom } = page.popup.getBoundingClientRect();
      expect(right - left).to.be.closeTo(724, 20);
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(innerWidth);
      expect(bottom).to.be.at.most(innerHeight);
      for (const [x, y] of [
        [left + 20, top + 20],
        [right - 20, bottom - 20],
      ] as const) {
        const hit = page.element.shadowRoot!.elementFromPoint(x, y);
        expect(page.popup.contains(hit)).to.equal(true);
      }
    });

    it('has room for two months from the first moment', async () => {
      const page = await renderPeriodFilter();
      page.trigger.click();
      expect(page.popup.getBoundingClientRect().width).to.be.closeTo(724, 20);
    });

    it('is a sheet with one month on a narrow page, whole and without overflow', async function () {
      for (const width of [240, 360, 559]) {
        if (!(await resize(width, 780))) this.skip();
        const page = await renderOpen();
        expect(page.months).to.deep.equal(['November 2026']);
        const popup = page.popup.getBoundingClientRect();
        expect(popup.width).to.equal(width - 16);
        expect(page.popup.scrollWidth).to.be.at.most(page.popup.clientWidth);
        expect(page.part('calendar')!.scrollWidth).to.be.at.most(
          page.part('calendar')!.clientWidth,
        );
        const day = page.day('2026-11-10').getBoundingClientRect();
        expect(day.width).to.be.at.least(24);
        expect(page.part('primary')!.getBoundingClientRect().bottom).to.be.at.most(780);
        await page.expectAccessible();
        page.popup.hidePopover();
      }
    });

    it('turns to one month and back while it is open', async function () {
      if (!(await resize(1000, 800))) this.skip();
      const page = await renderOpen();
      expect(page.months).to.have.length(2);
      await resize(480, 780);
      await page.until(() => page.months.length === 1, 'one month');
      expect(page.months).to.deep.equal(['November 2026']);
      await resize(1000, 800);
      await page.until(() => page.months.length === 2, 'two months');
      expect(page.months).to.deep.equal(['October 2026', 'November 2026']);
    });

    it('keeps its foot in sight on a low page', async function () {
      if (!(await resize(1000, 360))) this.skip();
      const page = await renderOpen();
      const popup = page.popup.getBoundingClientRect();
      const button = page.part('primary')!.getBoundingClientRect();
      expect(popup.top).to.be.at.least(0);
      expect(button.bottom).to.be.at.most(360);
    });

    it('says that nothing is known of the API, and asks again', async () => {
      const source = createMockSource();
      source.scenario = { state: 'error', on: ['/capabilities'] };
      const page = await renderPeriodFilter({ source });
      expect(page.element.dataset['state']).to.equal('error');
      await page.open();
      expect(page.summary).to.contain('The usage service has a problem.');
      await page.expectAccessible();
      source.scenario = {};
      await page.click(page.part('link')!);
      await page.until(() => page.summary.startsWith('30 days'), 'the range');
    });

    it('takes the colours of the host', async () => {
      const page = await renderPeriodFilter();
      page.provider.style.setProperty('--usage-surface-raised', 'rgb(1, 2, 3)');
      page.provider.style.setProperty('--usage-accent', 'rgb(4, 5, 6)');
      await page.open();
      expect(getComputedStyle(page.popup).backgroundColor).to.equal('rgb(1, 2, 3)');
      const day = getComputedStyle(page.day('2026-11-20'));
      expect(day.backgroundColor).to.equal('rgb(4, 5, 6)');
    });

    it('survives being moved', async () => {
      const page = await renderOpen();
      const place = document.createElement('section');
      page.provider.append(place);
      place.append(page.element);
      await page.element.updateComplete;
      expect(page.isOpen).to.equal(false);
      await page.open();
      await page.click(page.preset('24 hours'));
      expect(page.period).to.deep.equal({ preset: '24h' });
    });
  });
});
