export interface SavedFile {
  readonly name: string;
  readonly url: string;
  readonly content: Blob;
}

/** Takes the files that the page hands to the user, in place of the browser's downloads. */
export class SavedFiles {
  readonly #click = HTMLAnchorElement.prototype.click;
  readonly #files: Promise<SavedFile>[] = [];

  constructor() {
    const files = this.#files;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const { href: url, download: name } = this;
      files.push(
        fetch(url).then(async (response) => ({ name, url, content: await response.blob() })),
      );
    };
  }

  /** In the order in which they were saved. */
  all(): Promise<readonly SavedFile[]> {
    return Promise.all(this.#files);
  }

  /** Gives downloads back to the browser. */
  release(): void {
    HTMLAnchorElement.prototype.click = this.#click;
  }
}
