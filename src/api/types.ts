/**
 * The usage API as TypeScript sees it: what each resource is asked and what it answers.
 *
 * `openapi.yaml` beside this file is the same contract for teams that build the API in another
 * language. Names are those on the wire (snake case), so that an answer is used as it came.
 */

/** A whole or decimal number as a string ("34.1675", "-2"), or a plain number. Strings are exact. */
export type Amount = string | number;

/** A point in time, RFC 3339 with offset or `Z`: "2026-11-20T14:32:00Z". */
export type Instant = string;

/** A calendar day without a zone: "2026-11-20". */
export type Day = string;

export const intervals = ['minute', 'hour', 'day', 'week', 'month'] as const;
/** Size of one bucket of a series. Weeks begin on `week_start`. */
export type Interval = (typeof intervals)[number];

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const dimensions = [
  'agent',
  'category',
  'organization',
  'channel',
  'model',
  'member',
] as const;
/** What usage can be filtered and grouped by. */
export type Dimension = (typeof dimensions)[number];

/** Chosen values per dimension. A missing or empty list means all that the caller may see. */
export type DimensionFilters = Readonly<Partial<Record<Dimension, readonly string[]>>>;

export const aggregations = ['sum', 'distinct', 'mean', 'last', 'max'] as const;
/** How events become one number. Only a `sum` over a disjoint dimension has parts that add up. */
export type Aggregation = (typeof aggregations)[number];

export const units = ['credit', 'token', 'count', 'currency', 'ratio', 'duration'] as const;
/** What a number counts. `duration` is in seconds, `ratio` from 0 to 1, `currency` has a code. */
export type Unit = (typeof units)[number];

/** Keys with a fixed meaning. An API may have other metrics beside them. */
export const reservedMetrics = [
  'credits',
  'additional_credits',
  'llm_tokens',
  'messages',
  'conversations',
  'visitors',
  'active_agents',
  'active_members',
  'active_categories',
  'answer_quality',
  'revenue',
  'subscribers',
] as const;
export type ReservedMetric = (typeof reservedMetrics)[number];

export interface Metric {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  /** ISO 4217 code, for `unit: 'currency'`. */
  readonly currency?: string;
  /** Digits after the decimal point that totals of this metric are shown with. */
  readonly fraction_digits: number;
  readonly aggregation: Aggregation;
  /** Dimensions whose groups do not overlap. Parts add up over these, if `aggregation` is `sum`. */
  readonly disjoint: readonly Dimension[];
}

export const unavailableReasons = ['unknown', 'coming_soon', 'forbidden'] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

/** A metric that was asked for and cannot be answered; the others are answered all the same. */
export interface UnavailableMetric {
  readonly metric: string;
  readonly label?: string;
  readonly reason: UnavailableReason;
  /** Role that would allow it, for `reason: 'forbidden'`. */
  readonly role?: string;
}

/** One value of a dimension, as it stands in answers. */
export interface DimensionRef {
  /** `null`: not assigned. */
  readonly key: string | null;
  readonly label: string;
  readonly deleted?: boolean;
  /** CSS colour that the host gave this value. */
  readonly color?: string;
}

/** Whose usage an answer covers. */
export interface Scope {
  readonly organizations: readonly DimensionRef[];
  /** How many organizations the caller may not see and which are therefore left out. */
  readonly omitted: number;
}

// ---------------------------------------------------------------- GET /usage

export interface UsageRequest {
  /** One or several metric keys. */
  readonly metrics: readonly string[];
  /** Half open: `from ≤ t < to`. */
  readonly from: Instant;
  readonly to: Instant;
  /** IANA name of the zone in which buckets are cut. */
  readonly timeZone: string;
  /** Left out: totals only. */
  readonly interval?: Interval;
  /** Default 1, Monday. */
  readonly weekStart?: Weekday;
  readonly filters?: DimensionFilters;
  readonly groupBy?: Dimension;
  /** Metric that ranks the groups. Default: the first of `metrics`. */
  readonly orderBy?: string;
  /** How many groups have a series of their own; the others are the remainder. Default 10. */
  readonly limit?: number;
  /** Adds `daily` to the series: complete days, their total, the peak day. */
  readonly daily?: boolean;
  /** The other period, for the same keys. */
  readonly compare?: { readonly from: Instant; readonly to: Instant };
}

/** Figures of the complete days within the range, whatever the interval. */
export interface DailyFigures {
  readonly complete_days: number;
  readonly total: Amount;
  /** The complete day with the highest amount; `null` when there is none. */
  readonly peak: { readonly day: Day; readonly total: Amount } | null;
}

