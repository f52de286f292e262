import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MadeFile } from '../../../src/internal/save-file.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { HeldTimers } from '../../support/held-timers.ts';
import { SavedFiles } from '../../support/saved-files.ts';
import './test-exporter.ts';
import type { TestExporter } from './test-exporter.ts';
import { waitUntil } from '../../support/wait-until.ts';

async function render(): Promise<TestExporter> {
  const element = await fixture<TestExporter>(html`<test-exporter></test-exporter>`);
  await element.updateComplete;
  return element;
}

async function press(element: TestExporter, ...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await element.updateComplete;
}

async function renderOpen(key = 'Enter'): Promise<TestExporter> {
  const element = await render();
  element.trigger.focus();
  await press(element, key);
  expect(element.isOpen).to.equal(true);
  return element;
}

/** Once the menu has faded in. */
async function expectAccessibleMenu(element: TestExporter): Promise<void> {
  await Promise.all(element.menu.getAnimations().map(({ finished }) => finished));
  await expectAccessible(element);
}

describe('export menu', () => {
  let saved: SavedFiles;
  beforeEach(() => (saved = new SavedFiles()));
  afterEach(() => saved.release());

  it('is a button that says what it opens', async () => {
    const { trigger, isOpen } = await render();
    expect(trigger.getAttribute('aria-label')).to.equal('Export');
    expect(trigger.title).to.equal('Export');
    expect(trigger.getAttribute('aria-haspopup')).to.equal('menu');
    expect(trigger.getAttribute('aria-expanded')).to.equal('false');
    expect(isOpen).to.equal(false);
    const { width, height } = trigger.getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(28);
  });

  it('opens on its first entry by click, and closes by another one', async () => {
    const element = await render();
    element.trigger.click();
    await element.updateComplete;
    expect(element.isOpen).to.equal(true);
    expect(element.trigger.getAttribute('aria-expanded')).to.equal('true');
    expect(element.items.map(({ textContent }) => textContent?.trim())).to.deep.equal([
      'Picture (PNG)',
      'Data (CSV)',
    ]);
    expect(element.focused).to.equal('Picture (PNG)');
    element.trigger.click();
    await element.updateComplete;
    expect(element.isOpen).to.equal(false);
    expect(element.trigger.getAttribute('aria-expanded')).to.equal('false');
  });

  it('ends where its button ends, which has the element beside it', async () => {
    const { menu, trigger } = await renderOpen();
    const { right } = trigger.getBoundingClientRect();
    expect(menu.getBoundingClientRect().right).to.be.closeTo(right, 1);
  });

  it('opens by Down on its first entry and by Up on its last', async () => {
    expect((await renderOpen('ArrowDown')).focused).to.equal('Picture (PNG)');
    expect((await renderOpen('ArrowUp')).focused).to.equal('Data (CSV)');
  });

  it('goes through its entries by arrows, round and round, and by Home and End', async () => {
    const element = await renderOpen();
    const seen: (string | undefined)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await press(element, key);
      seen.push(element.focused);
    }
    const [picture, data] = ['Picture (PNG)', 'Data (CSV)'];
    expect(seen).to.deep.equal([data, picture, data, picture, data]);
  });

  it('closes by Escape and gives focus back to the button', async () => {
    const element = await renderOpen();
    await press(element, 'Escape');
    await waitUntil(() => !element.isOpen);
    expect(element.focused).to.equal('Export');
  });

  it('closes by Tab, which goes on after the button', async () => {
    const element = await renderOpen();
    const next = document.createElement('button');
    element.after(next);
    await press(element, 'Tab');
    expect(element.isOpen).to.equal(false);
    expect(document.activeElement).to.equal(next);
    next.remove();
  });

  it('hands the file to the user, closes and says so', async () => {
    const element = await renderOpen();
    await press(element, 'ArrowDown', 'Enter');
    await waitUntil(() => element.said !== '');
    const [file] = await saved.all();
    expect(file?.name).to.equal('credits.csv');
    expect(await file?.content.text()).to.equal('data');
    expect(element.said).to.equal('credits.csv was saved.');
    expect(element.isOpen).to.equal(false);
    expect(element.focused).to.equal('Export');
  });

  it('lets go of the file some time after the browser has read it', async () => {
    const timers = new HeldTimers();
    const element = await renderOpen();
    element.items[0]!.click();
    await waitUntil(() => element.said !== '');
    const [file] = await saved.all();
    timers.run(40_000);
    timers.release();
    const gone = await fetch(file!.url).then(
      () => false,
      () => true,
    );
    expect(gone).to.equal(true);
  });

  it('makes one file at a time, and none for an element that has left', async () => {
    const element = await renderOpen();
    let finish: (file: MadeFile) => void = () => undefined;
    let made = 0;
    element.makePicture = () => {
      made += 1;
      return new Promise((resolve) => (finish = resolve));
    };
    element.items[0]!.click();
    element.items[0]!.click();
    element.items[1]!.click();
    await element.updateComplete;
    expect(made).to.equal(1);
    expect(element.isOpen).to.equal(true);
    expect(element.items.map((item) => item.getAttribute('aria-disabled'))).to.deep.equal([
      'true',
      'true',
    ]);
    element.remove();
    finish({ name: 'late.png', content: new Blob() });
    // What comes after the late one is there; the late one is not.
    const other = await renderOpen();
    await press(other, 'Enter');
    await waitUntil(() => other.said !== '');
    const names = (await saved.all()).map(({ name }) => name);
    expect(names).to.have.lengthOf(1);
    expect(names).to.not.include('late.png');
  });

  it('says what failed, stays open and can be tried again', async () => {
    const element = await renderOpen();
    const { makePicture } = element;
    element.makePicture = () => {
      throw new DOMException('The canvas is tainted.', 'SecurityError');
    };
    await press(element, 'Enter');
    await waitUntil(() => element.said !== '');
    expect(element.said).to.match(/^The picture could not be made\./);
    expect(element.isOpen).to.equal(true);
    expect(element.menu.textContent).to.include('The picture could not be made.');
    expect(element.focused).to.equal('Picture (PNG)');
    await expectAccessibleMenu(element);
    element.makePicture = makePicture;
    await press(element, 'Enter');
    await waitUntil(() => !element.isOpen);
    expect(element.said).to.equal('credits.png was saved.');
  });

  it('cannot be opened while there is nothing to export', async () => {
    const element = await render();
    element.empty = true;
    await element.updateComplete;
    element.trigger.click();
    expect(element.isOpen).to.equal(false);
    await expectAccessible(element);
  });

  it('is accessible, closed and open', async () => {
    const element = await render();
    await expectAccessible(element);
    element.trigger.click();
    await element.updateComplete;
    await expectAccessibleMenu(element);
  });
});
