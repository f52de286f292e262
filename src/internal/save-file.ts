/** A file that was made in the page. */
export interface MadeFile {
  /** With its ending: "credits-per-day.csv". */
  readonly name: string;
  readonly content: Blob;
}

/** How long browsers are given to read a file, in milliseconds; WebKit begins with it late. */
const readingTime = 40_000;

/**
 * Hands a file to the user as a download, through a link that is never in the page: so it works from
 * any shadow root, a router of the host's that listens for clicks on links does not see it, and no
 * directive of a content security policy is about it (a `sandbox` needs `allow-downloads`).
 */
export function saveFile({ name, content }: MadeFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), readingTime);
}
