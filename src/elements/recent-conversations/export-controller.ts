import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { UsageError } from '../../api/errors.ts';
import type { ConversationsRequest } from '../../api/types.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import type {
  ConversationsExport,
  ExportProgress,
} from '../../controllers/conversations-export.ts';
import { openFileStream } from '../../internal/file-stream.ts';
import { warnOnce } from '../../internal/warn.ts';
import type { ConversationColumn } from '../../model/conversation-columns.ts';
import type { TextFormat } from '../../model/texts.ts';

interface Options {
  readonly request: () => ConversationsRequest | undefined;
  readonly columns: () => readonly ConversationColumn[];
  readonly format: () => TextFormat;
  readonly fileName: () => string;
}

/** Where an export stands. */
export type ExportState = { readonly progress: ExportProgress } & (
  | { readonly kind: 'running' }
  | { readonly kind: 'saved'; readonly name: string }
  | {
      readonly kind: 'failed';
      /** `undefined`: the file could not be written. */
      readonly error: UsageError | undefined;
      /** Whether it can go on from the page that failed. */
      readonly canGoOn: boolean;
    }
);

const nothingYet: ExportProgress = { written: 0, count: undefined };

/** Writes the conversations of a list into a file when the user asks for it: one file at a time. */
export class ExportController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #connection: ConnectionController;
  readonly #options: Options;
  #isOpening = false;
  #export: ConversationsExport | undefined;
  #state: ExportState | undefined;
  #name = '';
  /** Whom the export asks; pages of another source do not belong into the same file. */
  #client: unknown;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    connection: ConnectionController,
    options: Options,
  ) {
    this.#host = host;
    this.#connection = connection;
    this.#options = options;
    host.addController(this);
  }

  /** `undefined` while there is nothing to tell. */
  get state(): ExportState | undefined {
    return this.#state;
  }

  hostUpdate(): void {
    const client = this.#connection.source?.queryClient;
    if (this.#export && client && client !== this.#client) this.cancel();
  }

  hostDisconnected(): void {
    // A move is a leave and an enter.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.cancel();
    });
  }

  /** Opens a file and writes it. Never rejects. */
  readonly start = async (): Promise<void> => {
    const { source } = this.#connection;
    const request = this.#options.request();
    if (!source || !request || this.#isOpening || this.#state?.kind === 'running') return;
    this.cancel();
    this.#name = this.#options.fileName();
    this.#isOpening = true;
    // Before anything else: the browser asks the user only while the press counts.
    const stream = await openFileStream(this.#name, 'text/csv');
    this.#isOpening = false;
    if (!stream) return;
    // The user may take long to name the file.
    if (!this.#host.isConnected) return void stream.abort();
    this.#client = source.queryClient;
    this.#show({ kind: 'running', progress: nothingYet });
    try {
      const module = await import('../../controllers/conversations-export.ts');
      this.#export = new module.ConversationsExport({
        source,
        request,
        columns: this.#options.columns(),
        format: this.#options.format(),
        stream,
        onProgress: (progress) => this.#show({ kind: 'running', progress }),
      });
    } catch (error) {
      void stream.abort();
      return this.#fail(error);
    }
    await this.#run();
  };

  /** Goes on from the page that failed. */
  readonly goOn = async (): Promise<void> => {
    if (this.#state?.kind !== 'failed') return;
    const { error, progress } = this.#state;
    this.#show({ kind: 'running', progress });
    // A new token is asked for where the former one was refused.
    if (error?.type === 'authentication') await this.#connection.source?.refresh();
    await this.#run();
  };

  /** Stops, if something is under way, and keeps nothing; takes away what was told. */
  readonly cancel = (): void => {
    const state = this.#state;
    const current = this.#export;
    this.#export = undefined;
    this.#show(undefined);
    if (state?.kind !== 'saved') void current?.cancel().catch(() => {});
  };

  async #run(): Promise<void> {
    const current = this.#export;
    try {
      const isComplete = await current?.run();
      if (!isComplete || current !== this.#export) return;
      this.#show({ kind: 'saved', name: this.#name, progress: this.#progress });
    } catch (error) {
      if (current === this.#export) this.#fail(error);
    }
  }

  get #progress(): ExportProgress {
    return this.#state?.progress ?? nothingYet;
  }

  #fail(reason: unknown): void {
    warnOnce(`<${this.#host.localName}> could not export all conversations: ${String(reason)}`);
    const error = reason instanceof UsageError ? reason : undefined;
    // What the API refuses once it refuses again: the cursor is of no more use.
    const canGoOn =
      error !== undefined && error.type !== 'invalid_request' && error.type !== 'not_found';
    this.#show({ kind: 'failed', error, canGoOn, progress: this.#progress });
  }

  #show(state: ExportState | undefined): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#host.requestUpdate();
  }
}
