import type { LitElement } from 'lit';
import type { Dimension, Instant, PlanAnswer, UsageAnswer, UsageSource } from '../../api/types.ts';
import {
  historyQuery as allowanceHistoryQuery,
  projectAllowances,
} from '../../controllers/allowance-history.ts';
import type { ConnectionController } from '../../controllers/connection-controller.ts';
import { planQuery } from '../../controllers/queries.ts';
import { QueryController } from '../../controllers/query-controller.ts';
import { QueryGroup } from '../../controllers/query-group.ts';
import { SlicedTask } from '../../controllers/sliced-task.ts';
import { keepLast } from '../../internal/keep-last.ts';
import { planRequest } from '../../model/filters.ts';
import { byLevel, runOutsIn, type Insight, type InsightKind } from '../../model/insights.ts';
import { driversIn } from '../../model/usage-drivers.ts';
import { searchRunaways, type RunawayCheck } from '../../model/usage-runaways.ts';
import { Candidates } from './candidates.ts';
import type { Checks, FailedCheck } from './checks.ts';
import { changeQuery, historyQuery, isOffered, recentQuery, spend, volumeOf } from './questions.ts';
import { falseAlarms, type Sensitivity } from './sensitivity.ts';

/** What a host wants to be told. */
export interface InsightSettings {
  readonly kinds: readonly InsightKind[];
  readonly dimension: Dimension;
  readonly sensitivity: Sensitivity;
}

/** Asks for what insights need, each only where it is wanted and offered, and finds them in the answers. */
export class InsightFinder {
  readonly #connection: ConnectionController;
  readonly #settings: () => InsightSettings;
  readonly #candidates = new Candidates();
  readonly #recent: QueryController<UsageAnswer>;
  readonly #history: QueryController<UsageAnswer>;
  readonly #plan: QueryController<PlanAnswer>;
  readonly #allowances: QueryController<UsageAnswer>;
  readonly #change: QueryController<UsageAnswer>;
  /** All that is asked, as one question. */
  readonly query: QueryGroup;

  readonly #runaways: SlicedTask<Parameters<typeof searchRunaways>, RunawayCheck>;
  readonly #searchScope = keepLast((source: UsageSource | undefined, filters: string) => ({
    source,
    filters,
  }));
  #searched: object | undefined;
  readonly #runawayOptions = keepLast((sensitivity: number) => ({ sensitivity }));
  readonly #projections = keepLast(projectAllowances);
  readonly #runOuts = keepLast(runOutsIn);
  readonly #drivers = keepLast(driversIn);

  constructor(host: LitElement, connection: ConnectionController, settings: () => InsightSettings) {
    this.#connection = connection;
    this.#settings = settings;
    this.#runaways = new SlicedTask(host, searchRunaways);
    this.#recent = new QueryController(host, connection, () => {
      const { source, filters, format } = connection;
      if (!source || !filters || !format || !this.asks('runaway')) return undefined;
      return recentQuery(source, filters, format.timeZone, settings().dimension);
    });
    this.#history = new QueryController(host, connection, () => {
      const { source, filters } = connection;
      const recent = this.#recent.data;
      if (!source || !filters || !recent || !this.asks('runaway')) return undefined;
      return historyQuery(source, filters, recent, this.#candidates.keysOf(recent));
    });
    this.#plan = new QueryController(host, connection, () => {
      const { source, filters } = connection;
      if (!source || !filters || !this.asks('run-out')) return undefined;
      return planQuery(source, planRequest(filters.asked.filters));
    });
    this.#allowances = new QueryController(host, connection, () => {
      const { source, filters } = connection;
      const plan = this.#plan.data;
      if (!source || !filters || !plan || !this.asks('run-out')) return undefined;
      return allowanceHistoryQuery(source, plan, planRequest(filters.asked.filters));
    });
    this.#change = new QueryController(host, connection, () => {
      const { source, filters } = connection;
      if (!source || !filters || !this.asks('drivers')) return undefined;
      return changeQuery(source, filters, settings().dimension);
    });
    this.query = new QueryGroup(
      this.#recent,
      this.#history,
      this.#plan,
      this.#allowances,
      this.#change,
    );
  }

  /** Whether a kind is wanted, and the API can tell what it needs. */
  asks(kind: InsightKind): boolean {
    const { capabilities } = this.#connection.source ?? {};
    const { kinds, dimension } = this.#settings();
    return (
      capabilities !== undefined && kinds.includes(kind) && isOffered(kind, capabilities, dimension)
    );
  }

  /** Whether runaways are looked for, for the first time or anew. */
  get isSearching(): boolean {
    return this.#runawayCheck === undefined ? this.#runaways.isRunning : false;
  }

  /** What was found, most urgent first. */
  get insights(): readonly Insight[] {
    const drivers = this.#foundDrivers;
    return [
      ...(this.#runawayCheck?.insights ?? []),
      ...this.#foundRunOuts,
      ...(typeof drivers === 'object' ? [drivers] : []),
    ].sort(byLevel);
  }

  get checks(): Checks {
    const plan = this.#plan.data;
    const change = this.#change.data;
    const projections = plan && this.#projections(plan, this.#allowances.data);
    return {
      runaways: this.#runawayCheck,
      dimension: this.#settings().dimension,
      unprojected: plan?.allowances.filter(({ key }) => projections?.get(key) === 'history') ?? [],
      change: change && { answer: change, drivers: this.#foundDrivers },
      failed: this.#failed,
    };
  }

  get #failed(): readonly FailedCheck[] {
    const questions = [
      ['runaway', this.#recent, this.#history],
      ['run-out', this.#plan, this.#allowances],
      ['drivers', this.#change],
    ] as const;
    return questions.flatMap(([kind, ...queries]) => {
      const error = queries.find(({ hasData, error }) => error && !hasData)?.error;
      return error && this.asks(kind) ? [{ kind, error }] : [];
    });
  }

  /** Until when the figures count. */
  get asOf(): Instant | undefined {
    return (this.#recent.data ?? this.#plan.data ?? this.#change.data)?.as_of;
  }

  get planLinks(): PlanAnswer['links'] {
    return this.#plan.data?.links;
  }

  /** The answer that drivers are found in. */
  get change(): UsageAnswer | undefined {
    return this.#change.data;
  }

  get #runawayCheck() {
    const [recent, history] = [this.#recent.data, this.#history.data];
    if (!recent || !history || recent.interval !== 'hour') return undefined;
    // The search's former result stands in for one of the same customer and kind of group alone.
    const { source } = this.#connection.source ?? {};
    const scope = this.#searchScope(
      source,
      JSON.stringify([recent.groups?.dimension, recent.filters]),
    );
    if (scope !== this.#searched) this.#runaways.forget();
    this.#searched = scope;
    const options = this.#runawayOptions(falseAlarms[this.#settings().sensitivity]);
    return this.#runaways.resultFor(recent, history, spend, options);
  }

  get #foundRunOuts() {
    const plan = this.#plan.data;
    return plan ? this.#runOuts(plan, this.#projections(plan, this.#allowances.data)) : [];
  }

  get #foundDrivers() {
    const answer = this.#change.data;
    const { capabilities } = this.#connection.source ?? {};
    const volume = capabilities && volumeOf(capabilities);
    return answer && volume !== undefined ? this.#drivers(answer, spend, volume) : undefined;
  }
}
