import * as v from 'valibot';
import {
  amount,
  amounts,
  count,
  currency,
  day,
  flag,
  instant,
  instants,
  known,
  link,
  list,
  name,
  object,
  oneOf,
  optional,
  orNull,
  text,
  timeZone,
  value,
  whole,
  withCurrency,
  type Shape,
} from './shape.ts';
import type {
  Allowance,
  BillingPeriod,
  Capabilities,
  Conversation,
  ConversationAnswer,
  ConversationsAnswer,
  ConversationStep,
  DailyFigures,
  Dimension,
  DimensionAnswer,
  DimensionCapability,
  DimensionRef,
  DimensionValue,
  Groups,
  Metric,
  PlanAnswer,
  Scope,
  Series,
  SeriesValues,
  UnavailableMetric,
  UsageAnswer,
  Weekday,
} from './types.ts';
import {
  aggregations,
  allowanceKinds,
  dimensions,
  intervals,
  unavailableReasons,
  units,
  usageOptions,
} from './types.ts';

const resources = ['dimensions', 'plan', 'conversations', 'conversation'] as const;

const ref = {
  key: orNull(text),
  label: text,
  deleted: optional(flag),
  color: optional(text),
};
const dimensionRef = object<DimensionRef>(ref);

const measure = {
  key: name,
  label: text,
  unit: oneOf(units),
  currency: optional(currency),
  fraction_digits: whole(0, 20),
};

const metric = withCurrency(
  object<Metric>({
    ...measure,
    aggregation: oneOf(aggregations),
    disjoint: known(dimensions),
  }),
);

const unavailable = object<UnavailableMetric>({
  metric: name,
  label: optional(text),
  reason: oneOf(unavailableReasons),
  role: optional(text),
});

const scope = object<Scope>({ organizations: list(dimensionRef), omitted: count });

const seriesValues = {
  total: orNull(amount),
  values: optional(amounts),
};

const series = object<Series>({
  metric: name,
  part: oneOf(['total', 'group', 'remainder']),
  key: optional(orNull(text)),
  ...seriesValues,
  compare: optional(object<SeriesValues>(seriesValues)),
  daily: optional(
    object<DailyFigures>({
      complete_days: count,
      total: amount,
      peak: orNull(object<NonNullable<DailyFigures['peak']>>({ day, total: amount })),
    }),
  ),
});

const buckets = {
  from: instant,
  to: instant,
  starts: optional(instants),
  partial: optional(list(count)),
};

const refs = optional(list(dimensionRef));

const range = { from: instant, to: instant, time_zone: timeZone };

export const usageShape = object<UsageAnswer>({
  ...buckets,
  time_zone: timeZone,
  interval: optional(oneOf(intervals)),
  week_start: optional(whole<Weekday>(1, 7)),
  as_of: instant,
  metrics: list(metric),
  unavailable: optional(list(unavailable)),
  scope: optional(scope),
  filters: optional(
    object<NonNullable<UsageAnswer['filters']>>({
      agent: refs,
      category: refs,
      organization: refs,
      channel: refs,
      model: refs,
      member: refs,
    }),
  ),
  groups: optional(
    object<Groups>({
      dimension: oneOf(dimensions),
      order_by: name,
      items: list(dimensionRef),
      remaining: count,
    }),
  ),
  series: list(series),
  compare: optional(object<NonNullable<UsageAnswer['compare']>>(buckets)),
});

const nextCursor = orNull(name);

export const dimensionShape = object<DimensionAnswer>({
  dimension: oneOf(dimensions),
  items: list(
    object<DimensionValue>({
      ...ref,
      key: name,
      allowed: optional(flag),
      role: optional(text),
      empty: optional(flag),
    }),
  ),
  matches: count,
  count,
  next_cursor: nextCursor,
});

export const planShape = object<PlanAnswer>({
  name: optional(text),
  as_of: instant,
  period: orNull(object<BillingPeriod>(range)),
  allowances: list(
    withCurrency(
      object<Allowance>({
        ...measure,
        kind: oneOf(allowanceKinds),
        used: amount,
        allotted: orNull(amount),
        overage: optional(amount),
        metric: optional(text),
        peak_at: optional(instant),
        shared: optional(flag),
      }),
    ),
  ),
  links: optional(
    object<NonNullable<PlanAnswer['links']>>({ billing: optional(link), top_up: optional(link) }),
  ),
  scope: optional(scope),
});

const conversation = {
  id: name,
  agent: dimensionRef,
  contact: orNull(dimensionRef),
  channel: orNull(dimensionRef),
  started_at: instant,
  last_at: instant,
  messages: count,
};

export const conversationsShape = object<ConversationsAnswer>({
  ...range,
  as_of: instant,
  metric,
  sort: text,
  items: list(
    object<Conversation>({
      ...conversation,
      organization: optional(dimensionRef),
      member: optional(orNull(dimensionRef)),
      categories: refs,
      type: optional(text),
      in_range: amount,
      whole: amount,
    }),
  ),
  totals: object<ConversationsAnswer['totals']>({
    count,
    in_range: amount,
    outside_conversations: amount,
  }),
  next_cursor: nextCursor,
});

export const conversationShape = object<ConversationAnswer>({
  ...conversation,
  as_of: instant,
  metric,
  step_count: count,
  steps: list(
    object<ConversationStep>({
      id: name,
      at: instant,
      category: dimensionRef,
      description: orNull(text),
      credits: amount,
      running_total: amount,
    }),
  ),
  total: amount,
  categories: list(object<ConversationAnswer['categories'][number]>({ ...ref, total: amount })),
  next_cursor: nextCursor,
});

/** Dimensions that we do not know are left out: a newer API may have more. */
const dimensionCapabilities: Shape<readonly DimensionCapability[]> = v.pipe(
  list(
    object<Omit<DimensionCapability, 'dimension'> & { readonly dimension: string }>({
      dimension: name,
      label: text,
      filter: flag,
      group: flag,
      role: optional(text),
    }),
  ),
  v.transform((items) =>
    items.filter((item): item is DimensionCapability =>
      dimensions.includes(item.dimension as Dimension),
    ),
  ),
);

export const capabilitiesShape = object<Capabilities>({
  now: instant,
  metrics: list(metric),
  unavailable: optional(list(unavailable)),
  dimensions: dimensionCapabilities,
  intervals: known(intervals),
  time_zones: value<Capabilities['time_zones']>(
    '"iana" or a list of zone names',
    (input) =>
      input === 'iana' ||
      (Array.isArray(input) && input.every((item: unknown) => typeof item === 'string')),
  ),
  max_range_days: optional(
    value<number>('a number above 0', (input) => Number.isFinite(input) && (input as number) > 0),
  ),
  earliest: optional(day),
  usage_options: known(usageOptions),
  resources: known(resources),
  conversation_sorts: optional(list(name)),
  role: optional(text),
});
