import { expect } from '@open-wc/testing';
import { UsageError } from '../../../src/api/errors.ts';
import { createMockSource } from '../../mocks/mock-source.ts';
import { expectAccessible } from '../../support/accessible.ts';
import { choose } from '../../support/choose.ts';
import { SavedFiles } from '../../support/saved-files.ts';
import { settled } from '../../support/settled.ts';
import { ConversationsPage, withMany } from './recent-conversations-page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const { openReady } = ConversationsPage;

/** A source whose pages of an export wait or fail from a cursor on, until `fix` is called. */
function breaking(count: number, from: string, error: UsageError) {
  const source = withMany(count);
  const { conversations } = source;
  let isBroken = true;
  source.conversations = async (request, options) => {
    if (isBroken && request.limit === 250 && request.cursor === from) throw error;
    return conversations(request, options);
  };
  return { source, fix: () => (isBroken = false) };
}

class ExportPage {
  readonly page: ConversationsPage;

  constructor(page: ConversationsPage) {
    this.page = page;
  }

  get button() {
    return this.page.all<HTMLButtonElement>('.export')[0];
  }

  get strip() {
    return this.page.text('[part="strip"] bdi');
  }

  get told() {
    return this.page.text('.visually-hidden[role="status"]');
  }

  press(label: string): void {
    const buttons = this.page.all('[part="strip"] button');
    buttons.find((button) => (button.ariaLabel ?? button.textContent).trim() === label)!.click();
  }

  async until(text: string): Promise<void> {
    await waitUntil(() => this.strip.includes(text), `"${text}", found "${this.strip}"`);
  }
}

async function open(...given: Parameters<typeof openReady>): Promise<ExportPage> {
  return new ExportPage(await openReady(...given));
}

const picker = globalThis as { showSaveFilePicker?: unknown };

