import { expect, fixture, html } from '@open-wc/testing';
import { Chart } from 'chart.js';
import { bars, picture, type Color, type TestChart } from './test-chart.ts';
import { waitUntil } from '../support/wait-until.ts';

const accent: Color = [0x24, 0x56, 0xd6];
const red: Color = [255, 0, 0];

async function openChart(): Promise<TestChart> {
  const element = await fixture<TestChart>(
    html`<test-chart
      style="--usage-accent: #2456d6; --usage-surface: #ffffff; --usage-text: #000000"
    ></test-chart>`,
  );
  await element.drawn();
  return element;
}

const instances = () => Object.keys(Chart.instances);

/** Waits for what leaving elements do a microtask later. */
const afterLeaving = () => Promise.resolve();

describe('a chart', () => {
  it('draws bars as high as their values', async () => {
    const element = await openChart();
    const height = element.column(0).length;
    expect(element.count(0, accent)).to.be.closeTo(height, 3);
  });

  it('draws zero on the axis, and nothing where data is missing', async () => {
    const element = await openChart();
    expect(element.count(1, accent)).to.be.within(1, 2 * devicePixelRatio);
    expect(element.count(2, accent)).to.equal(0);
  });

  it('lays a band over the whole height where data is missing', async () => {
    const element = await openChart();
    const isTinted = ([r, g, b]: Color) => r === g && g === b && r > 230 && r < 250;
    const share = (index: number) => {
      const column = element.column(index, 0.05);
      return column.filter(isTinted).length / column.length;
    };
    expect(share(2)).to.be.greaterThan(0.9);
    expect(share(1)).to.be.lessThan(0.1);
  });

  it('hatches the running bucket', async () => {
    const element = await openChart();
    const height = element.column(3).length / 2;
    const solid = element.count(3, accent);
    expect(solid).to.be.within(height * 0.1, height * 0.6);
    const tinted = element.column(3).filter(([r, , b]) => r > 180 && r < 250 && b > 240);
    expect(tinted.length).to.be.greaterThan(height * 0.2);
  });

  it('draws bars of refunds below zero', async () => {
    const element = await openChart();
    const ticks = [-10, 0, 10].map((value) => ({ value, label: String(value) }));
    const series = [bars([-10, 10, NaN, NaN])];
    element.picture = { ...picture, ticks, series, peak: undefined };
    await element.updateComplete;
    const column = element.column(0);
    const isPainted = (color: Color | undefined) => (color?.[2] ?? 0) - (color?.[0] ?? 0) > 100;
    expect(isPainted(column[Math.round(column.length * 0.25)])).to.equal(false);
    expect(isPainted(column[Math.round(column.length * 0.75)])).to.equal(true);
  });

  it('breaks a line where data is missing and dashes it to the running bucket', async () => {
    const element = await openChart();
    const series = [bars([5, 5, NaN, 5], { kind: 'line' })];
    element.picture = { ...picture, series };
    await element.updateComplete;
    const paints = (index: number, share: number) =>
      element.column(index, share).some(([r, , b]) => b - r > 60);
    expect(paints(0, 0.9)).to.equal(true);
    expect(paints(2, 0.1)).to.equal(false);
    element.picture = { ...picture, series, running: -1 };
    await element.updateComplete;
    expect(paints(2, 0.9)).to.equal(false);
    expect(paints(3, 0.5)).to.equal(true);
  });

  it('pales all bars but the one that is looked at', async () => {
    const element = await openChart();
    element.mark = { index: 1 };
    await element.updateComplete;
    expect(element.count(0, accent)).to.equal(0);
    element.mark = { index: 0 };
    await element.updateComplete;
    expect(element.count(0, accent)).to.be.greaterThan(100);
  });

  it('follows a custom property, a scheme and a class', async () => {
    const element = await openChart();
    element.style.setProperty('--usage-accent', '#ff0000');
    await waitUntil(() => element.count(0, red) > 100, 'red bars');
    element.style.removeProperty('--usage-accent');
    element.style.setProperty('color-scheme', 'dark');
    await waitUntil(() => element.count(0, [0x7a, 0xa5, 0xff]) > 100, 'bars of the dark scheme');
  });

  it('follows its size', async () => {
    const element = await openChart();
    element.style.setProperty('inline-size', '250px');
    await waitUntil(() => element.canvas.getBoundingClientRect().width === 250, 'a new size');
    expect(element.canvas.width).to.equal(Math.floor(250 * devicePixelRatio));
    expect(element.count(0, accent)).to.be.greaterThan(100);
  });

  it('draws once it gets a size', async () => {
    const element = await fixture<TestChart>(html`<test-chart style="display: none"></test-chart>`);
    element.style.setProperty('display', 'block');
    await element.drawn();
  });

  it('updates the chart that is there', async () => {
    const element = await openChart();
    const [chart] = instances();
    const series = [bars([1, 10, NaN, 5])];
    element.picture = { ...picture, series };
    await element.updateComplete;
    expect(instances()).to.deep.equal([chart]);
    expect(element.count(0, accent)).to.be.lessThan(element.count(1, accent) / 2);
  });

  it('keeps its chart when it moves', async () => {
    const element = await openChart();
    const before = instances();
    const place = document.createElement('div');
    document.body.append(place);
    place.append(element);
    await afterLeaving();
    expect(instances()).to.deep.equal(before);
    expect(element.isBlank).to.equal(false);
    place.remove();
  });

  it('gives everything back when it leaves, and draws again when it returns', async () => {
    const element = await openChart();
    const parent = element.parentElement!;
    element.remove();
    await afterLeaving();
    expect(instances()).to.deep.equal([]);
    parent.append(element);
    await element.drawn();
    expect(instances()).to.have.lengthOf(1);
    expect(element.count(0, accent)).to.be.greaterThan(100);
  });

  it('holds no listener, observer or chart after five hundred visits', async () => {
    const held = watchHolds();
    try {
      const element = await openChart();
      const parent = element.parentElement!;
      const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
      for (let visit = 0; visit < 500; visit++) {
        element.remove();
        await afterLeaving();
        parent.append(element);
        await element.updateComplete;
        elsewhere.append(element);
        await element.updateComplete;
      }
      expect(instances()).to.have.lengthOf(1);
      element.remove();
      await afterLeaving();
      expect(instances()).to.deep.equal([]);
      expect(held()).to.deep.equal({ observers: 0, listeners: 0 });
    } finally {
      held.restore();
    }
  });

  it("is untouched by the host's defaults and plugins, and leaves its registry alone", async () => {
    const own = await openChart();
    const expected = own.canvas.toDataURL();
    own.remove();
    const { font, layout, devicePixelRatio: ratio } = Chart.defaults;
    const plugin = {
      id: 'host-plugin',
      afterDraw: ({ ctx }: Chart) => ctx.fillRect(0, 0, 1000, 1000),
    };
    Chart.register(plugin);
    Object.assign(Chart.defaults, {
      font: { size: 40 },
      layout: { padding: 50, autoPadding: true },
      devicePixelRatio: 0.5,
      responsive: true,
    });
    try {
      const other = await openChart();
      expect(other.canvas.toDataURL()).to.equal(expected);
      for (const name of ['bar', 'line']) {
        expect(() => Chart.registry.getController(name)).to.throw();
      }
      expect(() => Chart.registry.getScale('linear')).to.throw();
    } finally {
      Chart.unregister(plugin);
      Object.assign(Chart.defaults, { font, layout, devicePixelRatio: ratio, responsive: true });
    }
  });
});

