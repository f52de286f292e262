import type { DimensionRef, UsageAnswer, UsageRequest } from '../../../src/api/types.ts';
import { sumAmounts } from '../../../src/model/amount.ts';
import { createMockSource, type MockUsageSource } from '../../mocks/mock-source.ts';

/** A source whose answers about usage are changed. */
export function withUsage(
  change: (answer: UsageAnswer, request: UsageRequest) => UsageAnswer,
): MockUsageSource {
  const source = createMockSource();
  const { usage } = source;
  source.usage = async (request, options) => change(await usage(request, options), request);
  return source;
}

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
