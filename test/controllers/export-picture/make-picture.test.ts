import { expect, fixture, html } from '@open-wc/testing';
import type { Looks } from '../../../src/controllers/chart/looks.ts';
import { makePicture } from '../../../src/controllers/export-picture/make-picture.ts';
import type { PictureContent } from '../../../src/controllers/export-picture/picture-content.ts';
import { SeenPicture } from '../../support/seen-picture.ts';

const looks: Looks = {
  colors: {
    single: 'rgb(0, 0, 255)',
    grid: 'rgb(230, 230, 230)',
    axis: 'rgb(120, 120, 120)',
    text: 'rgb(0, 0, 0)',
    'text-tertiary': 'rgb(100, 100, 100)',
    surface: 'rgb(255, 255, 255)',
    'surface-sunken': 'rgb(244, 244, 244)',
    'surface-hover': 'rgb(240, 240, 240)',
  } as Looks['colors'],
  own: new Map(),
  fontFamily: 'sans-serif',
  fontSize: 12,
  direction: 'ltr',
  lineWidth: 0,
};

const content: PictureContent = {
  title: 'Credits per day',
  subtitle: ['22 Oct – 20 Nov 2026'],
  legend: [{ label: 'Credits', color: 'rgb(0, 0, 255)', sign: 'square' }],
  plot: {
    width: 300,
    height: 100,
    draw(context) {
      context.fillStyle = 'rgb(255, 0, 0)';
      // Wider than its box, to be cut off.
      context.fillRect(0, 0, 900, 100);
    },
  },
};

/** Where title, subtitle, plot and legend are, in CSS pixels; see the tests of the layout. */
const boxes = {
  title: { left: 20, top: 20, width: 300, height: 20 },
  subtitle: { left: 20, top: 40, width: 300, height: 18 },
  plot: { left: 20, top: 70, width: 300, height: 100 },
};
const signBox = { left: 20, top: 187, width: 12, height: 12 };
const size = { width: 340, height: 224 };

const white = [255, 255, 255, 255];
const red = [255, 0, 0, 255];
const blue = [0, 0, 255, 255];

async function see(
  change: Partial<PictureContent> = {},
  {
    element,
    surface = looks.colors.surface,
  }: { readonly element?: Element; readonly surface?: string } = {},
): Promise<SeenPicture> {
  const own = element ?? (await fixture<HTMLElement>(html`<div></div>`));
  const style = { element: own, looks: { ...looks, colors: { ...looks.colors, surface } } };
  return SeenPicture.of(await makePicture({ ...content, ...change }, style), size.width);
}

describe('picture of a chart', () => {
  it('has title, range, plot and legend, at two pixels to a CSS pixel', async () => {
    const seen = await see();
    const scale = Math.max(2, devicePixelRatio);
    expect([seen.width, seen.height]).to.deep.equal([size.width * scale, size.height * scale]);
    expect(seen.inkIn(boxes.title)).to.be.above(200);
    expect(seen.inkIn(boxes.subtitle)).to.be.above(200);
    expect(seen.colorAt(21, 71)).to.deep.equal(red);
    expect(seen.colorAt(318, 168)).to.deep.equal(red);
    expect(seen.colorAt(322, 120)).to.deep.equal(white);
    expect(seen.colorAt(26, 193)).to.deep.equal(blue);
    expect(seen.inkIn({ ...signBox, left: 38, width: 60 })).to.be.above(50);
  });

  it('draws what is not final, dashes and gaps apart', async () => {
    const of = (sign: PictureContent['legend'][number]['sign'], dash?: number[]) =>
      see({ legend: [{ label: '', color: 'rgb(0, 0, 255)', sign, ...(dash && { dash }) }] });
    const ink = (seen: SeenPicture) => seen.countOf('rgb(0, 0, 255)');
    const square = ink(await of('square'));
    const hatch = ink(await of('hatch'));
    const line = ink(await of('line'));
    const dashed = ink(await of('line', [2, 2]));
    expect(hatch).to.be.below(square).and.above(0);
    expect(line).to.be.below(square).and.above(dashed);
    expect(dashed).to.be.above(0);
    expect((await of('gap')).colorAt(20.5, 193)).to.not.deep.equal(blue);
    const cap = await of('cap');
    expect(cap.colorAt(26, 188)).to.deep.equal(blue);
    expect(cap.colorAt(26, 195)).to.deep.equal([240, 240, 240, 255]);
    const point = await of('point');
    expect(point.colorAt(26, 193)).to.deep.equal(white);
    expect(ink(point)).to.be.above(0);
  });

  it('runs from the right where the page does, except for the plot', async () => {
    const element = await fixture<HTMLElement>(html`<div dir="rtl"></div>`);
    const seen = await see({ title: 'رصيد', legend: [content.legend[0]!] }, { element });
    expect(seen.colorAt(size.width - 26, 193)).to.deep.equal(blue);
    expect(seen.colorAt(26, 193)).to.deep.equal(white);
    expect(seen.inkIn({ ...boxes.title, left: 220, width: 100 })).to.be.above(50);
    expect(seen.inkIn({ ...boxes.title, width: 150 })).to.equal(0);
  });

  it('lies on what is seen through a transparent surface', async () => {
    // Around the slot of another element, which holds the element whose inside is shown.
    const outer = await fixture<HTMLElement>(html`<div><div></div></div>`);
    const around = document.createElement('section');
    around.style.setProperty('background', 'rgb(0, 128, 0)');
    around.append(document.createElement('slot'));
    outer.attachShadow({ mode: 'open' }).append(around);
    const element = document.createElement('p');
    outer.firstElementChild!.attachShadow({ mode: 'open' }).append(element);
    const seen = await see({}, { element, surface: 'rgba(0, 0, 0, 0)' });
    expect(seen.colorAt(5, 5)).to.deep.equal([0, 128, 0, 255]);
    const half = await see({}, { element, surface: 'rgba(255, 255, 255, 0.5)' });
    const [redPart = 0, , , alpha] = half.colorAt(5, 5);
    expect(redPart).to.be.within(126, 129);
    expect(alpha).to.equal(255);
  });

  it('lies on white, or on dark by the colour scheme, where nothing is painted', async () => {
    const element = await fixture<HTMLElement>(html`<div></div>`);
    const none = { element, surface: 'transparent' };
    expect((await see({}, none)).colorAt(5, 5)).to.deep.equal(white);
    element.style.setProperty('color-scheme', 'dark');
    expect((await see({}, none)).colorAt(5, 5)).to.deep.equal([21, 23, 28, 255]);
  });

  it('rejects when the drawing fails', async () => {
    const draw = () => {
      throw new DOMException('Tainted', 'SecurityError');
    };
    let error: unknown;
    await see({ plot: { ...content.plot, draw } }).catch((thrown: unknown) => (error = thrown));
    expect(error).to.have.property('name', 'SecurityError');
  });
});