/** Counts observers and listeners with a signal that are still held. */
function watchHolds() {
  const { ResizeObserver: Sizes, IntersectionObserver: Views } = globalThis;
  const { addEventListener } = EventTarget.prototype;
  const observers = new Set<object>();
  const signals: AbortSignal[] = [];
  globalThis.ResizeObserver = class extends Sizes {
    override observe(...given: Parameters<ResizeObserver['observe']>) {
      observers.add(this);
      super.observe(...given);
    }
    override disconnect() {
      observers.delete(this);
      super.disconnect();
    }
  };
  globalThis.IntersectionObserver = class extends Views {
    override observe(...given: Parameters<IntersectionObserver['observe']>) {
      observers.add(this);
      super.observe(...given);
    }
    override disconnect() {
      observers.delete(this);
      super.disconnect();
    }
  };
  EventTarget.prototype.addEventListener = function (...given) {
    const options = given[2];
    if (typeof options === 'object' && options?.signal) signals.push(options.signal);
    addEventListener.apply(this, given);
  };
  const count = () => ({
    observers: observers.size,
    listeners: signals.filter(({ aborted }) => !aborted).length,
  });
  return Object.assign(count, {
    restore() {
      globalThis.ResizeObserver = Sizes;
      globalThis.IntersectionObserver = Views;
      EventTarget.prototype.addEventListener = addEventListener;
    },
  });
}
