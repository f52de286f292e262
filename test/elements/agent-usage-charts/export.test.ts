import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Amount, UsageAnswer } from '../../../src/api/types.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { ExportMenu, rowsOf } from '../../support/export-menu.ts';
import { SavedFiles } from '../../support/saved-files.ts';
import { SeenPicture } from '../../support/seen-picture.ts';
import { ChartsPage, type ChartsPageOptions } from './agent-usage-charts-page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const data = 'Data (CSV)';
const picture = 'Picture (PNG)';
const cell = (amount: Amount | null | undefined) => String(amount ?? '');

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
  let files: SavedFiles;
  beforeEach(() => (files = new SavedFiles()));
  afterEach(() => files.release());

  it('gives every bucket of every agent of the answer, also of those without a chart', async () => {
    const { page, menu, answer } = await open({ attributes: { limit: '2' } });
    expect(page.items).to.have.lengthOf(2);
    const file = await menu.take(data, files);
    expect(file.name).to.equal('each-agent-2026-10-22-2026-11-20.csv');
    const [header, ...rows] = await rowsOf(file);
    const { items, remaining } = answer.groups!;
    expect(items.length).to.be.above(2);
    expect(remaining).to.equal(0);
    expect(header!.slice(4)).to.deep.equal(
      items.map(({ key, label, deleted }) =>
        deleted ? `Credits: ${label} (deleted) [${key}]` : `Credits: ${label} [${key}]`,
      ),
    );
    expect(rows).to.have.lengthOf(answer.starts!.length);
    for (const [index, row] of rows.entries()) {
      const values = answer.series.map((series) => cell(series.values![index]));
      expect(row.slice(3)).to.deep.equal(values);
    }
  });

  it('gives a picture of the charts that are shown, with title, range and legend', async () => {
    const { page, menu } = await open({ attributes: { limit: '4' } });
    const file = await menu.take(picture, files);
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
    const own = await SeenPicture.of((await menu.take(picture, files)).content, width);
    expect(own.height).to.be.above(seen.height);
    expect(own.countOf(page.fill(3))).to.be.above(seen.countOf(page.fill(3)));
  });

  it('gives a picture also while the table stands there, in Arabic from the right', async () => {
    const { page, menu } = await open({ provider: { dir: 'rtl' }, attributes: { limit: '2' } });
    const colors = [page.fill(0), page.fill(1)];
    await page.click('Show as a table');
    const { content } = await menu.take(picture, files);
    const seen = await SeenPicture.of(content, page.parts('body')[0]!.clientWidth + 40);
    for (const color of colors) expect(seen.countOf(color)).to.be.above(400);
  });

  it('is reached and used by the keyboard, and gives focus back', async () => {
    const { page, menu } = await open();
    menu.button!.focus();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await sendKeys({ press: key });
    await waitUntil(() => menu.said !== '', 'a file');
    expect(await files.all()).to.have.lengthOf(1);
    expect(page.root.activeElement === menu.button).to.equal(true);
    await page.expectAccessible();
  });

  it('says what could not be made', async () => {
    const { toBlob } = HTMLCanvasElement.prototype;
    const { warn } = console;
    const { menu } = await open();
    HTMLCanvasElement.prototype.toBlob = (call) => call(null);
    console.warn = () => undefined;
    try {
      await menu.press(picture);
      expect(menu.note).to.match(/^The picture could not be made\./);
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
      console.warn = warn;
    }
  });

  it('has no button where the host wants none', async () => {
    const { menu } = await open({ attributes: { 'without-export': '' } });
    expect(menu.button?.title).to.equal(undefined);
  });
});
