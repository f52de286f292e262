import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { UsageAnswer } from '../../../src/api/types.ts';
import '../../../src/elements/credit-chart/define.ts';
import { sumAmounts } from '../../../src/model/amount.ts';
import { createFormat } from '../../../src/model/format.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { choose } from '../../support/choose.ts';
import { inState, settled } from '../../support/settled.ts';
import { withGroups } from './sources.ts';
import { withUsage } from '../../mocks/changed-source.ts';
import { BreakdownPage, textOf } from './usage-breakdown-page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const format = createFormat({ locale: 'en-GB', timeZone: 'Europe/Berlin' });
/** Engines differ in the spaces around a dash. */
const range = format.range('2026-10-21T22:00:00Z', '2026-11-20T23:00:00Z').replace(/\s+/g, ' ');

/** What the API answers to the question of a breakdown. */
async function answered(
  groupBy: NonNullable<UsageAnswer['groups']>['dimension'],
  metric = 'credits',
  limit = 6,
): Promise<UsageAnswer> {
  return createMockSource().usage({
    metrics: [metric],
    from: '2026-10-21T22:00:00Z',
    to: '2026-11-20T23:00:00Z',
    timeZone: 'Europe/Berlin',
    groupBy,
    limit,
  });
}

/** Shares as they are shown, added up; "<0.1%" is none. */
function tenths(shares: readonly string[]): number {
  const shown = shares.filter((share) => !share.startsWith('<'));
  return shown.reduce((sum, share) => sum + Math.round(Number.parseFloat(share) * 10), 0);
}

