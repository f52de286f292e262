import { expect } from '@open-wc/testing';
import '../../../src/elements/credit-chart/define.ts';
import { data, exportTests, picture, savedFiles } from '../../support/chart-export.ts';
import { ExportMenu, rowsOf } from '../../support/export-menu.ts';
import { SeenPicture } from '../../support/seen-picture.ts';
import { settled } from '../../support/settled.ts';
import { withGroups } from './sources.ts';
import { BreakdownPage, type BreakdownPageOptions } from './usage-breakdown-page.ts';

const range = [
  ...['2026-10-22T00:00:00+02:00', '2026-10-22T00:00:00'],
  ...['2026-11-21T00:00:00+01:00', '2026-11-21T00:00:00'],
];

async function open(options: BreakdownPageOptions = {}) {
  const page = await BreakdownPage.openReady(options);
  return { page, menu: new ExportMenu(page.element) };
}

describe('usage-breakdown, taken out', () => {
  const files = savedFiles();

  it('gives each group with its key, the others and the whole, exactly as the server sent them', async () => {
    const source = withGroups([
      ['Sales', '90071992547409931.000000100'],
      ['=Support', '2.50', { deleted: true }],
      ['Sales', '-8.5'],
      ['Rest', '0.000001'],
    ]);
    const { menu } = await open({ source, attributes: { limit: '3' } });
    const file = await menu.take(data, files());
    expect(file.name).to.equal('credits-by-agent-2026-10-22-2026-11-20.csv');
    const [header, ...rows] = await rowsOf(file);
    expect(header).to.deep.equal([
      ...['Start', 'Start (Europe/Berlin)', 'End', 'End (Europe/Berlin)'],
      ...['Agent', 'Key', 'Credits'],
    ]);
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
    const alone = await rowsOf(await menu.take(data, files()));
    const chart = document.createElement('credit-chart');
    chart.groupBy = 'agent';
    page.provider.append(chart);
    await settled(chart);
    const before = page.source.requestsTo('/usage').length;
    page.provider.filters = { category: ['llm'] };
    await settled(page.element, chart);
    expect(page.source.requestsTo('/usage').length).to.equal(before + 1);
    const together = await rowsOf(await menu.take(data, files()));
    expect(together[0]).to.deep.equal(alone[0]);
    expect(together.map((row) => row.length)).to.deep.equal(alone.map((row) => row.length));
  });

  it('gives a picture of the ring in its colours, with title, range and what its slices are', async () => {
    const { page, menu } = await open({ attributes: { type: 'donut' } });
    const file = await menu.take(picture, files());
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
    const seen = await SeenPicture.of((await menu.take(picture, files())).content, 520);
    expect(seen.scale).to.equal(Math.max(2, devicePixelRatio));
    expect(seen.countOf(color)).to.be.above(2000);
  });

  exportTests((options) => BreakdownPage.openReady(options), files);
});
