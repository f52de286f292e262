import { CancelledError } from '@tanstack/query-core';
import { UsageError } from '../api/errors.ts';
import type { ConversationsRequest } from '../api/types.ts';
import type { SourceContextValue } from '../context/source-context.ts';
import type { FileStream } from '../internal/file-stream.ts';
import { nextTask } from '../internal/next-task.ts';
import type { ConversationColumn } from '../model/conversation-columns.ts';
import { conversationsCsvHead, conversationsCsvRows } from '../model/conversations-csv.ts';
import { conversationId } from '../model/conversation-key.ts';
import { PagedRows } from '../model/paged-rows.ts';
import type { TextFormat } from '../model/texts.ts';
import { conversationsQuery } from './queries.ts';

/** Few enough to be written within one frame or two. */
const pageSize = 250;

export interface ExportProgress {
  /** Conversations in the file so far. */
  readonly written: number;
  /** How many there are; `undefined` until the first page is there. */
  readonly count: number | undefined;
}

export interface ExportOptions {
  readonly source: SourceContextValue;
  /** Period, filters, search and sort; the size of pages is ours. */
  readonly request: ConversationsRequest;
  readonly columns: readonly ConversationColumn[];
  readonly format: TextFormat;
  readonly stream: FileStream;
  /** Called after each page. */
  readonly onProgress: (progress: ExportProgress) => void;
}

/** Names the questions of each export: they are not to be mixed with those of another one. */
let exportsSoFar = 0;

/**
 * Writes all conversations that a request finds into a CSV file, page by page, through the same
 * source, retries and renewal of tokens as everything else. A page that fails keeps what was written;
 * `run` goes on from there.
 */
export class ConversationsExport {
  readonly #options: ExportOptions;
  readonly #key = ['conversations-export', ++exportsSoFar];
  /** Tells rows that pages repeat; none is kept. */
  readonly #known = new PagedRows(conversationId);
  #cursor: string | null | undefined;
  #progress: ExportProgress = { written: 0, count: undefined };
  #isCancelled = false;

  constructor(options: ExportOptions) {
    this.#options = options;
  }

  /**
   * Writes what is left to write.
   *
   * @returns whether the file is complete; `false` after `cancel`
   * @throws UsageError when a page could not be had; what the stream throws, and then it is of no more use
   */
  async run(): Promise<boolean> {
    while (this.#cursor !== null) {
      if (this.#isCancelled || !(await this.#writePage())) return false;
      await nextTask();
    }
    if (this.#isCancelled) return false;
    await this.#options.stream.close();
    return true;
  }

  /** Stops, and keeps nothing of the file. */
  async cancel(): Promise<void> {
    this.#isCancelled = true;
    await this.#options.source.queryClient.cancelQueries({ queryKey: this.#key });
    await this.#options.stream.abort();
  }

  async #writePage(): Promise<boolean> {
    const { columns, format, request, source, stream, onProgress } = this.#options;
    const query = conversationsQuery(source, { ...request, limit: pageSize });
    if (!query) throw new UsageError('configuration', 'There is no usage API any more.');
    const cursor = this.#cursor ?? undefined;
    let page;
    try {
      page = await source.queryClient.fetchQuery({
        queryKey: [...this.#key, cursor],
        queryFn: ({ signal }) => query.queryFn({ signal, pageParam: cursor }),
        // Nobody asks for a page a second time, and there may be thousands.
        gcTime: 0,
      });
    } catch (error) {
      if (this.#isCancelled || error instanceof CancelledError) return false;
      throw error;
    }
    const { items, metric, next_cursor, time_zone: timeZone, totals } = page;
    const file = { columns, metric: metric.label, timeZone };
    const head = this.#cursor === undefined ? conversationsCsvHead(file, format) : '';
    const rows = this.#known.add(items, next_cursor);
    this.#known.keep([]);
    await stream.write(head + conversationsCsvRows(rows, file));
    this.#cursor = next_cursor;
    this.#progress = { written: this.#progress.written + rows.length, count: totals.count };
    if (!this.#isCancelled) onProgress(this.#progress);
    if (this.#known.isStuck) {
      const message = `The cursor "${next_cursor}" leads back to an earlier page.`;
      throw new UsageError('invalid_request', message, { parameter: 'cursor' });
    }
    return true;
  }
}
