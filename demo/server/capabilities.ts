import {
  dimensions,
  intervals,
  usageOptions,
  type Capabilities,
  type Dimension,
} from '../../src/api/types.ts';
import { toInstant } from '../../src/model/instant.ts';
import { conversationSorts } from './conversations.ts';
import { missingRole } from './dimensions.ts';
import { metricsFor } from './metrics.ts';
import { maxRangeDays, Query } from './query.ts';
import type { RequestContext } from './request.ts';

const labels: Readonly<Record<Dimension, string>> = {
  agent: 'Agent',
  category: 'Category',
  organization: 'Organization',
  channel: 'Channel',
  model: 'Model',
  member: 'Team member',
};

/** `GET /capabilities` */
export function getCapabilities(context: RequestContext, search: URLSearchParams): Capabilities {
  new Query(search, []);
  const { available, unavailable } = metricsFor(context.caller);
  return {
    now: toInstant(context.now.getTime()),
    metrics: available.map(({ metric }) => metric),
    unavailable,
    dimensions: dimensions.map((dimension) => {
      const role = missingRole(context, dimension);
      const allowed = role === undefined;
      return {
        dimension,
        label: labels[dimension],
        filter: allowed,
        group: allowed,
        ...(role && { role }),
      };
    }),
    intervals,
    time_zones: 'iana',
    max_range_days: maxRangeDays,
    usage_options: usageOptions,
    resources: ['dimensions', 'plan', 'conversations', 'conversation'],
    conversation_sorts: conversationSorts,
    role: context.caller.role,
  };
}
