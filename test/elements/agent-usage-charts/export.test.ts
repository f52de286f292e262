import { expect } from '@open-wc/testing';
import type { UsageAnswer } from '../../../src/api/types.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { cell, data, exportTests, picture, savedFiles } from '../../support/chart-export.ts';
import { ExportMenu, rowsOf } from '../../support/export-menu.ts';
import { SeenPicture } from '../../support/seen-picture.ts';
import { ChartsPage, type ChartsPageOptions } from './agent-usage-charts-page.ts';

/** A page with the answers that its charts were given. */
async function open(options: Omit<ChartsPageOptions, 'source'> = {}) {
  const answers: UsageAnswer[] = [];
  const source = createMockSource();
  const { usage } = source;
  source.usage = async (...given) => {
    answers.push(await usage(...given));
    return answers.at(-1)!;
  };
  const page = await ChartsPage.openReady({ source, ...options });
  return { page, menu: new ExportMenu(page.element), answer: answers.at(-1)! };
}

describe('agent-usage-charts, taken out', () => {
  const files = savedFiles();

  it('gives every bucket of every agent of the answer, also of those without a chart', async () => {
    const { page, menu, answer } = await open({ attributes: { limit: '2' } });
    expect(page.items).to.have.lengthOf(2);
    const file = await menu.take(data, files());
    expect(file.name).to.equal('each-agent-2026-10-22-2026-11-20.csv');
    const [header, ...rows] = await rowsOf(file);
    const { items, remaining } = answer.groups!;
    expect(items.length).to.be.above(2);
    expect(remaining).to.equal(0);
    expect(header!.slice(6)).to.deep.equal(
      items.map(({ key, label, deleted }) =>
        deleted ? `Credits: ${label} (deleted) [${key}]` : `Credits: ${label} [${key}]`,
      ),
    );
    expect(rows).to.have.lengthOf(answer.starts!.length);
    for (const [index, row] of rows.entries()) {
      const values = answer.series.map((series) => cell(series.values![index]));
      expect(row.slice(5)).to.deep.equal(values);
    }
  });

  it('gives a picture of the charts that are shown, with title, range and legend', async () => {
    const { page, menu } = await open({ attributes: { limit: '4' } });
    const file = await menu.take(picture, files());
    expect(file.name).to.equal('each-agent-2026-10-22-2026-11-20.png');
    const width = page.parts('body')[0]!.clientWidth + 40;
    const seen = await SeenPicture.of(file.content, width);
    expect(seen.scale).to.equal(Math.max(2, devicePixelRatio));
    const bottom = seen.height / seen.scale - 42;
    for (const [top, height] of [
      [20, 20],
      [40, 18],
      [bottom, 22],
    ]) {
      expect(seen.inkIn({ left: 20, top: top!, width: 200, height: height! })).to.be.above(200);
    }
    for (const index of [0, 1, 2, 3]) expect(seen.countOf(page.fill(index))).to.be.above(400);

    await page.click('Own scale');
    const own = await SeenPicture.of((await menu.take(picture, files())).content, width);
    expect(own.height).to.be.above(seen.height);
    expect(own.countOf(page.fill(3))).to.be.above(seen.countOf(page.fill(3)));
  });

  it('gives a picture also while the table stands there, in Arabic from the right', async () => {
    const { page, menu } = await open({ provider: { dir: 'rtl' }, attributes: { limit: '2' } });
    const colors = [page.fill(0), page.fill(1)];
    await page.click('Show as a table');
    const { content } = await menu.take(picture, files());
    const seen = await SeenPicture.of(content, page.parts('body')[0]!.clientWidth + 40);
    for (const color of colors) expect(seen.countOf(color)).to.be.above(400);
  });

  exportTests((options) => ChartsPage.openReady(options), files);
});
