import type {
  Dimension,
  DimensionFilters,
  DimensionRequest,
  ConversationRequest,
  ConversationsRequest,
  Instant,
  Interval,
  PlanRequest,
  UsageRequest,
  Weekday,
} from '../../src/api/types.ts';
import { dimensions, intervals } from '../../src/api/types.ts';
import { parseInstant } from '../../src/model/instant.ts';
import { resolveTimeZone } from '../../src/model/time-zone.ts';
import { day } from './clock.ts';
import { invalid, Problem } from './problem.ts';

export const maxRangeDays = 800;
const maxFilterValues = 100;

/** The query of a request, which refuses what it does not know or cannot use. */
class Query {
  readonly #params: URLSearchParams;

  constructor(params: URLSearchParams, known: readonly string[]) {
    for (const name of params.keys()) {
      if (!known.includes(name)) {
        throw new Problem(422, 'unknown-parameter', {
          parameter: name,
          detail: `There is no parameter "${name}".`,
        });
      }
    }
    this.#params = params;
  }

  one(name: string): string | undefined {
    const [value, ...others] = this.#params.getAll(name);
    if (others.length > 0) throw invalid(name, 'It cannot be repeated.');
    if (value === '') throw invalid(name, 'It is empty.');
    return value;
  }

  required(name: string): string {
    const value = this.one(name);
    if (value === undefined) throw invalid(name, 'It is missing.');
    return value;
  }

  list(name: string): readonly string[] | undefined {
    const values = this.#params.getAll(name);
    if (values.length > maxFilterValues) throw invalid(name, `At most ${maxFilterValues} values.`);
    if (values.includes('')) throw invalid(name, 'A value is empty.');
    return values.length > 0 ? values : undefined;
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.one(name);
    if (value === undefined) return undefined;
    const found = choices.find((choice) => choice === value);
    if (!found) throw invalid(name, `Choose one of ${choices.join(', ')}.`);
    return found;
  }

  integer(name: string, low: number, high: number): number | undefined {
    const value = this.one(name);
    if (value === undefined) return undefined;
    const number = /^\d+$/.test(value) ? Number(value) : NaN;
    if (!(number >= low && number <= high)) {
      throw invalid(name, `A whole number from ${low} to ${high}.`);
    }
    return number;
  }

  instant(name: string): Instant | undefined {
    const value = this.one(name);
    if (value !== undefined && parseInstant(value) === undefined) {
      throw invalid(name, 'An instant like 2026-11-20T14:32:00Z.');
    }
    return value;
  }

  /** Both ends or none. */
  range(
    fromName: string,
    toName: string,
  ): { readonly from: Instant; readonly to: Instant } | undefined {
    const from = this.instant(fromName);
    const to = this.instant(toName);
    if (from === undefined && to === undefined) return undefined;
    if (from === undefined) throw invalid(fromName, `Only together with ${toName}.`);
    if (to === undefined) throw invalid(toName, `Only together with ${fromName}.`);
    const length = parseInstant(to)! - parseInstant(from)!;
    if (length <= 0) throw invalid(toName, `It is not after ${fromName}.`);
    if (length > maxRangeDays * day) {
      throw new Problem(422, 'range-too-long', {
        parameter: fromName,
        detail: `At most ${maxRangeDays} days.`,
      });
    }
    return { from, to };
  }

  requiredRange(): { readonly from: Instant; readonly to: Instant; readonly timeZone: string } {
    this.required('from');
    this.required('to');
    const timeZone = this.required('time_zone');
    if (resolveTimeZone(timeZone) === undefined) throw invalid('time_zone', 'An IANA name.');
    return { ...this.range('from', 'to')!, timeZone };
  }

  filters(): DimensionFilters {
    return Object.fromEntries(
      dimensions.flatMap((dimension) => {
        const values = this.list(dimension);
        return values ? [[dimension, values]] : [];
      }),
    );
  }

  search(): string | undefined {
    const value = this.#params.has('search') ? this.#params.get('search')! : undefined;
    if (value !== undefined && value.length > 200) throw invalid('search', 'At most 200 letters.');
    return value || undefined;
  }

  page(): { readonly limit?: number; readonly cursor?: string } {
    return defined({ limit: this.integer('limit', 1, 1000), cursor: this.one('cursor') });
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without the keys that have no value. */
function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}

export function parseUsage(params: URLSearchParams): UsageRequest {
  const query = new Query(
    params,
    [
      'metric from to time_zone interval week_start group_by order_by limit daily'.split(' '),
      ['compare_from', 'compare_to'],
      dimensions,
    ].flat(),
  );
  const metrics = query.list('metric');
  if (!metrics) throw invalid('metric', 'It is missing.');
  if (new Set(metrics).size < metrics.length) throw invalid('metric', 'One stands there twice.');
  const weekStart = query.integer('week_start', 1, 7);
  const orderBy = query.one('order_by');
  if (orderBy !== undefined && !metrics.includes(orderBy)) {
    throw invalid('order_by', 'One of the metrics asked for.');
  }
  return {
    metrics,
    ...query.requiredRange(),
    filters: query.filters(),
    ...defined({
      interval: query.choice<Interval>('interval', intervals),
      weekStart: weekStart as Weekday | undefined,
      groupBy: query.choice<Dimension>('group_by', dimensions),
      orderBy,
      limit: query.integer('limit', 1, 1000),
      daily: query.choice('daily', ['true', 'false']) === 'true' || undefined,
      compare: query.range('compare_from', 'compare_to'),
    }),
  };
}

export function parseDimension(dimension: Dimension, params: URLSearchParams): DimensionRequest {
  const query = new Query(params, [
    ...['search', 'key', 'from', 'to', 'limit', 'cursor'],
    ...dimensions,
  ]);
  return {
    dimension,
    filters: query.filters(),
    ...query.range('from', 'to'),
    ...query.page(),
    ...defined({ search: query.search(), keys: query.list('key') }),
  };
}

export function parsePlan(params: URLSearchParams): PlanRequest {
  const query = new Query(params, ['organization']);
  return defined({ organization: query.one('organization') });
}

export const conversationSorts = ['last_at', 'started_at', 'messages', 'in_range', 'whole'];

export function parseConversations(params: URLSearchParams): ConversationsRequest {
  const query = new Query(params, [
    ...['from', 'to', 'time_zone', 'search', 'sort', 'limit', 'cursor'],
    ...dimensions,
  ]);
  const sorts = conversationSorts.flatMap((key) => [key, `-${key}`]);
  return {
    ...query.requiredRange(),
    filters: query.filters(),
    ...query.page(),
    ...defined({ search: query.search(), sort: query.choice('sort', sorts) }),
  };
}

export function parseConversation(
  agent: string,
  conversation: string,
  params: URLSearchParams,
): ConversationRequest {
  const query = new Query(params, ['limit', 'cursor']);
  return { agent, conversation, ...query.page() };
}

export function parseNothing(params: URLSearchParams): void {
  new Query(params, []);
}