describe('usage-breakdown', () => {
  it('shows the groups, the remainder and their shares as the server has them', async () => {
    const { series, groups } = await answered('agent');
    const page = await BreakdownPage.openReady();
    const metric = { unit: 'credit', fraction_digits: 1 } as const;
    const totals = series.filter(({ part }) => part !== 'total').map(({ total }) => total!);
    expect(page.rows.map(({ amount }) => amount)).to.deep.equal(
      totals.map((total) => format.metricValue(total, metric)),
    );
    expect(page.rows.map(({ name }) => name)).to.deep.equal([
      ...groups!.items.map(({ label }) => label),
      '6 others',
    ]);
    expect(sumAmounts(totals)).to.equal(series[0]!.total);
    expect(tenths(page.rows.map(({ share }) => share))).to.equal(1000);
    expect(page.title).to.equal('Credits by agent');
    expect(page.subtitle).to.equal(`12 agents, ${range}`);
  });

  it('shows the same as a donut, with the total in the middle', async () => {
    const bars = await BreakdownPage.openReady();
    const donut = await BreakdownPage.openReady({ attributes: { type: 'donut' } });
    expect(bars.isDonut).to.equal(false);
    expect(donut.isDonut).to.equal(true);
    expect(donut.rows).to.deep.equal(bars.rows);
    expect(donut.slices).to.have.length(7);
    expect(donut.slices.map((slice) => textOf(slice.querySelector('title')))).to.deep.equal(
      donut.rows.map(({ name, amount, share }) => `${name}: ${amount}, ${share}`),
    );
    const { series } = await answered('agent');
    const total = format.metricValue(series[0]!.total, { unit: 'credit', fraction_digits: 1 });
    expect(donut.text('center')).to.equal(`${total} Credits`);
  });

  for (const [groupBy, title] of [
    ['category', 'Credits by category'],
    ['channel', 'Credits by channel'],
    ['model', 'Credits by model'],
    ['member', 'Credits by team member'],
    ['organization', 'Credits by organization'],
  ] as const) {
    it(`breaks down by ${groupBy}, in parts that make up the total`, async () => {
      const { series, groups } = await answered(groupBy);
      const page = await BreakdownPage.openReady({ attributes: { 'group-by': groupBy } });
      expect(page.title).to.equal(title);
      expect(page.rows.slice(0, groups!.items.length).map(({ name }) => name)).to.deep.equal(
        groups!.items.map(({ label, deleted }) => (deleted ? `${label} deleted` : label)),
      );
      const parts = series.filter(({ part }) => part !== 'total');
      expect(sumAmounts(parts.map(({ total }) => total!))).to.equal(series[0]!.total);
      expect(tenths(page.rows.map(({ share }) => share))).to.equal(1000);
    });
  }

  it('asks for totals alone, of as many groups as it shows', async () => {
    const page = await BreakdownPage.openReady({
      attributes: { metric: 'messages', 'group-by': 'channel', type: 'donut' },
    });
    const [request] = page.source.requestsTo('/usage');
    expect(Object.fromEntries(request!.searchParams)).to.deep.equal({
      metric: 'messages',
      from: request!.searchParams.get('from'),
      to: request!.searchParams.get('to'),
      time_zone: 'Europe/Berlin',
      group_by: 'channel',
      order_by: 'messages',
      limit: '5',
    });
    expect(page.rows.map(({ name }) => name).at(-1)).to.equal('2 others');
  });

  it('names deleted groups, what is not assigned, and organizations left out', async () => {
    const agents = await BreakdownPage.openReady({ attributes: { limit: '12' } });
    expect(agents.rows.map(({ name }) => name)).to.include('Autumn sale deleted');
    const members = await BreakdownPage.openReady({ attributes: { 'group-by': 'member' } });
    expect(members.rows.map(({ name }) => name)).to.include('Not assigned');
    expect(members.subtitle).to.equal(`5 team members, ${range}`);
    const organizations = await BreakdownPage.openReady({
      attributes: { 'group-by': 'organization' },
    });
    expect(organizations.notes).to.deep.equal(['1 organization that you may not see is left out.']);
  });

  it('has a title and a subtitle of the host', async () => {
    const page = await BreakdownPage.openReady({ attributes: { 'title-text': 'Top agents' } });
    expect(page.title).to.equal('Top agents');
    const own = document.createElement('span');
    own.slot = 'subtitle';
    own.textContent = 'Choose one to see its conversations';
    page.element.append(own);
    expect(own.assignedSlot).not.to.equal(null);
  });

  it('says in a sentence what is to be seen, and how shares are rounded', async () => {
    const page = await BreakdownPage.openReady({ attributes: { type: 'donut' } });
    const [first] = page.rows;
    expect(page.sentence).to.match(/^Credits by agent, .+: 24,458\.9 in total\./);
    expect(page.sentence).to.contain(`Largest: Order help with ${first!.amount}, ${first!.share}.`);
    expect(page.sentence).to.contain('add up to 100%');
  });

  it('reads shortened amounts out in full', async () => {
    const source = withGroups([['All', '1234567890123.45']]);
    const page = await BreakdownPage.openReady({ source });
    const value = page.parts('value')[0]!;
    expect(textOf(value.querySelector('[aria-hidden]'))).to.equal(
      format.compact('1234567890123.45'),
    );
    expect(textOf(value.querySelector('.visually-hidden'))).to.equal('1,234,567,890,123.5');
  });

  describe('where parts make no whole', () => {
    for (const [attributes, reason] of [
      [{ metric: 'messages', 'group-by': 'category' }, /can count in several rows/],
      [{ metric: 'conversations' }, /can count in several rows/],
      [{ metric: 'response_time' }, /averages/],
      [{ metric: 'longest_response' }, /highest values/],
      [{ metric: 'subscribers' }, /levels/],
    ] as const) {
      it(`has bars without percent and says why: ${JSON.stringify(attributes)}`, async () => {
        const page = await BreakdownPage.openReady({
          attributes: { ...attributes, type: 'donut' },
        });
        expect(page.isDonut).to.equal(false);
        expect(page.rows).not.to.have.length(0);
        expect(page.rows.every(({ share }) => share === '')).to.equal(true);
        expect(page.notes).to.have.length(1);
        expect(page.notes[0]).to.match(reason);
        expect(page.sentence).not.to.contain('%');
      });
    }

    it('says so when the parts do not come to the total', async () => {
      const source = withUsage((answer) => ({
        ...answer,
        series: answer.series.map((series) =>
          series.part === 'total' ? { ...series, total: '30000' } : series,
        ),
      }));
      const page = await BreakdownPage.openReady({ source, attributes: { type: 'donut' } });
      expect(page.isDonut).to.equal(false);
      expect(page.notes).to.deep.equal([
        'The parts come to 24,458.9, and the total is 30,000.0. So they have no shares of it.',
      ]);
    });

    it('runs refunds backwards from the base line', async () => {
      const source = withGroups([
        ['Sale', '60'],
        ['Refund', '-20'],
      ]);
      const page = await BreakdownPage.openReady({ source, attributes: { type: 'donut' } });
      expect(page.bar('Sale').start).to.be.closeTo(25, 1);
      expect(page.bar('Sale').size).to.be.closeTo(75, 1);
      expect(page.bar('Refund').start).to.be.closeTo(0, 1);
      expect(page.bar('Refund').size).to.be.closeTo(25, 1);
      expect(page.row('Refund')).to.equal('-20.0');
      expect(page.notes[0]).to.contain('negative');
      await page.expectAccessible();
    });
  });

  describe('choosing a row', () => {
    for (const type of ['bars', 'donut']) {
      it(`filters the page by it, and once more by none: ${type}`, async () => {
        const page = await BreakdownPage.openReady({ attributes: { type } });
        const before = page.rows;
        page.press('Offer scout');
        expect(page.filters.agent).to.deep.equal(['agt_03']);
        await page.element.updateComplete;
        expect(page.chosen).to.deep.equal(['Offer scout']);
        // Its own figures stay, so that one can go from slice to slice.
        await settled(page.element);
        expect(page.rows).to.deep.equal(before);
        expect(page.source.requestsTo('/usage')).to.have.length(1);
        page.press('Phone desk');
        expect(page.filters.agent).to.deep.equal(['agt_05']);
        page.press('Phone desk');
        expect(page.filters.agent).to.deep.equal([]);
        await page.element.updateComplete;
        expect(page.chosen).to.deep.equal([]);
      });
    }

    it('tells the host what was chosen, and does nothing more where the host says so', async () => {
      const page = await BreakdownPage.openReady();
      const details: unknown[] = [];
      page.provider.addEventListener('usage-group-select', (event) => {
        details.push((event as CustomEvent<unknown>).detail);
        event.preventDefault();
      });
      page.press('Order help');
      expect(details).to.deep.equal([{ dimension: 'agent', key: 'agt_01', label: 'Order help' }]);
      expect(page.filters.agent).to.deep.equal([]);
    });

    it('only tells the host where it selects by event, also what is not assigned', async () => {
      const page = await BreakdownPage.openReady({
        attributes: { selects: 'event', 'group-by': 'member' },
      });
      const keys: unknown[] = [];
      page.provider.addEventListener('usage-group-select', (event) =>
        keys.push((event as CustomEvent<{ key: string | null }>).detail.key),
      );
      page.press('Not assigned');
      page.press('Tomasz Wilk');
      expect(keys).to.deep.equal([null, 'tomasz']);
      expect(page.filters.member).to.deep.equal([]);
      expect(page.control('Tomasz Wilk')!.hasAttribute('aria-pressed')).to.equal(false);
    });

    it('works by slice, row and key alike', async () => {
      const page = await BreakdownPage.openReady({ attributes: { type: 'donut' } });
      page.slice('Gift adviser').dispatchEvent(new MouseEvent('click', { bubbles: true }));
      expect(page.filters.agent).to.deep.equal(['agt_04']);
      page.rowElement('Order help').querySelector<HTMLElement>('[part~="share"]')!.click();
      expect(page.filters.agent).to.deep.equal(['agt_01']);
      page.control('Offer scout')!.focus();
      await sendKeys({ press: 'Enter' });
      expect(page.filters.agent).to.deep.equal(['agt_03']);
    });

    it('is not offered for all others together, nor for what is not assigned', async () => {
      const page = await BreakdownPage.openReady({
        attributes: { 'group-by': 'member', limit: '4' },
      });
      expect(page.control('Not assigned')).to.equal(null);
      expect(page.control('2 others')).to.equal(null);
      expect(page.control('Tomasz Wilk')).not.to.equal(null);
      const donut = await BreakdownPage.openReady({ attributes: { type: 'donut' } });
      donut.slice('6 others').dispatchEvent(new MouseEvent('click', { bubbles: true }));
      expect(donut.filters.agent).to.deep.equal([]);
    });

    it('leads to pages of the host', async () => {
      const page = await BreakdownPage.openReady({
        attributes: { 'href-template': '/agents/{key}/conversations?from={key}', limit: '12' },
      });
      const hrefs = page.all('a').map((link) => link.getAttribute('href'));
      expect(hrefs[0]).to.equal('/agents/agt_01/conversations?from=agt_01');
      expect(hrefs).to.include('/agents/agt_11%2Fhandbook/conversations?from=agt_11%2Fhandbook');
      let detail: unknown;
      page.provider.addEventListener('usage-group-select', (event) => {
        ({ detail } = event as CustomEvent<unknown>);
        event.preventDefault();
      });
      const click = new MouseEvent('click', { bubbles: true, cancelable: true });
      page.control('Order help')!.dispatchEvent(click);
      expect(detail).to.deep.include({ key: 'agt_01' });
      expect(click.defaultPrevented).to.equal(true);
      expect(page.filters.agent).to.deep.equal([]);
      await page.expectAccessible();
    });

    it('has no link for a key that would change the path', async () => {
      const source = withUsage((answer) => ({
        ...answer,
        groups: {
          ...answer.groups!,
          items: answer.groups!.items.map((item, index) =>
            index === 0 ? { ...item, key: '..' } : item,
          ),
        },
        series: answer.series.map((series) =>
          series.key === 'agt_01' ? { ...series, key: '..' } : series,
        ),
      }));
      const page = await BreakdownPage.openReady({
        source,
        attributes: { 'href-template': '/agents/{key}' },
      });
      expect(page.control('Order help')).to.equal(null);
      expect(page.control('Offer scout')).not.to.equal(null);
    });

    it('marks what is chosen elsewhere, and says when it is not among the rows', async () => {
      const page = await BreakdownPage.openReady();
      choose(page.provider, { agent: ['agt_02', 'agt_09'] });
      await settled(page.element);
      expect(page.chosen).to.deep.equal(['Parcel tracer']);
      expect(page.notes).to.deep.equal(['1 that is chosen is not among the largest shown here.']);
      page.press('Parcel tracer');
      expect(page.filters.agent).to.deep.equal(['agt_09']);
    });
  });

  describe('filters', () => {
    it('of other dimensions are followed, and named', async () => {
      const page = await BreakdownPage.openReady();
      const before = page.rows;
      choose(page.provider, { channel: ['phone'] });
      await waitUntil(() => page.source.requestsTo('/usage').length === 2);
      await settled(page.element);
      expect(page.subtitle).to.match(/, Phone$/);
      expect(page.rows).not.to.deep.equal(before);
    });

    it('that the host has fixed are followed and cannot be changed', async () => {
      const page = await BreakdownPage.openReady({ provider: { agent: 'agt_02' } });
      expect(page.rows.map(({ name }) => name)).to.deep.equal(['Parcel tracer']);
      expect(page.rows[0]!.share).to.equal('100.0%');
      expect(page.control('Parcel tracer')).to.equal(null);
      const own = await BreakdownPage.openReady({ attributes: { agent: 'agt_03' } });
      expect(own.rows.map(({ name }) => name)).to.deep.equal(['Offer scout']);
      expect(own.control('Offer scout')).to.equal(null);
    });

    it('that the API does not have are not offered', async () => {
      const source = createMockSource();
      const { capabilities } = source;
      source.capabilities = async (options) => {
        const given = (await capabilities(options))!;
        const dimensions = given.dimensions.map((entry) => ({ ...entry, filter: false }));
        return { ...given, dimensions };
      };
      const page = await BreakdownPage.openReady({ source });
      expect(page.rows).to.have.length(7);
      expect(page.control('Order help')).to.equal(null);
    });
  });

  describe('colours', () => {
    it('stay with their agents through filters, and agree with other elements', async () => {
      const page = await BreakdownPage.openReady();
      const other = document.createElement('usage-breakdown');
      other.type = 'donut';
      other.metric = 'messages';
      page.provider.append(other);
      await settled(other);
      const names = ['Order help', 'Parcel tracer', 'Gift adviser', 'Phone desk', 'Offer scout'];
      const colors = names.map((name) => page.colorOf(name));
      expect(new Set(colors).size).to.equal(names.length);
      const swatch = (name: string) => {
        const rows = [...other.shadowRoot!.querySelectorAll('[part~="row"]')];
        const row = rows.find((each) => textOf(each).startsWith(name))!;
        return getComputedStyle(row.querySelector('[part~="swatch"]')!).backgroundColor;
      };
      expect(names.map(swatch)).to.deep.equal(colors);
      choose(page.provider, { organization: ['garden'] });
      await waitUntil(() => page.subtitle.includes('Larkfield Garden'));
      expect(page.colorOf('Offer scout')).to.equal(colors[4]);
      expect(page.colorOf('Gift adviser')).to.equal(colors[2]);
    });

    it('are the accent for bars of other dimensions, and shades where they touch', async () => {
      const attributes = { 'group-by': 'channel' };
      const bars = await BreakdownPage.openReady({ attributes });
      bars.provider.style.setProperty('--usage-accent', 'rgb(1, 2, 3)');
      bars.provider.style.setProperty('--usage-chart-other', 'rgb(4, 5, 6)');
      expect(bars.colorOf('WhatsApp')).to.equal('rgb(1, 2, 3)');
      expect(bars.colorOf('Phone')).to.equal('rgb(1, 2, 3)');
      expect(bars.colorOf(bars.rows.at(-1)!.name)).to.equal('rgb(4, 5, 6)');
      const donut = await BreakdownPage.openReady({ attributes: { ...attributes, type: 'donut' } });
      donut.provider.style.setProperty('--usage-ramp-2', 'rgb(7, 8, 9)');
      expect(donut.colorOf(donut.rows[1]!.name)).to.equal('rgb(7, 8, 9)');
      const slice = donut.slice(donut.rows[1]!.name);
      expect(getComputedStyle(slice).fill).to.equal('rgb(7, 8, 9)');
    });

    it('are those that a value brings', async () => {
      const source = withGroups([
        ['Own', '5', { color: 'rgb(10, 20, 30)' }],
        ['Ours', '4'],
      ]);
      for (const type of ['bars', 'donut']) {
        for (const groupBy of ['agent', 'channel']) {
          const attributes = { type, 'group-by': groupBy };
          const page = await BreakdownPage.openReady({ source, attributes });
          expect(page.colorOf('Own')).to.equal('rgb(10, 20, 30)');
          expect(page.colorOf('Ours')).not.to.equal('rgb(10, 20, 30)');
        }
      }
    });
  });

  it('shows slices and rows together as what is looked at', async () => {
    const page = await BreakdownPage.openReady({ attributes: { type: 'donut' } });
    const opacity = (name: string) => Number(getComputedStyle(page.slice(name)).opacity);
    const lowered = async (name: string, value: number) =>
      waitUntil(() => Math.abs(opacity(name) - value) < 0.01, `${name} at ${value}`);
    page.control('Offer scout')!.focus();
    await lowered('Order help', 0.42);
    expect(opacity('Offer scout')).to.equal(1);
    page.control('Offer scout')!.blur();
    await lowered('Order help', 1);
    page.slice('Order help').dispatchEvent(new PointerEvent('pointerenter'));
    await lowered('Offer scout', 0.42);
    expect(opacity('Order help')).to.equal(1);
  });

  describe('odd data', () => {
    it('of ten thousand groups is a few and the rest', async () => {
      const groups = Array.from(
        { length: 10_000 },
        (_, index) => [`Agent ${index}`, String(20_000 - index)] as const,
      );
      const page = await BreakdownPage.openReady({ source: withGroups(groups) });
      expect(page.rows).to.have.length(7);
      expect(page.rows.at(-1)!.name).to.equal('9,994 others');
      expect(page.bar('Agent 0').size).to.be.closeTo(100, 1);
      expect(page.bar('9,994 others').size).to.be.closeTo(100, 1);
    });

    it('of an API that knows no limit is cut as well', async () => {
      const source = withUsage((answer) => answer);
      const { capabilities } = source;
      source.capabilities = async (options) => {
        const given = (await capabilities(options))!;
        return { ...given, usage_options: [] };
      };
      const page = await BreakdownPage.openReady({ source, attributes: { limit: '3' } });
      expect(source.requestsTo('/usage')[0]!.searchParams.has('limit')).to.equal(false);
      expect(page.rows.map(({ name }) => name).at(-1)).to.equal('9 others');
      expect(tenths(page.rows.map(({ share }) => share))).to.equal(1000);
    });

    it('of equal names are told apart by their keys', async () => {
      const page = await BreakdownPage.openReady({
        source: withGroups([
          ['Same', '3'],
          ['Same', '2'],
        ]),
      });
      page.parts('row')[1]!.click();
      await page.element.updateComplete;
      expect(page.filters.agent).to.deep.equal(['k1']);
      expect(page.parts('row').map((row) => row.ariaPressed)).to.deep.equal(['false', 'true']);
    });

    for (const type of ['bars', 'donut']) {
      for (const width of [240, 320, 480, 768]) {
        for (const direction of ['ltr', 'rtl']) {
          it(`fits into ${width} pixels, ${direction}: ${type}`, async () => {
            const source = withGroups([
              ['A name that goes on and on '.repeat(12), '1000000000000'],
              ['Anamewithoutanyblanks'.repeat(15), '2000000000'],
              ['خدمة العملاء', '12000.5'],
              ['Tiny', '0.000001', { deleted: true }],
              ['Nothing', '0'],
            ]);
            const page = await BreakdownPage.openReady({
              source,
              width,
              attributes: { type },
              provider: { dir: direction },
            });
            expect(page.element.scrollWidth).to.be.at.most(page.element.clientWidth);
            const box = page.parts('base')[0]!.getBoundingClientRect();
            for (const part of page.all(
              '[part~="value"], [part~="share"], [part~="swatch"], svg',
            )) {
              const { left, right } = part.getBoundingClientRect();
              expect(left).to.be.at.least(box.left);
              expect(right).to.be.at.most(box.right);
            }
            expect(page.row('Tiny deleted')).to.equal('<0.1 <0.1%');
            expect(page.row('Nothing')).to.equal('0.0 0.0%');
          });
        }
      }
    }

    it('is left out of no ring: one part is all of it', async () => {
      const page = await BreakdownPage.openReady({
        source: withGroups([
          ['All', '3'],
          ['None', '0'],
        ]),
        attributes: { type: 'donut' },
      });
      expect(page.slices).to.have.length(1);
      const box = page.slices[0]!.getBoundingClientRect();
      expect(box.width).to.be.closeTo(box.height, 1);
      expect(box.width).to.be.greaterThan(100);
    });

    it('warns once of attributes that cannot be used, and falls back', async () => {
      const { warn } = console;
      const messages: string[] = [];
      console.warn = (message: string) => void messages.push(message);
      try {
        const page = await BreakdownPage.openReady({
          attributes: { 'group-by': 'colour', type: 'pie', limit: '2.5', selects: 'all' },
        });
        expect(page.title).to.equal('Credits by agent');
        expect(page.isDonut).to.equal(false);
        expect(page.rows).to.have.length(7);
        page.press('Order help');
        expect(page.filters.agent).to.deep.equal(['agt_01']);
      } finally {
        console.warn = warn;
      }
      expect(messages).to.have.length(4);
      expect(messages.join()).to.match(/group-by="colour"/);
      expect(messages.join()).to.match(/limit="2.5"/);
    });
  });
});

