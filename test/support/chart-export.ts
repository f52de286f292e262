import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Amount } from '../../src/api/types.ts';
import { ExportMenu } from './export-menu.ts';
import { SavedFiles } from './saved-files.ts';
import { waitUntil } from './wait-until.ts';

/** What the menu of a chart offers. */
export const data = 'Data (CSV)';
export const picture = 'Picture (PNG)';

/** As an amount stands in a file: nothing that was not measured, and never rounded. */
export const cell = (amount: Amount | null | undefined) => String(amount ?? '');

/** A page with a chart that shows its answer. */
interface ExportedPage {
  readonly element: HTMLElement;
  expectAccessible(): Promise<void>;
}

/** Opens the page of a chart with these attributes. */
type OpenPage = (options: {
  readonly attributes?: Readonly<Record<string, string>>;
}) => Promise<ExportedPage>;

/** The files that each test of a suite takes out; downloads are the browser's again after each. */
export function savedFiles(): () => SavedFiles {
  let files: SavedFiles;
  beforeEach(() => (files = new SavedFiles()));
  afterEach(() => files.release());
  return () => files;
}

/** How every chart hands out its files, whatever stands in them. */
export function exportTests(open: OpenPage, files: () => SavedFiles): void {
  it('is reached and used by the keyboard, and gives focus back', async () => {
    const page = await open({});
    const menu = new ExportMenu(page.element);
    menu.button!.focus();
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await sendKeys({ press: key });
    await waitUntil(() => menu.said !== '', 'a file');
    const [file] = await files().all();
    expect(file!.name).to.match(/-2026-10-22-2026-11-20\.csv$/);
    expect(page.element.shadowRoot!.activeElement === menu.button).to.equal(true);
    await page.expectAccessible();
  });

  it('says what could not be made and leaves the chart as it is', async () => {
    const { toBlob } = HTMLCanvasElement.prototype;
    const { warn } = console;
    const { element } = await open({});
    const menu = new ExportMenu(element);
    HTMLCanvasElement.prototype.toBlob = (call) => call(null);
    console.warn = () => undefined;
    try {
      await menu.press(picture);
      expect(menu.said).to.match(/^The picture could not be made\./);
      expect(menu.note).to.equal(menu.said);
      expect(menu.isOpen).to.equal(true);
      expect(await files().all()).to.deep.equal([]);
      expect(element.dataset['state']).to.equal('ready');
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
      console.warn = warn;
    }
  });

  it('has no button where the host wants none', async () => {
    const { element } = await open({ attributes: { 'without-export': '' } });
    expect(new ExportMenu(element).button?.title).to.equal(undefined);
  });
}
