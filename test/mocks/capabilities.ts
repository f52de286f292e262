import type { Capabilities } from '../../src/api/types.ts';
import { dimensions, intervals, usageOptions } from '../../src/api/types.ts';
import { dimensionLabels } from './catalog.ts';
import { earliestDay, now, toInstant } from './clock.ts';
import { rules, unavailable } from './metrics.ts';
import { conversationSorts, maxRangeDays } from './query.ts';

/** `GET /capabilities`. */
export function answerCapabilities(): Capabilities {
  return {
    now: toInstant(now),
    metrics: rules.map(({ metric }) => metric),
    unavailable,
    dimensions: dimensions.map((dimension) => ({
      dimension,
      label: dimensionLabels[dimension],
      filter: true,
      group: true,
    })),
    intervals,
    time_zones: 'iana',
    max_range_days: maxRangeDays,
    earliest: earliestDay,
    usage_options: usageOptions,
    resources: ['dimensions', 'plan', 'conversations', 'conversation'],
    conversation_sorts: conversationSorts,
    role: 'Member',
  };
}
