import { planRequest } from '../../model/filters.ts';
import type { Day } from '../../api/types.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import { planQuery } from '../../controllers/queries.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { createDateText, type DateText } from '../../model/date-text.ts';
import { localDay } from '../../model/day-edges.ts';
import { createFormat, type UsageFormat } from '../../model/format.ts';
import { resolvePeriod, type Period, type ResolvedRange } from '../../model/period.ts';
import type { FilterLock } from '../dimension-filter/filter-lock.ts';
import { limitsOf, type DayLimits } from './day-limits.ts';
import { periodLock } from './period-lock.ts';

const plainFormat = createFormat({ locale: 'en', timeZone: 'UTC' });

/** The period of the page, and between which days another one can be chosen. */
export class PeriodChoice {
  readonly #connection: ConnectionController;
  readonly #dateText = keepLast(createDateText);

  constructor(connection: ConnectionController) {
    this.#connection = connection;
  }

  get format(): UsageFormat {
    return this.#connection.format ?? plainFormat;
  }

  get dateText(): DateText {
    return this.#dateText(this.format.locale);
  }

  get period(): Period {
    return this.#connection.filters?.filters.period ?? { preset: '30d' };
  }

  get range(): ResolvedRange | undefined {
    return this.#connection.filters?.range;
  }

  /** The server's clock in milliseconds. */
  get now(): number {
    return this.#connection.source?.now() ?? Date.now();
  }

  get limits(): DayLimits {
    const { capabilities } = this.#connection.source ?? {};
    return limitsOf(capabilities, this.format.timeZone, this.now);
  }

  /** What keeps the user from choosing. */
  get lock(): FilterLock | undefined {
    return periodLock(this.#connection, this.format);
  }

  /** The question for the billing period; `undefined` where the API has no plan. */
  get planQuestion() {
    const { source, filters } = this.#connection;
    if (!source?.capabilities?.resources.includes('plan')) return undefined;
    return planQuery(source, filters ? planRequest(filters.filters) : {});
  }

  /** The days that are shown, as far as they have come; none while they are not known. */
  get days(): readonly [from?: Day, to?: Day] {
    const { period, range, limits } = this;
    if (!('preset' in period)) return [period.from, period.to];
    if (!range) return [];
    const end = localDay(Date.parse(range.to) - 1, range.timeZone);
    const start = localDay(Date.parse(range.from), range.timeZone);
    return [start, end > limits.last ? limits.last : end];
  }

  /** The range that a period would be. */
  resolve(period: Period): ResolvedRange | undefined {
    const now = new Date(this.now).toISOString();
    return resolvePeriod(period, { now, timeZone: this.format.timeZone });
  }

  /** An equal period is no other one: nobody is told and nothing is asked. */
  replace(period: Period): void {
    if (JSON.stringify(period) === JSON.stringify(this.period)) return;
    this.#connection.filters?.setFilters({ period });
  }
}
