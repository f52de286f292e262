import type { DimensionRef } from '../../../src/api/types.ts';
import { sumAmounts } from '../../../src/model/amount.ts';
import { withUsage } from '../../mocks/changed-source.ts';
import { type MockUsageSource } from '../../mocks/mock-source.ts';

/** A source with these groups, largest first, ranked and cut as the API would. */
export function withGroups(
  groups: readonly (readonly [label: string, total: string, more?: Partial<DimensionRef>])[],
): MockUsageSource {
  return withUsage((answer, { metrics, groupBy = 'agent', limit = 10 }) => {
    const [metric = 'credits'] = metrics;
    const others = groups.slice(limit).map(([, total]) => total);
    const items = groups
      .slice(0, limit)
      .map(([label, , more], index): DimensionRef => ({ key: `k${index}`, label, ...more }));
    return {
      ...answer,
      groups: { dimension: groupBy, order_by: metric, items, remaining: others.length },
      series: [
        { metric, part: 'total', total: sumAmounts(groups.map(([, total]) => total)) },
        ...items.map(({ key }, index) => ({
          metric,
          part: 'group' as const,
          key,
          total: groups[index]![1],
        })),
        ...(others.length > 0
          ? [{ metric, part: 'remainder' as const, total: sumAmounts(others) }]
          : []),
      ],
    };
  });
}
