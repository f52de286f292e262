import { expect, oneEvent } from '@open-wc/testing';
import type { Allowance } from '../../../src/api/types.ts';
import type { UsageError } from '../../../src/api/errors.ts';
import { createFormat } from '../../../src/model/format.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { inState, settled } from '../../support/settled.ts';
import { withPlan } from '../../mocks/changed-source.ts';
import { TilesPage, withAllowance } from './plan-health-tiles-page.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { warnings } from '../../support/warnings.ts';

const format = createFormat({ locale: 'en-GB', timeZone: 'Europe/Berlin' });
/** Engines differ in the spaces around a dash. */
const november = format.range('2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z').replace(/\s/g, ' ');

async function tileOf(allowance: Partial<Allowance>, attributes = {}) {
  const page = await TilesPage.openReady(withAllowance(allowance), attributes);
  return { page, tile: page.tiles[0]!, band: page.all('[part="tile"]')[0]!.dataset['band'] };
}

describe('plan-health-tiles', () => {
  it('has a tile for each allowance of the plan, used of allotted', async () => {
    const { allowances } = await createMockSource().plan({});
    const page = await TilesPage.openReady();
    expect(page.tiles.map(({ label }) => label)).to.deep.equal(
      allowances.map(({ label }) => label),
    );
    const credits = allowances.find(({ key }) => key === 'credits')!;
    expect(page.tile('Message credits')!.value).to.equal(
      `${format.metricValue(credits.used, credits)} of 22,000`,
    );
    expect(page.tile('Phone numbers')).to.deep.equal({
      label: 'Phone numbers',
      percent: '60%',
      value: '3 of 5',
      status: 'Within the limit',
      note: '2 free',
    });
    expect(page.tile('Concurrent calls')!.note).to.equal('Most at one time, 18 Nov');
  });

  it('names the period in the zone of the plan, what the plan is, and billing', async () => {
    const page = await TilesPage.openReady(undefined, {}, { timeZone: 'America/New_York' });
    expect(page.text('[part="title"]')).to.equal(`Plan, ${november}`);
    expect(page.text('[part="subtitle"]')).to.equal('Business, renews on 1 Dec, 10 days left');
    expect(page.billing!.getAttribute('href')).to.equal('/billing');
    const own = await TilesPage.openReady(undefined, { 'billing-href': '/pay' });
    expect(own.billing!.getAttribute('href')).to.equal('/pay');
  });

  for (const [to, words] of [
    ['2026-11-21T23:00:00Z', 'renews on 22 Nov, 1 day left'],
    ['2026-11-20T23:00:00Z', 'renews on 21 Nov, last day'],
    ['2026-11-20T12:00:00Z', 'ended on 20 Nov'],
  ] as const) {
    it(`says of a period that ends ${to}: ${words}`, async () => {
      const period = { from: '2026-10-31T23:00:00Z', to, time_zone: 'Europe/Berlin' };
      const page = await TilesPage.openReady(withPlan((plan) => ({ ...plan, period })));
      expect(page.text('[part="subtitle"]')).to.equal(`Business, ${words}`);
    });
  }

  it('says that one organization alone has no billing period', async () => {
    const scope = { organizations: [{ key: 'o', label: 'Only' }], omitted: 0 };
    const page = await TilesPage.openReady(
      withPlan(({ name: _, ...plan }) => ({ ...plan, period: null, scope })),
    );
    expect(page.text('[part="subtitle"]')).to.equal('No billing period');
  });

  it('says where the periods of organizations differ', async () => {
    const source = withPlan(({ name: _, links: __, ...plan }) => ({ ...plan, period: null }));
    const page = await TilesPage.openReady(source);
    expect(page.text('[part="title"]')).to.equal('Plan');
    expect(page.text('[part="subtitle"]')).to.equal('Billing periods differ between organizations');
    expect(page.billing).to.equal(undefined);
  });

  it('follows one chosen organization and says which filters it does not follow', async () => {
    const page = await TilesPage.openReady();
    expect(page.text('[part="footer"]')).to.equal('');
    const whole = page.tile('Messages')!.value;
    page.provider.filters = { agent: ['agt_01'], channel: ['phone'], organization: ['home'] };
    await waitUntil(() => page.source.requestsTo('/plan').length === 2);
    await settled(page.element);
    expect(page.source.requestsTo('/plan')[1]!.searchParams.get('organization')).to.equal('home');
    expect(page.tile('Messages')!.value).not.to.equal(whole);
    expect(page.text('[part="footer"]')).to.equal(
      'For the whole plan. These filters do not apply here: Agent and Channel.',
    );
    page.provider.filters = { agent: [], channel: [], organization: ['home', 'garden'] };
    await waitUntil(() => page.tile('Messages')!.value === whole);
    expect(page.text('[part="footer"]')).to.contain('Organization');
  });
});

