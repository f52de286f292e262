import { expect, fixture, html } from '@open-wc/testing';
import { Chart } from 'chart.js';
import type { PlotPicture, PlotSeries } from '../../src/controllers/chart/picture.ts';
import { looksOf } from '../../src/controllers/chart/probe.ts';
import { PageState } from '../support/page-state.ts';
import { bars, picture, type Color, type TestChart } from './test-chart.ts';
import { waitUntil } from '../support/wait-until.ts';

const accent: Color = [0x24, 0x56, 0xd6];
const first: Color = [0x18, 0x57, 0xc8];
const second: Color = [0xc8, 0x79, 0x00];
const paintOf = (slot: 1 | 2) => ({ color: `chart-${slot}`, pattern: 0 }) as const;

async function open(change: Partial<PlotPicture>, style = ''): Promise<TestChart> {
  const element = await fixture<TestChart>(
    html`<test-chart
      style="color-scheme: light; --usage-accent: #2456d6; --usage-surface: #ffffff; --usage-text: #000000; ${style}"
      .picture=${{ ...picture, gaps: [], running: -1, peak: undefined, ...change }}
    ></test-chart>`,
  );
  await element.drawn();
  return element;
}

function stack(kind: PlotSeries['kind'], below: number, above: number): readonly PlotSeries[] {
  const list = (value: number) => [value, value, value, value];
  const bases = below * above < 0 ? 0 : below;
  return [
    bars(list(below), { key: 'a', kind, bases: list(0), paint: paintOf(1) }),
    bars(list(above), { key: 'b', kind, bases: list(bases), paint: paintOf(2) }),
  ];
}

const isGrey = ([r, g, b]: Color) => Math.max(r, g, b) - Math.min(r, g, b) < 12 && r < 200;

