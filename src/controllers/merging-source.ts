import type { SourceOptions, UsageAnswer, UsageRequest, UsageSource } from '../api/types.ts';

interface Waiter {
  readonly request: UsageRequest;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: UsageAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A source that turns usage requests made within one microtask, and differing only in metrics,
 * into one request. Totals alone are a part of any series, so a request without an interval joins
 * one that has the same range; daily figures stand beside both, so they are asked for all that
 * join as soon as one wants them. The other resources pass through.
 */
export class MergingSource implements UsageSource {
  readonly capabilities: UsageSource['capabilities'];
  readonly dimension: UsageSource['dimension'];
  readonly plan: UsageSource['plan'];
  readonly conversations: UsageSource['conversations'];
  readonly conversation: UsageSource['conversation'];
  readonly #source: UsageSource;
  #waiting: Waiter[] = [];

  constructor(source: UsageSource) {
    this.#source = source;
    this.capabilities = (options) => source.capabilities(options);
    this.dimension = (request, options) => source.dimension(request, options);
    this.plan = (request, options) => source.plan(request, options);
    this.conversations = (request, options) => source.conversations(request, options);
    this.conversation = (request, options) => source.conversation(request, options);
  }

  usage(request: UsageRequest, options: SourceOptions = {}): Promise<UsageAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) queueMicrotask(() => this.#ask());
      this.#waiting.push({ request, signal: options.signal, resolve, reject });
    });
  }

  #ask(): void {
    const batches = new Map<string, Waiter[]>();
    // Requests with an interval come first, so that totals find a series to join.
    const waiting = this.#waiting.toSorted(
      (a, b) => Number(!a.request.interval) - Number(!b.request.interval),
    );
    this.#waiting = [];
    for (const waiter of waiting) {
      const batch =
        [...batches.values()].find(([first]) => first && canJoin(waiter.request, first.request)) ??
        [];
      batch.push(waiter);
      if (batch.length === 1) batches.set(JSON.stringify(waiter.request), batch);
    }
    for (const batch of batches.values()) void this.#send(batch);
  }

  async #send(batch: readonly Waiter[]): Promise<void> {
    const [first] = batch;
    if (!first) return;
    const abort = new AbortController();
    const abortWhenNobodyWaits = () => {
      if (batch.every(({ signal }) => signal?.aborted)) abort.abort();
    };
    for (const { signal } of batch) signal?.addEventListener('abort', abortWhenNobodyWaits);
    abortWhenNobodyWaits();
    const metrics = [...new Set(batch.flatMap(({ request }) => request.metrics))];
    const daily = batch.some(({ request }) => request.daily);
    try {
      const answer = await this.#source.usage(
        { ...first.request, metrics, ...(daily && { daily }) },
        { signal: abort.signal },
      );
      for (const { request, resolve } of batch) resolve(answerFor(request, answer));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      for (const { signal } of batch) signal?.removeEventListener('abort', abortWhenNobodyWaits);
    }
  }
}

/** Whether an answer to `other` with more metrics and daily figures answers `request` too. */
function canJoin(request: UsageRequest, other: UsageRequest): boolean {
  // Without a metric to rank by, the first one that is asked for ranks the groups.
  const rest = ({ metrics, interval, daily, orderBy, ...others }: UsageRequest) => ({
    ...others,
    ranking: others.groupBy && (orderBy ?? metrics[0]),
  });
  return (
    (!request.interval || request.interval === other.interval) &&
    JSON.stringify(sorted(rest(request))) === JSON.stringify(sorted(rest(other)))
  );
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The part of a merged answer that was asked for. */
function answerFor(request: UsageRequest, answer: UsageAnswer): UsageAnswer {
  const asked = new Set(request.metrics);
  return {
    ...answer,
    metrics: answer.metrics.filter(({ key }) => asked.has(key)),
    series: answer.series.filter(({ metric }) => asked.has(metric)),
    ...(answer.unavailable && {
      unavailable: answer.unavailable.filter(({ metric }) => asked.has(metric)),
    }),
  };
}
