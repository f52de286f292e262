import { AgentFilter } from './elements/agent-filter/agent-filter.ts';
import { AgentUsageCharts } from './elements/agent-usage-charts/agent-usage-charts.ts';
import { CategoryFilter } from './elements/category-filter/category-filter.ts';
import { ChannelFilter } from './elements/channel-filter/channel-filter.ts';
import { ConversationCredits } from './elements/conversation-credits/conversation-credits.ts';
import { CreditChart } from './elements/credit-chart/credit-chart.ts';
import { MemberFilter } from './elements/member-filter/member-filter.ts';
import { ModelFilter } from './elements/model-filter/model-filter.ts';
import { OrganizationFilter } from './elements/organization-filter/organization-filter.ts';
import { PeriodFilter } from './elements/period-filter/period-filter.ts';
import { PlanHealthTiles } from './elements/plan-health-tiles/plan-health-tiles.ts';
import { RecentConversations } from './elements/recent-conversations/recent-conversations.ts';
import { UsageBreakdown } from './elements/usage-breakdown/usage-breakdown.ts';
import { UsageProvider } from './elements/usage-provider/usage-provider.ts';
import { UsageSummary } from './elements/usage-summary/usage-summary.ts';
import { defineElement } from './internal/registry.ts';

const tags: Readonly<Record<string, new () => HTMLElement>> = {
  'agent-filter': AgentFilter,
  'agent-usage-charts': AgentUsageCharts,
  'category-filter': CategoryFilter,
  'channel-filter': ChannelFilter,
  'conversation-credits': ConversationCredits,
  'credit-chart': CreditChart,
  'member-filter': MemberFilter,
  'model-filter': ModelFilter,
  'organization-filter': OrganizationFilter,
  'period-filter': PeriodFilter,
  'plan-health-tiles': PlanHealthTiles,
  'recent-conversations': RecentConversations,
  'usage-breakdown': UsageBreakdown,
  'usage-provider': UsageProvider,
  'usage-summary': UsageSummary,
};

const prefixes = new Set<string>();

/**
 * Registers every tag behind a prefix, for pages where a plain name is taken:
 * `defineWithPrefix('acme-')` gives `<acme-credit-chart>`. Once more with the same prefix does
 * nothing. The plain names stay free unless `define.ts` registers them.
 * @throws DOMException if the prefix makes no valid tag name.
 */
export function defineWithPrefix(prefix: string): void {
  if (prefixes.has(prefix)) return;
  prefixes.add(prefix);
  // A class can be registered only once, so that each prefix has classes of its own.
  for (const [tag, element] of Object.entries(tags)) {
    defineElement(prefix + tag, class extends element {});
  }
}
