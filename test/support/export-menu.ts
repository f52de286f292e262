import type { SavedFile, SavedFiles } from './saved-files.ts';
import { waitUntil } from './wait-until.ts';

/** The export button of an element with its menu, as somebody uses it. */
export class ExportMenu {
  readonly #root: ShadowRoot;

  constructor(element: HTMLElement) {
    this.#root = element.shadowRoot!;
  }

  /** `null` where nothing can be exported. */
  get button(): HTMLButtonElement | null {
    return this.#root.querySelector('button[aria-haspopup="menu"]');
  }

  /** What a screen reader is told of the last export. */
  get said(): string {
    const status = this.#root.querySelector('[part~="menu"] + [role="status"]');
    return status?.textContent?.trim() ?? '';
  }

  /** What stands in the menu besides its entries. */
  get note(): string {
    return this.#root.querySelector('[part~="menu-note"]')?.textContent?.trim() ?? '';
  }

  get isOpen(): boolean {
    return this.#root.querySelector('[part~="menu"]')!.matches(':popover-open');
  }

  /** Presses the button and an entry, and waits until it is said how that ended. */
  async press(entry: string): Promise<void> {
    this.button!.click();
    await waitUntil(() => this.isOpen, 'the menu');
    const items = [...this.#root.querySelectorAll<HTMLElement>('[part~="menu-item"]')];
    items.find(({ textContent }) => textContent?.trim() === entry)!.click();
    await waitUntil(() => this.said !== '', 'what became of it');
  }

  /** The file that an entry gives. */
  async take(entry: string, files: SavedFiles): Promise<SavedFile> {
    await this.press(entry);
    return (await files.all()).at(-1)!;
  }
}

/** The cells of a CSV file that has commas and quotes in its first row alone. */
export async function rowsOf({ content }: SavedFile): Promise<readonly (readonly string[])[]> {
  // `text()` takes the byte order mark away.
  const [header = '', ...rows] = (await content.text()).trimEnd().split('\r\n');
  const names = [...header.matchAll(/"((?:[^"]|"")*)"|[^,]+/g)].map(([cell, text]) => text ?? cell);
  return [names, ...rows.map((row) => row.split(','))];
}