export interface SeriesValues {
  /** The server's figure over the whole range; `null`: not measured. */
  readonly total: Amount | null;
  /** One value a bucket. 0: nothing happened. `null`: not measured, or still to come. */
  readonly values?: readonly (Amount | null)[];
}

export interface Series extends SeriesValues {
  readonly metric: string;
  /** The whole, one group of it, or all groups beyond the limit together. */
  readonly part: 'total' | 'group' | 'remainder';
  /** Key of the group, for `part: 'group'`; `null`: not assigned. */
  readonly key?: string | null;
  readonly compare?: SeriesValues;
  readonly daily?: DailyFigures;
}

export interface Groups {
  readonly dimension: Dimension;
  readonly order_by: string;
  /** Largest first. With `compare`, by the larger of the two periods. */
  readonly items: readonly DimensionRef[];
  /** How many groups the remainder holds. */
  readonly remaining: number;
}

export interface Buckets {
  readonly from: Instant;
  readonly to: Instant;
  /** Where each bucket starts. The first is `from`; the last bucket ends at `to`. */
  readonly starts?: readonly Instant[];
  /** Indexes of buckets that the range cuts short. */
  readonly partial?: readonly number[];
}

export interface UsageAnswer extends Buckets {
  readonly time_zone: string;
  readonly interval?: Interval;
  readonly week_start?: Weekday;
  /** Up to which event the figures count. */
  readonly as_of: Instant;
  readonly metrics: readonly Metric[];
  readonly unavailable?: readonly UnavailableMetric[];
  readonly scope?: Scope;
  /** The filters in force, with labels, so that a picture can say what it shows. */
  readonly filters?: Readonly<Partial<Record<Dimension, readonly DimensionRef[]>>>;
  readonly groups?: Groups;
  readonly series: readonly Series[];
  readonly compare?: Buckets;
}

// ---------------------------------------------------------------- GET /dimensions/{dimension}

