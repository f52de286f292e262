import { UsageError } from '../api/errors.ts';
import type { BillingPeriod, PlanAnswer } from '../api/types.ts';
import type { SourceContextValue } from '../context/source-context.ts';
import { planQuery } from './queries.ts';

/** How long elements wait for the plan before they show another period, in milliseconds. */
const longestWait = 10_000;

type Asked = Pick<SourceContextValue, 'source' | 'capabilities'> & {
  readonly organization: string | undefined;
};

/** Knows the billing period of one organization, or of all, and asks the plan for it where needed. */
export class BillingPeriodKeeper {
  readonly #onChange: () => void;
  readonly #onError: (error: UsageError) => void;
  #asked: Asked | undefined;
  #period: BillingPeriod | null | undefined;

  /** `onError` is told why there is none, and `onChange` then that another period has to do. */
  constructor(onChange: () => void, onError: (error: UsageError) => void) {
    this.#onChange = onChange;
    this.#onError = onError;
  }

  /**
   * `undefined` while the plan is asked, `null` where it has no period or gives no answer. One that
   * is missing or over is asked for again with every refresh, which brings new capabilities.
   */
  periodOf(
    connection: SourceContextValue,
    organization: string | undefined,
  ): BillingPeriod | null | undefined {
    const asked = this.#asked;
    if (asked?.source !== connection.source || asked?.organization !== organization) {
      this.#period = undefined;
      void this.#ask(connection, organization);
    } else if (asked?.capabilities !== connection.capabilities && this.#isOver(connection.now())) {
      void this.#ask(connection, organization, { staleTime: 0 });
    }
    return this.#period;
  }

  #isOver(now: number): boolean {
    if (this.#period === undefined) return false;
    return this.#period === null || Date.parse(this.#period.to) <= now;
  }

  async #ask(
    connection: SourceContextValue,
    organization: string | undefined,
    options: { readonly staleTime?: number } = {},
  ): Promise<void> {
    const { source, capabilities, queryClient } = connection;
    const asked = (this.#asked = { source, capabilities, organization });
    const query = planQuery(connection, organization === undefined ? {} : { organization });
    if (!query) return;
    const settle = (period: BillingPeriod | null, error?: UsageError) => {
      if (asked !== this.#asked) return;
      this.#period = period;
      if (error) this.#onError(error);
      this.#onChange();
    };
    const timer = setTimeout(() => settle(this.#period ?? null, late()), longestWait);
    const answer: unknown = await queryClient
      .fetchQuery({ ...query, ...options })
      .catch((error: unknown) => error);
    clearTimeout(timer);
    if (answer instanceof UsageError) settle(this.#period ?? null, answer);
    else if (!(answer instanceof Error)) settle((answer as PlanAnswer).period);
    // An element that asked the same was removed, and took the request with it.
    else if (asked === this.#asked) void this.#ask(connection, organization);
  }
}

function late(): UsageError {
  return new UsageError('timeout', `The plan did not come within ${longestWait / 1000} seconds.`);
}