describe('a tile', () => {
  it('tells its band by word, icon and colour', async () => {
    const seen = new Map<string, { icon: string; colour: string; status: string }>();
    for (const [used, band, status] of [
      [74, 'normal', 'On track'],
      [75, 'warn', 'Near the limit'],
      [90, 'critical', 'Almost used up'],
      [100, 'critical', 'Used up'],
      [101, 'over', '1 over the plan'],
    ] as const) {
      const { page, ...tile } = await tileOf({ used });
      expect(tile.band).to.equal(band);
      expect(tile.tile.status).to.equal(status);
      seen.set(band, {
        icon: page.all('[part="status"] path')[0]!.getAttribute('d')!,
        colour: getComputedStyle(page.all('[part="bar"]')[0]!).backgroundColor,
        status,
      });
    }
    const bands = ['normal', 'warn', 'critical'].map((band) => seen.get(band)!);
    expect(new Set(bands.map(({ icon }) => icon)).size).to.equal(3);
    expect(new Set(bands.map(({ colour }) => colour)).size).to.equal(3);
  });

  it('has the words of its kind', async () => {
    const capacity = await tileOf({ kind: 'capacity', used: 95 });
    expect(capacity.tile).to.deep.include({ status: 'Almost full', note: '5 free' });
    const full = await tileOf({ kind: 'capacity', used: 100 });
    expect(full.tile).to.deep.include({ status: 'All in use', note: '0 free' });
    const peak = await tileOf({ kind: 'peak', used: 100 });
    expect(peak.tile).to.deep.include({ status: 'At the limit', note: 'Most at one time' });
    const consumable = await tileOf({ used: 20, shared: true });
    expect(consumable.tile).to.deep.include({ note: '80 left, shared by organizations' });
  });

  it('never rounds to nothing nor to all', async () => {
    expect((await tileOf({ used: '99.999', fraction_digits: 3 })).tile).to.deep.include({
      percent: '99%',
      value: '99.999 of 100',
      status: 'Almost used up',
    });
    expect((await tileOf({ used: '0.001', fraction_digits: 1 })).tile).to.deep.include({
      percent: '<1%',
      value: '<0.1 of 100',
    });
    expect((await tileOf({ used: 100 })).tile.percent).to.equal('100%');
    expect((await tileOf({ used: 0 })).tile.percent).to.equal('0%');
    expect((await tileOf({ used: '100.01', fraction_digits: 2 })).tile.percent).to.equal('101%');
  });

  it('says by how much the plan is exceeded, exactly, and whether that is charged', async () => {
    const { page, tile, band } = await tileOf({
      used: '1000000000000000.30',
      allotted: '1000000000000000.1',
      unit: 'credit',
      fraction_digits: 1,
    });
    expect(band).to.equal('over');
    expect(tile.status).to.equal('0.2 over the plan');
    expect(tile.note).to.equal('');
    const [meter] = page.meters;
    expect(meter!.getAttribute('aria-valuenow')).to.equal('100');
    expect(page.painted(meter!)).to.be.closeTo(100, 0.5);
    const charged = await tileOf({ used: 5318, allotted: 5000, overage: 318 });
    expect(charged.tile).to.deep.include({
      percent: '106%',
      value: '5,318 of 5,000',
      status: '318 over the plan',
      note: 'Charged beyond the plan',
    });
  });

  it('without a limit has neither meter nor percent', async () => {
    const { page, tile, band } = await tileOf({ used: 14, allotted: null });
    expect(band).to.equal('none');
    expect(tile).to.deep.include({ percent: '', value: '14 no limit', status: 'In use' });
    expect(page.meters).to.have.length(0);
    expect((await tileOf({ used: 0, allotted: null })).tile.status).to.equal('Not used yet');
  });

  it('of which the plan has nothing says so', async () => {
    const { page, tile } = await tileOf({ used: 0, allotted: 0 });
    expect(tile).to.deep.include({ percent: '', value: '0 of 0', status: 'Not in this plan' });
    expect(page.meters).to.have.length(0);
    expect((await tileOf({ used: 2, allotted: '0' })).tile).to.deep.include({
      percent: '',
      status: '2 over the plan',
    });
  });

  it('has a meter that assistive technology can read', async () => {
    const { page } = await tileOf({ used: 62 });
    const [meter] = page.meters;
    const value = (name: string) => meter!.getAttribute(`aria-${name}`);
    expect(value('label')).to.equal('Calls');
    expect([value('valuemin'), value('valuenow'), value('valuemax')]).to.deep.equal([
      '0',
      '62',
      '100',
    ]);
    expect(value('valuetext')).to.equal('62 of 100, On track');
    expect(page.painted(meter!)).to.be.closeTo(62, 0.5);
  });

  it('reads a shortened figure out in full', async () => {
    const { page, tile } = await tileOf({ used: '40412345678', allotted: 50_000_000_000 });
    const inFull = '40,412,345,678 of 50,000,000,000';
    expect(tile.value).to.not.equal(inFull);
    expect(page.all('[part="value"] .visually-hidden')[0]!.textContent).to.equal(inFull);
    expect(page.meters[0]!.getAttribute('aria-valuetext')).to.equal(`${inFull}, Near the limit`);
  });

  it('has the bands that the host wants, marked on the meter', async () => {
    const { page, band } = await tileOf({ used: 55 }, { thresholds: '50 60' });
    expect(band).to.equal('warn');
    const box = page.meters[0]!.getBoundingClientRect();
    const marks = page.all('[part="mark"]').map((mark) => {
      const { left, width } = mark.getBoundingClientRect();
      return ((left + width / 2 - box.left) / box.width) * 100;
    });
    expect(marks[0]).to.be.closeTo(50, 0.5);
    expect(marks[1]).to.be.closeTo(60, 0.5);
    page.element.thresholds = '10 20';
    await page.element.updateComplete;
    expect(page.all('[part="tile"]')[0]!.dataset['band']).to.equal('critical');
  });

  it('keeps to 75 and 90 where the thresholds are none, and says so once', async () => {
    const { messages, restore } = warnings();
    try {
      const { band } = await tileOf({ used: 80 }, { thresholds: '90 ten' });
      expect(band).to.equal('warn');
      await tileOf({ used: 80 }, { thresholds: '90 ten' });
    } finally {
      restore();
    }
    expect(messages).to.have.length(1);
    expect(messages[0]).to.contain('thresholds="90 ten"');
  });
});

