import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/credit-chart/define.ts';
import { ExportMenu, rowsOf } from '../../support/export-menu.ts';
import { SavedFiles } from '../../support/saved-files.ts';
import { SeenPicture } from '../../support/seen-picture.ts';
import { settled } from '../../support/settled.ts';
import { withGroups } from './sources.ts';
import { BreakdownPage, type BreakdownPageOptions } from './usage-breakdown-page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const data = 'Data (CSV)';
const picture = 'Picture (PNG)';
const range = ['2026-10-22T00:00:00+02:00', '2026-11-21T00:00:00+01:00'];

async function open(options: BreakdownPageOptions = {}) {
  const page = await BreakdownPage.openReady(options);
  return { page, menu: new ExportMenu(page.element) };
}

describe('usage-breakdown, taken out', () => {
  let files: SavedFiles;
  beforeEach(() => (files = new SavedFiles()));
  afterEach(() => files.release());

  it('gives each group with its key, the others and the whole, exactly as the server sent them', async () => {
    const source = withGroups([
      ['Sales', '90071992547409931.000000100'],
      ['=Support', '2.50', { deleted: true }],
      ['Sales', '-8.5'],
      ['Rest', '0.000001'],
    ]);
    const { menu } = await open({ source, attributes: { limit: '3' } });
    const file = await menu.take(data, files);
    expect(file.name).to.equal('credits-by-agent-2026-10-22-2026-11-20.csv');
    const [header, ...rows] = await rowsOf(file);
    expect(header).to.deep.equal(['Start', 'End', 'Agent', 'Key', 'Credits']);
    expect(rows).to.deep.equal([
      [...range, '"Sales"', '"k0"', '90071992547409931.000000100'],
      [...range, `"'=Support (deleted)"`, '"k1"', '2.50'],
      [...range, '"Sales"', '"k2"', '-8.5'],
      [...range, '"1 other"', '', '0.000001'],
      [...range, '"Total"', '', '90071992547409925.0000011'],
    ]);
  });

  it('gives the same where a chart has asked for its buckets in the same question', async () => {
    const { page, menu } = await open();
    const alone = await rowsOf(await menu.take(data, files));
    const chart = document.createElement('credit-chart');
    chart.groupBy = 'agent';
    page.provider.append(chart);
    await settled(chart);
    const before = page.source.requestsTo('/usage').length;
    page.provider.filters = { category: ['llm'] };
    await settled(page.element, chart);
    expect(page.source.requestsTo('/usage').length).to.equal(before + 1);
    const together = await rowsOf(await menu.take(data, files));
    expect(together[0]).to.deep.equal(alone[0]);
    expect(together.map((row) => row.length)).to.deep.equal(alone.map((row) => row.length));
  });

  it('gives a picture of the ring in its colours, with title, range and what its slices are', async () => {
    const { page, menu } = await open({ attributes: { type: 'donut' } });
    const file = await menu.take(picture, files);
    expect(file.name).to.equal('credits-by-agent-2026-10-22-2026-11-20.png');
    const width = page.parts('body')[0]!.clientWidth + 40;
    const seen = await SeenPicture.of(file.content, width);
    expect(seen.scale).to.equal(Math.max(2, devicePixelRatio));
    expect(seen.inkIn({ left: 20, top: 20, width: 240, height: 20 })).to.be.above(200);
    expect(seen.inkIn({ left: 20, top: 40, width: 240, height: 18 })).to.be.above(200);
    // Beside the ring.
    const plot = { top: 90, height: seen.height / seen.scale - 110 };
    expect(seen.inkIn({ left: 260, width: 100, ...plot })).to.be.above(200);
    for (const { name } of page.rows) expect(seen.countOf(page.colorOf(name))).to.be.above(400);
  });

  it('gives a picture of bars, wide enough on a narrow page', async () => {
    const { page, menu } = await open({ attributes: { 'group-by': 'category' }, width: 260 });
    const [first] = page.rows;
    const color = page.colorOf(first!.name);
    const seen = await SeenPicture.of((await menu.take(picture, files)).content, 520);
    expect(seen.scale).to.equal(Math.max(2, devicePixelRatio));
    expect(seen.countOf(color)).to.be.above(2000);
  });

  it('is reached and used by the keyboard, and gives focus back', async () => {
    const { page, menu } = await open();
    menu.button!.focus();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await sendKeys({ press: key });
    await waitUntil(() => menu.said !== '', 'a file');
    expect(await files.all()).to.have.lengthOf(1);
    expect(page.element.shadowRoot!.activeElement === menu.button).to.equal(true);
    await page.expectAccessible();
  });

  it('says what could not be made', async () => {
    const { getContext } = HTMLCanvasElement.prototype;
    const { warn } = console;
    const { menu } = await open();
    HTMLCanvasElement.prototype.getContext = () => null;
    console.warn = () => undefined;
    try {
      await menu.press(picture);
      expect(menu.note).to.match(/^The picture could not be made\./);
      expect(await files.all()).to.deep.equal([]);
    } finally {
      HTMLCanvasElement.prototype.getContext = getContext;
      console.warn = warn;
    }
  });

  it('has no button where the host wants none', async () => {
    const { menu } = await open({ attributes: { 'without-export': '' } });
    expect(menu.button?.title).to.equal(undefined);
  });
});
