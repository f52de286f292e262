import { saveFile } from './save-file.ts';

/** A file that is written piece by piece. */
export interface FileStream {
  write(text: string): Promise<void>;
  /** The file is complete. */
  close(): Promise<void>;
  /** Nothing of it is kept. */
  abort(): Promise<void>;
}

/** `FileSystemFileHandle`, of which not all type libraries know everything. */
interface Handle {
  createWritable(): Promise<FileStream>;
  remove?(): Promise<void>;
}

interface SavePicker {
  showSaveFilePicker?(options: object): Promise<Handle>;
}

/** Keeps the pieces in blobs, which browsers may put on the disk, until the file is downloaded. */
function streamToDownload(name: string, type: string): FileStream {
  let pieces: Blob[] = [];
  return {
    async write(text) {
      pieces.push(new Blob([text]));
    },
    async close() {
      saveFile({ name, content: new Blob(pieces, { type }) });
      pieces = [];
    },
    async abort() {
      pieces = [];
    },
  };
}

/**
 * Opens a file for the user: where the browser can, the user says where it goes and it is written
 * there as it comes; elsewhere it becomes a download when it is complete. To be called while a press
 * of the user counts.
 *
 * @param type media type: "text/csv"
 * @returns `undefined` where the user does not want it after all
 */
export async function openFileStream(name: string, type: string): Promise<FileStream | undefined> {
  const picker = globalThis as SavePicker;
  if (!picker.showSaveFilePicker) return streamToDownload(name, type);
  const extension = name.slice(name.lastIndexOf('.'));
  try {
    const handle = await picker.showSaveFilePicker({
      suggestedName: name,
      types: [{ accept: { [type]: [extension] } }],
    });
    const stream = await handle.createWritable();
    return {
      write: (text) => stream.write(text),
      close: () => stream.close(),
      async abort() {
        await stream.abort();
        // The browser made the file when it was named.
        await handle.remove?.();
      },
    };
  } catch (error) {
    if ((error as Error).name === 'AbortError') return undefined;
    // Frames of another origin may not ask, and some policies forbid it.
    return streamToDownload(name, type);
  }
}