describe('plan-health-tiles in every state', () => {
  it('loads under its title', async () => {
    const source = createMockSource();
    const held = source.hold('/plan');
    const page = await TilesPage.open(source);
    await held.arrived;
    expect(page.element.dataset['state']).to.equal('loading');
    expect(page.text('[part="title"]')).to.equal('Plan');
    await expectAccessible(page.element);
    held.release();
    await inState(page.element, 'ready');
    await expectAccessible(page.element);
  });

  it('refreshes with its tiles in sight', async () => {
    const page = await TilesPage.openReady();
    const { tiles } = page;
    const held = page.source.hold('/plan');
    void page.element.refresh();
    await held.arrived;
    await inState(page.element, 'refreshing');
    expect(page.tiles).to.deep.equal(tiles);
    await expectAccessible(page.element);
    held.release();
    await inState(page.element, 'ready');
  });

  it('is empty in its own words', async () => {
    const page = await TilesPage.openReady(withPlan((plan) => ({ ...plan, allowances: [] })));
    expect(page.element.dataset['state']).to.equal('empty');
    expect(page.text('[part="message"]')).to.equal('This plan has no limits to watch.');
    expect(page.text('[part="title"]')).to.equal(`Plan, ${november}`);
    await expectAccessible(page.element);
  });

  it('does not ask an API that has no plan', async () => {
    const source = createMockSource();
    const { capabilities } = source;
    source.capabilities = async (options) => ({ ...(await capabilities(options))!, resources: [] });
    const errors: Event[] = [];
    const onError = (event: Event) => errors.push(event);
    document.addEventListener('usage-error', onError);
    const page = await TilesPage.open(source);
    await inState(page.element, 'empty');
    document.removeEventListener('usage-error', onError);
    expect(errors).to.have.length(0);
    expect(page.text('[part="message"]')).to.equal('The usage API does not tell of a plan.');
    expect(source.requestsTo('/plan')).to.have.length(0);
  });

  it('tries again after an error', async () => {
    const page = await TilesPage.openReady(createMockSource({ scenario: 'error' }));
    expect(page.element.dataset['state']).to.equal('error');
    await expectAccessible(page.element);
    page.source.scenario = {};
    page.all('[part="actions"] button')[0]!.click();
    await inState(page.element, 'ready');
    expect(page.tiles).to.have.length(8);
  });

  it('keeps its tiles through a refresh that fails', async () => {
    const page = await TilesPage.openReady(createMockSource({ scenario: 'refreshFails' }));
    const { tiles } = page;
    const failed = oneEvent(page.element, 'usage-error');
    void page.element.refresh();
    const { error } = ((await failed) as CustomEvent<{ error: UsageError }>).detail;
    expect(error.type).to.equal('server');
    await page.element.updateComplete;
    expect(page.tiles).to.deep.equal(tiles);
    expect(page.text('[part="notice"] p')).to.contain('Could not refresh.');
    await expectAccessible(page.element);
  });

  it('names the role where it is forbidden', async () => {
    const page = await TilesPage.openReady(createMockSource({ scenario: 'forbidden' }));
    expect(page.element.dataset['state']).to.equal('forbidden');
    expect(page.text('[part="message"]')).to.contain('Billing admin');
    await expectAccessible(page.element);
  });

  it('says how to connect it', async () => {
    const page = await TilesPage.openReady();
    document.body.append(page.element);
    try {
      await inState(page.element, 'unconfigured');
      expect(page.text('[part="message"]')).to.equal('Not connected to a usage API.');
      await expectAccessible(page.element);
    } finally {
      page.element.remove();
    }
  });
});