describe('the export of recent-conversations', () => {
  const { showSaveFilePicker } = picker;
  let files: SavedFiles;

  beforeEach(() => {
    picker.showSaveFilePicker = undefined;
    files = new SavedFiles();
  });
  afterEach(() => {
    picker.showSaveFilePicker = showSaveFilePicker;
    files.release();
  });

  it('saves all pages of what the filters show', async () => {
    const exporting = await open();
    choose(exporting.page.provider, { agent: ['agt_05'] });
    await settled(exporting.page.element);
    await exporting.page.search('call');
    const { subtitle } = exporting.page;
    exporting.button!.click();
    await exporting.until('saved');
    const [file] = await files.all();
    expect(file!.name).to.equal('conversations-2026-10-22-2026-11-20.csv');
    expect(file!.content.type).to.equal('text/csv');
    const rows = (await file!.content.text()).trim().split('\r\n');
    expect(rows[0]).to.contain('"Conversation id","Started","Started (Europe/Berlin)"');
    expect(`${rows.length - 1} conversations found, 22 Oct – 20 Nov 2026`).to.equal(subtitle);
    expect(rows.slice(1).every((row) => row.includes('"agt_05"') && row.includes('call'))).to.equal(
      true,
    );
    expect(exporting.strip).to.equal(exporting.told);
    await expectAccessible(exporting.page.element);
    exporting.press('Dismiss');
    await exporting.page.element.updateComplete;
    expect(exporting.strip).to.equal('');
    expect(exporting.page.element.shadowRoot!.activeElement).to.equal(exporting.button);
  });

  it('says how far it is, and can be cancelled', async () => {
    const source = withMany(600);
    const { conversations } = source;
    let letGo = () => {};
    source.conversations = async (request, options) => {
      if (request.limit === 250 && request.cursor === '250') {
        await new Promise<void>((resolve) => (letGo = resolve));
      }
      return conversations(request, options);
    };
    const exporting = await open({}, { source });
    exporting.button!.click();
    await exporting.until('250 of 600 written');
    const progress = exporting.page.all<HTMLProgressElement>('progress')[0]!;
    expect(progress.position).to.be.closeTo(250 / 600, 0.001);
    expect(exporting.told).to.equal('Writing the file');
    await expectAccessible(exporting.page.element);
    exporting.press('Cancel');
    letGo();
    await exporting.page.element.updateComplete;
    expect(exporting.strip).to.equal('');
    expect(exporting.page.element.shadowRoot!.activeElement).to.equal(exporting.button);
    expect(await files.all()).to.deep.equal([]);
  });

  it('stops with the reason, and goes on from there', async () => {
    const { source, fix } = breaking(600, '250', new UsageError('forbidden', 'not now'));
    const exporting = await open({}, { source });
    exporting.button!.click();
    await exporting.until('stopped after 250 conversations');
    expect(exporting.told).to.contain('You are not allowed to see this.');
    await expectAccessible(exporting.page.element);
    fix();
    exporting.press('Try again');
    await exporting.until('600 conversations were saved');
    const [file] = await files.all();
    expect((await file!.content.text()).trim().split('\r\n').length).to.equal(601);
  });

  it('begins anew where the cursor has expired', async () => {
    const error = new UsageError('invalid_request', 'expired', { parameter: 'cursor' });
    const { source, fix } = breaking(600, '250', error);
    const exporting = await open({}, { source });
    exporting.button!.click();
    await exporting.until('stopped after 250');
    fix();
    exporting.press('Load it anew');
    await exporting.until('600 conversations were saved');
    expect((await files.all()).length).to.equal(1);
  });

  it('is written where the user says, as it comes', async () => {
    const written: string[] = [];
    let asked: unknown;
    picker.showSaveFilePicker = async (options: unknown) => {
      asked = options;
      return {
        createWritable: async () => ({
          write: async (text: string) => void written.push(text),
          close: async () => void written.push('closed'),
          abort: async () => void written.push('aborted'),
        }),
      };
    };
    const exporting = await open({}, { source: withMany(600) });
    exporting.button!.click();
    await exporting.until('saved');
    expect(written.length).to.equal(4);
    expect(written.at(-1)).to.equal('closed');
    expect((asked as { suggestedName: string }).suggestedName).to.match(/^conversations-.*\.csv$/);
    expect(await files.all()).to.deep.equal([]);
  });

  it('is not begun where the user names no file', async () => {
    let asked = 0;
    picker.showSaveFilePicker = () => {
      asked += 1;
      return Promise.reject(new DOMException('no', 'AbortError'));
    };
    const exporting = await open();
    const before = exporting.page.source.requestsTo('/conversations').length;
    // It can be tried again as soon as the refusal is known.
    await waitUntil(() => {
      exporting.button!.click();
      return asked > 1;
    }, 'a second try');
    await exporting.page.element.updateComplete;
    expect(exporting.strip).to.equal('');
    expect(exporting.page.source.requestsTo('/conversations').length).to.equal(before);
  });

  it('is not begun where the element has left before the file has a name', async () => {
    let name: (handle: object) => void = () => undefined;
    picker.showSaveFilePicker = () => new Promise((resolve) => (name = resolve));
    const exporting = await open();
    const { source, element } = exporting.page;
    const before = source.requestsTo('/conversations').length;
    exporting.button!.click();
    element.remove();
    let aborted = false;
    name({ createWritable: async () => ({ abort: async () => void (aborted = true) }) });
    await waitUntil(() => aborted, 'the end of the file');
    expect(source.requestsTo('/conversations').length).to.equal(before);
  });

  it('ends when the element leaves the page', async () => {
    const source = createMockSource();
    const exporting = await open({}, { source });
    const held = source.hold('/conversations');
    exporting.button!.click();
    await held.arrived;
    exporting.page.element.remove();
    await waitUntil(() => source.aborted.length === 1, 'an abort');
  });

  it('is not offered where there is nothing, or where the host does not want it', async () => {
    const nothing = await open({}, { source: createMockSource({ scenario: 'empty' }) });
    expect(nothing.button!.disabled).to.equal(true);
    const without = await open({ 'without-export': '' });
    expect(without.button).to.equal(undefined);
  });
});
