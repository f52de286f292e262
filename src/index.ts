/**
 * Classes, types, contexts and sources. Importing this registers no tag; `define.ts` does.
 */
export * from './api/errors.ts';
export { RestUsageSource, type RestUsageSourceOptions } from './api/rest-usage-source.ts';
export * from './api/types.ts';
export { configureUsage } from './configure-usage.ts';
export {
  filtersContext,
  type ConversationKey,
  type FilterName,
  type FilterSnapshot,
  type FiltersContextValue,
  type UsageFilters,
} from './context/filters-context.ts';
export { formatContext, type FormatContextValue } from './context/format-context.ts';
export { sourceContext, type SourceContextValue } from './context/source-context.ts';
export type { DataState } from './controllers/data-state.ts';
export type { UsageOptions } from './controllers/usage-scope.ts';
export { AgentFilter } from './elements/agent-filter/agent-filter.ts';
export { AgentUsageCharts } from './elements/agent-usage-charts/agent-usage-charts.ts';
export { CategoryFilter } from './elements/category-filter/category-filter.ts';
export { ChannelFilter } from './elements/channel-filter/channel-filter.ts';
export { ConversationCredits } from './elements/conversation-credits/conversation-credits.ts';
export { CreditChart } from './elements/credit-chart/credit-chart.ts';
export { FilteredElement } from './elements/filtered-element.ts';
export { MemberFilter } from './elements/member-filter/member-filter.ts';
export { ModelFilter } from './elements/model-filter/model-filter.ts';
export { OrganizationFilter } from './elements/organization-filter/organization-filter.ts';
export { PeriodFilter } from './elements/period-filter/period-filter.ts';
export { PlanHealthTiles } from './elements/plan-health-tiles/plan-health-tiles.ts';
export { RecentConversations } from './elements/recent-conversations/recent-conversations.ts';
export { UsageBreakdown } from './elements/usage-breakdown/usage-breakdown.ts';
export { UsageElement } from './elements/usage-element.ts';
export { UsageInsights } from './elements/usage-insights/usage-insights.ts';
export { UsageProvider } from './elements/usage-provider/usage-provider.ts';
export { UsageSummary } from './elements/usage-summary/usage-summary.ts';
export {
  changeDrivers,
  type ChangeDrivers,
  type Driver,
  type DriverKind,
  type GroupUse,
  type PeriodUse,
} from './model/drivers.ts';
export type {
  DriversInsight,
  Insight,
  InsightKind,
  InsightLevel,
  RunawayInsight,
  RunOutInsight,
} from './model/insights.ts';
export { runOutsIn } from './model/insights.ts';
export { projectUse, type DailyUse, type ProjectedUse } from './model/projection.ts';
export {
  detectRunaway,
  type HourlyUse,
  type Runaway,
  type RunawayOptions,
} from './model/runaway.ts';
export type { Period, Preset, ResolvedRange } from './model/period.ts';
export type { TextOverride, TextOverrides } from './model/texts.ts';
export { driversIn } from './model/usage-drivers.ts';
export { runawaysIn, type RunawayCheck } from './model/usage-runaways.ts';
export { defineWithPrefix } from './define-with-prefix.ts';
export { version } from './internal/version.ts';