describe('plan-health-tiles on its page', () => {
  it('drops a reply that comes too late', async () => {
    const page = await TilesPage.openReady();
    const first = page.source.hold('/plan');
    page.provider.filters = { organization: ['home'] };
    await first.arrived;
    const second = page.source.hold('/plan');
    page.provider.filters = { organization: ['garden'] };
    await second.arrived;
    second.release();
    await inState(page.element, 'ready');
    const { tiles } = page;
    first.release();
    await page.element.updateComplete;
    expect(page.tiles).to.deep.equal(tiles);
    const { allowances } = await createMockSource().plan({ organization: 'garden' });
    const messages = allowances.find(({ key }) => key === 'messages')!;
    expect(page.tile('Messages')!.value).to.contain(format.metricValue(messages.used, messages));
  });

  it('aborts what nobody waits for when it is removed, and a move costs nothing', async () => {
    const source = createMockSource();
    const held = source.hold('/plan');
    const page = await TilesPage.open(source);
    await held.arrived;
    page.provider.append(page.element);
    await page.element.updateComplete;
    expect(source.requestsTo('/plan')).to.have.length(1);
    expect(source.aborted).to.have.length(0);
    page.element.remove();
    await waitUntil(() => source.aborted.length === 1);
  });

  it('is painted by the properties of its host', async () => {
    const page = await TilesPage.openReady(withAllowance({ used: 10 }));
    page.provider.style.setProperty('--usage-ok', 'rgb(1, 2, 3)');
    expect(getComputedStyle(page.all('[part="bar"]')[0]!).backgroundColor).to.equal('rgb(1, 2, 3)');
  });

  it('mirrors its meters from right to left', async () => {
    const source = withAllowance({ used: 40 });
    const page = await TilesPage.openReady(source, {}, { direction: 'rtl' });
    const meter = page.meters[0]!.getBoundingClientRect();
    const bar = page.all('[part="bar"]')[0]!.getBoundingClientRect();
    expect(bar.right).to.be.closeTo(meter.right, 0.5);
    expect(bar.width).to.be.closeTo(meter.width * 0.4, 0.5);
  });

  for (const direction of ['ltr', 'rtl']) {
    for (const [width, columns] of [
      [240, 1],
      [480, 2],
      [640, 3],
      [768, 4],
      [1200, 6],
    ] as const) {
      it(`fits ${width} px ${direction} without a hole, whatever the number of tiles`, async () => {
        for (const count of [1, 2, 3, 5, 6, 7, 8]) {
          const source = withPlan((plan) => ({
            ...plan,
            allowances: plan.allowances.slice(0, count),
          }));
          const page = await TilesPage.openReady(source, {}, { width, direction });
          expect(page.element.scrollWidth).to.be.at.most(page.element.clientWidth);
          for (const part of page.all('[part="tile"], header')) {
            expect(part.scrollWidth, part.textContent!).to.be.at.most(part.clientWidth);
          }
          const boxes = page.all('[part="tile"]').map((tile) => tile.getBoundingClientRect());
          const rows = new Set(boxes.map(({ top }) => Math.round(top)));
          expect(rows.size).to.equal(Math.ceil(count / columns));
          const grid = page.all('[part="tiles"]')[0]!;
          const area = boxes.reduce((sum, box) => sum + (box.width + 1) * (box.height + 1), 0);
          expect(area).to.be.closeTo((grid.clientWidth + 1) * (grid.clientHeight + 1), 8);
        }
      });
    }
  }
});
