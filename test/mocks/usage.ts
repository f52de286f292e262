import type {
  Amount,
  DimensionFilters,
  DimensionRef,
  Groups,
  Scope,
  Series,
  UnavailableMetric,
  UsageAnswer,
  UsageRequest,
} from '../../src/api/types.ts';
import { dimensions } from '../../src/api/types.ts';
import { compareAmounts } from '../../src/model/amount.ts';
import { toRef } from './catalog.ts';
import { toInstant } from './clock.ts';
import { keysOf } from './events.ts';
import type { Fact, MockEvents } from './events.ts';
import { cutSpan, measure, measureDaily, measureTotal, select } from './measure.ts';
import type { Span } from './measure.ts';
import { rules, unavailable } from './metrics.ts';
import type { MetricRule } from './metrics.ts';
import { forbidden } from './problem.ts';

type Key = string | null;

/** The facts of one metric, by group. */
interface Measured {
  readonly rule: MetricRule;
  readonly facts: readonly Fact[];
  readonly byKey: ReadonlyMap<Key, readonly Fact[]>;
}

/** Refuses a question about organizations of which the caller may see none. */
export function checkAllowed(filters: DimensionFilters, data: MockEvents): void {
  const { organizations, omitted } = scopeOf(filters, data);
  if (organizations.length > 0 || omitted === 0) return;
  const closed = data.catalog.entries.organization.find(({ role }) => role !== undefined);
  throw forbidden(closed?.role ?? 'Owner');
}

/** The organizations that an answer covers, and how many are left out. */
export function scopeOf(filters: DimensionFilters, data: MockEvents): Scope {
  const chosen = filters.organization ?? [];
  const asked = data.catalog.entries.organization.filter(
    ({ key }) => chosen.length === 0 || chosen.includes(key),
  );
  const covered = asked.filter(({ role }) => role === undefined);
  return {
    organizations: covered.map(({ key }) => toRef(data.catalog, 'organization', key)),
    omitted: asked.length - covered.length,
  };
}

export function labelFilters(
  filters: DimensionFilters,
  data: MockEvents,
): NonNullable<UsageAnswer['filters']> {
  const labelled: [string, DimensionRef[]][] = [];
  for (const dimension of dimensions) {
    const keys = filters[dimension];
    if (keys?.length) {
      labelled.push([dimension, keys.map((key) => toRef(data.catalog, dimension, key))]);
    }
  }
  return Object.fromEntries(labelled);
}

function groupFacts(facts: readonly Fact[], dimension: UsageRequest['groupBy']): Map<Key, Fact[]> {
  const groups = new Map<Key, Fact[]>();
  if (!dimension) return groups;
  for (const fact of facts) {
    const keys = keysOf(fact, dimension);
    for (const key of keys.length > 0 ? keys : [null]) {
      const group = groups.get(key);
      if (group) group.push(fact);
      else groups.set(key, [fact]);
    }
  }
  return groups;
}

/** By code units; not assigned comes last. */
function compareKeys(a: Key, b: Key): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Keys in order of their figure, largest first; the larger of the two periods decides. */
function rank(
  keys: ReadonlySet<Key>,
  ranking: Measured | undefined,
  spans: readonly Span[],
  data: MockEvents,
): Key[] {
  const figureOf = (key: Key): Amount => {
    const facts = ranking?.byKey.get(key);
    if (!ranking || !facts) return '0';
    return spans
      .map((span) => measureTotal(ranking.rule, facts, span, data) ?? '0')
      .reduce((a, b) => (compareAmounts(a, b) >= 0 ? a : b));
  };
  return [...keys]
    .map((key) => ({ key, figure: figureOf(key) }))
    .sort((a, b) => compareAmounts(b.figure, a.figure) || compareKeys(a.key, b.key))
    .map(({ key }) => key);
}

function toBuckets(span: Span): Pick<UsageAnswer, 'from' | 'to' | 'starts' | 'partial'> {
  return {
    from: toInstant(span.from),
    to: toInstant(span.to),
    ...(span.starts && { starts: span.starts.map(toInstant), partial: span.partial }),
  };
}

function findRules(metrics: readonly string[]): {
  readonly found: readonly MetricRule[];
  readonly missing: readonly UnavailableMetric[];
} {
  const found: MetricRule[] = [];
  const missing: UnavailableMetric[] = [];
  for (const key of new Set(metrics)) {
    const rule = rules.find(({ metric }) => metric.key === key);
    if (rule) found.push(rule);
    else {
      const known = unavailable.find(({ metric }) => metric === key);
      missing.push(known ?? { metric: key, reason: 'unknown' });
    }
  }
  return { found, missing };
}

/** `GET /usage`. */
export function answerUsage(request: UsageRequest, data: MockEvents): UsageAnswer {
  const { filters = {}, groupBy, interval, weekStart, timeZone, limit = 10 } = request;
  checkAllowed(filters, data);
  const { found, missing } = findRules(request.metrics);
  const asked = found.find(({ metric }) => metric.key === request.orderBy);
  const rankingRule = asked ?? found[0];
  const span = cutSpan(request, interval, weekStart);
  const compare = request.compare && cutSpan({ ...request.compare, timeZone }, interval, weekStart);
  const spans = compare ? [span, compare] : [span];

  const inSpans = ({ at }: Fact) => spans.some(({ from, to }) => at >= from && at < to);
  const measureRule = (rule: MetricRule): Measured => {
    const facts = select(rule, data, filters).filter((fact) => rule.cumulative || inSpans(fact));
    return { rule, facts, byKey: groupFacts(facts, groupBy) };
  };
  const measured = found.map(measureRule);
  const ranking = measured.find(({ rule }) => rule === rankingRule);
  const known = new Set(measured.flatMap(({ byKey }) => [...byKey.keys()]));
  const keys = rank(known, ranking, spans, data);
  const shown = keys.slice(0, limit);
  const rest = new Set(keys.slice(limit));

  const figures = (rule: MetricRule, facts: readonly Fact[]) => ({
    ...measure(rule, facts, span, data),
    ...(compare && { compare: measure(rule, facts, compare, data) }),
    ...(request.daily &&
      rule.metric.aggregation === 'sum' && { daily: measureDaily(rule, facts, span, data) }),
  });
  const series = measured.flatMap(({ rule, facts, byKey }): Series[] => {
    const metric = rule.metric.key;
    const all: Series[] = [{ metric, part: 'total', ...figures(rule, facts) }];
    for (const key of shown) {
      all.push({ metric, part: 'group', key, ...figures(rule, byKey.get(key) ?? []) });
    }
    if (rest.size > 0 && groupBy) {
      const others = facts.filter((fact) => {
        const own = keysOf(fact, groupBy);
        return (own.length > 0 ? own : [null]).some((key) => rest.has(key));
      });
      all.push({ metric, part: 'remainder', ...figures(rule, others) });
    }
    return all;
  });
  const groups: Groups | undefined = groupBy && {
    dimension: groupBy,
    order_by: rankingRule?.metric.key ?? request.metrics[0]!,
    items: shown.map((key) => toRef(data.catalog, groupBy, key)),
    remaining: rest.size,
  };
  return {
    ...toBuckets(span),
    time_zone: timeZone,
    ...(interval && { interval }),
    ...(interval && { week_start: weekStart ?? 1 }),
    as_of: toInstant(data.asOf),
    metrics: found.map(({ metric }) => metric),
    ...(missing.length > 0 && { unavailable: missing }),
    scope: scopeOf(filters, data),
    filters: labelFilters(filters, data),
    ...(groups && { groups }),
    series,
    ...(compare && { compare: toBuckets(compare) }),
  };
}