describe('usage-breakdown in every state', () => {
  for (const type of ['bars', 'donut']) {
    it(`is accessible while it loads and with data: ${type}`, async () => {
      const source = createMockSource();
      const held = source.hold('/usage');
      const page = await BreakdownPage.open({ source, attributes: { type } });
      await held.arrived;
      expect(page.element.dataset['state']).to.equal('loading');
      expect(page.title).to.equal('Credits by agent');
      await page.expectAccessible();
      held.release();
      await inState(page.element, 'ready');
      await page.expectAccessible();
      choose(page.provider, { agent: ['agt_01'] });
      await settled(page.element);
      await page.expectAccessible();
    });
  }

  for (const [type, width] of [
    ['bars', 600],
    ['bars', 300],
    ['donut', 600],
  ] as const) {
    it(`loads in its final size: ${type} at ${width} px`, async () => {
      const source = createMockSource();
      const held = source.hold('/usage');
      const page = await BreakdownPage.open({ source, width, attributes: { type } });
      await held.arrived;
      await inState(page.element, 'loading');
      const { height } = page.element.getBoundingClientRect();
      held.release();
      await inState(page.element, 'ready');
      expect(page.element.getBoundingClientRect().height).to.be.closeTo(height, 4);
    });
  }

  it('keeps its rows while it is refreshed', async () => {
    const page = await BreakdownPage.openReady();
    const { rows } = page;
    const held = page.source.hold('/usage');
    void page.element.refresh();
    await held.arrived;
    await inState(page.element, 'refreshing');
    expect(page.rows).to.deep.equal(rows);
    await page.expectAccessible();
    held.release();
    await inState(page.element, 'ready');
  });

  it('is empty where nothing was used', async () => {
    const page = await BreakdownPage.openReady({ source: createMockSource({ scenario: 'empty' }) });
    expect(page.element.dataset['state']).to.equal('empty');
    expect(page.text('message')).to.equal('Nothing was used in this period.');
    await page.expectAccessible();
    const zero = await BreakdownPage.openReady({ source: withGroups([['Zero', '0']]) });
    expect(zero.element.dataset['state']).to.equal('empty');
  });

  it('tries again after an error', async () => {
    const page = await BreakdownPage.openReady({ source: createMockSource({ scenario: 'error' }) });
    expect(page.element.dataset['state']).to.equal('error');
    await page.expectAccessible();
    page.source.scenario = {};
    page.parts('button')[0]!.click();
    await inState(page.element, 'ready');
    expect(page.rows).to.have.length(7);
  });

  it('keeps old figures when a refresh fails, and says how old they are', async () => {
    const source = createMockSource({ scenario: 'refreshFails' });
    const page = await BreakdownPage.openReady({ source });
    const { rows } = page;
    void page.element.refresh();
    await inState(page.element, 'error');
    expect(page.rows).to.deep.equal(rows);
    expect(page.text('notice')).to.contain('Could not refresh.');
    await page.expectAccessible();
  });

  it('names the role that is missing, for all of it or for the dimension', async () => {
    const source = createMockSource({ scenario: 'forbidden' });
    const page = await BreakdownPage.openReady({ source });
    expect(page.element.dataset['state']).to.equal('forbidden');
    expect(page.text('message')).to.contain('Billing admin');
    await page.expectAccessible();

    const other = createMockSource();
    const { capabilities } = other;
    other.capabilities = async (options) => {
      const given = (await capabilities(options))!;
      const dimensions = given.dimensions.map((entry) =>
        entry.dimension === 'member' ? { ...entry, role: 'Team lead' } : entry,
      );
      return { ...given, dimensions };
    };
    const members = await BreakdownPage.openReady({
      source: other,
      attributes: { 'group-by': 'member' },
    });
    expect(members.element.dataset['state']).to.equal('forbidden');
    expect(members.text('message')).to.contain('Team lead');
    expect(other.requestsTo('/usage')).to.have.length(0);
  });

  it('says that the API does not tell a dimension apart', async () => {
    const source = createMockSource();
    const { capabilities } = source;
    source.capabilities = async (options) => {
      const given = (await capabilities(options))!;
      const dimensions = given.dimensions.filter(({ dimension }) => dimension !== 'model');
      return { ...given, dimensions };
    };
    const page = await BreakdownPage.openReady({ source, attributes: { 'group-by': 'model' } });
    expect(page.element.dataset['state']).to.equal('error');
    expect(page.text('message')).to.equal(
      'The usage service does not tell these figures apart by model.',
    );
    await page.expectAccessible();
  });

  it('names a metric that the API lacks, without a number', async () => {
    const page = await BreakdownPage.openReady({ attributes: { metric: 'answer_quality' } });
    expect(page.title).to.equal('Answer quality by agent');
    expect(page.text('message')).to.equal('Answer quality');
    expect(page.text('hint')).to.equal('Coming soon');
    expect(page.rows).to.have.length(0);
    await page.expectAccessible();
  });

  it('says how to connect it', async () => {
    const page = await BreakdownPage.openReady();
    document.body.append(page.element);
    try {
      await inState(page.element, 'unconfigured');
      expect(page.text('message')).to.equal('Not connected to a usage API.');
      await page.expectAccessible();
    } finally {
      page.element.remove();
    }
  });
});

