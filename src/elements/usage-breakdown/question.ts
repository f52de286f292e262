import { UsageError } from '../../api/errors.ts';
import type { Dimension, DimensionCapability, UsageAnswer, UsageRequest } from '../../api/types.ts';
import type { FilterSnapshot } from '../../context/filters-context.ts';
import type { SourceContextValue } from '../../context/source-context.ts';
import { usageQuery, type Query } from '../../controllers/queries.ts';
import { usageRequest } from '../../controllers/usage-request.ts';
import { capabilityOf } from '../../model/capabilities.ts';

/** What a breakdown is about. */
export interface Subject {
  readonly metric: string;
  readonly groupBy: Dimension;
  readonly limit: number;
}

/**
 * Totals by the values of a dimension. Without an interval, so that the question joins that of a
 * chart with the same groups. Where the API cannot group so, the answer is an error that says it.
 */
export function breakdownQuery(
  source: SourceContextValue | undefined,
  asked: FilterSnapshot | undefined,
  { metric, groupBy, limit }: Subject,
): Query<UsageAnswer> | undefined {
  const request = usageRequest(asked, [metric], { groupBy, limit, orderBy: metric });
  if (!request || !source?.capabilities) return undefined;
  const capability = capabilityOf(source.capabilities, groupBy);
  if (!capability.group || capability.role !== undefined) return refusal(capability);
  const { interval: _, ...totals }: UsageRequest = request;
  return usageQuery(source, totals);
}

function refusal({ dimension, role }: DimensionCapability): Query<UsageAnswer> {
  const error =
    role === undefined
      ? new UsageError('configuration', `The usage API cannot group by ${dimension}.`)
      : new UsageError('forbidden', `Grouping by ${dimension} takes the role ${role}.`, { role });
  return {
    queryKey: ['usage', 'group', dimension, role],
    queryFn: () => Promise.reject(error),
  };
}
