import { expect } from '@open-wc/testing';
import { scaleOf } from '../../../src/controllers/export-picture/make-picture.ts';
import {
  layoutPicture,
  sizesFor,
  type LayoutInput,
} from '../../../src/controllers/export-picture/picture-layout.ts';

/** Every sign is ten pixels wide. */
const measure = (text: string) => text.length * 10;

function layout(change: Partial<LayoutInput> = {}) {
  return layoutPicture({
    title: 'Credits per day',
    subtitle: ['22 Oct – 20 Nov 2026'],
    labels: ['Sales', 'Support'],
    plot: { width: 400, height: 200 },
    sizes: sizesFor(12),
    measure,
    measureTitle: measure,
    ...change,
  });
}

const texts = (lines: readonly { readonly text: string }[]) => lines.map(({ text }) => text);

describe('layout of a picture', () => {
  it('has title, subtitle, plot and legend one below the other', () => {
    const { width, height, title, subtitle, plot, legend } = layout();
    expect(width).to.equal(440);
    expect(title).to.deep.equal([{ text: 'Credits per day', start: 20, top: 20 }]);
    expect(subtitle).to.deep.equal([{ text: '22 Oct – 20 Nov 2026', start: 20, top: 40 }]);
    expect(plot).to.deep.equal({ start: 20, top: 70 });
    expect(legend).to.deep.equal([
      { index: 0, text: 'Sales', start: 20, top: 282 },
      { index: 1, text: 'Support', start: 104, top: 282 },
    ]);
    expect(height).to.equal(324);
  });

  it('takes no room for what is not there', () => {
    const { plot, height } = layout({ title: '', subtitle: [], labels: [] });
    expect(plot.top).to.equal(20);
    expect(height).to.equal(240);
  });

  it('breaks a long title and long filters', () => {
    const { title, subtitle, plot } = layout({
      title: 'word '.repeat(30),
      subtitle: ['22 Oct', 'filter '.repeat(30)],
    });
    expect(title).to.have.length(2);
    expect(title[1]!.text.endsWith('…')).to.equal(true);
    expect(subtitle).to.have.length(4);
    expect(plot.top).to.equal(20 + 2 * 20 + 4 * 18 + 12);
  });

  it('goes on with the legend in further rows and cuts a label that is wider than all of it', () => {
    const { legend, height } = layout({
      labels: ['a'.repeat(20), 'b'.repeat(20), 'c'.repeat(300)],
    });
    expect(legend.map(({ start, top }) => [start, top])).to.deep.equal([
      [20, 282],
      [20, 304],
      [20, 326],
    ]);
    expect(measure(texts(legend)[2]!)).to.be.at.most(400 - 18);
    expect(texts(legend)[2]).to.match(/^c+…$/);
    expect(height).to.equal(326 + 22 + 20);
  });

  it('is wide enough to be read, however narrow the plot', () => {
    expect(layout({ plot: { width: 88, height: 40 } }).width).to.equal(280);
  });

  it('gives larger text higher lines', () => {
    const { plot } = layout({ sizes: sizesFor(24) });
    expect(plot.top).to.equal(20 + 40 + 36 + 12);
  });

  it('has two pixels to a CSS pixel, or more, as far as a canvas goes', () => {
    expect(scaleOf(800, 400, 1)).to.equal(2);
    expect(scaleOf(800, 400, 3)).to.equal(3);
    const scale = scaleOf(4000, 3000, 3);
    expect(4000 * 3000 * scale ** 2).to.be.at.most(16_000_001);
    expect(20_000 * scaleOf(20_000, 300, 1)).to.be.at.most(8192);
  });
});