describe('usage-breakdown on its page', () => {
  it('drops a reply that comes too late', async () => {
    const page = await BreakdownPage.openReady();
    const first = page.source.hold('/usage');
    page.provider.filters = { channel: ['phone'] };
    await first.arrived;
    const second = page.source.hold('/usage');
    page.provider.filters = { channel: ['sms'] };
    await second.arrived;
    second.release();
    await inState(page.element, 'ready');
    const { rows } = page;
    first.release();
    await page.element.updateComplete;
    expect(page.rows).to.deep.equal(rows);
    expect(page.subtitle).to.match(/SMS$/);
  });

  it('labels a former picture with its own words while another loads', async () => {
    const page = await BreakdownPage.openReady();
    const held = page.source.hold('/usage');
    const { rows } = page;
    page.element.metric = 'messages';
    page.element.groupBy = 'channel';
    await held.arrived;
    await page.element.updateComplete;
    expect(page.title).to.equal('Credits by agent');
    expect(page.rows).to.deep.equal(rows);
    expect(page.element.hasAttribute('data-outdated')).to.equal(true);
    held.release();
    await inState(page.element, 'ready');
    expect(page.title).to.equal('Messages by channel');
  });

  it('aborts its request when it leaves, and a move costs nothing', async () => {
    const source = createMockSource();
    const held = source.hold('/usage');
    const page = await BreakdownPage.open({ source });
    await held.arrived;
    page.provider.append(page.element);
    await page.element.updateComplete;
    expect(source.requestsTo('/usage')).to.have.length(1);
    expect(source.aborted).to.have.length(0);
    page.element.remove();
    await waitUntil(() => source.aborted.length === 1);
  });

  it('asks together with another of the same groups, as bars and as a donut', async () => {
    const source = createMockSource();
    const page = await BreakdownPage.open({ source });
    const other = document.createElement('usage-breakdown');
    other.type = 'donut';
    page.provider.append(other);
    await settled(page.element, other);
    expect(source.requestsTo('/usage')).to.have.length(1);
  });

  it('mirrors its bars from right to left', async () => {
    const source = withGroups([
      ['Long', '4'],
      ['Short', '1'],
    ]);
    const page = await BreakdownPage.openReady({ source, provider: { dir: 'rtl' } });
    expect(page.bar('Short').start).to.be.closeTo(75, 1);
    expect(page.bar('Short').size).to.be.closeTo(25, 1);
  });
});
