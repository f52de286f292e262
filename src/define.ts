/** Registers every tag. */
import './elements/agent-filter/define.ts';
import './elements/agent-usage-charts/define.ts';
import './elements/category-filter/define.ts';
import './elements/channel-filter/define.ts';
import './elements/conversation-credits/define.ts';
import './elements/credit-chart/define.ts';
import './elements/member-filter/define.ts';
import './elements/model-filter/define.ts';
import './elements/organization-filter/define.ts';
import './elements/period-filter/define.ts';
import './elements/plan-health-tiles/define.ts';
import './elements/recent-conversations/define.ts';
import './elements/usage-breakdown/define.ts';
import './elements/usage-insights/define.ts';
import './elements/usage-provider/define.ts';
import './elements/usage-summary/define.ts';

export { configureUsage } from './configure-usage.ts';
