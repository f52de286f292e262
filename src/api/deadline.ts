/** Longest delay that timers take; longer ones would fire at once. */
const longestDelay = 2 ** 31 - 1;

export interface DeadlineOptions {
  /** The caller's; its abort reason is thrown as it is. */
  readonly signal: AbortSignal | undefined;
  /** Time limit in milliseconds. Left out, infinite, 0 or less: none. */
  readonly ms?: number;
  /** The error for the time limit. */
  readonly onTimeout?: () => Error;
}

/**
 * Waits for work, at most until the time is over or the caller gives up, also when the work takes
 * no notice of its signal. Uses a timer that is cleared afterwards instead of `AbortSignal.timeout`,
 * which would go on for its full time after every answer.
 * @param work gets a signal that is aborted in both cases.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { signal: caller, ms = 0, onTimeout }: DeadlineOptions,
): Promise<T> {
  caller?.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const onAbort = () => controller.abort(caller?.reason);
  caller?.addEventListener('abort', onAbort);
  const limited = ms > 0 && ms <= longestDelay;
  const timer = limited ? setTimeout(() => controller.abort(onTimeout?.()), ms) : undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as unknown));
      work(signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', onAbort);
  }
}
