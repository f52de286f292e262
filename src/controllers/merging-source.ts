import type { SourceOptions, UsageAnswer, UsageRequest, UsageSource } from '../api/types.ts';

/** Requests that one answer serves. */
interface Batch {
  request: UsageRequest;
  readonly waiters: Waiter[];
}

interface Waiter {
  readonly request: UsageRequest;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: UsageAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A source that turns usage requests made within one microtask, and differing only in metrics,
 * into one request. Totals alone are a part of any series, so a request without an interval joins
 * one that has the same range; daily figures and the period before stand beside both, so they are asked
 * for all that join as soon as one wants them. The other resources pass through.
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
    const batches: Batch[] = [];
    for (const waiter of this.#waiting) {
      const { request } = waiter;
      const batch = batches.find((other) => joined(other.request, request));
      if (!batch) batches.push({ request, waiters: [waiter] });
      else {
        batch.request = joined(batch.request, request) ?? batch.request;
        batch.waiters.push(waiter);
      }
    }
    this.#waiting = [];
    for (const batch of batches) void this.#send(batch);
  }

  async #send({ request, waiters }: Batch): Promise<void> {
    const abort = new AbortController();
    const abortWhenNobodyWaits = () => {
      if (waiters.every(({ signal }) => signal?.aborted)) abort.abort();
    };
    for (const { signal } of waiters) signal?.addEventListener('abort', abortWhenNobodyWaits);
    abortWhenNobodyWaits();
    try {
      const answer = await this.#source.usage(request, { signal: abort.signal });
      for (const waiter of waiters) waiter.resolve(answerFor(waiter.request, answer));
    } catch (error) {
      for (const { reject } of waiters) reject(error);
    } finally {
      for (const { signal } of waiters) signal?.removeEventListener('abort', abortWhenNobodyWaits);
    }
  }
}

/** What requests have to have in common to be joined. */
function common({ metrics, interval, daily, orderBy, compare, ...others }: UsageRequest): string {
  const { groupBy } = others;
  return JSON.stringify(
    sorted({
      ...others,
      // Without a metric to rank by, the first one ranks the groups; with another period, both do.
      ...(groupBy && { ranking: orderBy ?? metrics[0], compare }),
    }),
  );
}

/** The request whose answer answers two others as well; `undefined` where there is none. */
function joined(one: UsageRequest, other: UsageRequest): UsageRequest | undefined {
  const isSame = <T>(a: T | undefined, b: T | undefined) =>
    !a || !b || JSON.stringify(a) === JSON.stringify(b);
  if (!isSame(one.interval, other.interval) || !isSame(one.compare, other.compare))
    return undefined;
  if (common(one) !== common(other)) return undefined;
  return {
    ...other,
    ...one,
    metrics: [...new Set([...one.metrics, ...other.metrics])],
    ...((one.daily || other.daily) && { daily: true }),
  };
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The part of a merged answer that was asked for. */
function answerFor(
  request: UsageRequest,
  { compare, series, ...answer }: UsageAnswer,
): UsageAnswer {
  const asked = new Set(request.metrics);
  return {
    ...answer,
    ...(request.compare && compare && { compare }),
    metrics: answer.metrics.filter(({ key }) => asked.has(key)),
    series: series
      .filter(({ metric }) => asked.has(metric))
      .map(({ compare: other, ...rest }) =>
        request.compare && other ? { ...rest, compare: other } : rest,
      ),
    ...(answer.unavailable && {
      unavailable: answer.unavailable.filter(({ metric }) => asked.has(metric)),
    }),
  };
}