export interface DimensionRequest {
  readonly dimension: Dimension;
  /** Part of a label or key, without regard to case. */
  readonly search?: string;
  /** Only these keys: what an address or an attribute names. */
  readonly keys?: readonly string[];
  /** The other filters: values that they leave empty say so. */
  readonly filters?: DimensionFilters;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface DimensionValue extends DimensionRef {
  readonly key: string;
  /** `false`: the caller may not choose it; `role` says who may. Default `true`. */
  readonly allowed?: boolean;
  readonly role?: string;
  /** Whether nothing was used under the other filters and range. */
  readonly empty?: boolean;
}

export interface DimensionAnswer {
  readonly dimension: Dimension;
  readonly items: readonly DimensionValue[];
  /** How many values match the search. */
  readonly matches: number;
  /** How many values there are without the search. */
  readonly count: number;
  readonly next_cursor: string | null;
}

// ---------------------------------------------------------------- GET /plan

export interface PlanRequest {
  /** Key of one organization; left out: all that the caller may see. */
  readonly organization?: string;
}

export interface BillingPeriod {
  readonly from: Instant;
  readonly to: Instant;
  readonly time_zone: string;
}

export const allowanceKinds = ['consumable', 'capacity', 'peak'] as const;
/** Used up over the period · held at one time · the most at one time within the period. */
export type AllowanceKind = (typeof allowanceKinds)[number];

export interface Allowance {
  /** `agents` and `members` are reserved. */
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  readonly currency?: string;
  readonly fraction_digits: number;
  readonly kind: AllowanceKind;
  readonly used: Amount;
  /** `null`: unlimited. */
  readonly allotted: Amount | null;
  /** What was used beyond `allotted`, where it is charged. */
  readonly overage?: Amount;
  /** The metric that feeds it. */
  readonly metric?: string;
  /** When a `peak` was reached. */
  readonly peak_at?: Instant;
  /** Whether several organizations draw on the same pool. */
  readonly shared?: boolean;
}

export interface PlanAnswer {
  readonly name?: string;
  readonly as_of: Instant;
  /** `null` where the organizations' periods differ. */
  readonly period: BillingPeriod | null;
  readonly allowances: readonly Allowance[];
  readonly links?: { readonly billing?: string; readonly top_up?: string };
  readonly scope?: Scope;
}

// ---------------------------------------------------------------- GET /conversations

export interface ConversationsRequest {
  readonly from: Instant;
  readonly to: Instant;
  readonly timeZone: string;
  readonly filters?: DimensionFilters;
  /** Part of an agent's, contact's or conversation's id or name. */
  readonly search?: string;
  /** A sort key of the capabilities, `-` before it for descending. Default `-last_at`. */
  readonly sort?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface Conversation {
  readonly id: string;
  readonly agent: DimensionRef;
  readonly contact: DimensionRef | null;
  readonly channel: DimensionRef | null;
  readonly organization?: DimensionRef;
  readonly member?: DimensionRef | null;
  /** Largest first. */
  readonly categories?: readonly DimensionRef[];
  /** Kind of interaction in the API's own words: "chat", "call". */
  readonly type?: string;
  readonly started_at: Instant;
  readonly last_at: Instant;
  readonly messages: number;
  /** Credits within this range and these filters. */
  readonly in_range: Amount;
  /** Credits of the whole conversation. */
  readonly whole: Amount;
}

export interface ConversationsAnswer {
  readonly from: Instant;
  readonly to: Instant;
  readonly time_zone: string;
  readonly as_of: Instant;
  readonly metric: Metric;
  readonly sort: string;
  readonly items: readonly Conversation[];
  /** `in_range` and `outside_conversations` together are the period's credits. */
  readonly totals: {
    readonly count: number;
    readonly in_range: Amount;
    readonly outside_conversations: Amount;
  };
  readonly next_cursor: string | null;
}

// ---------------------------------------- GET /agents/{agent}/conversations/{conversation}

export interface ConversationRequest {
  readonly agent: string;
  readonly conversation: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface ConversationStep {
  readonly id: string;
  readonly at: Instant;
  readonly category: DimensionRef;
  readonly description: string | null;
  readonly credits: Amount;
  /** Sum of this step and all before it. */
  readonly running_total: Amount;
}

export interface ConversationAnswer {
  readonly id: string;
  readonly agent: DimensionRef;
  readonly contact: DimensionRef | null;
  readonly channel: DimensionRef | null;
  readonly started_at: Instant;
  readonly last_at: Instant;
  readonly messages: number;
  readonly as_of: Instant;
  readonly metric: Metric;
  /** How many steps there are on all pages. */
  readonly step_count: number;
  /** Oldest first. */
  readonly steps: readonly ConversationStep[];
  /** Credits of all steps, also those on other pages. */
  readonly total: Amount;
  readonly categories: readonly (DimensionRef & { readonly total: Amount })[];
  readonly next_cursor: string | null;
}

// ---------------------------------------------------------------- GET /capabilities

export const usageOptions = ['week_start', 'order_by', 'limit', 'daily', 'compare'] as const;
/** Optional parameters of `GET /usage`. Sent only where the capabilities name them. */
export type UsageOption = (typeof usageOptions)[number];

export interface DimensionCapability {
  readonly dimension: Dimension;
  readonly label: string;
  /** Whether `GET /usage` can be filtered by it. */
  readonly filter: boolean;
  /** Whether `GET /usage` can be grouped by it. */
  readonly group: boolean;
  /** Role that the caller lacks to use it. */
  readonly role?: string;
}

export interface Capabilities {
  /** The server's clock when it answered. */
  readonly now: Instant;
  readonly metrics: readonly Metric[];
  readonly unavailable?: readonly UnavailableMetric[];
  readonly dimensions: readonly DimensionCapability[];
  readonly intervals: readonly Interval[];
  /** `'iana'`: every zone of the tz database. */
  readonly time_zones: 'iana' | readonly string[];
  /** Longest range in days; left out: no limit. */
  readonly max_range_days?: number;
  /** Nothing is kept from before this day. */
  readonly earliest?: Day;
  readonly usage_options: readonly UsageOption[];
  readonly resources: readonly ('dimensions' | 'plan' | 'conversations' | 'conversation')[];
  /** Sort keys of `GET /conversations`. */
  readonly conversation_sorts?: readonly string[];
  /** What the caller is, in the host's words: "Member". */
  readonly role?: string;
}

// ---------------------------------------------------------------- the source

/** Given to every call of a source. */
export interface SourceOptions {
  readonly signal?: AbortSignal;
}

/**
 * The usage API as six functions. `RestUsageSource` speaks it over HTTP; a host whose API differs
 * writes its own. Every function rejects with a `UsageError`; other errors are taken as one of
 * type `connection`.
 */
export interface UsageSource {
  /** `null`: the API does not say, so the least that conforms is assumed. */
  capabilities(options?: SourceOptions): Promise<Capabilities | null>;
  usage(request: UsageRequest, options?: SourceOptions): Promise<UsageAnswer>;
  dimension(request: DimensionRequest, options?: SourceOptions): Promise<DimensionAnswer>;
  plan(request: PlanRequest, options?: SourceOptions): Promise<PlanAnswer>;
  conversations(
    request: ConversationsRequest,
    options?: SourceOptions,
  ): Promise<ConversationsAnswer>;
  conversation(request: ConversationRequest, options?: SourceOptions): Promise<ConversationAnswer>;
}