describe('a plot', () => {
  it('stands the bars of a stack on one another, with their heights', async () => {
    const element = await open({ series: stack('bar', 6, 3) });
    const height = element.column(0).length / 10;
    expect(element.count(0, first)).to.be.closeTo(6 * height, 4);
    expect(element.count(0, second)).to.be.closeTo(3 * height, 4);
  });

  it('stacks what is negative downwards', async () => {
    const ticks = [-10, 0, 10].map((value) => ({ value, label: String(value) }));
    const element = await open({ series: stack('bar', 5, -5), ticks });
    const column = element.column(0);
    const isNear = (color: Color, at: number) =>
      Math.abs(column[Math.round(column.length * at)]![0] - color[0]) < 3;
    expect(isNear(first, 0.35)).to.equal(true);
    expect(isNear(second, 0.65)).to.equal(true);
  });

  it('fills areas from one to the next, paler than their lines', async () => {
    const element = await open({ series: stack('area', 5, 4) }, '--usage-chart-line-width: 4px');
    const column = element.column(1);
    const at = (value: number) => column[Math.round(column.length * (1 - value / 10))]!;
    const [blue, orange, none] = [at(2.5), at(7), at(9.8)];
    expect(blue[2] - blue[0]).to.be.greaterThan(60);
    expect(orange[0] - orange[2]).to.be.greaterThan(60);
    expect(none).to.deep.equal([255, 255, 255]);
    expect(element.count(1, first)).to.be.within(2, 5 * devicePixelRatio);
  });

  it('puts the other period behind bars, with a cap, also where there is no bar', async () => {
    const compare = { kind: 'bar', values: [8, 8, 8, NaN] } as const;
    const element = await open({ series: [bars([4, 4, NaN, 4])], compare });
    const caps = (index: number) => element.column(index).filter(isGrey).length;
    const without = await open({ series: [bars([4, 4, NaN, 4])] });
    expect(caps(2)).to.be.greaterThan(without.column(2).filter(isGrey).length);
    expect(caps(3)).to.equal(without.column(3).filter(isGrey).length);
    expect(element.count(0, accent)).to.be.closeTo(without.count(0, accent), 1);
  });

  it('draws a brush over its buckets and no others', async () => {
    const element = await open({ series: [bars([1, 1, 1, 1])] });
    element.mark = { index: 2, span: { first: 1, last: 2 } };
    await element.updateComplete;
    const top = (index: number) => element.column(index)[20]!;
    expect(top(1)[2] - top(1)[0]).to.be.greaterThan(10);
    expect(top(3)).to.deep.equal([255, 255, 255]);
  });

  it('keeps every peak of a line that has more values than there are pixels', async () => {
    const count = 8760;
    const values = Array.from({ length: count }, (_, index) => (index === 4321 ? 10 : 1));
    const element = await open({ count, series: [bars(values, { kind: 'line' })] });
    const column = element.column(4321);
    const blue = column.filter(([r, , b]) => b - r > 100).length;
    expect(blue).to.be.greaterThan(column.length * 0.8);
    expect(element.count(1000, accent)).to.be.within(1, 4 * devicePixelRatio);
  });

  it('keeps every peak of bars that are narrower than a pixel', async () => {
    const count = 10_000;
    const values = Array.from({ length: count }, (_, index) => (index === 4321 ? 10 : 1));
    const element = await open({ count, series: [bars(values)] });
    expect(element.count(4321, accent)).to.be.greaterThan(element.column(0).length * 0.9);
  });

  it('paints with a colour that a value brings, and follows when it is another', async () => {
    const own = (css: string) => bars([10, 10, 10, 10], { paint: { color: { css }, pattern: 0 } });
    const element = await open({ series: [own('#ff0000')] });
    expect(element.count(0, [255, 0, 0])).to.be.greaterThan(100);
    element.picture = { ...element.picture!, series: [own('#008000')] };
    await element.updateComplete;
    expect(element.count(0, [0, 128, 0])).to.be.greaterThan(100);
  });

  it('draws lines as wide as the host wants, and follows when it changes its mind', async () => {
    const series = [bars([5, 5, 5, 5], { kind: 'line' })];
    const element = await open({ series }, '--usage-chart-line-width: 8px');
    await waitUntil(() => element.count(1, accent) >= 7 * devicePixelRatio, 'a wide line');
    element.style.setProperty('--usage-chart-line-width', '3px');
    await waitUntil(() => element.count(1, accent) <= 4 * devicePixelRatio, 'a narrower line');
  });

  it('writes names beside lines where there is room, and gives the room back where not', async () => {
    const series = [bars([5, 5, 5, 5], { kind: 'line', label: 'Order support' })];
    const element = await open({ series }, 'inline-size: 700px');
    const endOfPlot = () =>
      element.chart.boxOf(3)!.right - element.canvas.getBoundingClientRect().left;
    expect(endOfPlot()).to.be.lessThan(640);
    element.style.setProperty('inline-size', '400px');
    await waitUntil(() => element.canvas.getBoundingClientRect().width === 400, 'a new size');
    expect(endOfPlot()).to.be.within(390, 400);
  });

  it('paints its picture on another canvas, in any size, without what is looked at', async () => {
    const element = await open({ series: [bars([10, 10, 10, 10])] });
    element.mark = { index: 1 };
    await element.updateComplete;
    const before = Object.keys(Chart.instances);
    const looks = looksOf(element, []);
    const canvas = element.chart.paint({ looks, width: 300, height: 150, ratio: 2 })!;
    expect([canvas.width, canvas.height]).to.deep.equal([600, 300]);
    expect(Object.keys(Chart.instances)).to.deep.equal(before);
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, 600, 300);
    let solid = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] === accent[0] && data[at + 1] === accent[1] && data[at + 3] === 255) solid++;
    }
    expect(solid).to.be.greaterThan(600 * 300 * 0.3);
  });

  it('names lines beside the plot, and leaves that to the legend where not all names fit', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        bars([1, 2, 3, index], { key: `${index}`, kind: 'line', label: `Line ${index}` }),
      );
    const element = await open({ series: lines(3) }, 'inline-size: 700px; block-size: 200px');
    const roomBeside = () => element.getBoundingClientRect().right - element.chart.boxOf(3)!.right;
    expect(roomBeside()).to.be.above(60);
    element.picture = { ...element.picture!, series: lines(30) };
    await element.updateComplete;
    expect(roomBeside()).to.be.below(10);
  });

  it('draws nothing while it is out of view, and what it missed when it comes into view', async () => {
    const far = document.createElement('div');
    far.style.setProperty('block-size', '5000px');
    document.body.prepend(far);
    try {
      const element = await fixture<TestChart>(html`<test-chart></test-chart>`);
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      expect(element.isBlank).to.equal(true);
      element.scrollIntoView();
      await element.drawn();
    } finally {
      far.remove();
      scrollTo(0, 0);
    }
  });

  it('draws nothing in a hidden tab, and what it missed when the tab is shown', async () => {
    const element = await open({ series: [bars([10, 10, 10, 10])] });
    const page = new PageState();
    try {
      page.setVisibility('hidden');
      const high = element.count(0, accent);
      element.picture = { ...element.picture!, series: [bars([1, 1, 1, 1])] };
      await element.updateComplete;
      expect(element.count(0, accent)).to.equal(high);
      page.setVisibility('visible');
      expect(element.count(0, accent)).to.be.lessThan(high / 5);
    } finally {
      page.release();
    }
  });

  for (const kind of ['bar', 'line', 'area'] as const) {
    it(`takes any figures as ${kind}`, async () => {
      for (const values of [[0, 0, 0, 0], [NaN, NaN, NaN, NaN], [1e-6, NaN, 1e12, -1e12], [-5]]) {
        const ticks = [-1e12, 0, 1e12].map((value) => ({ value, label: String(value) }));
        const series = [bars(values, { kind })];
        const element = await open({ series, ticks, count: values.length, running: 0 });
        expect(element.isBlank).to.equal(false);
      }
    });
  }
});
