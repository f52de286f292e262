import { expect } from '@open-wc/testing';
import type { UsageAnswer } from '../../../src/api/types.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { cell, data, exportTests, picture, savedFiles } from '../../support/chart-export.ts';
import { ExportMenu, rowsOf } from '../../support/export-menu.ts';
import { SeenPicture } from '../../support/seen-picture.ts';
import { withUsage } from '../../mocks/changed-source.ts';
import { ChartPage, type ChartPageOptions } from './credit-chart-page.ts';

/** A page with the answers that its chart was given. */
async function open(options: ChartPageOptions = {}, change = (answer: UsageAnswer) => answer) {
  const answers: UsageAnswer[] = [];
  const source = withUsage((answer) => {
    answers.push(change(answer));
    return answers.at(-1)!;
  });
  const page = await ChartPage.openReady({ source, ...options });
  return { page, menu: new ExportMenu(page.element), answer: answers.at(-1)! };
}

describe('credit-chart, taken out', () => {
  const files = savedFiles();

  // Runs first: what is loaded once stays loaded.
  it('loads the code that makes files with the first of them', async () => {
    const code = () =>
      performance.getEntriesByType('resource').filter(({ name }) => /make-picture|csv/.test(name));
    // The modules of a test may be more than a browser notes.
    performance.setResourceTimingBufferSize(5000);
    const { menu } = await open();
    expect(code()).to.deep.equal([]);
    await menu.press(data);
    expect(code()).not.to.deep.equal([]);
  });

  it('gives every bucket exactly as the server sent it, with the period before', async () => {
    const exact = '90071992547409931.000000100';
    const { page, menu, answer } = await open({ attributes: { compare: '' } }, (given) => ({
      ...given,
      series: given.series.map((series) => ({
        ...series,
        values: series.values!.with(2, exact),
      })),
    }));
    const file = await menu.take(data, files());
    expect(file.name).to.equal('credits-per-day-2026-10-22-2026-11-20.csv');
    expect(menu.said).to.equal(`${file.name} was saved.`);
    const [header, ...rows] = await rowsOf(file);
    expect(header).to.deep.equal([
      ...['Start', 'Start (Europe/Berlin)', 'End', 'End (Europe/Berlin)', 'Complete', 'Credits'],
      ...['Start (compared)', 'Start (compared) (Europe/Berlin)', 'Credits (compared)'],
    ]);
    const { values, compare } = answer.series.find(({ metric }) => metric === 'credits')!;
    expect(rows.map((row) => row[5])).to.deep.equal(values!.map(cell));
    expect(rows.map((row) => row[8])).to.deep.equal(compare!.values!.map(cell));
    expect(rows[2]![5]).to.equal(exact);
    expect(rows.map((row) => row[4]).at(-1)).to.equal('"no"');
    expect(page.source.requestsTo('/usage')).to.have.lengthOf(1);
  });

  it('gives each group by name and key, and the others, of the metric that is shown', async () => {
    const { page, menu, answer } = await open({ attributes: { 'group-by': 'agent' } });
    await page.switchTo('Messages');
    page.legendButton(answer.groups!.items[0]!.label).click();
    const file = await menu.take(data, files());
    expect(file.name).to.match(/^messages-by-agent-/);
    const [header, ...rows] = await rowsOf(file);
    const groups = answer.groups!.items.map(({ key, label, deleted }) =>
      deleted ? `Messages: ${label} (deleted) [${key}]` : `Messages: ${label} [${key}]`,
    );
    expect(header!.slice(5)).to.deep.equal([
      'Messages: Total',
      ...groups,
      `Messages: ${answer.groups!.remaining} others`,
    ]);
    const parts = answer.series.filter(({ metric }) => metric === 'messages');
    for (const [index, row] of rows.entries()) {
      expect(row.slice(5)).to.deep.equal(parts.map(({ values }) => cell(values![index])));
    }
  });

  it('gives a picture with title, range and legend, as it is drawn', async () => {
    const { page, menu, answer } = await open({
      attributes: { 'group-by': 'agent', type: 'line' },
    });
    const [first] = answer.groups!.items;
    const swatch = page.legendButton(first!.label).querySelector('[part="swatch"]')!;
    const color = getComputedStyle(swatch).backgroundColor;
    const file = await menu.take(picture, files());
    expect(file.name).to.equal('credits-by-agent-2026-10-22-2026-11-20.png');
    const width = page.part('body')!.clientWidth + 40;
    const seen = await SeenPicture.of(file.content, width);
    expect(seen.scale).to.equal(Math.max(2, devicePixelRatio));
    const left = { left: 20, width: 240 };
    expect(seen.inkIn({ ...left, top: 20, height: 20 })).to.be.above(200);
    expect(seen.inkIn({ ...left, top: 40, height: 18 })).to.be.above(200);
    const bottom = seen.height / seen.scale - 60;
    expect(seen.inkIn({ ...left, top: bottom, height: 40 })).to.be.above(200);
    expect(seen.countOf(color)).to.be.above(200);

    page.legendButton(first!.label).click();
    await page.element.updateComplete;
    const without = await menu.take(picture, files());
    expect((await SeenPicture.of(without.content, width)).countOf(color)).to.equal(0);
  });

  it('gives a picture of the drawing also while the table stands there', async () => {
    const { page, menu } = await open();
    const before = await SeenPicture.of((await menu.take(picture, files())).content, 800);
    const color = page.barColor.replaceAll(',', ', ');
    await page.pressTableButton();
    const seen = await SeenPicture.of((await menu.take(picture, files())).content, 800);
    expect(before.countOf(color)).to.be.above(1000);
    expect(seen.countOf(color)).to.be.above(1000);
  });

  it('has nothing to press while there is nothing', async () => {
    const source = createMockSource({ scenario: 'empty' });
    const empty = await ChartPage.openReady({ source });
    expect(new ExportMenu(empty.element).button!.disabled).to.equal(true);
  });

  it('names its files after the title that the host has put in its place', async () => {
    const { page, menu } = await open();
    page.element.innerHTML = '<b slot="title">Guthaben / Tag</b>';
    const file = await menu.take(data, files());
    expect(file.name).to.equal('guthaben-tag-2026-10-22-2026-11-20.csv');
  });

  exportTests((options) => ChartPage.openReady(options), files);
});
